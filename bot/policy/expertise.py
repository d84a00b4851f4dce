"""Who is asked for help, who may answer, and what an answer leads to. Pure."""

from dataclasses import dataclass

from bot.policy.confidentiality import Viewer, oversees, permitted
from bot.policy.permissions import Act
from storage.vocabulary import ExpertiseState

_OPEN = frozenset({ExpertiseState.ASKED, ExpertiseState.UNANSWERED})


@dataclass(frozen=True)
class Standing:
    """Where a question stands; people by person id. ``asked`` is None for the coordinators."""

    state: ExpertiseState
    asker: int
    asked: int | None


def may_read_experts(viewer: Viewer) -> bool:
    """Whether somebody may read who stands for what, and what doing it fully means."""
    return permitted(viewer, Act.READ_EXPERTISE)


def may_appoint(viewer: Viewer) -> bool:
    """Whether somebody may say who stands for a theme or a kind of purchase."""
    return permitted(viewer, Act.APPOINT)


def may_write_maximal(viewer: Viewer) -> bool:
    """Whether somebody may say what doing it fully means."""
    return permitted(viewer, Act.WRITE_MAXIMAL)


def first_asked(*, asker: int, expert: int | None, coordinators: frozenset[int]) -> Standing:
    """Whom a new question goes to: the expert, else the coordinators, else nobody yet."""
    if expert is not None and expert != asker:
        return Standing(ExpertiseState.ASKED, asker, expert)
    return _to_coordinators(asker, coordinators - {asker})


def may_answer(viewer: Viewer, standing: Standing) -> bool:
    """Whether somebody may take a question up, pass it on or say no.

    Who has it, a coordinator or an adviser; never who asks.
    """
    if standing.state not in _OPEN or viewer.person_id == standing.asker:
        return False
    has_it = viewer.person_id == standing.asked
    return permitted(viewer, Act.ANSWER_EXPERTISE, involved=has_it)


def may_get(person: int, standing: Standing) -> bool:
    """Whether a question may be passed on to somebody: not to who asks, nor to who has it."""
    return person not in {standing.asker, standing.asked}


def after_no(viewer: Viewer, standing: Standing, coordinators: frozenset[int]) -> Standing:
    """Whom a question goes to when somebody cannot help now.

    From an expert to the coordinators, from who oversees it all to the list of what is open.
    """
    if oversees(viewer):
        return Standing(ExpertiseState.UNANSWERED, standing.asker, None)
    return _to_coordinators(standing.asker, coordinators - {standing.asker, viewer.person_id})


def _to_coordinators(asker: int, coordinators: frozenset[int]) -> Standing:
    state = ExpertiseState.ASKED if coordinators else ExpertiseState.UNANSWERED
    return Standing(state, asker, None)
