"""The journey of a purchase: which phases are on its way, and which steps it may take. Pure.

idee → startformulier → intake → voorbereiding → aanbesteding → gunning → uitvoering →
afgerond, with the exits niet-nodig, ingetrokken and gestopt. Start form and intake are on the
way of a purchase above the profile's threshold only. What a step forward requires is one
small function in :data:`REQUIREMENTS`: facts and target in, what is missing out.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from bot.policy.award import AwardFacts, AwardStep, next_step
from storage.vocabulary import NeedAnswer, Phase

WAY = (
    Phase.IDEA,
    Phase.START_FORM,
    Phase.INTAKE,
    Phase.PREPARATION,
    Phase.TENDER,
    Phase.AWARD,
    Phase.EXECUTION,
    Phase.COMPLETED,
)
"""Every phase, in its order."""

_START_FORM_PART = frozenset({Phase.START_FORM, Phase.INTAKE})
_LAST_PHASE_TO_LEAVE_BY = {
    Phase.NOT_NEEDED: Phase.PREPARATION,  # what is published is taken back, not left out
    Phase.WITHDRAWN: Phase.AWARD,
    Phase.STOPPED: Phase.EXECUTION,
}
EXITS = tuple(_LAST_PHASE_TO_LEAVE_BY)
"""Where a purchase may end before its contract does."""


class Lack(StrEnum):
    """What is missing for a step; each has a phrase and a button that mends it."""

    NEED = "need"
    VALUE = "value"
    START_FORM = "start_form"
    INTAKE = "intake"
    THEMES = "themes"
    PROMISES = "promises"
    DECISION = "decision"
    OBJECTION = "objection"
    STANDSTILL = "standstill"
    FINAL = "final"
    SIGNATURE = "signature"


@dataclass(frozen=True)
class JourneyFacts:
    """What the rules know of a purchase on a day.

    ``start_form_asked``: whether its value is above the profile's threshold for a start form;
    None where the value is not known yet and that matters. ``start_form_ready``: it is there,
    and good enough. ``unexplained``: how many themes that ask for it were neither chosen nor
    explained. ``unplaced``: of how many themes nobody said yet where they stand in the
    papers. ``intake_asked``: the profile has questions for an intake talk;
    ``intake_settled``: it took place, or somebody said why it goes on without.
    """

    phase: Phase
    today: date
    start_form_asked: bool | None = False
    start_form_ready: bool = False
    need: NeedAnswer | None = None
    unexplained: int = 0
    unplaced: int = 0
    intake_asked: bool = False
    intake_settled: bool = False
    award: AwardFacts = field(default_factory=AwardFacts)


Requirement = Callable[[JourneyFacts, Phase], Lack | None]
"""One thing that a step forward to a phase requires: what is missing, or None."""


def way_of(facts: JourneyFacts) -> tuple[Phase, ...]:
    """The phases on the way of this purchase; as long as it may be while that is not known."""
    if facts.start_form_asked is not False:
        return WAY
    return tuple(each for each in WAY if each not in _START_FORM_PART or each is facts.phase)


def next_phase(facts: JourneyFacts) -> Phase | None:
    """The phase after this one, if there is any."""
    return _beside(facts, +1)


def phase_before(facts: JourneyFacts, came_from: Phase | None = None) -> Phase | None:
    """Where one step back leads: mistakes happen. Not past an objection that runs.

    :param came_from: the phase that a purchase was in before it took an exit.
    """
    if facts.phase is Phase.AWARD and facts.award.objection_runs:
        return None
    return came_from if facts.phase in EXITS else _beside(facts, -1)


def missing_for(facts: JourneyFacts) -> tuple[Lack, ...]:
    """What the step forward still requires; empty when it may be taken, or there is none."""
    target = next_phase(facts)
    if target is None:
        return ()
    found = (requirement(facts, target) for requirement in REQUIREMENTS)
    return tuple(lack for lack in found if lack is not None)


def may_move(facts: JourneyFacts, target: Phase) -> bool:
    """Whether the purchase may take the step forward to this phase now."""
    return target is next_phase(facts) and not missing_for(facts)


def exits_of(phase: Phase) -> tuple[Phase, ...]:
    """The exits that may be taken from a phase."""
    if phase not in WAY:
        return ()
    here = WAY.index(phase)
    return tuple(
        way_out for way_out, last in _LAST_PHASE_TO_LEAVE_BY.items() if here <= WAY.index(last)
    )


def asks_need(facts: JourneyFacts) -> bool:
    """Whether it is still to be answered that the purchase is needed at all."""
    return _before_publication(facts) and facts.need in {None, NeedAnswer.UNKNOWN}


def takes_promises(facts: JourneyFacts) -> bool:
    """Whether it can still be said, or changed, where the themes stand in the papers."""
    return _before_publication(facts)


def takes_explanations(facts: JourneyFacts) -> bool:
    """Whether it can still be said, or changed, why a theme is not taken along."""
    return _before_publication(facts)


def takes_intake(facts: JourneyFacts) -> bool:
    """Whether the intake talk can be recorded, or changed: from its phase until publication."""
    on_the_way = facts.intake_asked and Phase.INTAKE in way_of(facts)
    return on_the_way and _before_publication(facts) and _stands_from(facts, Phase.INTAKE)


def takes_need(facts: JourneyFacts) -> bool:
    """Whether it still makes sense to say whether it is needed, and how much of it."""
    return _before_publication(facts)


def _need_is_answered(facts: JourneyFacts, _target: Phase) -> Lack | None:
    return Lack.NEED if asks_need(facts) else None


def _value_is_known(facts: JourneyFacts, _target: Phase) -> Lack | None:
    asked = facts.start_form_asked is None and _before_publication(facts)
    return Lack.VALUE if asked else None


def _start_form_is_ready(facts: JourneyFacts, target: Phase) -> Lack | None:
    asked = facts.start_form_asked and _before_publication(facts)
    past = WAY.index(target) > WAY.index(Phase.START_FORM)
    return Lack.START_FORM if asked and past and not facts.start_form_ready else None


def _intake_is_settled(facts: JourneyFacts, target: Phase) -> Lack | None:
    """Asked where the talk is: who is past it may still record it, and waits for nothing."""
    asked = facts.phase is Phase.INTAKE and target is Phase.PREPARATION and facts.intake_asked
    return Lack.INTAKE if asked and not facts.intake_settled else None


def _themes_are_explained(facts: JourneyFacts, target: Phase) -> Lack | None:
    """A start form that is still to come asks it itself."""
    form_will_ask = facts.start_form_asked is not False and not facts.start_form_ready
    asked = target is Phase.TENDER and facts.unexplained and not form_will_ask
    return Lack.THEMES if asked else None


def _themes_have_a_place(facts: JourneyFacts, target: Phase) -> Lack | None:
    return Lack.PROMISES if target is Phase.TENDER and facts.unplaced else None


def _award_is_done(facts: JourneyFacts, target: Phase) -> Lack | None:
    if target is not Phase.EXECUTION:
        return None
    step = next_step(facts.award, facts.today)
    return None if step is None else _LACKS_OF_AWARD[step]


_LACKS_OF_AWARD = {
    AwardStep.DECISION: Lack.DECISION,
    AwardStep.OBJECTION: Lack.OBJECTION,
    AwardStep.STANDSTILL: Lack.STANDSTILL,
    AwardStep.FINAL: Lack.FINAL,
    AwardStep.SIGNATURE: Lack.SIGNATURE,
}

REQUIREMENTS: tuple[Requirement, ...] = (
    _need_is_answered,
    _value_is_known,
    _start_form_is_ready,
    _intake_is_settled,
    _themes_are_explained,
    _themes_have_a_place,
    _award_is_done,
)
"""Everything that a step forward requires, in the order in which people read it."""


def _before_publication(facts: JourneyFacts) -> bool:
    return facts.phase in WAY and WAY.index(facts.phase) < WAY.index(Phase.TENDER)


def _stands_from(facts: JourneyFacts, phase: Phase) -> bool:
    return facts.phase in WAY and WAY.index(facts.phase) >= WAY.index(phase)


def _beside(facts: JourneyFacts, steps: int) -> Phase | None:
    way = way_of(facts)
    if facts.phase not in way:
        return None
    found = way.index(facts.phase) + steps
    return way[found] if 0 <= found < len(way) else None
