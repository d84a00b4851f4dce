"""Every id by which Slack tells us what somebody did with a meeting."""

SUBJECT = "meeting"
SUBJECT_RHYTHM = "rhythm"
SUBJECT_ITEM = "agenda_item"
SUBJECT_ACTION = "action_item"

OPEN = "meeting_open"
ACTION_DONE = "action_done"

COMES = "meeting_comes"
COMES_PERHAPS = "meeting_comes_perhaps"
COMES_NOT = "meeting_comes_not"
"""Whether somebody comes; the value is the meeting's id."""

CALENDAR = "meeting_calendar"
CALENDAR_DONE = "meeting_calendar_done"

COVERAGE = "coverage_form"
OPEN_COVERAGE = "coverage_open"

SELECTION = "selection_form"
SELECTION_DONE = "selection_done"
OPEN_SELECTION = "selection_open"

ONCE = "once"
"""The occurrence of what is told once for a meeting."""

NOTICE_AGENDA = "meeting_agenda"
NOTICE_INPUT = "meeting_input"
NOTICE_AGENDA_CHANGED = "meeting_agenda_changed"
NOTICE_INPUT_CHANGED = "meeting_input_changed"
NOTICE_RECAP = "meeting_recap"

EVENT_ATTENDING = "meeting_attending"
EVENT_CALLED = "meeting_called"
