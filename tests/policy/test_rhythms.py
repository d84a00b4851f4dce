"""What comes back has a day of its own, and never one on which people are away."""

from datetime import date, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.policy.rhythms import occurrences, prepared_on
from bot.policy.working_days import is_working_day, working_days_before
from bot.profile import Profile, load_profile
from bot.profile.rhythms import WEEKDAYS, Avoiding, Period, Rhythm, Timing

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NORTH, LEIDEN = load_profile("midden-groningen"), load_profile("leiden")
YEAR = (date(2027, 1, 1), date(2028, 1, 1))

days = st.dates(date(2024, 1, 1), date(2034, 12, 31))
rules: st.SearchStrategy[Avoiding] = st.sampled_from(["move", "skip", "keep"])


@st.composite
def rhythms(draw: st.DrawFn) -> Rhythm:
    weekly = draw(st.booleans())
    weekday = draw(st.integers(0, 4))
    anchor = date(2024, 1, 1) + timedelta(days=weekday)
    timing = Timing(
        weekday=WEEKDAYS[weekday],  # type: ignore[arg-type]  # one of the five
        at=draw(st.sampled_from(["08:30", "10:00", "16:45"])),
        week=draw(st.integers(1, 5)),
        anchor=anchor if weekly else None,
        months=() if weekly else tuple(sorted(draw(st.sets(st.integers(1, 12), min_size=1)))),
    )
    return Rhythm(
        slug="overleg",
        kind="fortnightly-meeting",
        label="Overleg",
        source=NORTH.rhythm("kwartaaloverleg").source,
        every_weeks=draw(st.integers(1, 6)) if weekly else None,
        timing=timing,
        on_free_day=draw(st.sampled_from(["move", "skip"])),
        in_rest=draw(rules),
        in_school_holidays=draw(rules),
    )


def resting(profile: Profile, *periods: Period) -> Profile:
    return profile.model_copy(
        update={"calendar": profile.calendar.model_copy(update={"rest": periods})}
    )


@settings(deadline=None, max_examples=150)
@given(rhythms(), days, st.integers(1, 400), days, st.integers(0, 40))
def test_nothing_takes_place_while_people_are_away(
    rhythm: Rhythm, begins: date, length: int, rest: date, resting_days: int
) -> None:
    period = Period(label="reces", begins=rest, ends=rest + timedelta(days=resting_days))
    profile = resting(NORTH, period)
    school = profile.calendar.school_holidays
    assert school is not None
    ends = begins + timedelta(days=length)
    found = occurrences(rhythm, profile, begins=begins, ends=ends)
    for each in found:
        assert begins <= (each.day or each.planned_for) < ends
        assert each.because or (each.day == each.planned_for)
        if each.day is None:
            continue
        assert is_working_day(each.day, country="NL")
        if rhythm.in_rest != "keep":
            assert not period.begins <= each.day <= period.ends
        if rhythm.in_school_holidays != "keep":
            assert not any(one.begins <= each.day <= one.ends for one in school.periods)
    kept = [each.day for each in found if each.day]
    assert all(before < after for before, after in pairwise(kept))


@settings(deadline=None, max_examples=80)
@given(rhythms(), days, st.integers(1, 200), st.integers(1, 200))
def test_a_window_cut_in_two_brings_the_same(
    rhythm: Rhythm, begins: date, first: int, second: int
) -> None:
    middle = begins + timedelta(days=first)
    ends = middle + timedelta(days=second)
    whole = occurrences(rhythm, NORTH, begins=begins, ends=ends)
    parts = occurrences(rhythm, NORTH, begins=begins, ends=middle)
    parts += occurrences(rhythm, NORTH, begins=middle, ends=ends)
    assert {each.planned_for: each.day for each in whole} == {
        each.planned_for: each.day for each in parts
    }
    assert len(whole) == len(parts)


@settings(deadline=None)
@given(days, st.integers(0, 20))
def test_working_days_before_a_day_are_counted(day: date, number: int) -> None:
    before = working_days_before(day, number, country="NL")
    assert is_working_day(before, country="NL")
    between = (before + timedelta(days=each) for each in range(1, (day - before).days + 1))
    passed = sum(is_working_day(each, country="NL") for each in between)
    assert passed == number


def test_the_fortnight_goes_on_over_a_year_of_53_weeks() -> None:
    found = occurrences(
        NORTH.rhythm("tweewekelijks-overleg"),
        NORTH,
        begins=date(2026, 12, 1),
        ends=date(2027, 2, 1),
    )
    assert [each.day for each in found] == [
        date(2026, 12, 8),
        date(2026, 12, 22),
        date(2027, 1, 5),
        date(2027, 1, 19),
    ]


def test_a_holiday_moves_a_meeting_and_says_why() -> None:
    found = occurrences(NORTH.rhythm("tweewekelijks-overleg"), NORTH, begins=YEAR[0], ends=YEAR[1])
    assert len(found) == 26
    assert [(each.planned_for, each.day, each.because) for each in found if each.moved] == [
        (date(2027, 4, 27), date(2027, 4, 28), "Koningsdag")
    ]


def test_a_rest_period_leaves_a_fortnightly_meeting_out() -> None:
    profile = resting(
        NORTH, Period(label="zomerreces", begins=date(2027, 7, 26), ends=date(2027, 8, 15))
    )
    found = occurrences(
        profile.rhythm("tweewekelijks-overleg"), profile, begins=YEAR[0], ends=YEAR[1]
    )
    assert [(each.planned_for, each.because) for each in found if each.day is None] == [
        (date(2027, 8, 3), "zomerreces")
    ]


def test_leiden_meets_in_january_may_and_september() -> None:
    found = occurrences(LEIDEN.rhythm("netwerkbijeenkomst"), LEIDEN, begins=YEAR[0], ends=YEAR[1])
    assert [each.day for each in found] == [
        date(2027, 1, 21),
        date(2027, 5, 20),
        date(2027, 9, 16),
    ]


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2026, 10, 23), 2), (date(2026, 10, 27), 1), (date(2027, 3, 30), 2)]
)
def test_ten_in_the_morning_stays_ten_when_the_clock_changes(day: date, hours: int) -> None:
    rhythm = NORTH.rhythm("tweewekelijks-overleg").model_copy(
        update={
            "timing": Timing(weekday=WEEKDAYS[day.weekday()], at="10:00", anchor=day)  # type: ignore[arg-type]  # a weekday
        }
    )
    (found,) = occurrences(rhythm, NORTH, begins=day, ends=day + timedelta(days=1))
    begins = found.begins(AMSTERDAM)
    assert begins is not None
    assert begins.hour == 10
    offset = begins.utcoffset()
    assert offset == timedelta(hours=hours)


def test_what_is_sent_beforehand_is_sent_on_a_working_day() -> None:
    moment = prepared_on(date(2027, 3, 30), 2, NORTH.calendar, AMSTERDAM)
    assert moment.isoformat() == "2027-03-24T08:30:00+01:00"  # Good Friday and Easter lie between
