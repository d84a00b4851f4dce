"""What speaks against a moment, and when people can be told of something."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.language.clock_times import read_time
from bot.policy.meeting_days import Doubt, doubts, told_from
from bot.policy.working_days import is_working_day
from bot.profile import load_profile

PROFILE = load_profile("midden-groningen")
CALENDAR = PROFILE.calendar
ZONE = ZoneInfo(PROFILE.timezone)
MOMENTS = st.integers(0, 4 * 366 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


def doubted(day: date, at: str, minutes: int = 60) -> list[str]:
    """What speaks against it."""
    begins = datetime.combine(day, time.fromisoformat(at), tzinfo=ZONE)
    return [each.name or each.doubt for each in doubts(begins, minutes, CALENDAR, ZONE)]


def test_a_working_day_within_hours_is_fine() -> None:
    assert doubted(date(2026, 12, 8), "08:30") == []
    assert doubted(date(2026, 12, 8), "16:00") == []


def test_each_doubt_has_its_name() -> None:
    assert doubted(date(2026, 12, 5), "10:00") == [Doubt.WEEKEND]
    assert doubted(date(2027, 4, 27), "10:00")[0] == "Koningsdag"
    assert doubted(date(2026, 12, 8), "07:00") == [Doubt.HOURS]
    assert doubted(date(2026, 12, 8), "16:30") == [Doubt.HOURS]
    assert doubted(date(2026, 12, 8), "23:30", 90) == [Doubt.HOURS]


@given(MOMENTS)
def test_it_is_told_to_people_at_work_and_never_earlier(now: datetime) -> None:
    far = now + timedelta(days=60)
    told = told_from(now, CALENDAR, ZONE, before=far).astimezone(ZONE)
    assert told >= now
    assert is_working_day(told.date(), country="NL")
    assert CALENDAR.opens <= f"{told:%H:%M}" < CALENDAR.closes
    assert told_from(told, CALENDAR, ZONE, before=far) == told


@given(MOMENTS, st.timedeltas(timedelta(), timedelta(days=5)))
def test_it_is_never_told_too_late(now: datetime, ahead: timedelta) -> None:
    before = now + ahead
    told = told_from(now, CALENDAR, ZONE, before=before)
    assert told < before or told == now


@given(st.integers(0, 23), st.integers(0, 59))
def test_a_time_is_read_however_it_is_typed(hour: int, minute: int) -> None:
    wanted = f"{hour:02}:{minute:02}"
    for typed in (wanted, f"{hour}.{minute:02}", f" {hour}:{minute:02} uur", f"{hour}u{minute:02}"):
        assert read_time(typed) == wanted
    for typed in (f"{hour}", f"{hour}u", f"{hour} uur"):
        assert read_time(typed) == f"{hour:02}:00"


def test_what_is_no_time_is_not_read() -> None:
    for typed in ("", "straks", "25:00", "10:61", "10:0", "10:00:00", "-1"):
        assert read_time(typed) is None
