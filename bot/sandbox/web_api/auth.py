"""`api.test` and `auth.test`."""

from collections.abc import Mapping

from bot.sandbox.errors import SlackError
from bot.sandbox.jsontypes import Json
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.web_api.arguments import Arguments
from bot.sandbox.web_api.methods import Method


def api_test(_sandbox: Sandbox, arguments: Arguments) -> Json:
    if arguments.has("error"):
        raise SlackError(arguments.text("error"))
    return {}


def auth_test(sandbox: Sandbox, _arguments: Arguments) -> Json:
    workspace = sandbox.workspace
    return {
        "url": f"{sandbox.url}/",
        "team": workspace.name,
        "user": workspace.bot.key,
        "team_id": workspace.id,
        "user_id": workspace.bot.id,
        "bot_id": workspace.bot_id,
        "is_enterprise_install": False,
    }


METHODS: Mapping[str, Method] = {
    "api.test": Method(api_test, caller="anybody"),
    "auth.test": Method(auth_test),
}
