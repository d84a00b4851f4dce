"""The append-only log: every change is an event."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from storage.tables import Event


def record(
    session: Session,
    *,
    workspace_id: int,
    subject_kind: str,
    subject_id: int,
    kind: str,
    actor_id: int | None,
    now: datetime,
    facts: Mapping[str, Any] | None = None,
    texts: Mapping[str, Any] | None = None,
) -> Event:
    """Write down one change. Free text goes into ``texts``, everything else into ``facts``."""
    event = Event(
        workspace_id=workspace_id,
        subject_kind=subject_kind,
        subject_id=subject_id,
        kind=kind,
        actor_id=actor_id,
        at=now,
        facts=dict(facts or {}),
        texts=dict(texts) if texts else None,
    )
    session.add(event)
    session.flush()
    return event


def history(
    session: Session, *, workspace_id: int, subject_kind: str, subject_id: int
) -> list[Event]:
    """Everything that happened to a subject, oldest first."""
    return list(
        session.exec(
            select(Event)
            .where(
                col(Event.workspace_id) == workspace_id,
                col(Event.subject_kind) == subject_kind,
                col(Event.subject_id) == subject_id,
            )
            .order_by(col(Event.id))
        )
    )


def redact(
    session: Session,
    *,
    workspace_id: int,
    subject_kind: str,
    subject_id: int,
    actor_id: int | None,
    now: datetime,
) -> int:
    """Blank the free texts of a subject's events and write down that it was done.

    :returns: how many events lost their texts.
    """
    blanked = 0
    for event in history(
        session, workspace_id=workspace_id, subject_kind=subject_kind, subject_id=subject_id
    ):
        if event.texts is not None:
            event.texts, event.redacted_at = None, now
            session.add(event)
            blanked += 1
    record(
        session,
        workspace_id=workspace_id,
        subject_kind=subject_kind,
        subject_id=subject_id,
        kind="redacted",
        actor_id=actor_id,
        now=now,
        facts={"events": blanked},
    )
    return blanked
