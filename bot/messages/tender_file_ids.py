"""Every id by which Slack tells us what somebody did with a file of tenders."""

SUBJECT = "file_import"
NOTICE = "file_import"

TAKE = "tender_file_take"
DECLINE = "tender_file_decline"
OPEN_COLUMNS = "tender_file_columns"
REFUSED = "tender_file_refused"
"""Buttons with the id of a dropped file as their value."""

COLUMNS = "tender_file_columns_form"
COMING = "tender_file_coming"

WORK = "file_import"
"""What the inbox calls the work on a file: it is done once, and begun again after a kill."""
