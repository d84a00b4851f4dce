"""What the owner of a silent purchase presses: each answer takes the place of the question."""

from datetime import date
from typing import Any

from slack_bolt import Ack, App, Respond

from bot.messages import silence_ids as ids
from bot.messages.bundle import in_its_part, own_id
from bot.messages.message import Message
from bot.messages.silence import day_refused, settled
from bot.messages.silence_view import SilencePlace, read_silence_place
from bot.policy.permissions import Act
from bot.services.journey_writing import Outcome, begin
from bot.services.silence import silence_view
from bot.services.silence_answers import keep_running, rest_until
from bot.slack.desk import Desk
from handlers.door import needs
from handlers.interaction import Body, interaction


def register(app: App, desk: Desk) -> None:
    """Only who may change a trajectory says how it goes; its other buttons open known forms."""

    @app.action(ids.RUNS, middleware=needs(desk, Act.CHANGE))
    def _runs(ack: Ack, respond: Respond, body: dict[str, Any]) -> None:
        ack()
        place = read_silence_place(body["actions"][0]["value"])
        _, message = _answered(desk, body, place, None)
        blocks = in_its_part(body, message.blocks)
        respond(text=message.text, blocks=blocks, replace_original=True)

    @app.action(ids.REST, middleware=needs(desk, Act.CHANGE))
    def _rest(ack: Ack, respond: Respond, body: dict[str, Any]) -> None:
        ack()
        action = body["actions"][0]
        if not action.get("selected_date"):  # the field was made empty
            return
        place, day = (
            read_silence_place(own_id(action["block_id"])),
            date.fromisoformat(action["selected_date"]),
        )
        outcome, message = _answered(desk, body, place, day)
        if outcome is Outcome.REFUSED:
            said = list(message.blocks)
            respond(
                text=message.text, blocks=said, response_type="ephemeral", replace_original=False
            )
        else:
            blocks = in_its_part(body, message.blocks)
            respond(text=message.text, blocks=blocks, replace_original=True)


def _answered(
    desk: Desk, body: Body, place: SilencePlace, until: date | None
) -> tuple[Outcome, Message]:
    """Keep the answer: it runs, or it rests until a day."""
    with interaction(desk, body) as doing:
        step = begin(
            doing.session,
            here=doing.here,
            viewer=doing.viewer,
            trajectory_id=place.trajectory_id,
            now=doing.now,
        )
        if until is None:
            outcome = keep_running(step, mark=place.mark)
        else:
            outcome = rest_until(step, mark=place.mark, day=until)
        words = doing.here.words
        if outcome is Outcome.REFUSED:
            return outcome, day_refused(words)
        view = silence_view(step.record.trajectory, doing.here, place, since=doing.today)
        doing.session.commit()
    phrase = "past" if outcome is Outcome.STALE else "rests" if until else "runs"
    return outcome, settled(view, words, phrase=phrase, until=until)
