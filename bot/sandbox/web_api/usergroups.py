"""`usergroups.*`: groups of people that can be mentioned together."""

from collections.abc import Mapping

from bot.sandbox.errors import SlackError
from bot.sandbox.jsontypes import Json
from bot.sandbox.model import UserGroup
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.web_api.arguments import Arguments
from bot.sandbox.web_api.methods import Method
from bot.sandbox.workspace import Workspace


def list_groups(sandbox: Sandbox, arguments: Arguments) -> Json:
    workspace = sandbox.workspace
    shown = []
    for group in workspace.user_groups.values():
        shape = _shape(workspace, group)
        if arguments.flag("include_users"):
            shape["users"] = list(group.members)
        if arguments.flag("include_count"):
            shape["user_count"] = len(group.members)
        shown.append(shape)
    return {"usergroups": shown}


def list_users(sandbox: Sandbox, arguments: Arguments) -> Json:
    group = sandbox.workspace.user_groups.get(arguments.required("usergroup"))
    if group is None:
        raise SlackError("no_such_subteam")
    return {"users": list(group.members)}


def _shape(workspace: Workspace, group: UserGroup) -> Json:
    return {
        "id": group.id,
        "team_id": workspace.id,
        "is_usergroup": True,
        "is_subteam": True,
        "name": group.name,
        "description": group.description,
        "handle": group.handle,
        "is_external": False,
        "date_create": 0,
        "date_update": 0,
        "date_delete": 0,
        "auto_type": None,
        "created_by": workspace.slackbot.id,
        "updated_by": workspace.slackbot.id,
        "deleted_by": None,
        "prefs": {"channels": [], "groups": []},
    }


METHODS: Mapping[str, Method] = {
    "usergroups.list": Method(list_groups),
    "usergroups.users.list": Method(list_users),
}
