"""A lesson told with the command: two fields are enough, and nothing typed is lost."""

import re
from collections.abc import Iterator

import pytest

from tests.support.colleagues import Workspace, error_at, initial_of, text_of

pytestmark = pytest.mark.usefixtures("bot")

PEOPLE = ("inkoper", "teamleider", "coordinator", "extern")
MASTS = "masten en koppen zijn herbruikbaar; een nieuwe kap was niet nodig"


@pytest.fixture(autouse=True)
def everybody_tidies_up(workspace: Workspace) -> Iterator[None]:
    """No modal of one test stands open in the next."""
    yield
    for key in PEOPLE:
        workspace.colleague(key).closes_everything()


def number_in(view: object) -> int:
    """The number under which a lesson was kept."""
    found = re.search(r"leerervaring\*? \*?(\d+)", text_of(view))
    assert found, text_of(view)
    return int(found[1])


def test_two_fields_are_enough(workspace: Workspace) -> None:
    buyer = workspace.colleague("inkoper")
    form = buyer.opens_lesson(MASTS)
    assert initial_of(form, "title") == "Masten en koppen zijn herbruikbaar"
    answer = buyer.submits(form)
    assert answer["response_action"] == "update", answer
    number = number_in(answer["view"])
    thanks = workspace.wait_for("@inkoper", lambda m: f"leerervaring {number}" in text_of(m))
    assert "Vertel meer" in text_of(thanks)
    buyer.closes(dict(answer["view"]))
    buyer.types(f"/mvoi les {number}")
    assert "een nieuwe kap was niet nodig" in text_of(buyer.modal(callback_id="lesson_details"))


def test_what_is_missing_is_told_at_its_field(workspace: Workspace) -> None:
    buyer = workspace.colleague("inkoper")
    form = buyer.opens_lesson()
    answer = buyer.submits(form, title="\u200b", insight="Iets geleerd")
    assert error_at(answer, "title") == "Typ in een paar woorden waar het over gaat."


def test_everything_else_can_be_told_later(workspace: Workspace) -> None:
    leader = workspace.colleague("teamleider")
    number = number_in(leader.tells("Keuring vooraf"))
    leader.types(f"/mvoi les {number}")
    details = leader.modal(callback_id="lesson_details")
    leader.presses_in(details, "lesson_open_edit")
    form = leader.modal(callback_id="lesson_edit")
    wrong = leader.submits(form, link="zie de site", measure="80 van de 100 masten")
    assert "herken ik niet als link" in error_at(wrong, "link")
    answer = leader.submits(
        form,
        link="https://example.org/a|b?x=1&y=2",
        measure="80 van de 100 masten",
        problem="Alles nieuw was te duur.",
        advice="Laat eerst keuren.",
        outcome="goed",
        kind="geld",
        themes=["circulariteit"],
        categories=["gww"],
        phase="voorbereiding",
    )
    read = text_of(answer["view"])
    assert "<https://example.org/a%7Cb?x=1&amp;y=2>" in read
    for told in ("80 van de 100 masten", "Laat eerst keuren.", "circulariteit", "GWW", "het geld"):
        assert told in read


def test_an_anonymous_teller_is_known_to_nobody_else(workspace: Workspace) -> None:
    buyer = workspace.colleague("inkoper")
    number = number_in(buyer.tells("Te laat begonnen", anonymous=["yes"], outcome="mis"))
    for key in ("coordinator", "teamleider"):
        reader = workspace.colleague(key)
        reader.types(f"/mvoi les {number}")
        read = text_of(reader.modal(callback_id="lesson_details"))
        assert "Verteld door een collega" in read
        assert buyer.id not in read
    buyer.types(f"/mvoi les {number}")
    assert "anderen zien je naam niet" in text_of(buyer.modal(callback_id="lesson_details"))


