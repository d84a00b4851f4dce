"""What a value says about the procedure: an indication, nothing more. Pure.

It tells on which side of each European threshold a value stands and how far under it is.
It never advises on staying under one.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from bot.policy.thresholds import standing
from bot.profile.money import CENTS, Rule, Threshold

KINDS: tuple[Rule, ...] = (
    "eu-supplies-services",
    "eu-social-services",
    "eu-works",
    "eu-concessions",
)
"""The kinds of contract that have a European threshold of their own."""


@dataclass(frozen=True)
class Compared:
    """A value beside one threshold.

    ``short_cents`` is how far under it, in euro cents, 0 where the rule holds;
    ``ended_on`` the last day of a threshold that is past.
    """

    threshold: Threshold
    reached: bool
    short_cents: int
    ended_on: dt.date | None = None


def compared(
    value_cents: int, thresholds: Iterable[Threshold], day: dt.date
) -> tuple[Compared, ...]:
    """The value (euro cents, excl. VAT, the whole term) beside each European threshold.

    :raises ValueError: a value below zero.
    """
    if value_cents < 0:
        raise ValueError(f"a value is never negative: {value_cents}")
    known = tuple(thresholds)
    found = [standing(known, kind, day) for kind in KINDS]
    return tuple(
        Compared(
            each.threshold,
            reached=(reached := each.threshold.applies_to(value_cents)),
            short_cents=0 if reached else each.threshold.amount * CENTS - value_cents,
            ended_on=each.ended_on,
        )
        for each in found
        if each is not None
    )
