"""A workspace in a file: everything that was said and made, without modals, tokens and sockets.

One JSON document. It is written whole, beside the old one, and put in its place at once: a stop
at any moment leaves the old or the new one.
"""

import os
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.sandbox.files import File
from bot.sandbox.model import Channel, Message, User, View
from bot.sandbox.workspace import Workspace


class StateFileError(ValueError):
    """A file that cannot be read as a workspace; the text says why."""


class SavedWorkspace(BaseModel):
    """What is kept. `now` is the sandbox's time, `last_ts` the last `ts` in microseconds."""

    model_config = ConfigDict(extra="forbid", ser_json_bytes="base64", val_json_bytes="base64")

    version: Literal[1] = 1
    workspace: str
    now: datetime
    last_ts: int
    users: list[User]
    channels: list[Channel]
    messages: list[Message]
    files: list[File]
    deleted_files: list[str]
    handed_in: list[str]
    homes: list[View]


def saved(workspace: Workspace, now: datetime) -> SavedWorkspace:
    """A workspace as it is at this moment; the caller holds its lock until it is serialised."""
    return SavedWorkspace.model_construct(
        version=1,
        workspace=workspace.id,
        now=now,
        last_ts=workspace.timestamps.last,
        users=list(workspace.users.values()),
        channels=list(workspace.channels.values()),
        messages=[
            message
            for channel in workspace.channels
            for message in workspace.messages.everything(channel)
        ],
        files=list(reversed(workspace.files.everything())),
        deleted_files=sorted(workspace.files.deleted),
        handed_in=sorted(workspace.handed_in),
        homes=workspace.homes.everything(),
    )


def restore(workspace: Workspace, kept: SavedWorkspace) -> None:
    """Put what was kept in a workspace that was just opened.

    People and channels that its setup has and the file has not, stay.

    Raises:
        StateFileError: it is another workspace.
    """
    if kept.workspace != workspace.id:
        raise StateFileError(f"it holds the workspace {kept.workspace}, not {workspace.id}")
    for user in kept.users:
        workspace.users.setdefault(user.id, user)
    workspace.channels |= {channel.id: channel for channel in kept.channels}
    workspace.messages.load(kept.messages)
    workspace.files.load(kept.files, kept.deleted_files)
    workspace.homes.load(kept.homes)
    workspace.handed_in |= set(kept.handed_in)
    workspace.timestamps.last = kept.last_ts


def read(path: Path) -> SavedWorkspace | None:
    """What a file holds; `None` when there is no file yet.

    Raises:
        StateFileError: it is no workspace, or cannot be read.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StateFileError(f"it cannot be read: {error.strerror}") from error
    try:
        return SavedWorkspace.model_validate_json(content)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        told = f"{where}: {first['msg']}" if where else first["msg"]
        raise StateFileError(f"it holds no workspace: {told}") from error


def write(path: Path, content: bytes) -> None:
    """Replace the file at once; only its owner may read it.

    Raises:
        OSError: there is no such folder, or no room.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as beside:
            beside.write(content)
            beside.flush()
            os.fsync(beside.fileno())
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
