"""What of the figures is told to somebody who does not oversee everything. Pure.

Counts of what colleagues can look up one by one anyway are told to each of them. What only the
people of a purchase may read (whether it is needed, the start form, an explanation, what a tool
gave) is told to others as a count from five up, and never per person; that holds for each number
and for what one told number leaves of another. Sums of euros are for who oversees everything: one
amount less or more would tell an estimate.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Protocol, TypeVar

from bot.policy.figures import (
    Figures,
    Savings,
    SmallPurchases,
    StartForms,
    ThemeCount,
    ThemeReasons,
    ToolOutcomes,
)

SMALLEST_COUNT = 5
"""From so many on something is counted for others: below that it may be about one person."""


class _Part(Protocol):
    @property
    def count(self) -> int: ...


Part = TypeVar("Part", bound=_Part)
Name = TypeVar("Name")


def for_colleagues(figures: Figures) -> Figures:
    """What somebody who does not oversee everything is told of it: no sums, no small counts."""
    savings, small = _enough(figures.savings), _enough(figures.small)
    start_forms, tools = _enough(figures.start_forms), _enough(figures.tools)
    without_sums = replace(
        figures,
        savings=replace(figures.savings, saved=None) if figures.savings else None,
        small=replace(figures.small, spent=None) if figures.small else None,
        sees_all=False,
    )
    told = replace(
        without_sums,
        themes=tuple(_levels_told(each) for each in figures.themes),
        savings=_savings_told(savings) if savings else None,
        start_forms=_start_forms_told(start_forms) if start_forms else None,
        explained=_large(figures.explained),
        left_out=_large(figures.left_out),
        tools=_tools_told(tools) if tools else None,
        small=_small_told(small) if small else None,
    )
    return replace(told, kept_back=figures.kept_back or told != without_sums)


def _enough(part: Part | None) -> Part | None:
    """The part, unless it is about a few only; that there is nothing tells of nobody."""
    return None if part is None or _is_few(part.count) else part


def _is_few(count: int) -> bool:
    return 0 < count < SMALLEST_COUNT


def _levels_told(theme: ThemeCount) -> ThemeCount:
    """Which themes a purchase has is no secret; how far it goes with them is told from five."""
    return replace(theme, levels={}) if any(map(_is_few, theme.levels.values())) else theme


def _savings_told(savings: Savings) -> Savings:
    if _is_few(savings.avoided) or _is_few(savings.reduced):
        return Savings(together=savings.count)
    return replace(savings, saved=None)


def _small_told(small: SmallPurchases) -> SmallPurchases:
    if any(map(_is_few, small.choices.values())):
        return SmallPurchases({}, together=small.count)
    return replace(small, spent=None)


def _start_forms_told(forms: StartForms) -> StartForms:
    """How many there are; how they stand only where nothing in that is about a few."""
    if any(map(_is_few, (forms.sufficient, forms.more_asked, forms.waiting))):
        forms = replace(forms, sufficient=0, more_asked=0, is_split=False)
    chances = forms.chances
    if chances is not None and (_is_few(chances) or _is_few(forms.count - chances)):
        forms = replace(forms, chances=None)
    return forms


def _large(reasons: tuple[ThemeReasons, ...]) -> tuple[ThemeReasons, ...]:
    """The themes with enough of them, each with its small reasons told together."""
    return tuple(_reasons_told(each) for each in reasons if each.count >= SMALLEST_COUNT)


def _reasons_told(each: ThemeReasons) -> ThemeReasons:
    """What stands beside the list, own words and nothing at all, counts as a reason too."""
    beside = {("own_words", ""): each.own_words, ("unexplained", ""): each.unexplained}
    listed = {("reason", slug): count for slug, count in each.reasons.items()}
    told, others = _folded({**listed, **beside}, each.others)
    return ThemeReasons(
        each.theme,
        {slug: count for (kind, slug), count in told.items() if kind == "reason"},
        told.get(("own_words", ""), 0),
        told.get(("unexplained", ""), 0),
        others,
    )


def _tools_told(outcomes: ToolOutcomes) -> ToolOutcomes:
    return ToolOutcomes(*_folded(outcomes.tools, outcomes.others))


def _folded(counts: Mapping[Name, int], others: int) -> tuple[dict[Name, int], int]:
    """Small counts together, with the next ones until together they are enough to be told.

    What all of them make together is enough, or nothing.
    """
    nothing = [(name, count) for name, count in counts.items() if not count]
    left = sorted(((name, n) for name, n in counts.items() if n), key=lambda pair: pair[1])
    while left and (_is_few(left[0][1]) or _is_few(others)):
        others += left.pop(0)[1]
    return dict([*nothing, *left]), others
