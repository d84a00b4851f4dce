"""A rule of the grammar of moments: a pattern and what it means."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bot.language.moment_words import END, LEAD, PARTS, START, read_year
from bot.language.spans import Moment, Yearly, part_of, settle

Build = Callable[[re.Match[str], date], Moment | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """`needs` names groups of which one must be there for the rule to hold inside a sentence."""

    pattern: re.Pattern[str]
    build: Build
    needs: tuple[str, ...] = ()

    def holds(self, match: re.Match[str]) -> bool:
        """Whether this is a moment, also in the middle of a sentence."""
        return not self.needs or any(match.groupdict().get(name) for name in self.needs)

    def read(self, match: re.Match[str], today: date) -> Moment | None:
        """Return the moment; `None` when there is no such day or week."""
        try:
            return self.build(match, today)
        except (ValueError, OverflowError):
            return None


def rule(body: str, build: Build, *, lead: str = LEAD, needs: tuple[str, ...] = ()) -> Rule:
    """Make a rule that stands on word boundaries, after an optional "in", "per", "vanaf" …"""
    return Rule(re.compile(START + lead + body + END), build, needs)


def yearly(match: re.Match[str], whole: Yearly, today: date) -> Moment:
    """Return what comes every year: its named year or the next, the whole or the named part."""
    part = match.groupdict().get("part")

    def span(year: int) -> Moment:
        return part_of(whole(year), PARTS[part]) if part else whole(year)

    return settle(span, read_year(match.groupdict().get("year"), today), today)
