"""A small purchase: three taps at most, from the command to the thanks."""

import pytest

from tests.support.colleagues import Colleague, Json, Workspace, error_at, initial_of, text_of
from tests.support.processes import Process


@pytest.fixture
def buyer(workspace: Workspace, bot: Process) -> Colleague:
    """The colleague who bought something."""
    assert bot.runs
    return workspace.colleague("inkoper")


def opens(buyer: Colleague, words: str = "") -> Json:
    """``/mvoi klein …`` up to the open form."""
    buyer.types(f"/mvoi klein {words}".strip())
    return buyer.modal(callback_id="small_purchase_new")


def required(form: Json) -> dict[str, Json]:
    """What has to be chosen before it can be saved."""
    return {
        block["element"]["action_id"]: block["element"]
        for block in form["blocks"]
        if block["type"] == "input" and not block["optional"]
    }


def test_three_taps_are_enough(buyer: Colleague) -> None:
    """Two choices that stand in sight, and the save."""
    form = opens(buyer)
    assert {name: each["type"] for name, each in required(form).items()} == {
        "category": "radio_buttons",
        "choice": "radio_buttons",
    }
    thanks = buyer.submits(form, category="kantoor", choice="gekeken")["view"]
    assert "Goed dat je keek, dank je" in text_of(thanks)
    buyer.closes(thanks)


def test_with_a_few_words_two_taps_are_enough(buyer: Colleague) -> None:
    """What it was, what it cost and which kind it is are understood."""
    form = opens(buyer, "paaseieren 80 euro")
    assert initial_of(form, "description") == "Paaseieren"
    assert initial_of(form, "value") == "€ 80"
    assert initial_of(form, "category") == "kantoor"
    assert initial_of(form, "choice") is None
    values = {"description": "Paaseieren", "value": "€ 80", "category": "kantoor"}
    thanks = buyer.submits(form, choice="duurzaam", **values)["view"]
    assert "Mooi gedaan" in text_of(thanks)
    buyer.closes(thanks)


def test_the_team_hears_how_many_it_bought_and_nobody_how_many_a_person(
    buyer: Colleague, workspace: Workspace
) -> None:
    """From five up; a form of which the answer got lost, sent again, counts once."""
    told = []
    people = (buyer, workspace.colleague("teamlid"))
    bought = {"category": "ict", "choice": "niet-gekeken"}
    form = opens(buyer)
    workspace.post("/faults", drop_socket="after_next_envelope")
    assert not buyer.submits(form, **bought)["ok"]
    workspace.wait_for_bot()
    for number in range(5):
        person = people[number % 2]
        form = opens(person) if number else buyer.modal()
        told.append(text_of(person.submits(form, **bought)["view"]))
        person.closes_everything()
    assert not [said for said in told[:4] if "deze maand" in said]
    assert "meldde deze maand 5 kleine inkopen" in told[4]


def test_more_than_the_threshold_is_a_trajectory_with_everything_filled_in(
    buyer: Colleague,
) -> None:
    """Exactly € 25.000 is small still."""
    form = opens(buyer, "nieuwe vloer 25.000 euro")
    assert "tot en met € 25.000" in text_of(form)
    values = {"description": "Nieuwe vloer", "category": "gebouwen", "choice": "gekeken"}
    too_much = buyer.submits(form, value="25.001", **values)["view"]
    assert "Dat is meer dan € 25.000" in text_of(too_much)
    buyer.presses_in(too_much, "small_purchase_log")
    trajectory = buyer.modal(callback_id="trajectory_new")
    assert initial_of(trajectory, "title") == "Nieuwe vloer"
    assert initial_of(trajectory, "value") == "25.001"
    assert initial_of(trajectory, "category") == "gebouwen"
    choice = buyer.submits(trajectory, title="Nieuwe vloer", category="gebouwen", value="25.001")
    buyer.closes(choice["view"])
    buyer.closes_everything()


def test_a_mistake_is_told_at_its_field(buyer: Colleague) -> None:
    form = opens(buyer)
    answer = buyer.submits(form, category="kantoor", choice="gekeken", value="veel")
    assert "herken ik niet als bedrag" in error_at(answer, "value")
    buyer.closes_everything()
