"""What a plain sentence can ask for that a command opens."""

from dataclasses import dataclass
from enum import StrEnum


class Plain(StrEnum):
    """What is asked for."""

    PLAN = "plain_plan"
    PILOTS = "plain_pilots"
    EXPERT = "plain_expert"
    WHO = "plain_who_is_expert"
    START_FORM = "plain_start_form"
    MAXIMAL = "plain_maximal"
    CRITERIA = "plain_criteria"
    THRESHOLDS = "plain_thresholds"
    COORDINATOR = "plain_coordinator"
    MEETINGS = "plain_meetings"
    ACTION = "plain_action"
    ACTIONS = "plain_actions"
    MINUTES = "plain_minutes"
    COVERAGE = "plain_coverage"
    TEAM = "plain_team"
    TALK = "plain_talk"
    PRIZE = "plain_prize"
    SILENCE = "plain_silence"
    ABSENCE = "plain_absence"
    MUTE = "plain_mute"
    NOTIFICATIONS = "plain_notifications"
    WHO_HELPS = "plain_who_helps"
    PROFILE = "plain_profile"
    GATHERINGS = "plain_gatherings"
    SIGN_UP = "plain_sign_up"
    NAME_YES = "plain_name_yes"
    NAME_NO = "plain_name_no"


@dataclass(frozen=True)
class PlainQuestion:
    """What is asked for; ``topic`` folded, as it was typed, ``number`` that of a trajectory.

    ``since`` and ``until`` are moments as they were typed; ``through``: the last one counts.
    """

    asks: Plain
    topic: str = ""
    number: int | None = None
    since: str = ""
    until: str = ""
    through: bool = False
