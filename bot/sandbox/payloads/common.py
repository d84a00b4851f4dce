"""The parts that most payloads share."""

from bot.sandbox.jsontypes import Json
from bot.sandbox.model import Channel, User
from bot.sandbox.workspace import Workspace

# Slack's old verification token: apps do not rely on it, but it is always there.
VERIFICATION_TOKEN = "verification-token"  # noqa: S105  -- no secret: it is in no request to us


def team(workspace: Workspace) -> Json:
    return {"id": workspace.id, "domain": workspace.domain}


def user(workspace: Workspace, person: User) -> Json:
    return {
        "id": person.id,
        "username": person.key,
        "name": person.key,
        "team_id": workspace.id,
    }


def channel(place: Channel) -> Json:
    return {"id": place.id, "name": channel_name(place)}


def channel_name(place: Channel) -> str:
    """Slack does not tell the names of private places."""
    if place.kind == "im":
        return "directmessage"
    return "privategroup" if place.is_private else place.name


def interaction(workspace: Workspace, kind: str, person: User, trigger_id: str | None) -> Json:
    """What every interaction starts with."""
    payload: Json = {
        "type": kind,
        "team": team(workspace),
        "user": user(workspace, person),
        "api_app_id": workspace.app_id,
        "token": VERIFICATION_TOKEN,
        "enterprise": None,
        "is_enterprise_install": False,
    }
    if trigger_id is not None:
        payload["trigger_id"] = trigger_id
    return payload
