"""Slash commands and shortcuts, with an app of the official library."""

from collections.abc import Callable
from threading import Event

from slack_bolt import Ack, App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.sandbox.server import SandboxServer
from tests.sandbox.driving import Control, Json, modal, section, text_input


def test_what_a_command_acknowledges_is_seen_by_that_person_only(
    app: App, control: Control
) -> None:
    received: list[Json] = []

    @app.command("/mvoi")
    def answer(ack: Ack, body: Json) -> None:
        received.append(body)
        ack(text="Begrepen", blocks=[section("*Begrepen*")])

    outcome = control.post(
        "/command", channel="#bor", user="inkoper", command="/mvoi", text=" traject R&D <x> "
    )

    assert outcome["ok"] is True
    assert outcome["acknowledged"] is True
    assert 0 <= outcome["ms"] < 1000
    assert control.texts("bor", user="inkoper") == ["Begrepen"]
    [message] = control.get("/messages/bor")["messages"]
    assert message["ephemeral_for"] == "UINKOPER"
    [body] = received
    assert body["text"] == "traject R&amp;D &lt;x&gt;"
    told = {"command", "channel_id", "channel_name", "user_id", "user_name", "team_id"}
    assert {key: body[key] for key in told} == {
        "command": "/mvoi",
        "channel_id": "CBOR",
        "channel_name": "bor",
        "user_id": "UINKOPER",
        "user_name": "inkoper",
        "team_id": "TGEMEENTEPROEFVEEN",
    }


def test_a_silent_acknowledgement_says_nothing(app: App, control: Control) -> None:
    app.command("/mvoi")(lambda ack: ack())

    assert control.post("/command", channel="@inkoper", user="inkoper", command="mvoi")["ok"]
    assert control.texts("@inkoper") == []


def test_an_acknowledgement_may_be_for_everybody(app: App, control: Control) -> None:
    app.command("/mvoi")(lambda ack: ack("Voor allen", response_type="in_channel"))

    control.post("/command", channel="bor", user="inkoper", command="/mvoi")

    [message] = control.get("/messages/bor")["messages"]
    assert (message["text"], message.get("ephemeral_for")) == ("Voor allen", None)


def test_a_command_opens_a_modal_while_it_is_being_acknowledged(app: App, control: Control) -> None:
    @app.command("/mvoi")
    def open_form(ack: Ack, body: Json, client: WebClient) -> None:
        client.views_open(trigger_id=body["trigger_id"], view=modal(text_input("titel")))
        ack()

    control.post("/command", channel="bor", user="inkoper", command="/mvoi")

    view = control.top_view("inkoper")
    assert view["title"]["text"] == "Formulier"
    assert view["state"]["values"] == {
        "titel": {"value": {"type": "plain_text_input", "value": None}}
    }
    assert control.get("/views", user="coordinator")["views"] == []


def test_a_trigger_works_once(app: App, control: Control, client: WebClient) -> None:
    triggers: list[str] = []

    @app.command("/mvoi")
    def keep(ack: Ack, body: Json) -> None:
        triggers.append(body["trigger_id"])
        ack()

    control.post("/command", channel="bor", user="inkoper", command="/mvoi")

    assert refusal(client, triggers[0], view={"type": "modal"}) == "invalid_arguments"
    client.views_open(trigger_id=triggers[0], view=modal(section()))
    assert refusal(client, triggers[0]) == "exchanged_trigger_id"
    assert refusal(client, "1.2.onzin") == "invalid_trigger_id"


def test_a_trigger_expires(app: App, control: Control, client: WebClient) -> None:
    triggers: list[str] = []

    @app.command("/mvoi")
    def keep(ack: Ack, body: Json) -> None:
        triggers.append(body["trigger_id"])
        ack()

    control.post("/faults", expired_triggers=1)
    for _ in range(2):
        control.post("/command", channel="bor", user="inkoper", command="/mvoi")

    assert refusal(client, triggers[0]) == "expired_trigger_id"
    assert client.views_open(trigger_id=triggers[1], view=modal(section()))["ok"]


def test_a_trigger_expires_in_real_time(app: App, control: Control, client: WebClient) -> None:
    triggers: list[str] = []

    @app.command("/mvoi")
    def keep(ack: Ack, body: Json) -> None:
        triggers.append(body["trigger_id"])
        ack()

    control.post("/command", channel="bor", user="inkoper", command="/mvoi")
    control.get("/log", after=control.seq(), wait=1.1)

    assert refusal(client, triggers[0]) == "expired_trigger_id"


def test_a_bot_that_is_too_late_is_told_of_by_slack(app: App, control: Control) -> None:
    release = Event()

    @app.command("/mvoi")
    def dawdle(ack: Ack) -> None:
        release.wait(10)
        ack("te laat")

    outcome = control.post("/command", channel="bor", user="inkoper", command="/mvoi")
    release.set()

    assert (outcome["ok"], outcome["acknowledged"]) == (False, False)
    assert outcome["error"] == "operation_timeout"
    [message] = control.get("/messages/bor", user="inkoper")["messages"]
    assert message["name"] == "Slackbot"
    assert "/mvoi" in message["text"]
    assert control.wait_for_log("unanswered", type="/mvoi")


def test_a_command_without_a_bot_fails_at_once(
    open_sandbox: Callable[..., tuple[SandboxServer, Control]],
) -> None:
    _server, control = open_sandbox()

    outcome = control.post("/command", channel="bor", user="inkoper", command="/mvoi")
    assert outcome["error"] == "dispatch_failed"
    assert len(control.texts("bor", user="inkoper")) == 1


def test_commands_that_nobody_can_give(control: Control) -> None:
    give = {"channel": "bor", "user": "inkoper", "command": "/mvoi"}
    assert control.refused("/command", **give | {"command": "/x"}) == (404, "unknown_command")
    assert control.refused("/command", **give | {"user": "niemand"}) == (404, "user_not_found")
    assert control.refused("/command", **give | {"user": "coordinator"}) == (403, "not_in_channel")
    assert control.refused("/command", **give | {"channel": "x"}) == (404, "channel_not_found")
    assert control.refused("/command", **give | {"user": "vaandel"}) == (403, "is_a_bot")
    assert control.refused("/command", **give, onzin=1) == (400, "invalid_arguments")


def test_shortcuts_carry_what_they_were_used_on(app: App, control: Control) -> None:
    received: list[Json] = []

    def note(ack: Ack, body: Json) -> None:
        received.append(body)
        ack()

    app.global_shortcut("nieuw")(note)
    app.message_shortcut("maak-les")(note)
    app.event("message")(lambda: None)
    said = control.post("/message", channel="bor", user="inkoper", text="geleerd & gedeeld")

    control.post("/shortcut", callback_id="nieuw", user="inkoper")
    control.post(
        "/shortcut", callback_id="maak-les", user="inkoper", channel="bor", messageTs=said["ts"]
    )

    anywhere, on_message = received
    assert (anywhere["type"], anywhere["callback_id"]) == ("shortcut", "nieuw")
    assert anywhere["trigger_id"]
    assert on_message["type"] == "message_action"
    assert on_message["message"]["text"] == "geleerd &amp; gedeeld"
    assert on_message["channel"] == {"id": "CBOR", "name": "bor"}
    assert on_message["response_url"].startswith("http://127.0.0.1:")


def refusal(client: WebClient, trigger_id: str, view: Json | None = None) -> str:
    """The code with which opening a modal is refused."""
    try:
        client.views_open(trigger_id=trigger_id, view=view or modal(section()))
    except SlackApiError as error:
        return str(error.response["error"])
    return "ok"
