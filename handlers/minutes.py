"""``/mvoi verslag``: the minutes of a meeting, looked at and then sent."""

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.messages import meeting_ids as ids
from bot.messages.meeting_view import Minutes
from bot.messages.message import Block
from bot.messages.minutes import minutes_modal, minutes_sent
from bot.policy.permissions import Act
from bot.services.held_meetings import meeting_at_hand
from bot.services.minutes import concludable, make_minutes, minutes_of
from bot.slack.desk import Desk
from handlers.door import needs
from handlers.form_metadata import FormMetadata, sent
from handlers.interaction import Body, Command, Interaction, interaction, looking
from handlers.opening import open_for_command, swap
from handlers.responses import Response, in_its_place
from handlers.sent_once import is_new


def register(app: App, desk: Desk) -> None:
    """For who sits there, and who oversees everything; the services know who that is."""

    @app.action(ids.MINUTES_OPEN, middleware=needs(desk, Act.HOLD_MEETING))
    def _open(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = _shown(doing, str(body["actions"][0].get("value") or ""))
        swap(client, body, view)

    @app.view(ids.MINUTES, middleware=needs(desk, Act.HOLD_MEETING))
    def _sent(ack: Ack, body: dict[str, Any]) -> None:
        ack(**_made(desk, body))


def open_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi verslag``: of the meeting of today, or the latest."""
    command.ack()
    with looking(desk, command.body) as doing:
        view = _shown(doing, "")
    open_for_command(desk, command, view, ids.MINUTES_OPEN)


def found_minutes(doing: Interaction, meeting_id: int) -> Minutes:
    """The minutes as this person may read them."""
    asked: dict[str, Any] = {"here": doing.here, "viewer": doing.viewer, "now": doing.now}
    meeting = concludable(doing.session, meeting_id=meeting_id, **asked)
    return minutes_of(doing.session, meeting=meeting, **asked)


def _shown(doing: Interaction, typed: str) -> Block:
    """Of the meeting with this id; of the one at hand without."""
    meeting_id = int(typed) if typed.isdecimal() else _at_hand(doing)
    metadata = FormMetadata(meeting_id)
    return minutes_modal(
        found_minutes(doing, meeting_id), doing.here.words, metadata=metadata.dump()
    )


def _at_hand(doing: Interaction) -> int:
    meeting = meeting_at_hand(doing.session, here=doing.here, viewer=doing.viewer, now=doing.now)
    return meeting.id or 0


def _made(desk: Desk, body: Body) -> Response:
    """Send them once; a repeat is answered the same."""
    metadata, _ = sent(body)
    with interaction(desk, body) as doing:
        meeting_id = metadata.subject_id or 0
        if is_new(doing, metadata):
            make_minutes(
                doing.session,
                here=doing.here,
                viewer=doing.viewer,
                meeting_id=meeting_id,
                now=doing.now,
            )
        answer = in_its_place(minutes_sent(found_minutes(doing, meeting_id), doing.here.words))
        doing.session.commit()
    return answer
