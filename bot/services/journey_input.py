"""Reading the short form of a step, and taking the step."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from bot.messages.journey_ids import Sheet
from bot.messages.journey_sheets import AGAIN, OTHER, SHORTER
from bot.messages.wording import Wording
from bot.policy.award import earliest_end
from bot.policy.journey import may_move
from bot.services.form_states import FieldProblem, MistakeError
from bot.services.intake import go_without
from bot.services.journey import answer_need, leave
from bot.services.journey_award import (
    Decision,
    award_finally,
    end_objection,
    register_objection,
    send_decision,
    sign,
)
from bot.services.journey_facts import award_facts
from bot.services.journey_writing import Outcome, Step
from bot.services.trajectory_input import read_value
from bot.services.visible_text import visible_lines
from storage.journeys import find_award
from storage.vocabulary import NeedAnswer, ObjectionKind, Phase

Values = Mapping[str, Any]
"""What stands in the form, by field."""


def take_step(step: Step, sheet: Sheet, values: Values, *, version: int) -> Outcome | FieldProblem:
    """Read the form and take its step; or the first mistake in it."""
    if step.is_stale(version):
        return Outcome.STALE
    try:
        return _TAKEN[sheet](step, values)
    except MistakeError as mistake:
        return mistake.problem


def problem_said(problem: FieldProblem, words: Wording) -> str:
    """A mistake, as people read it; those of amounts are the form of a trajectory's."""
    page, phrase = "journey", f"problem_{problem.phrase}"
    if problem.phrase.startswith("value_"):
        page, phrase = "trajectory_problems", problem.phrase
    return words.plain(page, phrase, **problem.data)


def _less(step: Step, values: Values) -> Outcome:
    return answer_need(
        step,
        answer=NeedAnswer.LESS,
        saved_cents=_saved(step, values),
        reason=visible_lines(values.get("reason") or "") or None,
    )


def _leaves_for(exit_to: Phase) -> Callable[[Step, Values], Outcome]:
    def taken(step: Step, values: Values) -> Outcome:
        saved = _saved(step, values) if exit_to is Phase.NOT_NEEDED else None
        return leave(step, exit_to=exit_to, reason=_reason(values), saved_cents=saved)

    return taken


def _decision(step: Step, values: Values) -> Outcome:
    sent_on = _past_day(step, values, "decision_on")
    until = _day(values, "standstill_until")
    if until is not None and until < sent_on:
        raise MistakeError("standstill_until", "date_too_early", earliest=sent_on)
    rule = step.here.profile.standstill
    by_rule = rule is not None and _chosen(values, "by_rule") != OTHER
    shortened = False
    if rule is not None and by_rule:
        earliest = earliest_end(sent_on, rule.days)
        until = until or earliest
        shortened = until < earliest
        if shortened and SHORTER not in (values.get(SHORTER) or ()):
            raise MistakeError(
                "standstill_until",
                "standstill_short",
                earliest=earliest,
                days=rule.days,
                source=cited(rule.source.title, rule.article),
            )
    return send_decision(step, Decision(sent_on, until, by_rule, shortened))


def _objection(step: Step, values: Values) -> Outcome:
    kind = ObjectionKind(_chosen(values, "objection"))
    decided = award_facts(find_award(step.session, trajectory_id=step.trajectory_id)).decision_on
    on = _past_day(step, values, "objection_on", earliest=decided)
    return register_objection(step, kind=kind, on=on)


def _objection_ended(step: Step, values: Values) -> Outcome:
    outcome = _chosen(values, "outcome")
    award = find_award(step.session, trajectory_id=step.trajectory_id)
    began = award.objection_on if award else None
    on = _past_day(step, values, "objection_ended_on", earliest=began)
    return end_objection(step, on=on, stands=outcome != AGAIN)


def _final(step: Step, values: Values) -> Outcome:
    award = award_facts(find_award(step.session, trajectory_id=step.trajectory_id))
    after = award.standstill_until
    earliest = earliest_end(after, 1) if after else award.decision_on
    return award_finally(step, on=_past_day(step, values, "final_on", earliest=earliest))


def _signature(step: Step, values: Values) -> Outcome:
    award = award_facts(find_award(step.session, trajectory_id=step.trajectory_id))
    on = _past_day(step, values, "signed_on", earliest=award.final_on)
    start, end = _day(values, "contract_start"), _day(values, "contract_end")
    if start is not None and end is not None and end < start:
        raise MistakeError("contract_end", "contract_order")
    if end is not None and end < on:
        raise MistakeError("contract_end", "contract_over")
    return sign(step, on=on, start=start, end=end)


def _without_talk(step: Step, values: Values) -> Outcome:
    """Said on purpose, with why: then the step that waited for the talk is taken at once."""
    outcome = go_without(step, reason=_reason(values))
    if outcome is Outcome.DONE and may_move(step.facts(), Phase.PREPARATION):
        step.enter(Phase.PREPARATION)
    return outcome


def cited(title: str, article: str | None) -> str:
    """A source with its article, as people read it."""
    return f"{title}, {article}" if article else title


def _saved(step: Step, values: Values) -> int | None:
    """What it saves, in euro cents: never more than what it was estimated at."""
    try:
        saved = read_value(values.get("saved") or "")
    except MistakeError as mistake:
        problem = mistake.problem
        raise MistakeError("saved", problem.phrase, **problem.data) from mistake
    estimate = step.record.trajectory.value_cents
    if saved is not None and estimate is not None and saved > estimate:
        raise MistakeError("saved", "saved_too_much")
    return saved


def _reason(values: Values) -> str:
    reason = visible_lines(values.get("reason") or "")
    if not reason:
        raise MistakeError("reason", "reason_missing")
    return reason


def _chosen(values: Values, name: str) -> str:
    chosen = values.get(name)
    if not chosen:
        raise MistakeError(name, "choice_missing")
    return str(chosen)


def _day(values: Values, name: str) -> date | None:
    iso = values.get(name)
    return date.fromisoformat(iso) if iso else None


def _past_day(step: Step, values: Values, name: str, *, earliest: date | None = None) -> date:
    """A day that has come, not before the step that it follows on."""
    day = _day(values, name)
    if day is None:
        raise MistakeError(name, "date_missing")
    if day > step.today:
        raise MistakeError(name, "date_future")
    if earliest is not None and day < earliest:
        raise MistakeError(name, "date_too_early", earliest=earliest)
    return day


_TAKEN: Mapping[Sheet, Callable[[Step, Values], Outcome]] = {
    Sheet.LESS: _less,
    Sheet.NOT_NEEDED: _leaves_for(Phase.NOT_NEEDED),
    Sheet.WITHDRAWN: _leaves_for(Phase.WITHDRAWN),
    Sheet.STOPPED: _leaves_for(Phase.STOPPED),
    Sheet.DECISION: _decision,
    Sheet.OBJECTION: _objection,
    Sheet.OBJECTION_ENDED: _objection_ended,
    Sheet.FINAL: _final,
    Sheet.SIGNATURE: _signature,
    Sheet.WITHOUT_TALK: _without_talk,
}
