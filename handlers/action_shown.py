"""Action items as they are shown to who asks: the list, one of them, the form."""

from typing import Any

from bot.language.action_words import read_action
from bot.language.titles import capitalised
from bot.messages.action_forms import action_form
from bot.messages.action_items import action, actions_message, actions_modal
from bot.messages.action_view import ActionList, ActionListState
from bot.messages.meeting_view import PointView, SheetPlace
from bot.messages.message import Block, Message
from bot.services.action_views import action_list, settleable
from handlers.form_metadata import FormMetadata
from handlers.interaction import Interaction
from storage.people import people_by_id

MEETING, ITEM = "meeting", "item"
"""What a form remembers: where it is agreed, or which one it is about."""


def list_message(doing: Interaction, state: ActionListState) -> Message:
    """The open ones that somebody may read."""
    return actions_message(_listed(doing, state), doing.here.words)


def list_modal(doing: Interaction, state: ActionListState, *, note: str | None = None) -> Block:
    """The same as a modal. ``note``: what was just done."""
    return actions_modal(_listed(doing, state), doing.here.words, note=note)


def one_of(doing: Interaction, item_id: int) -> Block:
    """One of them, for who may settle it."""
    view = settleable(
        doing.session, here=doing.here, viewer=doing.viewer, item_id=item_id, today=doing.today
    )
    return action(view, doing.here.words)


def form_of(doing: Interaction, typed: str) -> Block:
    """The form, filled with what was typed; the owner is who asks, unless it seems another."""
    said = read_action(typed, doing.today)
    values: dict[str, Any] = {
        "text": capitalised(said.text),
        "owner": said.user,
        "due_on": said.due_on.isoformat() if said.due_on and said.due_on >= doing.today else None,
        "number": said.number,
    }
    if said.user is None and not said.for_another:
        values["owner"] = _own_user(doing)
    metadata = FormMetadata()
    return action_form(values, doing.here.words, metadata=metadata.dump(), step=metadata.step)


def agreed_form(doing: Interaction, place: SheetPlace, point: PointView | None) -> Block:
    """The form of what is agreed in a meeting, about a point if it is about one."""
    values = {"text": point.title, "number": point.number} if point else {}
    metadata = FormMetadata(notes={MEETING: place.dump()})
    return action_form(values, doing.here.words, metadata=metadata.dump(), step=metadata.step)


def _own_user(doing: Interaction) -> str | None:
    people = people_by_id(
        doing.session, workspace_id=doing.here.workspace_id, ids=[doing.viewer.person_id]
    )
    return next((each.slack_user_id for each in people.values()), None)


def _listed(doing: Interaction, state: ActionListState) -> ActionList:
    return action_list(
        doing.session, here=doing.here, viewer=doing.viewer, today=doing.today, page=state.page
    )
