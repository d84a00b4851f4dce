"""When people hear what: in the real bot, by moving the clock of the sandbox."""

import time

import pytest

from tests.support.colleagues import PATIENCE_SECONDS, Colleague, Json, Workspace, text_of
from tests.support.processes import Process

DIRECT = "@inkoper"


@pytest.fixture
def buyer(workspace: Workspace, bot: Process) -> Colleague:
    """Somebody who finds out that not everything has to be bought."""
    assert bot.runs
    workspace.wait_for_bot()
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not (state := workspace.state())["bots_attached"] and time.monotonic() < deadline:
        workspace.get("/state", after=state["seq"], wait=1)  # or it would miss the first move
    return workspace.colleague("inkoper")


def buys_not(buyer: Colleague, title: str) -> None:
    """Log something that turns out not to be needed: they are thanked, which nobody asked for."""
    buyer.logs(title, share=False)
    note = buyer.workspace.wait_for(DIRECT, lambda m: title in text_of(m))
    buyer.presses(note, "trajectory_need_niet-nodig", channel=DIRECT)
    form = buyer.modal(callback_id="trajectory_journey_sheet")
    assert "Het was niet nodig" in text_of(buyer.submits(form, reason="Er is nog.")["view"])
    buyer.closes_everything()


def settings(buyer: Colleague) -> Json:
    """The form, anew."""
    buyer.closes_everything()
    buyer.types("/mvoi meldingen", channel=DIRECT)
    return buyer.modal(callback_id="attention_form")


def thanks(workspace: Workspace) -> list[Json]:
    """Every message that thanks."""
    return [m for m in workspace.messages(DIRECT) if "hoeft niet gekocht" in text_of(m)]


def test_what_nobody_asked_for_waits_for_the_morning_and_comes_in_one_message(
    buyer: Colleague, workspace: Workspace
) -> None:
    """At eight in the evening nothing comes; what was held back can be read, and read now."""
    workspace.post("/clock", to="2026-11-23T19:00:00+00:00")
    buys_not(buyer, "Kapstokken")
    buys_not(buyer, "Krukken")
    workspace.let_pass("1m")
    held = settings(buyer)
    assert "2 × bedankje of nieuws: wacht op het bericht van de dag" in text_of(held)
    assert "komt dinsdag 24 november om 09:00" in text_of(held)
    assert "0 van de 2" in text_of(held)
    workspace.post("/clock", to="2026-11-24T07:59:00+00:00")
    assert not thanks(workspace)
    workspace.let_pass("1m")
    (message,) = thanks(workspace)
    assert "2 dingen voor je" in text_of(message)
    told = settings(buyer)
    assert "1 van de 2" in text_of(told)
    assert "Je hebt alles gelezen" in text_of(told)
    buys_not(buyer, "Bankjes")
    workspace.let_pass("1m")
    waiting = settings(buyer)
    assert "bedankje of nieuws: wacht op het bericht van de dag" in text_of(waiting)
    buyer.presses_in(waiting, "attention_show_all")
    workspace.wait_for(DIRECT, lambda m: "Bankjes" in text_of(m) and "hoeft niet" in text_of(m))
    assert "1 van de 2" in text_of(settings(buyer))


def test_what_somebody_does_not_want_is_not_told_and_silence_lasts(
    buyer: Colleague, workspace: Workspace
) -> None:
    """Changed in the form and by saying so; nobody else's settings change."""
    before = len(thanks(workspace))
    form = settings(buyer)
    answer = buyer.submits(form, wanted=["reminders", "contracts", "lessons"])
    assert "Bewaard" in text_of(answer["view"])
    buys_not(buyer, "Vlaggen")
    workspace.let_pass("1d")
    assert len(thanks(workspace)) == before
    assert "bedankje of nieuws: dit wil je niet meer krijgen" in text_of(settings(buyer))
    buyer.closes_everything()
    buyer.says("stuur me even niets tot maandag")
    workspace.wait_for(DIRECT, lambda m: "niets tot maandag 30 november" in text_of(m))
    assert "Ik ben stil tot maandag 30 november" in text_of(settings(buyer))
    other = workspace.colleague("teamleider")
    other.types("/mvoi meldingen", channel="@teamleider")
    theirs = other.modal(callback_id="attention_form")
    assert "Ik ben stil" not in text_of(theirs)
    problem = buyer.submits(settings(buyer), starts_at="18:00", ends_at="09:00")
    assert problem["response_action"] == "errors"