def test_a_lesson_of_a_case_that_is_not_shared_does_not_give_it_away(workspace: Workspace) -> None:
    buyer = workspace.colleague("inkoper")
    buyer.logs("Geheime gymzaal", share=False, value="85.000")
    buyer.types("/mvoi trajecten mijn")
    listed = workspace.wait_for("mvoi", lambda m: "Geheime gymzaal" in text_of(m))
    number = re.search(r"(\d+) · Geheime gymzaal", text_of(listed))
    assert number
    form = buyer.opens_lesson(f"bij traject {number[1]}: vraag vroeg om hulp")
    assert initial_of(form, "insight") == "Vraag vroeg om hulp"
    assert initial_of(form, "trajectory") is not None
    lesson = number_in(buyer.submits(form)["view"])
    for key, sees in (("inkoper", True), ("teamleider", False)):
        reader = workspace.colleague(key)
        reader.types(f"/mvoi les {lesson}")
        read = text_of(reader.modal(callback_id="lesson_details"))
        assert (f"Naar traject {number[1]}" in read) is sees


def test_who_may_not_change_it_is_not_offered_to(workspace: Workspace) -> None:
    buyer = workspace.colleague("inkoper")
    number = number_in(buyer.tells("Eerst vragen"))
    for key, offered in (
        ("teamleider", set()),
        ("inkoper", {"Wijzigen", "Vertel meer", "Weghalen"}),
        ("coordinator", {"Wijzigen", "Vertel meer", "Weghalen", "Samenvoegen"}),
    ):
        reader = workspace.colleague(key)
        reader.types(f"/mvoi les {number}")
        read = text_of(reader.modal(callback_id="lesson_details"))
        everything = {"Wijzigen", "Vertel meer", "Weghalen", "Samenvoegen"}
        assert {each for each in everything if each in read.splitlines()} == offered


def test_a_lesson_taken_back_leaves_no_text(workspace: Workspace) -> None:
    buyer = workspace.colleague("inkoper")
    number = number_in(buyer.tells("Weg ermee", "Dit had ik niet moeten zeggen"))
    buyer.types(f"/mvoi les {number}")
    details = buyer.modal(callback_id="lesson_details")
    buyer.presses_in(details, "lesson_retract")
    gone = buyer.modal(showing="is weggehaald")
    assert "niet moeten zeggen" not in text_of(gone)
    workspace.colleague("coordinator").types(f"/mvoi les {number}")
    refused = workspace.colleague("coordinator").modal()
    assert "kan ik niet vinden" in text_of(refused)


def test_a_guest_reads_none_but_their_own(workspace: Workspace) -> None:
    buyer, guest = workspace.colleague("inkoper"), workspace.colleague("extern")
    number = number_in(buyer.tells("Alleen voor collega's"))
    guest.types(f"/mvoi les {number}", channel="mvoi-zo-moeilijk-nie")
    guest.modal(showing="zijn voor collega's")
    own = number_in(guest.tells("Wat ik zelf zag", channel="mvoi-zo-moeilijk-nie"))
    guest.types(f"/mvoi les {own}", channel="mvoi-zo-moeilijk-nie")
    guest.modal(showing="Wat ik zelf zag")


def test_who_uses_a_lesson_is_counted_once(workspace: Workspace) -> None:
    buyer, leader = workspace.colleague("inkoper"), workspace.colleague("teamleider")
    number = number_in(buyer.tells("Samen kopen scheelt"))
    leader.types(f"/mvoi les {number}")
    details = leader.modal(callback_id="lesson_details")
    leader.presses_in(details, "lesson_reuse")
    used = leader.modal(showing="1 collega gebruikt dit")
    leader.presses_in(used, "lesson_reuse")
    assert "gebruikt dit" not in text_of(leader.modal(showing="\nDit gebruik ik"))


def test_a_case_shows_what_was_learnt_from_it(workspace: Workspace) -> None:
    buyer, leader = workspace.colleague("inkoper"), workspace.colleague("teamleider")
    buyer.logs("Zonnepanelen gymzaal", value="85.000")
    card = workspace.wait_for("bor", lambda m: "Zonnepanelen gymzaal" in text_of(m))
    leader.presses(card, "trajectory_open_details", channel="bor")
    details = leader.modal(callback_id="trajectory_details")
    leader.presses_in(details, "lesson_open_typed")
    form = leader.modal(callback_id="lesson_new")
    leader.closes(
        dict(leader.submits(form, title="Dak eerst", insight="Eerst het dak keuren.")["view"])
    )
    leader.closes_everything()
    buyer.presses(card, "trajectory_open_details", channel="bor")
    shown = buyer.modal(showing="Hier geleerd")
    assert "Dak eerst" in text_of(shown)
    guest = workspace.colleague("extern")
    number = re.search(r"nr\. (\d+)", text_of(card))
    assert number
    guest.types(f"/mvoi traject {number[1]}", channel="mvoi-zo-moeilijk-nie")
    assert "Dak eerst" not in text_of(guest.modal(showing="nog niet gedeeld met jou"))


