"""The cases for a prize: more evidence never ranks lower; what is not recorded is not guessed."""

from dataclasses import fields, replace
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.policy.award_dossier import (
    MOST,
    CaseFacts,
    Contract,
    Criterion,
    Reason,
    ThemeChoice,
    is_of_year,
    known_criteria,
    may_be_recalled,
    ranked,
    recalled_on,
    scored,
    total,
    would_help,
)
from bot.policy.working_days import is_working_day
from storage.vocabulary import Phase, PromisePlace

JURY = tuple(each.value for each in Criterion)
COUNT, AMOUNT = st.integers(0, 5), st.none() | st.integers(0, 10**9)
LABELS = st.lists(st.sampled_from(["klimaat", "milieu", "sociaal", "water"]), max_size=4).map(tuple)
LEVEL = st.none() | st.integers(1, 5)
THEMES = st.lists(
    st.builds(ThemeChoice, st.sampled_from(["klimaat", "milieu"]), LEVEL, LEVEL), max_size=4
).map(tuple)
PLACED = st.lists(st.tuples(st.just("klimaat"), st.sampled_from(PromisePlace)), max_size=3)
EVIDENCE: dict[str, st.SearchStrategy[Any]] = {
    "themes": THEMES,
    "start_form": st.booleans(),
    "pilot": st.booleans(),
    "placed": PLACED.map(tuple),
    "criteria": COUNT,
    "handed_over": st.booleans(),
    "reused": COUNT,
    "anchored": COUNT,
    "well": LABELS,
    "people": AMOUNT,
    "hours": AMOUNT,
    "social_cents": AMOUNT,
    "saved_cents": AMOUNT,
    "tools": LABELS,
    "figures": LABELS,
    "market_answers": LABELS,
    "market_lessons": LABELS,
}
NUMBERS = st.integers(1, 50)
CASES = st.builds(CaseFacts, NUMBERS, **EVIDENCE, not_well=LABELS)


def with_more(case: CaseFacts, more: CaseFacts) -> CaseFacts:
    """Everything that one case has, and everything that another has as well."""
    both: dict[str, Any] = {}
    for name in EVIDENCE:
        mine, theirs = getattr(case, name), getattr(more, name)
        if isinstance(mine, bool):
            both[name] = mine or theirs
        elif mine is None or theirs is None:
            both[name] = mine if theirs is None else theirs
        else:
            both[name] = mine + theirs
    return replace(case, **both)


def test_every_fact_is_evidence_or_says_that_it_does_not_go_well() -> None:
    """So that what is added to a case is thought of here."""
    assert {each.name for each in fields(CaseFacts)} == {*EVIDENCE, "number", "not_well"}


@given(CASES, CASES)
def test_more_evidence_never_scores_lower_on_any_criterion(
    case: CaseFacts, more: CaseFacts
) -> None:
    before, after = scored(case, JURY), scored(with_more(case, more), JURY)
    for one, other in zip(before, after, strict=True):
        assert one.score <= other.score
        assert set(one.reasons) <= set(other.reasons)


@given(st.lists(CASES, min_size=1, max_size=6, unique_by=lambda case: case.number), CASES)
def test_more_evidence_never_ranks_lower(cases: list[CaseFacts], more: CaseFacts) -> None:
    one = cases[0]
    better = with_more(one, more)
    before = [each.number for each in ranked(cases, JURY)]
    after = [each.number for each in ranked([better, *cases[1:]], JURY)]
    assert after.index(one.number) <= before.index(one.number)


@given(st.lists(CASES, max_size=6, unique_by=lambda case: case.number))
def test_the_strongest_comes_first_and_what_is_as_strong_by_number(cases: list[CaseFacts]) -> None:
    keys = [(-total(case, JURY), case.number) for case in ranked(cases, JURY)]
    assert keys == sorted(keys)
    assert ranked(reversed(cases), JURY) == ranked(cases, JURY)


@given(CASES, LABELS)
def test_what_does_not_go_well_is_said_and_takes_nothing_away(
    case: CaseFacts, not_well: tuple[str, ...]
) -> None:
    assert scored(case, JURY) == scored(replace(case, not_well=not_well), JURY)


