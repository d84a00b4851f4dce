"""The TOML files beside this one: what the demo of a profile shows.

People are named by the key they have in the sandbox ("inkoper"). Themes, categories and
teams are slugs of the profile; what a changed profile does not know is left out.
"""

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict

from bot.profile import Profile
from storage.vocabulary import LessonKind, LessonOutcome, Phase, ProcessRole


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Contract(_Part):
    """When a contract runs: from the first day of a month, for whole years."""

    months_ahead: int
    years: int


class FilledForm(_Part):
    """A made-up start form. ``motivations``: of each theme that is chosen, why.

    ``reasons``: of each theme that is not, a reason of the profile's list. Amounts are whole
    euros, excl. VAT.
    """

    need: str
    opportunities: str = ""
    extra_budget: bool = False
    extra_budget_for: str = ""
    motivations: Mapping[str, str]
    reasons: Mapping[str, str] = {}
    purchase_eur: int | None = None
    yearly_eur: int | None = None
    years: int | None = None


class Example(_Part):
    """A made-up trajectory. ``months_ahead`` of the publication counts from today.

    ``value_eur``: whole euros, excl. VAT, over the whole term. ``start_form`` is filled in by
    the client; it is still a draft in the phase of the start form, and sufficient after it.
    """

    title: str
    category: str
    team: str | None = None
    value_eur: int
    phase: Phase = Phase.IDEA
    months_ahead: int | None = None
    contract: Contract | None = None
    logged_by: str
    shared: bool = True
    themes: tuple[str, ...] = ()
    people: Mapping[ProcessRole, str] = {}
    start_form: FilledForm | None = None


class ToldLesson(_Part):
    """A made-up lesson. ``trajectory``: the title of an example, if it is about one."""

    title: str
    insight: str
    problem: str | None = None
    approach: str | None = None
    result: str | None = None
    advice: str | None = None
    measure: str | None = None
    phase: Phase | None = None
    kind: LessonKind | None = None
    outcome: LessonOutcome
    told_by: str
    trajectory: str | None = None
    anonymous: bool = False
    themes: tuple[str, ...]
    categories: tuple[str, ...]


class Said(_Part):
    """What somebody says."""

    by: str
    text: str


class WrittenPost(Said):
    """What somebody says in one of the channels that every profile names.

    ``practice_follows``: the same person goes on with the profile's practice examples.
    """

    channel: Literal["default", "community", "celebrations"] = "community"
    practice_follows: bool = False
    replies: tuple[Said, ...] = ()


class Examples(_Part):
    """Everything that the demo of one profile shows."""

    posts: tuple[WrittenPost, ...] = ()
    trajectories: tuple[Example, ...] = ()
    lessons: Mapping[str, ToldLesson] = {}


def examples_of(profile: Profile) -> Examples:
    """What the demo of this profile shows; nothing for a profile that does not ship."""
    file = files("bot.demonstration") / f"{profile.slug}.toml"
    if not file.is_file():
        return Examples()
    every = Examples.model_validate(tomllib.loads(file.read_text("utf-8")))
    return every.model_copy(
        update={
            "trajectories": tuple(each for each in every.trajectories if _fits(each, profile)),
            "lessons": {
                slug: each for slug, each in every.lessons.items() if _is_known(each, profile)
            },
        }
    )


def _fits(example: Example, profile: Profile) -> bool:
    buyers = {category.slug: category.teams for category in profile.categories}
    teams = {team.slug for team in profile.teams}
    themes = {theme.slug for theme in profile.themes}
    return (
        example.category in buyers
        and (example.team in teams if example.team else bool(buyers[example.category]))
        and themes.issuperset(example.themes)
    )


def _is_known(lesson: ToldLesson, profile: Profile) -> bool:
    themes = {theme.slug for theme in profile.themes}
    categories = {category.slug for category in profile.categories}
    return themes.issuperset(lesson.themes) and categories.issuperset(lesson.categories)
