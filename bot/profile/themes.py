"""Themes, ambition levels and how far the municipality wants to go."""

from typing import Annotated, Literal

from pydantic import Field

from bot.profile.base import Blank, Keyed, Label, Part, Slug, Sourced, Text, Year

LevelNumber = Annotated[int, Field(ge=1, le=9)]
Sdg = Annotated[int, Field(ge=1, le=17)]


class Expert(Part):
    """Whether somebody stands for the theme; a function, never a person's name."""

    status: Literal["appointed", "first", "considered"] = Field(
        description="appointed (there is one), first (the first to come) or considered"
    )
    text: Text = Field(description="what the plan says about it, in Dutch")


class Theme(Part):
    """One of the municipality's themes."""

    slug: Slug
    label: Label = Field(description="the name as people read it, such as 'Klimaat'")
    core: bool = Field(default=True, description="false for 'waar mogelijk' themes")
    aliases: tuple[Text, ...] = Field(default=(), description="other names of the same theme")
    keywords: tuple[Text, ...] = Field(default=(), description="words that hint at the theme")
    description: Text | None = Field(default=None, description="what the theme is about, in Dutch")
    sdgs: Annotated[tuple[Sdg, ...], Blank("Bij welke SDG's hoort dit thema?")] = Field(
        default=(), description="numbers of Sustainable Development Goals, 1 to 17"
    )
    expert: Expert | None = None


class Level(Part):
    """One step of the organisation's ambition ladder (not the scale of the criteria tool)."""

    number: LevelNumber = Field(description="the level's number, from 1")
    name: Annotated[Text | None, Blank("Hoe heet dit niveau?")] = Field(
        default=None, description="one word, in Dutch"
    )
    description: Annotated[Text | None, Blank("Wat moet je op dit niveau doen en kunnen?")] = Field(
        default=None, description="what one does and can at this level, in Dutch"
    )


class ThemeAmbition(Part):
    """Where a theme stands and where it should be at the end of the period."""

    theme: Slug = Field(description="the slug of one of the [themes.*] tables")
    current: LevelNumber = Field(description="the level now")
    target: LevelNumber = Field(description="the level to master by the end of the period")
    experience: LevelNumber | None = Field(
        default=None, description="a higher level to gain experience with"
    )


class TeamAspiration(Part):
    """A team's own wish. It is shown; it never sets a minimum."""

    team: Slug = Field(description="the slug of one of the [teams.*] tables")
    themes: tuple[Slug, ...] = Field(description="slugs of [themes.*] tables")
    level: LevelNumber
    text: Text = Field(description="what the plan says, in Dutch")


class LaterAmbition(Part):
    """Possible levels of a later plan."""

    year: Year
    plan: Text = Field(description="which plan, such as '2e Actieplan'")
    themes: Annotated[
        tuple[ThemeAmbition, ...], Blank("Welke ambitieniveaus zijn mogelijk in dit plan?")
    ] = ()


class Ambition(Sourced):
    """Current and target levels for one period and one unit."""

    unit: Text = Field(description="for whom the levels hold, such as 'organisatiebreed'")
    from_year: Year
    until_year: Year
    themes: tuple[ThemeAmbition, ...]
    aspirations: tuple[TeamAspiration, ...] = ()
    later: tuple[LaterAmbition, ...] = ()
    own_items: tuple[Slug, ...] = Field(
        default=(), description="what is added under each theme: slugs of [own_items.*]"
    )


class Explanation(Part):
    """A reason not to apply a theme, to choose from, so that reasons can be counted."""

    slug: Slug
    label: Label = Field(description="the reason as people read it")
    themes: tuple[Slug, ...] = Field(
        default=(), description="slugs of [themes.*] tables; left out when it fits every theme"
    )


class Explanations(Part):
    """What people choose from when they explain why a theme is not applied."""

    reasons: Annotated[Keyed[Explanation], Field(max_length=100)]
    proposal: bool = Field(default=False, description="true when nobody decided on them yet")
    reason: Text | None = Field(default=None, description="why these reasons are proposed")
