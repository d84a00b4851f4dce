"""Posting, reading back, changing and deleting, with the official client."""

import json
from itertools import pairwise

import httpx
import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.sandbox.server import SandboxServer
from tests.sandbox.driving import Control, button, section


def refusal(error: pytest.ExceptionInfo[SlackApiError]) -> str:
    return str(error.value.response["error"])


def test_a_message_is_read_back_newest_first(client: WebClient) -> None:
    posted = [client.chat_postMessage(channel="#mvoi", text=f"bericht {n}") for n in range(3)]

    history = client.conversations_history(channel=posted[0]["channel"])

    assert [one["text"] for one in history["messages"]] == ["bericht 2", "bericht 1", "bericht 0"]
    assert history["messages"][0]["bot_id"] == client.auth_test()["bot_id"]
    assert history["has_more"] is False
    stamps = [one["ts"] for one in posted]
    assert all(float(first) < float(second) for first, second in pairwise(stamps))


def test_history_comes_in_pages_without_gaps_or_repeats(client: WebClient) -> None:
    for number in range(23):
        client.chat_postMessage(channel="#mvoi", text=str(number))

    # The client hands out the same response for every page: read it while it is there.
    pages = [
        ([one["text"] for one in page["messages"]], page["has_more"])
        for page in client.conversations_history(channel="CMVOI", limit=10)
    ]

    assert [len(texts) for texts, _ in pages] == [10, 10, 3]
    assert [text for texts, _ in pages for text in texts] == [str(n) for n in reversed(range(23))]
    assert [more for _, more in pages] == [True, True, False]


def test_a_message_that_comes_in_between_moves_no_page(client: WebClient) -> None:
    for number in range(4):
        client.chat_postMessage(channel="#mvoi", text=str(number))
    first = client.conversations_history(channel="CMVOI", limit=2)
    client.chat_postMessage(channel="#mvoi", text="nieuw")

    second = client.conversations_history(
        channel="CMVOI", limit=2, cursor=first["response_metadata"]["next_cursor"]
    )

    assert [one["text"] for one in second["messages"]] == ["1", "0"]


def test_history_between_two_times(client: WebClient) -> None:
    stamps = [client.chat_postMessage(channel="#mvoi", text=str(n))["ts"] for n in range(5)]

    def texts(
        *, inclusive: bool, oldest: str | None = None, latest: str | None = None
    ) -> list[str]:
        found = client.conversations_history(
            channel="CMVOI", oldest=oldest, latest=latest, inclusive=inclusive
        )
        return [one["text"] for one in found["messages"]]

    assert texts(oldest=stamps[1], latest=stamps[3], inclusive=False) == ["2"]
    assert texts(oldest=stamps[1], latest=stamps[3], inclusive=True) == ["3", "2", "1"]
    assert texts(oldest=stamps[3], inclusive=False) == ["4"]
    assert texts(latest=stamps[1], inclusive=True) == ["1", "0"]


def test_metadata_is_given_back_whole_only_when_asked(client: WebClient) -> None:
    metadata = {"event_type": "delivery", "event_payload": {"id": "d-1", "try": 2}}
    client.chat_postMessage(channel="#mvoi", text="met", metadata=metadata)

    asked = client.conversations_history(channel="CMVOI", include_all_metadata=True)
    unasked = client.conversations_history(channel="CMVOI")

    assert asked["messages"][0]["metadata"] == metadata
    assert unasked["messages"][0]["metadata"] == {"event_type": "delivery"}


def test_replies_stand_in_the_thread_and_not_in_the_history(client: WebClient) -> None:
    parent = client.chat_postMessage(channel="#mvoi", text="kaart")
    metadata = {"event_type": "delivery", "event_payload": {"id": "d-2"}}
    for number in range(3):
        client.chat_postMessage(
            channel="#mvoi", text=f"antwoord {number}", thread_ts=parent["ts"], metadata=metadata
        )

    history = client.conversations_history(channel="CMVOI")
    replies = [
        (one["text"], one.get("metadata"))
        for page in client.conversations_replies(
            channel="CMVOI", ts=parent["ts"], limit=2, include_all_metadata=True
        )
        for one in page["messages"]
    ]

    assert [one["text"] for one in history["messages"]] == ["kaart"]
    assert history["messages"][0]["reply_count"] == 3
    assert replies == [
        ("kaart", None),
        ("antwoord 0", metadata),
        ("antwoord 1", metadata),
        ("antwoord 2", metadata),
    ]


