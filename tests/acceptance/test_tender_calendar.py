"""The tender calendar from chat: put on it, looked at, changed, moved, taken off and put back."""

import pytest

from tests.acceptance.talking import Talker
from tests.acceptance.towns import MIDDEN_GRONINGEN as TOWN
from tests.support.colleagues import Colleague, Json, Workspace, error_at, initial_of, text_of
from tests.support.processes import Process


@pytest.fixture
def leader(workspace: Workspace, bot: Process) -> Colleague:
    """A team leader who knows what is coming."""
    assert bot.runs
    workspace.wait_for_bot()
    return workspace.colleague("teamleider")


@pytest.fixture
def buyer(workspace: Workspace, bot: Process) -> Colleague:
    """A colleague who looks."""
    assert bot.runs
    return workspace.colleague("inkoper")


def lines(thing: Json) -> list[str]:
    """The lines of the calendar."""
    return [
        str(block["text"]["text"])
        for block in thing["blocks"]
        if (block.get("accessory") or {}).get("action_id") == "tender_details"
    ]


def puts(person: Colleague, words: str, **fields: object) -> Json:
    """``/mvoi kalender nieuw …``, filled in and kept; the details that follow."""
    person.types(f"/mvoi kalender nieuw {words}")
    form = person.modal(callback_id="tender_new")
    fields = {"title": initial_of(form, "title"), **fields}
    for name in ("team", "category", "publication", "value", "client"):
        if (proposed := initial_of(form, name)) is not None:
            fields.setdefault(name, proposed)
    answer = person.submits(form, **fields)
    assert answer["response_action"] == "update", answer
    return dict(answer["view"])


def opened(person: Colleague, number: str, action_id: str, callback_id: str) -> Json:
    """A form at a tender, opened from its details."""
    person.closes_everything()
    person.types(f"/mvoi kalender {number}")
    details = person.modal(callback_id="tender_details_modal")
    person.presses_in(details, action_id)
    return person.modal(other_than=details["id"], callback_id=callback_id)


def test_an_empty_calendar_says_how_to_fill_it(leader: Colleague) -> None:
    empty = TOWN.asks(leader, "kalender")
    assert "Er staat nog niets op de kalender" in text_of(empty)
    leader.presses(empty, "tender_form", channel="mvoi")
    assert "Eén veld is genoeg" in text_of(leader.modal(callback_id="tender_new"))
    leader.closes_everything()


def test_what_is_typed_behind_the_command_fills_the_form(
    leader: Colleague, buyer: Colleague
) -> None:
    """And the calendar shows it at once, without the amount."""
    details = puts(leader, "straatverlichting bor Q2 2027 2 ton", category="gww")
    assert "Staat op de kalender als *A1*" in text_of(details)
    assert "€ 200.000" in text_of(details)
    puts(leader, "bureaustoelen facilitair maart 2027", category="kantoor")
    shown = TOWN.asks(buyer, "aanbestedingen")
    assert lines(shown) == [
        "A2 · Bureaustoelen · Facilitair · publicatie maart 2027",
        "A1 · Straatverlichting · BOR · publicatie 2e kwartaal 2027",
    ]
    assert "200.000" not in text_of(shown)
    assert [line[:2] for line in lines(TOWN.asks(buyer, "kalender bor"))] == ["A1"]
    assert [line[:2] for line in lines(TOWN.asks(buyer, "kalender Q1 kantoor"))] == ["A2"]
    nothing = TOWN.asks(buyer, "kalender bor Q1")
    assert "Niets gevonden voor: team BOR en 1e kwartaal 2027" in text_of(nothing)


def test_only_who_has_a_part_in_it_reads_the_amount_and_changes_it(
    leader: Colleague, buyer: Colleague
) -> None:
    buyer.types("/mvoi kalender A1")
    theirs = text_of(buyer.modal(callback_id="tender_details_modal"))
    assert "200.000" not in theirs
    assert "Wijzig" not in theirs
    buyer.closes_everything()
    leader.closes_everything()
    leader.types("/mvoi kalender 1")
    assert "Wijzig" in text_of(leader.modal(callback_id="tender_details_modal"))
    leader.closes_everything()


