"""The `vaandel` command."""
