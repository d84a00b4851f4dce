"""Names that successes go by: in the ledger, the event log, buttons and forms."""

SUBJECT = "success"

OPEN_REPORT = "success_report"
"""A button with the id of a trajectory as its value, or an empty one: tell of a success."""
OPEN_DRAFT = "success_draft"
"""A button with the id of a success as its value: the coordinator's draft of it."""
