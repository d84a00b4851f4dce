"""The figures of a year: what somebody finds who takes the quarters that they read from it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from bot.policy.figures import (
    Figures,
    PeriodKind,
    Savings,
    SmallPurchases,
    StartForms,
    ThemeCount,
    ThemeReasons,
    ToolOutcomes,
    period_of,
    quarters_of,
)
from bot.policy.figures_told import SMALLEST_COUNT, for_colleagues
from bot.policy.figures_year import year_for_colleagues
from storage.vocabulary import SmallChoice

Cell = tuple[int, str]
"""A quarter, and what was counted in it: nothing smaller is ever told."""

Fact = tuple[frozenset[Cell], int]
"""Cells of which somebody reads how many there are together."""

PERIODS = quarters_of(2026)
YEAR = period_of(PeriodKind.YEAR, date(2026, 6, 6))
COUNTS = st.one_of(st.just(0), st.integers(0, 9))
TOOLS = ("ambitieweb", "mki", "paspoort")


def of_quarters(counted: st.SearchStrategy[int] = COUNTS) -> st.SearchStrategy[list[list[int]]]:
    """Of each quarter three numbers."""
    return st.lists(st.lists(counted, min_size=3, max_size=3), min_size=4, max_size=4)


def tools_of(counts: Iterable[int]) -> ToolOutcomes:
    """What each tool gave."""
    return ToolOutcomes(dict(zip(TOOLS, counts, strict=True)))


def facts_of(told: ToolOutcomes | None, quarters: Sequence[int]) -> Iterator[Fact]:
    """What somebody reads of a period: each number, of which cells that is."""
    if told is None:
        return
    for name, count in told.tools.items():
        yield frozenset((quarter, name) for quarter in quarters), count
    rest = [name for name in TOOLS if name not in told.tools]
    if told.others:
        yield frozenset((quarter, name) for quarter in quarters for name in rest), told.others
    yield frozenset((quarter, name) for quarter in quarters for name in TOOLS), told.count


def found_out(facts: Iterable[Fact]) -> list[Fact]:
    """What is left of each fact when those that it contains are taken from it.

    Where no two of these share a cell, adding them up is all that can still be done.
    """
    blocks: list[Fact] = []
    for cells, count in sorted(facts, key=lambda fact: len(fact[0])):
        inside = [block for block in blocks if block[0] <= cells]
        left = cells.difference(*(block[0] for block in inside))
        blocks += [(left, count - sum(block[1] for block in inside))] if left else []
    return blocks


@given(of_quarters())
def test_no_difference_between_the_periods_that_somebody_reads_is_about_a_few(
    counts: list[list[int]],
) -> None:
    quarters = [Figures(p, tools=tools_of(c)) for p, c in zip(PERIODS, counts, strict=True)]
    year = Figures(YEAR, tools=tools_of(map(sum, zip(*counts, strict=True))))
    facts = [
        fact
        for at, each in enumerate(quarters)
        for fact in facts_of(for_colleagues(each).tools, [at])
    ]
    facts += facts_of(year_for_colleagues(year, quarters).tools, range(4))
    blocks = found_out(facts)
    assert not any(one[0] & other[0] for one, other in combinations(blocks, 2))
    assert [count for _, count in blocks if 0 < count < SMALLEST_COUNT] == []


def whole_of(row: Sequence[int]) -> Figures:
    """A period with the same three numbers in each part."""
    first, second, third = row
    reasons = ThemeReasons("klimaat", {"markt": first, "tijd": second}, own_words=third)
    return Figures(
        YEAR,
        themes=(ThemeCount("klimaat", sum(row), {None: first, 1: second, 3: third}),),
        savings=Savings(first, second),
        start_forms=StartForms(sum(row), first, second, chances=first + second),
        explained=(reasons,),
        left_out=(reasons,),
        tools=tools_of(row),
        small=SmallPurchases(
            dict(zip(SmallChoice, row, strict=True)),
            categories={"gww": first, "kantoor": second, "": third},
        ),
    )


def numbers(told: Figures) -> list[tuple[str, int]]:
    """Every confidential number that is told, by what it is of, with the total of each part."""
    named: list[tuple[str, int]] = []
    for theme in told.themes:
        named += [(f"level {level}", count) for level, count in theme.levels.items()]
    for kind, given_reasons in (("explained", told.explained), ("left out", told.left_out)):
        for each in given_reasons:
            named += [(f"{kind} {slug}", count) for slug, count in each.reasons.items()]
            named += [(f"{kind} own", each.own_words), (f"{kind}", each.count)]
    if told.savings:
        named.append(("savings", told.savings.count))
        if told.savings.together is None:
            named += [("avoided", told.savings.avoided), ("reduced", told.savings.reduced)]
    if forms := told.start_forms:
        named.append(("forms", forms.count))
        if forms.is_split:
            named += [("sufficient", forms.sufficient), ("more", forms.more_asked)]
            named.append(("waiting", forms.waiting))
        if forms.chances is not None:
            named += [("chances", forms.chances), ("none", forms.count - forms.chances)]
    if told.small:
        named.append(("small", told.small.count))
        named += [(choice.value, count) for choice, count in told.small.choices.items()]
        named += [(f"kind {slug}", count) for slug, count in told.small.categories.items()]
    return named


@given(of_quarters())
def test_whatever_is_told_of_a_year_leaves_nothing_small_when_quarters_are_taken_from_it(
    counts: list[list[int]],
) -> None:
    """Each number alone, less the same number of any of the quarters that tell it."""
    quarters = [replace(whole_of(c), period=p) for p, c in zip(PERIODS, counts, strict=True)]
    year = whole_of([sum(column) for column in zip(*counts, strict=True)])
    told = [dict(numbers(for_colleagues(each))) for each in quarters]
    for name, count in numbers(year_for_colleagues(year, quarters)):
        known = [each[name] for each in told if name in each]
        for many in range(len(known) + 1):
            for taken in combinations(known, many):
                left = count - sum(taken)
                assert not 0 < left < SMALLEST_COUNT, (name, count, taken)


@given(of_quarters())
def test_a_year_tells_no_sums_and_only_what_was_counted(counts: list[list[int]]) -> None:
    quarters = [replace(whole_of(c), period=p) for p, c in zip(PERIODS, counts, strict=True)]
    year = whole_of([sum(column) for column in zip(*counts, strict=True)])
    told = year_for_colleagues(year, quarters)
    assert not told.sees_all
    counted = dict(numbers(year))
    for name, count in numbers(told):
        assert count <= counted[name]
    for part in ("savings", "start_forms", "tools", "small"):
        found = getattr(told, part)
        assert found is None or found.count == getattr(year, part).count


@given(of_quarters(st.integers(SMALLEST_COUNT, 20)))
def test_where_every_number_is_large_the_whole_year_is_told(counts: list[list[int]]) -> None:
    quarters = [replace(whole_of(c), period=p) for p, c in zip(PERIODS, counts, strict=True)]
    year = whole_of([sum(column) for column in zip(*counts, strict=True)])
    told = year_for_colleagues(year, quarters)
    assert told == replace(year, sees_all=False)


def test_five_in_a_year_of_few_are_told_and_six_beside_a_quarter_of_five_are_not() -> None:
    """One that came in another quarter would be found by taking the quarter from the year."""
    few = [Savings(2), Savings(1), Savings(), Savings(2)]
    uneven = [Savings(5), Savings(1), Savings(), Savings()]
    for counted, told in ((few, Savings(5)), (uneven, None)):
        quarters = [Figures(p, savings=s) for p, s in zip(PERIODS, counted, strict=True)]
        year = Figures(YEAR, savings=Savings(sum(each.avoided for each in counted)))
        found = year_for_colleagues(year, quarters)
        assert (found.savings, found.kept_back) == (told, told is None)


def test_the_quarters_are_the_year() -> None:
    assert (PERIODS[0].first, PERIODS[-1].last) == (YEAR.first, YEAR.last)
    assert len({each.first for each in PERIODS}) == len(PERIODS) == 4
