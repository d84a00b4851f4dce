"""What a form about meetings gives way to, and what it says of a moment."""

from collections.abc import Iterable

from bot.messages.calendar import PAGE, calendar_modal
from bot.messages.calendar_forms import doubt_said
from bot.messages.escaping import Mrkdwn
from bot.messages.message import Block
from bot.messages.wording import Wording
from bot.policy.meeting_days import Doubted
from bot.services.meeting_calendar import calendar_view
from handlers.interaction import Interaction


def all_meetings(doing: Interaction, phrase: str = "") -> Block:
    """Everything that comes; ``phrase`` says what was just done."""
    view = calendar_view(doing.session, here=doing.here, viewer=doing.viewer, now=doing.now)
    words = doing.here.words
    return calendar_modal(view, words, note=words.mrkdwn(PAGE, phrase) if phrase else None)


def doubts_said(found: Iterable[Doubted], words: Wording) -> tuple[Mrkdwn, ...]:
    """Why another moment may be better."""
    return tuple(doubt_said(each, words) for each in found)
