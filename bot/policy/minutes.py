"""Who keeps a meeting and reads its minutes. Pure."""

from collections.abc import Collection
from datetime import date

from bot.policy.confidentiality import Viewer, permitted
from bot.policy.meetings import at_the_table
from bot.policy.permissions import Act
from storage.vocabulary import AgendaState

DEALT_WITH = (AgendaState.DISCUSSED, AgendaState.DECIDED, AgendaState.NO_ACTION)
"""What a point of an agenda can be once it had its turn."""


def sits_at_table(viewer: Viewer, kind: str, invited: Collection[int]) -> bool:
    """Whether it is somebody's meeting: by their role, or because they were invited."""
    by_role = not viewer.roles.isdisjoint(at_the_table(kind))
    return by_role or viewer.person_id in invited


def may_hold(viewer: Viewer, kind: str, invited: Collection[int]) -> bool:
    """Whether somebody may keep it: who sits there, and who oversees everything."""
    return permitted(viewer, Act.HOLD_MEETING, involved=sits_at_table(viewer, kind, invited))


def may_conclude(day: date, today: date) -> bool:
    """Whether minutes can be made: not before the day itself."""
    return day <= today


def needs_words(state: AgendaState) -> bool:
    """A decision without words is none."""
    return state is AgendaState.DECIDED
