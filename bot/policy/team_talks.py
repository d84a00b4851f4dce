"""Talks with a team: who keeps and reads them. Pure.

What was said in a talk is for who keeps such talks. A colleague knows that there was one, and
reads what they promised there themselves: the rest tells of colleagues and of their superiors.
"""

from datetime import date

from bot.policy.confidentiality import Viewer, permitted
from bot.policy.permissions import Act


def may_keep(viewer: Viewer) -> bool:
    """Whether somebody may record a talk, and change one."""
    return permitted(viewer, Act.KEEP_TALKS)


def may_read(viewer: Viewer, kept_by_id: int) -> bool:
    """Whether somebody may read what was said and agreed: also who kept it, as long as they
    are a colleague."""
    own = viewer.person_id == kept_by_id
    return may_keep(viewer) or (own and permitted(viewer, Act.READ_TEAM))


def can_have_been(held_on: date, today: date) -> bool:
    """Whether a talk can have been held on a day: one that is still to come has no agreements."""
    return held_on <= today
