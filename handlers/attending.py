"""Whether somebody comes to a meeting, and the file for their calendar."""

from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.documents.calendar_file import CalendarEvent, calendar_file, uid_of
from bot.messages import meeting_ids as ids
from bot.messages.invitation import ANSWERS, AROUND, answered, calendar_title
from bot.policy.permissions import Act
from bot.services.agenda import meeting_view
from bot.services.attendance import answer_invitation, open_to
from bot.slack.desk import Desk
from bot.slack.office import PostOffice
from handlers.bringing import Brought, begin_to_bring
from handlers.door import needs
from handlers.interaction import Body, chosen_id, interaction, looking, user_of
from storage.vocabulary import Attending


def register(app: App, desk: Desk) -> None:
    """For colleagues; the service knows for whom a meeting is."""
    for action_id, answer in ANSWERS.items():
        _register_answer(app, desk, action_id, answer)

    @app.action(ids.CALENDAR, middleware=needs(desk, Act.ATTEND))
    def _calendar(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        key = (ids.CALENDAR, user_of(body), chosen_id(body))
        begin_to_bring(desk, client, body, _file(desk, body), key=key)


def _register_answer(app: App, desk: Desk, action_id: str, answer: Attending) -> None:
    @app.action(action_id, middleware=needs(desk, Act.ATTEND))
    def _pressed(ack: Ack, respond: Respond, body: dict[str, Any]) -> None:
        ack()
        with interaction(desk, body) as doing:
            meeting = answer_invitation(
                doing.session,
                here=doing.here,
                viewer=doing.viewer,
                meeting_id=chosen_id(body),
                answer=answer,
                now=doing.now,
            )
            told = answered(meeting, answer, doing.here.words)
            doing.session.commit()
        respond(
            text=told.text,
            blocks=list(told.blocks),
            response_type="ephemeral",
            replace_original=False,
        )


def _file(desk: Desk, body: Body) -> Brought:
    """When and where, for those who may be there; nothing of what is talked about."""
    with looking(desk, body) as doing:
        here = doing.here
        stored, rhythm = open_to(
            doing.session,
            here=here,
            viewer=doing.viewer,
            meeting_id=chosen_id(body),
            now=doing.now,
        )
        meeting, now = meeting_view(stored, rhythm, here=here), doing.now
        event = CalendarEvent(
            uid=uid_of(f"overleg-{meeting.meeting_id}", here.team_id),
            sequence=stored.version,
            begins=meeting.local,
            minutes=stored.minutes,
            title=meeting.label,
            place=meeting.place,
        )

    def make(_office: PostOffice) -> bytes:
        return calendar_file(event, now=now)

    title = calendar_title(meeting, here.words)
    number = meeting.meeting_id
    return Brought(here, user_of(body), number=number, title=title, around=AROUND, make=make)
