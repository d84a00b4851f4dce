"""People who change or delete what they said."""

from queue import Queue

import pytest
from slack_bolt import App
from slack_sdk import WebClient

from tests.sandbox.driving import PATIENCE, Control, Json


@pytest.fixture
def changes(app: App) -> "Queue[Json]":
    """`message_changed` and `message_deleted`, as they come."""
    received: Queue[Json] = Queue()

    @app.event("message")
    def note(event: Json) -> None:
        if event.get("subtype"):
            received.put(event)

    return received


def said(control: Control, text: str, **more: object) -> Json:
    """What somebody says, and where it stands."""
    answer = control.post("/message", channel="bor", user="inkoper", text=text, **more)
    return {"channel": "bor", "ts": answer["ts"], "user": "inkoper"}


def test_other_words_are_told_with_those_before(
    changes: "Queue[Json]", control: Control, client: WebClient
) -> None:
    where = said(control, "drie ton")
    control.post("/edit", **where, text="4 ton & meer")

    event = changes.get(timeout=PATIENCE)
    assert (event["subtype"], event["channel"]) == ("message_changed", "CBOR")
    assert event["message"]["text"] == "4 ton &amp; meer"
    assert event["message"]["edited"]["user"] == "UINKOPER"
    assert event["message"]["ts"] == event["previous_message"]["ts"] == where["ts"]
    assert event["previous_message"]["text"] == "drie ton"
    assert "edited" not in event["previous_message"]
    assert float(event["event_ts"]) > float(where["ts"])
    assert client.conversations_history(channel="CBOR")["messages"][0]["text"] == "4 ton &amp; meer"
    control.post("/edit", **where, text="4 ton & meer")
    control.post("/edit", **where, text="weer anders")
    assert changes.get(timeout=PATIENCE)["message"]["text"] == "weer anders"


def test_a_deleted_message_is_told_and_gone(changes: "Queue[Json]", control: Control) -> None:
    where = said(control, "foutje")
    control.post("/delete", **where)

    event = changes.get(timeout=PATIENCE)
    assert (event["subtype"], event["deleted_ts"]) == ("message_deleted", where["ts"])
    assert event["previous_message"]["text"] == "foutje"
    assert control.texts("bor") == []
    assert control.refused("/delete", **where) == (404, "message_not_found")


def test_a_message_with_replies_leaves_a_tombstone(
    changes: "Queue[Json]", control: Control, client: WebClient
) -> None:
    parent = said(control, "vraag")
    reply = said(control, "antwoord", thread_ts=parent["ts"])
    control.post("/delete", **parent)

    event = changes.get(timeout=PATIENCE)
    assert event["subtype"] == "message_changed"
    assert event["message"]["subtype"] == "tombstone"
    assert event["message"]["user"] == "USLACKBOT"
    assert event["previous_message"]["text"] == "vraag"
    replies = client.conversations_replies(channel="CBOR", ts=parent["ts"])["messages"]
    assert [one["text"] for one in replies] == ["This message was deleted.", "antwoord"]
    assert replies[0]["hidden"] is True
    assert control.refused("/edit", **parent, text="x") == (403, "not_theirs")

    control.post("/delete", **reply)  # the last reply takes the tombstone with it
    gone = {changes.get(timeout=PATIENCE)["deleted_ts"] for _ in range(2)}
    assert gone == {parent["ts"], reply["ts"]}
    assert control.texts("bor") == []


def test_only_what_one_said_oneself(control: Control, client: WebClient) -> None:
    where = said(control, "mijn woorden")
    posted = client.chat_postMessage(channel="#bor", text="van de bot")["ts"]

    assert control.refused("/edit", **where, text=" ") == (400, "no_text")
    for path, more in (("/edit", {"text": "x"}), ("/delete", {})):
        assert control.refused(path, **where | {"ts": posted}, **more) == (403, "not_theirs")
        assert control.refused(path, **where | {"user": "gast"}, **more) == (403, "not_in_channel")
