"""The forms of an action item, as they come in: each taken once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from slack_bolt import Ack, App

from bot.messages import meeting_ids as ids
from bot.messages.action_items import problem_said
from bot.messages.action_view import ActionListState
from bot.messages.form_fields import block_ids, read_state
from bot.messages.meeting_view import SheetPlace
from bot.messages.message import Block
from bot.policy.action_items import may_make
from bot.policy.permissions import Act
from bot.services.action_items import (
    ActionInput,
    Doer,
    hand_over_action,
    make_action,
    postpone_action,
)
from bot.services.action_views import settleable
from bot.services.form_states import FieldProblem
from bot.services.people import person_id_of
from bot.services.visible_text import visible_lines
from bot.slack.desk import Desk
from handlers.action_shown import ITEM, MEETING, list_modal
from handlers.chosen_people import outsiders_refused
from handlers.door import needs
from handlers.form_metadata import FormMetadata, sent
from handlers.interaction import Body, Interaction, interaction
from handlers.meeting_shown import meeting_shown
from handlers.read_number import read_trajectory_id
from handlers.responses import Response, at_the_fields, in_its_place
from handlers.sent_once import settle, was_taken
from storage.vocabulary import ActionKind

_Typed = Mapping[str, Any]
_Take = Callable[[Interaction, _Typed, FormMetadata], str | FieldProblem]


@dataclass(frozen=True)
class _Form:
    """How a form is taken in, answered with what came of it, and who may send it."""

    take: _Take
    act: Act


def register(app: App, desk: Desk) -> None:
    """Making is for colleagues; settling for its owner and who oversees all."""

    def takes(callback_id: str) -> None:
        @app.view(callback_id, middleware=needs(desk, _FORMS[callback_id].act))
        def _sent(ack: Ack, body: dict[str, Any]) -> None:
            ack(**_taken(desk, body, _FORMS[callback_id]))

    for callback_id in _FORMS:
        takes(callback_id)


def _taken(desk: Desk, body: Body, form: _Form) -> Response:
    metadata, values = sent(body)
    if refused := outsiders_refused(desk, body):
        return refused
    with interaction(desk, body) as doing:
        if was_taken(doing, metadata):
            return in_its_place(_shown(doing, metadata, None))
        outcome = form.take(doing, read_state(values), metadata)
        if isinstance(outcome, FieldProblem):
            said = problem_said(outcome.phrase, doing.here.words)
            return at_the_fields({block_ids(values)[outcome.name]: said})
        settle(doing, metadata, {ITEM: metadata.notes.get(ITEM)})
        answer = in_its_place(_shown(doing, metadata, outcome))
        doing.session.commit()
    return answer


def _shown(doing: Interaction, metadata: FormMetadata, note: str | None) -> Block:
    """The meeting where it was agreed in one; else the list."""
    if place := _place(metadata):
        return meeting_shown(doing, place, note=note)
    return list_modal(doing, ActionListState(), note=note)


def _make(doing: Interaction, typed: _Typed, metadata: FormMetadata) -> str | FieldProblem:
    text = visible_lines(typed.get("text") or "")
    if not text:
        return FieldProblem("text", "text_missing")
    owner_id = _person(doing, typed["owner"])
    if not may_make(doing.viewer, owner_id):
        return FieldProblem("owner", "owner_other")
    due_on = date.fromisoformat(typed["due_on"]) if typed.get("due_on") else None
    if due_on is not None and due_on < doing.today:
        return FieldProblem("due_on", "day_past")
    trajectory_id = read_trajectory_id(doing, str(typed.get("number") or ""))
    if isinstance(trajectory_id, FieldProblem):
        return trajectory_id
    wanted = ActionInput(
        text=text,
        kind=ActionKind(typed["kind"]),
        owner_id=owner_id,
        due_on=due_on,
        trajectory_id=trajectory_id,
        meeting_id=place.meeting_id if (place := _place(metadata)) else None,
    )
    make_action(_doer(doing), wanted)
    return "made"


def _place(metadata: FormMetadata) -> SheetPlace | None:
    """In which meeting it is agreed, and where the form was opened there."""
    return SheetPlace.read(found) if (found := metadata.notes.get(MEETING)) else None


def _postpone(doing: Interaction, typed: _Typed, metadata: FormMetadata) -> str | FieldProblem:
    if not typed.get("due_on"):
        return FieldProblem("due_on", "day_missing")
    due_on = date.fromisoformat(typed["due_on"])
    if due_on < doing.today:
        return FieldProblem("due_on", "day_past")
    done = postpone_action(_doer(doing), int(metadata.notes[ITEM]), due_on=due_on)
    return "postponed" if done else "before"


def _hand_over(doing: Interaction, typed: _Typed, metadata: FormMetadata) -> str | FieldProblem:
    item_id = int(metadata.notes[ITEM])
    standing = settleable(
        doing.session, here=doing.here, viewer=doing.viewer, item_id=item_id, today=doing.today
    )
    if typed["owner"] == standing.owner:
        return FieldProblem("owner", "same_owner")
    done = hand_over_action(
        _doer(doing),
        item_id,
        owner_id=_person(doing, typed["owner"]),
        note=visible_lines(typed.get("note") or ""),
    )
    return "handed_over" if done else "before"


def _person(doing: Interaction, slack_user_id: str) -> int:
    return person_id_of(doing.session, here=doing.here, slack_user_id=slack_user_id, now=doing.now)


def _doer(doing: Interaction) -> Doer:
    return Doer(doing.session, doing.here, doing.viewer, doing.now)


_FORMS: Mapping[str, _Form] = {
    ids.ACTION_FORM: _Form(_make, Act.MAKE_ACTION),
    ids.ACTION_POSTPONE_FORM: _Form(_postpone, Act.SETTLE_ACTION),
    ids.ACTION_HAND_OVER_FORM: _Form(_hand_over, Act.SETTLE_ACTION),
}
