"""Every table of the program, so that importing this package fills the metadata."""

from storage.tables.attention import PersonAttention
from storage.tables.community import (
    ChampionInvite,
    ChampionPrompt,
    ColleagueQuestion,
    CommunityMember,
    RoomRequest,
)
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
from storage.tables.intake import (
    TrajectoryAgreement,
    TrajectoryIntake,
    TrajectoryIntakeAnswer,
)
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
from storage.tables.meetings import (
    ActionItem,
    AgendaItem,
    AgendaMark,
    Meeting,
    MeetingGuest,
    RhythmChoice,
)
from storage.tables.outreach import (
    AwardChoice,
    Development,
    Gathering,
    GatheringGuest,
    PlannedMessage,
)
from storage.tables.pilots import Pilot, PilotTheme
from storage.tables.plans import PlanEntry, PlanOwnItem
from storage.tables.search import SearchDocument, SearchTerm
from storage.tables.small_purchases import SmallPurchase
from storage.tables.social_return import TrajectorySocialReturn
from storage.tables.start_forms import StartForm, StartFormReading, StartFormTheme
from storage.tables.successes import (
    Congratulation,
    NameConsent,
    Success,
    SuccessPerson,
)
from storage.tables.team_talks import TeamTalk
from storage.tables.tenders import (
    CalendarFeed,
    ColumnMapping,
    FileImport,
    MoneyQuestion,
    Tender,
    TenderNudge,
)
from storage.tables.trajectories import Trajectory, TrajectoryRole, TrajectoryTheme
from storage.tables.workspaces import LOCAL_TEAM, Person, PersonRole, Workspace

__all__ = [
    "LOCAL_TEAM",
    "ActionItem",
    "AgendaItem",
    "AgendaMark",
    "AwardChoice",
    "CalendarFeed",
    "ChampionInvite",
    "ChampionPrompt",
    "ColleagueQuestion",
    "ColumnMapping",
    "CommunityMember",
    "Congratulation",
    "Conversation",
    "ConversationPart",
    "Delivery",
    "Development",
    "Event",
    "ExpertiseRequest",
    "FileImport",
    "Gathering",
    "GatheringGuest",
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
    "Meeting",
    "MeetingGuest",
    "MoneyQuestion",
    "NameConsent",
    "NotUnderstood",
    "Notice",
    "Person",
    "PersonAttention",
    "PersonRole",
    "Pilot",
    "PilotTheme",
    "PlanEntry",
    "PlanOwnItem",
    "PlannedMessage",
    "Representation",
    "RhythmChoice",
    "RoomRequest",
    "SearchDocument",
    "SearchTerm",
    "SmallPurchase",
    "StartForm",
    "StartFormReading",
    "StartFormTheme",
    "Submission",
    "Success",
    "SuccessPerson",
    "TeamTalk",
    "Tender",
    "TenderNudge",
    "ToolCriterion",
    "ToolCriterionVersion",
    "ToolOutcome",
    "Trajectory",
    "TrajectoryAgreement",
    "TrajectoryAward",
    "TrajectoryCost",
    "TrajectoryCriterion",
    "TrajectoryExplanation",
    "TrajectoryHandover",
    "TrajectoryIntake",
    "TrajectoryIntakeAnswer",
    "TrajectoryNeed",
    "TrajectoryPromise",
    "TrajectoryResult",
    "TrajectoryRole",
    "TrajectorySocialReturn",
    "TrajectoryTheme",
    "Workspace",
]
