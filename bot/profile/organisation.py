"""Who buys what: categories, teams, domains and the channels they talk in."""

from typing import Annotated

from pydantic import Field

from bot.profile.base import Blank, Channel, Label, Part, Slug, Sourced, Text

MOST_CRITERIA = 3
"""More suggestions than this are copied without a thought."""


class Domain(Part):
    """A part of the organisation above the teams."""

    slug: Slug
    label: Label = Field(description="the name as people read it")


class Team(Part):
    """A team that buys, or that helps buying."""

    slug: Slug
    name: Label = Field(description="the name as people write it, such as 'BOR'")
    label: Label = Field(description="the name in full, such as 'Team BOR'")
    domain: Slug | None = Field(
        default=None, description="the slug of one of the [domains.*] tables"
    )
    channel: Annotated[Channel | None, Blank("In welk kanaal praat dit team?")] = Field(
        default=None, description="a Slack channel's name without #, such as 'bor'"
    )
    aliases: tuple[Text, ...] = Field(default=(), description="other names of the same team")
    proposal: bool = Field(default=False, description="true when nobody decided on it yet")


class Criterion(Sourced):
    """A criterion to think of; its level is the criteria tool's, never an ambition level."""

    text: Text = Field(description="what is asked, in Dutch")
    kind: Text | None = Field(default=None, description="one of the tool's kinds of criteria")
    level: Text | None = Field(default=None, description="one of the tool's own levels")


class Category(Part):
    """A kind of purchase, with the themes that matter most and who looks after it."""

    slug: Slug
    label: Label = Field(description="the name as people read it")
    aliases: tuple[Text, ...] = Field(default=(), description="other names of the category")
    keywords: tuple[Text, ...] = Field(
        default=(), description="words in a title that point at the category"
    )
    recognised_by: tuple[Text, ...] = Field(
        default=(),
        description="more words for what is bought, to understand a sentence by; lessons are not"
        " found by them",
    )
    themes: Annotated[tuple[Slug, ...], Blank("Welke thema's zijn hier het belangrijkst?")] = Field(
        default=(), description="slugs of [themes.*] tables"
    )
    teams: Annotated[tuple[Slug, ...], Blank("Welk team past hier het best bij?")] = Field(
        default=(), description="slugs of [teams.*] tables"
    )
    domains: Annotated[tuple[Slug, ...], Blank("Welk domein past hier het best bij?")] = Field(
        default=(), description="slugs of [domains.*] tables"
    )
    clusters: tuple[Text, ...] = Field(
        default=(), description="clusters of a criteria tool in which to look"
    )
    criteria: tuple[Criterion, ...] = Field(
        default=(), max_length=MOST_CRITERIA, description="criteria to think of, at most three"
    )
    proposal: bool = Field(default=False, description="true when nobody decided on it yet")


class Channels(Part):
    """Channel names, without #. Purposes left out fall back on `default`."""

    default: Channel = Field(description="where everything goes that has no channel of its own")
    coordinator: Channel | None = Field(
        default=None, description="private: agendas and what only coordinator and adviser see"
    )
    celebrations: Channel | None = Field(default=None, description="where successes are shared")
    community: Channel | None = Field(
        default=None, description="network meetings, lessons, calls for experts"
    )
    proposal: bool = Field(default=False, description="true when nobody decided on them yet")
    reason: Text | None = Field(default=None, description="why these names are proposed")
