"""The handbook says who may do what, exactly as the program decides it."""

from tests.messages.permission_table import HANDBOOK, table


def test_the_handbook_shows_the_table_that_the_program_reads() -> None:
    """Put it in anew with ``python -m tests.messages.permission_table``."""
    assert table() in HANDBOOK.read_text(encoding="utf-8")
