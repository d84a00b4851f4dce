"""Ids in Slack's form. What a setup names gets a stable id, so scripts can rely on it."""

import secrets
import string

_LONGEST = 21
_LETTERS = string.ascii_uppercase + string.digits


def stable_id(prefix: str, name: str) -> str:
    """`U` and "inkoper" give `UINKOPER`: upper-case letters and digits, at most 21 characters."""
    kept = "".join(letter for letter in name.upper() if letter in _LETTERS)
    return (prefix + kept)[:_LONGEST]


def random_id(prefix: str, length: int = 10) -> str:
    """An id that was never given before, such as a view's `V…` or an event's `Ev…`."""
    return prefix + "".join(secrets.choice(_LETTERS) for _ in range(length))


def random_token(prefix: str) -> str:
    """A secret such as `xoxb-…`."""
    return f"{prefix}-{secrets.token_hex(24)}"


def block_id() -> str:
    """What Slack fills in where a block has no `block_id` of its own."""
    return "".join(secrets.choice(string.ascii_letters + string.digits) for _ in range(5))
