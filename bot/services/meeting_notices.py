"""What is sent for a meeting beforehand, planned as soon as the meeting is known."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.messages import meeting_ids as ids
from bot.policy.meetings import Step, asked_after, at_the_table, by_invitation, steps_before
from bot.profile.rhythms import Rhythm
from bot.services.municipality import Municipality
from bot.services.recipients import ToChannel, ToPerson
from storage.meeting_guests import guests_of
from storage.notices import notices_about, plan_notice, reschedule
from storage.people import people_with_role
from storage.tables import Meeting
from storage.vocabulary import MunicipalRole, NoticeState

_KINDS = {Step.AGENDA: ids.NOTICE_AGENDA, Step.INPUT: ids.NOTICE_INPUT}


def notices_missing(
    session: Session, *, here: Municipality, rhythm: Rhythm, meeting: Meeting, now: datetime
) -> bool:
    """Whether somebody is not yet to be told, or at another moment than is meant."""
    astray = any(True for _ in _astray(session, here, rhythm, meeting, now))
    return astray or bool(_outdated(session, here, meeting))


def plan_meeting_notices(
    session: Session, *, here: Municipality, rhythm: Rhythm, meeting: Meeting, now: datetime
) -> None:
    """Plan what is sent; what was planned for another moment moves along with the meeting.

    An invitation that stands somewhere is written anew once the meeting changed.
    """
    about: dict[str, Any] = {
        "workspace_id": here.workspace_id,
        "subject_kind": ids.SUBJECT,
        "subject_id": meeting.id or 0,
    }
    for kind, recipient, due_at in list(_astray(session, here, rhythm, meeting, now)):
        told = {**about, "kind": kind, "recipient": recipient, "due_at": due_at}
        if not plan_notice(session, **told, occurrence=ids.ONCE, now=now):
            reschedule(session, **told)
    for recipient in _outdated(session, here, meeting):
        plan_notice(
            session,
            **about,
            kind=ids.NOTICE_INPUT_CHANGED,
            occurrence=_change(meeting),
            recipient=recipient,
            due_at=now,
            now=now,
        )


def _outdated(session: Session, here: Municipality, meeting: Meeting) -> list[str]:
    """To whom the invitation was sent before the meeting last changed, and is not yet mended."""
    notices = notices_about(
        session,
        workspace_id=here.workspace_id,
        subject_kind=ids.SUBJECT,
        subject_id=meeting.id or 0,
    )
    mended = {
        notice.recipient
        for notice in notices
        if notice.kind == ids.NOTICE_INPUT_CHANGED and notice.occurrence == _change(meeting)
    }
    return [
        notice.recipient
        for notice in notices
        if notice.kind == ids.NOTICE_INPUT
        and notice.state is not NoticeState.PLANNED
        and notice.due_at < meeting.updated_at
        and notice.recipient not in mended
    ]


def _change(meeting: Meeting) -> str:
    return f"version {meeting.version}"


def _wanted(
    session: Session, here: Municipality, rhythm: Rhythm, meeting: Meeting
) -> Iterator[tuple[str, str, datetime]]:
    """What is told to whom, and when."""
    everybody = recipients_of(session, here=here, rhythm=rhythm, meeting=meeting)
    for kind, due_at in steps_of(here, rhythm, meeting):
        yield from ((kind, recipient, due_at) for recipient in everybody)
    day = meeting.starts_at.astimezone(here.zone).date()
    afterwards = asked_after(rhythm, day, here.profile.calendar, here.zone)
    if afterwards is not None:
        for person_id in _with_roles(session, here, (MunicipalRole.COORDINATOR,)):
            yield ids.NOTICE_RECAP, str(ToPerson(person_id)), afterwards


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
    for kind, recipient, due_at in _wanted(session, here, rhythm, meeting):
        notice = known.get((kind, recipient))
        if notice is None:
            if due_at > now or meeting.chosen:
                yield kind, recipient, due_at
        elif (
            notice.state is NoticeState.PLANNED
            and notice.withheld is None  # it waits for who hears it
            and notice.due_at != due_at
        ):
            yield kind, recipient, due_at


def steps_of(here: Municipality, rhythm: Rhythm, meeting: Meeting) -> list[tuple[str, datetime]]:
    """What is sent before it, by kind, and when."""
    day = meeting.starts_at.astimezone(here.zone).date()
    steps = steps_before(rhythm, day, here.profile.calendar, here.zone)
    return [(_KINDS[step], due_at) for step, due_at in steps.items()]


def recipients_of(
    session: Session, *, here: Municipality, rhythm: Rhythm, meeting: Meeting
) -> list[str]:
    """Its channel, and in private everybody whose meeting it is."""
    if by_invitation(rhythm.kind):
        invited = guests_of(session, meeting_id=meeting.id or 0)
        return [str(ToPerson(person_id)) for person_id in invited]
    people = _with_roles(session, here, at_the_table(rhythm.kind))
    channels = [str(ToChannel(rhythm.channel))] if rhythm.channel else []
    return channels + [str(ToPerson(person_id)) for person_id in people]


def _with_roles(
    session: Session, here: Municipality, roles: Iterable[MunicipalRole]
) -> dict[int, None]:
    """Their ids, each once."""
    return {
        person.id: None
        for role in roles
        for person in people_with_role(session, workspace_id=here.workspace_id, role=role)
        if person.id is not None
    }
