"""Who may say that they come, and when it is asked what was agreed."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.policy.meetings import MEETINGS, asked_after, at_the_table, may_attend, overseen
from bot.policy.working_days import is_working_day
from bot.profile import load_profile
from storage.vocabulary import MunicipalRole

NORTH = load_profile("midden-groningen")
QUARTERLY = next(each for each in NORTH.rhythms if each.kind == "quarterly-meeting")
ZONE = ZoneInfo("Europe/Amsterdam")

kinds = st.sampled_from(sorted(MEETINGS))
roles = st.frozensets(st.sampled_from(MunicipalRole))


@given(kinds, roles, st.booleans())
def test_an_outsider_comes_to_nothing(
    kind: str, held: frozenset[MunicipalRole], invited: bool
) -> None:
    assert not may_attend(kind, held, invited=invited, outsider=True)


@given(kinds, roles)
def test_whose_meeting_it_is_may_come_unless_its_people_are_chosen(
    kind: str, held: frozenset[MunicipalRole]
) -> None:
    may = may_attend(kind, held, invited=False, outsider=False)
    if kind == "ad-hoc-meeting":
        assert not may
        assert may_attend(kind, held, invited=True, outsider=False)
    elif held & set(at_the_table(kind)):
        assert may
    else:
        assert may is (kind == "network-meeting")


@pytest.mark.parametrize("kind", sorted(MEETINGS))
def test_where_everything_is_read_sit_only_those_who_oversee_it(kind: str) -> None:
    if overseen(kind):
        assert set(at_the_table(kind)) <= {MunicipalRole.COORDINATOR, MunicipalRole.ADVISER}


@settings(deadline=None)  # the first look at a year reads its holidays
@given(st.dates(date(2024, 1, 1), date(2034, 12, 31)))
def test_it_is_asked_on_the_first_working_day_after_it(day: date) -> None:
    asked = asked_after(QUARTERLY, day, NORTH.calendar, ZONE)
    assert asked is not None
    assert asked.date() > day
    assert is_working_day(asked.date(), country="NL")
    assert asked.strftime("%H:%M") == NORTH.calendar.opens
