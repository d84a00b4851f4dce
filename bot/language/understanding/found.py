"""Everything that stands in a text, before the intent says what of it counts."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.language.amounts import find_amounts
from bot.language.cases import moments_apart_from
from bot.language.folding import folded
from bot.language.moments import FoundMoment
from bot.language.understanding.money import Value, value_in
from bot.language.understanding.names import Names
from bot.language.understanding.text import Said
from bot.language.understanding.topics import Topic, category_in, themes_in
from bot.language.understanding.weighing import Facts
from bot.language.understanding.when import When, said_day, when_in

_WORTH_BUYING = 200_000
"""Cents: with less than € 2.000 an amount says little about a purchase."""

_NUMBER = re.compile(
    r"(?:traject\w*|casus|nummer|nr\.?|no\.?)\s*(?:nr\.?|nummer|#)?\s*(\d{1,6})\b|#(\d{1,6})\b",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"(?<=[^\W\d_.!?:] )[A-Z]\w+|(?<=[,;] )[A-Z]\w+|(?<=\()[A-Z]\w+")
"""A word with a capital inside a sentence."""


@dataclass(frozen=True)
class Found:
    """What a text names. ``happened`` is the one day in it, also when that is over."""

    said: Said
    value: Value | None
    when: When | None
    happened: FoundMoment | None
    category: Topic | None
    unclear_category: bool
    themes: tuple[Topic, ...]
    teams: tuple[Topic, ...]
    number: int | None

    @property
    def facts(self) -> Facts:
        """What of it says for a trajectory."""
        amount = self.value.amount if self.value else None
        worth = amount is not None and amount.high >= _WORTH_BUYING
        return Facts(
            money=worth,
            small_money=amount is not None and not worth,
            moment=self.when is not None,
            category=self.category is not None or self.unclear_category,
            themes=bool(self.themes),
        )


def find(said: Said, today: date, names: Names) -> Found:
    """Find it all."""
    amounts = find_amounts(said.own)
    moments = moments_apart_from(amounts, said.own, today)
    words = said.plain.split()[1:-1]
    capitals = frozenset(folded(word) for word in _CAPITAL.findall(said.own))
    hits = names.teams.find(words, capitals)
    rest = _without(words, [(hit.start, hit.end) for hit in hits])
    category, unclear = category_in(rest, names.categories)
    number = _NUMBER.search(said.own)
    return Found(
        said=said,
        value=value_in(said.own, amounts),
        when=when_in(said.own, moments, today),
        happened=said_day(said.own, moments),
        category=category,
        unclear_category=unclear,
        themes=tuple(themes_in(rest, names.themes)),
        teams=tuple(
            {h.slug: Topic(h.slug, " ".join(words[h.start : h.end])) for h in hits}.values()
        ),
        number=int(number[1] or number[2]) if number else None,
    )


def _without(words: Sequence[str], spans: Iterable[tuple[int, int]]) -> list[str]:
    gone = {at for start, end in spans for at in range(start, end)}
    return ["" if at in gone else word for at, word in enumerate(words)]
