"""The same bot on a real PostgreSQL: a case, a card, a change, a stranger."""

import pytest

from tests.support.colleagues import Workspace, text_of
from tests.support.processes import started

pytestmark = pytest.mark.postgresql


def test_a_case_is_logged_placed_and_changed(workspace: Workspace, postgresql_url: str) -> None:
    """What the other files see on SQLite."""
    with started("run", "--sandbox", workspace.url, "--database-url", postgresql_url):
        buyer = workspace.colleague("inkoper")
        buyer.logs("Zoutstrooiers", value="3 ton")
        card = workspace.wait_for("bor", lambda m: "Zoutstrooiers" in text_of(m))
        buyer.presses(card, "trajectory_open_edit", channel="bor")
        form = buyer.modal(callback_id="trajectory_edit")
        assert buyer.submits(form, title="Pekelstrooiers")["response_action"] == "clear"
        changed = workspace.wait_for("bor", lambda m: "Pekelstrooiers" in text_of(m))
        assert changed["ts"] == card["ts"]
        buyer.says("wat kun je?")
        workspace.wait_for("@inkoper", lambda m: "Ik ben Vaandel" in text_of(m))


def test_what_was_missed_while_the_bot_was_down_is_done_later(
    workspace: Workspace, postgresql_url: str
) -> None:
    """The bot stops with a choice open, a day goes by, and it comes back."""
    teamlead, title = workspace.colleague("teamleider"), "Vergeten bij het afsluiten"
    with started("run", "--sandbox", workspace.url, "--database-url", postgresql_url):
        answer = teamlead.submits(teamlead.opens_form(), title=title, category="gww")
        assert answer["response_action"] == "update"
    workspace.let_pass("1d", jump=True)
    with started("run", "--sandbox", workspace.url, "--database-url", postgresql_url):
        note = workspace.wait_for("@teamleider", lambda m: title in text_of(m))
        assert "nog niet gedeeld" in text_of(note)
