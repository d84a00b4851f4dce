"""A purchase of which nothing is heard: one question, answered with a click; a tender sleeps."""

from tests.acceptance.towns import MIDDEN_GRONINGEN as TOWN
from tests.support.colleagues import Colleague, Json, Workspace, text_of
from tests.support.processes import Process

ASKS = "Hoe staat het met"
OWNERS = ("inkoper", "teamleider", "budgethouder")
"""Each of one purchase, so that nobody is asked about two in one message."""


def publishes(buyer: Colleague, number: int) -> None:
    """Lead a small purchase from its key question to its tender."""
    buyer.closes_everything()
    buyer.types(f"/mvoi traject {number} stap")
    buyer.presses_in(buyer.modal(callback_id="trajectory_journey"), "trajectory_need_ja")
    buyer.modal(showing="Is het nodig? Ja.")
    buyer.presses_in(buyer.modal(), "trajectory_journey_move")
    buyer.presses_in(buyer.modal(showing="nu bij *Voorbereiding*"), "trajectory_journey_move")
    buyer.presses_in(buyer.modal(showing="Dat kan nog niet"), "contract_open_themes")
    form = buyer.modal(callback_id="contract_themes")
    names = [block["element"]["action_id"] for block in form["blocks"] if "element" in block]
    reasons = dict.fromkeys((each for each in names if each.startswith("apply_")), "raakt-niet")
    buyer.submits(form, **reasons)
    buyer.presses_in(buyer.modal(showing="Genoteerd"), "trajectory_journey_move")
    buyer.modal(showing="nu bij *Aanbesteding*")
    buyer.closes_everything()


def questions(workspace: Workspace) -> list[Json]:
    """Every question that is still open, to whomever."""
    return [
        each
        for owner in OWNERS
        for each in workspace.messages(f"@{owner}")
        if ASKS in text_of(each)
    ]


def about(workspace: Workspace, title: str) -> Json:
    """The question about one of them."""
    return next(each for each in questions(workspace) if title in text_of(each))


def chooses(owner: Colleague, message: Json, day: str) -> None:
    """Choose in the message until when it rests."""
    action = {"type": "datepicker", "action_id": "silence_rest", "selected_date": day}
    place = {"channel": f"@{owner.key}", "messageTs": message["ts"], "user": owner.key}
    owner.workspace.post("/interact", action=action, **place)


def becomes(owner: Colleague, message: Json, words: str) -> str:
    """What stands in the place of the question, once it was answered."""
    found = owner.workspace.wait_for(
        f"@{owner.key}", lambda each: each["ts"] == message["ts"] and words in text_of(each)
    )
    return text_of(found)


def test_one_question_is_answered_with_a_click_and_a_tender_is_not_asked_about(
    workspace: Workspace, bot: Process
) -> None:
    """It runs, it rests, there is news, or it is not needed: each button does its part."""
    assert bot.runs
    buyer, lead, holder = (workspace.colleague(each) for each in OWNERS)
    for number, (owner, title) in enumerate(
        ((buyer, "Bankjes"), (lead, "Kapstokken"), (holder, "Tafels"), (buyer, "Veegwagens")),
        start=1,
    ):
        TOWN.logs(owner, title, value="20.000", share=number > 1)
    publishes(buyer, 4)
    workspace.let_pass("55d", jump=True)
    assert questions(workspace) == []
    workspace.let_pass("26h", jump=True)
    workspace.let_pass("1d")  # in the message of the day
    asked = "\n".join(each["text"] for each in questions(workspace))
    assert len(questions(workspace)) == 3
    assert "Veegwagens" not in asked
    assert asked.count("Sinds 23 november 2026 hoorde ik er niets over") == 3

    runs = about(workspace, "Bankjes")
    buyer.presses(runs, "trajectory_journey_open", channel="@inkoper")
    assert "*Idee*" in text_of(buyer.modal(callback_id="trajectory_journey"))
    buyer.closes_everything()
    buyer.presses(runs, "silence_runs", channel="@inkoper")
    assert "loopt door" in becomes(buyer, runs, "✓ Fijn")

    rests = about(workspace, "Kapstokken")
    chooses(lead, rests, "2026-12-01")
    workspace.wait_for("@teamleider", lambda each: "Kies een dag die nog komt" in text_of(each))
    chooses(lead, rests, "2027-06-01")
    assert "ligt stil tot 1 juni 2027" in becomes(lead, rests, "✓ Genoteerd")

    over = about(workspace, "Tafels")
    holder.presses(over, "trajectory_journey_sheet_not_needed", channel="@budgethouder")
    holder.submits(holder.modal(callback_id="trajectory_journey_sheet"), reason="Er zijn er nog.")
    holder.closes_everything()
    holder.presses(over, "silence_runs", channel="@budgethouder")
    assert "Je hoeft hier niets meer te doen" in becomes(holder, over, "intussen")

    lead.types("/mvoi traject 2")
    details = text_of(lead.modal(callback_id="trajectory_details"))
    assert details.count("vertelde hoe het staat") == 1
    assert "(nu ligt stil) en tot wanneer (nu 1 juni 2027)" in details
    workspace.let_pass("8w", jump=True)
    workspace.let_pass("1d")
    assert "Bankjes" in text_of(questions(workspace))
    assert len(questions(workspace)) == 1
    workspace.let_pass("13w", jump=True)
    workspace.let_pass("1d")
    assert "Het zou stilliggen tot 1 juni 2027" in text_of(about(workspace, "Kapstokken"))
    assert len(questions(workspace)) == 2
