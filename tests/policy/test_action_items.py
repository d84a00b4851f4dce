"""When the owner of an action item hears of it, and who keeps a meeting."""

from datetime import date
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.policy.action_items import asked_at, may_make, may_settle, reads_all, reminded_at
from bot.policy.confidentiality import Viewer
from bot.policy.minutes import may_conclude, may_hold, sits_at_table
from bot.policy.working_days import is_working_day
from bot.profile.rhythms import Calendar
from storage.vocabulary import MunicipalRole

ZONE = ZoneInfo("Europe/Amsterdam")
CALENDAR = Calendar(school_region="noord")
DAYS = st.dates(date(2026, 1, 1), date(2030, 12, 31))
KINDS = st.sampled_from(["fortnightly-meeting", "quarterly-meeting", "network-meeting", ""])


@settings(deadline=None)  # the holidays of a year are looked up once
@given(DAYS, st.integers(0, 20))
def test_an_owner_hears_before_and_after_the_date_on_working_days(due_on: date, days: int) -> None:
    """As people get to work, and never both on one side of it."""
    calendar = CALENDAR.model_copy(update={"action_days": days})
    before, after = reminded_at(due_on, calendar, ZONE), asked_at(due_on, calendar, ZONE)
    assert before.date() <= due_on < after.date()
    for moment in (before, after):
        assert is_working_day(moment.date(), country="NL")
        assert moment.strftime("%H:%M") == calendar.opens


def test_the_reminder_skips_weekends_and_holidays() -> None:
    day_after_christmas = date(2026, 12, 28)
    assert reminded_at(day_after_christmas, CALENDAR, ZONE).date() == date(2026, 12, 23)
    assert asked_at(date(2026, 12, 24), CALENDAR, ZONE).date() == date(2026, 12, 28)


@given(st.sets(st.sampled_from(MunicipalRole)), st.booleans(), st.integers(1, 3))
def test_who_gives_work_to_others_reads_all_and_settles_all(
    roles: set[MunicipalRole], outsider: bool, owner: int
) -> None:
    viewer = Viewer(1, frozenset(roles), outsider)
    own = owner == viewer.person_id
    assert may_settle(viewer, owner) is (own or reads_all(viewer))
    assert may_make(viewer, owner) is ((own and not outsider) or reads_all(viewer))


@given(st.sets(st.sampled_from(MunicipalRole)), KINDS, st.sets(st.integers(1, 3)))
def test_who_sits_there_keeps_it(roles: set[MunicipalRole], kind: str, invited: set[int]) -> None:
    viewer = Viewer(1, frozenset(roles))
    sits = sits_at_table(viewer, kind, invited)
    assert may_hold(viewer, kind, invited) is (sits or reads_all(viewer))
    assert sits or 1 not in invited


@given(DAYS, DAYS)
def test_no_minutes_of_what_is_still_to_come(day: date, today: date) -> None:
    assert may_conclude(day, today) is (day <= today)
