"""What comes back: meetings, reports, the planning by month, dates of the year."""

import datetime as dt
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from bot.profile.base import Blank, Channel, Month, Part, Slug, Sourced, Text, Year

Time = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday"]
Kind = Literal[
    "fortnightly-meeting",
    "quarterly-meeting",
    "network-meeting",
    "ad-hoc-meeting",
    "report",
    "internal-communication",
    "selection",
    "accountability",
    "award",
    "impact-analysis",
    "evaluation",
    "follow-up-decision",
    "college-briefing",
    "adoption",
    "explanation",
    "work-process",
    "monitoring",
]


Avoiding = Literal["move", "skip", "keep"]
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")


class Timing(Part):
    """When in its week or month something takes place, in the municipality's zone."""

    weekday: Weekday
    at: Time = Field(description="a time such as '10:00'")
    week: Annotated[int, Field(ge=1, le=5)] = Field(
        default=1, description="which of these weekdays of the month: 1 is the first, 5 the last"
    )
    anchor: dt.date | None = Field(
        default=None,
        description="a day on which it takes place; every_weeks is counted from there",
    )
    months: tuple[Month, ...] = Field(
        default=(), description="months of the year, 1 to 12, where the plan names none"
    )
    minutes: Annotated[int, Field(ge=5, le=480)] = 60
    place: Text | None = Field(default=None, description="a room, or the address of a call")


class Rhythm(Sourced):
    """Something that comes back."""

    slug: Slug
    kind: Kind
    label: Text = Field(description="the name as people read it")
    every_weeks: Annotated[int | None, Field(ge=1, le=52)] = Field(
        default=None, description="2 for every other week; or give months"
    )
    months: tuple[Month, ...] = Field(default=(), description="months of the year, 1 to 12")
    times_per_year: Annotated[int | None, Field(ge=1, le=53)] = Field(
        default=None, description="how often in a year"
    )
    also_written: tuple[Text, ...] = Field(
        default=(), description="what the plan says elsewhere that does not agree"
    )
    participants: tuple[Text, ...] = Field(default=(), description="functions, never names")
    topics: tuple[Text, ...] = Field(default=(), description="what is discussed, in order")
    outcomes: tuple[Text, ...] = Field(default=(), description="what it yields")
    recipients: tuple[Slug, ...] = Field(default=(), description="slugs of [bodies.*] tables")
    timing: Annotated[Timing | None, Blank("Op welke dag en hoe laat?")] = Field(
        default=None, description="decided by the municipality"
    )
    proposed: Timing | None = Field(
        default=None, description="our proposal, used as long as timing is empty"
    )

    on_free_day: Literal["move", "skip"] = Field(
        default="move", description="on a public holiday: to the next working day, or not at all"
    )
    in_rest: Avoiding = Field(
        default="skip",
        description="in a rest period of the calendar: after it, not at all, or as planned",
    )
    in_school_holidays: Avoiding = Field(
        default="keep",
        description="in the school holidays: after them, not at all, or as planned",
    )
    prepared_days: Annotated[int, Field(ge=0, le=20)] = Field(
        default=2, description="how many working days before it the agenda is sent"
    )
    input_days: Annotated[int, Field(ge=0, le=60)] = Field(
        default=0, description="how many working days before it input is asked; 0 for not"
    )
    channel: Channel | None = Field(
        default=None, description="where its agenda is posted; without one only in private"
    )

    @model_validator(mode="after")
    def _counted_from_somewhere(self) -> Self:
        when = self.when
        if self.every_weeks and when is not None:
            if when.anchor is None:
                raise ValueError("every_weeks needs an anchor: a day on which it takes place")
            if when.anchor.weekday() != WEEKDAYS.index(when.weekday):
                raise ValueError(f"the anchor {when.anchor} is no {when.weekday}")
        return self

    def asks(self, field: str) -> bool:
        """A meeting that is held when needed has no day to ask for."""
        return field != "timing" or self.kind != "ad-hoc-meeting"

    @property
    def when(self) -> Timing | None:
        """What was decided, else what is proposed."""
        return self.timing or self.proposed


class PlanningItem(Part):
    """One line of the planning by month."""

    year: Year
    month: Month
    kind: Kind
    title: Text = Field(description="without number or emphasis, for years to come")
    text: Text = Field(description="as the plan writes it")
    emphasis: Text | None = Field(default=None, description="what the accent is on that time")
    repeats: bool = Field(default=False, description="whether it comes back in later years")


class Planning(Sourced):
    """The plan's months. After its last year the repeating ones come back without emphasis."""

    items: tuple[PlanningItem, ...]
    continuous: tuple[Text, ...] = Field(default=(), description="what goes on all the time")

    def planned(self, year: int, month: int | None = None) -> tuple[PlanningItem, ...]:
        """The items of a year, or of one month of it, in order.

        In years after the plan's last one, `text` is the title and `emphasis` is empty
        until the coordinator chooses.
        """
        if year <= max((item.year for item in self.items), default=year):
            chosen = [item for item in self.items if item.year == year]
        else:
            chosen = [
                item.model_copy(update={"year": year, "text": item.title, "emphasis": None})
                for item in self.items
                if item.repeats
            ]
        wanted = [item for item in chosen if month is None or item.month == month]
        return tuple(sorted(wanted, key=lambda item: item.month))


class Period(Part):
    """Days on which people are away, both ends included."""

    label: Text = Field(description="what people call it, such as 'zomervakantie'")
    begins: dt.date
    ends: dt.date


class SchoolHolidays(Sourced):
    """The school holidays of the region, as far as they were set."""

    periods: tuple[Period, ...]


class Calendar(Part):
    """The municipality's year, for everything that is planned around it."""

    country: Literal["NL"] = "NL"
    school_region: Literal["noord", "midden", "zuid"] = Field(
        description="the region of the school holidays: noord, midden or zuid"
    )
    school_holidays: Annotated[
        SchoolHolidays | None, Blank("Wanneer zijn de schoolvakanties in jullie regio?")
    ] = None
    rest: Annotated[
        tuple[Period, ...], Blank("Zijn er weken waarin overleggen stilliggen, zoals rond kerst?")
    ] = ()
    opens: Time = Field(default="08:30", description="no message before this time")
    closes: Time = Field(default="17:00", description="no message from this time on")
    action_days: Annotated[int, Field(ge=0, le=20)] = Field(
        default=2,
        description="how many working days before its date the owner of an action item hears of it",
    )
    kadernota: Annotated[
        Month | None, Blank("In welke maand sluit de input voor de kadernota?")
    ] = Field(default=None, description="a month, 1 to 12")
    begroting: Annotated[
        Month | None, Blank("In welke maand sluit de input voor de begroting?")
    ] = Field(default=None, description="a month, 1 to 12")


class Attention(Part):
    """How often people may be told what they did not ask for. No plan says so: a proposal."""

    unasked_per_week: Annotated[int, Field(ge=1, le=20)] = Field(
        default=2, description="so many messages a week for one person that nobody asked for"
    )
    daily_moment: Time = Field(
        default="09:00", description="when those come, together, on a working day"
    )
    proposal: bool = Field(default=True, description="false once the municipality decided it")


class Standstill(Sourced):
    """How long an award waits for objections."""

    days: Annotated[int, Field(ge=0)] = Field(description="calendar days, at least")
    procedures: Text = Field(description="for which procedures it holds")
