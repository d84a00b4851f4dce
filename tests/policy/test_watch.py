"""When a development comes back, at which meetings, and who keeps it."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.policy.confidentiality import Viewer
from bot.policy.figures import PeriodKind, period_of
from bot.policy.watch import (
    EVERY_TIME,
    Again,
    again_of,
    is_talked_about_at,
    may_keep,
    next_quarter,
    told_on,
)
from bot.policy.working_days import is_working_day
from storage.vocabulary import MunicipalRole

DAYS = st.dates(date(2024, 1, 1), date(2035, 12, 31))
KINDS = st.sets(
    st.sampled_from(
        ["fortnightly-meeting", "quarterly-meeting", "network-meeting", "ad-hoc-meeting", "report"]
    ),
    min_size=1,
)


@settings(deadline=None)  # the holidays of a year are reckoned once, which takes a while
@given(DAYS)
def test_next_quarter_is_its_first_working_day(day: date) -> None:
    found = next_quarter(day, country="NL")
    last = period_of(PeriodKind.QUARTER, day).last
    assert is_working_day(found, country="NL")
    between = [last + timedelta(days=n) for n in range(1, (found - last).days)]
    assert not any(is_working_day(each, country="NL") for each in between)


@settings(deadline=None)  # the holidays of a year are reckoned once, which takes a while
@given(DAYS)
def test_the_owner_hears_it_on_a_working_day_before_it_comes_back(day: date) -> None:
    found = told_on(day, country="NL")
    assert found is not None
    assert is_working_day(found, country="NL")
    assert day - timedelta(weeks=1) <= found <= day


def test_what_comes_back_every_time_is_announced_never() -> None:
    assert told_on(EVERY_TIME, country="NL") is None
    assert again_of(EVERY_TIME) is Again.EVERY_TIME
    assert again_of(date(2027, 1, 4)) is Again.ON_A_DAY


@given(KINDS)
def test_it_comes_back_at_one_kind_of_meeting_at_most(kinds: set[str]) -> None:
    """The fortnightly one; without it, the one for every colleague."""
    found = {kind for kind in kinds if is_talked_about_at(kind, kinds)}
    if "fortnightly-meeting" in kinds:
        assert found == {"fortnightly-meeting"}
    else:
        assert found == kinds & {"network-meeting"}


@given(st.integers(1, 4), st.integers(1, 4), st.sets(st.sampled_from(MunicipalRole)))
def test_its_owner_who_put_it_there_and_who_oversees_keep_it(
    owner: int, maker: int, roles: set[MunicipalRole]
) -> None:
    oversees = roles & {MunicipalRole.COORDINATOR, MunicipalRole.ADVISER}
    allowed = may_keep(Viewer(1, frozenset(roles)), owner_id=owner, created_by_id=maker)
    assert allowed == (1 in (owner, maker) or bool(oversees))
