"""The state document: everything about the workspace except what was said in it."""

from dataclasses import asdict

from bot.sandbox.built_in import BUILT_IN
from bot.sandbox.jsontypes import Json
from bot.sandbox.model import Channel, User
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.visibility import sees


def state_document(sandbox: Sandbox, reader: User | None) -> Json:
    """As `GET /_control/state` answers it. It holds the tokens: loopback only."""
    workspace = sandbox.workspace
    places = [
        channel for channel in workspace.channels.values() if not reader or sees(channel, reader)
    ]
    return {
        "seq": sandbox.log.seq,
        "workspace": {
            "id": workspace.id,
            "name": workspace.name,
            "timezone": workspace.timezone,
        },
        "bot": {
            "user_id": workspace.bot.id,
            "bot_id": workspace.bot_id,
            "app_id": workspace.app_id,
            "name": workspace.bot.name,
        },
        "tokens": asdict(sandbox.tokens),
        "user_groups": [asdict(group) for group in workspace.user_groups.values()],
        "users": [asdict(user) for user in workspace.users.values()],
        "channels": [_channel(channel) for channel in places],
        "commands": [asdict(command) for command in workspace.setup.commands],
        "shortcuts": [asdict(shortcut) for shortcut in workspace.setup.shortcuts],
        "built_in_commands": [command.document() for command in BUILT_IN.values()],
        "clock": sandbox.clock_document(),
        "bots_connected": len(sandbox.sockets),
        "bots_attached": sandbox.followers.attached(),
        "http": sandbox.http_document(),
        "faults": sandbox.faults.document(),
    }


def _channel(channel: Channel) -> Json:
    shape = asdict(channel)
    if channel.user is None:
        del shape["user"]
    return shape
