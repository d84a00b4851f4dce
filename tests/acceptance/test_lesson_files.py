"""A file that goes with a lesson comes to whoever may read the lesson, and to nobody else."""

import re
from collections.abc import Iterator
from time import monotonic

import httpx
import pytest
from slack_sdk import WebClient

from storage.database import Database
from storage.lessons import add_lesson_file
from tests.acceptance.conftest import BRISK
from tests.acceptance.finding import COMMUNITY
from tests.support.colleagues import Colleague, Json, Workspace, text_of
from tests.support.processes import Process, started

pytestmark = pytest.mark.usefixtures("database")

BUTTON = "lesson_open_file"
CONTENT = "meetstaat;masten\n1;100\n"
SLOW_SECONDS = 6
GONE = "F0NOWHERE"


@pytest.fixture(scope="module")
def database(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The database of a bot that waits for slow answers as long as it does in real life."""
    url = f"sqlite:///{tmp_path_factory.mktemp('bot') / 'vaandel.db'}"
    patient = {**BRISK, "VAANDEL_REQUEST_TIMEOUT_SECONDS": "10"}
    with started("run", "--sandbox", workspace.url, "--database-url", url, environment=patient):
        database = Database(url)
        yield database
        database.close()


@pytest.fixture(scope="module")
def slack(sandbox: Process) -> WebClient:
    """The bot's own way into the workspace."""
    settings = dict(line.split("=", 1) for line in sandbox.lines if "=" in line)
    return WebClient(token=settings["SLACK_BOT_TOKEN"], base_url=settings["SLACK_API_URL"])


@pytest.fixture
def teller(workspace: Workspace) -> Iterator[Colleague]:
    """Who told the lesson; afterwards nothing stands open and nothing goes wrong."""
    yield workspace.colleague("inkoper")
    workspace.post("/faults", clear=True)
    for key in ("inkoper", "teamlid", "extern"):
        workspace.colleague(key).closes_everything()


@pytest.fixture
def reader(workspace: Workspace) -> Colleague:
    """A colleague who had nothing to do with it."""
    return workspace.colleague("teamlid")


def lesson_with(teller: Colleague, database: Database, title: str, **files: str) -> int:
    """Tell a lesson with files (Slack id to name); its number, which is its id here."""
    saved = teller.tells(title)
    found = re.search(r"leerervaring\*? \*?(\d+)", text_of(saved))
    assert found, text_of(saved)
    number = int(found[1])
    with database.writing() as session:
        for slack_file_id, name in files.items():
            add_lesson_file(session, lesson_id=number, slack_file_id=slack_file_id, name=name)
        session.commit()
    return number


def drops(person: Colleague, name: str, text: str = CONTENT) -> str:
    """Drop a file in the direct message with the bot."""
    dropped = person.workspace.post(
        "/file", channel=f"@{person.key}", user=person.key, name=name, text=text
    )
    return str(dropped["file"]["id"])


def asks_for(person: Colleague, number: int) -> Json:
    """Press the button of a file in the details of a lesson; what is told at once."""
    person.types(f"/mvoi les {number}")
    details = person.modal(callback_id="lesson_details")
    person.presses_in(details, BUTTON)
    return person.modal(other_than=details["id"])


def given_to(person: Colleague, title: str) -> list[Json]:
    """The copies that somebody got of the file of a lesson."""
    said = person.workspace.messages(f"@{person.key}")
    return [message for message in said if "files" in message and title in message["text"]]


def test_a_reader_gets_a_copy_of_what_was_dropped_elsewhere(
    teller: Colleague, reader: Colleague, database: Database
) -> None:
    name = "meting & <oud>.csv"
    file_id = drops(teller, name)
    number = lesson_with(teller, database, "Masten tellen", **{file_id: name})
    told = asks_for(reader, number)
    assert "in een privébericht" in text_of(told)
    assert name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in text_of(told)
    message = reader.workspace.wait_for("@teamlid", lambda m: "Masten tellen" in m.get("text", ""))
    (file,) = message["files"]
    assert file["name"] == name
    assert file["id"] != file_id
    read = httpx.get(f"{reader.workspace.url}{file['href']}", params={"user": "teamlid"})
    assert read.content == CONTENT.encode()


def test_what_was_pressed_twice_comes_once(
    teller: Colleague, reader: Colleague, database: Database
) -> None:
    """While the first copy is on its way."""
    file_id = drops(teller, "dubbel.txt")
    number = lesson_with(teller, database, "Dubbel drukken", **{file_id: "dubbel.txt"})
    slow = {"download": {"kind": "slow", "seconds": SLOW_SECONDS}}
    reader.workspace.post("/faults", method=slow)
    asks_for(reader, number)
    reader.closes_everything()
    asks_for(reader, number)
    reader.workspace.wait_for("@teamlid", lambda m: "Dubbel drukken" in m.get("text", ""))
    drop_after = lesson_with(teller, database, "Daarna", **{drops(teller, "na.txt"): "na.txt"})
    reader.workspace.post("/faults", clear=True)
    reader.closes_everything()
    asks_for(reader, drop_after)
    reader.workspace.wait_for("@teamlid", lambda m: "Daarna" in m.get("text", ""))
    assert len(given_to(reader, "Dubbel drukken")) == 1


def test_a_slow_file_keeps_nobody_waiting(
    teller: Colleague, reader: Colleague, database: Database
) -> None:
    number = lesson_with(
        teller, database, "Traag", **{drops(teller, f"{n}.txt"): f"{n}.txt" for n in range(3)}
    )
    slow = {"download": {"kind": "slow", "seconds": SLOW_SECONDS, "times": 1}}
    reader.workspace.post("/faults", method=slow)
    begun = monotonic()
    asks_for(reader, number)
    reader.closes_everything()
    answer = reader.workspace.post(
        "/command", channel="mvoi", user="teamlid", command="/mvoi", text="help"
    )
    assert answer["ms"] < 1000
    assert monotonic() - begun < SLOW_SECONDS
    reader.workspace.wait_for("@teamlid", lambda m: "Traag" in m.get("text", ""))


@pytest.mark.parametrize("fault", ["lost_answer", "server_error", "error"])
def test_a_file_that_cannot_be_read_is_told_of(
    teller: Colleague, reader: Colleague, database: Database, fault: str
) -> None:
    name = f"storing-{fault}.txt"
    number = lesson_with(teller, database, f"Storing {fault}", **{drops(teller, name): name})
    reader.workspace.post("/faults", method={"download": {"kind": fault, "times": 1}})
    asks_for(reader, number)
    told = reader.workspace.wait_for("@teamlid", lambda m: name in text_of(m))
    assert "Probeer het straks nog een keer" in text_of(told)
    reader.closes_everything()
    asks_for(reader, number)
    reader.workspace.wait_for("@teamlid", lambda m: f"Storing {fault}" in m.get("text", ""))


def test_a_file_that_is_gone_is_told_of(
    teller: Colleague, reader: Colleague, database: Database
) -> None:
    number = lesson_with(teller, database, "Weg", **{GONE: "weg.txt"})
    asks_for(reader, number)
    told = reader.workspace.wait_for("@teamlid", lambda m: "weg.txt" in text_of(m))
    assert "is er niet meer" in text_of(told)


def pressed_by(person: Colleague, slack: WebClient, value: str) -> Json:
    """Press a button that came to stand where it does not belong; the modal that answers."""
    button = {
        "type": "button",
        "text": {"type": "plain_text", "text": "Bestand"},
        "action_id": BUTTON,
        "value": value,
    }
    channel = next(c for c in person.workspace.state()["channels"] if c.get("name") == COMMUNITY)
    posted = slack.chat_postMessage(
        channel=channel["id"], text="Bestand", blocks=[{"type": "actions", "elements": [button]}]
    )
    person.presses(
        {"ts": posted["ts"], "blocks": posted["message"]["blocks"]}, BUTTON, channel=COMMUNITY
    )
    return person.modal()


def test_who_may_not_read_the_lesson_gets_nothing(
    teller: Colleague, database: Database, slack: WebClient
) -> None:
    """A guest presses a button that somebody let stand in a channel."""
    guest = teller.workspace.colleague("extern")
    file_id = drops(teller, "intern.txt")
    number = lesson_with(teller, database, "Voor collega's", **{file_id: "intern.txt"})
    told = pressed_by(guest, slack, f"{number}:{file_id}")
    assert "voor collega's van de gemeente Midden-Groningen" in text_of(told)
    assert nothing_came(guest, teller, database)


def test_a_file_that_does_not_go_with_the_lesson_stays_where_it_is(
    teller: Colleague, reader: Colleague, database: Database, slack: WebClient
) -> None:
    secret = drops(teller, "geheim.txt")
    other = drops(teller, "open.txt")
    number = lesson_with(teller, database, "Met één bestand", **{other: "open.txt"})
    told = pressed_by(reader, slack, f"{number}:{secret}")
    assert "kan ik niet vinden" in text_of(told)
    assert nothing_came(reader, teller, database)


def test_of_a_lesson_that_was_taken_back_no_file_comes(
    teller: Colleague, reader: Colleague, database: Database
) -> None:
    number = lesson_with(teller, database, "Terug", **{drops(teller, "terug.txt"): "terug.txt"})
    reader.types(f"/mvoi les {number}")
    details = reader.modal(callback_id="lesson_details")
    teller.types(f"/mvoi les {number}")
    teller.presses_in(teller.modal(callback_id="lesson_details"), "lesson_retract")
    teller.modal(showing="is weggehaald")
    reader.presses_in(details, BUTTON)
    assert "weggehaald" in text_of(reader.modal(other_than=details["id"]))
    assert nothing_came(reader, teller, database)


def nothing_came(person: Colleague, teller: Colleague, database: Database) -> bool:
    """Whether no file comes but one that is asked for afterwards."""
    before = _files_of(person)
    asks = teller.workspace.colleague("budgethouder")
    number = lesson_with(teller, database, "Ter controle", **{drops(teller, "c.txt"): "c.txt"})
    asks_for(asks, number)
    said = f"{number}: Ter controle"
    teller.workspace.wait_for("@budgethouder", lambda m: said in m.get("text", ""))
    asks.closes_everything()
    return _files_of(person) == before


def _files_of(person: Colleague) -> list[str]:
    said = person.workspace.messages(f"@{person.key}")
    return [file["id"] for message in said for file in message.get("files", ())]
