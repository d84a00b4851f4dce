"""What comes in from the form: a new trajectory, or a change."""

from typing import Any

from slack_bolt import Ack, App

from bot.messages import trajectory_ids as ids
from bot.messages.form_fields import block_ids, read_state
from bot.messages.message import Block
from bot.messages.trajectory_form import FormState, edit_form
from bot.services import trajectories
from bot.services.trajectory_fields import input_of
from bot.services.trajectory_forms import (
    changed_by_others,
    fingerprints,
    form_of,
    merged,
    touched,
    typed_form,
)
from bot.services.trajectory_input import FieldProblem, read_fields
from bot.slack.desk import Desk
from handlers.form_metadata import FormMetadata, read_metadata
from handlers.interaction import Body, Interaction, interaction
from handlers.trajectory_opening import share_step
from storage import submissions
from storage.trajectories import TrajectoryRecord, find_trajectory


def register(app: App, desk: Desk) -> None:
    """Take in the forms. Anybody may log a trajectory; changing one is checked per person."""

    @app.view(ids.FORM_NEW)
    def _new(ack: Ack, body: dict[str, Any]) -> None:
        ack(**_log(desk, body))

    @app.view(ids.FORM_EDIT)
    def _edit(ack: Ack, body: dict[str, Any]) -> None:
        ack(**_change(desk, body))


def _log(desk: Desk, body: Body) -> dict[str, Any]:
    metadata, values = _sent(body)
    with interaction(desk, body) as doing:
        answer = submissions.earlier_answer(
            doing.session,
            workspace_id=doing.here.workspace_id,
            nonce=metadata.nonce,
            now=doing.now,
        )
        if answer is None:
            state = typed_form(read_state(values))
            wanted = read_fields(
                doing.session, state, here=doing.here, today=doing.today, now=doing.now
            )
            if isinstance(wanted, list):
                return _mistakes(doing, wanted, values)
            record = trajectories.log_trajectory(
                doing.session,
                here=doing.here,
                actor_id=doing.viewer.person_id,
                wanted=wanted,
                now=doing.now,
            )
            answer = {"trajectory": record.trajectory.id}
            _settle(doing, metadata, answer)
        found = find_trajectory(
            doing.session,
            workspace_id=doing.here.workspace_id,
            trajectory_id=answer["trajectory"],
        )
        doing.session.commit()
    if found is None:
        raise LookupError("a logged trajectory is gone")
    return {"response_action": "update", "view": share_step(desk, doing.here, found)}


def _change(desk: Desk, body: Body) -> dict[str, Any]:
    metadata, values = _sent(body)
    with interaction(desk, body) as doing:
        earlier = submissions.earlier_answer(
            doing.session,
            workspace_id=doing.here.workspace_id,
            nonce=metadata.nonce,
            now=doing.now,
        )
        if earlier is not None:
            return {"response_action": "clear"}
        record = trajectories.changeable(
            doing.session,
            here=doing.here,
            viewer=doing.viewer,
            trajectory_id=metadata.trajectory_id or 0,
            lock=True,
        )
        current = form_of(doing.session, record, here=doing.here)
        typed = typed_form(read_state(values), start=current)
        own = touched(typed, metadata.base)
        if record.trajectory.version != metadata.version:
            return _stale(doing, record, typed, current, metadata)
        wanted = read_fields(
            doing.session,
            merged(typed, current, own),
            here=doing.here,
            today=doing.today,
            now=doing.now,
            fields=own,
            start=input_of(record),
        )
        if isinstance(wanted, list):
            return _mistakes(doing, wanted, values)
        trajectories.edit_trajectory(
            doing.session,
            here=doing.here,
            viewer=doing.viewer,
            trajectory_id=metadata.trajectory_id or 0,
            version=metadata.version,
            wanted=wanted,
            now=doing.now,
        )
        _settle(doing, metadata, {})
        doing.session.commit()
    return {"response_action": "clear"}


def _stale(
    doing: Interaction,
    record: TrajectoryRecord,
    typed: FormState,
    current: FormState,
    metadata: FormMetadata,
) -> dict[str, Any]:
    """Show what somebody typed again, beside what stands there by now; write nothing."""
    own = touched(typed, metadata.base)
    fresh = FormMetadata(
        trajectory_id=metadata.trajectory_id,
        version=record.trajectory.version,
        base=fingerprints(current),
    )
    view: Block = edit_form(
        merged(typed, current, own),
        doing.here.profile,
        doing.here.words,
        number=record.trajectory.number,
        metadata=fresh.dump(),
        step=fresh.step,
        current=changed_by_others(current, metadata.base, here=doing.here),
    )
    return {"response_action": "update", "view": view}


def _mistakes(
    doing: Interaction, problems: list[FieldProblem], values: dict[str, Any]
) -> dict[str, Any]:
    at = block_ids(values)
    return {
        "response_action": "errors",
        "errors": {
            at[problem.name]: doing.here.words.plain(
                "trajectory_problems", problem.phrase, **problem.data
            )
            for problem in problems
        },
    }


def _settle(doing: Interaction, metadata: FormMetadata, answer: dict[str, Any]) -> None:
    submissions.settle(
        doing.session,
        workspace_id=doing.here.workspace_id,
        nonce=metadata.nonce,
        answer=answer,
    )


def _sent(body: Body) -> tuple[FormMetadata, dict[str, Any]]:
    view = body["view"]
    return read_metadata(view["private_metadata"]), view["state"]["values"]
