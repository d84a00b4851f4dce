"""Who is invited to a meeting, and who comes."""

from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session, col, select

from storage.once import insert_once
from storage.tables import MeetingGuest
from storage.vocabulary import Attending


def guests_of(session: Session, *, meeting_id: int) -> dict[int, Attending | None]:
    """What everybody answered who was invited or said something, by person id."""
    found = session.exec(
        select(MeetingGuest)
        .where(col(MeetingGuest.meeting_id) == meeting_id)
        .order_by(col(MeetingGuest.person_id))
    )
    return {guest.person_id: guest.answer for guest in found}


def invite(session: Session, *, meeting_id: int, person_ids: Collection[int]) -> None:
    """Put people on the list of a meeting; who stands there keeps their answer."""
    for person_id in sorted(person_ids):
        insert_once(session, MeetingGuest, meeting_id=meeting_id, person_id=person_id)


def set_answer(
    session: Session, *, meeting_id: int, person_id: int, answer: Attending, now: datetime
) -> bool:
    """Keep whether somebody comes. :returns: False when they had said the same."""
    invite(session, meeting_id=meeting_id, person_ids=[person_id])
    guest = session.exec(
        select(MeetingGuest)
        .where(col(MeetingGuest.meeting_id) == meeting_id, col(MeetingGuest.person_id) == person_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()
    if guest.answer is answer:
        return False
    guest.answer, guest.answered_at = answer, now
    session.add(guest)
    session.flush()
    return True
