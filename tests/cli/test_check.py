"""``vaandel check``: what it finds in a workspace, and what to do about it."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner

from bot.cli import build
from bot.cli.workspace_setup import workspace_setup
from bot.profile import load_profile
from bot.sandbox.server import SandboxServer
from storage.database import Database
from storage.migrate import upgrade

PROFILE = "midden-groningen"
ABSENT, ARCHIVED, OUTSIDE = "facilitair", "automatisering", "bor"


@pytest.fixture
def sandbox() -> Iterator[SandboxServer]:
    """A workspace with one channel missing, one archived, and one without the bot."""
    setup = workspace_setup(load_profile(PROFILE))
    channels = tuple(
        replace(channel, bot_member=channel.name != OUTSIDE)
        for channel in setup.channels
        if channel.name != ABSENT
    )
    server = SandboxServer(replace(setup, channels=channels))
    server.start()
    archived = {"channel": ARCHIVED, "user": "coordinator", "command": "/archive", "text": ""}
    httpx.post(f"{server.url}/_control/command", json=archived).raise_for_status()
    yield server
    server.stop()


@pytest.fixture
def findings(
    sandbox: SandboxServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> dict[str, str]:
    """The advice for everything that was looked at; empty where it is well."""
    url = f"sqlite:///{tmp_path / 'vaandel.db'}"
    database = Database(url)
    upgrade(database)
    database.close()
    for name, value in {
        "VAANDEL_DATABASE_URL": url,
        "VAANDEL_PROFILE": PROFILE,
        "VAANDEL_COORDINATORS": "U1",
        "SLACK_API_URL": f"{sandbox.url}/api/",
        "SLACK_BOT_TOKEN": sandbox.bot_token,
        "SLACK_APP_TOKEN": sandbox.app_token,
    }.items():
        monkeypatch.setenv(name, value)
    result = CliRunner().invoke(build(), ["check", "--json"])
    assert result.exit_code == 1, result.output
    found = json.loads(result.stdout)
    assert all(each["ok"] is not bool(each["advice"]) for each in found)
    return {each["subject"]: each["advice"] for each in found}


def test_each_channel_that_cannot_be_posted_in_says_what_to_do(findings: dict[str, str]) -> None:
    """One that is not there, one that is archived, one that the bot is not in."""
    wrong = {subject: advice for subject, advice in findings.items() if advice}
    assert set(wrong) == {f"channel #{name}" for name in (ABSENT, ARCHIVED, OUTSIDE)}
    assert f"Make #{ABSENT}" in wrong[f"channel #{ABSENT}"]
    assert f"Unarchive #{ARCHIVED}" in wrong[f"channel #{ARCHIVED}"]
    assert f"Type in #{OUTSIDE}: /invite @Vaandel" in wrong[f"channel #{OUTSIDE}"]


def test_everything_else_is_well(findings: dict[str, str]) -> None:
    assert findings["database"] == findings["app token"] == findings["scopes"] == ""
    assert findings["channel #mvoi"] == ""