def test_an_update_changes_what_is_sent_and_keeps_the_rest(client: WebClient) -> None:
    metadata = {"event_type": "delivery", "event_payload": {"id": "d-3"}}
    posted = client.chat_postMessage(
        channel="#mvoi", text="oud", blocks=[section("oud")], metadata=metadata
    )

    client.chat_update(channel="CMVOI", ts=posted["ts"], text="nieuw", blocks=[section("nieuw")])

    [message] = client.conversations_history(channel="CMVOI", include_all_metadata=True)["messages"]
    assert message["text"] == "nieuw"
    assert message["blocks"][0]["text"]["text"] == "nieuw"
    assert message["metadata"] == metadata
    assert message["edited"]["user"] == "UVAANDEL"


def test_a_deleted_message_is_gone(client: WebClient) -> None:
    posted = client.chat_postMessage(channel="#mvoi", text="weg")

    client.chat_delete(channel="CMVOI", ts=posted["ts"])

    assert client.conversations_history(channel="CMVOI")["messages"] == []
    with pytest.raises(SlackApiError) as error:
        client.chat_delete(channel="CMVOI", ts=posted["ts"])
    assert refusal(error) == "message_not_found"


def test_an_ephemeral_message_is_seen_by_one_person_and_in_no_history(
    client: WebClient, control: Control
) -> None:
    client.chat_postEphemeral(channel="#mvoi", user="UINKOPER", text="alleen jij")

    assert client.conversations_history(channel="CMVOI")["messages"] == []
    assert control.texts("mvoi", user="inkoper") == ["alleen jij"]
    assert control.texts("mvoi", user="coordinator") == []
    assert control.texts("mvoi") == ["alleen jij"]


def test_blocks_come_back_with_ids_filled_in(client: WebClient) -> None:
    unnamed = {key: value for key, value in button().items() if key != "action_id"}

    posted = client.chat_postMessage(
        channel="#mvoi", text="x", blocks=[{"type": "actions", "elements": [unnamed]}]
    )

    [block] = posted["message"]["blocks"]
    assert block["block_id"]
    assert block["elements"][0]["action_id"]


def test_a_message_to_a_person_goes_to_their_direct_messages(
    client: WebClient, control: Control
) -> None:
    opened = client.conversations_open(users="UINKOPER")
    posted = client.chat_postMessage(channel="UINKOPER", text="psst")

    assert posted["channel"] == opened["channel"]["id"]
    assert control.texts("@inkoper") == ["psst"]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({"channel": "#mvoi"}, "no_text"),
        ({"channel": "#mvoi", "text": ""}, "no_text"),
        ({"channel": "#nergens", "text": "x"}, "channel_not_found"),
        ({"channel": "#geheim", "text": "x"}, "channel_not_found"),
        ({"channel": "#elders", "text": "x"}, "not_in_channel"),
        ({"channel": "#mvoi", "text": "x" * 40_001}, "msg_too_long"),
        ({"channel": "#mvoi", "text": "x", "blocks": [section("y" * 3001)]}, "invalid_blocks"),
        ({"channel": "#mvoi", "text": "x", "blocks": [{"type": "onzin"}]}, "invalid_blocks"),
        ({"channel": "#mvoi", "text": "x", "blocks": "geen json"}, "invalid_blocks_format"),
        ({"channel": "#mvoi", "text": "x", "thread_ts": "12"}, "invalid_thread_ts"),
        ({"channel": "#mvoi", "text": "x", "thread_ts": "1700000000.000100"}, "thread_not_found"),
        ({"channel": "#mvoi", "text": "x", "metadata": {"a": 1}}, "invalid_metadata_schema"),
        ({"text": "x"}, "invalid_arguments"),
    ],
)
def test_what_slack_refuses_is_refused_with_its_code(
    server: SandboxServer, arguments: dict[str, object], expected: str
) -> None:
    headers = {"Authorization": f"Bearer {server.bot_token}"}
    answer = httpx.post(
        f"{server.url}/api/chat.postMessage", json=arguments, headers=headers
    ).json()

    assert (answer["ok"], answer["error"]) == (False, expected)


