"""Every table of the program, so that importing this package fills the metadata."""

from storage.tables.events import Event
from storage.tables.homes import Home
from storage.tables.inbox import InboxItem, Submission
from storage.tables.ledger import Delivery, Notice
from storage.tables.trajectories import Trajectory, TrajectoryRole, TrajectoryTheme
from storage.tables.workspaces import LOCAL_TEAM, Person, PersonRole, Workspace

__all__ = [
    "LOCAL_TEAM",
    "Delivery",
    "Event",
    "Home",
    "InboxItem",
    "Notice",
    "Person",
    "PersonRole",
    "Submission",
    "Trajectory",
    "TrajectoryRole",
    "TrajectoryTheme",
    "Workspace",
]
