"""Points that people bring for a meeting, and the agenda that follows them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.messages import agenda_ids as ids
from bot.messages import meeting_ids
from bot.policy.confidentiality import Viewer, may_see, permitted
from bot.policy.meetings import MEETINGS, may_attend
from bot.policy.permissions import Act
from bot.profile.rhythms import Rhythm
from bot.services.errors import MayNotChangeError, NotFoundError
from bot.services.involved import involvement
from bot.services.meetings import rhythm_in_force, rhythms_in_force
from bot.services.municipality import Municipality
from storage import event_log
from storage.agenda import find_agenda_item
from storage.meeting_guests import guests_of
from storage.meetings import find_meeting, next_meeting
from storage.notices import plan_notice, recipients_planned
from storage.numbers import LARGEST_NUMBER
from storage.tables import AgendaItem, Meeting
from storage.trajectories import find_by_number
from storage.vocabulary import AgendaState

_WITH_AGENDA = MEETINGS - {"ad-hoc-meeting"}


@dataclass(frozen=True)
class ItemInput:
    """What somebody brings. ``number`` is that of a trajectory; ``source`` 'CHANNEL:TS'.

    ``meeting_id``: for which meeting, where its people were chosen for it alone.
    """

    rhythm: str
    text: str
    why: str = ""
    number: int | None = None
    source: str = ""
    meeting_id: int | None = None


class UnknownTrajectoryError(NotFoundError):
    """The trajectory that a point is about is not there for who brings it."""


def rhythms_with_agenda(session: Session, *, here: Municipality) -> list[Rhythm]:
    """The meetings that points can be brought for, the most frequent first."""
    found = [
        each
        for each in rhythms_in_force(session, here=here)
        if each.kind in _WITH_AGENDA and each.when is not None
    ]
    return sorted(found, key=lambda each: each.every_weeks or 52)


def add_item(
    session: Session, *, here: Municipality, viewer: Viewer, wanted: ItemInput, now: datetime
) -> AgendaItem:
    """Put a point on the next agenda.

    :raises UnknownTrajectoryError: there is no such trajectory for this person.
    """
    trajectory_id = None
    if wanted.number is not None:
        trajectory_id = _trajectory(session, here, viewer, wanted.number)
    item = AgendaItem(
        workspace_id=here.workspace_id,
        rhythm=wanted.rhythm,
        text=wanted.text,
        why=wanted.why or None,
        brought_by_id=viewer.person_id,
        trajectory_id=trajectory_id,
        source=wanted.source or None,
        meeting_id=wanted.meeting_id,
        created_at=now,
        updated_at=now,
    )
    session.add(item)
    session.flush()
    _record(session, item, ids.EVENT_ADDED, viewer, typed=True)
    agenda_changed(
        session,
        here=here,
        rhythm=item.rhythm,
        now=now,
        because=f"item {item.id}",
        meeting_id=item.meeting_id,
    )
    return item


def drop_item(
    session: Session, *, here: Municipality, viewer: Viewer, item_id: int, now: datetime
) -> bool:
    """Take a point off the agenda. :returns: False when it was dealt with or taken off before.

    :raises MayNotChangeError: somebody else brought it, and this person does not oversee.
    """
    item = find_agenda_item(session, workspace_id=here.workspace_id, item_id=item_id, lock=True)
    if item is None:
        raise NotFoundError
    if not may_drop(viewer, item):
        raise MayNotChangeError
    if item.state is not AgendaState.OPEN:
        return False
    item.state, item.version, item.updated_at = AgendaState.DROPPED, item.version + 1, now
    session.add(item)
    _record(session, item, ids.EVENT_DROPPED, viewer)
    agenda_changed(
        session,
        here=here,
        rhythm=item.rhythm,
        now=now,
        because=f"item {item.id} off",
        meeting_id=item.meeting_id,
    )
    return True


def may_drop(viewer: Viewer, item: AgendaItem) -> bool:
    """Whether somebody may take a point off: who brought it, and who oversees everything."""
    return viewer.person_id == item.brought_by_id or permitted(viewer, Act.OVERSEE)


def readable_item(
    session: Session, *, here: Municipality, viewer: Viewer, item_id: int
) -> AgendaItem:
    """A point, for who brought it and who is at the table. :raises NotFoundError: for others."""
    item = find_agenda_item(session, workspace_id=here.workspace_id, item_id=item_id)
    if item is None or not (_reads(session, here, viewer, item) or may_drop(viewer, item)):
        raise NotFoundError
    return item


def _reads(session: Session, here: Municipality, viewer: Viewer, item: AgendaItem) -> bool:
    """Whether somebody is at the table where it is talked about."""
    if permitted(viewer, Act.READ_AGENDA):
        return True
    rhythm = rhythm_in_force(session, here=here, slug=item.rhythm)
    if rhythm is None:
        return False
    invited = item.meeting_id is not None and viewer.person_id in guests_of(
        session, meeting_id=item.meeting_id
    )
    return may_attend(rhythm.kind, viewer.roles, invited=invited, outsider=viewer.outsider)


def coming_meeting(
    session: Session,
    *,
    here: Municipality,
    rhythm: str,
    now: datetime,
    meeting_id: int | None = None,
) -> Meeting | None:
    """The next time that a rhythm takes place.

    :param meeting_id: which meeting, where it is not the next one of its rhythm.
    """
    if meeting_id is not None:
        return find_meeting(session, workspace_id=here.workspace_id, meeting_id=meeting_id)
    return next_meeting(session, workspace_id=here.workspace_id, rhythms=[rhythm], after=now)


def agenda_changed(
    session: Session,
    *,
    here: Municipality,
    rhythm: str,
    now: datetime,
    because: str,
    meeting_id: int | None = None,
) -> None:
    """An agenda that was sent already is written anew wherever it stands.

    :param because: names this change, so that it is told once.
    :param meeting_id: which meeting, where it is not the next one of its rhythm.
    """
    meeting = coming_meeting(session, here=here, rhythm=rhythm, now=now, meeting_id=meeting_id)
    if meeting is None:
        return
    about: dict[str, Any] = {
        "workspace_id": here.workspace_id,
        "subject_kind": meeting_ids.SUBJECT,
        "subject_id": meeting.id or 0,
    }
    told = recipients_planned(
        session, **about, kind=meeting_ids.NOTICE_AGENDA, occurrence=meeting_ids.ONCE
    )
    for recipient in sorted(told):
        plan_notice(
            session,
            **about,
            kind=meeting_ids.NOTICE_AGENDA_CHANGED,
            occurrence=because,
            recipient=recipient,
            due_at=now,
            now=now,
        )


def _trajectory(session: Session, here: Municipality, viewer: Viewer, number: int) -> int:
    found = (
        find_by_number(session, workspace_id=here.workspace_id, number=number)
        if number <= LARGEST_NUMBER
        else None
    )
    if found is None or not may_see(viewer, involvement(found)):
        raise UnknownTrajectoryError
    return found.trajectory.id or 0


def _record(
    session: Session, item: AgendaItem, kind: str, viewer: Viewer, *, typed: bool = False
) -> None:
    event_log.record(
        session,
        workspace_id=item.workspace_id,
        subject_kind=meeting_ids.SUBJECT_ITEM,
        subject_id=item.id or 0,
        kind=kind,
        actor_id=viewer.person_id,
        now=item.updated_at,
        facts={"state": item.state.value},
        texts={"text": [None, item.text], "why": [None, item.why]} if typed else None,
    )
