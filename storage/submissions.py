"""One answer per rendered form step: a repeat gets the answer of the first."""

from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from storage.once import insert_once
from storage.tables import Submission


def earlier_answer(
    session: Session, *, workspace_id: int, nonce: str, now: datetime
) -> dict[str, Any] | None:
    """Take the nonce for this transaction, or give the answer it already got.

    :returns: None when the step is new; then :func:`settle` must follow.
    """
    if insert_once(session, Submission, workspace_id=workspace_id, nonce=nonce, answer={}, at=now):
        return None
    return dict(_find(session, workspace_id, nonce).answer)


def is_known(session: Session, *, workspace_id: int, nonce: str) -> bool:
    """Whether the step was answered before."""
    found = session.exec(
        select(Submission.id).where(
            col(Submission.workspace_id) == workspace_id, col(Submission.nonce) == nonce
        )
    )
    return found.first() is not None


def settle(session: Session, *, workspace_id: int, nonce: str, answer: dict[str, Any]) -> None:
    """Keep what the step was answered with."""
    submission = _find(session, workspace_id, nonce)
    submission.answer = answer
    session.add(submission)
    session.flush()


def _find(session: Session, workspace_id: int, nonce: str) -> Submission:
    return session.exec(
        select(Submission).where(
            col(Submission.workspace_id) == workspace_id, col(Submission.nonce) == nonce
        )
    ).one()
