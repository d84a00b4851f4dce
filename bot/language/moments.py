"""Moments in Dutch: "eind mei", "Q2 2027", "over drie maanden", "na de zomer".

A month, quarter, week or date without a year is the next one that is not over yet. What is vague
has `Precision.PERIOD`; its spans stand in `spans.part_of` and in `vague_rules` and
`feast_rules`.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from bot.language import calendar_rules, feast_rules, relative_rules, vague_rules
from bot.language.moment_rules import Rule
from bot.language.moment_words import fold
from bot.language.spans import Moment

__all__ = ["FoundMoment", "Moment", "find_moments", "parse_moment"]

_BEFORE = re.compile(r"(?:voor|na|tot|van|start|vóór|tot en met|t/m|gepland)\s+")


@dataclass(frozen=True, slots=True)
class FoundMoment:
    """A moment and where it stands, "in" or "per" before it included: `text[start:end]`."""

    start: int
    end: int
    moment: Moment


def parse_moment(text: str, today: date) -> Moment | None:
    """Read a text that holds one moment and nothing else."""
    words = fold(text).strip(" \t\n.,;:!()")
    moment = _whole(words, today)
    if moment is None and (before := _BEFORE.match(words)):
        moment = _whole(words[before.end() :], today)
    return moment


def find_moments(text: str, today: date) -> list[FoundMoment]:
    """Find the moments in a sentence, in order; where two overlap, the first and longest."""
    words = fold(text)
    found = [
        FoundMoment(*match.span(), moment)
        for rule in _rules()
        for match in rule.pattern.finditer(words)
        if rule.holds(match) and (moment := rule.read(match, today)) is not None
    ]
    chosen: list[FoundMoment] = []
    for candidate in sorted(found, key=lambda each: (each.start, -each.end)):
        if not chosen or candidate.start >= chosen[-1].end:
            chosen.append(candidate)
    return chosen


def _whole(words: str, today: date) -> Moment | None:
    for rule in _rules():
        match = rule.pattern.fullmatch(words)
        moment = rule.read(match, today) if match else None
        if moment is not None:
            return moment
    return None


@cache
def _rules() -> tuple[Rule, ...]:
    return (
        *calendar_rules.rules(),
        *relative_rules.rules(),
        *vague_rules.rules(),
        *feast_rules.rules(),
    )
