"""Who keeps and reads talks with a team."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.policy.confidentiality import Viewer
from bot.policy.team_talks import can_have_been, may_keep, may_read
from storage.vocabulary import MunicipalRole

KEEPERS = {MunicipalRole.COORDINATOR, MunicipalRole.ADVISER}
VIEWERS = st.builds(
    Viewer,
    person_id=st.integers(1, 3),
    roles=st.frozensets(st.sampled_from(MunicipalRole)),
    outsider=st.booleans(),
)


@given(VIEWERS, st.integers(1, 3))
def test_a_talk_is_read_by_who_keeps_talks_and_by_the_colleague_who_kept_it(
    viewer: Viewer, kept_by_id: int
) -> None:
    keeps = bool(viewer.roles & KEEPERS)
    own = viewer.person_id == kept_by_id and not viewer.outsider
    assert may_keep(viewer) == keeps
    assert may_read(viewer, kept_by_id) == (keeps or own)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(-400, 400))
def test_a_talk_was_held_today_or_before(today: date, days: int) -> None:
    assert can_have_been(today + timedelta(days=days), today) == (days <= 0)
