"""Whether a text speaks of talking with the market: a few words, read narrowly.

``Arbeidsmarkt``, ``marktplein`` and ``weekmarkt`` are something else.
"""

import re

from bot.language.folding import folded

_MARKET = re.compile(
    r"\b(?:markt ?(?:consultatie|consultaties|verkenning|verkenningen|dialoog|dialogen|gesprek"
    r"|gesprekken|partij|partijen|toets|interactie|bijeenkomst|bijeenkomsten)|met de markt)\b"
)
_NOTHING = re.compile(
    r"(?:nee|geen|niet|nvt|n\.?v\.?t\.?|onbekend|weet (?:ik )?(?:nog )?niet|nog niet"
    r"|niet van toepassing|-+|\?+)[.! ]*"
)


def speaks_of_market(text: str) -> bool:
    """Whether it names a consultation of, or a talk with, the market."""
    return _MARKET.search(folded(text)) is not None


def says_nothing(answer: str) -> bool:
    """Whether an answer is a plain no, or that somebody does not know."""
    return not answer.strip() or _NOTHING.fullmatch(answer.strip().casefold()) is not None
