"""Successes and the people behind them."""

from enum import StrEnum


class SuccessSignal(StrEnum):
    """What told that there is something to celebrate."""

    SIGNED = "signed"  # a contract with a theme above the organisation's minimum
    COMPLETED = "completed"
    RESULT = "result"  # something was measured
    LESSON = "lesson"  # what was learnt became the way of working
    MILESTONE = "milestone"
    REPORTED = "reported"  # by a person


class SuccessState(StrEnum):
    """What became of a success."""

    WAITING = "waiting"  # told before the contract was signed
    DRAFT = "draft"
    APPROVED = "approved"  # it will be celebrated
    CELEBRATED = "celebrated"
    DROPPED = "dropped"
    TAKEN_BACK = "taken_back"  # it stood there, and it was not so


class JoinedBy(StrEnum):
    """How somebody came into the community."""

    TRAJECTORY = "trajectory"
    LESSON = "lesson"
    ANSWER = "answer"  # they helped a colleague
    THEMSELVES = "themselves"


class AskState(StrEnum):
    """What became of what one colleague asked another."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class RoomState(StrEnum):
    """What was decided about room that was asked for."""

    ASKED = "asked"
    GRANTED = "granted"
    PARTLY = "partly"
    REFUSED = "refused"


class WatchState(StrEnum):
    """Whether a development is still followed."""

    WATCHED = "watched"
    DONE = "done"


class MessageState(StrEnum):
    """How far a message of the communication plan is."""

    PLANNED = "planned"
    SENT = "sent"
    DROPPED = "dropped"


class GatheringKind(StrEnum):
    """What people can sign up for."""

    MASTERCLASS = "masterclass"
    NETWORK = "network"


class SignUp(StrEnum):
    """Whether somebody has a seat."""

    COMES = "comes"
    WAITS = "waits"  # all seats are taken
    STAYS_AWAY = "stays_away"
