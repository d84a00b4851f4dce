"""The coordinator lets a lesson go up in another that says the same."""

import re
from collections.abc import Iterator

import pytest

from tests.support.colleagues import Colleague, Json, Workspace, error_at, text_of

pytestmark = pytest.mark.usefixtures("bot")

PEOPLE = ("inkoper", "teamleider", "coordinator", "adviseur")
MENU = "lesson_merge_options"


@pytest.fixture(autouse=True)
def everybody_tidies_up(workspace: Workspace) -> Iterator[None]:
    """No modal of one test stands open in the next."""
    yield
    for key in PEOPLE:
        workspace.colleague(key).closes_everything()


@pytest.fixture
def coordinator(workspace: Workspace) -> Colleague:
    """Who merges."""
    return workspace.colleague("coordinator")


def tells(workspace: Workspace, key: str, title: str, insight: str) -> int:
    """Somebody tells a lesson. :returns: its number."""
    found = re.search(
        r"leerervaring (\d+)", text_of(workspace.colleague(key).tells(title, insight))
    )
    assert found
    return int(found[1])


def opens(person: Colleague, number: int) -> Json:
    """Open everything about a lesson."""
    person.types(f"/mvoi les {number}")
    return person.modal(callback_id="lesson_details")


def starts(coordinator: Colleague, number: int) -> Json:
    """The first step of merging into this lesson."""
    coordinator.presses_in(opens(coordinator, number), "lesson_open_merge")
    return coordinator.modal(callback_id="lesson_merge")


def options(coordinator: Colleague, view: Json, typed: str = "") -> dict[int, str]:
    """What the menu offers: the id of each lesson by its number, in order."""
    answer = coordinator.workspace.post(
        "/view-suggest", view_id=view["id"], user=coordinator.key, action_id=MENU, value=typed
    )
    assert answer["ok"], answer
    return {int(o["text"]["text"].split(" · ")[0]): o["value"] for o in answer["options"]}


def chooses(coordinator: Colleague, into: int, taken: int) -> Json:
    """Up to what will happen."""
    view = starts(coordinator, into)
    chosen = options(coordinator, view, str(taken))[taken]
    answer = coordinator.submits(view, **{MENU: chosen})
    assert answer["response_action"] == "update", answer
    return dict(answer["view"])


def test_one_lesson_goes_up_in_another(workspace: Workspace, coordinator: Colleague) -> None:
    """From the details of the one to those of the other, which are the same from then on."""
    into = tells(workspace, "inkoper", "Keur de masten", "Keur oude masten voor je koopt.")
    taken = tells(workspace, "teamleider", "Masten keuren", "Oude masten eerst keuren & wegen.")
    view = starts(coordinator, into)
    offered = options(coordinator, view)
    assert next(iter(offered)) == taken, "the most alike comes first"
    assert into not in offered
    assert next(iter(options(coordinator, view, "keuren"))) == taken
    both = coordinator.submits(view, **{MENU: offered[taken]})["view"]
    assert f"Leerervaring {taken} gaat op in leerervaring {into}" in text_of(both)
    for said in ("Keur oude masten voor je koopt.", "Oude masten eerst keuren & wegen."):
        assert said in text_of(both)
    done = coordinator.submits(dict(both))["view"]
    assert f"Leerervaring {taken} is opgegaan in leerervaring {into}" in text_of(done)
    coordinator.closes_everything()
    told = workspace.wait_for(
        "@teamleider", lambda m: f"leeft voort in nummer {into}" in text_of(m)
    )
    leader = workspace.colleague("teamleider")
    leader.presses(told, "lesson_open_details", channel="@teamleider")
    assert "Keur oude masten" in text_of(leader.modal(callback_id="lesson_details"))
    leader.closes_everything()
    reader = workspace.colleague("adviseur")
    assert "Keur oude masten" in text_of(opens(reader, taken))
    assert not [m for m in workspace.messages("@inkoper") if "leeft voort" in text_of(m)]
    assert "Oude masten eerst keuren & wegen." in text_of(starts(coordinator, into))


@pytest.mark.parametrize("key", ["inkoper", "adviseur"])
def test_only_the_coordinator_is_offered_to_merge(workspace: Workspace, key: str) -> None:
    """Not who told it, not the adviser."""
    number = tells(workspace, "inkoper", "Niet voor iedereen", f"Dit zegt {key} niet.")
    details = opens(workspace.colleague(key), number)
    assert "lesson_open_edit" in str(details["blocks"])
    assert "lesson_open_merge" not in str(details["blocks"])


def test_what_changed_meanwhile_is_shown_before_anything_is_merged(
    workspace: Workspace, coordinator: Colleague
) -> None:
    into = tells(workspace, "inkoper", "Vraag vroeg", "Vraag vroeg wie het betaalt.")
    taken = tells(workspace, "teamleider", "Geld", "Wie betaalt, moet je vroeg vragen.")
    both = chooses(coordinator, into, taken)
    leader = workspace.colleague("teamleider")
    leader.presses_in(opens(leader, taken), "lesson_open_edit")
    leader.submits(leader.modal(callback_id="lesson_edit"), advice="Bel de budgethouder.")
    again = coordinator.submits(both)["view"]
    assert "Ik heb nog niets samengevoegd" in text_of(again)
    assert "vul ik aan uit leerervaring" in text_of(again)
    assert "Bel de budgethouder." in text_of(again)
    done = coordinator.submits(dict(again))["view"]
    assert "is opgegaan in" in text_of(done)
    coordinator.closes_everything()
    assert "Bel de budgethouder." in text_of(opens(coordinator, into))


def test_what_was_taken_back_meanwhile_is_not_merged(
    workspace: Workspace, coordinator: Colleague
) -> None:
    """Neither once it was shown, nor once it was offered."""
    into = tells(workspace, "inkoper", "Begin bij de buren", "Vraag eerst de buurgemeente.")
    taken = tells(workspace, "teamleider", "Buurgemeente", "De buren weten het al.")
    both = chooses(coordinator, into, taken)
    leader = workspace.colleague("teamleider")
    leader.presses_in(opens(leader, taken), "lesson_retract")
    leader.modal(showing="is weggehaald")
    assert "Dit kan niet meer" in text_of(coordinator.submits(both)["view"])
    coordinator.closes_everything()
    view = starts(coordinator, into)
    assert taken not in options(coordinator, view, str(taken))
    metadata = str(both["private_metadata"])
    gone = re.search(r'"taken_id":(\d+)', metadata)
    assert gone
    answer = coordinator.submits(view, **{MENU: gone[1]})
    assert "Kies iets anders" in error_at(answer, MENU)


def test_the_same_click_twice_merges_once(workspace: Workspace, coordinator: Colleague) -> None:
    """The answer to the first got lost on its way."""
    into = tells(workspace, "inkoper", "Twee keer", "Schrijf het een keer op.")
    taken = tells(workspace, "teamleider", "Dubbel", "Een keer opschrijven is genoeg.")
    both = chooses(coordinator, into, taken)
    workspace.post("/faults", drop_socket="after_next_envelope")
    assert not coordinator.submits(both)["ok"]
    workspace.wait_for_bot()
    assert "is opgegaan in" in text_of(coordinator.submits(both)["view"])
    workspace.let_pass("1d")  # what nobody asked for comes in the message of the day
    notes = [m for m in workspace.messages("@teamleider") if f"nummer {into}" in m["text"]]
    assert len(notes) == 1
