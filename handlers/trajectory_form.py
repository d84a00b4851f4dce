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
from handlers.share_step import share_step
from storage import submissions
from storage.trajectories import TrajectoryRecord, find_trajectory

Values = dict[str, Any]
"""Slack's ``state.values``."""

Answer = dict[str, Any]
"""What is kept of a form that was taken in."""


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
    typed = typed_form(read_state(values))
    with interaction(desk, body) as doing:
        earlier = _earlier(doing, metadata)
        if earlier is None:
            wanted = read_fields(
                doing.session, typed, here=doing.here, today=doing.today, now=doing.now
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
            _settle_logged(doing, metadata, record, typed)
        elif _is_repeat(earlier, typed):
            record = _logged(doing, earlier)
        else:
            outcome = _correct(doing, values, earlier)
            if not isinstance(outcome, TrajectoryRecord):
                return outcome
            record = outcome
            _settle_logged(doing, metadata, record, typed)
        doing.session.commit()
    return {"response_action": "update", "view": share_step(desk, doing.here, record)}


def _correct(
    doing: Interaction, values: Values, earlier: Answer
) -> TrajectoryRecord | dict[str, Any]:
    """Change what was logged: its answer came late, and the person mended it and saved again.

    :returns: the trajectory as it is now, or the answer that says why it has not changed.
    """
    record = trajectories.changeable(
        doing.session,
        here=doing.here,
        viewer=doing.viewer,
        trajectory_id=earlier["trajectory"],
        lock=True,
    )
    current = form_of(doing.session, record, here=doing.here)
    typed = typed_form(read_state(values), start=current)
    own = touched(typed, earlier["sent"]) & block_ids(values).keys()
    if "category" in own and typed.team is None:
        own |= {"team"}  # it was filled in to go with the other category
    if record.trajectory.version != earlier["version"]:
        base = FormMetadata(trajectory_id=record.trajectory.id, base=earlier["base"])
        return _stale(doing, record, merged(typed, current, own), current, base)
    return _changed(doing, record, merged(typed, current, own), own, values)


def _change(desk: Desk, body: Body) -> dict[str, Any]:
    metadata, values = _sent(body)
    bare = typed_form(read_state(values))
    with interaction(desk, body) as doing:
        earlier = _earlier(doing, metadata)
        if earlier is not None and _is_repeat(earlier, bare):
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
        if earlier is not None:
            mended = touched(typed, earlier["sent"]) & block_ids(values).keys()
            typed = merged(typed, current, mended)
            return _stale(doing, record, typed, current, metadata, intro="saved")
        own = touched(typed, metadata.base)
        wanted = merged(typed, current, own)
        if record.trajectory.version != metadata.version:
            return _stale(doing, record, wanted, current, metadata)
        outcome = _changed(doing, record, wanted, own, values)
        if not isinstance(outcome, TrajectoryRecord):
            return outcome
        _settle(doing, metadata, {"sent": fingerprints(bare)})
        doing.session.commit()
    return {"response_action": "clear"}


def _changed(
    doing: Interaction,
    record: TrajectoryRecord,
    state: FormState,
    own: frozenset[str],
    values: Values,
) -> TrajectoryRecord | dict[str, Any]:
    """Write the fields that somebody touched. :returns: what it is now, or the mistakes."""
    wanted = read_fields(
        doing.session,
        state,
        here=doing.here,
        today=doing.today,
        now=doing.now,
        fields=own,
        start=input_of(record),
    )
    if isinstance(wanted, list):
        return _mistakes(doing, wanted, values)
    edited = trajectories.edit_trajectory(
        doing.session,
        here=doing.here,
        viewer=doing.viewer,
        trajectory_id=record.trajectory.id or 0,
        version=record.trajectory.version,
        wanted=wanted,
        now=doing.now,
    )
    return edited.record


def _stale(
    doing: Interaction,
    record: TrajectoryRecord,
    state: FormState,
    current: FormState,
    opened: FormMetadata,
    *,
    intro: str = "stale",
) -> dict[str, Any]:
    """Show what somebody typed again, beside what stands there by now; write nothing."""
    fresh = FormMetadata(
        trajectory_id=record.trajectory.id,
        version=record.trajectory.version,
        base=fingerprints(current),
    )
    view: Block = edit_form(
        state,
        doing.here.profile,
        doing.here.words,
        number=record.trajectory.number,
        metadata=fresh.dump(),
        step=fresh.step,
        current=changed_by_others(current, opened.base, here=doing.here),
        intro=intro,
    )
    return {"response_action": "update", "view": view}


def _mistakes(doing: Interaction, problems: list[FieldProblem], values: Values) -> dict[str, Any]:
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


def _earlier(doing: Interaction, metadata: FormMetadata) -> Answer | None:
    return submissions.earlier_answer(
        doing.session,
        workspace_id=doing.here.workspace_id,
        nonce=metadata.nonce,
        now=doing.now,
    )


def _is_repeat(earlier: Answer, typed: FormState) -> bool:
    """Whether the same was sent again; what was settled before that was kept counts as the same."""
    sent = earlier.get("sent")
    return sent is None or sent == fingerprints(typed)


def _logged(doing: Interaction, earlier: Answer) -> TrajectoryRecord:
    record = find_trajectory(
        doing.session,
        workspace_id=doing.here.workspace_id,
        trajectory_id=earlier["trajectory"],
    )
    if record is None:
        raise LookupError("a logged trajectory is gone")
    return record


def _settle_logged(
    doing: Interaction, metadata: FormMetadata, record: TrajectoryRecord, typed: FormState
) -> None:
    """Keep prints of what was sent and of what stands there now, to see what is mended later."""
    answer = {
        "trajectory": record.trajectory.id,
        "version": record.trajectory.version,
        "sent": fingerprints(typed),
        "base": fingerprints(form_of(doing.session, record, here=doing.here)),
    }
    _settle(doing, metadata, answer)


def _settle(doing: Interaction, metadata: FormMetadata, answer: Answer) -> None:
    submissions.settle(
        doing.session,
        workspace_id=doing.here.workspace_id,
        nonce=metadata.nonce,
        answer=answer,
    )


def _sent(body: Body) -> tuple[FormMetadata, Values]:
    view = body["view"]
    return read_metadata(view["private_metadata"]), view["state"]["values"]
