"""How many purchases the plan wants in a year, and how far that is. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from bot.profile.goals import Target

BAR_LENGTH = 20
"""Marks in a bar: each is five per cent."""

_WHOLE = 100


@dataclass(frozen=True)
class Progress:
    """How many were counted in a year, beside the target that is in force for it.

    ``wanted`` is None where the plan has a percentage only and nobody says of how many;
    ``is_about``: the plan speaks of a percentage, so that the number is an estimate.
    """

    year: int
    count: int
    target_year: int
    wanted: int | None
    share: float | None = None
    is_about: bool = False

    @property
    def is_silent(self) -> bool:
        """Whether the plan says nothing of this year, so that its last target stays in force."""
        return self.year > self.target_year

    @property
    def is_reached(self) -> bool:
        """Whether there are as many as the plan wants."""
        return self.wanted is not None and self.count >= self.wanted

    @property
    def marks(self) -> int | None:
        """How many marks of the bar are full: all only when it is reached, one from the first."""
        if not self.wanted:
            return None
        return min(BAR_LENGTH, max(self.count * BAR_LENGTH // self.wanted, min(self.count, 1)))


def in_force(
    targets: Iterable[Target], kind: Literal["trajectories", "pilots"], year: int
) -> Target | None:
    """The target of a year; after the last year that has one, that last one.

    None before the first, and in a year between two that the plan passes over.
    """
    by_year = {each.year: each for each in targets if each.kind == kind}
    if not by_year:
        return None
    return by_year.get(min(year, max(by_year)))


def progress(target: Target, *, year: int, count: int, per_year: int | None) -> Progress:
    """How far it is in a year.

    :param per_year: about how many purchases there are in a year, for what a percentage is of.
    """
    wanted = target.number
    if wanted is None and target.share is not None and per_year is not None:
        exact = Decimal(str(target.share)) * per_year / _WHOLE
        wanted = int(exact.to_integral_value(ROUND_HALF_UP))
    return Progress(year, count, target.year, wanted, target.share, target.share is not None)
