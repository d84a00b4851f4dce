"""What somebody wants to see of the calendar: ``bor Q1 gww``, ``mijn``, words of a title."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.language.folding import folded
from bot.language.list_filters import Kind, Names, read_filters
from bot.language.moments import FoundMoment, Moment, find_moments
from storage.vocabulary import Precision

_WITHIN = frozenset({Precision.YEAR, Precision.QUARTER, Precision.MONTH, Precision.WEEK})
_YEAR = re.compile(r"\b(20\d\d)\b")
"""A bare number is a year only to who asks for a calendar."""


@dataclass(frozen=True)
class TenderFilters:
    """What was understood: ``within`` is the year, quarter or part of it that was named."""

    chosen: Mapping[Kind, str] = field(default_factory=dict)
    mine: bool = False
    within: Moment | None = None
    words: tuple[str, ...] = ()
    unknown: tuple[tuple[Kind, str], ...] = ()


def read_tender_filters(text: str, names: Names, today: date) -> TenderFilters:
    """Read what stands behind the command: a team and a kind need no word before them here."""
    moments = _moments(text, today)
    if not moments:
        text = _YEAR.sub(r"in \1", text, count=1)
        moments = _moments(text, today)
    for each in reversed(moments):
        text = f"{text[: each.start]} {text[each.end :]}"
    wanted = read_filters(text, names)
    chosen, words = _named(wanted.words, names)
    return TenderFilters(
        chosen={**chosen, **wanted.chosen},
        mine=wanted.mine,
        within=moments[0].moment if moments else None,
        words=words,
        unknown=wanted.unknown,
    )


def _moments(text: str, today: date) -> list[FoundMoment]:
    return [each for each in find_moments(text, today) if each.moment.precision in _WITHIN]


def without_names(title: str, names: Mapping[str, str], *, at_start: bool = False) -> str:
    """A title without the names at its end; the title itself where that is all it is.

    :param at_start: take them off its begin as well.
    """
    words = title.split()
    longest = max((len(name.split()) for name in names), default=0)
    for count in range(min(longest, len(words) - 1), 0, -1):
        if folded(" ".join(words[-count:])) in names:
            return without_names(" ".join(words[:-count]), names, at_start=at_start)
        if at_start and folded(" ".join(words[:count])) in names:
            return without_names(" ".join(words[count:]), names, at_start=at_start)
    return title


def _named(words: Sequence[str], names: Names) -> tuple[dict[Kind, str], tuple[str, ...]]:
    """Names among the words, the longest first; of each kind the first, the rest are words."""
    chosen: dict[Kind, str] = {}
    left: list[str] = []
    at = 0
    while at < len(words):
        found = _longest(words[at:], names, chosen)
        if found is None:
            left.append(words[at])
            at += 1
            continue
        kind, slug, length = found
        chosen[kind] = slug
        at += length
    return chosen, tuple(left)


def _longest(
    words: Sequence[str], names: Names, chosen: Mapping[Kind, str]
) -> tuple[Kind, str, int] | None:
    for length in range(len(words), 0, -1):
        text = " ".join(words[:length])
        for kind, known in names.items():
            if kind not in chosen and text in known:
                return kind, known[text], length
    return None
