"""Everything that is said about when somebody is told things, and several things in one message."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import cycle
from zoneinfo import ZoneInfo

from bot.messages.attention import (
    PAGE,
    attention_answer,
    attention_modal,
    saved_said,
    shown_said,
)
from bot.messages.attention_view import AttentionView, HeldLine
from bot.messages.bundle import bundle, later_than_meant
from bot.messages.message import Block, Message
from bot.messages.roles import role_told
from bot.messages.wording import Wording
from bot.policy.attention import Group, Heard, Wishes
from storage.vocabulary import MunicipalRole, Withheld

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
USUAL = Wishes(ZoneInfo("Europe/Amsterdam"), time(8, 30), time(17), time(9), "NL")
OTHERWISE = Wishes(
    ZoneInfo("America/New_York"),
    time(7, 15),
    time(15),
    time(10),
    "NL",
    weekdays=frozenset({0, 1, 3}),
    snoozed_until=NOW + timedelta(hours=1),
    absent_from=date(2026, 11, 23),
    absent_until=date(2027, 1, 4),
    muted=frozenset({Group.NEWS}),
)
SHOWN_REASONS = frozenset(Withheld) - {Withheld.OUTDATED, Withheld.ASKED_FOR}


def attention_messages(words: Wording) -> Iterator[Message]:
    """Answers to sentences, and what travels together or late."""
    view = AttentionView(OTHERWISE, Heard(), NOW)
    for phrase in ("snoozed", "absent"):
        yield attention_answer(phrase, words, view=view)
    for group in Group:
        yield attention_answer("muted", words, group=group)
    for phrase in ("settings", "until_when", "elsewhere"):
        yield attention_answer(phrase, words)
    part = role_told(MunicipalRole.ADVISER, "U0001", words, gives=True)
    yield bundle([(1, part), (2, part)], words)[0]
    yield later_than_meant(part, "maandag 4 mei", words)


def attention_modals(words: Wording) -> Iterator[Block]:
    """As the profile has it, and with everything chosen otherwise and held back."""
    yield attention_modal(AttentionView(USUAL, Heard(), NOW), words)
    held = [
        HeldLine(group, why, None if why is Withheld.MUTED else NOW, count)
        for group, why, count in zip(
            (*Group, None, *Group), cycle(sorted(SHOWN_REASONS)), range(1, 8), strict=False
        )
    ]
    view = AttentionView(OTHERWISE, Heard(1, 1, 2), NOW, held, proposal=True, elsewhere=True)
    for note in (
        saved_said(words, changed=True),
        saved_said(words, changed=False),
        shown_said(0, words),
        shown_said(3, words),
    ):
        yield attention_modal(view, words, metadata="{}", step="a1b2c3d4", note=note)


def attention_phrases(words: Wording) -> Iterator[str]:
    """What a handler asks for by name."""
    for problem in ("hours", "weekdays", "absent", "absent_long", "absent_open"):
        yield words.plain(PAGE, f"problem_{problem}")
