"""Whether a text tells an amount of money. Pure."""

import re

from bot.language.amounts import find_amounts

_MKI = re.compile(r"\bMKI\b\W*(?:(?:van|was|is|nu)\W+)*\d[\d.,]*", re.IGNORECASE)
"""What an MKI comes to is reckoned in euros that nobody pays."""


def tells_amount(text: str) -> bool:
    """Whether somebody can read in it how much something cost, or saved."""
    return bool(find_amounts(_MKI.sub("", text)))
