"""Putting a tender on the calendar, changing it, and moving it."""

from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient
from sqlmodel import Session

from bot.messages import tender_ids as ids
from bot.messages.message import Block
from bot.messages.tender_form import edit_tender_form, move_tender_form, new_tender
from bot.policy.confidentiality import oversees, permitted
from bot.policy.permissions import Act
from bot.services import tender_access
from bot.services.errors import NotAllowedError
from bot.services.form_states import fingerprints
from bot.services.tender_forms import form_of
from bot.services.tender_lists import typed_tender
from bot.slack.desk import Desk
from handlers.chosen_people import outsiders_refused
from handlers.door import needs
from handlers.form_flow import FormFlow
from handlers.form_metadata import FormMetadata
from handlers.interaction import Body, Interaction, interaction, looking, user_of
from handlers.opening import show
from handlers.responses import Response, in_its_place
from handlers.tender_shown import details_of
from handlers.tender_subject import TenderSubject, called, follows, rendering
from storage.tables import Tender
from storage.tenders import find_tender

_FLOW = FormFlow(TenderSubject())

Taken = Callable[[Interaction, Body], Tender | Response]


def register(app: App, desk: Desk) -> None:
    """Colleagues add; who may change or move one is checked per tender."""

    @app.action(ids.OPEN_FORM, middleware=needs(desk, Act.READ_TENDERS))
    def _open(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        value = str(body["actions"][0]["value"]).strip()
        show(
            client, body, _edit_form(desk, body, int(value)) if value else new_form(desk, body, "")
        )

    @app.action(ids.OPEN_MOVE, middleware=needs(desk, Act.KEEP_TENDERS))
    def _move(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        show(client, body, _move_form(desk, body, int(body["actions"][0]["value"])))

    @app.view(ids.FORM_NEW, middleware=needs(desk, Act.ADD_TENDER))
    def _added(ack: Ack, body: dict[str, Any]) -> None:
        ack(**_take(desk, body, _FLOW.take_new, "note_added"))

    @app.view(ids.FORM_EDIT, middleware=needs(desk, Act.KEEP_TENDERS))
    def _changed(ack: Ack, body: dict[str, Any]) -> None:
        ack(**_take(desk, body, _FLOW.take_change, "note_changed"))


def new_form(desk: Desk, body: Body, text: str) -> Block:
    """The form with what was typed; who adds one is its client, unless they oversee all."""
    with looking(desk, body) as doing:
        if not permitted(doing.viewer, Act.ADD_TENDER):
            raise NotAllowedError(Act.ADD_TENDER)
        here = doing.here
        state = typed_tender(text, here=here, today=doing.today)
        client = None if oversees(doing.viewer) else user_of(body)
    own = state.taking(type(state)(client=client), frozenset({"client"}))
    return new_tender(own, here.profile, here.words, rendering(FormMetadata()))


def _edit_form(desk: Desk, body: Body, tender_id: int) -> Block:
    with looking(desk, body) as doing:
        stored, state, metadata = _opened(doing, tender_id)
        here = doing.here
        return edit_tender_form(
            state,
            here.profile,
            here.words,
            rendering(metadata),
            called=called(stored),
            follows=follows(stored),
        )


def _move_form(desk: Desk, body: Body, tender_id: int) -> Block:
    with looking(desk, body) as doing:
        stored, state, metadata = _opened(doing, tender_id)
        here = doing.here
        return move_tender_form(
            state, here.profile, here.words, rendering(metadata), called=called(stored)
        )


def _opened(doing: Interaction, tender_id: int) -> tuple[Tender, Any, FormMetadata]:
    stored = tender_access.changeable(
        doing.session, here=doing.here, viewer=doing.viewer, tender_id=tender_id
    )
    state = form_of(doing.session, stored, here=doing.here)
    return stored, state, FormMetadata(stored.id, stored.version, fingerprints(state))


def _take(desk: Desk, body: Body, take: Taken, note: str) -> Response:
    """Keep it, and show how it stands now; or say what is wrong."""
    refused = outsiders_refused(desk, body, in_it=_in_tender)
    if refused:
        return refused
    with interaction(desk, body) as doing:
        outcome = take(doing, body)
        if isinstance(outcome, dict):
            return outcome
        doing.session.commit()
        view = details_of(doing, outcome.id or 0, note=note)
    return in_its_place(view)


def _in_tender(session: Session, workspace_id: int, tender_id: int) -> set[int]:
    stored = find_tender(session, workspace_id=workspace_id, tender_id=tender_id)
    if stored is None:
        return set()
    return {each for each in (stored.client_id, stored.budget_holder_id) if each is not None}
