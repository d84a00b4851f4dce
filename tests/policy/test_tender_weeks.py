"""What a week brings: the day it is told, what is late, what fell silent, what changed."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.policy.tender_weeks import (
    Asked,
    Change,
    change_of,
    digest_day,
    fell_silent,
    is_coming,
    is_time,
)
from bot.policy.tenders import Dates, moments_of, week_of
from bot.policy.working_days import is_working_day
from bot.profile import load_profile
from storage.vocabulary import TenderOrigin, TenderState

MONDAY = date(2026, 11, 23)
CALENDAR = load_profile("midden-groningen").tender_calendar
WEEK = timedelta(weeks=1)
SAID = datetime(2026, 11, 10, 9, tzinfo=UTC)


def born(origin: TenderOrigin = TenderOrigin.CHAT) -> dict[str, object]:
    return {"origin": [None, origin.value], "publication": [None, ["2027-01-01"]]}


def became(state: TenderState) -> dict[str, object]:
    return {"state": [None, state.value]}


@given(st.dates(date(2020, 1, 1), date(2035, 1, 1)).map(week_of))
def test_the_day_of_a_week_is_its_first_working_day(monday: date) -> None:
    found = digest_day(monday, country="NL")
    worked = [
        day
        for day in (monday + timedelta(each) for each in range(7))
        if is_working_day(day, country="NL")
    ]
    assert found == (worked[0] if worked else None)


def test_after_easter_it_is_tuesday() -> None:
    assert digest_day(date(2027, 3, 29), country="NL") == date(2027, 3, 30)


@given(st.integers(-60, 120))
def test_it_is_time_a_quarter_before_publication_or_when_the_clock_of_a_contract_runs(
    weeks: int,
) -> None:
    published = Dates(publication=MONDAY + weeks * WEEK)
    assert _is_time(published) is (weeks <= 13)
    ending = Dates(current_ends_on=MONDAY + weeks * WEEK)
    assert _is_time(ending) is (weeks <= 52)


def _is_time(dates: Dates) -> bool:
    return is_time(moments_of(dates, CALENDAR, procedure="europees", country="NL"), MONDAY)


@given(st.integers(-40, 400))
def test_what_comes_is_what_is_published_or_decided_on_from_today(days: int) -> None:
    day = MONDAY + timedelta(days)
    for dates in (Dates(publication=day), Dates(current_ends_on=day)):
        assert is_coming(dates, MONDAY, weeks=13) is (0 <= days < 91)
    assert not is_coming(Dates(contract_end=day), MONDAY, weeks=13)


@given(st.lists(st.integers(1, 40), min_size=2, max_size=4, unique=True))
def test_a_second_silence_is_told_in_one_week_alone(weeks_ago: list[int]) -> None:
    asked = [Asked(MONDAY - each * WEEK + timedelta(1)) for each in weeks_ago]
    told = [
        fell_silent(asked, monday=MONDAY + number * WEEK)
        for number in range(-45, 45)
        if MONDAY + number * WEEK > max(each.due_on for each in asked)
    ]
    assert told.count(True) == 1


def test_one_silence_or_an_answer_is_no_second_silence() -> None:
    first, second = MONDAY - 20 * WEEK, MONDAY - 2 * WEEK + timedelta(1)
    assert fell_silent([Asked(first), Asked(second)], monday=MONDAY)
    assert not fell_silent([Asked(second)], monday=MONDAY)
    assert not fell_silent([Asked(first, SAID), Asked(second)], monday=MONDAY)
    assert not fell_silent([Asked(first), Asked(second, SAID)], monday=MONDAY)


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [
        ([born()], Change.ADDED),
        ([born(TenderOrigin.IMPORT), {"publication": [["2027-01-01"], None]}], Change.IMPORTED),
        ([born(TenderOrigin.FOLLOW_UP)], Change.FOLLOW_UP),
        ([{"publication": [["2027-01-01"], ["2027-02-01"]]}], Change.MOVED),
        ([{"current_ends_on": ["2027-01-01", None]}], Change.MOVED),
        ([{"publication": [None, ["2027-01-01"]]}], None),
        ([{"title": ["Lampen", "Lantaarns"]}], None),
        ([became(TenderState.DROPPED)], Change.DROPPED),
        ([became(TenderState.DROPPED), became(TenderState.OPEN)], Change.BACK),
        ([became(TenderState.NOT_NEEDED)], Change.NOT_NEEDED),
        ([born(), became(TenderState.DROPPED)], None),
        ([born(), became(TenderState.DROPPED), became(TenderState.OPEN)], Change.ADDED),
        ([born(), became(TenderState.TRAJECTORY)], Change.TRAJECTORY),
        ([], None),
    ],
)
def test_a_week_makes_one_thing_of_a_tender(
    facts: list[dict[str, object]], wanted: Change | None
) -> None:
    assert change_of(facts) is wanted
