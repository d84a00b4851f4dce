"""Celebrations have the floor for an hour, in working hours; no name without a yes."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.policy.attention import next_open
from bot.policy.celebrations import APART, SAME_PURCHASE, earliest, named, next_free
from bot.policy.confidentiality import Audience
from tests.policy.test_attention import MOMENTS, USUAL

FRIDAY = datetime(2026, 11, 27, 15, 30, tzinfo=UTC)  # half past four in the town hall
MINUTES = st.integers(0, 60 * 24 * 10).map(lambda each: timedelta(minutes=each))


@given(MOMENTS, st.lists(MINUTES, max_size=12))
def test_it_is_in_working_hours_an_hour_from_every_other(
    after: datetime, others: list[timedelta]
) -> None:
    """However many there are."""
    taken = [after - APART + each for each in others]
    moment = next_free(USUAL, after, taken=taken)
    assert moment >= after
    assert next_open(USUAL, moment) == moment
    assert all(abs(moment - each) >= APART for each in taken)


@given(MOMENTS, st.integers(1, 12))
def test_who_come_one_after_the_other_never_come_together(after: datetime, count: int) -> None:
    """Each is planned with the others before it in mind."""
    taken: list[datetime] = []
    for _ in range(count):
        taken.append(next_free(USUAL, after, taken=taken))
    assert all(later - each >= APART for each, later in pairwise(taken))


@given(MOMENTS)
def test_the_first_free_moment_is_not_later_than_it_has_to_be(after: datetime) -> None:
    """Nothing else there: the first open moment."""
    assert next_free(USUAL, after, taken=[]) == next_open(USUAL, after)


def test_what_does_not_fit_before_the_weekend_waits_for_monday() -> None:
    """The last of the week had its hour."""
    monday = datetime(2026, 11, 30, 7, 30, tzinfo=UTC)
    assert next_free(USUAL, FRIDAY, taken=[FRIDAY]) == monday


def test_a_purchase_is_not_celebrated_twice_in_two_weeks() -> None:
    """And who is asked has a day to answer."""
    assert earliest(FRIDAY, asked_at=None, same_purchase=None) == FRIDAY
    assert earliest(FRIDAY, asked_at=FRIDAY, same_purchase=None) == FRIDAY + timedelta(days=1)
    long_ago = FRIDAY - timedelta(days=30)
    assert earliest(FRIDAY, asked_at=long_ago, same_purchase=None) == FRIDAY
    lately = FRIDAY - timedelta(days=3)
    assert earliest(FRIDAY, asked_at=FRIDAY, same_purchase=lately) == lately + SAME_PURCHASE


@given(
    st.lists(st.integers(1, 20), unique=True),
    st.dictionaries(st.integers(1, 20), st.none() | st.booleans()),
    st.sampled_from(Audience),
)
def test_nobody_is_named_without_a_yes_or_where_outsiders_read(
    people: list[int], said: dict[int, bool | None], audience: Audience
) -> None:
    """No answer is no yes; who did not do it is not named either."""
    found = named(people, said, audience)
    assert all(said[each] is True and each in people for each in found)
    assert not (audience is Audience.EXPOSED_CHANNEL and found)
    inside = named(people, said, Audience.TEAM_CHANNEL)
    assert set(inside) == {each for each in people if said.get(each)}
