"""What the app is told of: messages, mentions, reactions; again when it does not answer."""

from collections.abc import Callable
from dataclasses import replace
from queue import Queue

import pytest
from slack_bolt import App, BoltRequest
from slack_sdk import WebClient
from slack_sdk.socket_mode import SocketModeClient
from slack_sdk.socket_mode.client import BaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse

from bot.sandbox.server import SandboxServer
from tests.sandbox.conftest import TIMINGS
from tests.sandbox.driving import PATIENCE, Control, Json, close_quickly, web_client


@pytest.fixture
def events(app: App) -> "Queue[Json]":
    """Every event that Bolt lets through: it drops what the app itself caused."""
    received: Queue[Json] = Queue()

    @app.middleware
    def note(body: Json, request: BoltRequest, next_: Callable[[], None]) -> None:
        retries = request.headers.get("x-slack-retry-num", ["0"])[0]
        received.put({**body, "retries": retries})
        next_()

    for kind in ("message", "app_mention", "reaction_added"):
        app.event(kind)(lambda: None)
    return received


def test_a_direct_message_arrives_escaped(events: "Queue[Json]", control: Control) -> None:
    said = control.post("/message", channel="@inkoper", user="inkoper", text="R&D < €3")

    body = events.get(timeout=PATIENCE)
    event = body["event"]
    assert body["type"] == "event_callback"
    assert body["event_id"].startswith("Ev")
    assert body["authorizations"][0]["user_id"] == "UVAANDEL"
    assert (event["type"], event["channel_type"]) == ("message", "im")
    assert (event["text"], event["ts"]) == ("R&amp;D &lt; €3", said["ts"])
    assert event["blocks"][0]["elements"][0]["elements"] == [{"type": "text", "text": "R&D < €3"}]


def test_a_mention_is_told_twice(events: "Queue[Json]", control: Control) -> None:
    control.post("/message", channel="bor", user="inkoper", text="@Vaandel, zie #mvoi")

    told = [events.get(timeout=PATIENCE)["event"] for _ in range(2)]
    assert {event["type"] for event in told} == {"message", "app_mention"}
    assert {event["text"] for event in told} == {"<@UVAANDEL>, zie <#CMVOI|mvoi>"}


def test_a_reply_carries_its_thread(events: "Queue[Json]", control: Control) -> None:
    parent = control.post("/message", channel="bor", user="inkoper", text="vraag")
    events.get(timeout=PATIENCE)
    control.post("/message", channel="bor", user="inkoper", text="antwoord", thread_ts=parent["ts"])

    event = events.get(timeout=PATIENCE)["event"]
    assert event["thread_ts"] == parent["ts"]
    assert event["parent_user_id"] == "UINKOPER"


def test_private_channels_are_groups_and_others_stay_unknown(
    events: "Queue[Json]", control: Control
) -> None:
    control.post("/message", channel="geheim", user="coordinator", text="niet voor de bot")
    control.post("/message", channel="besloten", user="coordinator", text="wel")

    event = events.get(timeout=PATIENCE)["event"]
    assert (event["text"], event["channel_type"]) == ("wel", "group")


def test_a_reaction_is_told_once(
    events: "Queue[Json]", control: Control, client: WebClient
) -> None:
    posted = client.chat_postMessage(channel="#bor", text="kaart")
    react = {"channel": "bor", "ts": posted["ts"], "user": "inkoper", "name": "jigsaw"}

    assert control.post("/reaction", **react)["added"] is True
    assert control.post("/reaction", **react)["added"] is False

    event = events.get(timeout=PATIENCE)["event"]
    assert (event["type"], event["reaction"]) == ("reaction_added", "jigsaw")
    assert event["item"] == {"type": "message", "channel": "CBOR", "ts": posted["ts"]}
    assert (event["user"], event["item_user"]) == ("UINKOPER", "UVAANDEL")
    assert control.get("/messages/bor")["messages"][0]["reactions"] == [
        {"name": "jigsaw", "users": ["UINKOPER"], "count": 1}
    ]
    assert events.empty()


def test_reactions_where_the_bot_is_not_stay_unknown(
    events: "Queue[Json]", control: Control
) -> None:
    """Neither in a private channel nor in a public one."""
    for channel, user in (("geheim", "coordinator"), ("elders", "inkoper"), ("bor", "inkoper")):
        said = control.post("/message", channel=channel, user=user, text="een les")
        control.post("/reaction", channel=channel, ts=said["ts"], user=user, name="jigsaw")

    told = [events.get(timeout=PATIENCE)["event"] for _ in range(2)]
    reaction = next(event for event in told if event["type"] == "reaction_added")
    assert reaction["item"]["channel"] == "CBOR"
    assert reaction["item_user"] == "UINKOPER"
    assert events.empty()


def test_duplicates_have_the_same_event_id(events: "Queue[Json]", control: Control) -> None:
    control.post("/faults", duplicate_events=1)
    control.post("/message", channel="bor", user="inkoper", text="dubbel")
    control.post("/message", channel="bor", user="inkoper", text="enkel")

    told = [events.get(timeout=PATIENCE) for _ in range(3)]
    doubled = [body for body in told if body["event"]["text"] == "dubbel"]
    assert len({body["event_id"] for body in doubled}) == 1
    assert sorted(body["retries"] for body in doubled) == ["0", "1"]
    assert events.empty()


def test_an_event_is_sent_again_until_it_is_acknowledged(
    open_sandbox: Callable[..., tuple[SandboxServer, Control]],
) -> None:
    server, control = open_sandbox(replace(TIMINGS, acknowledgement=0.2))
    attempts: Queue[SocketModeRequest] = Queue()

    def listen(client: BaseSocketModeClient, request: SocketModeRequest) -> None:
        attempts.put(request)
        if request.retry_attempt == 2:
            client.send_socket_mode_response(SocketModeResponse(request.envelope_id))

    socket = SocketModeClient(app_token=server.app_token, web_client=web_client(server))
    socket.socket_mode_request_listeners.append(listen)
    socket.connect()
    try:
        control.wait_for("/state", lambda state: state["bots_connected"] == 1)
        control.post("/message", channel="bor", user="inkoper", text="hallo?")
        told = [attempts.get(timeout=PATIENCE) for _ in range(3)]
        control.wait_for_log("envelope_acked", type="message")
    finally:
        close_quickly(socket)

    assert [one.retry_attempt for one in told] == [0, 1, 2]
    assert [one.retry_reason for one in told] == ["", "timeout", "timeout"]
    assert len({one.payload["event_id"] for one in told}) == 1
    assert len({one.envelope_id for one in told}) == 3
    assert attempts.empty()


def test_what_people_cannot_say(control: Control) -> None:
    say = {"channel": "bor", "user": "inkoper", "text": "x"}
    assert control.refused("/message", **say | {"text": " "}) == (400, "no_text")
    assert control.refused("/message", **say | {"user": "coordinator"}) == (403, "not_in_channel")
    assert control.refused("/message", **say | {"channel": "@coordinator"}) == (
        403,
        "not_in_channel",
    )
    assert control.refused("/message", **say, thread_ts="1700000000.000001") == (
        404,
        "message_not_found",
    )
