"""The shortcuts that the setup names: told in the state, and the only ones that can be used."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.sandbox.server import SandboxServer
from bot.sandbox.setup import ShortcutSetup
from tests.sandbox.driving import SETUP, Control

Open = Callable[..., tuple[SandboxServer, Control]]

NEW = ShortcutSetup("nieuw", "Traject aanmelden", "global", "Opent het formulier")
LESSON = ShortcutSetup("maak-les", "Maak hier een les van", "message")


@pytest.fixture
def named(open_sandbox: Open) -> Control:
    """A sandbox with one shortcut of each kind, and no bot."""
    _, control = open_sandbox(setup=replace(SETUP, shortcuts=(NEW, LESSON)))
    return control


def test_the_state_names_the_shortcuts(named: Control, control: Control) -> None:
    assert named.get("/state")["shortcuts"] == [
        {
            "callback_id": "nieuw",
            "name": "Traject aanmelden",
            "type": "global",
            "description": "Opent het formulier",
        },
        {
            "callback_id": "maak-les",
            "name": "Maak hier een les van",
            "type": "message",
            "description": "",
        },
    ]
    assert control.get("/state")["shortcuts"] == []


def test_what_the_setup_does_not_name_cannot_be_used(named: Control) -> None:
    said = named.post("/message", channel="bor", user="inkoper", text="geleerd")
    here = {"user": "inkoper", "channel": "bor", "messageTs": said["ts"]}
    unknown = (404, "unknown_shortcut")

    assert named.refused("/shortcut", callback_id="onzin", user="inkoper") == unknown
    assert named.refused("/shortcut", callback_id="onzin", **here) == unknown
    assert named.refused("/shortcut", callback_id="maak-les", user="inkoper") == unknown
    assert named.refused("/shortcut", callback_id="nieuw", **here) == unknown
    # What it does name goes on its way, though there is no bot here to take it.
    assert named.post("/shortcut", callback_id="nieuw", user="inkoper")["acknowledged"] is False
    assert named.post("/shortcut", callback_id="maak-les", **here)["acknowledged"] is False


def test_two_shortcuts_cannot_share_a_callback_id() -> None:
    twice = replace(SETUP, shortcuts=(NEW, replace(LESSON, callback_id="nieuw")))
    with pytest.raises(ValueError, match="nieuw"):
        SandboxServer(twice).start()
