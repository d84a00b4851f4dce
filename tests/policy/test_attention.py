"""When somebody is told something: never at night, and always some day."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.policy.attention import (
    Asks,
    Attention,
    Decision,
    Drop,
    Group,
    Heard,
    HoldUntil,
    TellNow,
    Wishes,
    day_began,
    decide,
    is_late,
    meant,
    next_daily,
    next_open,
    week_began,
)
from bot.policy.working_days import is_working_day
from storage.vocabulary import Withheld

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
USUAL = Wishes(AMSTERDAM, time(8, 30), time(17), time(9), "NL")
ANSWER, WORK = Asks(Attention.ANSWER), Asks(Attention.WORK)
REMINDER = Asks(Attention.UNASKED, Group.REMINDERS)

CLOCKS = st.times(min_value=time(), max_value=time(23, 59)).map(
    lambda each: each.replace(second=0, microsecond=0)
)
MOMENTS = st.datetimes(
    min_value=datetime(2026, 10, 1),  # noqa: DTZ001  -- the strategy adds the zone
    max_value=datetime(2027, 6, 30),  # noqa: DTZ001  -- the strategy adds the zone
    timezones=st.just(UTC),
)


@st.composite
def wishes(draw: st.DrawFn) -> Wishes:
    """Anybody, in a few corners of the world."""
    opens, closes = sorted(draw(st.lists(CLOCKS, min_size=2, max_size=2, unique=True)))
    away_from = draw(st.none() | st.dates(date(2026, 10, 1), date(2027, 6, 30)))
    days = draw(st.integers(min_value=0, max_value=60))
    zones = ("Europe/Amsterdam", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe")
    return Wishes(
        zone=ZoneInfo(draw(st.sampled_from(zones))),
        opens=opens,
        closes=closes,
        daily=draw(CLOCKS),
        country="NL",
        weekdays=draw(st.frozensets(st.integers(0, 4), min_size=1)),
        snoozed_until=draw(st.none() | MOMENTS),
        absent_from=away_from,
        absent_until=None if away_from is None else away_from + timedelta(days=days),
        muted=draw(st.frozensets(st.sampled_from(Group))),
    )


ASKS = st.sampled_from([WORK, *(Asks(Attention.UNASKED, group) for group in Group)])


def local(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    """A moment on the clock of a Dutch town hall."""
    return datetime(year, month, day, hour, minute, tzinfo=AMSTERDAM)


def decided(asks: Asks, now: datetime, who: Wishes = USUAL, **heard: int) -> Decision:
    """What becomes of something that is due just now."""
    return decide(asks, who, due=now, now=now, heard=Heard(**heard))


@settings(deadline=None)  # the feast days of a country are read from a package once
@given(asks=ASKS, who=wishes(), due=MOMENTS, waited=st.timedeltas(timedelta(), timedelta(days=9)))
def test_nothing_is_told_outside_what_suits_somebody(
    asks: Asks, who: Wishes, due: datetime, waited: timedelta
) -> None:
    """No night, weekend, public holiday, absence, nor before a snooze has ended."""
    now = due + waited
    if isinstance(decide(asks, who, due=due, now=now, heard=Heard()), TellNow):
        there = now.astimezone(who.zone)
        assert is_working_day(there.date(), country="NL")
        assert there.weekday() in who.weekdays
        assert not who.is_absent(there.date())
        assert who.at(there.date(), who.opens) <= now < who.at(there.date(), who.closes)
        assert who.snoozed_until is None or now >= who.snoozed_until


@settings(deadline=None)  # the feast days of a country are read from a package once
@given(asks=ASKS, who=wishes(), due=MOMENTS)
def test_everything_is_told_some_day_or_dropped_with_a_reason(
    asks: Asks, who: Wishes, due: datetime
) -> None:
    """Each time later than before, and within the time that they chose themselves."""
    now, seen = due, []
    for _ in range(4):
        decision = decide(asks, who, due=now, now=now, heard=Heard())
        if not isinstance(decision, HoldUntil):
            break
        assert decision.moment > now
        assert decision.why not in {Withheld.MUTED, Withheld.OUTDATED}
        now = decision.moment
        seen.append(decision)
    assert isinstance(decision, TellNow) or decision == Drop(Withheld.MUTED)
    assert isinstance(decision, Drop) is (asks.group in who.muted)


@settings(deadline=None)  # the feast days of a country are read from a package once
@given(who=wishes(), dues=st.lists(MOMENTS, min_size=1, max_size=40), budget=st.integers(1, 3))
def test_the_budget_of_a_week_is_never_exceeded(
    who: Wishes, dues: list[datetime], budget: int
) -> None:
    """However much is due, also in the weeks of 25 October 2026 and 28 March 2027."""
    asks = Asks(Attention.UNASKED, Group.NEWS)
    who = Wishes(**{**vars(who), "muted": frozenset()})
    told: list[datetime] = []
    waiting = sorted(dues)
    while waiting:
        now = waiting.pop(0)
        heard = Heard(
            this_week=sum(each >= week_began(who, now) for each in told),
            today=sum(each >= day_began(who, now) for each in told),
            budget=budget,
        )
        decision = decide(asks, who, due=now, now=now, heard=heard)
        if isinstance(decision, HoldUntil):
            assert decision.moment > now
            waiting = sorted([*waiting, decision.moment])
        else:
            assert decision == TellNow()
            told.append(now)
    assert len(told) == len(dues)
    weeks = [each.astimezone(who.zone).isocalendar()[:2] for each in told]
    assert max(weeks.count(week) for week in weeks) <= budget
    days = [each.astimezone(who.zone).date() for each in told]
    assert len(set(days)) == len(days)


@given(now=MOMENTS, who=wishes())
def test_an_answer_never_waits(now: datetime, who: Wishes) -> None:
    assert decide(ANSWER, who, due=now, now=now, heard=Heard(this_week=9, today=9)) == TellNow()


@pytest.mark.parametrize(
    ("now", "opening"),
    [
        (local(2026, 11, 23, 9), local(2026, 11, 23, 9)),
        (local(2026, 11, 23, 20), local(2026, 11, 24, 8, 30)),
        (local(2026, 11, 27, 17), local(2026, 11, 30, 8, 30)),  # a Friday at closing time
        (local(2026, 12, 24, 18), local(2026, 12, 28, 8, 30)),  # Christmas
        (local(2026, 10, 23, 18), local(2026, 10, 26, 8, 30)),  # an hour comes back that Sunday
        (local(2027, 3, 26, 18), local(2027, 3, 30, 8, 30)),  # an hour is lost on Easter Sunday
    ],
)
def test_work_waits_for_the_morning(now: datetime, opening: datetime) -> None:
    assert next_open(USUAL, now) == opening.astimezone(UTC)


def test_what_nobody_asked_for_comes_in_the_message_of_the_day() -> None:
    """Before it, today; after it, on the next working day."""
    early, late = local(2026, 11, 23, 8, 45), local(2026, 11, 23, 10)
    assert decided(REMINDER, early) == HoldUntil(local(2026, 11, 23, 9), Withheld.DAILY)
    assert decided(REMINDER, late) == HoldUntil(local(2026, 11, 24, 9), Withheld.DAILY)
    missed = decide(REMINDER, USUAL, due=local(2026, 11, 23, 9), now=late, heard=Heard())
    assert missed == TellNow()  # the bot was down at nine


def test_when_the_week_is_full_it_waits_for_the_next_one() -> None:
    """Also when only one message a day is left to wait for."""
    thursday = local(2026, 11, 26, 9)
    assert decided(REMINDER, thursday, this_week=2) == HoldUntil(
        local(2026, 11, 30, 9), Withheld.BUDGET
    )
    assert decided(REMINDER, thursday, this_week=1, today=1) == HoldUntil(
        local(2026, 11, 27, 9), Withheld.DAILY
    )


def test_what_somebody_said_themselves_is_the_reason() -> None:
    """A snooze and an absence hold work as well; muting holds only what is unasked."""
    now = local(2026, 11, 23, 9)
    snoozed = Wishes(**{**vars(USUAL), "snoozed_until": local(2026, 11, 23, 14)})
    assert decided(WORK, now, snoozed) == HoldUntil(local(2026, 11, 23, 14), Withheld.SNOOZED)
    assert decided(REMINDER, now, snoozed) == HoldUntil(local(2026, 11, 24, 9), Withheld.SNOOZED)
    away = Wishes(**{**vars(USUAL), "absent_from": now.date(), "absent_until": date(2026, 11, 27)})
    assert decided(WORK, now, away) == HoldUntil(local(2026, 11, 30, 8, 30), Withheld.ABSENT)
    muted = Wishes(**{**vars(USUAL), "muted": frozenset({Group.REMINDERS})})
    assert decided(REMINDER, now, muted) == Drop(Withheld.MUTED)
    assert decided(WORK, now, muted) == TellNow()


def test_a_daily_moment_outside_the_hours_becomes_their_beginning() -> None:
    late = Wishes(**{**vars(USUAL), "daily": time(18)})
    assert next_daily(late, local(2026, 11, 23, 8)) == local(2026, 11, 23, 8, 30)


def test_what_was_due_in_a_weekend_is_not_late_on_monday() -> None:
    saturday, monday = local(2026, 11, 21, 10), local(2026, 11, 23, 12)
    assert not is_late(meant(WORK, USUAL, due=saturday), monday)
    assert is_late(meant(WORK, USUAL, due=saturday), monday + timedelta(days=1))
    assert meant(REMINDER, USUAL, due=saturday) == local(2026, 11, 23, 9)
    assert meant(ANSWER, USUAL, due=saturday) == saturday


def test_who_works_at_no_time_is_nobody() -> None:
    with pytest.raises(ValueError, match="no time"):
        Wishes(**{**vars(USUAL), "weekdays": frozenset({5, 6})})
    with pytest.raises(ValueError, match="no time"):
        Wishes(**{**vars(USUAL), "opens": time(17)})


def test_only_what_is_unasked_can_be_muted() -> None:
    with pytest.raises(ValueError, match="unasked"):
        Asks(Attention.WORK, Group.NEWS)
    with pytest.raises(ValueError, match="unasked"):
        Asks(Attention.UNASKED)
