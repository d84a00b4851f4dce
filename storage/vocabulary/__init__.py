"""The words the whole program shares: enums stored as their string values.

Standard library only, so that policy, language and messages may import it
without bringing in the database.
"""

from storage.vocabulary.ledger import (
    DeliveryMethod,
    DeliveryState,
    InboxState,
    NoticeState,
    Withheld,
)
from storage.vocabulary.lessons import (
    ConversationState,
    InterviewState,
    LessonKind,
    LessonOrigin,
    LessonOutcome,
    LessonState,
    RequestState,
)
from storage.vocabulary.people import (
    MunicipalRole,
)
from storage.vocabulary.plan import (
    ActionKind,
    AgendaState,
    Attending,
    MeetingState,
    PlanStatus,
    TaskState,
)
from storage.vocabulary.purchases import (
    CostSide,
    ExpertiseState,
    FitAnswer,
    HandoverState,
    NeedAnswer,
    ObjectionKind,
    Phase,
    PilotStage,
    Precision,
    ProcessRole,
    PromisePlace,
    ReadingState,
    RepresentedKind,
    ResultAnswer,
    Sharing,
    SmallChoice,
    SocialReturnWay,
    StartFormState,
)

__all__ = [
    "ActionKind",
    "AgendaState",
    "Attending",
    "ConversationState",
    "CostSide",
    "DeliveryMethod",
    "DeliveryState",
    "ExpertiseState",
    "FitAnswer",
    "HandoverState",
    "InboxState",
    "InterviewState",
    "LessonKind",
    "LessonOrigin",
    "LessonOutcome",
    "LessonState",
    "MeetingState",
    "MunicipalRole",
    "NeedAnswer",
    "NoticeState",
    "ObjectionKind",
    "Phase",
    "PilotStage",
    "PlanStatus",
    "Precision",
    "ProcessRole",
    "PromisePlace",
    "ReadingState",
    "RepresentedKind",
    "RequestState",
    "ResultAnswer",
    "Sharing",
    "SmallChoice",
    "SocialReturnWay",
    "StartFormState",
    "TaskState",
    "Withheld",
]
