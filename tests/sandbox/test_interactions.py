"""Clicks and choices in messages, and the `response_url` that comes with them."""

import httpx
import pytest
from slack_bolt import Ack, App
from slack_sdk import WebClient
from slack_sdk.webhook import WebhookClient

from tests.sandbox.driving import Control, Json, actions, button, option, section


@pytest.fixture
def clicks(app: App) -> list[Json]:
    """What the app gets of the actions "go", "kies" and "meer"."""
    received: list[Json] = []

    def note(ack: Ack, body: Json) -> None:
        received.append(body)
        ack()

    for action_id in ("go", "kies", "meer"):
        app.action(action_id)(note)
    return received


def click(control: Control, ts: str, user: str = "inkoper", **action: object) -> Json:
    body = {"channel": "bor", "messageTs": ts, "user": user}
    return control.post("/interact", **body, action={"action_id": "go", **action})


def test_a_click_tells_everything_about_it(
    control: Control,
    client: WebClient,
    clicks: list[Json],
) -> None:
    parent = client.chat_postMessage(channel="#bor", text="draad")
    posted = client.chat_postMessage(
        channel="#bor", text="kaart", thread_ts=parent["ts"], blocks=[actions(button(value="7"))]
    )

    outcome = click(control, posted["ts"])

    assert outcome["acknowledged"] is True
    [body] = clicks
    assert body["type"] == "block_actions"
    assert body["user"]["id"] == "UINKOPER"
    assert body["container"] == {
        "type": "message",
        "message_ts": posted["ts"],
        "channel_id": "CBOR",
        "is_ephemeral": False,
        "thread_ts": parent["ts"],
    }
    assert body["message"]["text"] == "kaart"
    [action] = body["actions"]
    assert (action["type"], action["action_id"], action["block_id"]) == ("button", "go", "knoppen")
    assert action["value"] == "7"
    assert body["trigger_id"]
    assert body["is_enterprise_install"] is False


def test_choices_in_a_message_are_remembered_per_person(
    control: Control,
    client: WebClient,
    clicks: list[Json],
) -> None:
    menu = {"type": "static_select", "action_id": "kies", "options": [option("a"), option("b")]}
    posted = client.chat_postMessage(channel="#mvoi", text="x", blocks=[actions(menu, button())])
    act = {"channel": "mvoi", "messageTs": posted["ts"]}

    chosen = {"action_id": "kies", "selected_option": {"value": "b"}}
    control.post("/interact", **act, user="inkoper", action=chosen)
    control.post("/interact", **act, user="inkoper", action={"action_id": "go"})
    control.post("/interact", **act, user="coordinator", action={"action_id": "go"})

    assert clicks[0]["actions"][0]["selected_option"] == option("b")
    states = [body["state"]["values"]["knoppen"]["kies"]["selected_option"] for body in clicks]
    assert states == [option("b"), option("b"), None]


def test_an_overflow_menu_gives_its_option(
    control: Control,
    client: WebClient,
    clicks: list[Json],
) -> None:
    more = {"type": "overflow", "action_id": "meer", "options": [option("a"), option("b")]}
    posted = client.chat_postMessage(
        channel="#bor", text="x", blocks=[{**section(), "accessory": more}]
    )

    click(control, posted["ts"], action_id="meer", selected_option="a")

    assert clicks[0]["actions"][0]["selected_option"] == option("a")


def test_what_is_not_there_cannot_be_clicked(client: WebClient, control: Control) -> None:
    more = {"type": "overflow", "action_id": "meer", "options": [option("a"), option("b")]}
    posted = client.chat_postMessage(channel="#bor", text="x", blocks=[actions(more)])
    ephemeral = client.chat_postEphemeral(
        channel="#mvoi", user="UINKOPER", text="x", blocks=[actions(button())]
    )
    act = {"channel": "bor", "messageTs": posted["ts"], "user": "inkoper"}

    assert control.refused("/interact", **act, action={"action_id": "weg"}) == (
        404,
        "no_such_action",
    )
    wrong = {"action_id": "meer", "selected_option": "z"}
    assert control.refused("/interact", **act, action=wrong) == (400, "impossible_choice")
    not_theirs = {"channel": "mvoi", "messageTs": ephemeral["message_ts"], "user": "coordinator"}
    assert control.refused("/interact", **not_theirs, action={"action_id": "go"}) == (
        404,
        "message_not_found",
    )


@pytest.mark.usefixtures("app")
def test_an_app_that_ignores_a_click_is_told_of(control: Control, client: WebClient) -> None:
    # Without a listener Bolt answers 404, which acknowledges nothing.
    posted = client.chat_postMessage(channel="#bor", text="x", blocks=[actions(button())])

    outcome = click(control, posted["ts"])

    assert (outcome["ok"], outcome["error"]) == (False, "operation_timeout")
    assert len(control.texts("bor", user="inkoper")) == 2


@pytest.fixture
def respond(
    control: Control,
    client: WebClient,
    clicks: list[Json],
) -> WebhookClient:
    """The `response_url` of a click on a message "kaart" in #bor."""
    posted = client.chat_postMessage(channel="#bor", text="kaart", blocks=[actions(button())])
    click(control, posted["ts"])
    return WebhookClient(clicks[0]["response_url"])


def test_an_answer_is_ephemeral_unless_it_says_otherwise(
    respond: WebhookClient, control: Control
) -> None:
    assert respond.send(text="voor jou").body == "ok"
    respond.send(text="voor allen", response_type="in_channel")

    seen = control.get("/messages/bor")["messages"][1:]
    assert [(one["text"], one.get("ephemeral_for")) for one in seen] == [
        ("voor jou", "UINKOPER"),
        ("voor allen", None),
    ]


def test_an_answer_replaces_or_deletes_the_original(
    respond: WebhookClient, control: Control
) -> None:
    respond.send(text="af", replace_original=True)
    [message] = control.get("/messages/bor")["messages"]
    assert (message["text"], message.get("blocks")) == ("af", None)

    respond.send(delete_original=True)
    assert control.texts("bor") == []


def test_five_answers_and_no_more(respond: WebhookClient) -> None:
    statuses = [respond.send(text=str(number)) for number in range(6)]

    assert [one.status_code for one in statuses] == [200] * 5 + [404]
    assert "used_url" in statuses[-1].body


def test_answers_are_checked_as_messages_are(respond: WebhookClient) -> None:
    refused = respond.send(text="x", blocks=[section("y" * 3001)])
    assert refused.status_code == 400
    assert "invalid_blocks" in refused.body


def test_an_address_that_was_never_given(respond: WebhookClient) -> None:
    url = respond.url.rsplit("/", 1)[0] + "/onzin"
    assert httpx.post(url, json={"text": "x"}).status_code == 404
