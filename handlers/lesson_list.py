"""Finding lessons: by command or button, filtered, paged and searched anew in place."""

from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.messages import lesson_ids as ids
from bot.messages.lesson_list import IDS, LessonListing, lessons_message, lessons_modal
from bot.messages.lesson_list_state import LessonListState
from bot.messages.list_parts import Doubts
from bot.messages.message import Block, Message
from bot.policy.permissions import Act
from bot.services.lesson_lists import lesson_listing, typed_search
from bot.services.municipality import Municipality
from bot.slack.desk import Desk
from handlers.door import needs
from handlers.interaction import Body, Command, looking, municipality
from handlers.listing import (
    ListScreen,
    Press,
    new_step,
    register_list,
    replace_list,
    standing,
    typed_words,
)


def register(app: App, desk: Desk) -> None:
    """Open to everybody; who is no colleague finds their own."""
    register_list(app, desk, SCREEN)

    @app.action(ids.SEARCH_FIELD, middleware=needs(desk, Act.FIND))
    def _enter(ack: Ack, client: WebClient, respond: Respond, body: dict[str, Any]) -> None:
        ack()
        replace_list(Press(desk, client, respond, body), SCREEN, _asked(body), insist=True)

    @app.view(ids.SEARCH, middleware=needs(desk, Act.FIND))
    def _search(ack: Ack, body: dict[str, Any]) -> None:
        ack(response_action="update", view=_modal(desk, body, _asked(body)))


def search_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi zoek …``: what is found, filtered by what stands behind it."""
    command.ack()
    state, doubts = typed_search(command.text, here=municipality(desk, command.body))
    message = _message(desk, command.body, state, doubts)
    command.respond(text=message.text, blocks=list(message.blocks), response_type="ephemeral")


def _asked(body: Body) -> LessonListState:
    """The list of the modal, with what stands in its field and menus by now."""
    return standing(SCREEN, body, LessonListState.read(body["view"]["private_metadata"]))


def _message(
    desk: Desk, body: Body, state: LessonListState, doubts: Doubts | None = None
) -> Message:
    here, found = _listing(desk, body, state, doubts)
    return lessons_message(found, here.profile, here.words, step=new_step())


def _modal(desk: Desk, body: Body, state: LessonListState) -> Block:
    here, found = _listing(desk, body, state)
    typed = typed_words(SCREEN, body)
    field = typed.block_id if typed and typed.words == found.state.words else None
    return lessons_modal(found, here.profile, here.words, step=new_step(), field=field)


def _listing(
    desk: Desk, body: Body, state: LessonListState, doubts: Doubts | None = None
) -> tuple[Municipality, LessonListing]:
    with looking(desk, body) as doing:
        found = lesson_listing(
            doing.session, here=doing.here, viewer=doing.viewer, state=state, doubts=doubts
        )
    return doing.here, found


SCREEN = ListScreen(IDS, LessonListState, message=_message, modal=_modal, field=ids.SEARCH_FIELD)
