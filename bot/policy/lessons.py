"""Who may read, change and take back a lesson. Pure: facts in, a yes or a no out.

Lessons are for every colleague. A guest, or somebody of another organisation, reads none but
their own: what a municipality learnt about a market may give one supplier an advantage
(equal treatment, Aanbestedingswet 2012).
"""

from dataclasses import dataclass

from bot.policy.confidentiality import Viewer, permitted
from bot.policy.permissions import Act


@dataclass(frozen=True)
class Tellers:
    """Who has to do with a lesson, by person id; None for nobody that we know of.

    ``told_by`` kept it; ``author`` wrote the message that it was kept from.
    """

    told_by: int | None
    author: int | None = None
    anonymous: bool = False


def may_read_lessons(viewer: Viewer) -> bool:
    """Whether somebody may read what others learnt."""
    return permitted(viewer, Act.READ_LESSONS)


def may_read(viewer: Viewer, tellers: Tellers) -> bool:
    """Whether somebody may read this lesson."""
    return permitted(viewer, Act.READ_LESSONS, involved=is_teller(viewer, tellers))


def is_teller(viewer: Viewer, tellers: Tellers) -> bool:
    """Whether it is their own lesson."""
    return tellers.told_by is not None and tellers.told_by == viewer.person_id


def names_teller(viewer: Viewer, tellers: Tellers) -> bool:
    """Whether this reader may know who told it; of an anonymous one only the teller does."""
    return tellers.told_by is not None and (not tellers.anonymous or is_teller(viewer, tellers))


def may_edit(viewer: Viewer, tellers: Tellers) -> bool:
    """Whether somebody may change the lesson: who told it, the adviser, the coordinator."""
    return permitted(viewer, Act.CHANGE_LESSON, involved=is_teller(viewer, tellers))


def may_retract(viewer: Viewer, tellers: Tellers) -> bool:
    """Whether somebody may take the lesson back.

    Who told it, who wrote the message that it was kept from, and the coordinator.
    """
    wrote_it = tellers.author is not None and tellers.author == viewer.person_id
    theirs = is_teller(viewer, tellers) or wrote_it
    return permitted(viewer, Act.RETRACT_LESSON, involved=theirs)


def may_merge(viewer: Viewer) -> bool:
    """Whether somebody may let one lesson take over another: the coordinator."""
    return permitted(viewer, Act.MERGE_LESSONS)
