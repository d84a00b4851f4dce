"""What a bot may do. Slack tells its scopes with every answer (`x-oauth-scopes`), and refuses a
call with `missing_scope`, `needed` and `provided`.

Sources: the "Scopes" of each method on docs.slack.dev. Where several scopes would do, the one
that apps usually ask for is named here.
"""

from collections.abc import Mapping

from bot.sandbox.errors import SlackError
from bot.sandbox.event_scopes import scope_family
from bot.sandbox.web_api.arguments import Arguments
from bot.sandbox.workspace import Workspace

# What a bot has in a workspace whose setup names no scopes.
EVERYTHING = (
    "app_mentions:read",
    "channels:history",
    "channels:join",
    "channels:manage",
    "channels:read",
    "chat:write",
    "commands",
    "files:read",
    "files:write",
    "groups:history",
    "groups:read",
    "groups:write",
    "im:history",
    "im:read",
    "im:write",
    "mpim:history",
    "mpim:read",
    "mpim:write",
    "reactions:read",
    "reactions:write",
    "usergroups:read",
    "users.profile:read",
    "users:read",
)
_OF_METHODS: Mapping[str, str] = {
    "chat.postMessage": "chat:write",
    "chat.postEphemeral": "chat:write",
    "chat.update": "chat:write",
    "chat.delete": "chat:write",
    "conversations.join": "channels:join",
    "files.getUploadURLExternal": "files:write",
    "files.completeUploadExternal": "files:write",
    "files.delete": "files:write",
    "files.info": "files:read",
    "files.list": "files:read",
    "reactions.get": "reactions:read",
    "reactions.list": "reactions:read",
    "reactions.add": "reactions:write",
    "reactions.remove": "reactions:write",
    "usergroups.list": "usergroups:read",
    "usergroups.users.list": "usergroups:read",
    "users.list": "users:read",
    "users.info": "users:read",
    "users.profile.get": "users.profile:read",
}
# These depend on the kind of conversation that the call is about.
_OF_PLACES: Mapping[str, str] = {
    "conversations.history": "history",
    "conversations.replies": "history",
    "conversations.info": "read",
    "conversations.members": "read",
    "conversations.invite": "manage",
    "conversations.kick": "manage",
    "conversations.leave": "manage",
    "conversations.archive": "manage",
}
_OF_TYPES: Mapping[str, str] = {
    "public_channel": "channels:read",
    "private_channel": "groups:read",
    "mpim": "mpim:read",
    "im": "im:read",
}
_LISTS = frozenset({"conversations.list", "users.conversations"})


class MissingScopeError(SlackError):
    """The bot may not do this."""

    def __init__(self, needed: str, provided: str) -> None:
        super().__init__("missing_scope")
        self.details = {"needed": needed, "provided": provided}


def provided(workspace: Workspace) -> str:
    """The scopes that the bot has, as Slack writes them."""
    return ",".join(EVERYTHING if workspace.setup.scopes is None else workspace.setup.scopes)


def check_scope(workspace: Workspace, method: str, arguments: Arguments) -> None:
    """
    Raises:
        MissingScopeError: the setup names scopes, and not one that this call needs.
    """
    for needed in _needed(workspace, method, arguments):
        if not workspace.allows(needed):
            raise MissingScopeError(needed, provided(workspace))


def _needed(workspace: Workspace, method: str, arguments: Arguments) -> list[str]:
    if method in _LISTS:
        types = arguments.text("types", "public_channel").replace(" ", "").split(",")
        return [_OF_TYPES[one] for one in types if one in _OF_TYPES]
    if method == "conversations.open":
        return ["mpim:write" if "," in arguments.text("users") else "im:write"]
    if method == "conversations.create":
        return ["groups:write" if arguments.flag("is_private") else "channels:manage"]
    if method in _OF_PLACES:
        return _of_place(workspace, _OF_PLACES[method], arguments.text("channel"))
    return [_OF_METHODS[method]] if method in _OF_METHODS else []


def _of_place(workspace: Workspace, right: str, channel_id: str) -> list[str]:
    place = workspace.channels.get(channel_id)
    if place is None:
        return []  # the method itself says that there is no such channel
    family = scope_family(place)
    if right == "manage" and family != "channels":
        right = "write"
    return [f"{family}:{right}"]
