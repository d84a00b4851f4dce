"""A month in what somebody typed."""

import re

from bot.language.moment_words import MONTH_NUMBERS


def month_named(text: str) -> int | None:
    """The one month that is named in it, 1 to 12; None for none, or for more than one."""
    words = re.findall(r"[a-z]+", text.lower())
    found = {MONTH_NUMBERS[each] for each in words if each in MONTH_NUMBERS}
    return found.pop() if len(found) == 1 else None
