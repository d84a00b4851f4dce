"""How much social return the profile's rule asks of a purchase. Pure; the adviser decides."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from bot.policy.procedure import KINDS
from bot.policy.thresholds import MOST_CENTS, Standing, standing
from bot.profile.money import SocialReturn, Threshold

_PERMILLE = 1000
_PERCENT = 100


class Outcome(StrEnum):
    """What the rule says, or why it says nothing."""

    NO_RULE = "no_rule"  # the profile has none
    NO_THRESHOLD = "no_threshold"  # there is a rule, but no amount from which it holds
    NO_VALUE = "no_value"
    NEGATIVE = "negative"
    ZERO = "zero"
    TOO_LARGE = "too_large"
    NOT_ASKED = "not_asked"
    DEPENDS = "depends"  # it holds for some kinds of contract and not for others
    ASKED = "asked"


@dataclass(frozen=True)
class Share:
    """A part of the contract sum, and what that is in euro cents, to a whole cent."""

    percentage: float
    cents: int


@dataclass(frozen=True)
class Reckoning:
    """What the rule says of one purchase.

    ``reached`` and ``missed`` are the thresholds that it was held against, past ones too.
    ``usual`` and ``low_wages`` are what is asked: both, where nobody knows yet whether the wages
    are a small part of the sum. ``wage_permille`` is that part, in thousandths.
    """

    outcome: Outcome
    value_cents: int | None = None
    wage_permille: int | None = None
    rule: SocialReturn | None = None
    reached: tuple[Standing, ...] = ()
    missed: tuple[Standing, ...] = ()
    usual: Share | None = None
    low_wages: Share | None = None

    @property
    def is_asked(self) -> bool:
        """Whether social return belongs to it, for some kind of contract at least."""
        return self.outcome in (Outcome.ASKED, Outcome.DEPENDS)


def reckon(
    value_cents: int | None,
    wage_permille: int | None,
    *,
    rule: SocialReturn | None,
    thresholds: Iterable[Threshold],
    day: dt.date,
) -> Reckoning:
    """What the rule asks of a value (euro cents excl. VAT, the whole term).

    :param wage_permille: gross wages in thousandths of the contract sum, None when unknown.
    :raises ValueError: a share of wages that is no share.
    """
    if wage_permille is not None and not 0 <= wage_permille <= _PERMILLE:
        raise ValueError(f"wages are a part of the sum: {wage_permille}")
    if rule is None:
        return Reckoning(Outcome.NO_RULE, value_cents, wage_permille)
    held = _thresholds(rule, tuple(thresholds), day)
    unusable = _unusable(value_cents)
    if not held or unusable is not None or value_cents is None:
        outcome = Outcome.NO_THRESHOLD if not held else unusable or Outcome.NO_VALUE
        return Reckoning(outcome, value_cents, wage_permille, rule, missed=held)
    reached = tuple(each for each in held if each.threshold.applies_to(value_cents))
    missed = tuple(each for each in held if each not in reached)
    if not reached:
        return Reckoning(Outcome.NOT_ASKED, value_cents, wage_permille, rule, missed=missed)
    usual, low_wages = _shares(value_cents, wage_permille, rule)
    return Reckoning(
        Outcome.DEPENDS if missed else Outcome.ASKED,
        value_cents,
        wage_permille,
        rule,
        reached,
        missed,
        usual,
        low_wages,
    )


def _thresholds(
    rule: SocialReturn, thresholds: tuple[Threshold, ...], day: dt.date
) -> tuple[Standing, ...]:
    rules = KINDS if rule.basis == "european" else ("social-return",)
    found = (standing(thresholds, each, day) for each in rules)
    return tuple(each for each in found if each is not None)


def _unusable(value_cents: int | None) -> Outcome | None:
    if value_cents is None:
        return Outcome.NO_VALUE
    if value_cents < 0:
        return Outcome.NEGATIVE
    if value_cents == 0:
        return Outcome.ZERO
    return Outcome.TOO_LARGE if value_cents > MOST_CENTS else None


def _shares(
    value_cents: int, wage_permille: int | None, rule: SocialReturn
) -> tuple[Share | None, Share | None]:
    usual = _share(value_cents, rule.percentage)
    if rule.percentage_low_wages is None or rule.low_wages_below is None:
        return usual, None
    low = _share(value_cents, rule.percentage_low_wages)
    if wage_permille is None:
        return usual, low
    below = Decimal(str(rule.low_wages_below)) * (_PERMILLE // _PERCENT)
    return (None, low) if wage_permille < below else (usual, None)


def _share(value_cents: int, percentage: float) -> Share:
    exact = value_cents * Decimal(str(percentage)) / _PERCENT
    return Share(percentage, int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP)))
