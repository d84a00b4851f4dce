"""A view as Slack shows it to the app, and as the page sees it."""

from bot.sandbox.jsontypes import Json
from bot.sandbox.model import View
from bot.sandbox.workspace import Workspace


def slack_view(workspace: Workspace, view: View) -> Json:
    """As in answers to `views.*` and in payloads."""
    content = view.content
    return {
        "id": view.id,
        "team_id": workspace.id,
        "type": content["type"],
        "blocks": view.blocks,
        "private_metadata": content.get("private_metadata", ""),
        "callback_id": content.get("callback_id", ""),
        "state": {"values": view.state},
        "hash": view.hash,
        "title": content.get("title"),
        "clear_on_close": bool(content.get("clear_on_close")),
        "notify_on_close": bool(content.get("notify_on_close")),
        "close": content.get("close"),
        "submit": content.get("submit"),
        "submit_disabled": bool(content.get("submit_disabled")),
        "previous_view_id": view.previous_view_id,
        "root_view_id": view.root_view_id,
        "app_id": workspace.app_id,
        "external_id": content.get("external_id", ""),
        "app_installed_team_id": workspace.id,
        "bot_id": workspace.bot_id,
    }


def page_view(workspace: Workspace, view: View) -> Json:
    """The same, with what the person sees beside it.

    `errors` are texts at fields, by `block_id`; `notice` is what Slack itself tells, or null.
    """
    return {
        **slack_view(workspace, view),
        "user": view.user,
        "errors": dict(view.errors),
        "notice": view.notice,
    }
