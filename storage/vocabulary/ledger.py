"""What comes in, and what is told."""

from enum import StrEnum


class NoticeState(StrEnum):
    """What has become of something that must be told."""

    PLANNED = "planned"
    CLAIMED = "claimed"
    TOLD = "told"
    DROPPED = "dropped"  # it no longer made sense when its turn came
    UNCERTAIN = "uncertain"  # perhaps told; the coordinator decides
    HELD = "held"  # not told; it waits until somebody mends the cause


class DeliveryState(StrEnum):
    """What has become of one Slack message."""

    SENDING = "sending"
    WAITING = "waiting"  # certainly not posted; it will be tried again
    SENT = "sent"
    REFUSED = "refused"  # Slack said no: nothing was posted
    UNCERTAIN = "uncertain"  # no answer, and the history could not be read


class DeliveryMethod(StrEnum):
    """How a delivery reaches Slack."""

    POST = "post"
    UPDATE = "update"


class InboxState(StrEnum):
    """How far an event from Slack has come."""

    NEW = "new"
    HANDLING = "handling"
    HANDLED = "handled"
    FAILED = "failed"  # tried too often; the person was told


class Withheld(StrEnum):
    """Why something was not told at the moment it was due; what stays to be read in the ledger."""

    HOURS = "hours"  # outside the hours or days that somebody works
    DAILY = "daily"  # it waits for the one message of the day
    SNOOZED = "snoozed"
    ABSENT = "absent"
    BUDGET = "budget"  # this person heard enough this week
    MUTED = "muted"  # they do not want this kind
    OUTDATED = "outdated"  # it no longer made sense when its turn came
    ASKED_FOR = "asked_for"  # it was held back, and they want to read it now
