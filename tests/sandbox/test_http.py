"""Signed HTTP in place of a socket: Bolt's own check of the signature, retries, the handshake."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from queue import Queue
from typing import Any
from urllib.parse import parse_qs

import pytest
from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient
from slack_sdk.signature import SignatureVerifier
from starlette.responses import Response

from bot.sandbox.server import SandboxServer
from tests.sandbox.conftest import TIMINGS
from tests.sandbox.driving import (
    PATIENCE,
    SETUP,
    Control,
    Json,
    actions,
    button,
    modal,
    text_input,
    typed,
    web_client,
)
from tests.sandbox.listening import HttpApp, http_app


@pytest.fixture(scope="module")
def shared_listener() -> Iterator[HttpApp]:
    with http_app() as listener:
        yield listener


@pytest.fixture
def bolt(
    shared_listener: HttpApp, server: SandboxServer, control: Control
) -> Iterator[tuple[App, HttpApp]]:
    """An app behind its own request URL, which the sandbox has verified."""
    app = App(client=web_client(server), signing_secret=server.signing_secret)
    shared_listener.app = app
    control.post("/http", url=shared_listener.url)
    while b'"url_verification"' not in shared_listener.take().body:
        pass  # what the test before still caused
    yield app, shared_listener
    control.post("/http", enabled=False)
    shared_listener.app = None
    shared_listener.answers.clear()
    while not shared_listener.received.empty():
        shared_listener.received.get()


def told_of(app: App) -> "Queue[Json]":
    """The messages that reach a listener."""
    told: Queue[Json] = Queue()

    @app.event("message")
    def note(event: Json) -> None:
        told.put(event)

    return told


def test_an_event_arrives_signed_and_bolt_believes_it(
    bolt: tuple[App, HttpApp], control: Control, server: SandboxServer
) -> None:
    app, listener = bolt
    told = told_of(app)

    control.post("/message", channel="@inkoper", user="inkoper", text="hoi")

    assert told.get(timeout=PATIENCE)["text"] == "hoi"
    request = listener.take()
    assert request.headers["content-type"] == "application/json"
    assert "x-slack-retry-num" not in request.headers
    verifier = SignatureVerifier(server.signing_secret)
    assert verifier.is_valid_request(request.body, request.headers)
    control.wait_for_log("envelope_acked", type="message")


def test_a_command_is_a_form_and_its_answer_is_shown(
    bolt: tuple[App, HttpApp], control: Control
) -> None:
    app, listener = bolt

    @app.command("/mvoi")
    def answer(ack: Ack, command: Json) -> None:
        ack(f"Je typte: {command['text']}")

    outcome = control.post("/command", channel="mvoi", user="inkoper", command="/mvoi", text="a&b")

    assert (outcome["ok"], outcome["acknowledged"]) == (True, True)
    assert control.texts("mvoi", user="inkoper") == ["Je typte: a&amp;b"]
    form = parse_qs(listener.take().body.decode())
    assert form["command"] == ["/mvoi"]
    assert form["channel_id"] == ["CMVOI"]


def test_a_click_answers_through_its_response_url(
    bolt: tuple[App, HttpApp], control: Control, client: WebClient
) -> None:
    app, listener = bolt

    @app.action("go")
    def clicked(ack: Ack, respond: Respond) -> None:
        ack()
        respond(text="gedaan", replace_original=True)

    posted = client.chat_postMessage(channel="#mvoi", text="kaart", blocks=[actions(button())])
    control.post(
        "/interact",
        channel="mvoi",
        user="inkoper",
        messageTs=posted["ts"],
        action={"action_id": "go"},
    )

    control.wait_for(
        "/messages/mvoi", lambda answer: [one["text"] for one in answer["messages"]] == ["gedaan"]
    )
    bodies = [listener.take().body for _ in range(listener.received.qsize())]
    clicks = [body for body in bodies if body.startswith(b"payload=")]
    payload = json.loads(parse_qs(clicks[0].decode())["payload"][0])
    assert payload["type"] == "block_actions"


def test_a_modal_is_refused_and_then_accepted(bolt: tuple[App, HttpApp], control: Control) -> None:
    app, _ = bolt

    @app.shortcut("open")
    def open_it(ack: Ack, shortcut: Json, client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=shortcut["trigger_id"], view=modal(text_input("titel")))

    @app.view("form")
    def submitted(ack: Ack, view: Json) -> None:
        title = view["state"]["values"]["titel"]["value"]["value"]
        if title == "goed":
            ack()
        else:
            ack(response_action="errors", errors={"titel": "Schrijf goed."})

    control.post("/shortcut", callback_id="open", user="inkoper")
    view = control.wait_for("/views", lambda answer: answer["views"], user="inkoper")["views"][0]
    sent: Json = {"view_id": view["id"], "user": "inkoper"}
    wrong = control.post("/view-submit", **sent, values=typed(titel="fout"))
    right = control.post("/view-submit", **sent, values=typed(titel="goed"))

    assert wrong["errors"] == {"titel": "Schrijf goed."}
    assert right["view"] is None


@pytest.mark.parametrize("fault", ["wrong", "stale"])
def test_bolt_refuses_a_signature_that_is_not_right(
    bolt: tuple[App, HttpApp], control: Control, fault: str
) -> None:
    app, _ = bolt
    reached: Queue[Any] = Queue()

    @app.command("/mvoi")
    def answer(ack: Ack) -> None:
        reached.put(1)
        ack()

    control.post("/faults", signature=fault)
    before = control.seq()

    outcome = control.post("/command", channel="mvoi", user="inkoper", command="/mvoi")

    assert (outcome["acknowledged"], outcome["error"]) == (False, "http_client_error")
    assert reached.empty()
    assert control.wait_for_log("envelope_lost", after=before)["reason"] == "http_error"


def test_an_event_comes_again_with_the_reason(
    bolt: tuple[App, HttpApp], control: Control, server: SandboxServer
) -> None:
    app, listener = bolt
    told = told_of(app)
    listener.answers.append(Response(status_code=500))

    control.post("/message", channel="bor", user="inkoper", text="nog eens")

    first, second = listener.take(), listener.take()
    assert "x-slack-retry-num" not in first.headers
    assert second.headers["x-slack-retry-num"] == "1"
    assert second.headers["x-slack-retry-reason"] == "http_error"
    assert second.body == first.body
    assert SignatureVerifier(server.signing_secret).is_valid_request(second.body, second.headers)
    assert told.get(timeout=PATIENCE)["text"] == "nog eens"


def test_an_app_that_wants_no_retries_gets_none(
    bolt: tuple[App, HttpApp], control: Control
) -> None:
    _, listener = bolt
    listener.answers.append(Response(status_code=500, headers={"x-slack-no-retry": "1"}))

    control.post("/message", channel="bor", user="inkoper", text="laat maar")

    listener.take()
    control.wait_for_log("unanswered", type="message")
    assert listener.received.empty()


def test_a_silent_app_and_an_app_that_is_not_there(
    open_sandbox: Callable[..., tuple[SandboxServer, Control]],
) -> None:
    _, control = open_sandbox(replace(TIMINGS, acknowledgement=0.2, event_retries=(0.0,)))
    command = {"channel": "mvoi", "user": "inkoper", "command": "/mvoi"}
    with http_app() as listener:
        control.post("/http", url=listener.url, verify=False)
        assert control.post("/command", **command)["acknowledged"] is True
        listener.slow = 0.5
        assert control.post("/command", **command)["error"] == "operation_timeout"
        lost = control.wait_for_log("envelope_lost")
        assert lost["reason"] == "http_timeout"
    assert control.post("/command", **command)["error"] == "dispatch_failed"
    control.wait_for_log("envelope_lost", after=lost["seq"], reason="connection_failed")


def test_only_addresses_on_this_machine_that_answer_the_challenge(
    shared_listener: HttpApp, control: Control
) -> None:
    for url in ("http://example.org/", "https://127.0.0.1/", "http://127.0.0.1.example.org/", ""):
        assert control.refused("/http", url=url) == (400, "not_loopback")
    assert control.refused("/http", url=shared_listener.url) == (409, "url_not_verified")
    assert control.get("/state")["http"] == {"url": shared_listener.url, "enabled": False}
    shared_listener.take()
    with pytest.raises(ValueError, match="this machine"):
        SandboxServer(SETUP, http_url="http://example.org/slack/events").start()


def test_a_sandbox_that_knows_the_address_from_the_start() -> None:
    with http_app() as listener:
        server = SandboxServer(SETUP, http_url=listener.url, timings=TIMINGS)
        server.start()
        control = Control(server.url)
        control.post("/message", channel="bor", user="inkoper", text="hoi")
        assert json.loads(listener.take().body)["event"]["text"] == "hoi"
        control.http.close()
        server.stop()
