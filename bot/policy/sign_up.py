"""Who has a seat at a gathering, and who moves up when one comes free. Pure.

Nobody who has a seat loses it to somebody else, not even when there are fewer seats than before.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from bot.policy.rhythms import prepared_on
from bot.profile.rhythms import Calendar
from storage.vocabulary import SignUp

REMINDED_DAYS = 2
"""So many working days before it the guests hear once more: then they can still say no."""
MOST_SEATS = 1000


@dataclass(frozen=True)
class Guest:
    """Somebody who signed up, and when they did."""

    person_id: int
    sign_up: SignUp
    at: datetime


def coming(guests: Sequence[Guest]) -> int:
    """How many have a seat."""
    return sum(each.sign_up is SignUp.COMES for each in guests)


def waiting(guests: Sequence[Guest]) -> list[Guest]:
    """Who waits for a seat, who waits longest first."""
    found = [each for each in guests if each.sign_up is SignUp.WAITS]
    return sorted(found, key=lambda each: (each.at, each.person_id))


def seats_left(guests: Sequence[Guest], seats: int | None) -> int | None:
    """How many can still come; None for as many as want to."""
    return None if seats is None else max(0, seats - coming(guests))


def place_for(guests: Sequence[Guest], seats: int | None) -> SignUp:
    """What somebody who signs up now gets: a seat, or a place behind who waits already."""
    left = seats_left(guests, seats)
    is_free = left is None or left > len(waiting(guests))
    return SignUp.COMES if is_free else SignUp.WAITS


def move_up(guests: Sequence[Guest], seats: int | None) -> list[int]:
    """Who gets a seat that is free, by person id; who waits longest first."""
    queue, left = waiting(guests), seats_left(guests, seats)
    return [each.person_id for each in (queue if left is None else queue[:left])]


def reminded_at(starts_at: datetime, calendar: Calendar, zone: tzinfo) -> datetime:
    """When the guests hear once more: as soon as people are at work on that day."""
    return prepared_on(starts_at.astimezone(zone).date(), REMINDED_DAYS, calendar, zone)
