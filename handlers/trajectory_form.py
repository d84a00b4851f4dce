"""What comes in from the form: a new trajectory, or a change."""

from typing import Any

from slack_bolt import Ack, App

from bot.messages import trajectory_ids as ids
from bot.messages.form_fields import block_ids, read_state
from bot.messages.trajectory_form import FormState
from bot.services import trajectories
from bot.services.trajectory_fields import input_of
from bot.services.trajectory_forms import clashing, form_of, merged, touched, typed_form
from bot.services.trajectory_input import read_fields
from bot.slack.desk import Desk
from handlers.form_answers import (
    Response,
    Values,
    at_the_fields,
    edit_form_again,
    new_form_again,
)
from handlers.form_metadata import FormMetadata, read_metadata
from handlers.form_repeats import (
    Answer,
    earlier_answer,
    is_repeat,
    settle_changed,
    settle_logged,
)
from handlers.interaction import Body, Interaction, interaction
from handlers.share_step import share_step
from storage.trajectories import TrajectoryRecord, find_trajectory


def register(app: App, desk: Desk) -> None:
    """Take in the forms. Anybody may log a trajectory; changing one is checked per person."""

    @app.view(ids.FORM_NEW)
    def _new(ack: Ack, body: dict[str, Any]) -> None:
        ack(**_log(desk, body))

    @app.view(ids.FORM_EDIT)
    def _edit(ack: Ack, body: dict[str, Any]) -> None:
        ack(**_change(desk, body))


def _log(desk: Desk, body: Body) -> Response:
    metadata, values = _sent(body)
    typed = typed_form(read_state(values))
    with interaction(desk, body) as doing:
        earlier = earlier_answer(doing, metadata)
        if earlier is not None and is_repeat(earlier, typed):
            outcome: TrajectoryRecord | Response = _found(doing, earlier)
        else:
            outcome = _kept(doing, metadata, values, earlier)
        if not isinstance(outcome, TrajectoryRecord):
            return outcome
        doing.session.commit()
    return {"response_action": "update", "view": share_step(desk, doing.here, outcome)}


def _kept(
    doing: Interaction, metadata: FormMetadata, values: Values, earlier: Answer | None
) -> TrajectoryRecord | Response:
    """Log it, or change what was logged before; and remember what was sent."""
    typed = typed_form(read_state(values))
    outcome = _logged(doing, typed, values) if earlier is None else _mended(doing, values, earlier)
    if isinstance(outcome, TrajectoryRecord):
        settle_logged(doing, metadata, outcome, typed)
    return outcome


def _logged(doing: Interaction, typed: FormState, values: Values) -> TrajectoryRecord | Response:
    wanted = read_fields(doing.session, typed, here=doing.here, today=doing.today, now=doing.now)
    if isinstance(wanted, list):
        return at_the_fields(doing, wanted, values) or new_form_again(doing, typed, wanted)
    return trajectories.log_trajectory(
        doing.session,
        here=doing.here,
        actor_id=doing.viewer.person_id,
        wanted=wanted,
        now=doing.now,
    )


def _found(doing: Interaction, earlier: Answer) -> TrajectoryRecord:
    record = find_trajectory(
        doing.session,
        workspace_id=doing.here.workspace_id,
        trajectory_id=earlier["trajectory"],
    )
    if record is None:
        raise LookupError("a logged trajectory is gone")
    return record


def _mended(doing: Interaction, values: Values, earlier: Answer) -> TrajectoryRecord | Response:
    """Change what was logged: its answer came late, and the person mended it and saved again."""
    record = _changeable(doing, earlier["trajectory"])
    current = form_of(doing.session, record, here=doing.here)
    typed = typed_form(read_state(values), start=current)
    own = touched(typed, earlier["sent"]) & block_ids(values).keys()
    if "category" in own and typed.team is None:
        own |= {"team"}  # it was filled in to go with the other category
    opened = FormMetadata(record.trajectory.id, earlier["version"], earlier["base"])
    return _changed(doing, record, values, own, opened)


def _change(desk: Desk, body: Body) -> Response:
    metadata, values = _sent(body)
    bare = typed_form(read_state(values))
    with interaction(desk, body) as doing:
        earlier = earlier_answer(doing, metadata)
        if earlier is not None and is_repeat(earlier, bare):
            return {"response_action": "clear"}
        record = _changeable(doing, metadata.trajectory_id or 0)
        current = form_of(doing.session, record, here=doing.here)
        typed = typed_form(read_state(values), start=current)
        shown = block_ids(values).keys()
        if earlier is not None:
            state = merged(typed, current, touched(typed, earlier["sent"]) & shown)
            return edit_form_again(doing, record, state, current, metadata, intro="saved")
        own = touched(typed, metadata.base) & shown
        outcome = _changed(doing, record, values, own, metadata)
        if not isinstance(outcome, TrajectoryRecord):
            return outcome
        settle_changed(doing, metadata, bare)
        doing.session.commit()
    return {"response_action": "clear"}


def _changed(
    doing: Interaction,
    record: TrajectoryRecord,
    values: Values,
    own: frozenset[str],
    opened: FormMetadata,
) -> TrajectoryRecord | Response:
    """Write the fields in ``own``, unless somebody changed one since the form was opened."""
    current = form_of(doing.session, record, here=doing.here)
    typed = typed_form(read_state(values), start=current)
    state = merged(typed, current, own)
    is_stale = record.trajectory.version != opened.version
    if is_stale and clashing(typed, current, opened.base, own=own):
        return edit_form_again(doing, record, state, current, opened)
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
        # what others changed meanwhile may be why it is wrong, and the open form does not show it
        at_fields = None if is_stale else at_the_fields(doing, wanted, values)
        return at_fields or edit_form_again(doing, record, state, current, opened, problems=wanted)
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


def _changeable(doing: Interaction, trajectory_id: int) -> TrajectoryRecord:
    return trajectories.changeable(
        doing.session,
        here=doing.here,
        viewer=doing.viewer,
        trajectory_id=trajectory_id,
        lock=True,
    )


def _sent(body: Body) -> tuple[FormMetadata, Values]:
    view = body["view"]
    return read_metadata(view["private_metadata"]), view["state"]["values"]
