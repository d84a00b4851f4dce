"""The coordinator's week: money is asked and answered, told on Monday, and quiet before that."""

from tests.support.colleagues import Colleague, Json, Workspace, text_of
from tests.support.processes import Process

DIGEST = "*Je weekbericht*"
ASKED = "Is er geld nodig voor MVOI?"


def has(workspace: Workspace, whom: str, words: str) -> bool:
    """Whether somebody was told something with these words."""
    return any(words in text_of(each) for each in workspace.messages(f"@{whom}"))


def opens(person: Colleague, words: str, *, showing: str = "") -> Json:
    """Type a command up to its open modal."""
    person.closes_everything()
    person.types(f"/mvoi {words}")
    return person.modal(showing=showing)


def test_money_is_asked_once_answered_with_a_click_and_told_on_monday(
    workspace: Workspace, bot: Process
) -> None:
    """A coordinator hears nothing in a week without news; after a yes it stands in the next."""
    assert bot.runs
    coordinator, adviser, holder, buyer = (
        workspace.colleague(each) for each in ("coordinator", "adviseur", "budgethouder", "inkoper")
    )
    coordinator.presses_in(opens(coordinator, "begroting", showing="kadernota"), "plan_edit")
    form = coordinator.modal(callback_id="plan_form", showing="In welke maand sluit")
    coordinator.submits(form, note="februari")
    assert "kadernota" not in text_of(opens(coordinator, "begroting"))
    nothing = opens(coordinator, "weekbericht")
    assert "niets te melden" in text_of(nothing)

    for number, title in enumerate(("Lampen", "Bankjes"), start=1):
        buyer.logs(title, publication="maart 2028")
        details = opens(buyer, f"traject {number}", showing=title)
        buyer.presses_in(details, "trajectory_open_edit")
        form = buyer.modal(callback_id="trajectory_edit")
        buyer.submits(form, budget_holder=holder.id)
        buyer.closes_everything()
    workspace.let_pass("8d", jump=True)
    workspace.let_pass("1d")
    assert not has(workspace, "coordinator", DIGEST)
    assert not has(workspace, "budgethouder", ASKED)
    workspace.let_pass("6d", jump=True)
    workspace.let_pass("1d")

    asked = workspace.wait_for("@budgethouder", lambda each: ASKED in text_of(each))
    assert "kadernota van 2028 sluit in februari. Jij gaat over 2 inkopen" in text_of(asked)
    holder.presses(asked, "money_answer_ja", channel="@budgethouder")
    form = holder.modal(callback_id="money_note_form", showing="Lampen")
    holder.submits(form, note="Zuinige armaturen")
    asked = workspace.wait_for(
        "@budgethouder",
        lambda each: each["ts"] == asked["ts"] and "ja, er is geld nodig" in text_of(each),
    )
    assert "*Bankjes* (traject 2)" in text_of(asked)
    holder.presses(asked, "money_answer_weet-niet", channel="@budgethouder")
    workspace.wait_for(
        "@budgethouder", lambda each: each["ts"] == asked["ts"] and "dat was alles" in text_of(each)
    )

    workspace.let_pass("4d", jump=True)
    workspace.let_pass("2d")
    told = workspace.wait_for("@coordinator", lambda each: DIGEST in text_of(each))
    assert "Geld voor MVOI in de kadernota van 2028: 1 erbij*\n• Lampen" in text_of(told)
    assert "Bankjes" not in text_of(told)
    coordinator.presses(told, "money_list_open", channel="@coordinator")
    whole = text_of(coordinator.modal(callback_id="money_list"))
    assert f"<@{holder.id}>\nZuinige armaturen" in whole
    week = opens(adviser, "weekbericht", showing="14 december 2026")
    assert "• Lampen" in text_of(week)
    listed = text_of(opens(adviser, "begroting", showing="Begrotingsjaar 2028"))
    assert "1 × ja · 0 × nee · 1 × nog niet bekend" in listed
    workspace.let_pass("7d", jump=True)
    workspace.let_pass("1d")
    messages = [each for each in workspace.messages("@coordinator") if DIGEST in text_of(each)]
    assert len(messages) == 1
    assert sum(ASKED in text_of(each) for each in workspace.messages("@budgethouder")) == 1
