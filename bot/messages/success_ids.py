"""Names that successes go by: in the ledger, the event log, buttons and forms."""

SUBJECT = "success"

OPEN_REPORT = "success_report"
"""A button with the id of a trajectory as its value, or an empty one: tell of a success."""
OPEN_DRAFT = "success_draft"
"""A button with the id of a success as its value: the coordinator's draft of it."""
OPEN_REPORT_TYPED = "success_report_typed"
"""The same with what somebody typed as its value."""
REPORT_FORM = "success_report_form"

DRAFT_SHEET = "success_draft_sheet"
APPROVE = "success_approve"
OPEN_EDIT = "success_edit"
EDIT_FORM = "success_edit_form"
OPEN_DROP = "success_drop"
DROP_FORM = "success_drop_form"
"""Buttons of a draft carry its id and the version that was seen: ``12:3``."""
LIST = "success_list"
OPEN_LIST = "success_list_open"

NOTICE_DRAFT = "success_draft_ready"

NOTICE_CELEBRATION = "success_celebration"
NOTICE_CELEBRATION_CHANGED = "success_celebration_changed"
NOTICE_OPENING = "success_opening"
NOTICE_CONSENT = "success_consent"
NOTICE_ENDED = "success_ended"
"""The celebration, the same as it is now, what opens its thread, whether somebody wants to be
named, and that it was taken back because the facts changed."""

CONGRATULATE = "success_congratulate"
TAKE_BACK = "success_take_back"
NAME_YES = "success_name_yes"
NAME_NO = "success_name_no"
SUBJECT_CONSENT = "name_consent"
