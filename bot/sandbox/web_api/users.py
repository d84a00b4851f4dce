"""`users.*`: the people."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.sandbox.jsontypes import Json
from bot.sandbox.model import User
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.web_api.arguments import Arguments
from bot.sandbox.web_api.finding import user_of
from bot.sandbox.web_api.methods import Method
from bot.sandbox.web_api.paging import next_cursor, page
from bot.sandbox.workspace import Workspace

_MOST = 1000


def list_users(sandbox: Sandbox, arguments: Arguments) -> Json:
    people = list(sandbox.workspace.users.values())
    shown, cursor = page(people, arguments, default=_MOST, most=_MOST, key=lambda one: one.id)
    return {"members": [_shape(sandbox, user) for user in shown], **next_cursor(cursor)}


def info(sandbox: Sandbox, arguments: Arguments) -> Json:
    user = user_of(sandbox.workspace, arguments.required("user"))
    return {"user": _shape(sandbox, user)}


def get_profile(sandbox: Sandbox, arguments: Arguments) -> Json:
    """Without `user` the bot's own."""
    workspace = sandbox.workspace
    user = user_of(workspace, arguments.text("user", workspace.bot.id))
    return {"profile": _profile(workspace, user)}


def _profile(workspace: Workspace, user: User) -> Json:
    profile: Json = {
        "title": user.title,
        "real_name": user.name,
        "real_name_normalized": user.name,
        "display_name": user.name,
        "display_name_normalized": user.name,
        "team": workspace.id,
    }
    if user.is_bot:
        profile |= {"bot_id": workspace.bot_id, "api_app_id": workspace.app_id}
    return profile


def _shape(sandbox: Sandbox, user: User) -> Json:
    workspace = sandbox.workspace
    offset = datetime.now(ZoneInfo(workspace.timezone)).utcoffset()
    return {
        "id": user.id,
        "team_id": workspace.id,
        "name": user.key,
        "real_name": user.name,
        "deleted": False,
        "tz": workspace.timezone,
        "tz_label": workspace.timezone,
        "tz_offset": int(offset.total_seconds()) if offset else 0,
        "profile": _profile(workspace, user),
        "is_admin": False,
        "is_owner": False,
        "is_restricted": user.is_guest,
        "is_ultra_restricted": False,
        "is_bot": user.is_bot,
        "is_app_user": False,
        "updated": 0,
    }


METHODS: Mapping[str, Method] = {
    "users.list": Method(list_users),
    "users.info": Method(info),
    "users.profile.get": Method(get_profile),
}
