"""The quarterly meeting from chat: invited, a point brought, who comes, the agenda, afterwards."""

from collections.abc import Iterator

import httpx
import pytest

from tests.acceptance.conftest import BRISK
from tests.support.colleagues import Colleague, Json, Workspace, initial_of, text_of
from tests.support.processes import Process, started

CHANNEL = "mvoi-overleg"
INPUT_DAY, AGENDA_DAY, DAY_AFTER = "2026-11-26", "2026-12-03", "2026-12-11"
"""Ten working days before Thursday 10 December, five, and the first one after it."""


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Process]:
    """The evening before members are asked what they want to talk about."""
    with started("sandbox", "--port", "0", "--frozen", "--at", "2026-11-25T20:00:00") as process:
        yield process


@pytest.fixture(scope="module")
def bot(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    """Its own bot."""
    database = f"sqlite:///{tmp_path_factory.mktemp('bot') / 'vaandel.db'}"
    options = ("--sandbox", workspace.url, "--database-url", database)
    with started("run", *options, environment=BRISK) as process:
        yield process


def at_nine(workspace: Workspace, day: str) -> None:
    """Everybody is at work."""
    workspace.post("/clock", to=f"{day}T09:00:00+01:00", jump=True)


def about_it(message: Json) -> bool:
    """Whether it is of this meeting, and not of the fortnightly one."""
    return "kwartaaloverleg" in message["text"].lower()


def test_who_is_invited_brings_a_point_and_comes(workspace: Workspace, bot: Process) -> None:
    """The agenda shows both; nobody reads there what is judged."""
    assert bot.runs
    member = workspace.colleague("teamlid")
    stands_for_climate(workspace.colleague("coordinator"), member)
    at_nine(workspace, INPUT_DAY)
    invitation = workspace.wait_for("@teamlid", about_it)
    assert "Wat wil je bespreken?" in text_of(invitation)
    brings(member, invitation, "Wie gaat er mee naar de masterclass?")
    member.presses(invitation, "meeting_comes", channel="@teamlid")
    workspace.wait_for("@teamlid", lambda m: about_it(m) and "Je komt." in text_of(m))
    workspace.wait_for(CHANNEL, lambda m: about_it(m) and f"1 komt (<@{member.id}>)" in text_of(m))
    reads_in_calendar(member, invitation)

    at_nine(workspace, AGENDA_DAY)
    for place in (CHANNEL, "@teamlid"):
        agenda = workspace.wait_for(place, lambda m: m["text"].startswith("Agenda kwartaal"))
        told = text_of(agenda)
        assert "Wie gaat er mee naar de masterclass?" in told
        assert f"1 komt (<@{member.id}>)" in told
        assert "Wie doet wat: thema’s 1 van 6" in told
        assert "Startformulieren" not in told

    at_nine(workspace, DAY_AFTER)
    asked = [m for m in workspace.messages("@coordinator") if "Is er iets afgesproken" in m["text"]]
    assert len(asked) == 1


def test_a_selection_of_members_is_called_together(workspace: Workspace, bot: Process) -> None:
    """Who stands for the theme is proposed; each hears it in private, others do not."""
    assert bot.runs
    adviser, member = workspace.colleague("adviseur"), workspace.colleague("teamlid")
    stands_for_climate(workspace.colleague("coordinator"), member)
    adviser.types("/mvoi selectie klimaat")
    form = adviser.modal(callback_id="selection_form")
    assert initial_of(form, "people") == [member.id]
    answer = adviser.submits(form, question="Welke eis past?", day="2026-12-16")
    assert f"<@{member.id}> krijgt een uitnodiging" in text_of(answer["view"])
    adviser.closes_everything()
    asked = workspace.wait_for("@teamlid", lambda m: "selectie" in m["text"])
    assert f"<@{adviser.id}> wil je erbij hebben, over klimaat." in text_of(asked)
    member.presses(asked, "meeting_comes_not", channel="@teamlid")
    workspace.wait_for(
        "@teamlid", lambda m: m["ts"] == asked["ts"] and "Je kunt niet." in text_of(m)
    )
    assert not [m for m in workspace.messages("@inkoper") if "selectie" in m["text"]]


def test_an_inspiration_pack_gets_its_ambassador(workspace: Workspace, bot: Process) -> None:
    """Of a theme at a kind of purchase, where it shows which have nobody."""
    assert bot.runs
    coordinator, member = workspace.colleague("coordinator"), workspace.colleague("teamlid")
    coordinator.types("/mvoi ambassadeurs gww klimaat")
    form = coordinator.modal(callback_id="coverage_form")
    assert "Ambassadeurs van de inspiratiepakketten (0 van" in text_of(form)
    answer = coordinator.submits(form, person=member.id)
    assert "Ambassadeurs van de inspiratiepakketten (1 van" in text_of(answer["view"])
    coordinator.closes_everything()


def stands_for_climate(coordinator: Colleague, member: Colleague) -> None:
    """The coordinator says so where it shows that nobody did."""
    coordinator.types("/mvoi dekking klimaat")
    form = coordinator.modal(callback_id="coverage_form")
    assert "Thema’s (" in text_of(form)
    assert "nog niemand" in text_of(form)
    answer = coordinator.submits(form, person=member.id)
    assert f"Klimaat: <@{member.id}>" in text_of(answer["view"])
    coordinator.closes_everything()


def brings(person: Colleague, invitation: Json, text: str) -> None:
    """Bring a point from the invitation."""
    person.presses(invitation, "agenda_item_new", channel=f"@{person.key}")
    answer = person.submits(person.modal(callback_id="agenda_item_form"), text=text)
    assert "kwartaaloverleg donderdag 10 december" in text_of(answer["view"])
    person.closes_everything()


def reads_in_calendar(person: Colleague, invitation: Json) -> None:
    """Get the file, with its own clock changes and nothing of what is talked about."""
    person.presses(invitation, "meeting_calendar", channel=f"@{person.key}")
    given = person.workspace.wait_for(f"@{person.key}", lambda m: "files" in m)
    (file,) = given["files"]
    address = f"{person.workspace.url}{file['href']}"
    content = httpx.get(address, params={"user": person.key}).text
    assert "BEGIN:VTIMEZONE" in content
    assert "DTSTART;TZID=Europe/Amsterdam:20261210T100000" in content
    assert "masterclass" not in content
    person.closes_everything()
