"""``/mvoi kalender``: what is to be bought when, as a list and one by one."""

import re
from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.messages import tender_ids as ids
from bot.messages.list_parts import Doubts
from bot.messages.message import Block, Message
from bot.messages.tender_details import read_press
from bot.messages.tender_list import IDS, TenderListing, tenders_message, tenders_modal
from bot.messages.tender_list_state import TenderListState
from bot.policy.permissions import Act
from bot.services import tender_access, tenders
from bot.services.municipality import Municipality
from bot.services.tender_lists import tender_listing, typed_state
from bot.slack.desk import Desk
from handlers.door import needs
from handlers.interaction import (
    Body,
    Command,
    chosen_id,
    interaction,
    looking,
    municipality,
    today,
)
from handlers.listing import ListScreen, new_step, register_list
from handlers.opening import open_for_command, show, swap
from handlers.tender_form import new_form
from handlers.tender_shown import details_of

_NUMBER = re.compile(r"(?:aanbesteding\s+)?(?:a\s?|(?!20\d\d$))(\d{1,18})\.?", re.IGNORECASE)
"""``A12``, or ``12``; 2027 alone is a year."""
_NEW = re.compile(r"(?:nieuwe?|erbij|toevoegen)(?:\s+(?P<rest>.*))?", re.IGNORECASE | re.DOTALL)

Switch = Callable[..., tenders.Edited]


def register(app: App, desk: Desk) -> None:
    """For colleagues, and for an outsider who has a part in one; services look who may what."""
    register_list(app, desk, SCREEN)

    @app.action(ids.OPEN_DETAILS, middleware=needs(desk, Act.READ_TENDERS))
    def _details(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = details_of(doing, chosen_id(body))
        show(client, body, view)

    @app.action(ids.OPEN_TYPED, middleware=needs(desk, Act.READ_TENDERS))
    def _typed(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        show(client, body, _asked(desk, body, str(body["actions"][0]["value"])))

    @app.action(ids.DROP, middleware=needs(desk, Act.KEEP_TENDERS))
    def _drop(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        swap(client, body, _switched(desk, body, tenders.drop_tender, "note_dropped"))

    @app.action(ids.RESTORE, middleware=needs(desk, Act.KEEP_TENDERS))
    def _restore(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        swap(client, body, _switched(desk, body, tenders.restore_tender, "note_restored"))


def tenders_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi kalender …``: the calendar, one of it by its number, or the form for a new one."""
    if _NUMBER.fullmatch(command.text) or _NEW.fullmatch(command.text):
        command.ack()
        view = _asked(desk, command.body, command.text)
        open_for_command(desk, command, view, ids.OPEN_TYPED)
    else:
        command.ack()
        here = municipality(desk, command.body)
        state, doubts = typed_state(command.text, here=here, today=today(desk, here))
        message = _message(desk, command.body, state, doubts)
        command.respond(text=message.text, blocks=list(message.blocks), response_type="ephemeral")


def _asked(desk: Desk, body: Body, text: str) -> Block:
    """One of the calendar by its number, or the form with what stands behind ``nieuw``."""
    if (number := _NUMBER.fullmatch(text)) is not None:
        return _by_number(desk, body, int(number[1]))
    words = _NEW.fullmatch(text)
    return new_form(desk, body, (words["rest"] or "") if words else text)


def _by_number(desk: Desk, body: Body, number: int) -> Block:
    with looking(desk, body) as doing:
        tender_id = tender_access.id_of_number(doing.session, here=doing.here, number=number)
        return details_of(doing, tender_id)


def _switched(desk: Desk, body: Body, switch: Switch, note: str) -> Block:
    """Take it off or put it back; who looked at an older version reads how it stands now."""
    tender_id, version = read_press(body["actions"][0]["value"])
    with interaction(desk, body) as doing:
        edited = switch(
            doing.session,
            here=doing.here,
            viewer=doing.viewer,
            tender_id=tender_id,
            version=version,
            now=doing.now,
        )
        doing.session.commit()
        return details_of(doing, tender_id, note="note_stale" if edited.stale else note)


def _message(
    desk: Desk, body: Body, state: TenderListState, doubts: Doubts | None = None
) -> Message:
    here, found = _listing(desk, body, state, doubts)
    return tenders_message(found, here.profile, here.words, step=new_step())


def _modal(desk: Desk, body: Body, state: TenderListState) -> Block:
    here, found = _listing(desk, body, state)
    return tenders_modal(found, here.profile, here.words, step=new_step())


def _listing(
    desk: Desk, body: Body, state: TenderListState, doubts: Doubts | None = None
) -> tuple[Municipality, TenderListing]:
    with looking(desk, body) as doing:
        found = tender_listing(
            doing.session,
            here=doing.here,
            viewer=doing.viewer,
            state=state,
            today=doing.today,
            doubts=doubts,
        )
    return doing.here, found


SCREEN = ListScreen(IDS, TenderListState, message=_message, modal=_modal, act=Act.READ_TENDERS)
