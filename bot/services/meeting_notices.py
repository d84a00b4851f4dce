"""What is sent for a meeting beforehand, planned as soon as the meeting is known."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.messages import meeting_ids as ids
from bot.policy.meetings import Step, at_the_table, steps_before
from bot.profile.rhythms import Rhythm
from bot.services.municipality import Municipality
from bot.services.recipients import ToChannel, ToPerson
from storage.notices import notices_about, plan_notice, reschedule
from storage.people import people_with_role
from storage.tables import Meeting
from storage.vocabulary import NoticeState

_KINDS = {Step.AGENDA: ids.NOTICE_AGENDA, Step.INPUT: ids.NOTICE_INPUT}


def notices_missing(
    session: Session, *, here: Municipality, rhythm: Rhythm, meeting: Meeting, now: datetime
) -> bool:
    """Whether somebody is not yet to be told, or at another moment than is meant."""
    return any(True for _ in _astray(session, here, rhythm, meeting, now))


def plan_meeting_notices(
    session: Session, *, here: Municipality, rhythm: Rhythm, meeting: Meeting, now: datetime
) -> None:
    """Plan what is sent; what was planned for another moment moves along with the meeting."""
    for kind, recipient, due_at in list(_astray(session, here, rhythm, meeting, now)):
        about: dict[str, Any] = {
            "workspace_id": here.workspace_id,
            "kind": kind,
            "subject_kind": ids.SUBJECT,
            "subject_id": meeting.id or 0,
            "recipient": recipient,
        }
        if not plan_notice(session, **about, occurrence=ids.ONCE, due_at=due_at, now=now):
            reschedule(session, **about, due_at=due_at)


def _astray(
    session: Session, here: Municipality, rhythm: Rhythm, meeting: Meeting, now: datetime
) -> Iterator[tuple[str, str, datetime]]:
    """What is not planned yet, or for another moment: its kind, for whom, and when it is meant.

    What should have been sent before anybody knew of the meeting is not sent after all, as on
    the day that the bot comes; unless somebody chose that day.
    """
    notices = notices_about(
        session,
        workspace_id=here.workspace_id,
        subject_kind=ids.SUBJECT,
        subject_id=meeting.id or 0,
    )
    known = {(notice.kind, notice.recipient): notice for notice in notices}
    for kind, due_at in _steps(here, rhythm, meeting):
        for recipient in recipients_of(session, here=here, rhythm=rhythm):
            notice = known.get((kind, recipient))
            if notice is None:
                if due_at > now or meeting.chosen:
                    yield kind, recipient, due_at
            elif notice.state is NoticeState.PLANNED and notice.due_at != due_at:
                yield kind, recipient, due_at


def _steps(here: Municipality, rhythm: Rhythm, meeting: Meeting) -> list[tuple[str, datetime]]:
    day = meeting.starts_at.astimezone(here.zone).date()
    steps = steps_before(rhythm, day, here.profile.calendar, here.zone)
    return [(_KINDS[step], due_at) for step, due_at in steps.items()]


def recipients_of(session: Session, *, here: Municipality, rhythm: Rhythm) -> list[str]:
    """Its channel, and in private everybody whose meeting it is."""
    people = {
        person.id: None
        for role in at_the_table(rhythm.kind)
        for person in people_with_role(session, workspace_id=here.workspace_id, role=role)
        if person.id is not None
    }
    channels = [str(ToChannel(rhythm.channel))] if rhythm.channel else []
    return channels + [str(ToPerson(person_id)) for person_id in people]
