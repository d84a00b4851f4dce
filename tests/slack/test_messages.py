"""One message of a workspace, wherever it stands, and who wrote it."""

from collections.abc import Iterator
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.sandbox.server import SandboxServer
from bot.sandbox.setup import ChannelSetup, Setup, UserSetup
from bot.slack.colleagues import is_colleague
from bot.slack.messages import UnreadableMessageError, message_at
from tests.support.colleagues import Workspace

TOWN = Setup(
    "Gemeente Dorp",
    users=(UserSetup("inkoper", "Inkoper"), UserSetup("gast", "Adviesbureau", guest=True)),
    channels=(
        ChannelSetup("bor", members=("inkoper",)),
        ChannelSetup("elders", members=("inkoper",), bot_member=False),
        ChannelSetup("geheim", members=("inkoper",), private=True, bot_member=False),
    ),
    commands=(),
)


@pytest.fixture(scope="module")
def town() -> Iterator[Workspace]:
    """A workspace that runs."""
    server = SandboxServer(TOWN)
    server.start()
    yield Workspace(server.url)
    server.stop()


@pytest.fixture
def client(town: Workspace) -> WebClient:
    """The bot's."""
    town.post("/faults", clear=True)
    return WebClient(town.state()["tokens"]["bot"], base_url=f"{town.url}/api/")


def said(town: Workspace, text: str, *, channel: str = "bor", **more: Any) -> tuple[str, str]:
    """Somebody says something. :returns: the ids of the channel and the message."""
    answer = town.post("/message", channel=channel, user="inkoper", text=text, **more)
    return answer["channel"], answer["ts"]


def test_a_message_is_read_as_it_stands_now(town: Workspace, client: WebClient) -> None:
    place, ts = said(town, "Masten & koppen")
    town.post("/edit", channel="bor", user="inkoper", ts=ts, text="Masten blijven")
    found = message_at(client, place, ts)
    assert found is not None
    assert (found.channel_id, found.ts, found.text) == (place, ts, "Masten blijven")
    assert found.author == town.user_id("inkoper")


def test_a_message_is_found_among_its_replies_and_a_reply_by_itself(
    town: Workspace, client: WebClient
) -> None:
    place, first = said(town, "vraag")
    replies = [said(town, f"antwoord {number}", thread_ts=first)[1] for number in range(3)]
    assert [getattr(message_at(client, place, ts), "text", None) for ts in (first, *replies)] == [
        "vraag",
        "antwoord 0",
        "antwoord 1",
        "antwoord 2",
    ]


def test_a_message_that_was_taken_away_is_gone(town: Workspace, client: WebClient) -> None:
    """Also where Slack leaves something in its place, because of the replies under it."""
    place, alone = said(town, "toch niet")
    _, answered = said(town, "ook niet")
    _, reply = said(town, "hoezo?", thread_ts=answered)
    for ts in (alone, answered, reply):
        town.post("/delete", channel="bor", user="inkoper", ts=ts)
        assert message_at(client, place, ts) is None


@pytest.mark.parametrize("channel", ["elders", "geheim"])
def test_where_the_bot_is_not_it_reads_nothing(
    town: Workspace, client: WebClient, channel: str
) -> None:
    place, ts = said(town, "niet voor de bot", channel=channel)
    with pytest.raises(UnreadableMessageError):
        message_at(client, place, ts)


def test_trouble_at_slack_is_not_taken_for_an_answer(town: Workspace, client: WebClient) -> None:
    place, ts = said(town, "staat er gewoon")
    fault = {"kind": "server_error", "status": 503, "times": 1}
    town.post("/faults", method={"conversations.replies": fault})
    with pytest.raises(SlackApiError):
        message_at(client, place, ts)


def test_what_the_bot_said_has_no_author(client: WebClient) -> None:
    posted = client.chat_postMessage(channel="#bor", text="kaart")
    found = message_at(client, posted["channel"], posted["ts"])
    assert found is not None
    assert found.author is None


def test_what_slack_itself_says_has_no_author(town: Workspace, client: WebClient) -> None:
    place, _ = said(town, "welkom")
    client.conversations_invite(channel=place, users=[town.user_id("gast")])
    joined = next(m for m in town.messages("bor") if m.get("subtype") == "channel_join")
    found = message_at(client, place, joined["ts"])
    assert found is None or found.author is None


@pytest.mark.parametrize(
    ("key", "one_of_us"),
    [("inkoper", True), ("gast", False), ("vaandel", False), ("slackbot", False)],
)
def test_colleagues_are_people_who_work_here(
    town: Workspace, client: WebClient, key: str, *, one_of_us: bool
) -> None:
    team_id = town.state()["workspace"]["id"]
    user = next(u["id"] for u in client.users_list()["members"] if u["name"] == key)
    assert is_colleague(client, user, team_id=team_id) is one_of_us


def test_nobody_and_somebody_of_elsewhere_are_no_colleagues(
    town: Workspace, client: WebClient
) -> None:
    assert not is_colleague(client, "U0NOBODY", team_id=town.state()["workspace"]["id"])
    assert not is_colleague(client, town.user_id("inkoper"), team_id="T0ELSEWHERE")
