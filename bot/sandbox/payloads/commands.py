"""Slash commands."""

from bot.sandbox.jsontypes import Json
from bot.sandbox.model import Channel, User
from bot.sandbox.payloads.common import VERIFICATION_TOKEN, channel_name
from bot.sandbox.workspace import Workspace


def slash_command(
    workspace: Workspace,
    *,
    command: str,
    text: str,
    person: User,
    place: Channel,
    trigger_id: str,
    response_url: str,
) -> Json:
    """`text` is escaped already. `is_enterprise_install` is a string here: it was a form field."""
    return {
        "token": VERIFICATION_TOKEN,
        "team_id": workspace.id,
        "team_domain": workspace.domain,
        "channel_id": place.id,
        "channel_name": channel_name(place),
        "user_id": person.id,
        "user_name": person.key,
        "command": command,
        "text": text,
        "api_app_id": workspace.app_id,
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": trigger_id,
    }
