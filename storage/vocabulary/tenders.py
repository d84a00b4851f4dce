"""Tenders to come: what becomes of them, and what is asked about them."""

from enum import StrEnum


class TenderState(StrEnum):
    """What somebody decided about a tender on the calendar."""

    OPEN = "open"
    TRAJECTORY = "trajectory"  # a trajectory follows it from here
    NOT_NEEDED = "not_needed"
    DROPPED = "dropped"  # taken off the calendar


class TenderOrigin(StrEnum):
    """How a tender came on the calendar."""

    CHAT = "chat"
    IMPORT = "import"
    FOLLOW_UP = "follow_up"  # the bot saw that a contract ends


class ContractMoment(StrEnum):
    """A day by which it must be known what comes after a contract."""

    END = "end"
    NOTICE = "notice"  # the last day on which it can be given notice
    OPTION = "option"  # the last day on which an option can be taken


class NudgeQuestion(StrEnum):
    """The one key question of a nudge, in the order in which they are asked."""

    NEED = "need"
    THEMES = "themes"
    INTAKE = "intake"
    EXPERTISE = "expertise"


class NudgeAnswer(StrEnum):
    """What somebody did with a nudge."""

    TRAJECTORY = "trajectory"
    TALK = "talk"
    LATER = "later"
    NOT_NEEDED = "not_needed"
    OTHER_TEAM = "other_team"
    GOES_ON = "goes_on"  # the question was answered; the tender goes on


class MoneyMoment(StrEnum):
    """A document of the budget year for which input is gathered."""

    SPRING = "kadernota"
    BUDGET = "begroting"


class MoneyAnswer(StrEnum):
    """Whether MVOI needs money in a purchase."""

    YES = "ja"
    NO = "nee"
    UNKNOWN = "weet-niet"


class ImportState(StrEnum):
    """How far a file that somebody dropped has come."""

    READING = "reading"  # it is being read, or read again with other columns
    ASKED = "asked"  # the columns or the dry run wait for a yes
    TAKING = "taking"  # somebody said yes; it is being taken in
    DONE = "done"
    DECLINED = "declined"
    PROBLEM = "problem"  # it cannot be read, or not any more


class TalkKind(StrEnum):
    """What a talk with a team is."""

    ACCOUNT = "account"
    TEAM = "team"
    JOURNEY = "journey"  # about how a purchase went for its people
