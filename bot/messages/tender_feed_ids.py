"""Names that the calendar of what is bought goes by: buttons, forms, the event log."""

SUBJECT = "calendar_feed"
EVENT_MADE, EVENT_REVOKED = "made", "revoked"

CALENDAR_FILE = "tender_calendar_file"
"""A button: the calendar for somebody's own agenda. Its value is the slug of a team, or
:data:`EVERY_TEAM`."""
EVERY_TEAM = "-"

BRING = "tender_calendar_bring"
MAKE = "tender_calendar_make"
REVOKE = "tender_calendar_revoke"
MODAL = "tender_calendar"
DONE = "tender_calendar_done"
