"""Writing down what happens to a message of the plan or to a gathering: by its keeper alone."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from bot.policy.confidentiality import Viewer, permitted
from bot.policy.permissions import Act
from bot.services.errors import NotAllowedError
from storage import event_log
from storage.tables import Gathering, PlannedMessage

Kept = PlannedMessage | Gathering


def expect_keeper(viewer: Viewer) -> None:
    """The coordinator keeps both. :raises NotAllowedError: this person does not."""
    if not permitted(viewer, Act.KEEP_OUTREACH):
        raise NotAllowedError(Act.KEEP_OUTREACH)


def touch(session: Session, stored: Kept, now: datetime) -> None:
    """It was changed: its version rises."""
    stored.version += 1
    stored.updated_at = now
    session.add(stored)
    session.flush()


def record_change(
    session: Session,
    stored: Kept,
    kind: str,
    changes: dict[str, Any],
    *,
    subject: str,
    free_text: Collection[str],
    viewer: Viewer,
    now: datetime,
) -> None:
    """Write down what happened, free text apart from facts."""
    facts = {name: [_plain(each) for each in pair] for name, pair in changes.items()}
    texts = {name: facts.pop(name) for name in set(free_text) & facts.keys()}
    event_log.record(
        session,
        workspace_id=stored.workspace_id,
        subject_kind=subject,
        subject_id=stored.id or 0,
        kind=kind,
        actor_id=viewer.person_id,
        now=now,
        facts={"version": stored.version, **facts},
        texts=texts or None,
    )


def _plain(value: object) -> object:
    """As JSON holds it."""
    return value.isoformat() if isinstance(value, date) else value