@given(NUMBERS)
def test_nothing_recorded_is_nothing_guessed(number: int) -> None:
    assert [each.score for each in scored(CaseFacts(number), JURY)] == [0, 0, 0, 0]


@given(CASES)
def test_a_score_stands_on_reasons_of_its_own(case: CaseFacts) -> None:
    found = scored(case, JURY)
    reasons = [reason for each in found for reason in each.reasons]
    assert len(reasons) == len(set(reasons))
    assert all(each.score == min(MOST, len(each.reasons)) for each in found)


@given(CASES)
def test_advice_is_about_what_is_weakest_and_not_there_yet(case: CaseFacts) -> None:
    helps = would_help(case, JURY)
    found = scored(case, JURY)
    if helps is None:
        return
    assert helps not in {reason for each in found for reason in each.reasons}
    assert min(each.score for each in found) < MOST


def test_a_bare_case_is_helped_first_where_the_jury_looks_first() -> None:
    assert would_help(CaseFacts(1), JURY) is Reason.THEMES
    assert would_help(CaseFacts(1), reversed(JURY)) is Reason.MARKET_LESSON


def test_a_level_counts_only_above_a_minimum_that_there_is() -> None:
    for level, minimum, above in ((4, 3, True), (3, 3, False), (5, None, False), (None, 1, False)):
        assert ThemeChoice("klimaat", level, minimum).is_above is above


def test_of_a_jury_only_what_is_recorded_about_is_scored() -> None:
    assert known_criteria(["Effect", "durf", "ambitie"]) == (Criterion.EFFECT, Criterion.AMBITION)


DATES = st.none() | st.dates(date(2024, 1, 1), date(2029, 12, 31))
CONTRACTS = st.builds(
    Contract, st.sampled_from(Phase), DATES, DATES, DATES, objection_runs=st.booleans()
)


@given(CONTRACTS, st.integers(2024, 2029))
def test_nothing_is_told_before_the_signature_or_while_an_objection_runs(
    contract: Contract, year: int
) -> None:
    if is_of_year(contract, year):
        assert contract.phase in {Phase.EXECUTION, Phase.COMPLETED}
        assert not contract.objection_runs
        assert contract.signed_on or contract.starts


def test_a_contract_is_of_the_year_of_its_signature_and_of_each_that_it_runs_in() -> None:
    def years(
        phase: Phase, signed: date | None, starts: date | None, ends: date | None
    ) -> list[int]:
        contract = Contract(phase, signed, starts, ends)
        return [year for year in range(2024, 2030) if is_of_year(contract, year)]

    signed, starts, ends = date(2025, 12, 1), date(2026, 2, 1), date(2027, 6, 30)
    assert years(Phase.EXECUTION, signed, starts, ends) == [2025, 2026, 2027]
    assert years(Phase.EXECUTION, signed, None, None) == [2025, 2026, 2027, 2028, 2029]
    assert years(Phase.COMPLETED, signed, None, None) == [2025]
    assert years(Phase.COMPLETED, None, starts, ends) == [2026, 2027]
    assert years(Phase.EXECUTION, None, None, ends) == []
    assert years(Phase.AWARD, signed, starts, ends) == []
    assert years(Phase.STOPPED, signed, starts, ends) == []


@settings(deadline=None)  # the holidays of a year are looked up the first time
@given(st.integers(1, 12), st.dates(date(2024, 1, 1), date(2035, 12, 31)))
def test_the_prize_is_recalled_on_the_first_working_day_of_its_month(
    month: int, today: date
) -> None:
    day = recalled_on(month, today, country="NL")
    assert day.month == month
    assert is_working_day(day, country="NL")
    assert not any(is_working_day(day.replace(day=n), country="NL") for n in range(1, day.day))
    assert (day.year, day.month) >= (today.year, today.month)
    assert day.year - today.year == (today.month > month)


@given(st.integers(1, 12), st.integers(2025, 2028), st.dates(date(2024, 1, 1), date(2030, 1, 1)))
def test_it_is_told_only_from_its_month_on_in_its_own_year(
    month: int, year: int, today: date
) -> None:
    assert may_be_recalled(month, year, today) is (today.year == year and today.month >= month)
