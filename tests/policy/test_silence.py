"""Silence: rules that hold for every day, phase, rest and break."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.policy.silence import (
    ASKED_PHASES,
    LONGEST_REST,
    Office,
    Quiet,
    asked_on,
    is_asked_in,
    may_rest_until,
    told_at,
)
from bot.policy.working_days import is_working_day
from storage.vocabulary import Phase

ZONE = ZoneInfo("Europe/Amsterdam")
FIRST, LAST = date(2025, 1, 1), date(2030, 1, 1)

days = st.dates(FIRST, LAST)
spans = st.builds(lambda day, more: (day, day + timedelta(days=more)), days, st.integers(0, 60))
offices = st.builds(
    Office, st.just("NL"), st.just(time(8, 30)), st.just(time(17)), st.lists(spans, max_size=3)
)
quiets = st.builds(Quiet, st.sampled_from(Phase), days, st.none() | days, st.none() | days)
weeks = st.integers(1, 30)

slow_once = settings(deadline=None)
"""The feast days of a country are read from a package once."""


def at_work(day: date, office: Office) -> bool:
    """Whether anybody reads a message on a day."""
    return is_working_day(day, country="NL") and not any(a <= day <= z for a, z in office.breaks)


@slow_once
@given(quiets, weeks, offices)
def test_nobody_is_asked_between_publication_and_award_or_after_the_end(
    quiet: Quiet, weeks: int, office: Office
) -> None:
    asked = asked_on(quiet, weeks=weeks, office=office)
    assert (asked is None) is (quiet.phase not in ASKED_PHASES)
    assert not {Phase.TENDER, Phase.AWARD, Phase.COMPLETED, Phase.NOT_NEEDED} & ASKED_PHASES
    assert is_asked_in(quiet.phase) is (asked is not None)


@slow_once
@given(quiets, weeks, offices)
def test_it_is_asked_on_a_working_day_and_never_too_soon(
    quiet: Quiet, weeks: int, office: Office
) -> None:
    asked = asked_on(quiet, weeks=weeks, office=office)
    if asked is None:
        return
    assert at_work(asked, office)
    for since in filter(None, (quiet.heard_on, quiet.talk_on)):
        counted = [since + timedelta(days=n) for n in range(1, (asked - since).days + 1)]
        free = [each for each in counted if any(a <= each <= z for a, z in office.breaks)]
        assert len(counted) - len(free) >= weeks * 7
    assert quiet.rests_until is None or asked >= quiet.rests_until


@slow_once
@given(st.sampled_from(sorted(ASKED_PHASES)), days, weeks)
def test_without_rests_it_is_asked_within_days(phase: Phase, heard: date, weeks: int) -> None:
    """No run of weekend and holidays in the Netherlands is longer than five days."""
    office = Office("NL", time(8, 30), time(17))
    asked = asked_on(Quiet(phase, heard), weeks=weeks, office=office)
    assert asked is not None
    assert asked - heard <= timedelta(days=weeks * 7 + 5)


@slow_once
@given(quiets, st.integers(0, 100), weeks, offices)
def test_who_did_something_later_is_never_asked_sooner(
    quiet: Quiet, later: int, weeks: int, office: Office
) -> None:
    heard = quiet.heard_on + timedelta(days=later)
    moved = Quiet(quiet.phase, heard, quiet.rests_until, quiet.talk_on)
    first = asked_on(quiet, weeks=weeks, office=office)
    second = asked_on(moved, weeks=weeks, office=office)
    assert first is None or (second is not None and second >= first)


@slow_once
@given(days, days, st.times(), offices)
def test_it_is_told_in_working_hours_and_never_in_the_past(
    day: date, today: date, moment: time, office: Office
) -> None:
    now = datetime.combine(today, moment, ZONE)
    told = told_at(day, now, office=office)
    assert told >= now
    assert told.date() >= day
    assert at_work(told.date(), office)
    assert office.opens <= told.time() < office.closes


@slow_once
@given(days, offices)
def test_what_is_due_today_is_told_as_the_day_begins(day: date, office: Office) -> None:
    night = datetime.combine(day, time(3), ZONE)
    told = told_at(day, night, office=office)
    assert told.time() == office.opens
    assert (told.date() == day) is at_work(day, office)


@given(days, st.integers(-900, 900))
def test_a_rest_lies_ahead_and_not_years_away(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)
    assert may_rest_until(day, today) is (0 < ahead <= LONGEST_REST.days)
