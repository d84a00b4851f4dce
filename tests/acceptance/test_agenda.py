"""The agenda of the fortnightly meeting is there by itself, and follows what people bring."""

import pytest

from tests.support.colleagues import Colleague, Json, Workspace, text_of
from tests.support.processes import Process

pytestmark = pytest.mark.slow
BEFORE, AFTER = "2026-12-04T08:15:00+01:00", "2026-12-04T08:45:00+01:00"
"""Two working days before the meeting of Tuesday the 8th of December, around opening time."""


@pytest.fixture
def buyer(workspace: Workspace, bot: Process) -> Colleague:
    """Who brings something."""
    assert bot.runs
    return workspace.colleague("inkoper")


def agendas(workspace: Workspace, channel: str) -> list[Json]:
    """The agendas that stand somewhere."""
    return [m for m in workspace.messages(channel) if "Tweewekelijks overleg" in text_of(m)]


def test_the_agenda_comes_by_itself_and_follows(buyer: Colleague, workspace: Workspace) -> None:
    """A case and a point, said in plain Dutch; two working days before; once in each place."""
    coordinator = workspace.colleague("coordinator")
    buyer.logs("Straatverlichting Slochteren")
    buyer.says("zet op de agenda dat we de masten willen hergebruiken")
    offered = workspace.wait_for("@inkoper", lambda m: "op de agenda zetten" in text_of(m))
    buyer.presses(offered, "agenda_item_typed", channel="@inkoper")
    form = buyer.modal(callback_id="agenda_item_form")
    wrong = buyer.submits(form, number="999")
    assert "Traject 999 ken ik niet" in str(wrong["errors"])
    added = buyer.submits(form, text="Masten hergebruiken", number="1")
    assert "dinsdag 24 november" in text_of(dict(added["view"]))
    buyer.closes_everything()

    workspace.post("/clock", to=BEFORE, jump=True)
    assert not agendas(workspace, "mvoi-overleg")
    workspace.post("/clock", to=AFTER)
    for place in ("mvoi-overleg", "@coordinator", "@adviseur"):
        (told,) = agendas(workspace, place)
        said = text_of(told)
        assert "dinsdag 8 december, 10:00" in said
        assert "Masten hergebruiken" in said
        assert "Straatverlichting Slochteren" in said
        assert "€" not in said
    assert not agendas(workspace, "@inkoper")

    buyer.types("/mvoi agenda Wie rekent er mee aan de MKI?")
    buyer.submits(buyer.modal(callback_id="agenda_item_form"))
    workspace.wait_for("mvoi-overleg", lambda m: "Wie rekent er mee" in text_of(m))
    assert len(agendas(workspace, "mvoi-overleg")) == 1

    coordinator.presses(
        agendas(workspace, "@coordinator")[0], "agenda_item_open", channel="@coordinator"
    )
    shown = coordinator.modal(callback_id="agenda_item")
    assert "Masten hergebruiken" in text_of(shown)
    coordinator.presses_in(shown, "agenda_item_drop")
    coordinator.modal(showing="niet meer op de agenda")
    workspace.wait_for(
        "mvoi-overleg", lambda m: "Wie rekent" in text_of(m) and "Masten" not in text_of(m)
    )
