"""Comparing words as people do: capitals, accents and punctuation make no difference."""

import re
import unicodedata

_BETWEEN_WORDS = re.compile(r"[^\w]+|_+")


def folded(text: str) -> str:
    """``Één GWW-traject!`` as ``een gww traject``: letters and digits, single spaces."""
    plain = unicodedata.normalize("NFKD", text).casefold()  # 𝓐 is a capital only once it is plain
    apart = unicodedata.normalize("NFKD", plain)
    bare = "".join(char for char in apart if not unicodedata.combining(char))
    return _BETWEEN_WORDS.sub(" ", bare).strip()
