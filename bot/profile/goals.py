"""What the municipality wants to reach: the plan, policy goals, targets per year."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from bot.profile.base import Blank, Euros, Part, Percentage, Slug, Sourced, Text, Year


class PolicyGoal(Sourced):
    """A goal from policy, quoted with its source when somebody motivates a choice."""

    slug: Slug
    theme: Slug | None = Field(
        default=None, description="the slug of a theme; left out when it holds for all themes"
    )
    text: Text = Field(description="the goal as the source writes it, in Dutch")
    scope: Literal["territory", "own-organisation", "purchasing"] = Field(
        description="whom it is about: territory, own-organisation or purchasing"
    )
    smart: bool = Field(default=False, description="true when value and year are measurable")
    measure: Text | None = Field(default=None, description="what is measured, in Dutch")
    target_value: float | None = Field(
        default=None, strict=False, description="the number to reach, such as 55"
    )
    unit: Text | None = Field(default=None, description="the number's unit, such as '%'")
    target_year: Year | None = Field(default=None, description="when it is to be reached")


class PlanGoal(Part):
    """One of the plan's own goals."""

    number: Annotated[int, Field(ge=1)]
    text: Text
    parts: tuple[Text, ...] = Field(default=(), description="a, b, c … of this goal")
    own_items: tuple[Slug, ...] = Field(
        default=(), description="what is added under it: slugs of [own_items.*]"
    )


class YearGoal(Part):
    """What a theme should have reached in a year."""

    year: Year
    theme: Slug = Field(description="the slug of one of the [themes.*] tables")
    text: Text


class StrategyPart(Part):
    """A component of the strategy."""

    title: Text
    text: Text


class Plan(Sourced):
    """The action plan itself."""

    from_year: Year
    until_year: Year
    owner: Text = Field(description="the function that commissions the plan")
    ambition: Text | None = Field(default=None, description="the ambition in one sentence")
    main_goal: Text | None = Field(default=None, description="the most important goal")
    goals: tuple[PlanGoal, ...] = ()
    year_goals: Annotated[tuple[YearGoal, ...], Blank("Wat zijn de jaardoelen per thema?")] = ()
    strategy: tuple[StrategyPart, ...] = ()
    purchases_per_year: Euros | None = Field(
        default=None, description="what the municipality buys for in a year, whole euros"
    )
    purchases_text: Text | None = Field(default=None, description="that amount as written")
    trajectories_per_year: Annotated[
        int | None, Blank("Hoeveel inkooptrajecten zijn er ongeveer per jaar?")
    ] = None


class AlsoWritten(Part):
    """Another figure for the same thing, from the same plan."""

    number: int | None = None
    text: Text
    article: Text | None = None


class Target(Sourced):
    """How many trajectories or pilots in a year."""

    kind: Literal["trajectories", "pilots"]
    year: Year
    number: int | None = Field(default=None, description="how many, when a number is known")
    share: Percentage | None = Field(default=None, description="which percentage, such as 50")
    text: Text
    also_written: tuple[AlsoWritten, ...] = ()


class DevelopmentPhase(Part):
    """A phase of the municipality's own development (not of one purchase)."""

    number: Annotated[int, Field(ge=1)]
    name: Text = Field(description="such as 'MVOI als startpunt'")
    short: Text = Field(description="such as 'startpunt'")
    from_year: Year
    until_year: Year | None = Field(default=None, description="left out in the last phase")
    reached_by: Year | None = Field(
        default=None, description="the year at whose end it should be reached"
    )
    reached: Text = Field(description="what has been reached then, in Dutch")
    explains: Literal["contracting-service", "organisation", "everyone"] = Field(
        description="who must be able to explain when a theme is not applied"
    )
    explains_what: Text = Field(description="what they explain, in Dutch")


class Development(Sourced):
    """The phases, and which one holds where two share a year."""

    overlap: Literal["earlier", "later"] = Field(
        description="which phase holds in a year that belongs to two: earlier or later"
    )
    phases: Annotated[tuple[DevelopmentPhase, ...], Field(min_length=1)]

    def phase_on(self, day: dt.date) -> DevelopmentPhase | None:
        """The phase that holds on a day; None before the first."""
        holding = [
            phase
            for phase in self.phases
            if phase.from_year <= day.year
            and (phase.until_year is None or day.year <= phase.until_year)
        ]
        if not holding:
            return None
        choose = min if self.overlap == "earlier" else max
        return choose(holding, key=lambda phase: phase.number)
