"""Replies that are also told in the channel, and addresses of messages."""

from queue import Queue

import httpx
from slack_bolt import App
from slack_sdk import WebClient

from tests.sandbox.driving import PATIENCE, Control, Json, refusal


def test_a_broadcast_reply_is_in_the_thread_and_in_the_channel(
    client: WebClient, control: Control
) -> None:
    parent = client.chat_postMessage(channel="#bor", text="vraag")["ts"]
    client.chat_postMessage(channel="#bor", text="stil", thread_ts=parent)
    told = client.chat_postMessage(
        channel="#bor", text="luid", thread_ts=parent, reply_broadcast=True
    )

    assert told["message"]["subtype"] == "thread_broadcast"
    assert told["message"]["root"]["text"] == "vraag"
    history = client.conversations_history(channel="CBOR")["messages"]
    assert [one["text"] for one in history] == ["luid", "vraag"]
    replies = client.conversations_replies(channel="CBOR", ts=parent)["messages"]
    assert [one["text"] for one in replies] == ["vraag", "stil", "luid"]
    assert control.get("/messages/bor")["messages"][-1]["subtype"] == "thread_broadcast"


def test_a_broadcast_without_a_thread_is_a_message(client: WebClient) -> None:
    posted = client.chat_postMessage(channel="#bor", text="x", reply_broadcast=True)
    assert "subtype" not in posted["message"]


def test_the_address_of_a_message_leads_to_the_page(client: WebClient) -> None:
    parent = client.chat_postMessage(channel="#bor", text="vraag")["ts"]
    reply = client.chat_postMessage(channel="#bor", text="x", thread_ts=parent)["ts"]

    address = client.chat_getPermalink(channel="CBOR", message_ts=parent)["permalink"]
    thread = client.chat_getPermalink(channel="CBOR", message_ts=reply)["permalink"]

    assert address.endswith(f"/archives/CBOR/p{parent.replace('.', '')}")
    assert f"thread_ts={parent}" in thread
    assert httpx.get(address).headers["location"] == f"/?channel=CBOR&ts={parent}"
    assert refusal(client.chat_getPermalink, channel="CBOR", message_ts="1.000001") == (
        "message_not_found"
    )
    assert refusal(client.chat_getPermalink, channel="CGEHEIM", message_ts=parent) == (
        "channel_not_found"
    )


def test_reactions_come_and_go(app: App, client: WebClient, control: Control) -> None:
    removed: Queue[Json] = Queue()

    @app.event("reaction_removed")
    def note(event: Json) -> None:
        removed.put(event)

    app.event("reaction_added")(lambda: None)
    ts = client.chat_postMessage(channel="#bor", text="kaart")["ts"]
    react: Json = {"channel": "bor", "ts": ts, "user": "inkoper", "name": "jigsaw"}
    control.post("/reaction", **react)
    client.reactions_add(channel="CBOR", timestamp=ts, name="jigsaw")

    mine = client.reactions_list()["items"]
    assert [item["message"]["ts"] for item in mine] == [ts]
    assert client.reactions_list(user="UGAST")["items"] == []
    assert control.post("/reaction", **react, remove=True)["removed"] is True
    assert control.post("/reaction", **react, remove=True)["removed"] is False
    event = removed.get(timeout=PATIENCE)
    assert (event["user"], event["reaction"], event["item"]["ts"]) == ("UINKOPER", "jigsaw", ts)
    assert client.reactions_remove(channel="CBOR", timestamp=ts, name="jigsaw")["ok"]
    assert refusal(client.reactions_remove, channel="CBOR", timestamp=ts, name="jigsaw") == (
        "no_reaction"
    )
    assert refusal(client.reactions_add, channel="CBOR", timestamp=ts, name="geen emoji") == (
        "invalid_name"
    )
    assert "reactions" not in control.get("/messages/bor")["messages"][0]
