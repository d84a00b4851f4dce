"""Channels that people and the bot make, enter and leave."""

from queue import Queue

import pytest
from slack_bolt import App
from slack_sdk import WebClient

from tests.sandbox.driving import PATIENCE, Control, Json, refusal


@pytest.fixture
def told(app: App) -> "Queue[Json]":
    """Events about membership and channels."""
    received: Queue[Json] = Queue()

    def note(event: Json) -> None:
        received.put(event)

    for kind in (
        "member_joined_channel",
        "member_left_channel",
        "channel_left",
        "channel_created",
        "channel_archive",
    ):
        app.event(kind)(note)
    app.event("message")(lambda: None)
    return received


def channel(control: Control, name: str) -> Json:
    return next(one for one in control.get("/state")["channels"] if one["name"] == name)


def typed(control: Control, command: str, text: str, user: str, place: str) -> None:
    outcome = control.post("/command", channel=place, user=user, command=command, text=text)
    assert outcome["acknowledged"] is True


def test_a_person_invites_the_bot_and_removes_it_again(
    told: "Queue[Json]", control: Control, client: WebClient
) -> None:
    assert refusal(client.chat_postMessage, channel="#elders", text="x") == "not_in_channel"

    typed(control, "/invite", "@Vaandel", "inkoper", "elders")

    joined = told.get(timeout=PATIENCE)
    assert (joined["type"], joined["user"], joined["channel"]) == (
        "member_joined_channel",
        "UVAANDEL",
        "CELDERS",
    )
    assert joined["inviter"] == "UINKOPER"
    assert client.chat_postMessage(channel="#elders", text="Hallo")["ok"]
    history = client.conversations_history(channel="CELDERS")["messages"]
    assert [one.get("subtype") for one in history] == [None, "channel_join"]

    typed(control, "/remove", "@Vaandel", "inkoper", "elders")

    left = told.get(timeout=PATIENCE)
    assert (left["type"], left["channel"], left["actor_id"]) == (
        "channel_left",
        "CELDERS",
        "UINKOPER",
    )
    assert refusal(client.chat_postMessage, channel="#elders", text="x") == "not_in_channel"


def test_people_come_and_go(told: "Queue[Json]", control: Control) -> None:
    typed(control, "/join", "#bor", "coordinator", "mvoi")
    assert told.get(timeout=PATIENCE)["user"] == "UCOORDINATOR"
    assert "UCOORDINATOR" in channel(control, "bor")["members"]

    typed(control, "/leave", "", "coordinator", "bor")
    left = told.get(timeout=PATIENCE)
    assert (left["type"], left["channel"]) == ("member_left_channel", "CBOR")
    assert "UCOORDINATOR" not in channel(control, "bor")["members"]


@pytest.mark.parametrize(
    ("line", "user", "place", "expected"),
    [
        ("/invite", "inkoper", "bor", "Wie?"),
        ("/invite @Inkoper", "inkoper", "bor", "zit al in"),
        ("/invite @Vaandel", "inkoper", "@inkoper", "alleen in een kanaal"),
        ("/remove @Gast", "inkoper", "bor", "zit niet in"),
        ("/remove @Inkoper", "inkoper", "bor", "/leave"),
        ("/join #geheim", "inkoper", "mvoi", "Welk kanaal?"),
        ("/join #bor", "gast", "mvoi", "nodigt"),
        ("/archive", "gast", "mvoi", "Gasten"),
    ],
)
def test_slack_itself_says_what_cannot_be(
    control: Control, line: str, user: str, place: str, expected: str
) -> None:
    before = control.get("/state")["channels"]
    command, _, text = line.partition(" ")
    typed(control, command, text, user, place)

    assert expected in control.texts(place, user=user)[-1]
    after = control.get("/state")["channels"]
    assert [one["members"] for one in after] == [one["members"] for one in before]


def test_a_person_makes_a_channel(told: "Queue[Json]", control: Control, client: WebClient) -> None:
    made = control.post("/channel", user="inkoper", name="nieuw-kanaal", invite=["gast"])
    created = told.get(timeout=PATIENCE)
    assert created["type"] == "channel_created"
    assert created["channel"]["name"] == "nieuw-kanaal"
    assert set(channel(control, "nieuw-kanaal")["members"]) == {"UINKOPER", "UGAST"}
    control.post("/channel", user="inkoper", name="besloten-kanaal", private=True)
    names = {one["name"] for one in client.conversations_list()["channels"]}
    assert "nieuw-kanaal" in names
    assert refusal(client.conversations_info, channel="C0") == "channel_not_found"

    make: Json = {"user": "inkoper", "name": "nieuw-kanaal"}
    assert control.refused("/channel", **make) == (400, "name_taken")
    assert control.refused("/channel", **make | {"user": "gast"}) == (403, "user_is_restricted")
    assert client.conversations_join(channel=made["channel"])["ok"]


