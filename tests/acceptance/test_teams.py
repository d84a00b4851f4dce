"""A team at a glance and a talk with it, from chat to the reminder, in the real process."""

import re

import pytest

from tests.support.colleagues import Colleague, Workspace, error_at, initial_of, text_of
from tests.support.processes import Process


@pytest.fixture
def adviser(workspace: Workspace, bot: Process) -> Colleague:
    """Who talks with the teams."""
    assert bot.runs
    found = workspace.colleague("adviseur")
    found.closes_everything()
    return found


def test_a_talk_with_two_agreements_is_kept_and_their_owners_are_reminded(
    adviser: Colleague, workspace: Workspace
) -> None:
    """From the team's own view, with what runs there; a colleague reads their own part alone."""
    buyer, coordinator = workspace.colleague("inkoper"), workspace.colleague("coordinator")
    buyer.logs("Straatverlichting centrum", team="bor", category="gww")
    buyer.closes_everything()

    adviser.types("/mvoi team Beheer Openbare Ruimte")
    team = adviser.modal(callback_id="team")
    assert "Straatverlichting centrum" in text_of(team)
    assert "nog geen gesprek" in text_of(team)
    adviser.presses_in(team, "team_talk_open_form")
    form = adviser.modal(callback_id="team_talk_form")
    assert initial_of(form, "team") == "bor"
    assert initial_of(form, "held_on") == "2026-11-23"
    adviser.presses_in(form, "team_talk_add_row")
    form = adviser.modal(callback_id="team_talk_form", showing="Afspraak 2")

    talk = {"kind": "account", "present": "teamleider en inkoper", "said": "Eerder beginnen."}
    first = {"text_0": "Kalender doornemen", "owner_0": buyer.id, "due_on_0": "2026-11-27"}
    second = {"text_1": "Budget navragen", "owner_1": coordinator.id}
    refused = adviser.submits(form, **talk, **first, **second, held_on="2026-11-24")
    assert "vandaag of eerder" in error_at(refused, "held_on")
    assert "Kies een dag" in error_at(refused, "due_on_1")
    kept = adviser.submits(
        form, **talk, **first, **second, held_on="2026-11-20", due_on_1="2026-12-18", number="1"
    )["view"]
    for said in ("Eerder beginnen.", "Kalender doornemen", "Budget navragen", "traject 1"):
        assert said in text_of(kept)
    workspace.wait_for("@inkoper", lambda m: "gaf je een actiepunt" in text_of(m))
    workspace.wait_for("@coordinator", lambda m: "Budget navragen" in text_of(m))

    buyer.types("/mvoi team bor")
    own = text_of(buyer.modal(callback_id="team"))
    assert "Laatste gesprek: 20 november 2026" in own
    assert "Kalender doornemen" in own
    assert not any(each in own for each in ("Eerder beginnen", "Budget", "Gesprek vastleggen"))
    buyer.closes_everything()

    workspace.let_pass("48h")  # Wednesday, two working days before it
    workspace.wait_for("@inkoper", lambda m: "Voor 27 november" in text_of(m))
    workspace.let_pass("120h")  # the Monday after it
    workspace.wait_for("@inkoper", lambda m: "Dit stond voor 27 november" in text_of(m))


