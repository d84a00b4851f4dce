"""Every id by which Slack tells us what somebody did with a trajectory."""

SUBJECT = "trajectory"

FORM_NEW = "trajectory_new"
FORM_EDIT = "trajectory_edit"
SHARE_CHOICE = "trajectory_share_choice"
DETAILS = "trajectory_details"

OPEN_FORM = "trajectory_open_form"
OPEN_TYPED = "trajectory_open_typed"
OPEN_DETAILS = "trajectory_open_details"
OPEN_EDIT = "trajectory_open_edit"
OPEN_SHARE = "trajectory_open_share"
OPEN_LIST = "trajectory_open_list"
OPEN_HISTORY = "trajectory_open_history"

LIST = "trajectory_list"
LIST_MENU = "trajectory_list_menu_"
LIST_PREVIOUS = "trajectory_list_previous"
LIST_NEXT = "trajectory_list_next"
LIST_CLEAR = "trajectory_list_clear"

HISTORY = "trajectory_history"
HISTORY_PREVIOUS = "trajectory_history_previous"
HISTORY_NEXT = "trajectory_history_next"

NOTICE_CARD = "trajectory_card"
NOTICE_CARD_CHANGED = "trajectory_card_changed"
NOTICE_KEPT = "trajectory_kept"
NOTICE_SPLITTING = "trajectory_splitting"
