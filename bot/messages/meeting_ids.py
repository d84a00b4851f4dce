"""Every id by which Slack tells us what somebody did with a meeting."""

SUBJECT = "meeting"
SUBJECT_RHYTHM = "rhythm"
SUBJECT_ITEM = "agenda_item"
SUBJECT_ACTION = "action_item"

OPEN = "meeting_open"
ACTION_DONE = "action_done"

ONCE = "once"
"""The occurrence of what is told once for a meeting."""

NOTICE_AGENDA = "meeting_agenda"
NOTICE_INPUT = "meeting_input"
NOTICE_AGENDA_CHANGED = "meeting_agenda_changed"

NOTICE_MOVED = "meeting_moved"
NOTICE_FIXED = "rhythm_fixed"
NOTICE_MONTH = "month_planning"
SUBJECT_MONTH = "month"
