"""`files.*`: uploads in three steps, and what there is.

`files.completeUploadExternal` answers before the file is in the channel, as Slack does
(slackapi/python-slack-sdk#1277).
"""

from collections.abc import Mapping

from bot.sandbox import publisher
from bot.sandbox.blocks import with_ids
from bot.sandbox.content import message_content
from bot.sandbox.errors import SlackError
from bot.sandbox.file_shapes import fresh_file, mime_type, slack_file
from bot.sandbox.files import LARGEST, File
from bot.sandbox.jsontypes import Json
from bot.sandbox.model import Channel, Message
from bot.sandbox.payloads import events
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.sharing import share
from bot.sandbox.visibility import sees_file
from bot.sandbox.web_api.arguments import Arguments
from bot.sandbox.web_api.finding import joined_channel, thread_of, user_of
from bot.sandbox.web_api.methods import Method

_LONGEST_ALT = 1000
_PREFIXES: Mapping[str, tuple[str, ...]] = {
    "images": ("image/",),
    "pdfs": ("application/pdf",),
    "zips": ("application/zip",),
    "snippets": ("text/",),
    "spaces": (),
    "gdocs": (),
}


def get_upload_url(sandbox: Sandbox, arguments: Arguments) -> Json:
    """The first step. The second is to `POST` the bytes to `upload_url`."""
    name = arguments.required("filename")
    length = arguments.number("length", 0)
    if length <= 0:
        raise SlackError("missing_argument")
    if length > LARGEST:
        raise SlackError("file_upload_size_restricted")
    alt_txt = arguments.text("alt_txt")
    if len(alt_txt) > _LONGEST_ALT:
        raise SlackError("alt_txt_too_large")
    secret, upload = sandbox.workspace.files.expect(name, length, alt_txt)
    return {"upload_url": f"{sandbox.url}/upload/v1/{secret}", "file_id": upload.file_id}


def complete_upload(sandbox: Sandbox, arguments: Arguments) -> Json:
    """The third step: the file is there, and comes into a channel when one is named."""
    wanted = _wanted(arguments)
    places = _places(sandbox, arguments)
    parents = [thread_of(sandbox.workspace, place, arguments) for place in places]
    comment, blocks = _comment(arguments)
    files = [_finished(sandbox, one) for one in wanted]
    answer = [fresh_file(sandbox.workspace, file) for file in files]
    for place, thread_ts in zip(places, parents, strict=True):
        message = Message(
            channel=place.id,
            ts="",
            user=sandbox.workspace.bot.id,
            text=comment,
            bot_id=sandbox.workspace.bot_id,
            blocks=with_ids(blocks),
            thread_ts=thread_ts,
        )
        _share_later(sandbox, place, message, files)
    return {"files": answer}


def _share_later(sandbox: Sandbox, place: Channel, message: Message, files: list[File]) -> None:
    """The message gets its time when it comes."""

    def work() -> None:
        with sandbox.workspace.lock:
            message.ts = sandbox.workspace.timestamps.next()
            share(sandbox, place, message, [file for file in files if _still_there(sandbox, file)])

    sandbox.later.run(sandbox.timings.file_share, work)


def _still_there(sandbox: Sandbox, file: File) -> bool:
    return sandbox.workspace.files.find(file.id) is file


def _wanted(arguments: Arguments) -> list[Json]:
    wanted = arguments.json("files", "invalid_arguments")
    if not isinstance(wanted, list) or not wanted or not all(isinstance(x, dict) for x in wanted):
        raise SlackError("invalid_arguments", ["[ERROR] missing required field: files"])
    return wanted


def _places(sandbox: Sandbox, arguments: Arguments) -> list[Channel]:
    wanted = arguments.text("channel_id") or arguments.text("channels")
    listed = [one.strip() for one in wanted.split(",") if one.strip()]
    if any(one.startswith("U") for one in listed):
        pattern = "^[CGDZ][A-Z0-9]{8,}$ [json-pointer:/channel_id]"  # slackapi/bolt-js#2115
        raise SlackError(
            "invalid_arguments", [f"[ERROR] input must match regex pattern: {pattern}"]
        )
    return [joined_channel(sandbox.workspace, one) for one in listed]


