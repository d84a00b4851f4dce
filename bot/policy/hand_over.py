"""Handing over what hangs on somebody: who may do that, and of which kind each thing is. Pure."""

from enum import StrEnum

from bot.policy.confidentiality import Viewer, permitted
from bot.policy.permissions import Act
from storage.vocabulary import Phase, ProcessRole


class Hung(StrEnum):
    """Kinds of things that hang on one person, in the order in which they are shown."""

    ROLES = "roles"
    CONTRACTS = "contracts"
    ACTIONS = "actions"
    PLAN = "plan"
    STANDS_FOR = "stands_for"
    TENDERS = "tenders"
    WATCHED = "watched"


_APPOINTED = {Hung.PLAN: Act.KEEP_PLAN, Hung.STANDS_FOR: Act.APPOINT}
"""Who gets these is for the coordinator to say; who has them cannot pass them on."""


def may_hand_over(viewer: Viewer, person_id: int) -> bool:
    """Whether somebody may hand over what hangs on this person: the coordinator, and they."""
    return permitted(viewer, Act.HAND_OVER, involved=viewer.person_id == person_id)


def may_choose_person(viewer: Viewer) -> bool:
    """Whether somebody may hand over what hangs on others."""
    return permitted(viewer, Act.HAND_OVER)


def may_pass_on(viewer: Viewer, kind: Hung) -> bool:
    """Whether somebody who hands over may hand over things of this kind."""
    return kind not in _APPOINTED or permitted(viewer, _APPOINTED[kind])


def kind_of_role(role: ProcessRole, phase: Phase) -> Hung:
    """Looking after a contract that runs is apart: the successor is asked to take it over."""
    is_contract = role is ProcessRole.CONTRACT_MANAGER and phase is Phase.EXECUTION
    return Hung.CONTRACTS if is_contract else Hung.ROLES
