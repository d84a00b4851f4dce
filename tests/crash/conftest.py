"""A sandbox that outlives the bot, and a bot that is killed at a chosen step."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.support import hasty_sandbox
from tests.support.colleagues import Json, Workspace
from tests.support.processes import Process, started

NEVER = 0
DYING_SECONDS = 0.3
WAIT_SECONDS, TRIES = 5, 20
"""How often is looked whether the bot died meanwhile."""
ENVIRONMENT = {
    "VAANDEL_REQUEST_TIMEOUT_SECONDS": "1",
    "VAANDEL_RECONCILE_MARGIN_SECONDS": "0.2",
    "VAANDEL_TICK_SECONDS": "0.2",
    "VAANDEL_HANDLING_SECONDS": "3",
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

    def waits_for(self, workspace: Workspace, channel: str, wanted: Callable[[Json], bool]) -> Json:
        """The first message that fits; the bot may die while it is waited for, more than once."""
        for _ in range(TRIES):
            self.running()
            with suppress(AssertionError):
                workspace.wait_for_bot()
                return workspace.wait_for(channel, wanted, seconds=WAIT_SECONDS)
        return workspace.wait_for(channel, wanted)

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
    with started("sandbox", "--port", "0", module=hasty_sandbox.MODULE) as process:
        yield Workspace(process.lines[0])


@pytest.fixture(scope="module")
def bot(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MortalBot]:
    """The bot that is killed."""
    mortal = MortalBot(workspace.url, tmp_path_factory.mktemp("crash"))
    yield mortal
    mortal.stop()
