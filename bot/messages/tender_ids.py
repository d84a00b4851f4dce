"""Names that tenders go by: in the ledger and the event log."""

SUBJECT = "tender"
NUMBER_PREFIX = "A"
"""What stands before the number of a tender, so that nobody takes it for a trajectory's."""
