"""When something somebody said could not be handled: say so, once, where they said it."""

from datetime import datetime

from sqlmodel import Session

from bot.messages import tender_file_ids
from bot.messages.help import SUBJECT_INBOX
from bot.messages.problems import problem_message
from bot.services.occasion import Occasion, Telling
from bot.services.recipients import ToConversation
from bot.services.tender_drops import give_up
from storage.notices import plan_notice
from storage.tables import InboxItem

NOTICE_APOLOGY = "apology"
_SPOKEN = frozenset({"message", "app_mention"})


def reference_of(item_id: int) -> str:
    """What a person can quote and the administrator can search the log for."""
    return f"{item_id:04X}"


def apologise(session: Session, item: InboxItem, *, now: datetime) -> None:
    """Plan to say that it was our fault, if somebody spoke to us."""
    if item.kind == tender_file_ids.WORK:
        give_up(session, workspace_id=item.workspace_id, work=item.payload or {}, now=now)
    if item.kind not in _SPOKEN or item.id is None:
        return
    channel_id, _, thread_ts = item.conversation.partition(":")
    plan_notice(
        session,
        workspace_id=item.workspace_id,
        kind=NOTICE_APOLOGY,
        subject_kind=SUBJECT_INBOX,
        subject_id=item.id,
        occurrence="failed",
        recipient=str(ToConversation(channel_id, thread_ts)),
        due_at=now,
        now=now,
    )


def tell_apology(occasion: Occasion) -> Telling:
    """That it went wrong on our side, with a reference."""
    reference = reference_of(occasion.subject_id)
    return Telling(problem_message("our_fault", occasion.here.words, reference=reference))
