"""The steps of an award, from the decision to the signature. Pure.

A decision is sent; until the standstill ends nothing is final; an objection or an action
before the court in interim relief blocks until it has ended; then the final award, then the
contract. How long the standstill is stands in the profile, with its source.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class AwardStep(StrEnum):
    """What an award waits for."""

    DECISION = "decision"
    OBJECTION = "objection"
    STANDSTILL = "standstill"
    FINAL = "final"
    SIGNATURE = "signature"


@dataclass(frozen=True)
class AwardFacts:
    """How far an award is. ``standstill_until``: the last day of the term, None for no term."""

    decision_on: date | None = None
    standstill_until: date | None = None
    objection_runs: bool = False
    final_on: date | None = None
    signed_on: date | None = None


def next_step(award: AwardFacts, today: date) -> AwardStep | None:
    """What the award waits for on this day; None once the contract is signed."""
    if award.decision_on is None:
        return AwardStep.DECISION
    if award.objection_runs:
        return AwardStep.OBJECTION
    if award.standstill_until is not None and today <= award.standstill_until:
        return AwardStep.STANDSTILL
    if award.final_on is None:
        return AwardStep.FINAL
    return AwardStep.SIGNATURE if award.signed_on is None else None


def may_register_objection(award: AwardFacts) -> bool:
    """Whether somebody may object now: after the decision, before the signature."""
    return award.decision_on is not None and award.signed_on is None and not award.objection_runs


def earliest_end(decision_on: date, days: int) -> date:
    """The first day on which a term of so many calendar days may end.

    The day on which the decision was sent does not count.
    """
    return decision_on + timedelta(days=days)
