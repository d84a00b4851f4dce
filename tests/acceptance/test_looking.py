"""Looking waits for nobody who writes, and writes nothing down."""

from collections.abc import Iterator

import pytest
from sqlmodel import col, select

from storage.database import Database
from storage.tables import Person
from tests.acceptance.conftest import BRISK
from tests.support.colleagues import Colleague, Workspace, text_of
from tests.support.processes import started


@pytest.fixture(scope="module")
def database(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The database of a bot that runs."""
    url = f"sqlite:///{tmp_path_factory.mktemp('bot') / 'vaandel.db'}"
    arguments = ("run", "--sandbox", workspace.url, "--database-url", url)
    with started(*arguments, environment=BRISK):
        database = Database(url)
        yield database
        database.close()


def opens_everything(person: Colleague, workspace: Workspace, title: str) -> None:
    """The details from the card and by number, and the list."""
    card = next(m for m in workspace.messages("bor") if title in text_of(m))
    person.presses(card, "trajectory_open_details", channel="bor")
    details = person.modal(callback_id="trajectory_details")
    assert "waardeklasse" in text_of(details)
    assert "400.000" not in text_of(details)
    person.closes(details)
    person.types("/mvoi trajecten")
    workspace.wait_for(
        "mvoi", lambda m: m.get("ephemeral_for") == person.id and title in text_of(m)
    )


def test_somebody_new_looks_while_somebody_else_writes(
    workspace: Workspace, database: Database
) -> None:
    """A long import, say, has the database to itself."""
    buyer, newcomer = workspace.colleague("inkoper"), workspace.colleague("budgethouder")
    buyer.logs("Bestrating", value="4 ton")
    workspace.wait_for("bor", lambda m: "Bestrating" in text_of(m))
    with database.writing() as session:
        session.exec(select(Person)).all()  # begins, and holds until the end
        opens_everything(newcomer, workspace, "Bestrating")
    with database.reading() as session:
        known = session.exec(select(Person).where(col(Person.slack_user_id) == newcomer.id))
        assert known.first() is None
