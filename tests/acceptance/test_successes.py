"""From a contract with a result to a draft that the coordinator changes and approves."""

import pytest

from tests.acceptance.talking import Talker
from tests.acceptance.towns import MIDDEN_GRONINGEN as TOWN
from tests.support.colleagues import Colleague, Json, Workspace, error_at, initial_of, text_of
from tests.support.processes import Process

EARLY = "Mooi! We vieren het als het contract is getekend."


@pytest.fixture
def buyer(workspace: Workspace, bot: Process) -> Colleague:
    """Who leads the purchase."""
    assert bot.runs
    found = workspace.colleague("inkoper")
    found.closes_everything()
    return found


def journey(buyer: Colleague, number: int = 1) -> Json:
    """Type for the steps of the purchase."""
    buyer.closes_everything()
    buyer.types(f"/mvoi traject {number} stap")
    return buyer.modal(callback_id="trajectory_journey")


def moves(buyer: Colleague, phase: str) -> None:
    """Press the step forward."""
    buyer.presses_in(buyer.modal(), "trajectory_journey_move")
    buyer.modal(callback_id="trajectory_journey", showing=f"nu bij *{phase}*")


def fills(buyer: Colleague, sheet: str, **values: str | None) -> None:
    """Open a short form of the steps and send it in."""
    buyer.presses_in(buyer.modal(), f"trajectory_journey_sheet_{sheet}")
    buyer.submits(buyer.modal(callback_id="trajectory_journey_sheet"), **values)


def promises(buyer: Colleague) -> None:
    """Log a purchase with social return in its contract, up to the tender."""
    TOWN.logs(buyer, "Betonbanden", value="20.000")
    buyer.presses_in(journey(buyer), "trajectory_journey_details")
    buyer.presses_in(buyer.modal(callback_id="trajectory_details"), "trajectory_open_edit")
    buyer.submits(buyer.modal(callback_id="trajectory_edit"), themes=("social-return",))
    buyer.presses_in(journey(buyer), "trajectory_need_ja")
    buyer.modal(showing="Is het nodig? Ja.")
    moves(buyer, "Voorbereiding")
    buyer.presses_in(buyer.modal(), "contract_open_themes")
    form = buyer.modal(callback_id="contract_themes")
    asked = [block["element"]["action_id"] for block in form["blocks"] if "element" in block]
    others = [name for name in asked if name.startswith("apply_")]
    buyer.submits(form, **dict.fromkeys(others, "raakt-niet"))
    buyer.presses_in(journey(buyer), "contract_open_promises")
    form = buyer.modal(callback_id="contract_promises")
    buyer.submits(form, **{"place_social-return": "contractbepaling"})
    journey(buyer)
    moves(buyer, "Aanbesteding")


def signs(buyer: Colleague) -> None:
    """From the tender to the signature."""
    journey(buyer)
    moves(buyer, "Gunning")
    other = {"by_rule": "other", "standstill_until": None}
    fills(buyer, "decision", decision_on="2026-11-20", **other)
    fills(buyer, "final", final_on="2026-11-23")
    fills(buyer, "signature", signed_on="2026-11-23", contract_end="2028-12-31")
    assert "➤ *Uitvoering*" in text_of(journey(buyer))


def counts(buyer: Colleague, workspace: Workspace) -> None:
    """The contract manager takes over, and tells after three months what came of it."""
    manager = workspace.colleague("teamlid")
    asked = workspace.wait_for("@inkoper", lambda m: "Wie let erop" in text_of(m))
    buyer.closes_everything()
    buyer.presses(asked, "contract_open_manager", channel="@inkoper")
    buyer.submits(buyer.modal(callback_id="contract_manager"), manager=manager.id)
    question = workspace.wait_for("@teamlid", lambda m: "Neem jij het over?" in text_of(m))
    manager.presses(question, "contract_accept", channel="@teamlid")
    workspace.let_pass("14w", jump=True)
    question = workspace.wait_for("@teamlid", lambda m: "Contractgesprek" in text_of(m))
    manager.presses(question, "contract_open_check", channel="@teamlid")
    fields = {"result_social-return": "loopt", "people_social-return": "2", "next": "6"}
    manager.submits(manager.modal(callback_id="contract_check"), **fields)
    manager.closes_everything()


def draft_of(workspace: Workspace, title: str) -> Json:
    """What the coordinator hears of a draft, in the message of a day: there are two a week."""
    workspace.let_pass("1d", jump=True)
    workspace.let_pass("1w", jump=True)
    return workspace.wait_for("@coordinator", lambda m: f"*{title}*" in text_of(m))


