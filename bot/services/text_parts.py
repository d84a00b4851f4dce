"""A text of several messages: finding again what came from one of them."""

from bot.services.form_states import fingerprint
from bot.services.visible_text import visible_lines

_MOST_LINES = 200
"""In a text of more lines only the whole is looked for: every span of them is tried."""


def with_part(text: str, mark: str, part: str) -> str | None:
    """The text with another part where the one of this mark stands; None when it is not there.

    :param mark: the fingerprint of the part, which is one or more whole lines.
    :param part: what comes in its place; nothing does where this is empty.
    """
    lines = text.split("\n")
    for first, last in _spans(len(lines)):
        if fingerprint("\n".join(lines[first:last])) == mark:
            kept = [*lines[:first], *([part] if part else []), *lines[last:]]
            return visible_lines("\n".join(kept))
    return None


def _spans(count: int) -> list[tuple[int, int]]:
    """From the whole down to single lines."""
    if count > _MOST_LINES:
        return [(0, count)]
    return [
        (first, first + length)
        for length in range(count, 0, -1)
        for first in range(count - length + 1)
    ]