def test_a_talk_is_changed_added_to_and_never_overwritten_unseen(
    adviser: Colleague, workspace: Workspace
) -> None:
    coordinator = workspace.colleague("coordinator")
    coordinator.closes_everything()
    adviser.says("leg een gesprek met Facilitair vast", channel="@adviseur")
    offered = workspace.wait_for("@adviseur", lambda m: "Facilitair leg je vast" in text_of(m))
    adviser.presses(offered, "team_talk_open_form", channel="@adviseur")
    form = adviser.modal(callback_id="team_talk_form")
    assert initial_of(form, "team") == "facilitair"
    kept = dict(adviser.submits(form, kind="team", said="Kennisgemaakt.")["view"])
    assert "geen afspraken" in text_of(kept)
    adviser.presses_in(adviser.modal(callback_id="team_talk"), "team_talk_open_edit")
    standing = adviser.modal(callback_id="team_talk_edit")

    coordinator.says("wat speelt er bij Facilitair?", channel="@coordinator")
    told = workspace.wait_for("@coordinator", lambda m: "Team Facilitair speelt" in text_of(m))
    coordinator.presses(told, "team_open", channel="@coordinator")
    coordinator.presses_in(coordinator.modal(callback_id="team"), "team_talk_open")
    coordinator.presses_in(coordinator.modal(callback_id="team_talk"), "team_talk_open_edit")
    changed = coordinator.submits(
        coordinator.modal(callback_id="team_talk_edit"), said="Uitgebreid kennisgemaakt."
    )
    assert "bijgewerkt" in text_of(changed["view"])

    beside = dict(adviser.submits(standing, said="Kort kennisgemaakt.")["view"])
    assert "Een collega wijzigde dit gesprek net" in text_of(beside)
    assert "Uitgebreid kennisgemaakt." in text_of(beside)
    beside = adviser.modal(callback_id="team_talk_edit", showing="Een collega wijzigde")
    assert initial_of(beside, "said") == "Kort kennisgemaakt."
    both = adviser.submits(beside, said="Uitgebreid en kort.")["view"]
    assert "Uitgebreid en kort." in text_of(both)
    adviser.presses_in(adviser.modal(callback_id="team_talk"), "team_talk_open_agree")
    form = adviser.modal(callback_id="team_talk_agree")
    agreed = {"text": "Kantines bezoeken", "due_on": "2027-01-15"}
    outside = adviser.submits(form, **agreed, owner=workspace.user_id("extern"))
    assert "collega" in error_at(outside, "owner")
    more = adviser.submits(form, **agreed, owner=adviser.id)["view"]
    assert "Kantines bezoeken" in text_of(more)


def test_an_interview_about_the_customer_journey_belongs_to_its_case(
    adviser: Colleague, workspace: Workspace
) -> None:
    buyer = workspace.colleague("inkoper")
    buyer.closes_everything()
    buyer.logs("Kantinemeubels", team="facilitair", category="gww")
    adviser.types("/mvoi team facilitair")
    team = adviser.modal(callback_id="team")
    number = re.findall(r"(\d+) · Kantinemeubels", text_of(team))[0]
    adviser.presses_in(team, "team_talk_open_form")
    form = adviser.modal(callback_id="team_talk_form")
    interview = {"kind": "journey", "present": "opdrachtgever, budgethouder en inkoper"}
    agreed = {"text_0": "Formulier korter maken", "owner_0": adviser.id, "due_on_0": "2027-01-15"}
    assert "niet vinden" in error_at(adviser.submits(form, **interview, number="999"), "number")
    kept = text_of(adviser.submits(form, **interview, **agreed, number=number)["view"])
    assert "Interview over de klantreis" in kept
    assert f"traject {number}" in kept
    assert "Formulier korter maken" in kept


def test_where_others_read_along_there_is_a_button_that_opens_it_for_one(
    adviser: Colleague, workspace: Workspace
) -> None:
    """A name that is no team leads to the teams."""
    colleague = workspace.colleague("teamlid")
    adviser.says("@Vaandel hoe staat BOR ervoor?", channel="mvoi")
    told = workspace.wait_for("mvoi", lambda m: "Team BOR speelt" in text_of(m))
    assert "Laatste gesprek" not in text_of(told)
    colleague.presses(told, "team_open", channel="mvoi")
    assert "Laatste gesprek" in text_of(colleague.modal(callback_id="team"))
    colleague.closes_everything()
    colleague.types("/mvoi team lampen")
    choice = colleague.modal(callback_id="team_choice")
    assert 'Een team "lampen" ken ik niet' in text_of(choice)
    colleague.presses_in(choice, "team_open")
    assert "Team " in text_of(colleague.modal(callback_id="team"))
