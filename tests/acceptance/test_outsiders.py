"""A channel with guests, or one shared with another organisation, gets no value and no planning."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.cli.workspace_setup import workspace_setup
from bot.profile import load_profile
from bot.sandbox.server import SandboxServer
from bot.sandbox.setup import ChannelSetup, Setup, UserSetup
from tests.support.colleagues import Workspace, text_of
from tests.support.processes import started


def with_outsiders() -> Setup:
    """Midden-Groningen, where another organisation reads #bor and a guest #facilitair."""
    setup = workspace_setup(load_profile("midden-groningen"))
    channels = {channel.name: channel for channel in setup.channels}
    channels["bor"] = replace(channels["bor"], shared=True)
    everybody = tuple(user.key for user in setup.users)
    channels["facilitair"] = ChannelSetup("facilitair", members=(*everybody, "gast"))
    others = tuple(replace(c, members=c.members or everybody) for c in channels.values())
    return replace(
        setup,
        users=(*setup.users, UserSetup("gast", "Adviesbureau", guest=True)),
        channels=others,
    )


@pytest.fixture(scope="module")
def outsiders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A workspace with outsiders, and the bot in it."""
    server = SandboxServer(with_outsiders())
    server.start()
    folder: Path = tmp_path_factory.mktemp("bot")
    with started(
        "run", "--sandbox", server.url, "--database-url", f"sqlite:///{folder / 'vaandel.db'}"
    ):
        yield Workspace(server.url)
    server.stop()


@pytest.mark.parametrize(
    ("category", "channel", "told"),
    [("gww", "bor", False), ("kantoor", "facilitair", False), ("ict", "automatisering", True)],
)
def test_what_outsiders_can_read_says_neither_value_nor_planning(
    outsiders: Workspace, category: str, channel: str, told: bool
) -> None:
    """The preview shows the card exactly as it will stand."""
    title = f"Inkoop voor {channel}"
    buyer = outsiders.colleague("inkoper")
    fields = {"title": title, "category": category, "value": "4 ton", "publication": "maart 2027"}
    choice = buyer.submits(buyer.opens_form(), **fields)["view"]
    buyer.closes(buyer.submits(choice)["view"])
    card = outsiders.wait_for(channel, lambda m: title in text_of(m))
    for shown in (choice, card):
        assert ("waardeklasse" in text_of(shown)) is told
        assert ("maart 2027" in text_of(shown)) is told
