"""How far a municipality wants to go, in the organisation's own levels (1-5). Pure.

These are never the three levels of the national criteria tool (basis, significant,
ambitieus), which are words of their own in a profile. A minimum holds for the years of the plan
that sets it; what a team aspires to is shown, and never a minimum.
"""

from datetime import date
from typing import NewType

from bot.profile import Ambition, TeamAspiration

OrganisationLevel = NewType("OrganisationLevel", int)
"""A step of the organisation's own ladder; nothing else may be compared with it."""


def minimum(ambition: Ambition | None, theme: str, day: date) -> OrganisationLevel | None:
    """The lowest level that the organisation asks of a theme on a day; None when it asks none."""
    if ambition is None or not ambition.from_year <= day.year <= ambition.until_year:
        return None
    targets = {each.theme: each.target for each in ambition.themes}
    return OrganisationLevel(targets[theme]) if theme in targets else None


def is_under(level: OrganisationLevel | None, lowest: OrganisationLevel | None) -> bool:
    """Whether a chosen level is lower than is asked; a level that is not known is not."""
    return level is not None and lowest is not None and level < lowest


def aspiration(
    ambition: Ambition | None, *, team: str | None, theme: str, day: date
) -> TeamAspiration | None:
    """What the team of a trajectory aspires to, to show beside the choice."""
    if ambition is None or not ambition.from_year <= day.year <= ambition.until_year:
        return None
    return next(
        (each for each in ambition.aspirations if each.team == team and theme in each.themes), None
    )
