"""The plan, and the meetings in which it is kept."""

from enum import StrEnum


class PlanStatus(StrEnum):
    """How far an item of the municipality's plan is."""

    NOT_BEGUN = "niet-begonnen"
    RUNNING = "loopt"
    DONE = "klaar"
    STUCK = "vast"
    DROPPED = "vervallen"  # only of what a municipality added itself


class MeetingState(StrEnum):
    """Whether a meeting still takes place."""

    PLANNED = "planned"
    CANCELLED = "cancelled"
    HELD = "held"  # its minutes were made


class Attending(StrEnum):
    """Whether somebody comes to a meeting."""

    YES = "ja"
    NO = "nee"
    PERHAPS = "misschien"


class AgendaState(StrEnum):
    """What became of a point on an agenda."""

    OPEN = "open"
    DISCUSSED = "besproken"
    DECIDED = "besloten"
    NO_ACTION = "geen-actie"
    DROPPED = "vervallen"


class ActionKind(StrEnum):
    """What an action item builds on; the words of the plan."""

    SUPPORT = "draagvlak"
    KNOWLEDGE = "kennis"
    STRUCTURE = "structuur"


class TaskState(StrEnum):
    """How far a promised task is."""

    OPEN = "open"
    DONE = "klaar"
    DROPPED = "vervallen"
