"""The bot's process is killed between any two steps of logging and posting.

Twenty times, each at a later step: the case is there once, the card is there once.
"""

import os
import signal
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import httpx
import pytest
from sqlmodel import col, select

from storage.database import Database
from storage.tables import Trajectory
from tests.support.colleagues import Colleague, Json, Workspace, text_of
from tests.support.processes import Process, started

KILLS = 20
NEVER = 0
DYING_SECONDS = 0.3
ENVIRONMENT = {
    "VAANDEL_REQUEST_TIMEOUT_SECONDS": "1",
    "VAANDEL_RECONCILE_MARGIN_SECONDS": "0.2",
    "VAANDEL_TICK_SECONDS": "0.2",
}


class MortalBot:
    """A bot that dies when told, and is started again as an administrator would."""

    def __init__(self, url: str, folder: Path) -> None:
        self.database_url = f"sqlite:///{folder / 'vaandel.db'}"
        self._url = url
        self._fatal = folder / "fatal-step"
        self._process: Process | None = None

    def dies_at(self, step: int) -> None:
        """Let it die at this step, counted from now."""
        self._fatal.write_text(str(step), "utf-8")
        os.kill(self.running().pid, signal.SIGUSR1)

    def running(self) -> Process:
        """The process, started if it is dead."""
        if self._process is None or self._process.ends_within(DYING_SECONDS):
            self._process = Process(
                "run",
                "--sandbox",
                self._url,
                "--database-url",
                self.database_url,
                environment={**ENVIRONMENT, "MORTAL_BOT_STEP": str(self._fatal)},
                module="tests.support.mortal_bot",
            )
            self._process.wait_until_ready()
        return self._process

    @property
    def is_dead(self) -> bool:
        """Whether it was killed."""
        return self._process is not None and self._process.ends_within(DYING_SECONDS)

    def stop(self) -> None:
        """End it."""
        if self._process is not None and self._process.runs:
            self._process.stop()


@pytest.fixture(scope="module")
def workspace() -> Iterator[Workspace]:
    """A sandbox that outlives the bot."""
    with started("sandbox", "--port", "0") as process:
        yield Workspace(process.lines[0])


@pytest.fixture(scope="module")
def bot(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MortalBot]:
    """The bot that is killed."""
    mortal = MortalBot(workspace.url, tmp_path_factory.mktemp("crash"))
    yield mortal
    mortal.stop()


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_killed_at_any_step_the_case_and_the_card_are_there_once(
    workspace: Workspace, bot: MortalBot
) -> None:
    """A person tries again what did not work; nothing is lost and nothing is doubled."""
    bot.running()
    workspace.wait_for_bot()
    buyer, deaths = workspace.colleague("inkoper"), 0
    for step in range(1, KILLS + 1):
        title = f"Traject {step:02d} bij stroomuitval"
        bot.dies_at(step)
        _log(workspace, buyer, bot, title)
        deaths += bot.is_dead
        _until(workspace, bot, partial(_card, workspace, title))
    assert deaths >= KILLS // 4
    _settle(workspace, bot)
    for step in range(1, KILLS + 1):
        title = f"Traject {step:02d} bij stroomuitval"
        cards = [m for m in workspace.messages("bor") if title in text_of(m)]
        assert len(cards) == 1, title
        assert _times_stored(bot, title) == 1, title


def _log(workspace: Workspace, buyer: Colleague, bot: MortalBot, title: str) -> None:
    """Log and place a case, trying each step again until it works."""
    form = _until(workspace, bot, buyer.opens_form)
    answer = _until(
        workspace, bot, lambda: _ok(buyer.submits(buyer.modal(), title=title, category="gww"))
    )
    assert form["callback_id"] == "trajectory_new"
    assert answer["response_action"] == "update", answer
    done = _until(workspace, bot, lambda: _ok(buyer.submits(buyer.modal())))
    buyer.closes(done["view"])


def _card(workspace: Workspace, title: str) -> Json:
    return workspace.wait_for("bor", lambda m: title in text_of(m), seconds=4)


def _until(workspace: Workspace, bot: MortalBot, attempt: Callable[[], Json]) -> Json:
    for _ in range(4):
        try:
            return attempt()
        except (AssertionError, httpx.HTTPError):
            bot.running()
            workspace.wait_for_bot()
    return attempt()


def _ok(answer: Json) -> Json:
    assert answer["ok"], answer
    return answer


def _settle(workspace: Workspace, bot: MortalBot) -> None:
    """Let the bot live through whatever it still has to do, without dying once more."""
    bot.dies_at(NEVER)
    workspace.wait_for_bot()
    workspace.let_pass("1h")


def _times_stored(bot: MortalBot, title: str) -> int:
    database = Database(bot.database_url)
    with database.reading() as session:
        found = session.exec(select(Trajectory).where(col(Trajectory.title) == title)).all()
    database.close()
    return len(found)
