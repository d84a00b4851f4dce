"""``/mvoi weekbericht``: the coordinator's message of this week, in a modal."""

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.messages import digest_ids as ids
from bot.messages.digest import digest_modal
from bot.messages.message import Block
from bot.policy.permissions import Act
from bot.services.digest_parts import digest_view
from bot.slack.desk import Desk
from handlers.door import needs
from handlers.interaction import Body, Command, looking
from handlers.opening import open_for_command, swap


def register(app: App, desk: Desk) -> None:
    """Only for who oversees everything: it tells what is asked of whom, and what is planned."""

    @app.action(ids.OPEN, middleware=needs(desk, Act.OVERSEE))
    def _open(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        swap(client, body, _shown(desk, body))


def digest_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi weekbericht``; in a modal, for it may not stand in a channel."""
    command.ack()
    open_for_command(desk, command, _shown(desk, command.body), ids.OPEN)


def _shown(desk: Desk, body: Body) -> Block:
    with looking(desk, body) as doing:
        view = digest_view(doing.session, here=doing.here, today=doing.today)
    return digest_modal(view, doing.here.words)
