"""Several connections, each payload to one of them; tickets; abrupt ends."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from slack_sdk import WebClient
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect

from bot.sandbox.server import SandboxServer
from tests.sandbox.driving import PATIENCE, Control, Json, web_client


@pytest.fixture
def sandbox(
    open_sandbox: Callable[..., tuple[SandboxServer, Control]],
) -> tuple[SandboxServer, Control]:
    return open_sandbox()


@pytest.fixture
def dial(sandbox: tuple[SandboxServer, Control]) -> Iterator[Callable[[], ClientConnection]]:
    """Open a socket and read its hello."""
    server, _ = sandbox
    with ExitStack() as opened:

        def open_one() -> ClientConnection:
            url = url_of(web_client(server), server)
            socket = opened.enter_context(connect(url, compression=None, close_timeout=0.5))
            assert receive(socket)["type"] == "hello"
            return socket

        yield open_one


def url_of(client: WebClient, server: SandboxServer) -> str:
    return str(client.apps_connections_open(app_token=server.app_token)["url"])


def receive(socket: ClientConnection) -> Json:
    message = json.loads(socket.recv(timeout=PATIENCE))
    assert isinstance(message, dict)
    return message


def test_each_payload_goes_to_one_connection(
    sandbox: tuple[SandboxServer, Control], dial: Callable[[], ClientConnection]
) -> None:
    _, control = sandbox
    sockets = [dial(), dial()]

    for number in range(4):
        control.post("/message", channel="bor", user="inkoper", text=str(number))
    told = []
    for socket in sockets:
        for _ in range(2):
            envelope = receive(socket)
            socket.send(json.dumps({"envelope_id": envelope["envelope_id"]}))
            told.append(envelope["payload"]["event"]["text"])

    assert sorted(told) == ["0", "1", "2", "3"]
    for _ in range(4):
        control.wait_for_log("envelope_acked", type="message")


def test_an_acknowledgement_from_an_app_without_bolt(
    sandbox: tuple[SandboxServer, Control], dial: Callable[[], ClientConnection]
) -> None:
    _, control = sandbox
    socket = dial()
    socket.send("geen json")
    socket.send("[]")
    socket.send(json.dumps({"envelope_id": "onbekend"}))

    control.post("/message", channel="bor", user="inkoper", text="hallo")
    envelope = receive(socket)
    assert envelope["type"] == "events_api"
    assert envelope["accepts_response_payload"] is False
    assert (envelope["retry_attempt"], envelope["retry_reason"]) == (0, "")
    socket.send(json.dumps({"envelope_id": envelope["envelope_id"]}))

    acked = control.wait_for_log("envelope_acked")
    assert acked["envelope_id"] == envelope["envelope_id"]


def test_a_ticket_opens_one_socket(sandbox: tuple[SandboxServer, Control]) -> None:
    server, control = sandbox
    url = url_of(web_client(server), server)
    with connect(url, compression=None):
        control.wait_for("/state", lambda state: state["bots_connected"] == 1)
        for refused in (url, url.replace("ticket=", "ticket=x")):
            with pytest.raises(InvalidStatus), connect(refused):
                pass
    control.wait_for("/state", lambda state: state["bots_connected"] == 0)


def test_a_line_that_is_cut_is_gone_at_once(
    sandbox: tuple[SandboxServer, Control], dial: Callable[[], ClientConnection]
) -> None:
    _, control = sandbox
    dial()

    control.post("/faults", drop_socket="abort")

    assert control.get("/state")["bots_connected"] == 0
    assert control.wait_for_log("bot_gone")


def test_a_socket_that_was_warned_is_used_until_there_is_another(
    sandbox: tuple[SandboxServer, Control], dial: Callable[[], ClientConnection]
) -> None:
    _, control = sandbox
    old = dial()
    control.post("/faults", drop_socket="warning")
    assert receive(old) == {
        "type": "disconnect",
        "reason": "warning",
        "debug_info": {"host": "sandbox"},
    }

    control.post("/message", channel="bor", user="inkoper", text="nog op de oude")
    envelope = receive(old)
    old.send(json.dumps({"envelope_id": envelope["envelope_id"]}))
    new = dial()
    control.post("/message", channel="bor", user="inkoper", text="op de nieuwe")

    assert receive(new)["payload"]["event"]["text"] == "op de nieuwe"


def test_a_big_payload_travels_whole(
    sandbox: tuple[SandboxServer, Control], dial: Callable[[], ClientConnection]
) -> None:
    _, control = sandbox
    socket = dial()
    text = "é" * 30_000
    control.post("/message", channel="bor", user="inkoper", text=text)
    assert receive(socket)["payload"]["event"]["text"] == text
