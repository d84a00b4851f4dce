"""From a completed contract with a result to the party: one yes, one no, and taken back."""

import pytest

from tests.acceptance.test_successes import counts, draft_of, journey, moves, promises, signs
from tests.acceptance.towns import MIDDEN_GRONINGEN as TOWN
from tests.support.colleagues import Colleague, Json, Workspace, error_at, text_of
from tests.support.processes import Process

PARTY = "mvoi-successen"
TITLE = "Betonbanden is klaar"


@pytest.fixture
def buyer(workspace: Workspace, bot: Process) -> Colleague:
    """Who leads the purchase."""
    assert bot.runs
    found = workspace.colleague("inkoper")
    found.closes_everything()
    return found


def approved(workspace: Workspace, coordinator: Colleague) -> None:
    """The draft of the completed contract, changed and approved."""
    draft = draft_of(workspace, TITLE)
    coordinator.presses(draft, "success_draft", channel="@coordinator")
    sheet = coordinator.modal(callback_id="success_draft_sheet")
    coordinator.presses_in(sheet, "success_edit")
    form = coordinator.modal(callback_id="success_edit_form")
    people = tuple(workspace.colleague(key).id for key in ("inkoper", "teamlid"))
    changed = {"difference": "Twee mensen hebben nu een vaste baan.", "people": people}
    photo = workspace.post("/file", user="coordinator", name="stoep.png", text="beeld")["file"]
    told = coordinator.submits(form, **changed, picture=photo["id"])
    assert "Kruis aan dat er toestemming is" in error_at(told, "picture_agreed")
    agreed = {"picture_agreed": ("picture_agreed",)}
    coordinator.submits(coordinator.modal(), **changed, **agreed, picture=photo["id"])
    coordinator.presses_in(coordinator.modal(), "success_approve")
    coordinator.modal(callback_id="success_draft_sheet", showing="wordt gevierd in #")
    coordinator.closes_everything()


def asked(workspace: Workspace, key: str) -> Json:
    """The question that somebody gets once."""
    return workspace.wait_for(f"@{key}", lambda m: "Mogen we je daarbij noemen?" in text_of(m))


def test_a_success_is_celebrated_with_one_name_joined_in_and_taken_back(
    buyer: Colleague, workspace: Workspace
) -> None:
    """Who said no stands nowhere; when nobody has to answer, nothing waits."""
    coordinator, manager = workspace.colleague("coordinator"), workspace.colleague("teamlid")
    champion = appointed(workspace, coordinator)
    promises(buyer)
    signs(buyer)
    counts(buyer, workspace)
    journey(buyer)
    moves(buyer, "Afgerond")
    approved(workspace, coordinator)
    buyer.presses(asked(workspace, "inkoper"), "success_name_yes", channel="@inkoper")
    workspace.wait_for("@inkoper", lambda m: "staat je naam erbij" in text_of(m))
    assert not any(TITLE in text_of(m) for m in workspace.messages(PARTY))
    manager.presses(asked(workspace, "teamlid"), "success_name_no", channel="@teamlid")
    party = workspace.wait_for(PARTY, lambda m: TITLE in text_of(m))
    assert {"🎉 2 mensen aan het werk", "🎉 Gefeliciteerd", "Lees hoe"} <= set(
        text_of(party).splitlines()
    )
    assert "Twee mensen hebben nu een vaste baan." in text_of(party)
    assert buyer.id in str(party)
    assert "slack_file" in str(party["blocks"])
    told = workspace.wait_for(PARTY, lambda m: "Wat maakte dat het lukte?" in text_of(m))
    assert told["thread_ts"] == party["ts"]
    assert not named_with_the_success(workspace, manager)

    for colleague in (coordinator, workspace.colleague("adviseur"), coordinator):
        colleague.presses(party, "success_congratulate", channel=PARTY)
    workspace.wait_for(PARTY, lambda m: "2 collega's feliciteren" in text_of(m))
    thanked_by_a_champion(workspace, champion, buyer, manager)

    shown = TOWN.asks(buyer, "noemen")
    buyer.presses(shown, "success_name_no", channel="mvoi")
    workspace.wait_for(PARTY, lambda m: TITLE in text_of(m) and buyer.id not in str(m))

    listed = TOWN.asks(coordinator, "successen")
    coordinator.presses(listed, "success_draft", channel="mvoi")
    coordinator.presses_in(
        coordinator.modal(callback_id="success_draft_sheet"), "success_take_back"
    )
    coordinator.modal(callback_id="success_draft_sheet", showing="Teruggetrokken")
    gone = workspace.wait_for(PARTY, lambda m: "ingetrokken" in text_of(m))
    assert gone["ts"] == party["ts"]
    assert TITLE not in str(gone)
    assert "success_congratulate" not in str(gone)


def appointed(workspace: Workspace, coordinator: Colleague) -> Colleague:
    """Somebody of the management, who stands for the team of the purchase."""
    champion = workspace.colleague("budgethouder")
    coordinator.types("/mvoi rollen")
    form = coordinator.modal(callback_id="roles_form")
    coordinator.submits(form, role="champion", way="give", person=champion.id)
    coordinator.closes_everything()
    coordinator.types("/mvoi dekking")
    form = coordinator.modal(callback_id="coverage_form")
    coordinator.submits(form, name=f"team:{TOWN.team}", person=champion.id)
    coordinator.closes_everything()
    return champion


def thanked_by_a_champion(
    workspace: Workspace, champion: Colleague, named: Colleague, unnamed: Colleague
) -> None:
    """The working day after it, with words that are ready and only the name of who agreed."""
    workspace.let_pass("26h")
    place = f"@{champion.key}"
    told = workspace.wait_for(place, lambda m: "champion_say_it" in str(m["blocks"]))
    assert named.id in str(told)
    assert unnamed.id not in str(told)
    champion.presses(told, "champion_say_it", channel=place)
    said = workspace.wait_for(PARTY, lambda m: f"<@{champion.id}> bedankt" in text_of(m))
    assert said["thread_ts"]
    assert unnamed.id not in str(said)


def named_with_the_success(workspace: Workspace, person: Colleague) -> list[Json]:
    """Messages in any place, also between two, that tell of the success with this person in it."""
    places = [channel["id"] for channel in workspace.state()["channels"]]
    return [
        message
        for place in places
        for message in workspace.messages(place)
        if TITLE in str(message["blocks"]) and f"<@{person.id}>" in str(message["blocks"])
    ]
