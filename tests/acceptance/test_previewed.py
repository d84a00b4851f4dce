"""What is posted is what was shown: never more, never another case, never elsewhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.acceptance.conftest import BRISK
from tests.support.colleagues import Workspace, text_of
from tests.support.processes import Process, started

SLOW = {"conversations.info": {"kind": "slow", "seconds": 4}}
"""Slower than somebody who waits for an answer can wait."""


@pytest.fixture(scope="module")
def bot(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    """A bot to which Slack has not said yet who reads in the channels."""
    folder: Path = tmp_path_factory.mktemp("bot")
    workspace.post("/faults", method=SLOW)
    url = f"sqlite:///{folder / 'vaandel.db'}"
    environment = {**BRISK, "VAANDEL_REQUEST_TIMEOUT_SECONDS": "10"}
    arguments = ("run", "--sandbox", workspace.url, "--database-url", url)
    with started(*arguments, environment=environment) as process:
        yield process


def test_a_card_that_was_shown_without_its_value_is_posted_without_it(
    workspace: Workspace, bot: Process
) -> None:
    """Slack said too late that no outsider reads there; also when it changes later."""
    assert bot.runs
    buyer = workspace.colleague("inkoper")
    choice = buyer.submits(buyer.opens_form(), title="Hekwerk", category="gww", value="4 ton")
    shown = choice["view"]
    assert "waardeklasse" not in text_of(shown)
    workspace.post("/faults", clear=True)
    buyer.closes(buyer.submits(shown)["view"])
    card = workspace.wait_for("bor", lambda m: "Hekwerk" in text_of(m))
    assert "waardeklasse" not in text_of(card)
    buyer.presses(card, "trajectory_open_edit", channel="bor")
    buyer.submits(buyer.modal(callback_id="trajectory_edit"), title="Hekwerk en poorten")
    changed = workspace.wait_for("bor", lambda m: "poorten" in text_of(m))
    assert "waardeklasse" not in text_of(changed)


def test_what_changed_since_it_was_shown_is_shown_again(workspace: Workspace, bot: Process) -> None:
    """Another name, and another channel; nothing is posted before that was seen."""
    assert bot.runs
    workspace.post("/faults", clear=True)
    buyer, adviser = workspace.colleague("inkoper"), workspace.colleague("adviseur")
    buyer.logs("Rolcontainers", share=False)
    note = workspace.wait_for("@inkoper", lambda m: "Rolcontainers" in text_of(m))
    buyer.presses(note, "trajectory_open_share", channel="@inkoper")
    choice = buyer.modal(callback_id="trajectory_share_choice")
    number = text_of(note).partition("nr. ")[2].split("*")[0]
    adviser.types(f"/mvoi traject {number}")
    details = adviser.modal(callback_id="trajectory_details")
    adviser.presses_in(details, "trajectory_open_edit")
    form = adviser.modal(callback_id="trajectory_edit")
    adviser.submits(form, title="Papierbakken", team="facilitair")
    again = buyer.submits(choice)["view"]
    assert "Intussen is dit traject gewijzigd" in text_of(again)
    assert "Papierbakken" in text_of(again)
    assert "#facilitair" in text_of(again)
    workspace.let_pass("15m")
    for channel in ("bor", "facilitair"):
        assert not [m for m in workspace.messages(channel) if "Papierbakken" in text_of(m)]
    buyer.closes(buyer.submits(again)["view"])
    workspace.wait_for("facilitair", lambda m: "Papierbakken" in text_of(m))