def test_a_completed_contract_with_a_result_is_drafted_changed_and_approved(
    buyer: Colleague, workspace: Workspace
) -> None:
    """What was told too early was kept, and came first."""
    coordinator = workspace.colleague("coordinator")
    promises(buyer)
    buyer.presses_in(journey(buyer), "trajectory_journey_details")
    buyer.presses_in(buyer.modal(callback_id="trajectory_details"), "success_report")
    assert initial_of(buyer.modal(callback_id="success_report_form"), "number") == "1"
    form = reported(buyer, "1", title="Twee mensen gaan aan het werk", figure="€ 3.000 bespaard")
    assert "Laat het bedrag weg" in error_at(form, "figure")
    told = buyer.submits(buyer.modal(), title="Twee mensen gaan aan het werk", figure="")
    assert EARLY in text_of(told["view"])
    workspace.let_pass("1d", jump=True)
    assert "Twee mensen" not in said_to(workspace, "@coordinator")

    signs(buyer)
    early = draft_of(workspace, "Twee mensen gaan aan het werk")
    coordinator.presses(early, "success_drop", channel="@coordinator")
    drop = coordinator.modal(callback_id="success_drop_form")
    told = coordinator.submits(drop, reason="We wachten op het resultaat.")
    assert "wordt niet gevierd" in text_of(told["view"])
    coordinator.closes_everything()

    counts(buyer, workspace)
    journey(buyer)
    moves(buyer, "Afgerond")
    draft = draft_of(workspace, "Betonbanden is klaar")
    assert "*2 mensen aan het werk*" in text_of(draft)
    coordinator.presses(draft, "success_draft", channel="@coordinator")
    sheet = coordinator.modal(callback_id="success_draft_sheet")
    assert "Contract getekend op 23 november 2026" in text_of(sheet)
    assert "nog niet gevraagd" in text_of(sheet)
    coordinator.presses_in(sheet, "success_edit")
    form = coordinator.modal(callback_id="success_edit_form")
    assert initial_of(form, "title") == "Betonbanden is klaar"
    photo = workspace.post("/file", user="coordinator", name="stoep.png", text="beeld")["file"]
    changed = {"difference": "Twee mensen hebben nu een vaste baan.", "channel": "mvoi"}
    sheet = coordinator.submits(
        form, **changed, picture=photo["id"], picture_agreed=("picture_agreed",)
    )["view"]
    assert "met een foto" in text_of(sheet)
    assert "Twee mensen hebben nu een vaste baan." in text_of(sheet)
    assert "Komt in #mvoi" in text_of(sheet)
    coordinator.presses_in(coordinator.modal(), "success_approve")
    sheet = coordinator.modal(callback_id="success_draft_sheet", showing="wordt gevierd in #mvoi")
    assert "success_approve" not in str(sheet["blocks"])
    coordinator.presses(draft, "success_approve", channel="@coordinator")
    workspace.wait_for("@coordinator", lambda m: "had je al beslist" in text_of(m))
    listed = text_of(TOWN.asks(coordinator, "successen"))
    assert "*Goedgekeurd*\nBekijk\nBetonbanden is klaar" in listed
    assert "Betonbanden" not in text_of(TOWN.asks(buyer, "successen"))


def reported(person: Colleague, words: str, **fields: str) -> Json:
    """Tell of a success with the command."""
    person.closes_everything()
    person.types(f"/mvoi succes {words}")
    return person.submits(person.modal(callback_id="success_report_form"), **fields)


def said_to(workspace: Workspace, place: str) -> str:
    """Everything that somebody read there."""
    return "\n".join(text_of(m) for m in workspace.messages(place))


def test_a_plain_sentence_opens_the_form_and_a_possible_supplier_is_pointed_out(
    buyer: Colleague, workspace: Workspace
) -> None:
    """In a channel and in a direct message: with a button, and what was said in the form."""
    talker = Talker(workspace, "inkoper")
    talker.says("de bestelbussen rijden!")
    offer = talker.hears("Met de knop vertel je")
    buyer.presses(offer, "success_report_typed", channel="@inkoper")
    form = buyer.modal(callback_id="success_report_form")
    assert initial_of(form, "title") == "De bestelbussen rijden"
    again = buyer.submits(form, title="De bussen van Volvo rijden")["view"]
    assert "Is *Volvo* een leverancier of product?" in text_of(again)
    told = buyer.submits(buyer.modal(), title="De bussen rijden")["view"]
    assert "Mooi! De MVOI-projectleider kijkt ernaar." in text_of(told)
    draft = draft_of(workspace, "De bussen rijden")
    coordinator = workspace.colleague("coordinator")
    second = second_coordinator(coordinator)
    mine, theirs = editing(coordinator), editing(second)
    second.submits(theirs, text="Al zes weken.")
    again = coordinator.submits(mine, text="Sinds maandag.", title="De bussen rijden echt")["view"]
    assert "Er staat nu bij Tekst: Al zes weken." in text_of(again)
    assert initial_of(again, "text") == "Sinds maandag."
    kept = coordinator.submits(again, text="Sinds maandag.")["view"]
    assert "Sinds maandag." in text_of(kept)
    coordinator.closes_everything()
    coordinator.presses(draft, "success_approve", channel="@coordinator")
    workspace.wait_for("@coordinator", lambda m: "is intussen gewijzigd" in text_of(m))
    assert "Wacht op jou" in text_of(TOWN.asks(coordinator, "successen"))


def second_coordinator(coordinator: Colleague) -> Colleague:
    """A colleague who decides as well."""
    second = coordinator.workspace.colleague("adviseur")
    coordinator.closes_everything()
    coordinator.types("/mvoi rollen")
    form = coordinator.modal(callback_id="roles_form")
    coordinator.submits(form, role="coordinator", way="give", person=second.id)
    return second


def editing(coordinator: Colleague) -> Json:
    """Open a draft from the list, and the form that changes it."""
    coordinator.closes_everything()
    listed = TOWN.asks(coordinator, "successen")
    coordinator.presses(listed, "success_draft", channel=TOWN.channel)
    sheet = coordinator.modal(callback_id="success_draft_sheet")
    coordinator.presses_in(sheet, "success_edit")
    return coordinator.modal(callback_id="success_edit_form")
