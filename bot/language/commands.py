"""What somebody types behind the slash command: a word that says what for, and the rest."""

import re
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from bot.language.folding import folded

NO_SUCH_NUMBER = 0
"""Stands for a number that nothing can have: numbers begin at 1."""

_NUMBER = re.compile(r"(?:#|nr\.?|no\.?|nummer)?\s*(-?)\s*(\d+)\s*\.?", re.IGNORECASE)
_MOST_DIGITS = 18
"""More of them fit in no column, and Python reads no more than 4,300."""

_NEAR = 80.0
"""Per cent: ``trajekt`` is near enough to ``traject`` (86), ``hele`` not to ``help`` (75)."""


_LEADING_WORDS = frozenset(
    {"voor", "van", "bij", "in", "het", "mijn", "ons", "traject", "trajectnummer"}
)
"""Before a number: they say that it is that of a trajectory."""

_LETTER = re.compile(r"\A(?:t|traject)-?(?=\d)", re.IGNORECASE)
"""Against a number, as in a list of one's own: ``T-14``, ``T14``, ``traject-14``."""

_NAMED = re.compile(
    r"(?:#|(?:bij\s+)?traject\s+)(\d{1,18})\b[\s:,.-]*(.*)", re.IGNORECASE | re.DOTALL
)
"""A trajectory that is named before what is told of it."""

_STEP_WORDS = frozenset({"stap", "stappen", "volgende", "verder"})
"""Behind a number: somebody wants to know where it stands, or to go on."""


def split_command(text: str) -> tuple[str, str]:
    """The first word and what stands behind it; any white space parts them."""
    first, *rest = text.split(maxsplit=1) or [""]
    return first, "".join(rest).rstrip()


def read_number(text: str) -> int | None:
    """The number that the whole text is: ``14``, ``#14``, ``nr. 14``, ``nummer 14``, ``14.``

    :returns: None when it is something else, :data:`NO_SUCH_NUMBER` when it is a number
        below one or beyond any that is ever given.
    """
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        return None
    below_zero, digits = match[1], match[2]
    return NO_SUCH_NUMBER if below_zero or len(digits) > _MOST_DIGITS else int(digits)


def read_trajectory(text: str) -> int | None:
    """The number in ``voor traject 14`` and ``T-14`` as well as in ``14``.

    Every command that takes the number of a trajectory reads it with this.

    :returns: as :func:`read_number`.
    """
    words = text.split()
    while words and folded(words[0].rstrip(":")) in _LEADING_WORDS:
        del words[0]
    return read_number(_LETTER.sub("", " ".join(words)))


def read_report(text: str) -> tuple[int | None, str]:
    """The trajectory of which somebody tells, if they name one, and what they tell of it.

    ``14``, ``#14 de bussen rijden`` and ``traject 14: de bussen rijden``; in ``12 bussen rijden``
    the number is no trajectory.
    """
    alone = read_trajectory(text)
    if alone is not None:
        return alone, ""
    match = _NAMED.match(text.strip())
    return (int(match[1]), match[2].strip()) if match else (None, text.strip())


def read_step(text: str) -> int | None:
    """The number in ``14 stap``, ``14 volgende stap`` or ``stap 14``; None for anything else."""
    words = [word for word in text.split() if folded(word) not in _STEP_WORDS]
    asked = len(words) < len(text.split())
    return read_trajectory(" ".join(words)) if asked else None


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was meant with a slip of the finger, if one is near."""
    found = process.extractOne(folded(word), list(known), scorer=fuzz.ratio, score_cutoff=_NEAR)
    return found[0] if found else None
