"""Every id by which Slack tells us what somebody did with the journey of a purchase."""

from enum import StrEnum

JOURNEY = "trajectory_journey"
SHEET = "trajectory_journey_sheet"

OPEN = "trajectory_journey_open"
DETAILS = "trajectory_journey_details"
MOVE = "trajectory_journey_move"
BACK = "trajectory_journey_back"
ASK_AGAIN = "trajectory_journey_ask_again"

NEED = "trajectory_need_"
"""With the answer behind it: the buttons under the first key question."""

OPEN_SHEET = "trajectory_journey_sheet_"
"""With the sheet behind it."""

NOTICE_THANKS = "trajectory_not_needed"


class Sheet(StrEnum):
    """A short form of one step."""

    LESS = "less"
    NOT_NEEDED = "not_needed"
    WITHDRAWN = "withdrawn"
    STOPPED = "stopped"
    DECISION = "decision"
    OBJECTION = "objection"
    OBJECTION_ENDED = "objection_ended"
    FINAL = "final"
    SIGNATURE = "signature"
    WITHOUT_TALK = "without_talk"
