"""What guests of a gathering hear, and what is told of it in the channel of the community."""

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Session

from bot.messages import gathering_ids as ids
from bot.policy.sign_up import Guest, move_up, reminded_at
from bot.services.municipality import Municipality
from bot.services.recipients import ToChannel, ToPerson
from storage.gatherings import guests_of, set_guest
from storage.notices import plan_notice
from storage.tables import Gathering
from storage.vocabulary import SignUp


def fill_free_seats(
    session: Session, stored: Gathering, *, here: Municipality, now: datetime
) -> list[int]:
    """Who waits longest gets a seat that is free, and hears it. :returns: who did, by person id.

    The caller holds the gathering locked.
    """
    gathering_id = stored.id or 0
    guests = guests_of(session, gathering_ids=[gathering_id])[gathering_id]
    known = [Guest(each.person_id, each.sign_up, each.at) for each in guests]
    moved = move_up(known, stored.seats)
    for person_id in moved:
        set_guest(
            session,
            gathering_id=gathering_id,
            person_id=person_id,
            sign_up=SignUp.COMES,
            now=now,
        )
        occurrence = f"at {now.isoformat()}"
        _plan(session, stored, ids.NOTICE_MOVED_UP, occurrence, [person_id], due_at=now, now=now)
        plan_reminder(session, stored, person_id, here=here, now=now)
    return moved


def plan_reminder(
    session: Session, stored: Gathering, person_id: int, *, here: Municipality, now: datetime
) -> None:
    """Once before it, to who comes; not where that moment is past already."""
    due_at = reminded_at(stored.starts_at, here.profile.calendar, here.zone)
    if due_at > now:
        kind, occurrence = ids.NOTICE_BEFORE, starts(stored)
        _plan(session, stored, kind, occurrence, [person_id], due_at=due_at, now=now)


def plan_changed(session: Session, stored: Gathering, *, here: Municipality, now: datetime) -> None:
    """Another moment or place, to who comes or waits; who comes is reminded of the new day."""
    kind, occurrence = ids.NOTICE_CHANGED, version(stored)
    _plan(session, stored, kind, occurrence, _with(session, stored), due_at=now, now=now)
    for person_id in _with(session, stored, SignUp.COMES):
        plan_reminder(session, stored, person_id, here=here, now=now)


def plan_cancelled(session: Session, stored: Gathering, *, now: datetime) -> None:
    """That it does not take place, to who comes or waits."""
    whom = _with(session, stored)
    _plan(session, stored, ids.NOTICE_CANCELLED, ids.ONCE, whom, due_at=now, now=now)


def plan_announcement(
    session: Session, stored: Gathering, *, here: Municipality, now: datetime
) -> bool:
    """In the channel of the community, once. :returns: False when that was planned before."""
    return plan_notice(
        session,
        workspace_id=stored.workspace_id,
        kind=ids.NOTICE_ANNOUNCED,
        subject_kind=ids.SUBJECT,
        subject_id=stored.id or 0,
        occurrence=ids.ONCE,
        recipient=str(ToChannel(community_channel(here))),
        due_at=now,
        now=now,
    )


def community_channel(here: Municipality) -> str:
    """Where the community meets, by the name of the channel."""
    channels = here.profile.channels
    return channels.community or channels.default


def starts(stored: Gathering) -> str:
    """Names a reminder: for another moment it is another one."""
    return f"starts {stored.starts_at.isoformat()}"


def version(stored: Gathering) -> str:
    """Names what is told of a change."""
    return f"version {stored.version}"


def _with(
    session: Session,
    stored: Gathering,
    *said: SignUp,
) -> list[int]:
    """Who said one of these, by person id; without one: who comes or waits."""
    wanted = said or (SignUp.COMES, SignUp.WAITS)
    gathering_id = stored.id or 0
    guests = guests_of(session, gathering_ids=[gathering_id])[gathering_id]
    return [each.person_id for each in guests if each.sign_up in wanted]


def _plan(
    session: Session,
    stored: Gathering,
    kind: str,
    occurrence: str,
    whom: Iterable[int],
    *,
    due_at: datetime,
    now: datetime,
) -> None:
    for person_id in whom:
        plan_notice(
            session,
            workspace_id=stored.workspace_id,
            kind=kind,
            subject_kind=ids.SUBJECT,
            subject_id=stored.id or 0,
            occurrence=occurrence,
            recipient=str(ToPerson(person_id)),
            due_at=due_at,
            now=now,
        )
