"""The bot over signed HTTP in place of Socket Mode, and somebody's calendar at its own address."""

import re
from collections.abc import Iterator

import httpx
import pytest
from icalendar import Calendar

from tests.acceptance.conftest import BRISK
from tests.support.colleagues import Colleague, Workspace, text_of
from tests.support.processes import Process, started

ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/calendar/([A-Za-z0-9_-]{43})\.ics")


@pytest.fixture(scope="module")
def bot(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    """``vaandel run --sandbox --http``: it tells the sandbox where it listens."""
    url = f"sqlite:///{tmp_path_factory.mktemp('bot') / 'vaandel.db'}"
    arguments = ("run", "--sandbox", workspace.url, "--http", "0", "--database-url", url)
    with started(*arguments, environment=BRISK) as process:
        yield process


@pytest.fixture(autouse=True)
def _bot_listens(bot: Process) -> None:
    assert bot.runs


def address_in(modal: dict[str, object]) -> str:
    """The address that a modal shows."""
    found = ADDRESS.search(text_of(modal))
    assert found, text_of(modal)
    return found.group()


def makes_address(person: Colleague) -> str:
    """``/mvoi agendabestand`` up to the address, and the modal closed."""
    person.types("/mvoi agendabestand")
    choices = person.modal(callback_id="tender_calendar")
    person.presses_in(choices, "tender_calendar_make")
    address = address_in(person.modal(callback_id="tender_calendar", showing="/calendar/"))
    person.closes_everything()
    return address


def test_a_case_is_logged_and_its_card_posted(workspace: Workspace) -> None:
    """A command, a modal, its submission, and an event: all of it signed, none over a socket."""
    buyer = workspace.colleague("inkoper")
    buyer.logs("Straatverlichting over HTTP", team="bor")
    workspace.wait_for("bor", lambda m: "Straatverlichting over HTTP" in text_of(m))
    buyer.says("hoi")
    workspace.wait_for("@inkoper", lambda m: "help" in text_of(m).lower())
    assert workspace.state()["bots_connected"] == 0


@pytest.mark.parametrize("wrong", ["wrong", "stale"])
def test_what_is_not_signed_by_slack_or_too_long_ago_is_refused(
    workspace: Workspace, wrong: str
) -> None:
    workspace.post("/faults", signature=wrong)
    command = {"channel": "mvoi", "user": "inkoper", "command": "/mvoi", "text": "help"}
    refused = workspace.post("/command", **command)
    workspace.post("/faults", signature="right")
    assert (refused["acknowledged"], refused["error"]) == (False, "http_client_error")
    assert workspace.post("/command", **command)["acknowledged"]


def test_it_says_that_it_is_well_and_takes_nothing_that_is_no_request_of_slack(
    bot: Process,
) -> None:
    url = bot.lines[0]
    assert httpx.get(f"{url}/health").text == "ok"
    json = {"content-type": "application/json"}
    unsigned = httpx.post(
        f"{url}/slack/events", content=b'{"type": "event_callback"}', headers=json
    )
    garbage = httpx.post(f"{url}/slack/events", content=b"{\xff", headers=json)
    huge = httpx.post(f"{url}/slack/events", content=b"x" * 2_100_000)
    assert [each.status_code for each in (unsigned, garbage, huge)] == [401, 400, 413]
    assert httpx.get(f"{url}/slack/events").status_code == 405


def test_a_calendar_at_its_own_address_until_it_is_revoked(
    workspace: Workspace, bot: Process
) -> None:
    """Without amounts; a new address ends the old one; nothing of it stands in the log."""
    buyer = workspace.colleague("inkoper")
    buyer.logs("Zoutloods", team="bor", value="400.000", publication="mei 2027")
    first = makes_address(buyer)
    answer = httpx.get(first)
    assert answer.headers["content-type"].startswith("text/calendar")
    assert "private" in answer.headers["cache-control"]
    titles = {str(each["SUMMARY"]) for each in Calendar.from_ical(answer.content).events}
    assert any("Zoutloods" in title for title in titles)
    assert not any(amount in answer.text for amount in ("400.000", "400000", "4 ton"))
    again = httpx.get(first, headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")

    second = makes_address(buyer)
    assert httpx.get(first).status_code == 404
    assert httpx.get(second).status_code == 200
    buyer.types("/mvoi agendabestand")
    choices = buyer.modal(callback_id="tender_calendar")
    assert ADDRESS.search(text_of(choices)) is None
    buyer.presses_in(choices, "tender_calendar_revoke")
    buyer.modal(callback_id="tender_calendar", showing="werkt niet meer")
    assert httpx.get(second).status_code == 404
    buyer.closes_everything()

    logged = "\n".join(bot.errors)
    for address in (first, second):
        assert ADDRESS.fullmatch(address).group(1) not in logged  # type: ignore[union-attr]  # it is one


def test_the_file_comes_in_private_for_one_team(workspace: Workspace) -> None:
    buyer = workspace.colleague("inkoper")
    buyer.types("/mvoi agendabestand nergens")
    workspace.wait_for(
        "mvoi", lambda m: m.get("ephemeral_for") == buyer.id and "ken ik niet" in text_of(m)
    )
    buyer.types("/mvoi agendabestand team BOR")
    buyer.presses_in(buyer.modal(callback_id="tender_calendar"), "tender_calendar_bring")
    brought = workspace.wait_for("@inkoper", lambda m: bool(m.get("files")))
    assert brought["files"][0]["name"] == "agenda-20261123.ics"
    buyer.closes_everything()
