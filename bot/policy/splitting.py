"""Purchases that each stay under a threshold and together do not. Pure.

Whether they belong together, people judge: the bot only asks.
"""

import datetime as dt
from collections.abc import Iterable

from bot.profile.money import Threshold

LOOKS_BACK = dt.timedelta(days=365)
"""How long ago a purchase may have been logged to be counted along."""


def crossed(
    value_cents: int, others: Iterable[int], thresholds: Iterable[Threshold], day: dt.date
) -> tuple[Threshold, ...]:
    """The thresholds in force under which each of these values stays, and their sum does not.

    Values in euro cents. One that is above a threshold by itself counts for that one no more.
    """
    beside = tuple(others)
    found = []
    for threshold in thresholds:
        under = [value for value in beside if not threshold.applies_to(value)]
        if not under or threshold.applies_to(value_cents) or not threshold.holds_on(day):
            continue
        if threshold.applies_to(value_cents + sum(under)):
            found.append(threshold)
    return tuple(found)
