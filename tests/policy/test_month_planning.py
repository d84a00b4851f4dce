"""What a month brings: the plan's own lines, and beside them the days of a rhythm."""

from datetime import date

import pytest

from bot.policy.moments import MONTH_PLANNING, moments
from bot.policy.month_planning import month_plan, next_month
from bot.profile import load_profile
from bot.profile.rhythms import PlanningItem


def test_a_line_has_the_day_of_its_rhythm_and_asks_for_its_emphasis() -> None:
    leiden = load_profile("leiden")
    meeting = next(
        each
        for each in month_plan(leiden, leiden.rhythms, year=2027, month=1).lines
        if each.kind == "network-meeting"
    )
    assert meeting.days == (date(2027, 1, 21),)
    assert (meeting.emphasis, meeting.asks_emphasis) == ("", True)
    then = month_plan(leiden, leiden.rhythms, year=2023, month=1).lines[0]
    assert (then.emphasis, then.asks_emphasis) == ("kaders", False)


def test_nothing_of_a_kind_is_told_twice_in_a_month() -> None:
    leiden = load_profile("leiden")
    for month in range(1, 13):
        lines = month_plan(leiden, leiden.rhythms, year=2027, month=month).lines
        own = [each for each in lines if each.title not in {i.title for i in _items(month)}]
        assert not {each.kind for each in own} & {each.kind for each in _items(month)}


def _items(month: int) -> tuple[PlanningItem, ...]:
    planning = load_profile("leiden").planning
    assert planning is not None
    return planning.planned(2027, month)


def test_without_a_planning_there_is_only_what_comes_back() -> None:
    profile = load_profile("midden-groningen")
    told = [
        month
        for month in range(1, 13)
        if not month_plan(profile, profile.rhythms, year=2027, month=month).is_empty
    ]
    assert told == [11]


def test_where_the_months_of_the_budget_are_known_they_are_told() -> None:
    profile = load_profile("midden-groningen")
    calendar = profile.calendar.model_copy(update={"kadernota": 2, "begroting": 8})
    known = profile.model_copy(update={"calendar": calendar})
    assert month_plan(known, known.rhythms, year=2027, month=2).kadernota
    assert month_plan(known, known.rhythms, year=2027, month=8).begroting
    assert month_plan(known, known.rhythms, year=2027, month=3).is_empty


@pytest.mark.parametrize("name", ["leiden", "midden-groningen"])
def test_the_calendar_names_exactly_the_months_with_something_in_them(name: str) -> None:
    profile = load_profile(name)
    found = moments(profile, profile.rhythms, begins=date(2027, 1, 1), ends=date(2028, 1, 1))
    named = [each.occurrence for each in found if each.kind == MONTH_PLANNING]
    first, wanted = date(2027, 1, 1), []
    while first.year == 2027:
        if not month_plan(profile, profile.rhythms, year=2027, month=first.month).is_empty:
            wanted.append(f"planning {first:%Y-%m}")
        first = next_month(first)
    assert named == wanted
