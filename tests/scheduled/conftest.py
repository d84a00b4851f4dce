"""The clock's half of the program, on a real database and a sandbox."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from bot.cli.workspace_setup import workspace_setup
from bot.clock import SteeredClock
from bot.profile import load_profile
from bot.sandbox.server import SandboxServer
from bot.services.municipality import Municipalities
from bot.settings import Settings
from bot.slack.address_book import AddressBook
from bot.slack.clients import posting_client, reading_client
from bot.slack.desk import Desk
from bot.slack.office import PostOffice, PostOffices
from scheduled.delivering import Delivering
from scheduled.keyed_pool import KeyedPool
from scheduled.rounds import Rounds
from storage.database import Database
from storage.migrate import upgrade
from storage.notices import plan_notice
from storage.people import set_role_holders
from storage.vocabulary import MunicipalRole
from storage.workspaces import ensure_workspace
from tests.support.colleagues import Workspace

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)


@dataclass(frozen=True)
class Clockwork:
    """What delivers, and where it can be seen."""

    desk: Desk
    rounds: Rounds
    workspace: Workspace

    def plans(self, recipient: str, *, kind: str = "help", subject_id: int = 1) -> None:
        """Plan something to be told, now."""
        with self.desk.database.writing() as session:
            plan_notice(
                session,
                workspace_id=1,
                kind=kind,
                subject_kind="inbox_item",
                subject_id=subject_id,
                occurrence="once",
                recipient=recipient,
                due_at=NOW,
                now=NOW,
            )
            session.commit()


@pytest.fixture(scope="module")
def slack() -> Iterator[SandboxServer]:
    """A sandbox for a whole file."""
    server = SandboxServer(workspace_setup(load_profile("midden-groningen")))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def clockwork(sqlite_url: str, slack: SandboxServer) -> Iterator[Clockwork]:
    """An empty workspace whose messages go to the sandbox."""
    workspace = Workspace(slack.url)
    workspace.post("/faults", clear=True)
    settings = Settings().model_copy(
        update={
            "slack_api_url": f"{slack.url}/api/",
            "slack_bot_token": type(Settings().slack_bot_token)(slack.bot_token),
            "request_timeout_seconds": 1,
            "reconcile_margin_seconds": 0.1,
        }
    )
    database = Database(sqlite_url)
    upgrade(database)
    team_id = workspace.state()["workspace"]["id"]
    with database.writing() as session:
        ensure_workspace(
            session, team_id=team_id, name="Gemeente", profile="midden-groningen", now=NOW
        )
        set_role_holders(
            session,
            workspace_id=1,
            role=MunicipalRole.COORDINATOR,
            slack_user_ids=[workspace.user_id("coordinator")],
            now=NOW,
        )
        session.commit()
    reading = reading_client(settings)
    offices = PostOffices(
        lambda _team: PostOffice(reading, posting_client(settings), AddressBook(reading))
    )
    offices.serve(team_id)
    desk = Desk(
        database=database,
        municipalities=Municipalities(),
        post_offices=offices,
        clock=SteeredClock(NOW, running=False),
        settings=settings,
        served={1},
    )
    pool = KeyedPool("delivery", threads=4, on_done=lambda: None)
    rounds = Rounds(pools=(pool,), work=(Delivering(desk, pool),))
    yield Clockwork(desk, rounds, workspace)
    pool.stop()
    database.close()
