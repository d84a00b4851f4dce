"""What the app asks of a workspace: all that it uses, and nothing else."""

import json

import pytest
from typer.testing import CliRunner

from bot.cli import build
from bot.slack.manifest import EVENTS, SCOPES
from handlers import events


def test_the_manifest_declares_the_command_of_every_profile_that_is_named() -> None:
    """One app may serve several municipalities."""
    asked = ["manifest", "--profile", "midden-groningen", "--profile", "leiden"]
    result = CliRunner().invoke(build(), asked)
    features = json.loads(result.stdout)["features"]
    assert [command["command"] for command in features["slash_commands"]] == ["/mvoi", "/mvi"]


@pytest.mark.parametrize("event", EVENTS)
def test_every_event_that_is_asked_for_is_handled(event: str) -> None:
    """``message.im`` comes in as ``message``."""
    assert event.split(".", maxsplit=1)[0] in events._HANDLERS


def test_every_event_that_is_handled_is_asked_for() -> None:
    """Slack sends nothing that the manifest does not name."""
    assert set(events._HANDLERS) == {event.split(".")[0] for event in EVENTS}


def test_every_scope_says_what_it_is_used_for() -> None:
    """An administrator asks."""
    assert all(SCOPES.values())


def test_over_http_slack_calls_one_address_for_everything() -> None:
    result = CliRunner().invoke(build(), ["manifest", "--http", "https://bot.example/"])
    made = json.loads(result.stdout)
    url = "https://bot.example/slack/events"
    assert made["settings"]["socket_mode_enabled"] is False
    assert made["settings"]["event_subscriptions"]["request_url"] == url
    assert made["settings"]["interactivity"]["request_url"] == url
    assert [command["url"] for command in made["features"]["slash_commands"]] == [url]
