"""Every id by which Slack tells us what somebody did with the intake talk of a purchase."""

OPEN = "trajectory_intake_open"
SHEET = "trajectory_intake_sheet"
ADD = "trajectory_intake_add"

NOTICE_AHEAD = "trajectory_intake_ahead"
NOTICE_AGREED = "trajectory_intake_agreed"
