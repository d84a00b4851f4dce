"""Rows to test with, each made the way the program makes it."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlmodel import Session

from storage.database import Database
from storage.deliveries import Envelope, open_delivery
from storage.inbox import receive
from storage.notices import claim_due, plan_notice
from storage.numbers import next_number
from storage.people import ensure_person
from storage.tables import (
    Delivery,
    Lesson,
    PlanOwnItem,
    Trajectory,
)
from storage.vocabulary import (
    DeliveryMethod,
    LessonOrigin,
)
from storage.workspaces import ensure_workspace

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
"""Domain time: a Monday morning."""

REAL = datetime(2031, 7, 1, 12, 0, tzinfo=UTC)
"""Real time, far from domain time, so that a test sees it when one is taken for the other."""

LEASE = timedelta(seconds=60)
CHANNEL = "channel:mvoi"


def minutes(number: float) -> timedelta:
    """A span of so many minutes."""
    return timedelta(minutes=number)


def make_workspace(database: Database, team_id: str) -> int:
    """A workspace, committed."""
    with database.writing() as session:
        workspace = ensure_workspace(
            session, team_id=team_id, name=team_id.title(), profile="voorbeeld", now=NOW
        )
        session.commit()
    return known(workspace.id)


def make_person(session: Session, workspace_id: int, slack_user_id: str = "U1") -> int:
    """Somebody."""
    person = ensure_person(session, workspace_id=workspace_id, slack_user_id=slack_user_id, now=NOW)
    return known(person.id)


def make_trajectory(session: Session, workspace_id: int, **values: Any) -> Trajectory:
    """A trajectory with the next number."""
    trajectory = Trajectory(
        workspace_id=workspace_id,
        number=next_number(session, Trajectory, workspace_id=workspace_id),
        logged_by_id=make_person(session, workspace_id),
        created_at=NOW,
        updated_at=NOW,
        **{"title": "Straatverlichting", **values},
    )
    session.add(trajectory)
    session.flush()
    return trajectory


def event_arrives(
    session: Session,
    workspace_id: int,
    event_id: str,
    *,
    conversation: str = "D1:",
    ts: str = "1700000000.000100",
    payload: dict[str, Any] | None = None,
) -> bool:
    """Something is said to the bot. :returns: whether it is new."""
    return receive(
        session,
        workspace_id=workspace_id,
        event_id=event_id,
        kind="message",
        conversation=conversation,
        ts=ts,
        payload=payload or {"text": f"Hallo van {event_id}"},
        now=NOW,
    )


def plan(
    session: Session,
    workspace_id: int,
    subject_id: int,
    *,
    recipient: str = CHANNEL,
    due_at: datetime = NOW,
    kind: str = "card",
    bundle: str | None = None,
) -> bool:
    """Plan to tell something about a trajectory. :returns: whether it was not planned before."""
    return plan_notice(
        session,
        workspace_id=workspace_id,
        kind=kind,
        subject_kind="trajectory",
        subject_id=subject_id,
        occurrence="shared",
        recipient=recipient,
        due_at=due_at,
        now=NOW,
        bundle=bundle,
    )


def claim(
    session: Session,
    workspace_id: int,
    token: str,
    *,
    recipient: str = CHANNEL,
    now: datetime = NOW,
    real_now: datetime = REAL,
) -> Delivery | None:
    """Start the next message for a recipient on its way, as a sender does."""
    notices = claim_due(session, workspace_id=workspace_id, recipient=recipient, now=now)
    if not notices:
        return None
    return open_delivery(
        session,
        workspace_id=workspace_id,
        token=token,
        envelope=Envelope(recipient=recipient, method=DeliveryMethod.POST, channel_id="C1"),
        payload={"text": ", ".join(str(notice.subject_id) for notice in notices)},
        notices=notices,
        now=now,
        lease_until=real_now + LEASE,
    )


def make_lesson(session: Session, workspace_id: int, **values: Any) -> Lesson:
    """A lesson with the next number."""
    lesson = Lesson(
        workspace_id=workspace_id,
        number=next_number(session, Lesson, workspace_id=workspace_id),
        created_at=NOW,
        updated_at=NOW,
        **{
            "origin": LessonOrigin.FORM,
            "title": "Masten",
            "insight": "Masten zijn herbruikbaar.",
            **values,
        },
    )
    session.add(lesson)
    session.flush()
    return lesson


def make_own_item(workspace_id: int, person: int | None = None) -> PlanOwnItem:
    """A policy question under an item of the plan, not stored yet."""
    return PlanOwnItem(
        workspace_id=workspace_id,
        parent_key="tracks.bor",
        sort="beleidsvraag",
        text="Wat doen we met asfalt?",
        owner_id=person,
        due_year=2027,
        created_by_id=person,
        created_at=NOW,
        updated_at=NOW,
    )


def known(value: int | None) -> int:
    """The id of a row that is stored."""
    if value is None:
        raise LookupError("a row without an id is not stored")
    return value
