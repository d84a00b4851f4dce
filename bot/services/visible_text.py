"""Text without what nobody sees: it could make two names look alike, or turn one around."""

import re
import unicodedata

_UNSTORABLE = frozenset({"Cc", "Cs"})
"""Control characters and halves of surrogate pairs: PostgreSQL refuses the first of them."""

_INVISIBLE = "Cf"
"""Zero-width spaces, marks of direction, soft hyphens."""

_JOINER, _EMOJI_STYLE = "\u200d", "\ufe0f"
_PICTURES = frozenset({"So", "Sk", "Sm"})
"""Emoji, their skin tones, and the arrows that some are joined with."""

_GAP = re.compile(r"\n{3,}")

_BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and signs that are drawn as nothing."""


def visible_text(text: str) -> str:
    """The text on one line, without what nobody sees; empty when nobody sees anything.

    A joiner stays where it makes one emoji of two.
    """
    kept = "".join(char for number, char in enumerate(text) if _is_kept(text, number, char))
    line = " ".join(kept.split())
    return line if any(map(_is_seen, line)) else ""


def visible_lines(text: str) -> str:
    """The same for a text of several lines; at most one empty line stands between two."""
    lines = [visible_text(line) for line in text.splitlines()]
    return _GAP.sub("\n\n", "\n".join(lines)).strip()


def _is_kept(text: str, number: int, char: str) -> bool:
    if char == _JOINER:
        return _joins(text[:number].removesuffix(_EMOJI_STYLE)[-1:], text[number + 1 : number + 2])
    if char.isspace():
        return True
    return unicodedata.category(char) not in _UNSTORABLE | {_INVISIBLE}


def _joins(before: str, after: str) -> bool:
    return all(side and unicodedata.category(side) in _PICTURES for side in (before, after))


def _is_seen(char: str) -> bool:
    """Whether a character shows by itself: a letter, figure or sign, and no mark on another."""
    return unicodedata.category(char)[0] in "LNPS" and char not in _BLANKS
