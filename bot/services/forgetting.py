"""Forgetting what was kept long enough: old talks, sentences, documents."""

from datetime import datetime

from sqlmodel import Session

from bot.services.conversation_sentences import KEPT_FOR, forget
from bot.services.municipality import Municipality
from storage.conversations import forget_old
from storage.file_imports import forget_files
from storage.start_forms import forget_readings


def forget_what_is_old(session: Session, *, here: Municipality, now: datetime) -> None:
    """Delete it; what is deleted once needs no remembering of when."""
    forget(session, here=here, today=now.astimezone(here.zone).date())
    forget_old(session, workspace_id=here.workspace_id, now=now, keep=KEPT_FOR)
    forget_readings(session, workspace_id=here.workspace_id, before=now - KEPT_FOR)
    forget_files(session, workspace_id=here.workspace_id, before=now - KEPT_FOR)
