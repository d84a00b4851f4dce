"""Every id by which Slack tells us what somebody did with a meeting."""

SUBJECT = "meeting"
SUBJECT_RHYTHM = "rhythm"
SUBJECT_ITEM = "agenda_item"
SUBJECT_ACTION = "action_item"

NOTICE_AGENDA = "meeting_agenda"
NOTICE_INPUT = "meeting_input"
