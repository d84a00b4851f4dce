"""Files in Slack: reading one with the bot's token, and giving somebody a copy of it.

A file that was dropped in a direct message with the bot can be opened by nobody but whoever
dropped it; the bot reads along there, so it can pass a copy on.
"""

import re
import time
from collections.abc import Mapping
from typing import Any

import httpx
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.slack.failures import NO_ANSWER, code_of

LARGEST_MEGABYTES = 25
"""A copy is held in memory as a whole while it is passed on."""

_MEGABYTE = 1024 * 1024
_CHUNK = 64 * 1024
_DEADLINE_SECONDS = 60.0
_SLACKS = ("slack.com", "slack-gov.com")
_HOST = re.compile(r"[a-z0-9.-]+")
_GONE = frozenset({"file_deleted", "file_not_found"})
_GONE_MODES = frozenset({"tombstone", "hidden_by_limit"})
_NOT_FOUND = 404
_HTML = "text/html"


class FileProblemError(Exception):
    """Why a file cannot be passed on; the text is for the log and names no file.

    :cvar phrase: what is told about it.
    """

    phrase = "not_brought"


class FileGoneError(FileProblemError):
    """It is not in Slack any more, or the bot cannot see it."""

    phrase = "gone"


class FileTooLargeError(FileProblemError):
    """It is larger than the bot passes on."""

    phrase = "too_large"


def fetch_file(
    client: WebClient,
    slack_file_id: str,
    *,
    largest: int = LARGEST_MEGABYTES * _MEGABYTE,
    deadline_seconds: float = _DEADLINE_SECONDS,
) -> bytes:
    """What is in a file, read with the bot's token.

    :param largest: in bytes. :param deadline_seconds: real time, for the whole of it.
    :raises FileProblemError: it could not be read.
    """
    shape = _shape_of(client, slack_file_id)
    if int(shape.get("size") or 0) > largest:
        raise FileTooLargeError
    address = str(shape.get("url_private_download") or "")
    if not is_slacks_own(address, client.base_url):
        raise FileProblemError("not kept in Slack")
    until = time.monotonic() + deadline_seconds
    try:
        with httpx.stream(
            "GET",
            address,
            headers={"Authorization": f"Bearer {client.token}"},
            timeout=client.timeout,
            follow_redirects=False,  # the token is for Slack alone
        ) as answer:
            _check(answer, shape)
            return _read(answer, largest, until)
    except httpx.HTTPError as error:
        raise FileProblemError(type(error).__name__) from error


def give_file(
    client: WebClient, *, channel_id: str, name: str, content: bytes, comment: str
) -> None:
    """Put a copy of a file in a conversation. ``comment`` is mrkdwn.

    :param client: one that repeats nothing, or the file might be given twice.
    :raises FileProblemError: Slack refused it, or gave no answer.
    """
    try:
        client.files_upload_v2(
            channel=channel_id, file=content, filename=name, title=name, initial_comment=comment
        )
    except (SlackApiError, *NO_ANSWER) as error:
        raise FileProblemError(code_of(error) or type(error).__name__) from error


def is_slacks_own(address: str, base_url: str) -> bool:
    """Whether a token may go to an address: it is where the Web API is, or a place of Slack's."""
    try:
        there, home = httpx.URL(address), httpx.URL(base_url)
    except httpx.InvalidURL:
        return False
    if (there.scheme, there.host, there.port) == (home.scheme, home.host, home.port):
        return bool(there.host)
    if there.scheme != "https" or there.port is not None or not _HOST.fullmatch(there.host):
        return False
    return any(_is_of(home.host, slack) and _is_of(there.host, slack) for slack in _SLACKS)


def _is_of(host: str, domain: str) -> bool:
    return host == domain or host.endswith(f".{domain}")


def _shape_of(client: WebClient, slack_file_id: str) -> Mapping[str, Any]:
    """The file as Slack describes it.

    Source: https://docs.slack.dev/reference/objects/file-object/
    """
    try:
        shape: Mapping[str, Any] = client.files_info(file=slack_file_id)["file"]
    except SlackApiError as error:
        code = code_of(error)
        raise (FileGoneError if code in _GONE else FileProblemError)(code) from error
    except NO_ANSWER as error:
        raise FileProblemError(type(error).__name__) from error
    if shape.get("mode") in _GONE_MODES:
        raise FileGoneError(str(shape["mode"]))
    return shape


def _check(answer: httpx.Response, shape: Mapping[str, Any]) -> None:
    """Slack sends who may not read a file to a page where people sign in."""
    if answer.status_code == _NOT_FOUND:
        raise FileGoneError("http 404")
    if answer.status_code != httpx.codes.OK:
        raise FileProblemError(f"http {answer.status_code}")
    kind = answer.headers.get("content-type", "")
    if kind.startswith(_HTML) and shape.get("mimetype") != _HTML:
        raise FileProblemError("a page instead of the file")


def _read(answer: httpx.Response, largest: int, until: float) -> bytes:
    content = bytearray()
    for chunk in answer.iter_bytes(_CHUNK):
        content += chunk
        if len(content) > largest:
            raise FileTooLargeError
        if time.monotonic() > until:
            raise FileProblemError("too slow")
    return bytes(content)
