"""What helps people choose: questions, process, tools, networks, monitoring."""

import datetime as dt
import re
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from bot.profile.base import (
    Blank,
    Keyed,
    Month,
    Part,
    Percentage,
    Slug,
    Sourced,
    Text,
    Year,
    enum_from,
)
from storage.vocabulary import Phase

_SLUG_LENGTH = 60  # as long as a slug may be

PhaseName = Annotated[Phase, BeforeValidator(enum_from(Phase))]


Moment = Literal["key", "intake", "need"]


class Question(Sourced):
    """A question that is asked at a moment of a purchase."""

    moment: Moment = Field(
        description="key (the plan's key questions), intake, or need (can it be avoided)"
    )
    text: Text
    key: Slug | None = Field(
        default=None, description="what its answers are kept under; made of the text by default"
    )

    @property
    def slug(self) -> str:
        """What answers are kept under. Without a key, another text is another question."""
        return self.key or _slug_of(self.text)


def _slug_of(text: str) -> str:
    words = re.findall(r"[a-z0-9]+", text.lower())
    return "-".join(words)[:_SLUG_LENGTH].strip("-") or "vraag"


class ProcessStep(Sourced):
    """What a phase of a purchase asks for the themes."""

    phase: PhaseName = Field(description="a phase of a purchase, such as 'voorbereiding'")
    text: Text


class Proportionality(Sourced):
    """Why it is asked whether a criterion is not too much for a purchase."""

    text: Text = Field(description="as the source has it, in Dutch")


class Duty(Sourced):
    """What the plan expects to become a duty; whether it did, it cannot know."""

    from_year: Year = Field(description="the year in which it is expected to be a duty")
    text: Text = Field(description="what the plan says, in Dutch")


class Tool(Part):
    """A tool that helps at certain moments."""

    slug: Slug
    label: Text
    url: Annotated[Text | None, Blank("Op welk adres staat dit hulpmiddel?")] = None
    text: Text = Field(description="what it is for, in Dutch")
    phases: tuple[PhaseName, ...] = Field(default=(), description="when the link helps")
    categories: tuple[Slug, ...] = Field(default=(), description="slugs of [categories.*]")
    levels: tuple[Text, ...] = Field(
        default=(), description="the tool's own levels; never the ambition levels"
    )
    kinds: tuple[Text, ...] = Field(default=(), description="kinds of criteria it knows")
    clusters: tuple[Text, ...] = Field(default=(), description="clusters of product groups")
    product_groups: int | None = Field(default=None, description="how many product groups")
    proportionality: Proportionality | None = Field(
        default=None, description="why its criteria must suit the size of a purchase"
    )
    outcome: bool = Field(
        default=False, description="whether what came of it can be kept with a trajectory"
    )
    duty: Duty | None = Field(default=None, description="when it is expected to be a duty")


class Network(Part):
    """A network to learn from or to tell things to."""

    slug: Slug
    label: Text
    text: Text


class Award(Part):
    """An award to enter a case for."""

    label: Text
    month: Month | None = None
    jury: tuple[Text, ...] = Field(default=(), description="what the jury looks at")
    text: Text


class Risk(Sourced):
    """A risk or vulnerability, preloaded so that it can be watched."""

    slug: Slug
    kind: Literal["risk", "legal", "financial", "personnel"]
    title: Text
    text: Text


class Manifest(Sourced):
    """The national manifest: when it was signed and what was promised."""

    signed_on: Annotated[dt.date | None, Blank("Op welke dag is het manifest getekend?")] = Field(
        default=None, description="the day it was signed"
    )
    signed_year: Year
    promises: tuple[Text, ...]
    text: Text


class Medium(Part):
    """A newsletter, intranet page or other place to tell things."""

    slug: Slug
    label: Text
    kind: Literal["newsletter", "intranet", "film", "meeting", "external"]
    text: Text | None = None


class Communication(Sourced):
    """How the municipality tells about it, and to whom."""

    media: Keyed[Medium] = ()
    principles: tuple[Text, ...] = Field(default=(), description="in Dutch")
    audiences: Annotated[tuple[Text, ...], Blank("Welke doelgroepen zijn er?")] = ()
    campaigns: tuple[Text, ...] = Field(default=(), description="what is planned, in Dutch")


class Norm(Part):
    """A process indicator and what it should be."""

    indicator: Text
    norm: Text | None = None


class Monitoring(Sourced):
    """How progress is followed."""

    text: Text
    dimensions: tuple[Text, ...] = Field(description="by what it can be followed")
    norms: Annotated[tuple[Norm, ...], Blank("Welke procesindicatoren en normen gelden er?")] = ()
    baseline_text: Text | None = Field(default=None, description="what was known before")
    baseline_percentage: Percentage | None = Field(default=None)
    baseline_until: Year | None = None


class Selection(Sourced):
    """How trajectories are chosen."""

    times_per_year: Annotated[int, Field(ge=1)]
    also_written: tuple[Text, ...] = ()
    first: Text = Field(description="what counts at first, in Dutch")
    later: Text = Field(description="what counts later, in Dutch")
    criteria: Annotated[tuple[Text, ...], Blank("Welke criteria staan in het selectiekader?")] = ()
    advises: Slug = Field(description="the slug of one of the [bodies.*] tables")
    decides: Slug = Field(description="the slug of one of the [bodies.*] tables")


class ReportPart(Part):
    """A part of the report, with what it answers."""

    title: Text
    questions: tuple[Text, ...]


class Report(Sourced):
    """The report to the bodies: its parts, and how often."""

    times_per_year: Annotated[int | None, Field(ge=1)] = None
    also_written: tuple[Text, ...] = ()
    parts: tuple[ReportPart, ...]
