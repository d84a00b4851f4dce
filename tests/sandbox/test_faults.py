"""Faults: what a bot sees of them, through the official client."""

import http.client
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from queue import Queue
from time import monotonic

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler
from slack_sdk.socket_mode import SocketModeClient
from slack_sdk.socket_mode.client import BaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse

from bot.sandbox.server import SandboxServer
from tests.sandbox.conftest import TIMINGS
from tests.sandbox.driving import PATIENCE, Control, close_quickly, web_client


def post_fault(control: Control, **fault: object) -> None:
    control.post("/faults", method={"chat.postMessage": fault})


def test_too_many_requests_say_when_to_come_back(client: WebClient, control: Control) -> None:
    post_fault(control, kind="ratelimited", retry_after=7, times=1)

    with pytest.raises(SlackApiError) as error:
        client.chat_postMessage(channel="#mvoi", text="x")

    assert error.value.response.status_code == 429
    assert error.value.response["error"] == "ratelimited"
    assert error.value.response.headers["Retry-After"] == "7"
    assert client.chat_postMessage(channel="#mvoi", text="x")["ok"]


def test_a_client_that_waits_gets_through(server: SandboxServer, control: Control) -> None:
    post_fault(control, kind="ratelimited", retry_after=0, times=2)
    patient = WebClient(
        token=server.bot_token,
        base_url=f"{server.url}/api/",
        retry_handlers=[RateLimitErrorRetryHandler(max_retry_count=2)],
    )

    assert patient.chat_postMessage(channel="#mvoi", text="x")["ok"]
    assert control.texts("mvoi") == ["x"]


def test_a_server_error_does_nothing(client: WebClient, control: Control) -> None:
    post_fault(control, kind="server_error", status=503, times=1)

    with pytest.raises(SlackApiError) as error:
        client.chat_postMessage(channel="#mvoi", text="x")

    assert error.value.response.status_code == 503
    assert control.texts("mvoi") == []


def test_a_lost_answer_was_done_all_the_same(client: WebClient, control: Control) -> None:
    post_fault(control, kind="lost_answer", times=1)

    with pytest.raises((http.client.RemoteDisconnected, ConnectionError)):
        client.chat_postMessage(channel="#mvoi", text="x")

    assert control.texts("mvoi") == ["x"]


def test_a_lost_request_was_not_done(client: WebClient, control: Control) -> None:
    post_fault(control, kind="lost_request", times=1)

    with pytest.raises((http.client.RemoteDisconnected, ConnectionError)):
        client.chat_postMessage(channel="#mvoi", text="x")

    assert control.texts("mvoi") == []


def test_a_slow_answer_comes_and_holds_up_nobody_else(
    server: SandboxServer, client: WebClient, control: Control
) -> None:
    control.post("/faults", method={"chat.postMessage": {"kind": "slow", "seconds": 0.3}})
    impatient = web_client(server)
    impatient.timeout = 0.1  # type: ignore[assignment]  # a fraction works, whatever it says

    with pytest.raises(TimeoutError):
        impatient.chat_postMessage(channel="#mvoi", text="x")
    assert control.texts("mvoi") == ["x"]

    started = monotonic()
    assert client.chat_postMessage(channel="#mvoi", text="y")["ok"]
    assert monotonic() - started >= 0.3


def test_an_error_of_choice_after_a_number_of_calls(client: WebClient, control: Control) -> None:
    post_fault(control, kind="error", code="is_archived", skip=1, times=1)

    assert client.chat_postMessage(channel="#mvoi", text="1")["ok"]
    with pytest.raises(SlackApiError) as error:
        client.chat_postMessage(channel="#mvoi", text="2")
    assert error.value.response["error"] == "is_archived"
    assert client.chat_postMessage(channel="#mvoi", text="3")["ok"]


def test_every_method_at_once_and_none_again(client: WebClient, control: Control) -> None:
    control.post("/faults", method={"*": {"kind": "error", "code": "fatal_error"}})
    with pytest.raises(SlackApiError):
        client.users_list()
    assert "*" in control.get("/state")["faults"]["method"]

    control.post("/faults", method={"*": None})
    assert client.users_list()["ok"]


def test_faults_that_do_not_exist_are_refused(control: Control) -> None:
    for body in (
        {"method": {"chat.postMessage": {"kind": "onzin"}}},
        {"onzin": True},
        {"drop_socket": "onzin"},
    ):
        assert control.refused("/faults", **body) == (400, "invalid_arguments")


@dataclass
class Listening:
    """A sandbox of its own with a client that acknowledges everything."""

    control: Control
    socket: SocketModeClient
    received: "Queue[SocketModeRequest]"


@pytest.fixture
def listening(
    open_sandbox: Callable[..., tuple[SandboxServer, Control]],
) -> Iterator[Listening]:
    patient = replace(TIMINGS, event_retries=(0.0, 0.5, 5.0))
    server, control = open_sandbox(patient)
    received: Queue[SocketModeRequest] = Queue()

    def listen(client: BaseSocketModeClient, request: SocketModeRequest) -> None:
        received.put(request)
        client.send_socket_mode_response(SocketModeResponse(request.envelope_id))

    # It looks this often whether it is still connected; that is how it notices a closed socket.
    socket = SocketModeClient(server.app_token, web_client=web_client(server), ping_interval=0.2)
    socket.socket_mode_request_listeners.append(listen)
    socket.connect()
    control.wait_for("/state", lambda state: state["bots_connected"] == 1)
    # It replaces a connection only between two readings, of three seconds each: shorten them.
    assert socket.current_session is not None
    assert socket.current_session.sock is not None
    socket.current_session.sock.settimeout(0.05)
    control.post("/message", channel="bor", user="inkoper", text="ben je er?")
    received.get(timeout=PATIENCE)
    yield Listening(control, socket, received)
    close_quickly(socket)


@pytest.mark.parametrize("how", ["close", "warning", "refresh_requested", "link_disabled"])
def test_a_client_comes_back_after_its_socket_was_closed(listening: Listening, how: str) -> None:
    control = listening.control
    first = listening.socket.session_id()
    before = control.seq()

    control.post("/faults", drop_socket=how)
    control.wait_for_log("bot_connected", after=before)
    control.wait_for("/state", lambda state: state["bots_connected"] == 1)
    control.post("/message", channel="bor", user="inkoper", text="ben je er weer?")

    told = listening.received.get(timeout=PATIENCE)
    assert told.payload["event"]["text"] == "ben je er weer?"
    assert listening.socket.session_id() != first


def test_an_event_on_a_dropped_socket_is_sent_again(listening: Listening) -> None:
    control = listening.control

    control.post("/faults", drop_socket="after_next_envelope")
    control.post("/message", channel="bor", user="inkoper", text="onderweg verloren")
    control.wait_for_log("envelope_lost", reason="socket_closed")
    control.wait_for_log("envelope_acked", type="message")

    told = [listening.received.get(timeout=PATIENCE) for _ in range(2)]
    assert len({one.payload["event_id"] for one in told}) == 1
    assert told[0].retry_attempt == 0
    assert (told[1].retry_attempt or 0) > 0