def test_names_are_pointed_out_before_anything_is_kept(workspace: Workspace) -> None:
    buyer = workspace.colleague("inkoper")
    form = buyer.opens_lesson()
    told = {"title": "Levering te laat", "insight": "Jansen Wegenbouw B.V. leverde te laat."}
    asked = dict(buyer.submits(form, **told)["view"])
    assert "Ik heb nog niets bewaard" in text_of(asked)
    assert "Jansen Wegenbouw B.V." in text_of(asked)
    assert "Toch bewaren" in text_of(asked), "seen without scrolling to the top"
    assert initial_of(asked, "insight") == told["insight"]
    other = dict(buyer.submits(asked, insight="Acme Solutions B.V. leverde te laat.")["view"])
    assert "Acme Solutions B.V." in text_of(other), "another name is another question"
    saved = buyer.submits(other, insight="De leverancier leverde te laat.")["view"]
    assert "Bewaard" in text_of(saved)


def test_a_name_that_is_none_is_kept_at_the_second_click(workspace: Workspace) -> None:
    buyer = workspace.colleague("inkoper")
    asked = buyer.submits(
        buyer.opens_lesson(), title="Op tijd", insight="De Zonnebloem Groep dacht goed mee."
    )
    assert "Bewaard" in text_of(buyer.submits(dict(asked["view"]))["view"])


def test_a_change_points_names_out_as_well(workspace: Workspace) -> None:
    buyer = workspace.colleague("inkoper")
    buyer.types(f"/mvoi les {number_in(buyer.tells('Zonder namen'))}")
    buyer.presses_in(buyer.modal(callback_id="lesson_details"), "lesson_open_edit")
    form = buyer.modal(callback_id="lesson_edit")
    asked = dict(buyer.submits(form, result="Pietersen Infra B.V. was goedkoper.")["view"])
    assert "Pietersen Infra B.V." in text_of(asked)
    assert initial_of(asked, "result") == "Pietersen Infra B.V. was goedkoper."
    kept = buyer.submits(asked, result="Een andere aanbieder was goedkoper.")["view"]
    assert "andere aanbieder" in text_of(kept)


def test_a_stale_change_is_shown_beside_what_stands_there(workspace: Workspace) -> None:
    buyer, adviser = workspace.colleague("inkoper"), workspace.colleague("coordinator")
    number = number_in(buyer.tells("Samen gewijzigd"))
    forms = []
    for each in (buyer, adviser):
        each.types(f"/mvoi les {number}")
        each.presses_in(each.modal(callback_id="lesson_details"), "lesson_open_edit")
        forms.append(each.modal(callback_id="lesson_edit"))
    adviser.submits(forms[1], title="Eerst door de coördinator", advice="Vraag het.")
    again = dict(buyer.submits(forms[0], title="Toch anders", kind="geld")["view"])
    assert "Nu staat er: Eerst door de coördinator" in text_of(again)
    assert initial_of(again, "title") == "Toch anders"
    assert initial_of(again, "advice") == "Vraag het."
    kept = text_of(buyer.submits(again)["view"])
    assert "Toch anders" in kept
    assert "Vraag het." in kept


def test_nobody_else_can_bring_a_name_back(workspace: Workspace) -> None:
    """Not the adviser, not the coordinator: the field is not theirs."""
    buyer, coordinator = workspace.colleague("inkoper"), workspace.colleague("coordinator")
    number = number_in(buyer.tells("Zonder naam", anonymous=["yes"]))
    coordinator.types(f"/mvoi les {number}")
    details = coordinator.modal(callback_id="lesson_details")
    coordinator.presses_in(details, "lesson_open_edit")
    form = coordinator.modal(callback_id="lesson_edit")
    assert "Laat mijn naam weg" not in text_of(form)
    read = text_of(coordinator.submits(form, advice="Vraag eerder.")["view"])
    assert "Verteld door een collega" in read
    assert buyer.id not in read
