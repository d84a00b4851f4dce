"""Files that come into a conversation, from the bot or from a person."""

from collections.abc import Sequence

from bot.sandbox import publisher
from bot.sandbox.choices import ImpossibleChoiceError
from bot.sandbox.file_shapes import permalink, slack_file
from bot.sandbox.files import File, Share
from bot.sandbox.jsontypes import Json
from bot.sandbox.model import Channel, Message, StateValues
from bot.sandbox.payloads import events
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.workspace import Workspace


def share(sandbox: Sandbox, place: Channel, message: Message, files: Sequence[File]) -> None:
    """Post a message that carries files, and tell of each of them a moment later."""
    for file in files:
        sandbox.workspace.files.shared(file, Share(place.id, message.ts, message.thread_ts))
    message.files = [file.id for file in files]
    publisher.post(sandbox, place, message)
    sandbox.later.run(sandbox.timings.file_share, lambda: _tell(sandbox, place, files))


def linked_files(sandbox: Sandbox, text: str) -> list[File]:
    """The bot's own files whose permalink stands in a text: posting it shares them."""
    workspace = sandbox.workspace
    if "/files/" not in text:
        return []
    return [
        file
        for file in workspace.files.everything()
        if file.user == workspace.bot.id and permalink(workspace, file) in text
    ]


def hand_in(workspace: Workspace, state: StateValues) -> None:
    """Give the bot the files that were chosen in a modal, whole.

    Raises:
        ImpossibleChoiceError: there is no such file.
    """
    for actions in state.values():
        for value in actions.values():
            if value["type"] == "file_input":
                value["files"] = [_handed_in(workspace, one) for one in value["files"]]


def _handed_in(workspace: Workspace, chosen: object) -> Json:
    file_id = str(chosen.get("id")) if isinstance(chosen, dict) else str(chosen)
    file = workspace.files.find(file_id)
    if file is None:
        raise ImpossibleChoiceError(f"there is no file {file_id!r}")
    workspace.handed_in.add(file.id)
    return slack_file(workspace, file)


def _tell(sandbox: Sandbox, place: Channel, files: Sequence[File]) -> None:
    with sandbox.workspace.lock:
        for file in files:
            event_ts = sandbox.workspace.timestamps.next()
            publisher.publish(sandbox, place, events.file_shared(place, file, event_ts))
