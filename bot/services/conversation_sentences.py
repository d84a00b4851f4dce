"""Sentences that were not understood: kept for a while where a municipality wants that."""

import re
from datetime import date, timedelta

from sqlmodel import Session

from bot.messages.asked import SHOWN_SENTENCES, AskedView
from bot.messages.escaping import shorten
from bot.policy.confidentiality import Viewer, oversees
from bot.services.errors import OnlyCoordinatorError
from bot.services.municipality import Municipality
from bot.services.visible_text import visible_text
from storage import not_understood as storage_of

KEPT_FOR = timedelta(days=30)
LONGEST = 300
"""Characters of a sentence that are kept: enough to see what somebody asked for."""

_TRACES = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w.,])(?:\+31|0031|0)[\s-]?\d(?:[\s-]?\d){7,8}(?!\d)"
)
"""Addresses of mail and telephone numbers, which lead to somebody."""


def keep_not_understood(session: Session, text: str, *, here: Municipality, today: date) -> None:
    """Keep a sentence without who said it, if the municipality switched that on."""
    if not here.profile.conversation.keeps_not_understood:
        return
    sentence = shorten(visible_text(_TRACES.sub("…", text)), LONGEST)
    if any(char.isalnum() for char in sentence):
        storage_of.keep_sentence(
            session, workspace_id=here.workspace_id, sentence=sentence, said_on=today
        )


def not_understood(
    session: Session, *, here: Municipality, viewer: Viewer, today: date
) -> AskedView:
    """What people asked for that was not understood, the newest first.

    :raises OnlyCoordinatorError: this is for who looks after the bot.
    """
    if not oversees(viewer):
        raise OnlyCoordinatorError
    kept = storage_of.kept_sentences(
        session, workspace_id=here.workspace_id, since=today - KEPT_FOR
    )
    shown = tuple((each.said_on, each.sentence) for each in kept[:SHOWN_SENTENCES])
    return AskedView(
        switched_on=here.profile.conversation.keeps_not_understood,
        days=KEPT_FOR.days,
        shown=shown,
        total=len(kept),
    )


def forget(session: Session, *, here: Municipality, today: date) -> int:
    """Delete what was kept long enough. :returns: how many sentences."""
    return storage_of.forget_sentences(
        session, workspace_id=here.workspace_id, before=today - KEPT_FOR
    )