def test_a_refused_block_says_what_and_where(client: WebClient) -> None:
    with pytest.raises(SlackApiError) as error:
        client.chat_postMessage(channel="#mvoi", text="x", blocks=[section(), section("y" * 3001)])

    [message] = error.value.response["response_metadata"]["messages"]
    assert message.startswith("[ERROR] ")
    assert message.endswith("[json-pointer:/blocks/1/text/text]")


def test_ephemeral_only_for_members(client: WebClient) -> None:
    with pytest.raises(SlackApiError) as error:
        client.chat_postEphemeral(channel="#bor", user="UCOORDINATOR", text="x")
    assert refusal(error) == "user_not_in_channel"


def test_a_name_will_do_for_posting_only(client: WebClient) -> None:
    ts = client.chat_postMessage(channel="mvoi", text="x")["ts"]
    with pytest.raises(SlackApiError) as error:
        client.conversations_history(channel="#mvoi")
    assert refusal(error) == "channel_not_found"
    with pytest.raises(SlackApiError) as error:
        client.chat_update(channel="#mvoi", ts=ts, text="y")
    assert refusal(error) == "channel_not_found"


def test_an_update_takes_a_shorter_text_than_a_post(client: WebClient) -> None:
    ts = client.chat_postMessage(channel="mvoi", text="x" * 4001)["ts"]
    with pytest.raises(SlackApiError) as error:
        client.chat_update(channel="CMVOI", ts=ts, text="y" * 4001)
    assert refusal(error) == "msg_too_long"


def test_nobody_elses_message_can_be_changed(client: WebClient, control: Control) -> None:
    said = control.post("/message", channel="mvoi", user="inkoper", text="van mij")

    with pytest.raises(SlackApiError) as error:
        client.chat_update(channel="CMVOI", ts=said["ts"], text="van jou")
    assert refusal(error) == "cant_update_message"
    with pytest.raises(SlackApiError) as error:
        client.chat_delete(channel="CMVOI", ts=said["ts"])
    assert refusal(error) == "cant_delete_message"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({"cursor": "onzin"}, "invalid_cursor"),
        ({"oldest": "gisteren"}, "invalid_ts_oldest"),
        ({"limit": "veel"}, "invalid_arguments"),
    ],
)
def test_history_refuses_what_it_cannot_read(
    client: WebClient, arguments: dict[str, str], expected: str
) -> None:
    with pytest.raises(SlackApiError) as error:
        client.api_call("conversations.history", params={"channel": "CMVOI", **arguments})
    assert refusal(error) == expected


@pytest.mark.parametrize("form", ["json", "form", "query"])
def test_arguments_come_in_every_form_that_slack_takes(server: SandboxServer, form: str) -> None:
    url = f"{server.url}/api/chat.postMessage"
    blocks = [section("<&>")]
    if form == "json":
        headers = {"Authorization": f"Bearer {server.bot_token}"}
        body = {"channel": "#mvoi", "text": "é & co", "blocks": blocks}
        response = httpx.post(url, json=body, headers=headers)
    else:
        fields = {"channel": "#mvoi", "text": "é & co", "blocks": json.dumps(blocks)}
        fields["token"] = server.bot_token
        response = httpx.post(url, data=fields) if form == "form" else httpx.get(url, params=fields)

    answer = response.json()
    assert answer["ok"] is True, answer
    assert answer["message"]["text"] == "é & co"
    assert answer["message"]["blocks"][0]["text"]["text"] == "<&>"
