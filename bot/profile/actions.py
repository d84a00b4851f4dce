"""What the plan wants done: activities, year plan, pilots, tracks, route map."""

from typing import Annotated, Literal

from pydantic import Field

from bot.profile.base import Blank, Keyed, Part, Slug, Sourced, Text, Year


class Activity(Sourced):
    """An activity of the plan, with who does it."""

    chapter: Text = Field(description="such as '5.1'")
    number: Annotated[int, Field(ge=1)]
    title: Text = Field(description="a few words, for lists")
    text: Text = Field(description="the activity as the plan writes it")
    who: tuple[Text, ...] = Field(description="functions and teams, never names of people")


class Spearhead(Part):
    """What a year plan puts first."""

    number: Annotated[int, Field(ge=1)]
    title: Text
    text: Text


class Assignment(Part):
    """An assignment of a year plan."""

    number: Annotated[int, Field(ge=1)]
    title: Text = Field(description="a few words, for lists")
    text: Text = Field(description="the assignment as the plan writes it")
    client: Annotated[Text | None, Blank("Wie is de opdrachtgever van deze opdracht?")] = None
    contractor: Text = Field(description="who carries it out: a team or function")
    team: Slug | None = Field(default=None, description="the slug of one of the [teams.*] tables")


class YearPlan(Sourced):
    """The plan of one year."""

    year: Year
    text: Text | None = None
    spearheads: tuple[Spearhead, ...] = ()
    assignments: tuple[Assignment, ...] = ()


class Pilot(Sourced):
    """A pilot that is planned, or only being explored."""

    slug: Slug
    label: Text
    theme: Slug = Field(description="the slug of one of the [themes.*] tables")
    teams: tuple[Slug, ...] = Field(description="slugs of [teams.*] tables")
    year: Year
    status: Literal["planned", "exploring"] = Field(
        description="planned, or exploring (the team is not involved yet)"
    )
    text: Text


class PilotPlan(Sourced):
    """What a pilot's plan must say."""

    parts: tuple[Text, ...]
    questions: tuple[Text, ...]


class OwnItemKind(Part):
    """What a municipality may add itself under an item of the plan, such as a policy question."""

    slug: Slug
    label: Annotated[Text, Field(max_length=60)] = Field(description="of one: 'Beleidsvraag'")


class Track(Sourced):
    """A track or exploration with one team."""

    slug: Slug
    team: Slug = Field(description="the slug of one of the [teams.*] tables")
    label: Text
    status: Literal["planned", "exploring"]
    years: int | None = Field(default=None, description="how many years it takes")
    ingredients: tuple[Text, ...] = ()
    text: Text
    own_items: tuple[Slug, ...] = Field(
        default=(), description="what is added under it: slugs of [own_items.*]"
    )
    tools: tuple[Slug, ...] = Field(
        default=(), description="tools that it introduces: slugs of [tools.*]"
    )


class RouteAction(Part):
    """An action of a building block."""

    slug: Slug
    title: Text
    text: Text


class BuildingBlock(Part):
    """A building block of the route map, with its actions."""

    slug: Slug
    number: Annotated[int, Field(ge=1)]
    title: Text
    goals: tuple[Text, ...]
    text: Text
    coordinator: Text = Field(description="how strong the coordinator's part is")
    actions: Keyed[RouteAction]
    own_items: tuple[Slug, ...] = Field(
        default=(), description="what is added under it: slugs of [own_items.*]"
    )


class RouteMap(Sourced):
    """The route map: building blocks and the coordinator's own actions."""

    title: Text
    blocks: Keyed[BuildingBlock]
    coordinator_actions: Keyed[RouteAction] = ()
