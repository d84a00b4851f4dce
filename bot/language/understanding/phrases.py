"""A small language for what people say, so that cues read as Dutch and not as patterns.

| written | means |
|---|---|
| ``heeft iemand`` | these words, one behind the other |
| ``les\\|tip`` | either word |
| ``[op de rol / gepland]`` | either row of words |
| ``(even)``, ``([al eens / ooit])`` | it may be left out |
| ``aanbested*`` | a word that begins so; ``*onderhoud`` one that ends so |
| ``{wij}`` | one of a list of words or rows of words with that name |
| ``..`` and ``...`` | at most three, at most seven words in between, in one sentence |
| ``^`` and ``$`` | the sentence, or a part between commas, begins; the sentence ends |
| ``:`` ``?`` ``,`` | that sign |
| ``#`` | a number |
"""

import re
from collections.abc import Iterable, Mapping, Sequence

Lists = Mapping[str, Sequence[str]]

_WORD = r"(?:(?![.?!] )\S+ )"
_SIGNS = ".?!:,"
_FIXED = {
    "..": rf"{_WORD}{{0,3}}",
    "...": rf"{_WORD}{{0,7}}",
    "^": r"(?<=[.?!:,] )",
    "$": r"(?=[.?!](?: |$))",
    "#": r"\d\S* ",
}
_PIECES = re.compile(r"(?:\[[^\]]*\]|\S)+")
_EITHER = re.compile(r"(?:\[[^\]]*\]|[^|])+")


def pattern_of(phrases: Sequence[str], lists: Lists) -> re.Pattern[str]:
    """One pattern for all of the phrases, to be looked for in what ``text.plain`` writes.

    Of two phrases at one place the one with more words is found.
    """
    longest_first = sorted(phrases, key=lambda each: -len(each.split()))
    return re.compile("(?<![^ ])(?:" + "|".join(_row(each, lists) for each in longest_first) + ")")


def _row(phrase: str, lists: Lists) -> str:
    return "".join(_piece(piece, lists) for piece in _PIECES.findall(phrase))


def _piece(piece: str, lists: Lists) -> str:
    if piece in _FIXED:
        return _FIXED[piece]
    if piece[0] == "(":
        return f"(?:{_piece(piece[1:-1], lists)})?"
    either = _EITHER.findall(piece)
    if len(either) > 1:
        return _one_of(_piece(each, lists) for each in either)
    if piece[0] == "[":
        return _one_of(_row(row, lists) for row in piece[1:-1].split(" / "))
    if piece[0] == "{":
        return _one_of(_row(row, lists) for row in lists[piece[1:-1]])
    if piece in _SIGNS:
        return f"{re.escape(piece)} "
    return re.escape(piece).replace(r"\*", r"[^\W_]*") + " "


def _one_of(patterns: Iterable[str]) -> str:
    return "(?:" + "|".join(patterns) + ")"
