"""The steps of an award, each with its day."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.policy.award import AwardStep, may_register_objection, next_step
from bot.policy.journey import Lack, missing_for
from bot.services.contract_handover import begin_handover
from bot.services.journey_writing import Outcome, Step
from storage.journeys import find_award
from storage.tables import TrajectoryAward
from storage.vocabulary import ObjectionKind, Phase

EVENT_AWARD = "award"


@dataclass(frozen=True)
class Decision:
    """A decision that was sent. ``until``: the last day of the standstill, None for none."""

    sent_on: date
    until: date | None
    by_rule: bool
    shortened: bool


def send_decision(step: Step, decision: Decision) -> Outcome:
    """The decision was sent; once more for another one, or to mend its dates."""
    award = step.facts().award
    if not _in_award(step) or award.final_on is not None or award.objection_runs:
        return Outcome.REFUSED
    _change(
        step,
        decision_on=decision.sent_on,
        standstill_until=decision.until,
        by_rule=decision.by_rule,
        shortened=decision.shortened,
    )
    return Outcome.DONE


def register_objection(step: Step, *, kind: ObjectionKind, on: date) -> Outcome:
    """Somebody objects: nothing is awarded until that has ended."""
    if not _in_award(step) or not may_register_objection(step.facts().award):
        return Outcome.REFUSED
    _change(step, objection=kind, objection_on=on, objection_ended_on=None)
    return Outcome.DONE


def end_objection(step: Step, *, on: date, stands: bool) -> Outcome:
    """The objection has ended.

    :param stands: whether the decision stands; else a new one is sent, with a new standstill.
    """
    if not _in_award(step) or not step.facts().award.objection_runs:
        return Outcome.REFUSED
    again = {} if stands else {"decision_on": None, "standstill_until": None, "final_on": None}
    _change(step, objection_ended_on=on, **again)
    return Outcome.DONE


def award_finally(step: Step, *, on: date) -> Outcome:
    """The award is final: the standstill has ended and nobody objects."""
    if not _in_award(step) or next_step(step.facts().award, step.today) is not AwardStep.FINAL:
        return Outcome.REFUSED
    _change(step, final_on=on)
    return Outcome.DONE


def sign(step: Step, *, on: date, start: date | None, end: date | None) -> Outcome:
    """The contract is signed: execution begins."""
    if not _in_award(step) or missing_for(step.facts()) != (Lack.SIGNATURE,):
        return Outcome.REFUSED
    stored = step.record.trajectory
    also = _write(step, {"signed_on": on})
    for name, day in (("contract_start", start), ("contract_end", end)):
        before = getattr(stored, name)
        if before != day:
            also[name] = [_plain(before), _plain(day)]
            setattr(stored, name, day)
    also |= begin_handover(step, signed_on=on)
    step.enter(Phase.EXECUTION, also)
    return Outcome.DONE


def _in_award(step: Step) -> bool:
    return step.record.trajectory.phase is Phase.AWARD


def _change(step: Step, **values: Any) -> None:
    changed = _write(step, values)
    if changed:
        step.write(EVENT_AWARD, changed)


def _write(step: Step, values: dict[str, Any]) -> dict[str, list[Any]]:
    """Write the columns. :returns: what changed, in values that JSON knows."""
    row = find_award(step.session, trajectory_id=step.trajectory_id) or TrajectoryAward(
        trajectory_id=step.trajectory_id
    )
    changed = {}
    for name, value in values.items():
        before = getattr(row, name)
        if before != value:
            changed[name] = [_plain(before), _plain(value)]
            setattr(row, name, value)
    step.session.add(row)
    step.session.flush()
    return changed


def _plain(value: Any) -> Any:
    """A day, a word or a yes, as JSON knows it."""
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, ObjectionKind) else value