def test_days_that_cannot_be_are_told_at_their_field(leader: Colleague) -> None:
    """Nothing is kept, and what was typed stays."""
    form = opened(leader, "A1", "tender_form", "tender_edit")
    wrong = {"contract_start": "2028-01-01", "contract_end": "2027-12-31"}
    answer = leader.submits(form, **wrong, option_on="2029-01-01", publication="ooit")
    assert "eindigt voor het begint" in error_at(answer, "contract_end")
    assert "na het einde" in error_at(answer, "option_on")
    assert "herken ik niet als moment" in error_at(answer, "publication")
    right = {"contract_start": "2028-01-01", "contract_end": "2031-12-31"}
    kept = leader.submits(form, **right, options="Twee keer één jaar", publication="Q2 2027")
    assert "31 december 2031" in text_of(kept["view"])


def test_moving_asks_for_one_thing_and_shows_who_moved_it_meanwhile(
    leader: Colleague, workspace: Workspace
) -> None:
    """Two at once: the second sees what stands there, beside what they typed."""
    coordinator = workspace.colleague("coordinator")
    first = opened(leader, "A1", "tender_open_move", "tender_edit")
    second = opened(coordinator, "A1", "tender_open_move", "tender_edit")
    moved = leader.submits(first, publication="september 2027")
    assert "september 2027" in text_of(moved["view"])
    stale = coordinator.submits(second, publication="oktober 2027")
    assert "Nu staat er: september 2027" in text_of(stale["view"])
    assert initial_of(stale["view"], "publication") == "oktober 2027"
    coordinator.closes_everything()
    leader.closes_everything()


def test_what_is_taken_off_the_calendar_can_be_put_back(leader: Colleague) -> None:
    leader.types("/mvoi kalender A2")
    details = leader.modal(callback_id="tender_details_modal")
    leader.presses_in(details, "tender_drop")
    dropped = leader.modal(callback_id="tender_details_modal", showing="Zet terug")
    assert [line[:2] for line in lines(TOWN.asks(leader, "kalender"))] == ["A1"]
    leader.presses_in(dropped, "tender_restore")
    leader.modal(callback_id="tender_details_modal", showing="Staat weer op de kalender")
    assert [line[:2] for line in lines(TOWN.asks(leader, "kalender"))] == ["A2", "A1"]
    leader.closes_everything()


def test_plain_dutch_shows_the_calendar_and_in_a_channel_only_how_many(
    workspace: Workspace, bot: Process
) -> None:
    assert bot.runs
    alone = Talker(workspace, "inkoper")
    alone.says("wat staat er op de kalender voor BOR?")
    assert [line[:2] for line in lines(alone.hears("team BOR"))] == ["A1"]
    mine = Talker(workspace, "inkoper", "bor")
    mine.calls("welke aanbestedingen komen eraan?")
    counted = mine.hears("Er staan 2 aanbestedingen op de kalender")
    assert "Straatverlichting" not in text_of(counted)
    mine.presses("Kalender bekijken", counted)
    shown = mine.colleague.modal(callback_id="tender_list_modal")
    assert [line[:2] for line in lines(shown)] == ["A2", "A1"]
    mine.colleague.closes_everything()


def test_what_comes_after_a_contract_appears_by_itself(
    leader: Colleague, workspace: Workspace
) -> None:
    """Within hours of the contract being known, and its people are sent nothing for it."""
    form = opened(leader, "A2", "tender_form", "tender_edit")
    contract = {"contract_start": "2024-01-01", "contract_end": "2027-06-30", "publication": ""}
    leader.submits(form, **contract)
    leader.closes_everything()
    told = workspace.messages("@teamleider")
    workspace.let_pass("8h")
    assert lines(TOWN.asks(leader, "kalender"))[0] == (
        "A3 · Bureaustoelen · Facilitair · contract loopt af op 30 juni 2027"
    )
    leader.types("/mvoi kalender A3")
    details = text_of(leader.modal(callback_id="tender_details_modal"))
    assert "*Komt na*\nA2" in details
    assert "Vaandel zette dit op de kalender" in details
    assert workspace.messages("@teamleider") == told
    leader.closes_everything()
