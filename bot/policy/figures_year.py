"""What of a whole year is told to somebody who reads its quarters too. Pure.

Who takes the quarters that they read from the year finds what the other quarters were. So a year
is made of what is told: each quarter as it is told by itself, and what is left, which is what was
not told of the quarters, told as if it were a period of its own. Where what is left is about a few,
the year is not told; a number that is told together in one of them is told together in the year.
None of these share a purchase, and each is nothing or five and more: so is whatever somebody makes
of them by adding and taking away.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from bot.policy.figures import (
    Figures,
    Savings,
    SmallPurchases,
    StartForms,
    ThemeCount,
    ThemeReasons,
    ToolOutcomes,
)
from bot.policy.figures_told import (
    SMALLEST_COUNT,
    Name,
    Part,
    by_name,
    levels_told,
    named_reasons,
    of_part,
    reasons_told,
    savings_told,
    small_told,
    start_forms_told,
    tools_told,
    without_sums,
)

Counted = TypeVar("Counted", ThemeReasons, ThemeCount)


def year_for_colleagues(year: Figures, quarters: Sequence[Figures]) -> Figures:
    """What somebody who does not oversee everything is told of a year.

    :param quarters: all four of it, as they were counted.
    """
    plain = without_sums(year)
    told = replace(
        plain,
        themes=tuple(_levels(each, quarters) for each in year.themes),
        savings=_whole([each.savings for each in quarters], savings_told, _savings),
        start_forms=_whole([each.start_forms for each in quarters], start_forms_told, _forms),
        explained=_reasons(year.explained, [each.explained for each in quarters]),
        left_out=_reasons(year.left_out, [each.left_out for each in quarters]),
        tools=_whole([each.tools for each in quarters], tools_told, _tools),
        small=_whole([each.small for each in quarters], small_told, _small),
    )
    return replace(told, kept_back=year.kept_back or told != plain)


def _whole(
    counted: Sequence[Part | None],
    tell: Callable[[Part], Part],
    join: Callable[[Sequence[Part]], Part],
) -> Part | None:
    """The quarters that are told, with what is left of the year; None where that is not told."""
    told = [of_part(each, tell) for each in counted]
    untold = (each for each, known in zip(counted, told, strict=True) if known is None)
    rest = of_part(join([each for each in untold if each is not None]), tell)
    if rest is None:
        return None
    return join([*(each for each in told if each is not None), rest])


def _levels(theme: ThemeCount, quarters: Iterable[Figures]) -> ThemeCount:
    """How many purchases have a theme is no secret; at which levels is."""
    of_quarters = [_of_theme(each.themes, theme.theme) for each in quarters]
    found = [each for each in of_quarters if each is not None]
    whole = _whole(found, levels_told, _theme_counts)
    return replace(theme, levels={} if whole is None else whole.levels)


def _reasons(
    year: Iterable[ThemeReasons], quarters: Sequence[Iterable[ThemeReasons]]
) -> tuple[ThemeReasons, ...]:
    told = []
    for theme in (each.theme for each in year):
        found = [_of_theme(each, theme) for each in quarters]
        whole = _whole([each for each in found if each], reasons_told, _theme_reasons)
        if whole is not None and whole.count >= SMALLEST_COUNT:
            told.append(whole)
    return tuple(told)


def _of_theme(given: Iterable[Counted], theme: str) -> Counted | None:
    return next((each for each in given if each.theme == theme), None)


def _savings(parts: Sequence[Savings]) -> Savings:
    if any(each.together is not None for each in parts):
        return Savings(together=sum(each.count for each in parts))
    return Savings(sum(each.avoided for each in parts), sum(each.reduced for each in parts))


def _forms(parts: Sequence[StartForms]) -> StartForms:
    is_split = all(each.is_split for each in parts)
    chances = [each.chances for each in parts]
    return StartForms(
        count=sum(each.count for each in parts),
        sufficient=sum(each.sufficient for each in parts) if is_split else 0,
        more_asked=sum(each.more_asked for each in parts) if is_split else 0,
        chances=None if None in chances else sum(each or 0 for each in chances),
        is_split=is_split,
    )


def _small(parts: Sequence[SmallPurchases]) -> SmallPurchases:
    categories, others = _named([(each.categories, each.other_categories) for each in parts])
    named = SmallPurchases({}, categories=categories, other_categories=others)
    if any(each.together is not None for each in parts):
        return replace(named, together=sum(each.count for each in parts))
    return replace(named, choices=_added(each.choices for each in parts))


def _tools(parts: Sequence[ToolOutcomes]) -> ToolOutcomes:
    return ToolOutcomes(*_named([(each.tools, each.others) for each in parts]))


def _theme_reasons(parts: Sequence[ThemeReasons]) -> ThemeReasons:
    theme = parts[0].theme if parts else ""
    return named_reasons(theme, *_named([(by_name(each), each.others) for each in parts]))


def _theme_counts(parts: Sequence[ThemeCount]) -> ThemeCount:
    count = sum(each.count for each in parts)
    is_split = all(each.levels or not each.count for each in parts)
    theme = parts[0].theme if parts else ""
    return ThemeCount(theme, count, _added(each.levels for each in parts) if is_split else {})


def _named(parts: Sequence[tuple[Mapping[Name, int], int]]) -> tuple[dict[Name, int], int]:
    """Every number that is told apart in each of them; what is not, in one number."""
    total = _added(counts for counts, _ in parts)
    apart = {
        name: count
        for name, count in total.items()
        if all(counts.get(name) or not others for counts, others in parts)
    }
    everything = sum(total.values()) + sum(others for _, others in parts)
    return apart, everything - sum(apart.values())


def _added(given: Iterable[Mapping[Name, int]]) -> dict[Name, int]:
    total: Counter[Name] = Counter()
    for counts in given:
        total.update(counts)
    return dict(total)
