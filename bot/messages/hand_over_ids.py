"""Every id by which Slack tells us what somebody did while handing over."""

SUBJECT = "hand_over"
"""In the log and in the ledger by the id of the person whose things were handed over."""

OPEN = "hand_over_open"
CHOOSE = "hand_over_choose"
FORM = "hand_over_form"
RESULT = "hand_over_result"

EVENT = "handed_over"
NOTICE = "handed_over"
