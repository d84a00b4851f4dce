"""`apps.connections.open`: where to open a Socket Mode connection."""

from collections.abc import Mapping
from urllib.parse import urlencode

from bot.sandbox.jsontypes import Json
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.web_api.arguments import Arguments
from bot.sandbox.web_api.methods import Method


def open_connection(sandbox: Sandbox, _arguments: Arguments) -> Json:
    query = urlencode(
        {"ticket": sandbox.sockets.issue_ticket(), "app_id": sandbox.workspace.app_id}
    )
    return {"url": f"{sandbox.url.replace('http', 'ws', 1)}/link/?{query}"}


METHODS: Mapping[str, Method] = {"apps.connections.open": Method(open_connection, caller="app")}
