"""Between the form of who pays and who benefits and what is kept."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlmodel import Session

from bot.language.amounts import Amount, parse_amount
from bot.language.costs import BETWEEN, ONCE, YEARLY, CostProblem, read_cost
from bot.messages.cost_sheet import (
    CENTRE_LENGTH,
    MOST_LINES,
    amount_field,
    centre_field,
)
from bot.messages.cost_view import CostSheet
from bot.messages.costs import PAGE
from bot.messages.formatting import euros, percentage
from bot.messages.wording import Wording
from bot.policy.cost_centres import CostLine, of_side, shares_fit
from bot.services.form_states import FieldProblem, MistakeError, fingerprint
from bot.services.visible_text import visible_text
from storage.start_forms import find_start_form
from storage.trajectories import TrajectoryRecord
from storage.vocabulary import CostSide

Values = Mapping[str, Any]
"""What stands in the form, by field."""


def filled_sheet(lines: Sequence[CostLine]) -> CostSheet:
    """The form with these lines, and an empty one for each side that has none."""
    values, rows = {}, {}
    for side in CostSide:
        own = of_side(lines, side)
        rows[side.value] = min(max(1, len(own)), MOST_LINES)
        for row, line in enumerate(own):
            values[centre_field(side, row)] = line.centre
            values[amount_field(side, row)] = written(line)
    return CostSheet(values, rows)


def begun_lines(
    session: Session, record: TrajectoryRecord, lines: Sequence[CostLine]
) -> tuple[CostLine, ...]:
    """The lines to begin with: what the start form says in words is not asked again."""
    stored = record.trajectory
    found = find_start_form(session, workspace_id=stored.workspace_id, trajectory_id=stored.id or 0)
    if found is None:
        return tuple(lines)
    words = {CostSide.PAYS: found.form.who_pays, CostSide.BENEFITS: found.form.who_benefits}
    said = (
        CostLine(side, text[:CENTRE_LENGTH])
        for side, text in words.items()
        if text and not of_side(lines, side)
    )
    return (*lines, *said)


def typed_sheet(values: Values) -> CostSheet:
    """The form as it was typed, with the lines that it had."""
    rows = {
        side.value: sum(centre_field(side, row) in values for row in range(MOST_LINES))
        for side in CostSide
    }
    return CostSheet({name: str(value or "") for name, value in values.items()}, rows)


def with_another(state: CostSheet, side: CostSide) -> CostSheet:
    """The same form with room for one more on a side."""
    more = min(state.rows[side] + 1, MOST_LINES)
    return CostSheet(state.values, {**state.rows, side.value: more}, state.elsewhere)


def read_sheet(values: Values) -> list[CostLine] | list[FieldProblem]:
    """The lines that were typed, or every mistake at once."""
    lines, problems = list[CostLine](), list[FieldProblem]()
    for side in CostSide:
        for row in range(MOST_LINES):
            try:
                line = _read_line(values, side, row)
            except MistakeError as mistake:
                problems.append(mistake.problem)
                continue
            if line is not None:
                lines.append(line)
                if line.share_permille is not None and not shares_fit(lines, side):
                    problems.append(FieldProblem(amount_field(side, row), "shares"))
    return problems or lines


def written(line: CostLine) -> str:
    """What a line pays or saves, as it stands in its field; :func:`read_sheet` reads it back."""
    parts = []
    if line.once_cents is not None:
        parts.append(f"{euros(line.once_cents)} {ONCE}")
    if line.yearly_cents is not None:
        parts.append(f"{euros(line.yearly_cents)} {YEARLY}")
    if line.share_permille is not None:
        parts.append(percentage(line.share_permille / 10))
    return BETWEEN.join(parts)


def print_of(lines: Sequence[CostLine]) -> str:
    """A short print of all lines together: one is nothing without the others."""
    return fingerprint([[line.side, line.centre, written(line)] for line in lines])


def problem_said(problem: FieldProblem, words: Wording) -> str:
    """A mistake, as people read it."""
    return words.plain(PAGE, f"problem_{problem.phrase}", **problem.data)


def _read_line(values: Values, side: CostSide, row: int) -> CostLine | None:
    name, amount = centre_field(side, row), amount_field(side, row)
    centre = visible_text(str(values.get(name) or ""))
    typed = str(values.get(amount) or "").strip()
    cost = read_cost(typed)
    if isinstance(cost, CostProblem):
        data = {"typed": typed} if cost is CostProblem.UNCLEAR else {}
        raise MistakeError(amount, cost.value, **data)
    if not centre:
        if typed:
            raise MistakeError(name, "centre_missing")
        return None
    if len(centre) > CENTRE_LENGTH:
        raise MistakeError(name, "centre_too_long", longest=CENTRE_LENGTH)
    if "€" in centre and isinstance(parse_amount(centre), Amount):
        raise MistakeError(name, "centre_is_amount")
    return CostLine(side, centre, cost.once_cents, cost.yearly_cents, cost.share_permille)
