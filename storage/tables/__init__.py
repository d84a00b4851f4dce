"""Every table of the program, so that importing this package fills the metadata."""

from storage.tables.conversations import Conversation, ConversationPart, NotUnderstood
from storage.tables.events import Event
from storage.tables.homes import Home
from storage.tables.inbox import InboxItem, Submission
from storage.tables.interviews import Interview, InterviewAnswer
from storage.tables.journeys import TrajectoryAward, TrajectoryNeed
from storage.tables.ledger import Delivery, Notice
from storage.tables.lessons import (
    Lesson,
    LessonCategory,
    LessonFile,
    LessonRequest,
    LessonReuse,
    LessonTheme,
)
from storage.tables.plans import PlanEntry
from storage.tables.search import SearchDocument, SearchTerm
from storage.tables.trajectories import Trajectory, TrajectoryRole, TrajectoryTheme
from storage.tables.workspaces import LOCAL_TEAM, Person, PersonRole, Workspace

__all__ = [
    "LOCAL_TEAM",
    "Conversation",
    "ConversationPart",
    "Delivery",
    "Event",
    "Home",
    "InboxItem",
    "Interview",
    "InterviewAnswer",
    "Lesson",
    "LessonCategory",
    "LessonFile",
    "LessonRequest",
    "LessonReuse",
    "LessonTheme",
    "NotUnderstood",
    "Notice",
    "Person",
    "PersonRole",
    "PlanEntry",
    "SearchDocument",
    "SearchTerm",
    "Submission",
    "Trajectory",
    "TrajectoryAward",
    "TrajectoryNeed",
    "TrajectoryRole",
    "TrajectoryTheme",
    "Workspace",
]
