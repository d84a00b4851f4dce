"""The append-only log: every change is an event."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert
from sqlmodel import Session, col, select

from storage.tables import Event

_AT_ONCE = 500
"""So many values stand in one query: a database has a limit."""


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


def record_many(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write down many changes at once; each row has every column of an event but its id."""
    if rows:
        session.connection().execute(insert(Event), [dict(row) for row in rows])


def histories(
    session: Session, *, workspace_id: int, subject_kind: str, subject_ids: Collection[int]
) -> Iterator[Event]:
    """Everything that happened to these subjects, oldest first."""
    wanted = sorted(subject_ids)
    for start in range(0, len(wanted), _AT_ONCE):
        yield from session.exec(
            select(Event)
            .where(
                col(Event.workspace_id) == workspace_id,
                col(Event.subject_kind) == subject_kind,
                col(Event.subject_id).in_(wanted[start : start + _AT_ONCE]),
            )
            .order_by(col(Event.id))
        )


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
