"""The Slack app manifest: what the app asks of a workspace, no more than it uses.

Source: https://docs.slack.dev/reference/app-manifest/
"""

from collections.abc import Sequence
from typing import Any

from bot.messages.agenda_ids import SHORTCUT as AGENDA_SHORTCUT
from bot.messages.lesson_ids import SHORTCUT
from bot.profile import Profile

BOT_NAME = "Vaandel"
SHORTCUT_NAME = "Bewaar als leerervaring"
AGENDA_SHORTCUT_NAME = "Zet op de agenda"

SCOPES = {
    "app_mentions:read": "answering when it is mentioned",
    "channels:history": "hearing who it talks with in a thread where it was mentioned (everything "
    "else in channels is dropped unread), reading the message that a lesson comes from, and its "
    "own again when Slack gave no answer",
    "channels:read": "finding a channel by its name, and whether outsiders read it",
    "chat:write": "posting cards and answers",
    "commands": "the slash command",
    "files:read": "reading what was given with a lesson, or dropped in a talk with the bot",
    "files:write": "giving them a copy of it",
    "groups:history": "the same as channels:history, in private channels",
    "groups:read": "the same as channels:read, for private channels",
    "im:history": "direct messages to the bot",
    "im:write": "direct messages from the bot",
    "reactions:read": "seeing 🧩 on a message, which asks its author for a lesson",
    "users:read": "knowing whether guests read along",
}
"""What each scope is used for; a scope without a use does not belong here."""

EVENTS = {
    "app_home_opened": "showing somebody's Home tab",
    "app_mention": "answering when it is mentioned",
    "message.channels": "the answers of who it talks with in a thread, and changes to what they "
    "said to it; it keeps nothing else that is said in channels",
    "message.groups": "the same in private channels",
    "message.im": "what people say to it in a direct message",
    "reaction_added": "seeing 🧩 on a message, which asks its author for a lesson",
}
"""What each event is used for."""


def manifest(profiles: Sequence[Profile], *, request_url: str | None = None) -> dict[str, Any]:
    """The manifest of one app, with the command of every profile that uses it.

    :param request_url: where Slack calls the bot over HTTP; None for Socket Mode.
    """
    called: dict[str, Any] = {} if request_url is None else {"request_url": request_url}
    commands = {profile.command: profile for profile in profiles}
    return {
        "display_information": {
            "name": BOT_NAME,
            "description": "Helpt bij maatschappelijk verantwoord opdrachtgeven en inkopen",
            "background_color": "#0d4450",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": BOT_NAME, "always_online": True},
            "shortcuts": [
                {
                    "name": SHORTCUT_NAME,
                    "type": "message",
                    "callback_id": SHORTCUT,
                    "description": "Bewaar wat je hieruit leerde, zodat collega's het vinden",
                },
                {
                    "name": AGENDA_SHORTCUT_NAME,
                    "type": "message",
                    "callback_id": AGENDA_SHORTCUT,
                    "description": "Breng dit in voor het volgende overleg",
                },
            ],
            "slash_commands": [
                {
                    "command": command,
                    "description": f"{profile.acronym} bij je inkoop",
                    "usage_hint": "traject [wat ga je inkopen?]",
                    "should_escape": False,
                    **({} if request_url is None else {"url": request_url}),
                }
                for command, profile in commands.items()
            ],
        },
        "oauth_config": {"scopes": {"bot": sorted(SCOPES)}},
        "settings": {
            "event_subscriptions": {"bot_events": sorted(EVENTS), **called},
            "interactivity": {"is_enabled": True, **called},
            "org_deploy_enabled": False,
            "socket_mode_enabled": request_url is None,
            "token_rotation_enabled": False,
        },
    }
