"""Every id by which Slack tells us what somebody did with a trajectory."""

SUBJECT = "trajectory"

FORM_NEW = "trajectory_new"
FORM_EDIT = "trajectory_edit"
SHARE_CHOICE = "trajectory_share_choice"
DETAILS = "trajectory_details"

OPEN_FORM = "trajectory_open_form"
OPEN_DETAILS = "trajectory_open_details"
OPEN_EDIT = "trajectory_open_edit"
OPEN_SHARE = "trajectory_open_share"

NOTICE_CARD = "trajectory_card"
NOTICE_CARD_CHANGED = "trajectory_card_changed"
NOTICE_KEPT = "trajectory_kept"
