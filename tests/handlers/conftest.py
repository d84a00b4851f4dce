"""The whole program on each database, in a sandbox, handed what Slack would send."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from slack_bolt import BoltRequest, BoltResponse
from sqlmodel import Session

from bot.assembly import Program, assemble, connect_workspace
from bot.cli.connecting import people_by_key, settings_for_sandbox
from bot.cli.workspace_setup import workspace_setup
from bot.profile import load_profile
from bot.sandbox.server import SandboxServer
from bot.services.municipality import Municipality
from bot.settings import Settings

Json = dict[str, Any]


@dataclass(frozen=True)
class Doorstep:
    """Where payloads come in."""

    program: Program
    here: Municipality
    people: dict[str, str]

    def body(self, kind: str, user: str = "inkoper", **more: Any) -> Json:
        """A payload in Slack's shape, done by somebody."""
        who = {"team": {"id": self.here.team_id}, "user": {"id": self.people[user]}}
        return {"type": kind, "api_app_id": "A1", **who, **more}

    def takes(self, body: Json) -> BoltResponse:
        """Hand something in, as the socket does. :returns: the acknowledgement."""
        return self.program.app.dispatch(BoltRequest(body=body, mode="socket_mode"))

    def session(self) -> Session:
        """To look at what is kept."""
        return Session(self.program.desk.database.engine)


@pytest.fixture(scope="session")
def slack() -> Iterator[SandboxServer]:
    """A workspace for the program to ask."""
    server = SandboxServer(workspace_setup(load_profile("midden-groningen")))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def doorstep(slack: SandboxServer, migrated_url: str) -> Iterator[Doorstep]:
    """The program, connected and not listening: a test hands in what it wants."""
    with _standing_at(slack, migrated_url) as there:
        yield there


@pytest.fixture(scope="module")
def reading_doorstep(
    slack: SandboxServer, sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Doorstep]:
    """One program for all tests of a file that write nothing: any database reads alike."""
    path = tmp_path_factory.mktemp("doors") / "vaandel.db"
    shutil.copyfile(sqlite_template, path)
    with _standing_at(slack, f"sqlite:///{path}") as there:
        yield there


@contextmanager
def _standing_at(slack: SandboxServer, database_url: str) -> Iterator[Doorstep]:
    """The program on one database, until the test is done with it."""
    settings = settings_for_sandbox(slack.url, Settings(database_url=database_url))
    program = assemble(settings)
    here = connect_workspace(program.desk, program.app)
    yield Doorstep(program, here, people_by_key(slack.url))
    program.desk.database.close()
