"""Lessons, and the talks in which they are told."""

from enum import StrEnum


class LessonKind(StrEnum):
    """What a lesson is about."""

    CONTENT = "inhoud"
    PROCESS = "proces"
    INVOLVEMENT = "betrokkenheid"
    MONEY = "geld"


class LessonOutcome(StrEnum):
    """Whether it went well; what went wrong teaches as much."""

    WELL = "goed"
    WRONG = "mis"


class LessonOrigin(StrEnum):
    """How a lesson came in."""

    FORM = "form"
    SHORTCUT = "shortcut"  # somebody kept a message
    REACTION = "reaction"  # somebody pointed at a message, its author said yes
    CONVERSATION = "conversation"  # told in one's own words, and confirmed
    IMPORT = "import"
    PROFILE = "profile"  # the municipality's own practice examples


class LessonState(StrEnum):
    """Whether a lesson can be read."""

    KEPT = "kept"
    RETRACTED = "retracted"  # its texts are gone
    MERGED = "merged"  # another lesson says the same and took over


class RequestState(StrEnum):
    """What the author of a message answered; no answer means no."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    GONE = "gone"  # the message was taken away before there was an answer


class InterviewState(StrEnum):
    """Whether somebody is being asked the rest of a lesson."""

    OPEN = "open"
    PAUSED = "paused"
    DONE = "done"
    STOPPED = "stopped"


class ConversationState(StrEnum):
    """How far a talk with the bot has come."""

    OPEN = "open"  # what this person types in that place answers it
    WAITING = "waiting"  # only its buttons answer it
    ANSWERED = "answered"  # there was nothing to ask
    SAVED = "saved"
    STOPPED = "stopped"
    EXPIRED = "expired"
