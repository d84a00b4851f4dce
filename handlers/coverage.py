"""Who does what in the team, and what nobody does: read by colleagues, set by the coordinator."""

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.messages import meeting_ids as ids
from bot.messages.coverage import coverage_form
from bot.messages.message import Block
from bot.policy.permissions import Act
from bot.services.representatives import name_of, named_in, pack_named
from bot.slack.desk import Desk
from handlers.door import needs
from handlers.experts import kept_representative, representation
from handlers.interaction import Command, Interaction, looking
from handlers.opening import open_for_command, show
from storage.vocabulary import RepresentedKind


def register(app: App, desk: Desk) -> None:
    """Open to colleagues; the service lets the coordinator alone change it."""

    @app.action(ids.OPEN_COVERAGE, middleware=needs(desk, Act.READ_EXPERTISE))
    def _open(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = _form(doing, typed=str(body["actions"][0]["value"]))
        show(client, body, view)

    @app.view(ids.COVERAGE, middleware=needs(desk, Act.APPOINT))
    def _sent(ack: Ack, body: dict[str, Any]) -> None:
        ack(**kept_representative(desk, body, _form))


def coverage_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi dekking bor``: who does what, with that team chosen to change."""
    command.ack()
    with looking(desk, command.body) as doing:
        view = _form(doing, typed=command.text)
    open_for_command(desk, command, view, ids.OPEN_COVERAGE)


def ambassadors_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi ambassadeurs gww klimaat``: who is the face of which inspiration pack."""
    command.ack()
    with looking(desk, command.body) as doing:
        view = _form(doing, typed=command.text, only=RepresentedKind.PACK)
    open_for_command(desk, command, view, ids.OPEN_COVERAGE)


def _form(
    doing: Interaction,
    *,
    typed: str = "",
    note: bool = False,
    only: RepresentedKind | None = None,
) -> Block:
    pack = pack_named(typed, here=doing.here)
    found = named_in(typed, here=doing.here, kinds=tuple(RepresentedKind))
    chosen = name_of(*found[0]) if found else None
    if pack is not None:
        chosen = name_of(RepresentedKind.PACK, pack)
    return representation(doing, coverage_form, chosen=chosen, note=note, only=only)
