"""Help at a trajectory from chat, in both municipalities: proposals, experts, tools, maximum."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.acceptance.conftest import BRISK
from tests.acceptance.towns import MIDDEN_GRONINGEN, TOWNS, Town
from tests.support.colleagues import Colleague, Json, Workspace, text_of
from tests.support.processes import Process, started

COORDINATOR, EXPERT, OTHER = "coordinator", "teamlid", "teamleider"


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
    """Its own bot, with a coordinator, and one trajectory."""
    folder: Path = tmp_path_factory.mktemp("bot")
    options = ("--sandbox", workspace.url, "--profile", town.profile)
    database = ("--database-url", f"sqlite:///{folder / 'vaandel.db'}")
    coordinator = {"VAANDEL_COORDINATORS": workspace.user_id(COORDINATOR)}
    environment = {**BRISK, **coordinator}
    with started("run", *options, *database, environment=environment) as process:
        town.logs(workspace.colleague("inkoper"), "Veegwagens", value="400.000")
        yield process


@pytest.fixture
def buyer(workspace: Workspace, bot: Process) -> Colleague:
    """Whoever logged it, with nothing open."""
    assert bot.runs
    person = workspace.colleague("inkoper")
    person.closes_everything()
    return person


def opens_help(person: Colleague, town: Town) -> Json:
    """From the details of trajectory 1 to its help."""
    person.closes_everything()
    person.types(f"{town.command} traject 1", channel=town.channel)
    person.presses_in(person.modal(callback_id="trajectory_details"), "trajectory_help_open")
    return person.modal(callback_id="trajectory_help")


def in_town(person: Colleague, town: Town, words: str, callback_id: str) -> Json:
    """Type a command that opens something."""
    person.closes_everything()
    person.types(f"{town.command} {words}", channel=town.channel)
    return person.modal(callback_id=callback_id)


def test_a_category_proposes_what_its_municipality_decided(buyer: Colleague, town: Town) -> None:
    """In Leiden nothing is decided yet, and the bot says so."""
    told = text_of(opens_help(buyer, town))
    assert "Het is een voorstel: jij kiest, en alles kan anders." in told
    assert "MVI-criteriatool" in told
    if town.profile == MIDDEN_GRONINGEN.profile:
        assert "*Kijk naar:* klimaat, circulariteit en milieu" in told
        assert "*Team:* Team BOR" in told
        assert "een MVOI-teamlid; wie dat is, is nog niet ingevuld" in told
        assert "Ambitieweb" in told
        assert "deze expertrol komt als eerste" in told
    else:
        assert "is nog niet vastgesteld" in told
        assert "Ambitieweb" not in told
    buyer.presses_in(buyer.modal(), "trajectory_journey_details")
    buyer.modal(callback_id="trajectory_details")


def test_an_expert_is_asked_passes_it_on_and_somebody_helps(
    buyer: Colleague, workspace: Workspace, town: Town
) -> None:
    """The coordinator said who it is; the value is in none of the messages."""
    coordinator = workspace.colleague(COORDINATOR)
    expert, other = workspace.colleague(EXPERT), workspace.colleague(OTHER)
    form = in_town(coordinator, town, f"expert {town.theme} @iemand", "expert_form")
    kept = coordinator.submits(form, name=f"theme:{town.theme}", person=expert.id)["view"]
    assert f"<@{expert.id}>" in text_of(kept)
    opens_help(buyer, town)
    buyer.presses_in(buyer.modal(), "expertise_ask_open")
    form = buyer.modal(callback_id="expertise_ask")
    assert "Schrijf zakelijk: dit kan openbaar worden." in text_of(form)
    asked = buyer.submits(form, theme=town.theme, question="Welke eis past hier?")["view"]
    assert f"Ik vraag het aan <@{expert.id}>" in text_of(asked)
    question = workspace.wait_for(f"@{EXPERT}", lambda m: "vraagt je hulp" in text_of(m))
    assert "Veegwagens" in text_of(question)
    assert "400" not in text_of(question)
    listed = town.asks(coordinator, "expertise")
    assert "Veegwagens" in text_of(listed)
    chosen(workspace, expert, question, other)
    passed = workspace.wait_for(f"@{OTHER}", lambda m: "vraagt je hulp" in text_of(m))
    workspace.wait_for("@inkoper", lambda m: f"doorgegeven aan <@{other.id}>" in text_of(m))
    other.presses(passed, "expertise_accept", channel=f"@{OTHER}")
    workspace.wait_for("@inkoper", lambda m: f"<@{other.id}> helpt je" in text_of(m))
    workspace.wait_for(f"@{OTHER}", lambda m: "Fijn dat je helpt" in text_of(m))
    assert f"helpt <@{other.id}>" in text_of(opens_help(buyer, town))


def test_what_a_tool_gave_stands_in_the_details_of_its_people(
    buyer: Colleague, workspace: Workspace, town: Town
) -> None:
    """Leiden's plan names no tool of which something is kept: there is no button."""
    view = opens_help(buyer, town)
    if town.profile != MIDDEN_GRONINGEN.profile:
        assert "Uitkomst vastleggen" not in text_of(view)
        return
    buyer.presses_in(view, "tool_outcome_open")
    form = buyer.modal(callback_id="tool_outcome")
    kept = buyer.submits(form, tool="ambitieweb", result="Het team kiest circulair.")["view"]
    assert "Het team kiest circulair." in text_of(kept)
    buyer.presses_in(buyer.modal(), "trajectory_journey_details")
    assert "Het team kiest circulair." in text_of(buyer.modal(callback_id="trajectory_details"))
    colleague = workspace.colleague("budgethouder")
    details = text_of(in_town(colleague, town, "traject 1", "trajectory_details"))
    assert "circulair." not in details


def test_what_maximal_means_is_written_in_versions(
    buyer: Colleague, workspace: Workspace, town: Town
) -> None:
    """Before that the bot says that nobody wrote it."""
    words = f"maximaal {town.theme} gww"
    assert "schreef nog niemand op" in text_of(in_town(buyer, town, words, "maximal"))
    coordinator = workspace.colleague(COORDINATOR)
    in_town(coordinator, town, words, "maximal")
    for text in ("Zonder uitstoot", "Zonder uitstoot, ook in de keten"):
        coordinator.presses_in(coordinator.modal(), "maximal_write")
        form = coordinator.modal(callback_id="maximal_form")
        written = coordinator.submits(form, text=text)["view"]
        assert text in text_of(written)
    told = text_of(in_town(buyer, town, words, "maximal"))
    assert told.index("ook in de keten") < told.index("Versie 2") < told.index("versie 1")
    assert "ook in de keten" in text_of(opens_help(buyer, town))


def chosen(workspace: Workspace, person: Colleague, question: Json, to: Colleague) -> None:
    """Choose a colleague to pass the question on to."""
    [block] = [b for b in question["blocks"] if str(b.get("block_id")).startswith("expertise:")]
    workspace.post(
        "/interact",
        channel=f"@{person.key}",
        messageTs=question["ts"],
        user=person.key,
        action={
            "type": "users_select",
            "block_id": block["block_id"],
            "action_id": "expertise_give_on",
            "selected_user": to.id,
        },
    )
