"""A municipality on a real database, with people in it, for the use cases to happen in."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from sqlmodel import Session, col, select

from bot.policy.confidentiality import Viewer
from bot.services.municipality import Municipalities, Municipality
from bot.services.people import viewer_of
from bot.services.trajectories import log_trajectory
from bot.services.trajectory_fields import TrajectoryInput
from storage.database import Database
from storage.people import set_role_holders
from storage.tables import Event, Notice
from storage.trajectories import TrajectoryRecord
from storage.vocabulary import MunicipalRole
from storage.workspaces import ensure_workspace

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
TODAY = date(2026, 11, 23)
TEAM = "T0001"

BUYER, CLIENT, COLLEAGUE = "U0BUYER", "U0CLIENT", "U0COLLEAGUE"
COORDINATOR, SECOND_COORDINATOR, ADVISER = "U0COORD", "U0COORD2", "U0ADVISER"


@dataclass(frozen=True)
class House:
    """A workspace in a database, as the use cases know it."""

    database: Database = field(repr=False)
    here: Municipality = field(repr=False)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A writing session; what is not committed is gone."""
        with self.database.writing() as session:
            yield session

    def viewer(self, session: Session, user: str, *, outsider: bool = False) -> Viewer:
        """Somebody, as the rules know them."""
        return viewer_of(session, here=self.here, slack_user_id=user, outsider=outsider, now=NOW)

    def asked(self, session: Session, user: str, trajectory_id: int) -> dict[str, Any]:
        """What every use case of one trajectory wants to know."""
        viewer = self.viewer(session, user)
        return {"here": self.here, "viewer": viewer, "trajectory_id": trajectory_id}

    def logs(self, session: Session, user: str = BUYER, **fields: Any) -> TrajectoryRecord:
        """Somebody logs a trajectory."""
        wanted = TrajectoryInput(**{"title": "Asfalt", "category": "gww", "team": "bor", **fields})
        actor_id = self.viewer(session, user).person_id
        return log_trajectory(session, here=self.here, actor_id=actor_id, wanted=wanted, now=NOW)


def build_house(database: Database, *, team_id: str = TEAM, profile: str) -> House:
    """A municipality with a coordinator and an adviser, in a migrated database."""
    with database.writing() as session:
        workspace = ensure_workspace(
            session, team_id=team_id, name="Dorp", profile=profile, now=NOW
        )
        here = _municipalities().of_team(session, workspace.team_id)
        for role, users in (
            (MunicipalRole.COORDINATOR, [COORDINATOR]),
            (MunicipalRole.ADVISER, [ADVISER]),
        ):
            appoint(session, here, role, users)
        session.commit()
    return House(database, here)


@cache
def _municipalities() -> Municipalities:
    """Keeps the profiles loaded from one test to the next, as the program does."""
    return Municipalities()


def appoint(
    session: Session, here: Municipality, role: MunicipalRole, users: Iterable[str]
) -> None:
    """Make exactly these people hold a role."""
    set_role_holders(
        session, workspace_id=here.workspace_id, role=role, slack_user_ids=users, now=NOW
    )


def planned(session: Session, kind: str | None = None) -> list[Notice]:
    """The notices of a kind, oldest first."""
    query = select(Notice).order_by(col(Notice.id))
    return list(session.exec(query if kind is None else query.where(col(Notice.kind) == kind)))


def happened(session: Session) -> list[Event]:
    """The event log, oldest first."""
    return list(session.exec(select(Event).order_by(col(Event.id))))
