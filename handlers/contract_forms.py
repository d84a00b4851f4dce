"""The forms of a contract, as they come in: each taken once, and answered with what is next."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from slack_bolt import Ack, App

from bot.messages import contract_ids as ids
from bot.messages.form_fields import block_ids, read_state
from bot.messages.journey import journey
from bot.messages.message import Block
from bot.policy.permissions import Act
from bot.services.contract_checks import record_results
from bot.services.contract_handover import decline, name_manager
from bot.services.contract_input import problem_said
from bot.services.contract_places import themes_nowhere
from bot.services.contract_promises import record_places, record_reasons
from bot.services.explaining import record_explanations
from bot.services.form_states import FieldProblem
from bot.services.journey_views import journey_view
from bot.services.journey_writing import Outcome, Step, begin
from bot.services.trajectories import visible
from bot.services.visible_text import visible_lines
from bot.slack.desk import Desk
from handlers.chosen_people import outsiders_refused
from handlers.contract_shown import MOMENT, promises_of, reasons_of, themes_of
from handlers.door import needs
from handlers.form_metadata import FormMetadata, sent
from handlers.interaction import Body, Interaction, interaction
from handlers.responses import Response, at_the_fields, in_its_place
from handlers.sent_once import settle, was_taken
from handlers.trajectory_shown import details_of
from storage.people import find_person

_Typed = Mapping[str, Any]
_Result = Outcome | FieldProblem


@dataclass(frozen=True)
class _Form:
    """How a form is taken in, and what is shown then.

    ``shown`` gets None for a note where the same was sent before.
    """

    take: Callable[[Step, _Typed, FormMetadata], _Result]
    shown: Callable[[Interaction, Step, str | None], Block]
    again: Callable[..., Block] | None = None
    act: Act = Act.CHANGE


def register(app: App, desk: Desk) -> None:
    """Only who may change a trajectory may send one in; two for the contract manager alone."""

    def takes(callback_id: str) -> None:
        @app.view(callback_id, middleware=needs(desk, _FORMS[callback_id].act))
        def _sent(ack: Ack, body: dict[str, Any]) -> None:
            ack(**_taken(desk, body, _FORMS[callback_id]))

    for callback_id in _FORMS:
        takes(callback_id)


def _taken(desk: Desk, body: Body, form: _Form) -> Response:
    refused = outsiders_refused(desk, body)
    if refused:
        return refused
    metadata, values = sent(body)
    typed = read_state(values)
    with interaction(desk, body) as doing:
        step = begin(
            doing.session,
            here=doing.here,
            viewer=doing.viewer,
            trajectory_id=metadata.subject_id or 0,
            now=doing.now,
        )
        if was_taken(doing, metadata):
            return in_its_place(form.shown(doing, step, None))
        outcome = form.take(step, typed, metadata)
        if isinstance(outcome, FieldProblem):
            said = problem_said(outcome, doing.here.words)
            return at_the_fields({block_ids(values)[outcome.name]: said})
        if outcome is Outcome.STALE and form.again is not None:
            return in_its_place(form.again(doing, step.record, typed=typed))
        if outcome is not Outcome.DONE:
            return in_its_place(form.shown(doing, step, "impossible"))
        settle(doing, metadata, {"subject": metadata.subject_id})
        answer = in_its_place(form.shown(doing, step, "kept"))
        doing.session.commit()
    return answer


def _themes(step: Step, typed: _Typed, metadata: FormMetadata) -> _Result:
    return record_explanations(step, typed, version=metadata.version)


def _places(step: Step, typed: _Typed, metadata: FormMetadata) -> _Result:
    return record_places(step, typed, version=metadata.version)


def _reasons(step: Step, typed: _Typed, metadata: FormMetadata) -> _Result:
    return record_reasons(step, typed, version=metadata.version)


def _manager(step: Step, typed: _Typed, _metadata: FormMetadata) -> _Result:
    found = find_person(
        step.session,
        workspace_id=step.here.workspace_id,
        slack_user_id=typed.get("manager") or "",
    )
    if found is None or found.id is None:
        return FieldProblem("manager", "manager_missing")
    return name_manager(step, person_id=found.id)


def _remark(step: Step, typed: _Typed, _metadata: FormMetadata) -> _Result:
    remark = visible_lines(typed.get("remark") or "")
    return decline(step, remark=remark) if remark else FieldProblem("remark", "remark_missing")


def _check(step: Step, typed: _Typed, metadata: FormMetadata) -> _Result:
    return record_results(step, typed, moment=metadata.notes[MOMENT])


def _after_places(doing: Interaction, step: Step, note: str | None) -> Block:
    """Why nowhere, where anything stands nowhere; else where the purchase stands."""
    if note != "impossible" and themes_nowhere(doing.session, step.record):
        return reasons_of(doing, step.record)
    return _journey(doing, step, note)


def _after_themes(doing: Interaction, step: Step, note: str | None) -> Block:
    """Where the purchase stands, with the themes that were taken along just now."""
    record = visible(
        doing.session, here=doing.here, viewer=doing.viewer, trajectory_id=step.trajectory_id
    )
    return _journey(doing, replace(step, record=record), note)


def _journey(doing: Interaction, step: Step, note: str | None) -> Block:
    view = journey_view(
        doing.session, step.record, here=doing.here, viewer=doing.viewer, today=doing.today
    )
    return journey(view, doing.here.words, note=note)


def _details(doing: Interaction, step: Step, _note: str | None) -> Block:
    return details_of(doing, step.trajectory_id)


_FORMS: Mapping[str, _Form] = {
    ids.THEMES: _Form(_themes, _after_themes, again=themes_of),
    ids.PROMISES: _Form(_places, _after_places, again=promises_of),
    ids.REASONS: _Form(_reasons, _journey, again=reasons_of),
    ids.MANAGER: _Form(_manager, _details),
    ids.REMARK: _Form(_remark, _details, act=Act.KEEP_PROMISES),
    ids.CHECK: _Form(_check, _details, act=Act.KEEP_PROMISES),
}
