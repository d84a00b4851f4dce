"""Amounts that decide something: thresholds, value classes, social return."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from bot.profile.base import Euros, Part, Percentage, Slug, Sourced, Text

Rule = Literal[
    "start-form",
    "social-return",
    "eu-supplies-services",
    "eu-works",
    "eu-concessions",
    "eu-social-services",
]
CENTS = 100


class Threshold(Sourced):
    """An amount from which a rule holds; whole euros excl. VAT over the whole term."""

    slug: Slug
    rule: Rule
    label: Text
    amount: Euros = Field(description="whole euros excl. VAT, such as 25000")
    comparison: Literal["more-than", "at-least"] = Field(
        description="more-than (the amount itself is free) or at-least (it is not)"
    )
    valid_from: dt.date | None = Field(default=None, description="the first day it holds")
    valid_until: dt.date | None = Field(default=None, description="the last day it holds")

    def holds_on(self, day: dt.date) -> bool:
        """Whether the threshold is in force that day."""
        started = self.valid_from is None or self.valid_from <= day
        return started and (self.valid_until is None or day <= self.valid_until)

    def applies_to(self, cents: int) -> bool:
        """Whether an estimate of so many euro cents falls under the rule."""
        limit = self.amount * CENTS
        return cents > limit if self.comparison == "more-than" else cents >= limit


class ValueClass(Part):
    """What a channel may know about a value."""

    label: Text = Field(description="what a channel shows, such as 'waardeklasse 1'")
    up_to: Euros | None = Field(
        default=None,
        description="the highest amount in it, whole euros; left out in the last class only",
    )

    def holds(self, cents: int) -> bool:
        """Whether so many euro cents are not above this class."""
        return self.up_to is None or cents <= self.up_to * CENTS


class ValueClasses(Part):
    """All classes from low to high, and why these boundaries."""

    classes: Annotated[tuple[ValueClass, ...], Field(min_length=1)]
    proposal: bool = Field(default=False, description="true when nobody decided on them yet")
    reason: Text | None = Field(default=None, description="why these boundaries are proposed")


class SocialReturn(Sourced):
    """How much social return is asked, and when."""

    basis: Literal["above-threshold", "european"] = Field(
        description="above-threshold (the social-return threshold) or european (EU thresholds)"
    )
    percentage: Percentage = Field(description="of the contract sum, such as 5")
    percentage_low_wages: Percentage | None = Field(
        default=None, description="of the contract sum, where wages are a small part of it"
    )
    low_wages_below: Percentage | None = Field(
        default=None, description="gross wages as a percentage of the contract sum, such as 30"
    )
    alternative: Text | None = Field(default=None, description="what may be asked instead")
    text: Text = Field(description="the rule as the source writes it")
    also_written: tuple[Text, ...] = Field(
        default=(), description="what other sources say that does not agree"
    )
    guideline: Text | None = Field(default=None, description="the document with the details")
    partner: Text | None = Field(default=None, description="the organisation that helps")


class Splitting(Sourced):
    """That a purchase may not be cut up to stay under a threshold."""

    text: Text = Field(description="what is not allowed, in one sentence")
