"""Every id by which Slack tells us what somebody did with a nudge."""

NOTICE_NUDGE = "tender_nudge"
"""About a tender, to its client; its occurrence is the moment and its day."""
NOTICE_TEAM_WEEK = "tender_team_week"
"""About a week, to a team's channel; its occurrence is the name of that channel."""
NOTICE_TALK = "tender_talk"
"""About a tender, to who advises: its client wants to talk."""

SUBJECT_WEEK = "tender_week"
"""A week is kept as one number: the ordinal of its Monday."""

GOES_ON = "nudge_goes_on"
TALK = "nudge_talk"
LATER = "nudge_later"
NOT_NEEDED = "nudge_not_needed"
OTHER_TEAM = "nudge_other_team"
MINE = "nudge_mine"

FORM_NOT_NEEDED = "nudge_not_needed_form"
FORM_TEAM = "nudge_team_form"
