"""A form whose first answer came too late is mended and saved again: nothing is lost."""

import pytest

from tests.support.colleagues import Colleague, Json, Workspace, initial_of, text_of
from tests.support.processes import Process


@pytest.fixture
def buyer(workspace: Workspace, bot: Process) -> Colleague:
    """The colleague who logs."""
    assert bot.runs
    return workspace.colleague("inkoper")


def sends_in_vain(person: Colleague, form: Json, **fields: str) -> Json:
    """Send a form of which the answer is lost. :returns: the modal, which still stands there."""
    person.workspace.post("/faults", drop_socket="after_next_envelope")
    lost = person.submits(form, **fields)
    assert not lost["ok"]
    person.workspace.wait_for_bot()
    return person.modal()


def about(workspace: Workspace, word: str) -> list[Json]:
    """Everything in the channels and with the buyer that speaks of it, after an hour."""
    workspace.let_pass("1h")
    places = ("bor", "facilitair", "@inkoper")
    return [m for place in places for m in workspace.messages(place) if word in text_of(m)]


def test_what_is_mended_in_a_new_form_changes_the_case_that_stands(
    buyer: Colleague, workspace: Workspace
) -> None:
    """One case, with what was sent last; the team goes along with the kind of purchase."""
    standing = sends_in_vain(buyer, buyer.opens_form(), title="Stoelen typfout", category="gww")
    choice = buyer.submits(standing, title="Stoelen raadzaal", category="kantoor", value="2 ton")
    assert "Stoelen raadzaal" in text_of(choice["view"])
    assert "#facilitair" in text_of(choice["view"])
    buyer.closes(buyer.submits(choice["view"])["view"])
    workspace.wait_for("facilitair", lambda m: "Stoelen raadzaal" in text_of(m))
    assert len(about(workspace, "Stoelen")) == 1


def test_the_same_again_is_answered_the_same(buyer: Colleague, workspace: Workspace) -> None:
    """After something was mended, too."""
    standing = sends_in_vain(buyer, buyer.opens_form(), title="Kasten A", category="gww")
    standing = sends_in_vain(buyer, standing, title="Kasten B")
    choice = buyer.submits(standing)
    assert "Kasten B" in text_of(choice["view"])
    buyer.closes(buyer.submits(choice["view"])["view"])
    workspace.wait_for("bor", lambda m: "Kasten B" in text_of(m))
    assert len(about(workspace, "Kasten")) == 1


def test_a_mistake_in_what_is_mended_is_told_at_its_field(buyer: Colleague) -> None:
    """And the form can be sent again."""
    standing = sends_in_vain(buyer, buyer.opens_form(), title="Lampen", category="gww")
    answer = buyer.submits(standing, value="veel")
    assert answer["response_action"] == "errors"
    choice = buyer.submits(buyer.modal(), value="3 ton")
    assert "waardeklasse" in text_of(choice["view"])
    buyer.closes(choice["view"])


def test_what_is_mended_in_a_change_is_shown_beside_what_stands(
    buyer: Colleague, workspace: Workspace
) -> None:
    """The first version is there already; the second is kept in the form, also a field put back."""
    buyer.logs("Bomen", value="2 ton")
    card = workspace.wait_for("bor", lambda m: "Bomen" in text_of(m))
    buyer.presses(card, "trajectory_open_edit", channel="bor")
    form = buyer.modal(callback_id="trajectory_edit")
    standing = sends_in_vain(buyer, form, title="Bomen en struiken", value="3 ton")
    answer = buyer.submits(standing, title="Bomen en heesters", value="€ 200.000")
    assert answer["response_action"] == "update"
    again = answer["view"]
    assert "Wat je eerder opsloeg, staat er al" in text_of(again)
    assert "Nu staat er: Bomen en struiken" in text_of(again)
    assert "Nu staat er: € 300.000" in text_of(again)
    assert initial_of(again, "title") == "Bomen en heesters"
    assert initial_of(again, "value") == "€ 200.000"
    assert buyer.submits(again)["response_action"] == "clear"
    buyer.presses(card, "trajectory_open_details", channel="bor")
    details = buyer.modal(callback_id="trajectory_details")
    assert "Bomen en heesters" in text_of(details)
    assert "200.000" in text_of(details)
    buyer.closes(details)


def test_a_start_form_of_which_answers_were_lost_is_handed_in_once(
    buyer: Colleague, workspace: Workspace
) -> None:
    """A step and the whole, each sent again: the form goes on where it was."""
    placed = buyer.submits(buyer.opens_form(), title="Goten", category="gww", value="2 ton")
    buyer.closes(buyer.submits(placed["view"])["view"])
    card = workspace.wait_for("bor", lambda m: "Goten" in text_of(m))
    buyer.presses(card, "trajectory_open_details", channel="bor")
    buyer.presses_in(buyer.modal(callback_id="trajectory_details"), "start_form_open")
    step = buyer.modal(callback_id="start_form_step")
    standing = sends_in_vain(buyer, step, need="De oude lekken.")
    view = buyer.submits(standing)["view"]
    assert "leg uit" in text_of(view)
    while view["callback_id"] == "start_form_step":
        view = buyer.submits(view)["view"]
    assert "De oude lekken." in text_of(view)
    standing = sends_in_vain(buyer, view)
    assert "is ingeleverd" in text_of(buyer.submits(standing)["view"])
    buyer.closes_everything()
    workspace.wait_for("@adviseur", lambda m: "Goten" in text_of(m))
    workspace.let_pass("1h")
    asked = [m for m in workspace.messages("@adviseur") if "Goten" in text_of(m)]
    assert len(asked) == 1
