"""Who sees what: private channels, guests, direct messages."""

from hypothesis import given
from hypothesis import strategies as st
from slack_sdk import WebClient

from bot.sandbox.model import Channel, User
from bot.sandbox.visibility import sees
from tests.sandbox.driving import Control

PEOPLE = ("U1", "U2")
CHANNELS = st.builds(
    Channel,
    id=st.just("C1"),
    name=st.just("x"),
    kind=st.sampled_from(["channel", "im", "mpim"]),
    members=st.lists(st.sampled_from(PEOPLE), unique=True),
    is_private=st.booleans(),
)
USERS = st.builds(
    User, id=st.sampled_from(PEOPLE), key=st.just("x"), name=st.just("X"), is_guest=st.booleans()
)


@given(CHANNELS, USERS)
def test_only_open_channels_are_seen_from_outside(channel: Channel, user: User) -> None:
    if user.id in channel.members:
        assert sees(channel, user)
    elif sees(channel, user):
        assert channel.kind == "channel"
        assert not channel.is_private
        assert not user.is_guest


def names(control: Control, user: str) -> set[str]:
    found = control.get("/state", user=user)["channels"]
    return {one["name"] for one in found if one["kind"] == "channel"}


def test_everybody_has_their_own_list_of_channels(control: Control) -> None:
    assert names(control, "inkoper") == {"mvoi", "bor", "elders"}
    assert names(control, "coordinator") == {"mvoi", "bor", "elders", "besloten", "geheim"}
    control.post("/channel", user="inkoper", name="zonder-gast")
    assert names(control, "gast") == {"mvoi", "elders"}  # the setup put everybody in these
    ims = [one for one in control.get("/state", user="gast")["channels"] if one["kind"] == "im"]
    assert [one["user"] for one in ims] == ["UGAST"]


def test_messages_are_read_only_by_who_sees_the_place(control: Control, client: WebClient) -> None:
    client.chat_postMessage(channel="#besloten", text="vertrouwelijk")
    client.chat_postMessage(channel="#bor", text="open")

    assert control.texts("besloten", user="coordinator") == ["vertrouwelijk"]
    assert control.texts("bor", user="coordinator") == ["open"]  # not a member, but it is public
    for place, user in (("besloten", "inkoper"), ("bor", "gast"), ("@inkoper", "coordinator")):
        answer = control.http.get(f"/messages/{place}", params={"user": user})
        assert answer.status_code == 403
        assert answer.json()["error"] == "not_visible"


def test_everything_that_somebody_sees_since_a_moment(control: Control, client: WebClient) -> None:
    first = client.chat_postMessage(channel="#mvoi", text="1")["ts"]
    client.chat_postMessage(channel="#besloten", text="2")
    client.chat_postMessage(channel="#bor", text="3")
    client.chat_postEphemeral(channel="CMVOI", user="UINKOPER", text="4")

    def told(**query: object) -> list[tuple[str, str]]:
        return [
            (one["channel"], one["text"]) for one in control.get("/messages", **query)["messages"]
        ]

    everything = [("CMVOI", "1"), ("CBESLOTEN", "2"), ("CBOR", "3"), ("CMVOI", "4")]
    assert told() == everything
    assert told(since=first) == everything[1:]
    assert told(since=first, user="inkoper") == everything[2:]
    assert told(user="gast") == everything[:1]
    assert control.texts("mvoi", since=first) == ["4"]
    assert control.http.get("/messages", params={"since": "gisteren"}).status_code == 400
