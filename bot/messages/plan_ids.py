"""Every id by which Slack tells us what somebody did with the plan."""

PLAN = "plan"
FORM = "plan_form"

OPEN = "plan_open"
OPEN_TYPED = "plan_open_typed"
PREVIOUS = "plan_previous"
NEXT = "plan_next"
EDIT = "plan_edit"

SUBJECT = "plan_entry"
SUBJECT_MANIFEST = "manifest"
EVENT_CHANGED = "plan_entry_changed"

NOTICE_OWNER = "plan_owner"
NOTICE_MANIFEST = "manifest_yearly"
