"""The plan from chat in both municipalities: read by everybody, kept by the coordinator."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.acceptance.conftest import BRISK
from tests.acceptance.towns import LEIDEN, MIDDEN_GRONINGEN, TOWNS, Town
from tests.support.colleagues import Colleague, Json, Workspace, text_of
from tests.support.processes import Process, started

PARTS = {
    MIDDEN_GRONINGEN.profile: ("bor", "MVOI-traject bij Team BOR", "Team BOR"),
    LEIDEN.profile: ("routekaart", "Routekaart", "Van strategie naar praktijk"),
}
"""By profile: what is typed, how the part is called, and what its first item is about."""

ADDED = {
    MIDDEN_GRONINGEN.profile: ("bor", "Beleidsvraag"),
    LEIDEN.profile: ("doelen", "Actie"),
}
"""By profile: where something is added, and what."""


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


@pytest.fixture
def coordinator(workspace: Workspace, bot: Process) -> Colleague:
    """Who keeps the plan."""
    assert bot.runs
    return workspace.colleague("coordinator")


@pytest.fixture
def colleague(workspace: Workspace, bot: Process) -> Colleague:
    """Who reads it."""
    assert bot.runs
    return workspace.colleague("teamlid")


def plan(person: Colleague, town: Town, words: str = "", *, showing: str = "") -> Json:
    """Type for the plan, or a part of it."""
    person.closes_everything()
    person.types(f"{town.command} plan {words}".strip(), channel=town.channel)
    return person.modal(callback_id="plan", showing=showing)


def buttons(view: Json, action_id: str) -> list[Json]:
    """Every button with this id."""
    found = [
        element
        for block in view["blocks"]
        for element in (*block.get("elements", []), block.get("accessory") or {})
    ]
    return [each for each in found if each.get("action_id") == action_id]


def test_the_plan_is_read_kept_and_read_again(
    coordinator: Colleague, colleague: Colleague, town: Town
) -> None:
    """A part is opened, gets an owner and a status, and a colleague reads that."""
    typed, title, first = PARTS[town.profile]
    assert f"*{title}*" in text_of(plan(coordinator, town))
    part = plan(coordinator, town, typed)
    coordinator.presses_in(part, "plan_edit")
    form = coordinator.modal(callback_id="plan_form", showing=first)
    values = {"owner": colleague.id, "status": "loopt", "note": "Het eerste gesprek is geweest"}
    shown = text_of(coordinator.submits(form, **values)["view"])
    assert f"Loopt · <@{colleague.id}>" in shown
    told = colleague.workspace.wait_for("@teamlid", lambda m: "Jij pakt dit op" in text_of(m))
    assert first in text_of(told)
    read = plan(colleague, town, typed, showing="Het eerste gesprek is geweest")
    assert not buttons(read, "plan_edit")
    assert "die houdt dit bij" in text_of(read)


def test_what_we_add_ourselves_stands_under_its_item(
    coordinator: Colleague, colleague: Colleague, town: Town
) -> None:
    """One policy question or action: with an owner and a year, and dropped in the end."""
    typed, label = ADDED[town.profile]
    part = plan(coordinator, town, typed)
    coordinator.presses_in(part, f"plan_add_{label.lower()}")
    form = coordinator.modal(callback_id="plan_own_form")
    values = {"text": "Wat doen we met asfalt?", "owner": colleague.id, "due_year": "2027"}
    shown = text_of(coordinator.submits(form, **values)["view"])
    assert f"↳ *{label}* · uiterlijk 2027" in shown
    told = colleague.workspace.wait_for(
        "@teamlid", lambda m: "Wat doen we met asfalt" in text_of(m)
    )
    assert "Jij pakt dit op uit ons plan" in text_of(told)
    read = plan(colleague, town, typed, showing="Wat doen we met asfalt?")
    assert not buttons(read, "plan_own_edit")
    part = plan(coordinator, town, typed, showing="Wat doen we met asfalt?")
    coordinator.presses_in(part, "plan_own_edit")
    form = coordinator.modal(callback_id="plan_own_form")
    shown = text_of(coordinator.submits(form, status="vervallen")["view"])
    assert f"Vervallen · <@{colleague.id}>" in shown


def test_what_the_plan_is_silent_on_is_filled_in(
    coordinator: Colleague, colleague: Colleague, town: Town
) -> None:
    """With who did that and when; everywhere else it says that it does not stand there."""
    part = plan(coordinator, town, "leeg")
    coordinator.presses_in(part, "plan_edit")
    form = coordinator.modal(callback_id="plan_form", showing="jaardoelen")
    coordinator.submits(form, note="Die komen in maart")
    goals = text_of(plan(colleague, town, "doelen", showing="Belangrijkste doel"))
    while "Die komen in maart" not in goals:
        colleague.presses_in(colleague.modal(), "plan_next")
        goals = text_of(colleague.modal(showing="Pagina 2"))
    assert f"Ingevuld door <@{coordinator.id}> op 23 november 2026" in goals


def test_the_goals_of_a_theme_come_with_their_source(colleague: Colleague, town: Town) -> None:
    shown = text_of(plan(colleague, town, town.theme))
    if town.profile == MIDDEN_GRONINGEN.profile:
        assert "Bron: Duurzaamheidsvisie (raadsbesluit, 19 september 2019)" in shown
    else:
        assert "Beleidsdoelen voor dit thema: staat niet in het plan." in shown
    assert "vind ik niet in het plan" in text_of(plan(colleague, town, "fietspad"))


def test_ambitions_and_phases_say_what_the_plan_says(colleague: Colleague, town: Town) -> None:
    """An aspiration is no minimum, and one phase holds; Leiden has neither levels nor phases."""
    whole = text_of(plan(colleague, town))
    assert "· beslist" in text_of(plan(colleague, town, "besluiten"))
    if town.profile == LEIDEN.profile:
        assert "Ambities" not in whole
        themes = text_of(plan(colleague, town, "thema's"))
        assert themes.count("kernthema") == 3
        assert themes.count("waar mogelijk") == 2
        assert "*Doel 5.*" in text_of(plan(colleague, town, "doelen"))
        colleague.presses_in(colleague.modal(), "plan_next")
        targets = text_of(colleague.modal(showing="Pagina 2"))
        assert "*Streefgetal 2024: 50%.*" in targets
        assert "van de ongeveer 140* (doel van 2025, daarna zegt het plan niets)" in targets
        return
    shown = text_of(plan(colleague, town, "ambities"))
    assert "Nu niveau 1 (afweging) → tot en met 2027 niveau 3 (verbreding)" in shown
    assert "Team BOR · een streven, geen minimum" in shown
    phases = text_of(plan(colleague, town, "fasen"))
    assert "MVOI als startpunt* · 2025 tot en met 2027 · *hier zijn we nu*" in phases
    assert phases.count("hier zijn we nu") == 1
    assert "we verkennen dit nog" in text_of(plan(colleague, town, "gebouwenbeheer"))


def test_the_manifest_is_recalled_once_a_year(
    coordinator: Colleague, workspace: Workspace, town: Town
) -> None:
    """On a working day, in private; where the day is not known, never."""
    known = town.profile == MIDDEN_GRONINGEN.profile
    for day, times in (("2027-02-01", 1), ("2027-02-08", 1), ("2028-01-31", 2)):
        workspace.post("/clock", to=f"{day}T09:00:00+01:00", jump=True)
        recalled = [m for m in workspace.messages("@coordinator") if "jaar manifest" in text_of(m)]
        assert len(recalled) == (times if known else 0)
    duties = [m for m in workspace.messages("@coordinator") if "*Het is 2027.*" in text_of(m)]
    assert len(duties) == (1 if known else 0), "the duty that the plan expects in 2027"
    if known:
        assert "*4 jaar manifest.* Op 30 januari 2024" in text_of(recalled[-1])
        coordinator.closes_everything()
        coordinator.presses(recalled[-1], "plan_open", channel="@coordinator")
        assert "Getekend op 30 januari 2024" in text_of(coordinator.modal(callback_id="plan"))
