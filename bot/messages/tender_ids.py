"""Names that tenders go by: in the ledger, the event log, buttons and forms."""

SUBJECT = "tender"
NUMBER_PREFIX = "A"
"""What stands before the number of a tender, so that nobody takes it for a trajectory's."""

OPEN_LIST = "tender_list"
OPEN_DETAILS = "tender_details"
"""A button with the id of a tender as its value: everything about it, in a modal."""
OPEN_FORM = "tender_form"
"""A button with the id of a tender as its value: change it; an empty value: add a new one."""
REGISTER = "tender_register"
"""A button with the id of a tender as its value: make it a trajectory, the form filled in."""