def _comment(arguments: Arguments) -> tuple[str, list[Json]]:
    comment = arguments.text("initial_comment")
    blocks = None if comment else arguments.json("blocks", "invalid_blocks_format")
    if not blocks:
        return comment, []
    content = message_content(text=None, blocks=blocks)
    return "", content.blocks or []


def _finished(sandbox: Sandbox, wanted: Json) -> File:
    workspace = sandbox.workspace
    upload = workspace.files.finish(str(wanted.get("id")))
    file = File(
        id=upload.file_id,
        user=workspace.bot.id,
        name=upload.name,
        title=str(wanted.get("title") or upload.name),
        content=upload.content or b"",
        created=int(sandbox.clock.now().timestamp()),
        alt_txt=upload.alt_txt,
    )
    workspace.files.add(file)
    return file


def info(sandbox: Sandbox, arguments: Arguments) -> Json:
    file = _visible(sandbox, arguments.required("file"))
    return {
        "file": slack_file(sandbox.workspace, file),
        "comments": [],
        "response_metadata": {"next_cursor": ""},
    }


def list_files(sandbox: Sandbox, arguments: Arguments) -> Json:
    """Pages are numbered here, as nowhere else in the Web API."""
    workspace = sandbox.workspace
    if arguments.has("user"):
        user_of(workspace, arguments.text("user"))
    if arguments.has("channel"):
        joined_channel(workspace, arguments.text("channel"))
    found = [
        file
        for file in workspace.files.everything()
        if sees_file(workspace, file, workspace.bot) and _fits(file, arguments)
    ]
    count, number = max(1, arguments.number("count", 100)), max(1, arguments.number("page", 1))
    shown = found[(number - 1) * count : number * count]
    pages = -(-len(found) // count)
    return {
        "files": [slack_file(workspace, file) for file in shown],
        "paging": {"count": count, "total": len(found), "page": number, "pages": pages},
    }


def _fits(file: File, arguments: Arguments) -> bool:
    if arguments.has("user") and file.user != arguments.text("user"):
        return False
    channel = arguments.text("channel")
    if channel and channel not in {share.channel for share in file.shares}:
        return False
    first = arguments.number("ts_from", 0)
    last = arguments.number("ts_to", file.created)
    return first <= file.created <= last and _is_of(file, arguments.text("types", "all"))


def _is_of(file: File, types: str) -> bool:
    wanted = types.replace(" ", "").split(",")
    if set(wanted) - {"all", *_PREFIXES}:
        raise SlackError("unknown_type")
    kind = mime_type(file.name)
    return "all" in wanted or any(kind.startswith(_PREFIXES[one]) for one in wanted)


def delete(sandbox: Sandbox, arguments: Arguments) -> Json:
    """Only its own files, for a bot."""
    workspace = sandbox.workspace
    file = _visible(sandbox, arguments.required("file"))
    if file.user != workspace.bot.id:
        raise SlackError("cant_delete_file")
    workspace.files.remove(file)
    event = events.file_deleted(file.id, workspace.timestamps.next())
    publisher.publish_to_workspace(sandbox, event)
    return {}


def _visible(sandbox: Sandbox, file_id: str) -> File:
    file = sandbox.workspace.files.get(file_id)
    if not sees_file(sandbox.workspace, file, sandbox.workspace.bot):
        raise SlackError("file_not_found")
    return file


METHODS: Mapping[str, Method] = {
    "files.getUploadURLExternal": Method(get_upload_url),
    "files.completeUploadExternal": Method(complete_upload),
    "files.info": Method(info),
    "files.list": Method(list_files),
    "files.delete": Method(delete),
}
