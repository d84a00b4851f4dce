"""A purchase on its journey from chat, in the real process, in both municipalities."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.conftest import BRISK
from tests.acceptance.towns import MIDDEN_GRONINGEN, TOWNS, Town, rows_of
from tests.support.colleagues import Colleague, Json, Workspace, error_at, text_of
from tests.support.processes import Process, started

_NUMBERS: dict[str, Iterator[int]] = {town.profile: count(1) for town in TOWNS}
"""The number that the next trajectory gets, by profile."""


@pytest.fixture(scope="module", params=TOWNS, ids=lambda town: town.profile)
def town(request: pytest.FixtureRequest) -> Town:
    """Each municipality in turn."""
    return Town(**vars(request.param))


@pytest.fixture(scope="module")
def sandbox(town: Town) -> Iterator[Process]:
    """Its own workspace, on a Monday morning."""
    options = ("--frozen", "--at", "2026-11-23T08:00:00", "--profile", town.profile)
    with started("sandbox", "--port", "0", *options) as process:
        yield process


@pytest.fixture(scope="module")
def bot(
    workspace: Workspace, town: Town, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Process]:
    """Its own bot."""
    folder: Path = tmp_path_factory.mktemp("bot")
    options = ("--sandbox", workspace.url, "--profile", town.profile)
    database = ("--database-url", f"sqlite:///{folder / 'vaandel.db'}")
    with started("run", *options, *database, environment=BRISK) as process:
        yield process


class Purchase:
    """One trajectory of the buyer, as they follow it."""

    def __init__(self, town: Town, workspace: Workspace, title: str, **fields: Any) -> None:
        self.town, self.workspace, self.title = town, workspace, title
        self.number = next(_NUMBERS[town.profile])
        self.buyer = workspace.colleague("inkoper")
        self.buyer.closes_everything()
        town.logs(self.buyer, title, **fields)

    def journey(self, person: Colleague | None = None) -> Json:
        """Type for the steps; the modal with where it stands."""
        person = person or self.buyer
        person.closes_everything()
        person.types(f"{self.town.command} traject {self.number} stap", channel=self.town.channel)
        return person.modal(callback_id="trajectory_journey")

    def presses(self, action: str, *, showing: str = "") -> Json:
        """Press a button of the journey; what stands there then."""
        self.buyer.presses_in(self.buyer.modal(), f"trajectory_journey_{action}")
        return self.buyer.modal(callback_id="trajectory_journey", showing=showing)

    def answers(self, answer: str) -> None:
        """Press an answer to the first key question in the journey."""
        self.buyer.presses_in(self.journey(), f"trajectory_need_{answer}")

    def fills(self, sheet: str, **values: Any) -> Json:
        """Open a short form and send it in; where it stands then, or what is wrong."""
        self.buyer.presses_in(self.buyer.modal(), f"trajectory_journey_sheet_{sheet}")
        form = self.buyer.modal(callback_id="trajectory_journey_sheet")
        return self.buyer.submits(form, **values)

    def explains(self) -> None:
        """Say of each theme that is not taken along why not; refused until then."""
        refused = self.presses("move", showing="Dat kan nog niet")
        assert "pas toe, of leg uit" in text_of(refused)
        self.buyer.presses_in(refused, "contract_open_themes")
        form = self.buyer.modal(callback_id="contract_themes")
        fields = [block["element"]["action_id"] for block in form["blocks"] if "element" in block]
        own, *others = [name for name in fields if name.startswith("apply_")]
        answers = {**dict.fromkeys(others, "raakt-niet"), own: ".otherwise"}
        words = own.replace("apply", "explanation")
        problem = self.buyer.submits(form, **answers, **{words: "n.v.t."})
        assert "Schrijf in een paar woorden waarom" in error_at(problem, words)
        answers[words] = "Hier wordt niets gemaakt."
        assert "Genoteerd" in text_of(self.buyer.submits(self.buyer.modal(), **answers)["view"])


@pytest.fixture
def buys(workspace: Workspace, bot: Process, town: Town) -> Any:
    """Log a purchase."""
    assert bot.runs

    def log(title: str, **fields: Any) -> Purchase:
        return Purchase(town, workspace, title, **fields)

    return log


@pytest.mark.parametrize(
    ("value", "above"),
    [
        ("24.999", set()),
        ("25.000", set()),
        ("25.001", {"start-form"}),
        ("200.000", {"start-form"}),
        ("200.001", {"start-form", "social-return"}),
    ],
)
def test_the_value_decides_whether_a_start_form_is_on_the_way(
    buys: Any, town: Town, *, value: str, above: set[str]
) -> None:
    """More than € 25.000 in Midden-Groningen; in Leiden never. First: is it needed at all?"""
    rules = above if town.profile == MIDDEN_GRONINGEN.profile else set()
    asks = "start-form" in rules
    purchase = buys(f"Bankjes voor {value}", value=value)
    assert "Heb je het wel nodig?" in text_of(purchase.journey())
    refused = purchase.presses("move", showing="Dat kan nog niet")
    assert "➤ *Idee*" in text_of(refused)
    purchase.buyer.presses_in(refused, "trajectory_need_ja")
    told = text_of(purchase.buyer.modal(showing="Is het nodig? Ja."))
    assert ("○ Startformulier" in told) is asks
    there = "Startformulier" if asks else "Voorbereiding"
    assert f"➤ *{there}*" in text_of(purchase.presses("move", showing=f"nu bij *{there}*"))
    if asks:
        refused = text_of(purchase.presses("move", showing="Dat kan nog niet"))
        assert "Het startformulier is nog niet begonnen" in refused
    assert "○ Aanbesteding" in text_of(purchase.presses("back", showing="nu bij *Idee*"))
    purchase.buyer.presses_in(purchase.buyer.modal(), "trajectory_journey_details")
    details = text_of(purchase.buyer.modal(callback_id="trajectory_details"))
    assert "Onder elke Europese drempel" in details
    assert "Inkoop bepaalt de procedure" in details
    assert ("Social return hoort erbij" in details) is ("social-return" in rules)


def test_one_that_is_withdrawn_says_why(buys: Any) -> None:
    """Its people read the reason, and a step back mends a mistake."""
    purchase = buys("Zendmast")
    purchase.journey()
    form = purchase.fills("withdrawn", reason="   ")
    assert error_at(form, "reason") == "Schrijf in een paar woorden waarom."
    answer = purchase.buyer.submits(purchase.buyer.modal(), reason="Er kwam geen budget.")
    ended = text_of(answer["view"])
    assert "Dit traject is klaar: *Ingetrokken*" in ended
    assert "Er kwam geen budget." in ended
    assert "➤ *Idee*" in text_of(purchase.presses("back", showing="nu bij *Idee*"))


def test_an_objection_in_the_standstill_blocks_until_it_has_ended(
    buys: Any, town: Town, workspace: Workspace
) -> None:
    """To everybody else the tender runs until the contract is signed."""
    purchase = buys("Veegwagens", value="20.000")
    purchase.answers("ja")
    purchase.buyer.modal(showing="Is het nodig? Ja.")
    purchase.presses("move", showing="nu bij *Voorbereiding*")
    purchase.explains()
    for phase in ("Aanbesteding", "Gunning"):
        purchase.presses("move", showing=f"nu bij *{phase}*")
    ruled = {"decision_on": "2026-11-01", "by_rule": "rule"}  # € 20.000 proposes another
    short = purchase.fills("decision", **ruled, standstill_until="2026-11-20")
    assert "20 kalenderdagen (Aanbestedingswet 2012, 2.127)" in error_at(short, "standstill_until")
    form = purchase.buyer.modal()
    decided = purchase.buyer.submits(form, **ruled, standstill_until=None)
    assert "Opschortende termijn tot en met 21 november 2026" in text_of(decided["view"])
    fields = {"objection": "kort-geding", "objection_on": "2026-11-18"}
    blocked = purchase.fills("objection", **fields)["view"]
    assert "Er loopt een bezwaar of kort geding" in text_of(blocked)
    assert "Definitief gegund" not in text_of(blocked)
    _only_its_people_know(purchase, town, workspace)
    purchase.journey()
    over = {"outcome": "stands", "objection_ended_on": "2026-11-22"}
    assert "Definitief gegund" in text_of(purchase.fills("objection_ended", **over)["view"])
    purchase.fills("final", final_on="2026-11-23")
    signed = {"signed_on": "2026-11-23", "contract_end": "2030-12-31"}
    done = purchase.fills("signature", **signed)["view"]
    assert "➤ *Uitvoering*" in text_of(done)
    colleague = workspace.colleague("teamlid")
    assert "*Uitvoering*" in text_of(purchase.journey(colleague))


def test_one_that_is_not_needed_counts_what_it_saved_and_is_thanked_for(
    buys: Any, town: Town, workspace: Workspace
) -> None:
    """Quietly: in a direct message, with nothing in a channel."""
    purchase = buys("Nieuwe kapstokken", share=False)
    note = workspace.wait_for("@inkoper", lambda m: "Nieuwe kapstokken" in text_of(m))
    assert "Heb je het wel nodig?" in text_of(note)
    purchase.buyer.presses(note, "trajectory_need_niet-nodig", channel="@inkoper")
    form = purchase.buyer.modal(callback_id="trajectory_journey_sheet")
    assert "Schrijf zakelijk: dit kan openbaar worden." in text_of(form)
    answer = purchase.buyer.submits(form, reason="In de kelder staan er nog.", saved="12.500")
    assert "Het was niet nodig. Bespaard: € 12.500." in text_of(answer["view"])
    workspace.wait_for("@inkoper", lambda m: "hoeft niet gekocht te worden" in text_of(m))
    said = [m for name in {town.channel, town.team_channel} for m in workspace.messages(name)]
    assert not [m for m in said if "kapstokken" in text_of(m)]


def test_less_than_was_planned_is_a_saving_as_well(buys: Any, workspace: Workspace) -> None:
    """The amount is for the people of the purchase."""
    purchase = buys("Bureaustoelen", value="24.000")
    purchase.answers("minder")
    form = purchase.buyer.modal(callback_id="trajectory_journey_sheet")
    answer = purchase.buyer.submits(form, reason="De helft wordt hersteld.", saved="11.000")
    assert "Het kan met minder. Bespaard: € 11.000." in text_of(answer["view"])
    seen = text_of(purchase.journey(workspace.colleague("teamlid")))
    assert "11.000" not in seen
    assert "Waar staat het? *Idee*" in seen


def test_the_question_comes_after_logging_and_stands_in_the_details(
    bot: Process, town: Town, workspace: Workspace
) -> None:
    """An answer leads to the steps, and from there one gets back."""
    assert bot.runs
    buyer = workspace.colleague("inkoper")
    buyer.closes_everything()
    form = buyer.opens_form(command=town.command, channel=town.channel)
    choice = buyer.submits(form, title="Tafels", category=town.category, team=town.team)["view"]
    placed = buyer.submits(dict(choice))["view"]
    next(_NUMBERS[town.profile])
    assert "Heb je het wel nodig?" in text_of(placed)
    buyer.presses_in(dict(placed), "trajectory_need_weet-niet")
    steps = buyer.modal(callback_id="trajectory_journey", showing="Genoteerd")
    buyer.presses_in(steps, "trajectory_journey_details")
    details = buyer.modal(callback_id="trajectory_details")
    assert "Heb je het wel nodig?" in text_of(details)
    buyer.presses_in(details, "trajectory_journey_open")
    buyer.presses_in(buyer.modal(callback_id="trajectory_journey"), "trajectory_need_ja")
    steps = buyer.modal(callback_id="trajectory_journey", showing="Is het nodig? Ja.")
    buyer.presses_in(steps, "trajectory_journey_ask_again")
    again = buyer.modal(callback_id="trajectory_journey", showing="Heb je het wel nodig?")
    buyer.presses_in(again, "trajectory_need_ja")
    steps = buyer.modal(callback_id="trajectory_journey", showing="Is het nodig? Ja.")
    buyer.presses_in(steps, "trajectory_journey_details")
    details = buyer.modal(callback_id="trajectory_details")
    assert "Heb je het wel nodig?" not in text_of(details)
    assert "beantwoordde of het nodig is (Weet ik nog niet → Ja)" in text_of(details)


def _only_its_people_know(purchase: Purchase, town: Town, workspace: Workspace) -> None:
    """A colleague reads that the tender runs, in the steps, the list and the channel."""
    colleague = workspace.colleague("teamlid")
    seen = text_of(purchase.journey(colleague))
    assert "*Aanbesteding*" in seen
    assert "unning" not in seen
    listed = town.asks(colleague, f"trajecten {purchase.title}")
    assert "Aanbesteding" in rows_of(listed["blocks"])[0]
    posted = "\n".join(text_of(m) for m in workspace.messages(town.team_channel))
    assert purchase.title in posted
    assert "unning" not in posted


def test_what_was_chosen_is_promised_taken_over_and_asked_about(
    buys: Any, town: Town, workspace: Workspace
) -> None:
    """From choice to contract, in private. The last test of this file: it moves the clock."""
    purchase = buys("Betonbanden", value="20.000")
    _chooses(purchase, town.theme, "social-return")
    purchase.answers("ja")
    purchase.buyer.modal(showing="Is het nodig? Ja.")
    purchase.presses("move", showing="nu bij *Voorbereiding*")
    purchase.explains()
    refused = purchase.presses("move", showing="Dat kan nog niet")
    purchase.buyer.presses_in(refused, "contract_open_promises")
    places = {f"place_{town.theme}": "nergens", "place_social-return": "contractbepaling"}
    form = purchase.buyer.modal(callback_id="contract_promises")
    why = purchase.buyer.submits(form, **places, **{"document_social-return": "Bijlage 4"})["view"]
    reason = f"reason_{town.theme}"
    assert "een voorstel van Vaandel, geen beleid" in text_of(why)
    assert "Kies een reden" in error_at(purchase.buyer.submits(why, **{reason: " "}), reason)
    said = {f"choice_{town.theme}": "te-duur", reason: "Daar is geen geld voor."}
    assert "Genoteerd" in text_of(purchase.buyer.submits(purchase.buyer.modal(), **said)["view"])
    for phase in ("Aanbesteding", "Gunning"):
        purchase.presses("move", showing=f"nu bij *{phase}*")
    other = {"by_rule": "other", "standstill_until": None}
    purchase.fills("decision", decision_on="2026-11-20", **other)
    purchase.fills("final", final_on="2026-11-23")
    purchase.fills("signature", signed_on="2026-11-23", contract_end="2028-12-31")
    manager = _manager_takes_over(purchase, workspace)
    _answers_when_asked(manager, workspace)
    channels = {town.channel, town.team_channel}
    posted = "\n".join(text_of(m) for name in channels for m in workspace.messages(name))
    assert "Betonbanden" in posted
    assert not [each for each in ("Bijlage 4", "beloofd", "contract") if each in posted]


def _chooses(purchase: Purchase, *themes: str) -> None:
    """In the form of the trajectory."""
    buyer = purchase.buyer
    buyer.presses_in(purchase.journey(), "trajectory_journey_details")
    buyer.presses_in(buyer.modal(callback_id="trajectory_details"), "trajectory_open_edit")
    buyer.submits(buyer.modal(callback_id="trajectory_edit"), themes=themes)


def _manager_takes_over(purchase: Purchase, workspace: Workspace) -> Colleague:
    """The client names a contract manager, who says yes."""
    asked = workspace.wait_for("@inkoper", lambda m: "Wie let erop" in text_of(m))
    purchase.buyer.closes_everything()
    purchase.buyer.presses(asked, "contract_open_manager", channel="@inkoper")
    form = purchase.buyer.modal(callback_id="contract_manager")
    manager = workspace.colleague("teamlid")
    told = text_of(purchase.buyer.submits(form, manager=manager.id)["view"])
    assert "Wacht op de contractmanager" in told
    question = workspace.wait_for("@teamlid", lambda m: "Neem jij het over?" in text_of(m))
    assert "Bijlage 4" in text_of(question)
    manager.presses(question, "contract_accept", channel="@teamlid")
    workspace.wait_for("@teamlid", lambda m: "✓ Fijn: jij let op" in text_of(m))
    return manager


def _answers_when_asked(manager: Colleague, workspace: Workspace) -> None:
    """After three months, once; also when the bot was away that day."""
    workspace.let_pass("12w", jump=True)
    assert not _asked(workspace)
    workspace.let_pass("2w", jump=True)
    question = workspace.wait_for("@teamlid", lambda m: "Contractgesprek" in text_of(m))
    manager.closes_everything()
    manager.presses(question, "contract_open_check", channel="@teamlid")
    form = manager.modal(callback_id="contract_check")
    assert "Alleen totalen: geen namen" in text_of(form)
    fields = {"result_social-return": "gedeeltelijk", "people_social-return": "2", "next": "6"}
    done = text_of(manager.submits(form, **fields)["view"])
    assert "gedeeltelijk" in done
    assert "2 mensen" in done
    assert "Volgend contractgesprek: 1 september 2027" in done
    assert "Daar is geen geld voor." in done
    workspace.let_pass("2w", jump=True)
    assert len(_asked(workspace)) == 1


def _asked(workspace: Workspace) -> list[Json]:
    """How often the contract manager was asked how it goes."""
    return [m for m in workspace.messages("@teamlid") if "Contractgesprek" in text_of(m)]
