"""What the adviser thinks of a start form."""

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.messages import start_form_ids as ids
from bot.messages.form_fields import block_ids, read_state
from bot.messages.message import Block
from bot.messages.start_form_beside import read_judged_value
from bot.messages.start_form_judging import (
    PAGE,
    REMARK,
    ask_more,
    asked_more,
)
from bot.policy.permissions import Act
from bot.services.start_form_judging import expect_judge, judge
from bot.services.visible_text import visible_lines
from bot.slack.desk import Desk
from handlers.door import needs
from handlers.form_metadata import FormMetadata, sent
from handlers.interaction import Body, interaction, looking, municipality
from handlers.opening import swap
from handlers.responses import Response, at_the_fields, in_its_place
from handlers.start_form_opening import reading

_ROUND = "round"


def register(app: App, desk: Desk) -> None:
    """For the adviser and the coordinator; the service refuses others."""

    @app.action(ids.SUFFICIENT, middleware=needs(desk, Act.JUDGE_START_FORM))
    def _sufficient(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        trajectory_id, round_number = read_judged_value(str(body["actions"][0]["value"]))
        judged_now, read = _judge(desk, body, trajectory_id, round_number, None)
        if "view" in body:
            swap(client, body, read)
        elif not judged_now:
            swap(client, body, asked_more(municipality(desk, body).words, judged_now=False))

    @app.action(ids.ASK_MORE, middleware=needs(desk, Act.JUDGE_START_FORM))
    def _ask(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        swap(client, body, _asking(desk, body))

    @app.view(ids.JUDGE, middleware=needs(desk, Act.JUDGE_START_FORM))
    def _asked(ack: Ack, body: dict[str, Any]) -> None:
        ack(**_more(desk, body))


def _asking(desk: Desk, body: Body) -> dict[str, Any]:
    trajectory_id, round_number = read_judged_value(str(body["actions"][0]["value"]))
    with looking(desk, body) as doing:
        words = doing.here.words
        expect_judge(doing.viewer)
    metadata = FormMetadata(trajectory_id, notes={_ROUND: round_number})
    return ask_more(words, metadata=metadata.dump(), rendering=metadata.step)


def _more(desk: Desk, body: Body) -> Response:
    metadata, values = sent(body)
    words = municipality(desk, body).words
    remark = visible_lines(str(read_state(values)[REMARK]))
    if not remark:
        field = block_ids(values)[REMARK]
        return at_the_fields({field: words.plain(PAGE, "ask_missing")})
    round_number = int(metadata.notes[_ROUND])
    judged_now, _ = _judge(desk, body, metadata.subject_id or 0, round_number, remark)
    return in_its_place(asked_more(words, judged_now=judged_now))


def _judge(
    desk: Desk, body: Body, trajectory_id: int, round_number: int, remark: str | None
) -> tuple[bool, Block]:
    """Whether this press judged it, and the form as it stands now."""
    with interaction(desk, body) as doing:
        case, judged_now = judge(
            doing.session,
            here=doing.here,
            viewer=doing.viewer,
            trajectory_id=trajectory_id,
            round_number=round_number,
            remark=remark,
            now=doing.now,
        )
        read = reading(doing, case)
        doing.session.commit()
    return judged_now, read
