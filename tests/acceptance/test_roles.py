"""Who may do what, from chat: a refusal that says who can, and roles that change hands."""

import pytest

from tests.support.colleagues import Workspace, error_at, text_of
from tests.support.processes import Process


@pytest.fixture(autouse=True)
def _bot_listens(bot: Process) -> None:
    assert bot.runs


def test_who_may_not_reads_where_they_typed_who_can(workspace: Workspace) -> None:
    """By name, and the coordinator hears nothing of it."""
    buyer, coordinator = workspace.colleague("inkoper"), workspace.colleague("coordinator")
    before = len(workspace.messages("@coordinator"))
    buyer.types("/mvoi gevraagd")
    told = workspace.wait_for("mvoi", lambda m: m.get("ephemeral_for") == buyer.id)
    assert f"<@{coordinator.id}>" in text_of(told)
    assert len(workspace.messages("@coordinator")) == before


def test_a_role_is_given_used_and_taken_again(workspace: Workspace) -> None:
    """And the last coordinator stays."""
    coordinator, member = workspace.colleague("coordinator"), workspace.colleague("teamlid")
    guest = workspace.user_id("extern")
    member.types("/mvoi rollen")
    shown = member.modal(callback_id="roles_form")
    assert shown.get("submit") is None
    assert f"<@{coordinator.id}>" in text_of(shown)
    member.closes(shown)

    coordinator.types("/mvoi rollen")
    form = coordinator.modal(callback_id="roles_form")
    chosen = {"role": "coordinator", "way": "take"}
    mistake = coordinator.submits(form, **chosen, person=coordinator.id)
    assert "MVOI-projectleider" in error_at(mistake, "person")
    mistake = coordinator.submits(form, role="adviser", way="give", person=guest)
    assert "collega's" in error_at(mistake, "person")
    kept = coordinator.submits(form, role="adviser", way="give", person=member.id)["view"]
    assert f"<@{member.id}>" in text_of(kept)
    workspace.wait_for("@teamlid", lambda m: "Je bent nu" in text_of(m))

    member.types("/mvoi gevraagd")
    workspace.wait_for(
        "mvoi",
        lambda m: m.get("ephemeral_for") == member.id and f"<@{coordinator.id}>" not in text_of(m),
    )
    coordinator.submits(kept, role="adviser", way="take", person=member.id)
    workspace.wait_for("@teamlid", lambda m: "Je bent geen" in text_of(m))
