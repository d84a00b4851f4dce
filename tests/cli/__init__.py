"""The ``vaandel`` command."""
