"""A file as Slack shows it to the app, and as the page sees it."""

import mimetypes
from pathlib import PurePath
from urllib.parse import quote

from bot.sandbox.files import File, Share
from bot.sandbox.jsontypes import Json
from bot.sandbox.workspace import Workspace

# Where Slack's name for a kind of file is not the ending of its name.
_KINDS = {"txt": "text", "jpeg": "jpg", "md": "markdown", "htm": "html", "yml": "yaml"}
# Kinds that Python's own table lacks on some systems.
_TYPES = {"md": "text/markdown", "csv": "text/csv", "webp": "image/webp"}
_PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})


def slack_file(workspace: Workspace, file: File) -> Json:
    """The file object of docs.slack.dev; its private addresses want the bot's token."""
    address = f"{workspace.url}/files-pri/{workspace.id}-{file.id}"
    name = quote(file.name)
    shape: Json = {
        "id": file.id,
        "created": file.created,
        "timestamp": file.created,
        "name": file.name,
        "title": file.title,
        "mimetype": mime_type(file.name),
        "filetype": _kind(file.name),
        "pretty_type": _kind(file.name).upper(),
        "user": file.user,
        "user_team": workspace.id,
        "editable": False,
        "size": len(file.content),
        "mode": "hosted",
        "is_external": False,
        "external_type": "",
        "is_public": any(_place(workspace, share) == "public" for share in file.shares),
        "public_url_shared": False,
        "display_as_bot": False,
        "username": "",
        "url_private": f"{address}/{name}",
        "url_private_download": f"{address}/download/{name}",
        "permalink": permalink(workspace, file),
        "is_starred": False,
        "has_rich_preview": False,
        "file_access": "visible",
        "shares": _shares(workspace, file),
        "comments_count": 0,
        **_lists(workspace, file),
    }
    return shape | ({"alt_txt": file.alt_txt} if file.alt_txt else {})


def fresh_file(workspace: Workspace, file: File) -> Json:
    """The same just after an upload, when Slack has not looked at it yet."""
    unknown = {"mimetype": "", "filetype": "", "pretty_type": ""}
    return slack_file(workspace, file) | unknown


def message_files(workspace: Workspace, file_ids: list[str]) -> list[Json]:
    """The files of a message; one that was deleted is a tombstone."""
    found = [(file_id, workspace.files.find(file_id)) for file_id in file_ids]
    return [
        slack_file(workspace, file) if file else {"id": file_id, "mode": "tombstone"}
        for file_id, file in found
    ]


def page_files(workspace: Workspace, file_ids: list[str]) -> list[Json]:
    """The same, with where the page finds the content and whether it can show it."""
    return [
        {**shape, "href": f"/_control/file/{shape['id']}", "is_image": is_picture(shape)}
        for shape in message_files(workspace, file_ids)
    ]


def is_picture(shape: Json) -> bool:
    """Whether a browser may show it inside the page; an SVG may hold scripts."""
    return shape.get("mimetype") in _PICTURES


def permalink(workspace: Workspace, file: File) -> str:
    """Where people find the file; in a message of the bot it shares the file there."""
    return f"{workspace.url}/files/{file.user}/{file.id}/{quote(file.name)}"


def mime_type(name: str) -> str:
    ending = _ending(name)
    return _TYPES.get(ending) or mimetypes.guess_type(name)[0] or "application/octet-stream"


def _kind(name: str) -> str:
    ending = _ending(name)
    return _KINDS.get(ending, ending) or "binary"


def _ending(name: str) -> str:
    return PurePath(name).suffix.removeprefix(".").lower()


def _shares(workspace: Workspace, file: File) -> Json:
    shares: Json = {}
    for share in file.shares:
        told: Json = {"ts": share.ts, "team_id": workspace.id}
        if share.thread_ts:
            told["thread_ts"] = share.thread_ts
        channel = workspace.channels[share.channel]
        if channel.kind == "channel":
            told["channel_name"] = channel.name
        side = "public" if _place(workspace, share) == "public" else "private"
        shares.setdefault(side, {}).setdefault(share.channel, []).append(told)
    return shares


def _lists(workspace: Workspace, file: File) -> Json:
    named = {"channels": "public", "groups": "private", "ims": "im"}
    return {
        field: list(
            dict.fromkeys(
                share.channel for share in file.shares if _place(workspace, share) == wanted
            )
        )
        for field, wanted in named.items()
    }


def _place(workspace: Workspace, share: Share) -> str:
    channel = workspace.channels[share.channel]
    if channel.kind == "im":
        return "im"
    return "private" if channel.is_private else "public"
