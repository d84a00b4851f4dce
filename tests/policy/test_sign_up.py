"""Who has a seat and who waits: nobody loses a seat, and whoever waits longest moves up."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.policy.sign_up import Guest, coming, move_up, place_for, reminded_at, seats_left, waiting
from bot.profile import load_profile
from storage.vocabulary import SignUp

START = datetime(2026, 11, 23, 8, tzinfo=UTC)
SEATS = st.none() | st.integers(1, 5)
STEPS = st.lists(st.tuples(st.integers(1, 6), st.booleans()), max_size=40)


def after(steps: list[tuple[int, bool]], seats: int | None) -> dict[int, Guest]:
    """People who sign up and change their minds, one after the other."""
    guests: dict[int, Guest] = {}
    for minute, (person, wants) in enumerate(steps):
        at, said = START + timedelta(minutes=minute), guests.get(person)
        is_in = said is not None and said.sign_up is not SignUp.STAYS_AWAY
        if wants and not is_in:
            guests[person] = Guest(person, place_for(list(guests.values()), seats), at)
        elif not wants and is_in:
            guests[person] = Guest(person, SignUp.STAYS_AWAY, at)
        for each in move_up(list(guests.values()), seats):
            guests[each] = Guest(each, SignUp.COMES, at)
    return guests


@given(STEPS, SEATS)
def test_there_are_never_more_guests_than_seats_and_nobody_waits_for_a_free_one(
    steps: list[tuple[int, bool]], seats: int | None
) -> None:
    guests = list(after(steps, seats).values())
    left = seats_left(guests, seats)
    assert seats is None or coming(guests) <= seats
    assert not waiting(guests) or left == 0


@given(STEPS, st.integers(1, 5), SEATS)
def test_with_other_seats_nobody_loses_one_and_who_waits_longest_is_first(
    steps: list[tuple[int, bool]], seats: int, later: int | None
) -> None:
    guests = list(after(steps, seats).values())
    queue = [each.person_id for each in waiting(guests)]
    moved = move_up(guests, later)
    assert moved == queue[: len(moved)]
    free = len(queue) if later is None else max(0, later - coming(guests))
    assert len(moved) == min(free, len(queue))


def test_guests_are_reminded_two_working_days_before_it() -> None:
    """Monday the 30th: the Thursday before the weekend."""
    zone = ZoneInfo("Europe/Amsterdam")
    begins = datetime(2026, 11, 30, 14, tzinfo=zone)
    moment = reminded_at(begins, load_profile("leiden").calendar, zone)
    assert moment == datetime(2026, 11, 26, 8, 30, tzinfo=zone)
