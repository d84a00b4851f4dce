"""The figures from chat: by the command and in plain Dutch, each person what they may read."""

import pytest

from tests.support.colleagues import Colleague, Json, Workspace, text_of
from tests.support.processes import Process


@pytest.fixture
def buyer(workspace: Workspace, bot: Process) -> Colleague:
    """Who buys something small, and logs a case."""
    assert bot.runs
    return workspace.colleague("inkoper")


def opens(person: Colleague, words: str = "", *, showing: str = "") -> Json:
    """``/mvoi cijfers …`` up to the open modal."""
    person.closes_everything()
    person.types(f"/mvoi cijfers {words}".strip())
    return person.modal(callback_id="figures", showing=showing)


def is_not_needed(buyer: Colleague, title: str, *, saved: str) -> None:
    """Log a case that nobody else knows of, and find that it is not needed."""
    buyer.logs(title, share=False)
    note = buyer.workspace.wait_for("@inkoper", lambda m: title in text_of(m))
    buyer.presses(note, "trajectory_need_niet-nodig", channel="@inkoper")
    form = buyer.modal(callback_id="trajectory_journey_sheet")
    buyer.submits(form, reason="In de kelder staan er nog.", saved=saved)
    buyer.closes_everything()


def chooses(person: Colleague, view: Json, period: str) -> None:
    """Choose another period in the menu."""
    block = next(each for each in view["blocks"] if each["type"] == "actions")
    menu = block["elements"][0]
    person.workspace.post(
        "/view-action",
        view_id=view["id"],
        user=person.key,
        action={
            "type": "static_select",
            "block_id": block["block_id"],
            "action_id": menu["action_id"],
            "selected_option": next(o for o in menu["options"] if o["value"] == period),
        },
    )


def test_everybody_reads_what_they_may_of_what_was_counted(
    buyer: Colleague, workspace: Workspace
) -> None:
    """Only the coordinator reads how many euros, with a warning, and what is not shared."""
    buyer.types("/mvoi klein")
    form = buyer.modal(callback_id="small_purchase_new")
    buyer.submits(form, choice="gekeken", category="kantoor", value="80")
    buyer.closes_everything()
    buyer.logs("Straatverlichting")
    is_not_needed(buyer, "Kapstokken", saved="12.500")

    read = text_of(opens(workspace.colleague("teamlid"), showing="4e kwartaal 2026"))
    assert "1 traject aangemeld in deze periode, 0 met een thema" in read
    assert "Minder dan vijf" in read
    assert "€" not in read
    assert "het doel is 6" in read
    assert "Bron van het doel: MVOI-actieplan, 5.1, activiteit 7" in read

    coordinator = workspace.colleague("coordinator")
    whole = opens(coordinator)
    assert "2 trajecten aangemeld in deze periode" in text_of(whole)
    assert "1 inkoop was niet nodig, bij 0 kon het met minder" in text_of(whole)
    assert "€ 12.500 bespaard; bij 1 van de 1 staat een bedrag" in text_of(whole)
    assert "1 gemeld: 0 werd duurzaam, 1 kon niet duurzaam" in text_of(whole)
    assert "Per soort: 1× Kantoorinrichting en benodigdheden" in text_of(whole)
    assert "€ 80 samen; bij 1 van de 1 staat een bedrag" in text_of(whole)
    assert "Vertel het niet verder" in text_of(whole)
    chooses(coordinator, whole, "vorig-kwartaal")
    before = text_of(coordinator.modal(callback_id="figures", showing="3e kwartaal 2026"))
    assert "0 trajecten aangemeld" in before
    assert "€" not in before
    assert "ken ik niet als periode" in text_of(opens(coordinator, "vorig jaar"))


def test_a_question_how_it_goes_is_answered_with_figures_or_with_the_case(
    buyer: Colleague, workspace: Workspace
) -> None:
    buyer.closes_everything()
    buyer.logs("Asfalt")
    buyer.says("hoe staan we ervoor?")
    told = workspace.wait_for("@inkoper", lambda m: "ervoor, 4e kwartaal 2026:" in text_of(m))
    assert "het doel is 6" in text_of(told)
    buyer.presses(told, "figures_open", channel="@inkoper")
    assert "Kleine inkopen" in text_of(buyer.modal(callback_id="figures"))
    buyer.says("hoeveel trajecten hebben we dit jaar?")
    workspace.wait_for("@inkoper", lambda m: "ervoor, 2026:" in text_of(m))
    buyer.says("hoe staat traject 1 ervoor?")
    workspace.wait_for("@inkoper", lambda m: "Dit is *traject 1*:" in text_of(m))
