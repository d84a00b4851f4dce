"""The Home tab in the real process, in both municipalities."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.acceptance.conftest import BRISK
from tests.acceptance.towns import TOWNS, Town, titles_of
from tests.support.colleagues import Colleague, Json, Workspace, text_of
from tests.support.processes import Process, started


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


@pytest.fixture(autouse=True)
def no_faults_left(workspace: Workspace, bot: Process) -> Iterator[None]:
    """What one test breaks, the next finds whole."""
    assert bot.runs
    yield
    workspace.post("/faults", clear=True)


def test_opening_it_shows_what_one_can_do(workspace: Workspace) -> None:
    """Somebody who has nothing yet."""
    member = workspace.colleague("teamlid")
    home = opens(member, lambda view: "Je hebt nog geen trajecten" in text_of(view))
    assert "Er wacht niets op je" in text_of(home)
    member.presses_in(home, "trajectory_open_form")
    member.closes(member.modal(callback_id="trajectory_new"))
    member.presses_in(home, "help_open")
    help_modal = member.modal(callback_id="help")
    assert "Ik ben Vaandel" in text_of(help_modal)
    member.closes(help_modal)


def test_the_whole_list_opens_and_pages_from_it(workspace: Workspace, town: Town) -> None:
    """In a modal, where there is no conversation to answer in; details open on top."""
    leader, member = workspace.colleague("teamleider"), workspace.colleague("teamlid")
    for number in range(11):
        town.logs(leader, f"Lijst {number}")
    home = opens(member, lambda view: "Alle trajecten" in text_of(view))
    member.presses_in(home, "trajectory_open_list")
    first = member.modal(callback_id="trajectory_list")
    assert "Pagina 1 van 2" in text_of(first)
    member.presses_in(first, "trajectory_list_next")
    second = top_modal(member, lambda view: "Pagina 2 van 2" in text_of(view))
    row = next(block for block in second["blocks"] if block.get("accessory"))
    member.workspace.post(
        "/view-action",
        view_id=second["id"],
        user=member.key,
        action={
            "action_id": "trajectory_open_details",
            "block_id": row.get("block_id"),
            "value": row["accessory"]["value"],
        },
    )
    member.closes(member.modal(callback_id="trajectory_details"))
    member.closes(member.modal(callback_id="trajectory_list"))


def test_ones_own_case_waits_to_be_placed_and_is_placed_from_it(
    workspace: Workspace, town: Town
) -> None:
    """It shows at once, and is gone from what waits at once."""
    buyer = workspace.colleague("inkoper")
    opens(buyer, lambda view: "Wat op mij wacht" in text_of(view))
    town.logs(buyer, "Nog van mij", share=False)
    home = wait_for_home(buyer, lambda view: "Nog van mij · nog niet gedeeld" in text_of(view))
    assert titles_of(home["blocks"]) == ["Nog van mij"]
    press_accessory(buyer, home, "trajectory_open_share")
    choice = buyer.modal(callback_id="trajectory_share_choice")
    buyer.closes(dict(buyer.submits(choice)["view"]))
    home = wait_for_home(buyer, lambda view: "Er wacht niets op je" in text_of(view))
    assert titles_of(home["blocks"]) == ["Nog van mij"]
    workspace.wait_for(town.team_channel, lambda m: "Nog van mij" in text_of(m))


def test_others_doings_show_within_a_minute_and_not_sooner(
    workspace: Workspace, town: Town
) -> None:
    """The clock stands still: nothing more is sent until it goes on."""
    leader, adviser = workspace.colleague("teamleider"), workspace.colleague("adviseur")
    opens(adviser, lambda view: "Mijn trajecten" in text_of(view))
    for number in range(3):
        form = leader.opens_form(command=town.command, channel=town.channel)
        fields = {"category": town.category, "team": town.team, "client": adviser.id}
        answer = leader.submits(form, title=f"Voor de adviseur {number}", **fields)
        leader.closes(dict(leader.submits(dict(answer["view"]))["view"]))
    workspace.let_pass("30s", step="30s")
    assert titles_of(home_of(adviser)["blocks"]) == []
    before = published(workspace, adviser)
    workspace.let_pass("31s", step="31s")
    home = wait_for_home(adviser, lambda view: len(titles_of(view["blocks"])) == 3)
    assert titles_of(home["blocks"])[0] == "Voor de adviseur 2"
    assert published(workspace, adviser) == before + 1


def test_nothing_is_sent_when_nothing_changed(workspace: Workspace) -> None:
    """Looking again and again costs Slack nothing."""
    champion = workspace.colleague("budgethouder")
    opens(champion, lambda view: "Mijn trajecten" in text_of(view))
    workspace.let_pass("5m")
    before = published(workspace, champion)
    for _ in range(3):
        workspace.post("/open-home", user=champion.key)
    workspace.let_pass("5m")
    assert published(workspace, champion) == before


@pytest.mark.parametrize("kind", ["server_error", "lost_answer", "ratelimited"])
def test_a_publish_that_goes_wrong_is_done_again(
    workspace: Workspace, town: Town, kind: str
) -> None:
    """It stays due until it has arrived."""
    buyer = workspace.colleague("inkoper")
    opens(buyer, lambda view: "Mijn trajecten" in text_of(view))
    more = {"retry_after": 1} if kind == "ratelimited" else {}
    workspace.post("/faults", method={"views.publish": {"kind": kind, "times": 1, **more}})
    town.logs(buyer, f"Toch te zien ({kind})")
    wait_for_home(buyer, lambda view: f"Toch te zien ({kind})" in text_of(view))


def test_a_message_that_did_not_arrive_waits_for_the_coordinator(
    workspace: Workspace, town: Town
) -> None:
    """The same buttons as in the message about it; settled, it is gone."""
    coordinator, buyer = workspace.colleague("coordinator"), workspace.colleague("inkoper")
    opens(coordinator, lambda view: "Er wacht niets op je" in text_of(view))
    workspace.post(
        "/faults",
        method={"chat.postMessage": {"kind": "error", "code": "not_in_channel", "times": 1}},
    )
    town.logs(buyer, "Kwijtgeraakt bericht")
    workspace.let_pass("2m", step="1m")
    home = wait_for_home(coordinator, lambda view: "Niet aangekomen" in text_of(view))
    coordinator.presses_in(home, "delivery_tell_again")
    workspace.wait_for(town.team_channel, lambda m: "Kwijtgeraakt bericht" in text_of(m))
    wait_for_home(coordinator, lambda view: "Er wacht niets op je" in text_of(view))


def opens(person: Colleague, wanted: Callable[[Json], bool]) -> Json:
    """Open the Home tab; what stands there, once it is what is wanted."""
    person.workspace.post("/open-home", user=person.key)
    return wait_for_home(person, wanted)


def wait_for_home(person: Colleague, wanted: Callable[[Json], bool]) -> Json:
    """The Home of somebody, once it is what is wanted."""
    return _wait(person, "/home", lambda answer: answer["view"], wanted)


def top_modal(person: Colleague, wanted: Callable[[Json], bool]) -> Json:
    """The modal in front, once it is what is wanted."""
    return _wait(person, "/views", lambda answer: (answer["views"] or [None])[-1], wanted)


def home_of(person: Colleague) -> Json:
    """What stands there now."""
    return dict(person.workspace.get("/home", user=person.key)["view"])


def published(workspace: Workspace, person: Colleague) -> int:
    """How often something was put into somebody's Home."""
    entries = workspace.get("/log")["entries"]
    return len(
        [each for each in entries if each["kind"] == "home" and each.get("user") == person.id]
    )


def press_accessory(person: Colleague, view: Json, action_id: str) -> None:
    """Press the first button with this id that stands beside a text."""
    block = next(
        block
        for block in view["blocks"]
        if (block.get("accessory") or {}).get("action_id") == action_id
    )
    person.workspace.post(
        "/view-action",
        view_id=view["id"],
        user=person.key,
        action={
            "action_id": action_id,
            "block_id": block["block_id"],
            "value": block["accessory"]["value"],
        },
    )


def _wait(
    person: Colleague,
    path: str,
    pick: Callable[[Json], Json | None],
    wanted: Callable[[Json], bool],
) -> Json:
    deadline, after = time.monotonic() + 20, 0
    while True:
        answer = person.workspace.get(path, user=person.key, after=after, wait=5)
        view = pick(answer)
        if view is not None and wanted(view):
            return dict(view)
        assert time.monotonic() < deadline, text_of(view or {})
        after = answer["seq"]
