"""What is planned to be told about a lesson, and to whom."""

from datetime import datetime

from sqlmodel import Session

from bot.messages import lesson_ids as ids
from bot.services.recipients import ToPerson
from storage.notices import plan_notice
from storage.tables import Lesson


def plan_kept(session: Session, stored: Lesson, *, person_id: int, now: datetime) -> None:
    """To who told it: thanks, and whether they want to tell more."""
    _plan(session, stored, ids.NOTICE_KEPT, person_id=person_id, now=now)


def plan_from_yours(session: Session, stored: Lesson, *, person_id: int, now: datetime) -> None:
    """To who wrote the message: that it was kept, and how to take it back."""
    _plan(session, stored, ids.NOTICE_FROM_YOURS, person_id=person_id, now=now)


def _plan(session: Session, stored: Lesson, kind: str, *, person_id: int, now: datetime) -> None:
    plan_notice(
        session,
        workspace_id=stored.workspace_id,
        kind=kind,
        subject_kind=ids.SUBJECT,
        subject_id=stored.id or 0,
        occurrence="kept",
        recipient=str(ToPerson(person_id)),
        due_at=now,
        now=now,
    )
