"""How the promises of a contract go: said by its manager at each talk."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.messages.contract_forms import MONTHS, ON_A_DAY
from bot.policy.promises import may_record
from bot.services.contract_asking import plan_check
from bot.services.contract_dates import talk_after
from bot.services.contract_places import promised_themes
from bot.services.errors import NotContractManagerError
from bot.services.form_states import FieldProblem, MistakeError
from bot.services.journey_writing import Outcome, Step
from bot.services.trajectory_input import read_value
from bot.services.visible_text import visible_lines
from storage.contracts import find_handover
from storage.tables import TrajectoryResult
from storage.vocabulary import Phase, ResultAnswer

EVENT_RESULT = "result"
LARGEST_COUNT = 10_000_000

Values = Mapping[str, Any]


def record_results(step: Step, values: Values, *, moment: int) -> Outcome | FieldProblem:
    """Keep how each promise goes and when the next talk is, or tell the first mistake.

    :param moment: the talk that the form was opened for; one that was told before is refused.
    :raises NotContractManagerError: somebody else is the contract manager.
    """
    stored = step.record.trajectory
    row = find_handover(step.session, trajectory_id=step.trajectory_id)
    if row is None or stored.phase is not Phase.EXECUTION:
        return Outcome.REFUSED
    if not may_record(step.viewer.person_id, row.manager_id, row.state):
        raise NotContractManagerError
    if row.moment != moment:
        return Outcome.REFUSED
    try:
        results = [
            _result(step, theme, values, moment)
            for theme in promised_themes(step.session, step.record)
        ]
        next_on = _next_on(values, step)
    except MistakeError as mistake:
        return mistake.problem
    step.session.add_all(results)
    row.moment += 1
    row.next_on, row.changed_at = next_on, step.now
    step.session.add(row)
    step.session.flush()
    plan_check(step.session, stored, row, here=step.here, now=step.now)
    step.write(
        EVENT_RESULT,
        {"results": [None, {each.theme: each.answer.value for each in results}], "moment": moment},
        {"result_remarks": [None, {each.theme: each.remark for each in results if each.remark}]},
    )
    return Outcome.DONE


def _result(step: Step, theme: str, values: Values, moment: int) -> TrajectoryResult:
    answer = values.get(f"result_{theme}")
    if not answer:
        raise MistakeError(f"result_{theme}", "answer_missing")
    counts = theme in step.here.profile.promises.totals
    return TrajectoryResult(
        trajectory_id=step.trajectory_id,
        moment=moment,
        theme=theme,
        answer=ResultAnswer(answer),
        remark=visible_lines(values.get(f"remark_{theme}") or "") or None,
        people=_count(values, f"people_{theme}") if counts else None,
        hours=_count(values, f"hours_{theme}") if counts else None,
        cents=_amount(values, f"cents_{theme}") if counts else None,
        said_by_id=step.viewer.person_id,
        said_on=step.today,
    )


def _count(values: Values, name: str) -> int | None:
    """A whole number, as Dutch people write it: ``1.200``."""
    written = (values.get(name) or "").strip()
    if not written:
        return None
    digits = written.replace(".", "")
    if not (digits.isascii() and digits.isdigit()) or int(digits) > LARGEST_COUNT:
        raise MistakeError(name, "count_unclear")
    return int(digits)


def _amount(values: Values, name: str) -> int | None:
    try:
        return read_value(values.get(name) or "")
    except MistakeError as mistake:
        problem = mistake.problem
        raise MistakeError(name, problem.phrase, **problem.data) from mistake


def _next_on(values: Values, step: Step) -> date:
    chosen = values.get("next")
    if chosen in MONTHS:
        return talk_after(step.today, int(chosen), here=step.here)
    if chosen != ON_A_DAY:
        raise MistakeError("next", "next_missing")
    day = values.get("next_on")
    if not day or date.fromisoformat(day) <= step.today:
        raise MistakeError("next_on", "day_missing")
    return date.fromisoformat(day)
