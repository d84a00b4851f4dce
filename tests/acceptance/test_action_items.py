"""Action items and the minutes of a meeting from chat, in the real process."""

import io
from typing import Any

import httpx
import pytest
from docx import Document

from tests.support.colleagues import Colleague, Json, Workspace, error_at, initial_of, text_of
from tests.support.processes import Process


@pytest.fixture
def coordinator(workspace: Workspace, bot: Process) -> Colleague:
    """Who keeps the meeting."""
    assert bot.runs
    found = workspace.colleague("coordinator")
    found.closes_everything()
    return found


def told(workspace: Workspace, key: str, words: str) -> list[Json]:
    """Everything with these words that somebody heard in private."""
    return [each for each in workspace.messages(f"@{key}") if words in text_of(each)]


def makes(person: Colleague, typed: str, **fields: Any) -> Json:
    """Type an action item, and send in the form."""
    person.closes_everything()
    person.types(f"/mvoi actie {typed}")
    form = person.modal(callback_id="action_form")
    return person.submits(form, **{"kind": "kennis", **fields})


def test_an_action_item_is_made_reminded_postponed_and_done(
    coordinator: Colleague, workspace: Workspace
) -> None:
    """Its owner hears of it once from each moment; a moved date moves the reminder."""
    adviser = workspace.colleague("adviseur")
    coordinator.types("/mvoi actie markt bellen voor vrijdag")
    form = coordinator.modal(callback_id="action_form")
    assert initial_of(form, "text") == "Markt bellen"
    assert initial_of(form, "due_on") == "2026-11-27"
    assert initial_of(form, "owner") == coordinator.id
    outside = coordinator.submits(form, kind="kennis", owner=workspace.user_id("extern"))
    assert "collega" in error_at(outside, "owner")
    coordinator.submits(form, kind="kennis", owner=adviser.id)
    workspace.wait_for("@adviseur", lambda m: "gaf je een actiepunt" in text_of(m))

    workspace.let_pass("48h")  # Wednesday, two working days before it
    reminder = workspace.wait_for("@adviseur", lambda m: "Voor 27 november" in text_of(m))
    adviser.presses(reminder, "action_postpone", channel="@adviseur")
    form = adviser.modal(callback_id="action_postpone_form")
    assert "die nog komt" in error_at(adviser.submits(form, due_on="2026-11-20"), "due_on")
    assert "nieuwe datum" in text_of(adviser.submits(form, due_on="2026-11-30")["view"])
    adviser.closes_everything()

    workspace.let_pass("24h")  # Thursday: the new date is two working days ahead
    again = workspace.wait_for("@adviseur", lambda m: "Voor 30 november" in text_of(m))
    adviser.presses(again, "action_done", channel="@adviseur")
    workspace.wait_for("@adviseur", lambda m: "✓ Klaar: Markt bellen" in text_of(m))
    adviser.presses(reminder, "action_done", channel="@adviseur")  # the old message
    workspace.wait_for("@adviseur", lambda m: "Dit was al klaar" in text_of(m))
    assert len(told(workspace, "adviseur", "gaf je een actiepunt")) == 1


def test_what_is_handed_over_is_asked_of_the_new_owner_alone(
    coordinator: Colleague, workspace: Workspace
) -> None:
    member = workspace.colleague("teamlid")
    refused = makes(member, "de lampen tellen vandaag", owner=coordinator.id)
    assert "Kies jezelf" in error_at(refused, "owner")
    kept = member.submits(member.modal(), owner=member.id, kind="kennis")["view"]
    member.presses_in(kept, "action_open")
    member.presses_in(member.modal(callback_id="action_item"), "action_hand_over")
    form = member.modal(callback_id="action_hand_over_form")
    member.submits(form, owner=coordinator.id, note="De tekening ligt op de balie.")
    member.closes_everything()
    given = workspace.wait_for("@coordinator", lambda m: "De tekening ligt" in text_of(m))
    assert f"<@{member.id}>" in text_of(given)
    workspace.let_pass("24h")
    workspace.wait_for("@coordinator", lambda m: "Dit stond voor" in text_of(m))
    assert not told(workspace, "teamlid", "De lampen tellen")


def test_the_minutes_say_what_was_decided_and_agreed_and_are_mended_in_place(
    coordinator: Colleague, workspace: Workspace
) -> None:
    """In full to who sat there, as a document for the archive; nobody else opens the meeting."""
    buyer, adviser = workspace.colleague("inkoper"), workspace.colleague("adviseur")
    buyer.types("/mvoi notulen")
    assert "wie bij het overleg zit" in text_of(buyer.modal())
    buyer.closes_everything()

    coordinator.types("/mvoi notulen")
    sheet = coordinator.modal(callback_id="meeting")
    coordinator.presses_in(sheet, "meeting_add")
    form = coordinator.modal(callback_id="meeting_point")
    point = {"title": "Hergebruik van masten", "state": "besloten"}
    assert "besloten" in error_at(coordinator.submits(form, **point), "outcome")
    sheet = coordinator.submits(form, **point, outcome="We hergebruiken ze.")["view"]
    assert "✓ *Hergebruik van masten*" in text_of(sheet)
    coordinator.presses_in(coordinator.modal(), "meeting_action")
    form = coordinator.modal(callback_id="action_form")
    assert initial_of(form, "text") == "Hergebruik van masten"
    agreed = {"owner": adviser.id, "kind": "structuur", "text": "Eis schrijven"}
    assert "Eis schrijven" in text_of(coordinator.submits(form, **agreed)["view"])

    coordinator.presses_in(coordinator.modal(), "minutes_open")
    preview = coordinator.modal(callback_id="minutes")
    assert "We hergebruiken ze." in text_of(preview)
    assert "onderweg" in text_of(coordinator.submits(preview)["view"])
    coordinator.closes_everything()
    minutes = workspace.wait_for("@adviseur", lambda m: "We hergebruiken ze." in text_of(m))
    assert "Eis schrijven" in text_of(minutes)
    workspace.wait_for("mvoi-overleg", lambda m: "We hergebruiken ze." in text_of(m))

    adviser.presses(minutes, "meeting_open", channel="@adviseur")
    adviser.presses_in(adviser.modal(callback_id="meeting"), "meeting_write")
    form = adviser.modal(callback_id="meeting_point")
    adviser.submits(form, state="besloten", outcome="Eerst keuren, dan hergebruiken.")
    adviser.presses_in(adviser.modal(callback_id="meeting"), "minutes_open")
    adviser.submits(adviser.modal(callback_id="minutes"))
    mended = workspace.wait_for("@adviseur", lambda m: "Eerst keuren" in text_of(m))
    assert mended["ts"] == minutes["ts"]
    assert len(told(workspace, "adviseur", "Verslag tweewekelijks overleg")) == 1

    adviser.closes_everything()
    adviser.presses(mended, "minutes_download", channel="@adviseur")
    given = workspace.wait_for("@adviseur", lambda m: "files" in m)
    address = f"{workspace.url}{given['files'][0]['href']}"
    document = Document(io.BytesIO(httpx.get(address, params={"user": "adviseur"}).content))
    said = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert {"Eerst keuren, dan hergebruiken.", "Eis schrijven", "Structuur"} <= set(said)
