"""Every table of the program, so that importing this package fills the metadata."""

from storage.tables.attention import PersonAttention
from storage.tables.contracts import TrajectoryHandover, TrajectoryPromise, TrajectoryResult
from storage.tables.conversations import Conversation, ConversationPart, NotUnderstood
from storage.tables.costs import TrajectoryCost
from storage.tables.criteria import ToolCriterion, ToolCriterionVersion, TrajectoryCriterion
from storage.tables.events import Event
from storage.tables.expertise import (
    ExpertiseRequest,
    MaximalText,
    Representation,
    ToolOutcome,
)
from storage.tables.explanations import TrajectoryExplanation
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
from storage.tables.pilots import Pilot, PilotTheme
from storage.tables.plans import PlanEntry
from storage.tables.search import SearchDocument, SearchTerm
from storage.tables.small_purchases import SmallPurchase
from storage.tables.social_return import TrajectorySocialReturn
from storage.tables.start_forms import StartForm, StartFormReading, StartFormTheme
from storage.tables.trajectories import Trajectory, TrajectoryRole, TrajectoryTheme
from storage.tables.workspaces import LOCAL_TEAM, Person, PersonRole, Workspace

__all__ = [
    "LOCAL_TEAM",
    "Conversation",
    "ConversationPart",
    "Delivery",
    "Event",
    "ExpertiseRequest",
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
    "MaximalText",
    "NotUnderstood",
    "Notice",
    "Person",
    "PersonAttention",
    "PersonRole",
    "Pilot",
    "PilotTheme",
    "PlanEntry",
    "Representation",
    "SearchDocument",
    "SearchTerm",
    "SmallPurchase",
    "StartForm",
    "StartFormReading",
    "StartFormTheme",
    "Submission",
    "ToolCriterion",
    "ToolCriterionVersion",
    "ToolOutcome",
    "Trajectory",
    "TrajectoryAward",
    "TrajectoryCost",
    "TrajectoryCriterion",
    "TrajectoryExplanation",
    "TrajectoryHandover",
    "TrajectoryNeed",
    "TrajectoryPromise",
    "TrajectoryResult",
    "TrajectoryRole",
    "TrajectorySocialReturn",
    "TrajectoryTheme",
    "Workspace",
]
