"""Every id by which Slack tells us what somebody did with a small purchase."""

SUBJECT = "small_purchase"

FORM = "small_purchase_new"
LOG = "small_purchase_log"
OPEN_TYPED = "small_purchase_open_typed"
