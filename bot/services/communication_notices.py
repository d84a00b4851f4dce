"""That a message is ready: heard by its owner, else by the coordinator, the working day before."""

from collections.abc import Iterator
from datetime import datetime

from sqlmodel import Session

from bot.messages import communication_ids as ids
from bot.policy.communication import ready_at
from bot.services.municipality import Municipality
from bot.services.recipients import ToPerson
from storage.notices import plan_notice, recipients_planned
from storage.people import people_with_role
from storage.tables import PlannedMessage
from storage.vocabulary import MessageState, MunicipalRole

Wanted = tuple[str, datetime]
"""To whom, and when."""


def ready_unplanned(
    session: Session, stored: PlannedMessage, *, here: Municipality, now: datetime
) -> list[Wanted]:
    """Who is not yet to be told; nobody once it was sent or dropped, or its moment is past."""
    due_at = ready_at(stored.on, here.profile.calendar, here.zone)
    if stored.state is not MessageState.PLANNED or due_at <= now:
        return []
    known = recipients_planned(
        session,
        workspace_id=here.workspace_id,
        kind=ids.NOTICE_READY,
        subject_kind=ids.SUBJECT,
        subject_id=stored.id or 0,
        occurrence=occurrence_of(stored),
    )
    whom = (str(ToPerson(each)) for each in readers_of(session, stored, here=here))
    return [(each, due_at) for each in whom if each not in known]


def plan_ready(
    session: Session, stored: PlannedMessage, *, here: Municipality, now: datetime
) -> None:
    """Plan to tell it."""
    for recipient, due_at in ready_unplanned(session, stored, here=here, now=now):
        plan_notice(
            session,
            workspace_id=here.workspace_id,
            kind=ids.NOTICE_READY,
            subject_kind=ids.SUBJECT,
            subject_id=stored.id or 0,
            occurrence=occurrence_of(stored),
            recipient=recipient,
            due_at=due_at,
            now=now,
        )


def readers_of(session: Session, stored: PlannedMessage, *, here: Municipality) -> Iterator[int]:
    """Its owner, else every coordinator, by person id."""
    if stored.owner_id is not None:
        yield stored.owner_id
        return
    for each in people_with_role(
        session, workspace_id=here.workspace_id, role=MunicipalRole.COORDINATOR
    ):
        yield each.id or 0


def occurrence_of(stored: PlannedMessage) -> str:
    """Names what is told: for another day it is another notice."""
    return f"on {stored.on}"