def test_the_bot_makes_fills_and_closes_a_channel(
    told: "Queue[Json]", control: Control, client: WebClient
) -> None:
    made = client.conversations_create(name="overleg", is_private=True)["channel"]
    assert (made["is_private"], made["is_member"], made["creator"]) == (True, True, "UVAANDEL")
    invited = client.conversations_invite(channel=made["id"], users="UINKOPER,UCOORDINATOR")
    assert invited["channel"]["num_members"] == 3
    assert [told.get(timeout=PATIENCE)["inviter"] for _ in range(2)] == ["UVAANDEL"] * 2
    assert client.conversations_kick(channel=made["id"], user="UINKOPER")["ok"]
    assert told.get(timeout=PATIENCE)["type"] == "member_left_channel"

    posted = client.chat_postMessage(channel=made["id"], text="x")
    assert client.conversations_archive(channel=made["id"])["ok"]
    assert refusal(client.conversations_archive, channel=made["id"]) == "already_archived"
    assert refusal(client.chat_postMessage, channel=made["id"], text="x") == "is_archived"
    assert refusal(client.chat_update, channel=made["id"], ts=posted["ts"], text="x") == (
        "is_inactive"
    )
    assert client.conversations_history(channel=made["id"])["ok"]
    react = client.reactions_add
    assert refusal(react, channel=made["id"], timestamp=posted["ts"], name="tada") == "is_archived"
    say: Json = {"channel": made["id"], "user": "coordinator", "text": "x"}
    assert control.refused("/message", **say) == (409, "is_archived")
    kinds = "public_channel,private_channel"
    listed = client.conversations_list(types=kinds, exclude_archived=True)["channels"]
    assert "overleg" not in {one["name"] for one in listed}


def test_what_the_bot_cannot_do_with_members(client: WebClient) -> None:
    invite, kick = client.conversations_invite, client.conversations_kick
    assert refusal(invite, channel="CBOR", users="") == "no_user"
    assert refusal(invite, channel="CBOR", users="UVAANDEL") == "cant_invite_self"
    assert refusal(invite, channel="CBOR", users="UINKOPER") == "already_in_channel"
    assert refusal(invite, channel="CBOR", users="USLACKBOT") == "cant_invite"
    assert refusal(invite, channel="CBOR", users="UNIEMAND") == "user_not_found"
    assert refusal(invite, channel="CELDERS", users="UGAST") == "not_in_channel"
    assert refusal(invite, channel="DINKOPER", users="UGAST") == (
        "method_not_supported_for_channel_type"
    )
    assert refusal(kick, channel="CBOR", user="") == "no_user"
    assert refusal(kick, channel="CBOR", user="UVAANDEL") == "cant_kick_self"
    assert refusal(kick, channel="CBOR", user="UGAST") == "not_in_channel"
    assert refusal(client.conversations_leave, channel="DINKOPER") == (
        "method_not_supported_for_channel_type"
    )
    assert client.conversations_leave(channel="CELDERS")["not_in_channel"] is True
    assert client.conversations_leave(channel="CBOR")["ok"]
    assert client.conversations_join(channel="CMVOI")["warning"] == "already_in_channel"
    client.conversations_archive(channel="CMVOI")
    assert refusal(client.conversations_join, channel="CMVOI") == "is_archived"
    assert refusal(client.conversations_archive, channel="DINKOPER") == (
        "method_not_supported_for_channel_type"
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("", "invalid_name_required"),
        ("a" * 81, "invalid_name_maxlength"),
        ("Hoofdletter", "invalid_name_specials"),
        ("met spatie", "invalid_name_specials"),
        ("--_", "invalid_name_punctuation"),
        ("mvoi", "name_taken"),
    ],
)
def test_what_a_channel_cannot_be_called(client: WebClient, name: str, expected: str) -> None:
    assert refusal(client.conversations_create, name=name) == expected
