"""Driving a sandbox from outside: as its people, through the control API, and as a bot."""

import json
import socket
from collections.abc import Callable
from time import monotonic
from typing import Any

import httpx
import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode import SocketModeClient
from slack_sdk.socket_mode.client import BaseSocketModeClient

from bot.sandbox.server import SandboxServer
from bot.sandbox.setup import (
    ChannelSetup,
    CommandExample,
    CommandSetup,
    Setup,
    UserGroupSetup,
    UserSetup,
)

Json = dict[str, Any]
PATIENCE = 10.0  # seconds after which something that should have happened has not

SETUP = Setup(
    workspace="Gemeente Proefveen",
    users=(
        UserSetup("inkoper", "Inkoper", "Inkoper", ("buyer",)),
        UserSetup("coordinator", "Coördinator", "Coördinator MVOI", ("coordinator",)),
        UserSetup("gast", "Gast", guest=True),
    ),
    channels=(
        ChannelSetup("mvoi", "Alles over MVOI"),
        ChannelSetup("bor", members=("inkoper",)),
        ChannelSetup("elders", bot_member=False),
        ChannelSetup("besloten", members=("coordinator",), private=True),
        ChannelSetup("geheim", members=("coordinator",), private=True, bot_member=False),
    ),
    commands=(
        CommandSetup("/mvoi", "MVOI", "[traject]", (CommandExample("traject", "Log een zaak"),)),
    ),
    user_groups=(UserGroupSetup("inkopers", "Alle inkopers", ("inkoper", "gast")),),
)


class Control:
    """The control API. Every call that is not expected to be refused must succeed."""

    def __init__(self, url: str) -> None:
        self.http = httpx.Client(base_url=f"{url}/_control", timeout=60)

    def get(self, path: str, **query: object) -> Json:
        response = self.http.get(path, params={key: str(value) for key, value in query.items()})
        assert response.status_code == 200, response.text
        return as_json(response)

    def post(self, path: str, **body: object) -> Json:
        response = self.http.post(path, json=body)
        assert response.status_code == 200, response.text
        return as_json(response)

    def refused(self, path: str, **body: object) -> tuple[int, str]:
        """The status and error code of something that cannot be done."""
        response = self.http.post(path, json=body)
        assert response.status_code >= 400, response.text
        return response.status_code, as_json(response)["error"]

    def seq(self) -> int:
        return int(self.get("/log", after=10**9)["seq"])

    def wait_for(self, path: str, holds: Callable[[Json], object], **query: object) -> Json:
        """Long-poll `path` until `holds` is true of it."""
        deadline = monotonic() + PATIENCE
        answer = self.get(path, **query)
        while not holds(answer):
            left = deadline - monotonic()
            assert left > 0, f"still not so: {answer}"
            answer = self.get(path, after=answer["seq"], wait=left, **query)
        return answer

    def wait_for_log(self, kind: str, after: int = 0, **details: object) -> Json:
        """The first entry of this kind past `after` with these details."""
        deadline = monotonic() + PATIENCE
        while True:
            answer = self.get("/log", after=after, wait=max(0.0, deadline - monotonic()))
            for entry in answer["entries"]:
                if entry["kind"] == kind and details.items() <= entry.items():
                    return dict(entry)
            assert monotonic() < deadline, f"no {kind} {details}"
            after = answer["seq"]

    def wait_until_nothing_is_under_way(self, after: int) -> None:
        """Every payload that was sent past `after` has been acknowledged, or was given up."""
        sent: set[str] = set()
        deadline = monotonic() + PATIENCE
        answer = self.get("/log", after=after)
        while True:
            for entry in answer["entries"]:
                if entry["kind"] == "envelope_sent":
                    sent.add(entry["envelope_id"])
                elif entry["kind"] in {"envelope_acked", "envelope_lost"}:
                    sent.discard(entry["envelope_id"])
            if not sent:
                return
            assert monotonic() < deadline, f"still under way: {sent}"
            answer = self.get("/log", after=answer["seq"], wait=deadline - monotonic())

    def texts(self, channel: str, **query: object) -> list[str]:
        return [
            message["text"] for message in self.get(f"/messages/{channel}", **query)["messages"]
        ]

    def top_view(self, user: str) -> Json:
        views: list[Json] = self.get("/views", user=user)["views"]
        return views[-1]


def as_json(response: httpx.Response) -> Json:
    """The answer as an object."""
    document = json.loads(response.content)
    assert isinstance(document, dict)
    return document


def web_client(server: SandboxServer, token: str | None = None) -> WebClient:
    """The official client, which retries nothing of its own accord."""
    return WebClient(
        token=server.bot_token if token is None else token,
        base_url=f"{server.url}/api/",
        retry_handlers=[],
    )


def refusal(call: Callable[..., object], **arguments: object) -> str:
    """The error code with which a call of the official client is refused."""
    with pytest.raises(SlackApiError) as error:
        call(**arguments)
    return str(error.value.response["error"])


def close_quickly(client: BaseSocketModeClient) -> None:
    """Close the official client without the three seconds that it waits for its own reading."""
    assert isinstance(client, SocketModeClient)
    client.auto_reconnect_enabled = False
    session = client.current_session
    if session is not None and session.sock is not None:
        session.sock.shutdown(socket.SHUT_RDWR)
    try:
        client.close()
    except AttributeError:  # its own threads closed the socket between its looking and closing
        client.close()


def section(text: str = "Hoi", block_id: str | None = None) -> Json:
    block: Json = {"type": "section", "text": {"type": "mrkdwn", "text": text}}
    return block | ({"block_id": block_id} if block_id else {})


def button(action_id: str = "go", value: str = "1") -> Json:
    label = {"type": "plain_text", "text": "Doe het"}
    return {"type": "button", "action_id": action_id, "text": label, "value": value}


def actions(*elements: Json, block_id: str = "knoppen") -> Json:
    return {"type": "actions", "block_id": block_id, "elements": list(elements)}


def text_input(block_id: str, *, optional: bool = False, **element: object) -> Json:
    return {
        "type": "input",
        "block_id": block_id,
        "optional": optional,
        "label": {"type": "plain_text", "text": block_id.capitalize()},
        "element": {"type": "plain_text_input", "action_id": "value", **element},
    }


def option(value: str) -> Json:
    return {"text": {"type": "plain_text", "text": value.capitalize()}, "value": value}


def modal(*blocks: Json, **more: object) -> Json:
    return {
        "type": "modal",
        "callback_id": "form",
        "title": {"type": "plain_text", "text": "Formulier"},
        "submit": {"type": "plain_text", "text": "Opslaan"},
        "blocks": list(blocks),
        **more,
    }


def typed(**texts: str | None) -> Json:
    """`state.values` for text inputs made with `text_input`."""
    return {block_id: {"value": {"value": text}} for block_id, text in texts.items()}
