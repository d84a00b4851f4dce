"""What was told so far: each message and click tells some fields, the last one counts.

What is told is stored as plain values by the name of a field: ``title``, ``insight``,
``value``, ``planning``, ``unclear_planning``, ``category``, ``near`` (categories that it may
be), ``team``, ``themes``, ``trajectory``, and ``skipped``: what they do not know yet.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from bot.language.amounts import Amount
from bot.language.lesson_text import title_of
from bot.messages.trajectory_view import Planning
from storage.vocabulary import Precision

Told = Mapping[str, Any]
"""What one message or click told, by the name of the field; as it is stored."""

VALUE, PLANNING, UNCLEAR_PLANNING = "value", "planning", "unclear_planning"
CATEGORY, NEAR, SKIPPED = "category", "near", "skipped"


@dataclass(frozen=True)
class Draft:
    """Everything that was told. ``near`` are categories that it may be, the likeliest first.

    ``value`` may still be unclear: a range, with VAT, or per year. ``unclear_planning`` is
    too long a span to name one moment. ``trajectory`` is the number a lesson belongs to.
    """

    title: str = ""
    insight: str = ""
    value: Amount | None = None
    planning: Planning | None = None
    unclear_planning: Planning | None = None
    category: str | None = None
    near: tuple[str, ...] = ()
    team: str | None = None
    themes: frozenset[str] = frozenset()
    trajectory: int | None = None
    skipped: frozenset[str] = frozenset()

    @property
    def value_cents(self) -> int | None:
        """The value in euro cents, without VAT and in total; None when that is not clear."""
        return self.value.cents if self.value is not None and is_clear(self.value) else None

    @property
    def name(self) -> str:
        """What to call it."""
        return self.title or title_of(self.insight)


def draft_of(told: Iterable[Told | None]) -> Draft:
    """Everything together, the last word about each field."""
    draft = Draft()
    for each in told:
        draft = _with(draft, each or {})
    return draft


def is_clear(amount: Amount) -> bool:
    """Whether an amount can be kept as it is."""
    return amount.cents is not None and amount.vat != "incl" and amount.per is None


def told_amount(amount: Amount) -> list[Any]:
    """An amount, as it is stored."""
    return [amount.low, amount.high, amount.approximate, amount.vat, amount.per]


def told_planning(planning: Planning) -> list[str]:
    """A moment, as it is stored."""
    return [planning.start.isoformat(), planning.end.isoformat(), planning.precision.value]


def read_told_planning(stored: Any) -> Planning | None:
    """What was stored."""
    if not stored:
        return None
    start, end, precision = stored
    return Planning(date.fromisoformat(start), date.fromisoformat(end), Precision(precision))


def read_told_amount(stored: Any) -> Amount | None:
    """What was stored."""
    return Amount(*stored) if stored else None


@dataclass(frozen=True)
class _Field:
    """How one field is taken over."""

    name: str
    read: Any = field(default=lambda value: value)


_FIELDS = {
    "title": _Field("title"),
    "insight": _Field("insight"),
    VALUE: _Field("value", read_told_amount),
    PLANNING: _Field("planning", read_told_planning),
    UNCLEAR_PLANNING: _Field("unclear_planning", read_told_planning),
    CATEGORY: _Field("category"),
    NEAR: _Field("near", tuple),
    "team": _Field("team"),
    "themes": _Field("themes", frozenset),
    "trajectory": _Field("trajectory"),
    SKIPPED: _Field("skipped", frozenset),
}


def _with(draft: Draft, told: Told) -> Draft:
    """The draft with what was told later; a clear moment takes the place of an unclear one."""
    own = {_FIELDS[name].name: _FIELDS[name].read(value) for name, value in told.items()}
    if "skipped" in own:
        own["skipped"] = draft.skipped | own["skipped"]
    answered = {name for name in (VALUE, PLANNING) if told.get(name)}
    if UNCLEAR_PLANNING in told:
        own.setdefault("planning", None)
    if told.get(NEAR):
        own.setdefault("category", None)
    if told.get(PLANNING):
        own.setdefault("unclear_planning", None)
    changed = replace(draft, **own)
    return replace(changed, skipped=changed.skipped - answered)
