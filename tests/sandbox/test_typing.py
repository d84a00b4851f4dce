"""What people type, on its way to the bot."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.clock import SandboxClock
from bot.sandbox.log import Log
from bot.sandbox.setup import ChannelSetup, Setup, UserSetup
from bot.sandbox.timings import Timings
from bot.sandbox.typed import as_rich_text, as_sent, escaped
from bot.sandbox.workspace import Workspace, open_workspace


def workspace(*users: UserSetup, channels: tuple[ChannelSetup, ...] = ()) -> Workspace:
    clock = SandboxClock(None, running=True, changed=lambda: None)
    setup = Setup("Proef", users, channels, ())
    return open_workspace(setup, Timings(), clock, Log(clock.now, lambda: None))


@pytest.fixture(scope="module")
def veen() -> Workspace:
    people = (UserSetup("team", "Team"), UserSetup("bor", "Team BOR & Groen"))
    return workspace(*people, channels=(ChannelSetup("bor"), ChannelSetup("bor-lessen")))


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("@Vaandel doe iets", "<@UVAANDEL> doe iets"),
        ("hoi @Team, en @Team BOR & Groen!", "hoi <@UTEAM>, en <@UBOR>!"),
        ("#bor en #bor-lessen", "<#CBOR|bor> en <#CBORLESSEN|bor-lessen>"),
        ("mail@Team.nl #borrel @Teamwerk", "mail@Team.nl #borrel @Teamwerk"),
        ("<@UTEAM> <!channel> a&b", "&lt;@UTEAM&gt; &lt;!channel&gt; a&amp;b"),
    ],
)
def test_names_become_mentions_and_nothing_else_does(
    veen: Workspace, typed: str, sent: str
) -> None:
    assert as_sent(veen, typed) == sent


@given(text=st.text(max_size=60))
def test_the_rich_text_holds_what_was_typed(text: str) -> None:
    [section] = as_rich_text(escaped(text), "b")["elements"]
    assert "".join(part["text"] for part in section["elements"]) == text


def test_mentions_in_rich_text(veen: Workspace) -> None:
    [section] = as_rich_text(as_sent(veen, "@Team: zie #bor & co"), "b")["elements"]
    assert section["elements"] == [
        {"type": "user", "user_id": "UTEAM"},
        {"type": "text", "text": ": zie "},
        {"type": "channel", "channel_id": "CBOR"},
        {"type": "text", "text": " & co"},
    ]


def test_a_setup_that_contradicts_itself_is_refused() -> None:
    with pytest.raises(ValueError, match="UVAANDEL"):
        workspace(UserSetup("vaandel", "Ook Vaandel"))
    with pytest.raises(ValueError, match="CBOR"):
        workspace(channels=(ChannelSetup("bor"), ChannelSetup("b-o-r")))
    with pytest.raises(ValueError, match="niemand"):
        workspace(channels=(ChannelSetup("bor", members=("niemand",)),))
