"""What ``vaandel run --http`` and ``vaandel check --http`` ask of who runs the bot."""

import json

import pytest

from bot.slack.http import listen
from tests.cli.conftest import Command


@pytest.fixture(autouse=True)
def _tokens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1")
    monkeypatch.setenv("SLACK_API_URL", "http://127.0.0.1:9/api/")
    monkeypatch.delenv("SLACK_SIGNING_SECRET", raising=False)


def test_without_its_signing_secret_the_bot_does_not_start(vaandel: Command) -> None:
    """It would believe anybody who calls."""
    result = vaandel("run", "--http", "0")
    assert result.exit_code == 2
    assert "SLACK_SIGNING_SECRET is not set" in result.stderr


def test_a_port_that_is_taken_is_told(vaandel: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_SIGNING_SECRET", "0123")
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        result = vaandel("run", "--http", str(port))
    assert result.exit_code == 1
    assert f"Nothing can listen on 127.0.0.1 port {port}" in result.stderr


def test_what_is_missing_or_unsafe_is_told(
    vaandel: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def findings(*more: str) -> dict[str, bool]:
        found = json.loads(vaandel("check", "--json", *more).stdout)
        return {each["subject"]: each["ok"] for each in found}

    assert "signing secret" not in findings()
    assert findings("--http")["signing secret"] is False
    monkeypatch.setenv("SLACK_SIGNING_SECRET", "0123")
    monkeypatch.setenv("VAANDEL_PUBLIC_URL", "http://bot.example")
    found = findings()
    assert (found["signing secret"], found["public address"]) == (True, False)
    monkeypatch.setenv("VAANDEL_PUBLIC_URL", "https://bot.example")
    assert findings()["public address"] is True
