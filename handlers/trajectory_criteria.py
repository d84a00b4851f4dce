"""The criteria at one purchase: whether each suits it, and taken over into the papers."""

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.messages import criteria_ids as ids
from bot.messages.criteria import PAGE
from bot.messages.form_fields import block_ids, read_state
from bot.messages.message import Block
from bot.messages.trajectory_criteria import fitting_modal, read_fit_value, reason_form
from bot.policy.permissions import Act
from bot.services import trajectories
from bot.services.criteria_views import line_of
from bot.services.errors import CriterionGoneError
from bot.services.journey_writing import Outcome, begin
from bot.services.trajectory_criteria import fitting_view, place_to_take_over, record_fit
from bot.services.visible_text import visible_lines
from bot.slack.desk import Desk
from handlers.contract_shown import promises_of
from handlers.door import needs
from handlers.form_metadata import FormMetadata, sent
from handlers.interaction import Body, Interaction, chosen_id, interaction, looking
from handlers.opening import swap
from handlers.responses import Response, at_the_fields, in_its_place
from handlers.sent_once import is_new
from storage.criteria import KeptCriterion, find_criterion

_CRITERION = "criterion"
_NOTES = {Outcome.DONE: "fit_kept", Outcome.STALE: "fit_stale", Outcome.REFUSED: "fit_refused"}


def register(app: App, desk: Desk) -> None:
    """Looking is for colleagues who may see the trajectory, answering for its people."""

    @app.action(ids.OPEN_FITTING, middleware=needs(desk, Act.READ_SHARED))
    def _open(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = fitting_of(doing, chosen_id(body))
        swap(client, body, view)

    @app.action(ids.FITS, middleware=needs(desk, Act.CHANGE))
    def _fits(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        swap(client, body, _suits(desk, body))

    @app.action(ids.FITS_NOT, middleware=needs(desk, Act.CHANGE))
    def _fits_not(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        swap(client, body, _why_not(desk, body))

    @app.view(ids.REASON, middleware=needs(desk, Act.CHANGE))
    def _sent(ack: Ack, body: dict[str, Any]) -> None:
        ack(**_suits_not(desk, body))

    @app.action(ids.TAKE_OVER, middleware=needs(desk, Act.CHANGE))
    def _take_over(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        swap(client, body, _places(desk, body))


def fitting_of(doing: Interaction, trajectory_id: int, *, note: str | None = None) -> Block:
    """The criteria at a purchase, as this person may see them."""
    record = trajectories.visible(
        doing.session, here=doing.here, viewer=doing.viewer, trajectory_id=trajectory_id
    )
    view = fitting_view(
        doing.session, record, here=doing.here, viewer=doing.viewer, today=doing.today
    )
    words = doing.here.words
    return fitting_modal(view, words, note=words.mrkdwn(PAGE, note) if note else None)


def _suits(desk: Desk, body: Body) -> Block:
    trajectory_id, criterion_id, seen = read_fit_value(body["actions"][0]["value"])
    with interaction(desk, body) as doing:
        view = _answered(doing, trajectory_id, criterion_id, seen, fits=True)
        doing.session.commit()
    return view


def _why_not(desk: Desk, body: Body) -> Block:
    """The form for the reason, with the criterion as it reads now."""
    trajectory_id, criterion_id, _seen = read_fit_value(body["actions"][0]["value"])
    with looking(desk, body) as doing:
        trajectories.changeable(
            doing.session, here=doing.here, viewer=doing.viewer, trajectory_id=trajectory_id
        )
        kept = _found(doing, criterion_id)
        metadata = FormMetadata(trajectory_id, kept.row.version, notes={_CRITERION: criterion_id})
        line = line_of(kept, doing.here, doing.today)
    return reason_form(line, doing.here.words, metadata=metadata.dump(), step=metadata.step)


def _suits_not(desk: Desk, body: Body) -> Response:
    """Keep it once; a repeat is answered with what stands there."""
    metadata, values = sent(body)
    reason = visible_lines(read_state(values)["reason"])
    trajectory_id, criterion_id = metadata.subject_id or 0, int(metadata.notes[_CRITERION])
    with interaction(desk, body) as doing:
        if not reason:
            said = doing.here.words.plain(PAGE, "problem_reason_missing")
            return at_the_fields({block_ids(values)["reason"]: said})
        if is_new(doing, metadata):
            seen = metadata.version
            view = _answered(doing, trajectory_id, criterion_id, seen, fits=False, reason=reason)
        else:
            view = fitting_of(doing, trajectory_id)
        doing.session.commit()
    return in_its_place(view)


def _answered(
    doing: Interaction,
    trajectory_id: int,
    criterion_id: int,
    seen: int,
    *,
    fits: bool,
    reason: str | None = None,
) -> Block:
    step = begin(
        doing.session,
        here=doing.here,
        viewer=doing.viewer,
        trajectory_id=trajectory_id,
        now=doing.now,
    )
    outcome = record_fit(step, criterion_id=criterion_id, seen=seen, fits=fits, reason=reason)
    return fitting_of(doing, trajectory_id, note=_NOTES[outcome])


def _places(desk: Desk, body: Body) -> Block:
    """Where each theme stands in the papers, with this criterion's kind chosen for its theme."""
    trajectory_id, criterion_id, _seen = read_fit_value(body["actions"][0]["value"])
    with looking(desk, body) as doing:
        record = trajectories.changeable(
            doing.session, here=doing.here, viewer=doing.viewer, trajectory_id=trajectory_id
        )
        kept = _found(doing, criterion_id)
        place = place_to_take_over(record, kept)
        if place is None:
            return fitting_of(doing, trajectory_id)
        return promises_of(doing, record, proposed={f"place_{kept.said.theme}": place.value})


def _found(doing: Interaction, criterion_id: int) -> KeptCriterion:
    kept = find_criterion(
        doing.session, workspace_id=doing.here.workspace_id, criterion_id=criterion_id
    )
    if kept is None:
        raise CriterionGoneError
    return kept
