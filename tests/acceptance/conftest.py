"""A sandbox and the bot's own process in it, shared by the tests of one file."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.support import hasty_sandbox
from tests.support.colleagues import Workspace
from tests.support.processes import Process, started

BRISK = {
    "VAANDEL_TICK_SECONDS": "0.5",
    "VAANDEL_REQUEST_TIMEOUT_SECONDS": "2",
    "VAANDEL_RECONCILE_MARGIN_SECONDS": "0.2",
    "VAANDEL_HANDLING_SECONDS": "5",
}
"""Short time-outs, so that a test does not wait for what a person would wait for."""


MONDAY = datetime(2026, 11, 23, 8, tzinfo=UTC)
"""Nine in the morning in the town hall, when people can be told anything."""


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Process]:
    """``vaandel sandbox``, with a clock that stands on a Monday morning."""
    arguments = ("sandbox", "--port", "0", "--frozen", "--at", f"{MONDAY:%Y-%m-%dT%H:%M:%S}")
    with started(*arguments, module=hasty_sandbox.MODULE) as process:
        yield process


@pytest.fixture(scope="module")
def workspace(sandbox: Process) -> Workspace:
    """The sandbox, to act in."""
    return Workspace(sandbox.lines[0])


@pytest.fixture(scope="module")
def bot(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    """``vaandel run --sandbox``, on a database of its own."""
    folder: Path = tmp_path_factory.mktemp("bot")
    with started(
        "run",
        "--sandbox",
        workspace.url,
        "--database-url",
        f"sqlite:///{folder / 'vaandel.db'}",
        environment=BRISK,
    ) as process:
        yield process
