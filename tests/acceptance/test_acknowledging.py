"""Slow work keeps nobody waiting for an acknowledgement."""

from concurrent.futures import ThreadPoolExecutor

from tests.support.colleagues import Workspace, text_of
from tests.support.processes import Process

SLOW_COMMANDS = 5
LIMIT_MS = 1000
"""A person reads "the app did not answer" after 3,000 ms; a third of that is our promise."""


def test_with_five_slow_commands_running_the_sixth_is_acknowledged_at_once(
    workspace: Workspace, bot: Process
) -> None:
    """Five people wait for a modal that Slack opens slowly; the sixth asks for help."""
    assert bot.runs
    keys = ["inkoper", "teamleider", "budgethouder", "adviseur", "coordinator"]
    workspace.post("/faults", method={"views.open": {"kind": "slow", "seconds": 1.8}})
    with ThreadPoolExecutor(SLOW_COMMANDS) as people:
        waiting = [
            people.submit(
                workspace.post,
                "/command",
                channel="mvoi",
                user=key,
                command="/mvoi",
                text="traject",
            )
            for key in keys
        ]
        for answer in waiting:
            assert answer.result()["acknowledged"]
        still_slow = workspace.post(
            "/command", channel="mvoi", user="teamlid", command="/mvoi", text="help"
        )
    assert still_slow["acknowledged"]
    assert still_slow["ms"] < LIMIT_MS
    assert _opened(workspace) < SLOW_COMMANDS, "the slow five were done before the sixth came"
    help_text = workspace.wait_for("mvoi", lambda m: "Ik ben Vaandel" in text_of(m))
    assert help_text["ephemeral_for"] == workspace.user_id("teamlid")
    for key in keys:
        person = workspace.colleague(key)
        person.closes(person.modal(callback_id="trajectory_new"))
    workspace.post("/faults", clear=True)


def _opened(workspace: Workspace) -> int:
    """How many of the slow calls were answered by now."""
    entries = workspace.get("/log")["entries"]
    return sum(
        entry["kind"] == "api_call" and entry["method"] == "views.open" for entry in entries
    )
