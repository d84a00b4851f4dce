"""Pilots from chat, in the real process, in both municipalities."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from docx import Document

from bot.profile import load_profile
from tests.acceptance.conftest import BRISK
from tests.acceptance.talking import Talker
from tests.acceptance.towns import MIDDEN_GRONINGEN, TOWNS, Town
from tests.support.colleagues import Colleague, Json, Workspace, error_at, initial_of, text_of
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


@pytest.fixture
def buyer(workspace: Workspace, bot: Process) -> Colleague:
    """Who leads the purchase."""
    assert bot.runs
    found = workspace.colleague("inkoper")
    found.closes_everything()
    return found


def opens(buyer: Colleague, town: Town, number: int) -> Json:
    """Type for a pilot by its number."""
    buyer.closes_everything()
    buyer.types(f"{town.command} pilot {number}", channel=town.channel)
    return buyer.modal(callback_id="pilot")


def fills(buyer: Colleague, view: Json, sheet: str, **values: Any) -> Json:
    """Open a short form of the pilot and send it in."""
    buyer.presses_in(view, f"pilot_sheet_{sheet}")
    return buyer.submits(buyer.modal(callback_id="pilot_sheet"), **values)


def test_a_trajectory_becomes_a_pilot_with_its_plan_and_is_counted(
    buyer: Colleague, town: Town, workspace: Workspace
) -> None:
    """Beside the target where the municipality has one; else that is said."""
    is_counted = town.profile == MIDDEN_GRONINGEN.profile
    before = text_of(town.asks(buyer, "pilots"))
    assert ("2026*: 0 van 6" in before) is is_counted
    assert ("jaarplan 2026, opdracht 3" in before) is is_counted
    assert ("verkenning, nog niet betrokken" in before) is is_counted
    assert ("staat niet in haar plan" in before) is not is_counted

    town.logs(buyer, "Hergebruikte stenen", value="80.000")
    assert "geen pilot" in text_of(opens(buyer, town, 1))
    buyer.presses_in(buyer.modal(), "pilot_sheet_basics")
    form = buyer.modal(callback_id="pilot_sheet")
    assert initial_of(form, "team") == town.team
    assert error_at(buyer.submits(form, themes=()), "themes") == "Kies ten minste één thema."
    view = buyer.submits(buyer.modal(), themes=(town.theme,), stage="loopt")["view"]
    assert "nu een pilot" in text_of(view)
    plan = {"learning_goals": "Blijven de stenen heel?", "anchoring": "Een eis in het sjabloon"}
    view = fills(buyer, buyer.modal(), "plan", **plan)["view"]
    assert "Blijven de stenen heel?" in text_of(view)
    answers = dict.fromkeys(("learns", "measurable", "repeats", "room"), "ja")
    view = fills(buyer, buyer.modal(), "fit", **{**answers, "room": "nee"})["view"]
    assert "Waarschijnlijk niet, door het antwoord op: tijd en ruimte" in text_of(view)

    buyer.presses_in(buyer.modal(), "pilot_download")
    given = workspace.wait_for("@inkoper", lambda m: "files" in m and "stenen" in m["text"])
    (file,) = given["files"]
    assert file["name"] == "pilotplan-1.docx"
    document = httpx.get(f"{workspace.url}{file['href']}", params={"user": "inkoper"}).content
    said = [each.text for each in Document(io.BytesIO(document)).paragraphs]
    assert {"Blijven de stenen heel?", "Een eis in het sjabloon"} <= set(said)

    colleague = workspace.colleague("teamlid")
    listed = text_of(town.asks(colleague, "pilots"))
    assert "Hergebruikte stenen" in listed
    assert ("2026*: 1 van 6" if is_counted else "2026*: 1 pilot") in listed
    assert "80.000" not in listed
    assert "heel?" not in text_of(opens(colleague, town, 1))


def test_a_plain_question_is_answered_with_what_opens_it(
    buyer: Colleague, town: Town, workspace: Workspace
) -> None:
    """In Dutch, in a direct message, where no command was typed; and behind the command."""
    talker = Talker(workspace, "inkoper")
    theme = next(each for each in load_profile(town.profile).themes if each.slug == town.theme)
    talker.says("welke pilots lopen er?")
    buyer.presses(talker.hears("Hergebruikte stenen"), "pilot_open", channel="@inkoper")
    assert "Blijven de stenen heel?" in text_of(buyer.modal(callback_id="pilot"))
    buyer.closes_everything()
    for said, label, shown in (
        (f"wat zegt het plan over {theme.label}?", "Plan lezen", theme.label),
        ("ik zoek een expert bij traject 1", "Vraag een expert", "expert"),
    ):
        talker.says(said)
        talker.presses(label, talker.hears(label))
        assert shown in text_of(buyer.modal())
        buyer.closes_everything()
    talker.says("startformulier voor traject 1")
    has_forms = town.profile == MIDDEN_GRONINGEN.profile
    answer = talker.hears("startformulier")
    assert ("niet met een startformulier" in text_of(answer)) is not has_forms
    if has_forms:
        talker.presses("Startformulier openen", answer)
        assert buyer.modal(callback_id="start_form_step")
    buyer.closes_everything()
    assert "Hergebruikte stenen" in text_of(town.asks(buyer, "welke pilots hebben we?"))


def test_a_pilot_that_ran_is_asked_for_its_lesson_and_one_that_stops_keeps_its_plan(
    buyer: Colleague, town: Town, workspace: Workspace
) -> None:
    """In private, and also where it did not work."""
    view = opens(buyer, town, 1)
    buyer.presses_in(view, "pilot_stop")
    buyer.presses_in(buyer.modal(showing="✓ Dit is geen pilot meer"), "pilot_sheet_basics")
    again = {"themes": (town.theme,), "stage": "loopt"}
    view = buyer.submits(buyer.modal(callback_id="pilot_sheet"), **again)["view"]
    assert "Blijven de stenen heel?" in text_of(view)
    buyer.closes_everything()

    buyer.types(f"{town.command} traject 1 stap", channel=town.channel)
    buyer.presses_in(
        buyer.modal(callback_id="trajectory_journey"), "trajectory_journey_sheet_stopped"
    )
    form = buyer.modal(callback_id="trajectory_journey_sheet")
    buyer.submits(form, reason="De stenen braken.")
    asked = workspace.wait_for("@inkoper", lambda m: "Wat is er geleerd?" in text_of(m))
    buyer.closes_everything()
    buyer.presses(asked, "lesson_open_typed", channel="@inkoper")
    form = buyer.modal(callback_id="lesson_new")
    assert "Hergebruikte stenen" in str(form["blocks"])
