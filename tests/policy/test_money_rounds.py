"""When money is asked, about which purchases, and never twice for nothing."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.policy.money_rounds import Answered, Round, Span, costs_in, is_asked, open_rounds
from bot.policy.working_days import is_working_day
from storage.vocabulary import MoneyAnswer, MoneyMoment

MONTHS = {MoneyMoment.SPRING: 4, MoneyMoment.BUDGET: 9}
ASKING = Round(MoneyMoment.BUDGET, 2028, date(2027, 7, 7), date(2027, 9, 1))

days = st.dates(date(2026, 1, 1), date(2032, 12, 31))
moments = st.sampled_from(MoneyMoment)
months = st.dictionaries(moments, st.integers(1, 12))
answered = st.builds(
    Answered, moments, st.integers(2027, 2029), st.one_of(st.none(), st.sampled_from(MoneyAnswer))
)


@given(months, st.integers(1, 26), days)
def test_it_is_asked_from_so_many_weeks_before_the_month_until_it_begins(
    known: dict[MoneyMoment, int], weeks: int, today: date
) -> None:
    found = open_rounds(known, weeks=weeks, today=today, country="NL")
    assert len({each.moment for each in found}) == len(found)
    for each in found:
        assert each.begins <= today < each.closes
        assert each.closes == date(each.year - 1, known[each.moment], 1)
        assert is_working_day(each.begins, country="NL")
        assert timedelta(0) <= each.begins - (each.closes - timedelta(weeks=weeks)) < timedelta(7)


@given(st.integers(1, 26), days)
def test_without_a_month_nobody_is_asked(weeks: int, today: date) -> None:
    assert open_rounds({}, weeks=weeks, today=today, country="NL") == ()


def test_a_document_is_asked_for_in_the_year_before_it_also_over_new_year() -> None:
    (found,) = open_rounds({MoneyMoment.SPRING: 1}, weeks=8, today=date(2026, 12, 1), country="NL")
    assert (found.year, found.closes) == (2028, date(2027, 1, 1))
    assert found.begins == date(2026, 11, 6)


@given(st.lists(answered, max_size=6))
def test_a_yes_or_a_no_holds_for_the_year_and_nothing_is_asked_twice_for_one_document(
    before: list[Answered],
) -> None:
    of_the_year = [each for each in before if each.year == ASKING.year]
    settled = any(each.answer in {MoneyAnswer.YES, MoneyAnswer.NO} for each in of_the_year)
    same = any(each.moment is ASKING.moment for each in of_the_year)
    assert is_asked(before, ASKING) is not (settled or same)


def test_who_did_not_know_is_asked_once_more_for_the_next_document() -> None:
    assert is_asked([Answered(MoneyMoment.SPRING, 2028, MoneyAnswer.UNKNOWN)], ASKING)
    assert is_asked([Answered(MoneyMoment.SPRING, 2028)], ASKING)
    assert not is_asked([Answered(MoneyMoment.BUDGET, 2028)], ASKING)


@given(days, st.integers(0, 400), st.integers(2025, 2034))
def test_a_purchase_costs_money_in_every_year_in_which_it_may_be_published(
    first: date, longer: int, year: int
) -> None:
    last = first + timedelta(longer)
    assert costs_in(Span(first, last), year) is (first.year <= year <= last.year)


@given(days, st.integers(2025, 2034))
def test_so_it_does_when_its_contract_is_decided_on_or_begins(day: date, year: int) -> None:
    for span in (Span(contract_start=day), Span(current_ends_on=day), Span(publication_from=day)):
        assert costs_in(span, year) is (day.year == year)
    assert not costs_in(Span(), year)
