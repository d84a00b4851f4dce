"""Every id by which Slack tells us what somebody did with the message of the week."""

NOTICE = "tender_week"
SUBJECT = "week"
ONCE = "once"

MODAL = "tender_week"
OPEN = "tender_week_open"
