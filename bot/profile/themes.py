"""Themes and ambition levels."""

from typing import Annotated, Literal

from pydantic import Field

from bot.profile.base import Blank, Part, Slug, Text


class Expert(Part):
    """Whether somebody stands for the theme; a function, never a person's name."""

    status: Literal["appointed", "first", "considered"] = Field(
        description="appointed (there is one), first (the first to come) or considered"
    )
    text: Text = Field(description="what the plan says about it, in Dutch")


class Theme(Part):
    """One of the municipality's themes."""

    slug: Slug
    label: Text = Field(description="the name as people read it, such as 'Klimaat'")
    core: bool = Field(default=True, description="false for 'waar mogelijk' themes")
    aliases: tuple[Text, ...] = Field(default=(), description="other names of the same theme")
    keywords: tuple[Text, ...] = Field(default=(), description="words that hint at the theme")
    description: Text | None = None
    sdgs: Annotated[
        tuple[Annotated[int, Field(ge=1, le=17)], ...],
        Blank("Bij welke SDG's hoort dit thema?"),
    ] = Field(default=(), description="numbers of Sustainable Development Goals, 1 to 17")
    expert: Annotated[Expert | None, Blank("Is er een expert voor dit thema?")] = None


class Level(Part):
    """One step of the organisation's ambition ladder (not the scale of the criteria tool)."""

    number: Annotated[int, Field(ge=1, le=9)] = Field(description="the level's number, from 1")
    name: Annotated[Text | None, Blank("Hoe heet dit niveau?")] = None
    description: Annotated[Text | None, Blank("Wat moet je op dit niveau doen en kunnen?")] = None
