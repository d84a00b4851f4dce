"""A network meeting in Leiden: the community is invited in its channel; a guest reads along."""

from collections.abc import Iterator

import pytest

from tests.acceptance.conftest import BRISK
from tests.support.colleagues import Workspace, text_of
from tests.support.processes import Process, started

COMMUNITY = "mvi-community"


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Process]:
    """The evening before the community is asked what it wants to talk about."""
    options = ("--frozen", "--at", "2027-01-06T20:00:00", "--profile", "leiden")
    with started("sandbox", "--port", "0", *options) as process:
        yield process


@pytest.fixture(scope="module")
def bot(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    """Its own bot."""
    database = f"sqlite:///{tmp_path_factory.mktemp('bot') / 'vaandel.db'}"
    options = ("--sandbox", workspace.url, "--profile", "leiden", "--database-url", database)
    with started("run", *options, environment=BRISK) as process:
        yield process


def test_the_community_is_invited_and_counted_by_its_channel(
    workspace: Workspace, bot: Process
) -> None:
    """A colleague says that they come; who that is does not stand there. A guest may not."""
    assert bot.runs
    workspace.post("/clock", to="2027-01-07T09:00:00+01:00", jump=True)
    invitation = workspace.wait_for(COMMUNITY, lambda m: "netwerkbijeenkomst" in m["text"].lower())
    colleague, guest = workspace.colleague("inkoper"), workspace.colleague("extern")
    guest.presses(invitation, "meeting_comes", channel=COMMUNITY)
    assert "Dit is voor collega's" in text_of(guest.modal())
    colleague.presses(invitation, "meeting_comes", channel=COMMUNITY)
    alone = workspace.wait_for(COMMUNITY, lambda m: m.get("ephemeral_for") == colleague.id)
    assert "Fijn, je bent erbij" in text_of(alone)
    standing = workspace.wait_for(
        COMMUNITY, lambda m: m["ts"] == invitation["ts"] and "1 komt" in text_of(m)
    )
    assert colleague.id not in text_of(standing)

    workspace.post("/clock", to="2027-01-14T09:00:00+01:00", jump=True)
    agenda = workspace.wait_for(COMMUNITY, lambda m: m["text"].startswith("Agenda"))
    assert "nog geen punten" in text_of(agenda)
    assert "Wie doet wat" not in text_of(agenda)
