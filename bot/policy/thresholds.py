"""Which amount of a rule counts on a day, and whether it still holds. Pure."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from bot.profile.money import CENTS, Rule, Threshold

MOST_CENTS = 1_000_000_000 * CENTS
"""More than a thousand million euros is a typing mistake, not a purchase of a municipality."""


@dataclass(frozen=True)
class Standing:
    """A threshold as it stands on a day; ``ended_on`` is its last day, once that is past."""

    threshold: Threshold
    ended_on: dt.date | None = None


def standing(thresholds: Iterable[Threshold], rule: Rule, day: dt.date) -> Standing | None:
    """The threshold of a rule that day: the one in force, else the one that ended last.

    :returns: None when the profile has none, or only one that still has to begin.
    """
    known = [each for each in thresholds if each.rule == rule]
    in_force = [each for each in known if each.holds_on(day)]
    if in_force:
        return Standing(in_force[-1])
    past = [
        (each.valid_until, each) for each in known if each.valid_until and each.valid_until < day
    ]
    if not past:
        return None
    ended_on, latest = max(past, key=lambda pair: pair[0])
    return Standing(latest, ended_on)
