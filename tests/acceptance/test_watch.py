"""The watch list from chat: what is coming our way, and back on the agenda."""

import pytest

from tests.support.colleagues import Colleague, Workspace, error_at, initial_of, text_of
from tests.support.processes import Process

AGENDA_SENT = "2026-12-04T08:45:00+01:00"
"""Two working days before the meeting of Tuesday the 8th of December."""


@pytest.fixture
def buyer(workspace: Workspace, bot: Process) -> Colleague:
    """Who sees something coming."""
    assert bot.runs
    return workspace.colleague("inkoper")


def test_a_development_comes_back_on_the_agenda_and_has_its_turn(
    buyer: Colleague, workspace: Workspace
) -> None:
    """Said in plain Dutch, looked after by a colleague, marked in the meeting."""
    coordinator = workspace.colleague("coordinator")
    buyer.says("zet de MKI-plicht op de volglijst")
    offered = workspace.wait_for("@inkoper", lambda m: "Met de knop" in text_of(m))
    buyer.presses(offered, "watch_open_form", channel="@inkoper")
    form = buyer.modal(callback_id="watch_form")
    assert initial_of(form, "text") == "De MKI-plicht"
    assert initial_of(form, "owner") == buyer.id
    outside = buyer.submits(form, owner=workspace.user_id("extern"))
    assert "collega" in error_at(outside, "owner")
    wrong = buyer.submits(form, owner=buyer.id, link="geen link")
    assert "https://" in error_at(wrong, "link")
    kept = {"owner": workspace.user_id("adviseur"), "again": "on-a-day", "day": "2026-12-08"}
    listed = buyer.submits(form, link="https://voorbeeld.example/mki", **kept)
    assert "8 december" in text_of(dict(listed["view"]))
    buyer.closes_everything()
    workspace.wait_for("@adviseur", lambda m: "vraagt je om iets bij te houden" in text_of(m))

    workspace.post("/clock", to=AGENDA_SENT, jump=True)
    told = workspace.wait_for("@coordinator", lambda m: "Volglijst (1)" in text_of(m))
    assert "De MKI-plicht" in text_of(told)
    coordinator.presses(told, "meeting_open", channel="@coordinator")
    sheet = coordinator.modal(callback_id="meeting")
    assert "De MKI-plicht" in text_of(sheet)
    coordinator.presses_in(sheet, "meeting_write")
    point = coordinator.modal(callback_id="meeting_point")
    done = coordinator.submits(point, state="besproken", outcome="Ligt bij de Kamer")
    assert "Ligt bij de Kamer" in text_of(dict(done["view"]))
    coordinator.closes_everything()

    coordinator.presses(told, "watch_open", channel="@coordinator")
    assert "4 januari" in text_of(coordinator.modal(callback_id="watch_list"))
