"""Signing up for a gathering, and changing one's mind."""

from datetime import datetime

from sqlmodel import Session

from bot.policy.confidentiality import Viewer, permitted
from bot.policy.permissions import Act
from bot.policy.sign_up import Guest, place_for
from bot.services.errors import NotAllowedError, OnlyColleaguesError
from bot.services.gathering_notices import fill_free_seats, plan_announcement, plan_reminder
from bot.services.municipality import Municipality
from bot.services.outreach_errors import GatheringGoneError
from storage.gatherings import find_gathering, guests_of, set_guest
from storage.tables import Gathering
from storage.vocabulary import SignUp


def sign_up(
    session: Session, *, here: Municipality, viewer: Viewer, gathering_id: int, now: datetime
) -> SignUp:
    """Somebody wants to come: a seat, or a place in the queue. Twice changes nothing.

    :raises OnlyColleaguesError: this is a guest or somebody of another organisation.
    :raises GatheringGoneError: it is not there, cancelled, or it has begun.
    """
    stored = _open_to(session, here, viewer, gathering_id, now)
    guests = guests_of(session, gathering_ids=[gathering_id])[gathering_id]
    known = {each.person_id: Guest(each.person_id, each.sign_up, each.at) for each in guests}
    said = known.get(viewer.person_id)
    if said is not None and said.sign_up is not SignUp.STAYS_AWAY:
        return said.sign_up
    place = place_for(list(known.values()), stored.seats)
    set_guest(
        session,
        gathering_id=gathering_id,
        person_id=viewer.person_id,
        sign_up=place,
        now=now,
    )
    if place is SignUp.COMES:
        plan_reminder(session, stored, viewer.person_id, here=here, now=now)
    return place


def stay_away(
    session: Session, *, here: Municipality, viewer: Viewer, gathering_id: int, now: datetime
) -> list[int]:
    """Somebody does not come after all; who waits longest gets the seat.

    :returns: who moved up, by person id.
    :raises OnlyColleaguesError: this is a guest or somebody of another organisation.
    :raises GatheringGoneError: it is not there, cancelled, or it has begun.
    """
    stored = _open_to(session, here, viewer, gathering_id, now)
    guests = guests_of(session, gathering_ids=[gathering_id])[gathering_id]
    said = next((each for each in guests if each.person_id == viewer.person_id), None)
    if said is None or said.sign_up is SignUp.STAYS_AWAY:
        return []
    set_guest(
        session,
        gathering_id=gathering_id,
        person_id=viewer.person_id,
        sign_up=SignUp.STAYS_AWAY,
        now=now,
    )
    return fill_free_seats(session, stored, here=here, now=now)


def announce(
    session: Session, *, here: Municipality, viewer: Viewer, gathering_id: int, now: datetime
) -> bool:
    """Tell the community of it, once. :returns: False when that was done before.

    :raises NotAllowedError: this person is no coordinator.
    :raises GatheringGoneError: it is not there, cancelled, or it has begun.
    """
    if not permitted(viewer, Act.KEEP_OUTREACH):
        raise NotAllowedError(Act.KEEP_OUTREACH)
    stored = _open_to(session, here, viewer, gathering_id, now)
    return plan_announcement(session, stored, here=here, now=now)


def _open_to(
    session: Session, here: Municipality, viewer: Viewer, gathering_id: int, now: datetime
) -> Gathering:
    """The gathering, held until the transaction ends: of two that want a seat one is first."""
    if not permitted(viewer, Act.SIGN_UP):
        raise OnlyColleaguesError
    stored = find_gathering(
        session, workspace_id=here.workspace_id, gathering_id=gathering_id, lock=True
    )
    if stored is None or stored.cancelled or stored.starts_at <= now:
        raise GatheringGoneError
    return stored
