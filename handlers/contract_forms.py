"""The forms of a contract, as they come in: each taken once, and answered with what is next."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from slack_bolt import Ack, App

from bot.messages import contract_ids as ids
from bot.messages.message import Block
from bot.policy.permissions import Act
from bot.services.contract_checks import record_results
from bot.services.contract_handover import decline, name_manager
from bot.services.contract_input import problem_said
from bot.services.contract_places import themes_nowhere
from bot.services.contract_promises import record_places, record_reasons
from bot.services.explaining import record_explanations
from bot.services.form_states import FieldProblem
from bot.services.journey_writing import Step
from bot.services.trajectories import visible
from bot.services.visible_text import visible_lines
from bot.slack.desk import Desk
from handlers.contract_shown import MOMENT, promises_of, reasons_of, themes_of
from handlers.door import needs
from handlers.form_metadata import FormMetadata
from handlers.interaction import Interaction
from handlers.step_form import Result, StepForm, Typed, shown_journey, take_step_form
from handlers.trajectory_shown import details_of
from storage.people import find_person


def register(app: App, desk: Desk) -> None:
    """Only who may change a trajectory may send one in; two for the contract manager alone."""

    def takes(callback_id: str) -> None:
        @app.view(callback_id, middleware=needs(desk, _FORMS[callback_id].act))
        def _sent(ack: Ack, body: dict[str, Any]) -> None:
            ack(**take_step_form(desk, body, _FORMS[callback_id]))

    for callback_id in _FORMS:
        takes(callback_id)


def _themes(step: Step, typed: Typed, metadata: FormMetadata) -> Result:
    return record_explanations(step, typed, version=metadata.version)


def _places(step: Step, typed: Typed, metadata: FormMetadata) -> Result:
    return record_places(step, typed, version=metadata.version)


def _reasons(step: Step, typed: Typed, metadata: FormMetadata) -> Result:
    return record_reasons(step, typed, version=metadata.version)


def _manager(step: Step, typed: Typed, _metadata: FormMetadata) -> Result:
    found = find_person(
        step.session,
        workspace_id=step.here.workspace_id,
        slack_user_id=typed.get("manager") or "",
    )
    if found is None or found.id is None:
        return FieldProblem("manager", "manager_missing")
    return name_manager(step, person_id=found.id)


def _remark(step: Step, typed: Typed, _metadata: FormMetadata) -> Result:
    remark = visible_lines(typed.get("remark") or "")
    return decline(step, remark=remark) if remark else FieldProblem("remark", "remark_missing")


def _check(step: Step, typed: Typed, metadata: FormMetadata) -> Result:
    return record_results(step, typed, moment=metadata.notes[MOMENT])


def _after_places(doing: Interaction, step: Step, note: str | None) -> Block:
    """Why nowhere, where anything stands nowhere; else where the purchase stands."""
    if note != "impossible" and themes_nowhere(doing.session, step.record):
        return reasons_of(doing, step.record)
    return shown_journey(doing, step, note)


def _after_themes(doing: Interaction, step: Step, note: str | None) -> Block:
    """Where the purchase stands, with the themes that were taken along just now."""
    record = visible(
        doing.session, here=doing.here, viewer=doing.viewer, trajectory_id=step.trajectory_id
    )
    return shown_journey(doing, replace(step, record=record), note)


def _details(doing: Interaction, step: Step, _note: str | None) -> Block:
    return details_of(doing, step.trajectory_id)


def _form(
    take: Callable[[Step, Typed, FormMetadata], Result],
    shown: Callable[[Interaction, Step, str | None], Block],
    *,
    again: Callable[..., Block] | None = None,
    act: Act = Act.CHANGE,
) -> StepForm:
    """``again``: shows the form of a trajectory anew, with what was typed."""
    if again is None:
        return StepForm(take, shown, problem_said, act=act)

    def shown_again(doing: Interaction, step: Step, typed: Typed, _metadata: FormMetadata) -> Block:
        return again(doing, step.record, typed=typed)

    return StepForm(take, shown, problem_said, again=shown_again, act=act)


_FORMS: Mapping[str, StepForm] = {
    ids.THEMES: _form(_themes, _after_themes, again=themes_of),
    ids.PROMISES: _form(_places, _after_places, again=promises_of),
    ids.REASONS: _form(_reasons, shown_journey, again=reasons_of),
    ids.MANAGER: _form(_manager, _details),
    ids.REMARK: _form(_remark, _details, act=Act.KEEP_PROMISES),
    ids.CHECK: _form(_check, _details, act=Act.KEEP_PROMISES),
}
