"""What the coordinator adds under an item of the plan, and changes there."""

import re
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.messages import plan_ids as ids
from bot.messages.form_fields import block_ids, read_state
from bot.messages.message import Block
from bot.messages.plan import PAGE, read_choice
from bot.messages.plan_own_form import own_form
from bot.messages.plan_view import OWN
from bot.policy.permissions import Act
from bot.services.people import person_id_of
from bot.services.plan_own_changes import (
    OwnInput,
    add_item,
    addable_item,
    change_item,
    changeable_item,
    place_of_item,
)
from bot.slack.desk import Desk
from handlers.door import needs
from handlers.form_metadata import FormMetadata, sent
from handlers.interaction import Body, Interaction, interaction, looking
from handlers.opening import swap
from handlers.plan import shown_plan
from handlers.responses import Response, at_the_fields, in_its_place
from handlers.sent_once import earlier_answer, settle
from storage.vocabulary import PlanStatus

_ADD = re.compile(f"^{ids.ADD}.+$")
_PARENT, _SORT = "parent", "sort"


def register(app: App, desk: Desk) -> None:
    """All of it is for the coordinator."""

    @app.action(_ADD, middleware=needs(desk, Act.KEEP_PLAN))
    def _add(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        action = body["actions"][0]
        _, parent = read_choice(action["value"])
        notes = {_PARENT: parent, _SORT: action["action_id"].removeprefix(ids.ADD)}
        with looking(desk, body) as doing:
            view = _form(doing, FormMetadata(notes=notes))
        swap(client, body, view)

    @app.action(ids.EDIT_OWN, middleware=needs(desk, Act.KEEP_PLAN))
    def _edit(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        _, key = read_choice(body["actions"][0]["value"])
        with looking(desk, body) as doing:
            view = _form(doing, FormMetadata(int(key.removeprefix(OWN))))
        swap(client, body, view)

    @app.view(ids.FORM_OWN, middleware=needs(desk, Act.KEEP_PLAN))
    def _sent(ack: Ack, body: dict[str, Any]) -> None:
        ack(**_taken(desk, body))


def _form(doing: Interaction, opened: FormMetadata, typed: dict[str, Any] | None = None) -> Block:
    """The form of what stands there, or of what is about to be added."""
    asked: dict[str, Any] = {"here": doing.here, "viewer": doing.viewer, "now": doing.now}
    if opened.subject_id is None:
        notes = opened.notes
        view = addable_item(parent_key=str(notes[_PARENT]), sort=str(notes[_SORT]), **asked)
    else:
        view = changeable_item(doing.session, item_id=opened.subject_id, **asked)
    fresh = FormMetadata(opened.subject_id, view.kept.version, notes=opened.notes)
    words = doing.here.words
    return own_form(view, words, metadata=fresh.dump(), step=fresh.step, typed=typed)


def _taken(desk: Desk, body: Body) -> Response:
    """Keep it once; a repeat is answered with what stands there."""
    metadata, values = sent(body)
    typed = read_state(values)
    if not str(typed.get("text") or "").strip():
        with looking(desk, body) as doing:
            said = doing.here.words.plain(PAGE, "problem_own_text")
        return at_the_fields({block_ids(values)["text"]: said})
    with interaction(desk, body) as doing:
        earlier = earlier_answer(doing, metadata)
        item_id = earlier["subject"] if earlier else _kept(doing, metadata, typed)
        if item_id is None:
            return in_its_place(_form(doing, metadata, typed))
        if earlier is None:
            settle(doing, metadata, {"subject": item_id})
        place = place_of_item(doing.session, here=doing.here, item_id=item_id, now=doing.now)
        view = shown_plan(doing, place)
        doing.session.commit()
    return in_its_place(view)


def _kept(doing: Interaction, metadata: FormMetadata, typed: dict[str, Any]) -> int | None:
    """The id of what was added or changed; None when somebody was faster."""
    asked: dict[str, Any] = {"here": doing.here, "viewer": doing.viewer, "now": doing.now}
    wanted, item_id = _wanted(doing, typed), metadata.subject_id
    if item_id is None:
        notes = metadata.notes
        parent, sort = str(notes[_PARENT]), str(notes[_SORT])
        return add_item(doing.session, parent_key=parent, sort=sort, wanted=wanted, **asked)
    done = change_item(
        doing.session, item_id=item_id, wanted=wanted, version=metadata.version, **asked
    )
    return item_id if done else None


def _wanted(doing: Interaction, typed: dict[str, Any]) -> OwnInput:
    owner = typed.get("owner")
    return OwnInput(
        text=str(typed["text"]),
        owner_id=person_id_of(doing.session, here=doing.here, slack_user_id=owner, now=doing.now)
        if owner
        else None,
        status=PlanStatus(typed.get("status") or PlanStatus.NOT_BEGUN),
        due_year=int(typed.get("due_year") or 0) or None,
    )
