"""What of the figures is told to somebody who does not oversee everything. Pure.

Counts of what colleagues can look up one by one anyway are told to each of them. What only the
people of a purchase may read (whether it is needed, the start form, an explanation, what a tool
gave) is told to others as a count from five up, and never per person; that holds for each number
and for what one told number leaves of another. Sums of euros are for who oversees everything: one
amount less or more would tell an estimate. A year has rules of its own: see
:mod:`bot.policy.figures_year`.
"""

from collections.abc import Callable, Mapping
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

_OWN_WORDS, _UNEXPLAINED = ("own_words", ""), ("unexplained", "")


class _Part(Protocol):
    @property
    def count(self) -> int: ...


Part = TypeVar("Part", bound=_Part)
Name = TypeVar("Name")


def for_colleagues(figures: Figures) -> Figures:
    """What somebody who does not oversee everything is told of it: no sums, no small counts."""
    plain = without_sums(figures)
    told = replace(
        plain,
        themes=tuple(levels_told(each) for each in figures.themes),
        savings=of_part(figures.savings, savings_told),
        start_forms=of_part(figures.start_forms, start_forms_told),
        explained=_large(figures.explained),
        left_out=_large(figures.left_out),
        tools=of_part(figures.tools, tools_told),
        small=of_part(figures.small, small_told),
    )
    return replace(told, kept_back=figures.kept_back or told != plain)


def without_sums(figures: Figures) -> Figures:
    """All of it, but for the euros."""
    return replace(
        figures,
        savings=replace(figures.savings, saved=None) if figures.savings else None,
        small=replace(figures.small, spent=None) if figures.small else None,
        sees_all=False,
    )


def of_part(part: Part | None, told: Callable[[Part], Part]) -> Part | None:
    """What is told of a part, unless it is about a few; that there is nothing tells of nobody."""
    return None if part is None or _is_few(part.count) else told(part)


def _is_few(count: int) -> bool:
    return 0 < count < SMALLEST_COUNT


def levels_told(theme: ThemeCount) -> ThemeCount:
    """Which themes a purchase has is no secret; how far it goes with them is told from five."""
    return replace(theme, levels={}) if any(map(_is_few, theme.levels.values())) else theme


def savings_told(savings: Savings) -> Savings:
    """Both apart, or in one number where one of them is about a few."""
    if _is_few(savings.avoided) or _is_few(savings.reduced):
        return Savings(together=savings.count)
    return replace(savings, saved=None)


def small_told(small: SmallPurchases) -> SmallPurchases:
    """The choices apart or in one number; the small categories together."""
    categories, others = _folded(small.categories, small.other_categories)
    named = replace(small, spent=None, categories=categories, other_categories=others)
    if any(map(_is_few, small.choices.values())):
        return replace(named, choices={}, together=small.count)
    return named


def start_forms_told(forms: StartForms) -> StartForms:
    """How many there are; how they stand only where nothing in that is about a few."""
    if any(map(_is_few, (forms.sufficient, forms.more_asked, forms.waiting))):
        forms = replace(forms, sufficient=0, more_asked=0, is_split=False)
    chances = forms.chances
    if chances is not None and (_is_few(chances) or _is_few(forms.count - chances)):
        forms = replace(forms, chances=None)
    return forms


def _large(reasons: tuple[ThemeReasons, ...]) -> tuple[ThemeReasons, ...]:
    """The themes with enough of them, each with its small reasons told together."""
    return tuple(reasons_told(each) for each in reasons if each.count >= SMALLEST_COUNT)


def reasons_told(each: ThemeReasons) -> ThemeReasons:
    """Its small reasons together; what stands beside the list counts as a reason too."""
    return named_reasons(each.theme, *_folded(by_name(each), each.others))


def by_name(each: ThemeReasons) -> dict[tuple[str, str], int]:
    """Every reason; also that it was in own words, and that there was none at all."""
    listed = {("reason", slug): count for slug, count in each.reasons.items()}
    return {**listed, _OWN_WORDS: each.own_words, _UNEXPLAINED: each.unexplained}


def named_reasons(theme: str, told: Mapping[tuple[str, str], int], others: int) -> ThemeReasons:
    """What :func:`by_name` took apart."""
    return ThemeReasons(
        theme,
        {slug: count for (kind, slug), count in told.items() if kind == "reason"},
        told.get(_OWN_WORDS, 0),
        told.get(_UNEXPLAINED, 0),
        others,
    )


def tools_told(outcomes: ToolOutcomes) -> ToolOutcomes:
    """The small ones together."""
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
