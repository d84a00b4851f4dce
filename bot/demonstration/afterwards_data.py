"""The TOML files beside this one that tell what came of trajectories: pilots and contracts.

People are named by the key they have in the sandbox, trajectories by their title. Everything
about a trajectory that a changed profile does not show is left out.
"""

import tomllib
from collections.abc import Mapping
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from bot.demonstration.data import Example, examples_of
from bot.policy.pilots import FitQuestion
from bot.profile import Profile
from storage.vocabulary import FitAnswer, PilotStage, PromisePlace, ResultAnswer


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class DemoPilot(_Part):
    """A made-up pilot with its plan; it counts in the year in which the demo is opened."""

    trajectory: str
    by: str
    themes: tuple[str, ...]
    stage: PilotStage
    learning_goals: str
    data_needed: str
    anchoring: str
    fit: Mapping[FitQuestion, FitAnswer] = {}


class DemoPromise(_Part):
    """Where a theme stands in the papers, and how it went at the first check.

    ``people`` and ``hours``: totals, where the profile counts them.
    """

    place: PromisePlace
    document: str
    answer: ResultAnswer
    remark: str | None = None
    people: int | None = None
    hours: int | None = None


class DemoContract(_Part):
    """A made-up contract that runs: its manager took it over, and told once how it goes.

    ``by``: who says where the themes stand.
    """

    trajectory: str
    by: str
    promises: Mapping[str, DemoPromise]


class Afterwards(_Part):
    """Everything that the demo of one profile shows about its trajectories."""

    pilots: tuple[DemoPilot, ...] = ()
    contracts: tuple[DemoContract, ...] = ()


def afterwards_of(profile: Profile) -> Afterwards:
    """What came of the trajectories of this profile; nothing for a profile that does not ship."""
    file = files("bot.demonstration") / f"{profile.slug}-afterwards.toml"
    if not file.is_file():
        return Afterwards()
    every = Afterwards.model_validate(tomllib.loads(file.read_text("utf-8")))
    shown: dict[str, Example] = {each.title: each for each in examples_of(profile).trajectories}
    themes = {theme.slug for theme in profile.themes}
    return Afterwards(
        pilots=tuple(
            each
            for each in every.pilots
            if each.trajectory in shown and themes.issuperset(each.themes)
        ),
        contracts=tuple(
            each
            for each in every.contracts
            if each.trajectory in shown
            and set(shown[each.trajectory].themes).issuperset(each.promises)
        ),
    )
