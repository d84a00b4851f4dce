"""Where responsible purchasing weighs most among the purchases to come: a rank, no measure. Pure.

A purchase weighs more the higher its class of value is, and the more the organisation asks of
the themes that matter most in its category. What comes out orders purchases and says nothing
else: twice as much is not twice as good, so that no number of it is ever shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from bot.policy.ambition import minimum
from bot.profile import Profile

Key = TypeVar("Key")

_UNASKED = 1
"""A theme of which the organisation asks no level still matters: less than any that it asks."""


@dataclass(frozen=True)
class ThemeWeight:
    """A main theme of a category, with the level that the organisation asks; None asks none."""

    theme: str
    level: int | None = None

    @property
    def weight(self) -> int:
        """What it counts for."""
        return self.level or _UNASKED


@dataclass(frozen=True)
class Impact:
    """What the rank of one purchase is made of.

    ``step``: which class of value it is in, from 1 for the lowest; an estimate that nobody made
    counts as the lowest. ``known``: whether somebody made one.
    """

    step: int = 1
    known: bool = False
    themes: tuple[ThemeWeight, ...] = ()

    @property
    def rank(self) -> int:
        """Only to order by. Nothing where it is not known which themes matter."""
        return self.step * sum(each.weight for each in self.themes)


def impact_of(
    profile: Profile, *, category: str | None, value_cents: int | None, day: date
) -> Impact:
    """What makes a purchase weigh, by the plan that is in force on a day.

    Of a category without main themes of its own the core themes of the plan matter most.

    :param value_cents: the total estimate in euro cents, excl. VAT; None when nobody made one.
    """
    known = {each.slug: each for each in profile.categories}
    found = known.get(category or "")
    core = tuple(each.slug for each in profile.themes if each.core)
    themes = (found.themes or core) if found else ()
    return Impact(
        _step(profile, value_cents),
        value_cents is not None,
        tuple(ThemeWeight(each, minimum(profile.ambition, each, day)) for each in themes),
    )


def ranked(found: Sequence[tuple[Key, Impact]], *, most: int) -> list[tuple[Key, Impact]]:
    """The few that weigh most; of two that weigh the same, the first of the sequence first."""
    weighing = [each for each in found if each[1].rank > 0]
    return sorted(weighing, key=lambda each: -each[1].rank)[:most]


def _step(profile: Profile, value_cents: int | None) -> int:
    if value_cents is None:
        return 1
    classes = profile.value_classes.classes
    return 1 + next(place for place, each in enumerate(classes) if each.holds(value_cents))
