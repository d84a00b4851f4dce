"""Handing over from chat: what hangs on one person goes to a colleague, who hears it once."""

import pytest

from tests.support.colleagues import Colleague, Workspace, error_at, text_of
from tests.support.processes import Process


@pytest.fixture
def buyer(workspace: Workspace, bot: Process) -> Colleague:
    """Who gets other work."""
    assert bot.runs
    return workspace.colleague("inkoper")


def test_what_hangs_on_somebody_goes_to_a_colleague_in_one_message(
    buyer: Colleague, workspace: Workspace
) -> None:
    """A role, an action and a development; an outsider is refused."""
    coordinator, member = workspace.colleague("coordinator"), workspace.colleague("teamlid")
    buyer.logs("Bankjes in het park", share=False, client=buyer.id)
    buyer.types("/mvoi actie markt bellen")
    buyer.submits(buyer.modal(callback_id="action_form"), kind="kennis")
    buyer.closes_everything()
    buyer.types("/mvoi volglijst De norm wordt strenger")
    buyer.submits(buyer.modal(callback_id="watch_form"))
    buyer.closes_everything()

    coordinator.types("/mvoi overdragen")
    form = coordinator.modal(callback_id="hand_over_choose")
    outside = coordinator.submits(form, person=buyer.id, successor=workspace.user_id("extern"))
    assert "van buiten" in error_at(outside, "successor")
    same = coordinator.submits(form, person=buyer.id, successor=buyer.id)
    assert "dezelfde" in error_at(same, "successor")
    listed = dict(coordinator.submits(form, person=buyer.id, successor=member.id)["view"])
    for said in ("Bankjes in het park", "Markt bellen", "De norm wordt strenger"):
        assert said in text_of(listed)
    done = text_of(coordinator.submits(coordinator.modal(callback_id="hand_over_form"))["view"])
    assert "1 traject, 1 actiepunt en 1 punt van de volglijst" in done
    coordinator.closes_everything()

    told = workspace.wait_for("@teamlid", lambda m: "Dit is nu van jou" in text_of(m))
    for said in ("Bankjes in het park", "Markt bellen", "De norm wordt strenger"):
        assert said in text_of(told)
    private = workspace.messages("@teamlid")
    assert len([each for each in private if "Markt bellen" in text_of(each)]) == 1
    member.presses(told, "trajectory_open_list", channel="@teamlid")

    buyer.types("/mvoi overdragen")
    form = buyer.modal(callback_id="hand_over_choose")
    assert "person:" not in str([each.get("block_id") for each in form["blocks"]])
    nothing = buyer.submits(form, successor=member.id)["view"]
    assert "niets" in text_of(nothing)
    buyer.closes_everything()
