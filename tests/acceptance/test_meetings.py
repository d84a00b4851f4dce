"""When the meetings are: everybody reads it, the coordinator moves one, the others hear it once."""

import pytest

from tests.support.colleagues import Workspace, error_at, initial_of, text_of
from tests.support.processes import Process


@pytest.fixture(autouse=True)
def _bot_listens(bot: Process) -> None:
    assert bot.runs


def test_the_coordinator_moves_the_next_meeting_and_the_others_hear_it_once(
    workspace: Workspace,
) -> None:
    """A slip is told at the field, and a day on which people are away is asked after."""
    coordinator, adviser = workspace.colleague("coordinator"), workspace.colleague("adviseur")
    coordinator.types("/mvoi overleg")
    shown = workspace.wait_for("mvoi", lambda m: m.get("ephemeral_for") == coordinator.id)
    assert "om de 2 weken op dinsdag" in text_of(shown)
    coordinator.presses(shown, "calendar_change", channel="mvoi")
    form = coordinator.modal(callback_id="calendar_change_form")
    before = initial_of(form, "date")

    fields = {"minutes": "60", "place": "kamer 3", "emphasis": ""}
    slip = coordinator.submits(form, date=before, time="straks", **fields)
    assert "straks" in error_at(slip, "time")
    past = coordinator.submits(form, date="2020-01-01", time="10:00", **fields)
    assert "voorbij" in error_at(past, "date")
    asked = coordinator.submits(form, date="2027-04-27", time="10:00", **fields)["view"]
    assert "Koningsdag" in text_of(asked)
    assert initial_of(asked, "place") == "kamer 3"
    kept = coordinator.submits(asked, date="2027-05-12", time="13:00", **fields)["view"]
    assert "woensdag 12 mei, 13:00" in text_of(kept)
    coordinator.closes(kept)

    workspace.wait_for("@adviseur", lambda m: "woensdag 12 mei, 13:00" in text_of(m))
    workspace.wait_for("mvoi-overleg", lambda m: "woensdag 12 mei, 13:00" in text_of(m))
    told = [m for m in workspace.messages("@adviseur") if "is nu op" in text_of(m)]
    assert len(told) == 1
    assert not any("is nu op" in text_of(m) for m in workspace.messages("@coordinator"))

    adviser.says("wanneer is het volgende overleg?")
    answer = workspace.wait_for(
        "@adviseur", lambda m: "Kwartaaloverleg" in text_of(m) and "Alles tonen" in text_of(m)
    )
    assert "Volgende wijzigen" not in text_of(answer)
