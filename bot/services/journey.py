"""Steps of a purchase: forward, back, out, and whether it is needed at all."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.policy.journey import exits_of, may_move, phase_before, takes_need
from bot.services.intake_notices import plan_ahead
from bot.services.journey_facts import came_from
from bot.services.journey_notices import plan_thanks
from bot.services.journey_writing import Outcome, Step
from storage.journeys import find_award, find_need
from storage.tables import TrajectoryNeed
from storage.vocabulary import NeedAnswer, Phase

EVENT_NEED = "need"


def move_on(step: Step, *, target: Phase, version: int) -> Outcome:
    """Take the step forward; the same asked twice is done once.

    To execution leads the signature alone (:func:`bot.services.journey_award.sign`).
    """
    stored = step.record.trajectory
    if stored.phase is target:
        return Outcome.DONE
    if step.is_stale(version):
        return Outcome.STALE
    if target is Phase.EXECUTION or not may_move(step.facts(), target):
        return Outcome.REFUSED
    step.enter(target)
    if target is Phase.INTAKE:
        plan_ahead(step.session, step.record, here=step.here, now=step.now)
    return Outcome.DONE


def step_back(step: Step, *, version: int) -> Outcome:
    """Undo the last step: what was decided in it is taken back, and stays in the history."""
    if step.is_stale(version):
        return Outcome.STALE
    stored = step.record.trajectory
    target = phase_before(step.facts(), came_from(step.session, stored))
    if target is None:
        return Outcome.REFUSED
    step.enter(target, _taken_back(step))
    return Outcome.DONE


def leave(step: Step, *, exit_to: Phase, reason: str, saved_cents: int | None = None) -> Outcome:
    """End the purchase early, with a reason.

    :param saved_cents: euro cents that are not spent now; for what is not needed only.
    """
    before = step.record.trajectory.phase
    if exit_to not in exits_of(before):
        return Outcome.REFUSED
    also: Mapping[str, list[Any]] = {}
    if exit_to is Phase.NOT_NEEDED:
        also, _ = _put_need(step, NeedAnswer.NOT_NEEDED, saved_cents, reason)
    step.enter(exit_to, also, {"reason": [None, reason]})
    if exit_to is Phase.NOT_NEEDED:
        plan_thanks(step.session, step.record.trajectory, now=step.now)
    return Outcome.DONE


def answer_need(
    step: Step, *, answer: NeedAnswer, saved_cents: int | None = None, reason: str | None = None
) -> Outcome:
    """Keep what was answered to the first key question; "not needed" is an exit.

    :param saved_cents: euro cents that it will cost less.
    """
    if answer is NeedAnswer.NOT_NEEDED or not takes_need(step.facts()):
        return Outcome.REFUSED
    facts, texts = _put_need(step, answer, saved_cents, reason)
    if facts or texts:
        step.write(EVENT_NEED, facts, texts)
    return Outcome.DONE


def _put_need(
    step: Step, answer: NeedAnswer, saved_cents: int | None, reason: str | None
) -> tuple[dict[str, list[Any]], dict[str, list[Any]]]:
    """Write the answer. :returns: the facts and texts that changed."""
    row = find_need(step.session, trajectory_id=step.trajectory_id)
    before = (row.answer.value, row.saved_cents, row.reason) if row else (None, None, None)
    after = (answer.value, saved_cents, reason)
    named = zip(("need", "saved_cents", "reason"), before, after, strict=True)
    changed = {name: [old, new] for name, old, new in named if old != new}
    if changed:
        row = row or TrajectoryNeed(
            trajectory_id=step.trajectory_id,
            answer=answer,
            answered_by_id=step.viewer.person_id,
            answered_at=step.now,
        )
        row.answer, row.saved_cents, row.reason = answer, saved_cents, reason
        row.answered_by_id, row.answered_at = step.viewer.person_id, step.now
        step.session.add(row)
        step.session.flush()
    texts = {name: both for name, both in changed.items() if name == "reason"}
    return {name: both for name, both in changed.items() if name not in texts}, texts


def _taken_back(step: Step) -> dict[str, list[Any]]:
    """What the phase that is left had decided: open again."""
    phase = step.record.trajectory.phase
    if phase is Phase.NOT_NEEDED:
        facts, _ = _put_need(step, NeedAnswer.UNKNOWN, None, None)
        return facts
    award = find_award(step.session, trajectory_id=step.trajectory_id)
    if award is None:
        return {}
    if phase is Phase.AWARD:
        step.session.delete(award)
        return {"decision_on": [_iso(award.decision_on), None]} if award.decision_on else {}
    if phase is Phase.EXECUTION and award.signed_on is not None:
        signed, award.signed_on = award.signed_on, None
        step.session.add(award)
        return {"signed_on": [_iso(signed), None]}
    return {}


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
