"""The figures: quarters that fit together, and what of them a colleague is told."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.policy.confidentiality import Audience, Viewer, may_read_figures, may_read_sums
from bot.policy.figures import (
    BOUGHT,
    SAVING,
    SMALLEST_SUM,
    Figures,
    PeriodKind,
    Savings,
    SmallPurchases,
    StartForms,
    Sum,
    ThemeCount,
    ThemeReasons,
    ToolOutcomes,
    period_of,
)
from bot.policy.figures_told import SMALLEST_COUNT, for_colleagues
from storage.vocabulary import MunicipalRole, Phase, SmallChoice

ZONE = ZoneInfo("Europe/Amsterdam")
QUARTER = period_of(PeriodKind.QUARTER, date(2026, 11, 23))
DAYS = st.dates(date(2000, 1, 1), date(2090, 12, 31))
COUNTS = st.integers(0, 12)
SUMS = st.builds(Sum, st.integers(0, 10**12), COUNTS, COUNTS)
REASONS = st.builds(
    ThemeReasons,
    st.sampled_from(["klimaat", "social-return"]),
    st.dictionaries(st.sampled_from(["markt", "tijd"]), COUNTS),
    COUNTS,
    COUNTS,
)
FIGURES = st.builds(
    Figures,
    st.builds(period_of, st.sampled_from(PeriodKind), DAYS),
    logged=COUNTS,
    themes=st.lists(
        st.builds(
            ThemeCount,
            st.just("klimaat"),
            COUNTS,
            st.dictionaries(st.one_of(st.none(), st.integers(1, 5)), COUNTS),
        )
    ).map(tuple),
    savings=st.builds(Savings, COUNTS, COUNTS, SUMS),
    start_forms=st.builds(
        lambda sufficient, more, waiting, left: StartForms(
            sufficient + more + waiting, sufficient, more, max(sufficient + more - left, 0)
        ),
        *(COUNTS,) * 4,
    ),
    explained=st.lists(REASONS).map(tuple),
    left_out=st.lists(REASONS).map(tuple),
    tools=st.builds(ToolOutcomes, st.dictionaries(st.sampled_from(["mki", "ambitieweb"]), COUNTS)),
    small=st.builds(
        SmallPurchases, st.dictionaries(st.sampled_from(SmallChoice), COUNTS), spent=SUMS
    ),
)


@given(DAYS)
def test_today_is_in_this_quarter_and_this_year_and_not_in_the_last_quarter(day: date) -> None:
    quarter, year = period_of(PeriodKind.QUARTER, day), period_of(PeriodKind.YEAR, day)
    assert year.first <= quarter.first <= day <= quarter.last <= year.last
    assert period_of(PeriodKind.LAST_QUARTER, day).last == quarter.first - timedelta(days=1)


@given(DAYS)
def test_last_quarter_is_what_this_quarter_was_then(day: date) -> None:
    last = period_of(PeriodKind.LAST_QUARTER, day)
    then = period_of(PeriodKind.QUARTER, last.first)
    assert (last.first, last.last) == (then.first, then.last)
    assert last.year == last.last.year


@given(st.integers(2000, 2090))
def test_four_quarters_are_a_year(year: int) -> None:
    day, found = date(year, 1, 1), []
    while day.year == year:
        found.append(period_of(PeriodKind.QUARTER, day))
        day = found[-1].last + timedelta(days=1)
    whole = period_of(PeriodKind.YEAR, date(year, 6, 6))
    assert [each.first.month for each in found] == [1, 4, 7, 10]
    assert (found[0].first, found[-1].last) == (whole.first, whole.last)


@given(DAYS, st.sampled_from(["Europe/Amsterdam", "America/Curacao", "Pacific/Auckland"]))
def test_a_moment_is_in_the_quarter_of_its_day_in_the_municipality(day: date, name: str) -> None:
    zone = ZoneInfo(name)
    since, before = period_of(PeriodKind.QUARTER, day).moments(zone)
    inside = datetime(day.year, day.month, day.day, 23, 59, tzinfo=zone)
    assert since <= inside < before
    last_since, last_before = period_of(PeriodKind.LAST_QUARTER, day).moments(zone)
    assert last_since < last_before == since


def test_new_year_begins_at_midnight_here_and_not_in_greenwich() -> None:
    since, before = period_of(PeriodKind.YEAR, date(2026, 5, 5)).moments(ZONE)
    assert since == datetime(2025, 12, 31, 23, tzinfo=UTC)
    assert before == datetime(2026, 12, 31, 23, tzinfo=UTC)
    summer, _ = period_of(PeriodKind.QUARTER, date(2026, 7, 1)).moments(ZONE)
    assert summer == datetime(2026, 6, 30, 22, tzinfo=UTC)


@given(FIGURES)
def test_a_colleague_is_told_no_sum_and_no_count_below_five_of_what_is_not_theirs(
    figures: Figures,
) -> None:
    told = for_colleagues(figures)
    assert not told.sees_all
    parts = (told.savings, told.start_forms, told.tools, told.small)
    for part in (*parts, *told.explained, *told.left_out):
        assert part is None or part.count == 0 or part.count >= SMALLEST_COUNT
    assert told.savings is None or told.savings.saved is None
    assert told.small is None or told.small.spent is None


@given(FIGURES)
def test_no_number_that_a_colleague_is_told_is_small_nor_what_it_leaves_of_another(
    figures: Figures,
) -> None:
    numbers = list(numbers_of(for_colleagues(figures)))
    assert [each for each in numbers if 0 < each < SMALLEST_COUNT] == []


def numbers_of(told: Figures) -> Iterator[int]:
    """Every confidential number in it, and what is left of one where a part of it is told."""
    for theme in told.themes:
        yield from theme.levels.values()
    for each in (*told.explained, *told.left_out):
        yield from (*each.reasons.values(), each.own_words, each.unexplained, each.others)
    if told.tools:
        yield from (*told.tools.tools.values(), told.tools.others)
    if told.savings:
        yield from (told.savings.count, told.savings.avoided, told.savings.reduced)
    if told.small:
        yield from (told.small.count, *told.small.choices.values())
    if forms := told.start_forms:
        yield forms.count
        if forms.is_split:
            yield from (forms.sufficient, forms.more_asked, forms.waiting)
        if forms.chances is not None:
            yield from (forms.chances, forms.count - forms.chances)


def test_small_reasons_are_told_together_and_are_many_together() -> None:
    """With the next one, where together they would be few: its own number would tell the rest."""
    reasons = ThemeReasons("klimaat", {"markt": 9, "tijd": 6, "geld": 1}, own_words=2)
    (told,) = for_colleagues(Figures(QUARTER, explained=(reasons,))).explained
    assert told == ThemeReasons("klimaat", {"markt": 9}, others=9)


def test_a_judgement_with_a_small_part_is_not_told_apart() -> None:
    """What is told of them still adds up: how many there are, and in how many a theme is."""
    forms = StartForms(11, sufficient=6, more_asked=1, chances=6)
    told = for_colleagues(Figures(QUARTER, start_forms=forms))
    assert told.start_forms == StartForms(11, chances=6, is_split=False)
    assert told.kept_back
    nearly_all = for_colleagues(Figures(QUARTER, start_forms=StartForms(11, 11, chances=10)))
    assert nearly_all.start_forms == StartForms(11, 11, chances=None)


def test_savings_and_small_purchases_with_a_small_part_are_told_in_one_number() -> None:
    small = SmallPurchases({SmallChoice.LOOKED: 9, SmallChoice.SUSTAINABLE: 1})
    told = for_colleagues(Figures(QUARTER, savings=Savings(7, 2), small=small))
    assert told.savings == Savings(together=9)
    assert told.small == SmallPurchases({}, together=10)


@given(FIGURES)
def test_what_a_colleague_is_told_adds_up_to_what_is_counted(figures: Figures) -> None:
    told = for_colleagues(figures)
    assert (told.logged, told.pilots, told.period) == (
        figures.logged,
        figures.pilots,
        figures.period,
    )
    counted = [(each.theme, each.count) for each in figures.explained]
    assert all((each.theme, each.count) in counted for each in told.explained)
    for name in ("savings", "start_forms", "tools", "small"):
        part = getattr(told, name)
        assert part is None or part.count == getattr(figures, name).count
    if None in (told.savings, told.start_forms, told.tools, told.small):
        assert told.kept_back
    assert told.kept_back or told.explained == figures.explained
    assert for_colleagues(told) == told


@given(SUMS)
def test_a_sum_goes_further_only_over_three_purchases_that_told_an_amount(total: Sum) -> None:
    assert total.may_go_further is (total.told >= SMALLEST_SUM)
    assert not replace(total, told=2, of=100).may_go_further


@given(COUNTS, COUNTS, COUNTS)
def test_every_form_is_judged_or_waits(sufficient: int, more: int, waiting: int) -> None:
    forms = StartForms(sufficient + more + waiting, sufficient, more)
    assert forms.waiting == waiting


def test_what_is_withdrawn_or_stopped_counts_for_nothing() -> None:
    assert Phase.NOT_NEEDED in SAVING - BOUGHT
    assert not {Phase.WITHDRAWN, Phase.STOPPED} & SAVING
    assert {Phase.IDEA, Phase.COMPLETED} <= BOUGHT


@pytest.mark.parametrize("role", MunicipalRole)
def test_only_who_oversees_everything_reads_sums_and_only_in_private(role: MunicipalRole) -> None:
    viewer = Viewer(1, frozenset({role}))
    oversees = role in {MunicipalRole.COORDINATOR, MunicipalRole.ADVISER}
    assert may_read_figures(viewer)
    assert may_read_figures(replace(viewer, outsider=True)) is oversees
    for audience in Audience:
        wanted = oversees and audience is Audience.PERSON
        assert may_read_sums(viewer, audience) is wanted
