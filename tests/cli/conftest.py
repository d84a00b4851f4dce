"""The command as the shell runs it, on a database and settings of the test's own."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli import build

Command = Callable[..., Result]


@pytest.fixture
def vaandel(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, sqlite_url: str) -> Command:
    """Run a command; the database of the settings is an SQLite file that is not there yet."""
    return _command(monkeypatch, tmp_path, sqlite_url)


@pytest.fixture
def vaandel_on_each(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, database_url: str) -> Command:
    """The same on an empty SQLite and on an empty PostgreSQL database."""
    return _command(monkeypatch, tmp_path, database_url)


def _command(monkeypatch: pytest.MonkeyPatch, folder: Path, url: str) -> Command:
    monkeypatch.setenv("VAANDEL_DATABASE_URL", url)
    monkeypatch.setenv("VAANDEL_PROFILE", "midden-groningen")
    monkeypatch.chdir(folder)
    return lambda *arguments: CliRunner().invoke(build(), arguments)
