"""Whatever Slack does not answer: the person who waits always hears something."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.acceptance.conftest import BRISK
from tests.support.colleagues import PATIENCE_SECONDS, Colleague, Json, Workspace, text_of
from tests.support.processes import Process, started

TRIES = 2
"""The bot's client asks once more when a connection drops."""


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bot's own file."""
    return tmp_path_factory.mktemp("bot") / "vaandel.db"


@pytest.fixture(scope="module")
def bot(workspace: Workspace, database: Path) -> Iterator[Process]:
    """A bot whose database a test can reach."""
    options = ("--sandbox", workspace.url, "--database-url", f"sqlite:///{database}")
    with started("run", *options, environment=BRISK) as process:
        yield process


@pytest.fixture
def buyer(workspace: Workspace, bot: Process) -> Iterator[Colleague]:
    """The colleague who waits."""
    assert bot.runs
    yield workspace.colleague("inkoper")
    workspace.post("/faults", clear=True)


@pytest.fixture
def card(buyer: Colleague, request: pytest.FixtureRequest) -> Json:
    """A card with buttons."""
    title = f"Kaart voor {request.node.name}"
    buyer.logs(title)
    return buyer.workspace.wait_for("bor", lambda m: title in text_of(m))


def told(buyer: Colleague, channel: str, text: str) -> Json:
    """What the bot says to this person."""
    return buyer.workspace.wait_for(channel, lambda m: text in text_of(m))


def test_without_any_modal_the_answer_comes_where_the_click_was(
    buyer: Colleague, card: Json
) -> None:
    """Neither the modal that was asked for can be opened, nor one that says so."""
    fault = {"views.open": {"kind": "lost_request", "times": 2 * TRIES}}
    buyer.workspace.post("/faults", method=fault)
    buyer.presses(card, "trajectory_open_edit", channel="bor")
    assert told(buyer, "bor", "Dit ging bij mij mis")["ephemeral_for"] == buyer.id


def test_when_that_fails_too_the_answer_is_a_direct_message(buyer: Colleague, card: Json) -> None:
    gone = {"kind": "lost_request", "times": 2 * TRIES}
    buyer.workspace.post("/faults", method={"views.open": gone, "response_url": gone})
    buyer.presses(card, "trajectory_open_edit", channel="bor")
    told(buyer, "@inkoper", "Dit ging bij mij mis")


def test_a_modal_that_opens_nothing_more_is_answered_in_a_direct_message(buyer: Colleague) -> None:
    """A click in a modal has no other place to answer at."""
    buyer.logs("Bankjes")
    buyer.types("/mvoi traject 1")
    details = buyer.modal(callback_id="trajectory_details")
    buyer.workspace.post("/faults", expired_triggers=1)
    buyer.presses_in(details, "trajectory_open_edit")
    told(buyer, "@inkoper", "Slack was te traag")
    buyer.closes(details)


def test_a_click_that_came_too_late_is_told_so(buyer: Colleague, card: Json) -> None:
    """It is nobody's fault, and once more helps."""
    buyer.workspace.post("/faults", expired_triggers=1)
    buyer.presses(card, "trajectory_open_edit", channel="bor")
    assert told(buyer, "bor", "Slack was te traag")["ephemeral_for"] == buyer.id
    buyer.presses(card, "trajectory_open_edit", channel="bor")
    buyer.closes(buyer.modal(callback_id="trajectory_edit"))


@pytest.mark.parametrize("code", ["hash_conflict", "not_found"])
def test_a_second_click_that_lost_says_nothing(buyer: Colleague, code: str) -> None:
    """A double click: the first one changed the modal already, or closed it."""
    buyer.types("/mvoi trajekten lantaarnpalen")
    answer = told(buyer, "mvoi", "Bedoel je `/mvoi trajecten`?")
    buyer.presses(answer, "trajectory_open_list", channel="mvoi")
    shown = buyer.modal(callback_id="trajectory_list")
    refused = {"kind": "error", "code": code, "times": 1}
    buyer.workspace.post("/faults", method={"views.update": refused})
    buyer.presses_in(shown, "trajectory_list_clear")
    _wait_for_refusal(buyer.workspace, "views.update", code)
    assert not _another_modal_comes(buyer)
    buyer.presses_in(shown, "trajectory_list_clear")
    standing = buyer.modal(callback_id="trajectory_list")
    buyer.closes(standing)


def test_a_modal_that_opened_while_the_answer_got_lost_is_no_fault(
    buyer: Colleague, card: Json
) -> None:
    """The second try hears that the first one opened it."""
    fault = {"views.open": {"kind": "lost_answer", "times": 1}}
    buyer.workspace.post("/faults", method=fault)
    buyer.presses(card, "trajectory_open_edit", channel="bor")
    _wait_for_refusal(buyer.workspace, "views.open", "exchanged_trigger_id")
    buyer.closes(buyer.modal(callback_id="trajectory_edit"))
    buyer.types("/mvoi help")
    told(buyer, "mvoi", "Ik ben Vaandel")
    assert not [m for m in buyer.workspace.messages("bor") if m["ts"] > card["ts"]]


def test_a_workspace_that_we_do_not_know_is_answered(buyer: Colleague, database: Path) -> None:
    """It was removed, or the app was installed from elsewhere."""
    with closing(sqlite3.connect(database)) as file:
        ((team,),) = file.execute("SELECT team_id FROM workspace").fetchall()
        file.execute("UPDATE workspace SET team_id = 'T0ELSEWHERE'")
        file.commit()
        buyer.types("/mvoi traject lampen")
        modal = buyer.modal(callback_id="problem")
        assert "Deze Slack-omgeving ken ik niet" in text_of(modal)
        file.execute("UPDATE workspace SET team_id = ?", (team,))
        file.commit()
    buyer.closes(modal)


def _another_modal_comes(buyer: Colleague) -> bool:
    """Within a second: telling of a fault takes the bot a tenth of that."""
    deadline, after, views = time.monotonic() + 1, 0, 0
    while time.monotonic() < deadline:
        answer = buyer.workspace.get("/views", user=buyer.key, after=after, wait=0.5)
        after, views = answer["seq"], len(answer["views"])
    return views > 1


def _wait_for_refusal(workspace: Workspace, method: str, code: str) -> None:
    """Until the bot has heard it."""
    deadline, after = time.monotonic() + PATIENCE_SECONDS, 0
    while time.monotonic() < deadline:
        answer = workspace.get("/log", after=after, wait=1)
        for entry in answer["entries"]:
            if entry.get("method") == method and entry.get("error") == code:
                return
        after = answer["seq"]
    raise AssertionError(f"{method} was not refused with {code}")
