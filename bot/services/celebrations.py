"""A success that was approved gets its turn in the channel."""

from datetime import datetime

from sqlmodel import Session

from bot.services.municipality import Municipality
from storage.tables import Success


def plan_celebration(
    session: Session,
    stored: Success,
    *,
    here: Municipality,  # noqa: ARG001  -- in which channel it is told, is the profile's to say
    now: datetime,
) -> None:
    """Let an approved success be celebrated; called in the transaction that approves it."""
    stored.celebrate_at = now
    session.add(stored)
