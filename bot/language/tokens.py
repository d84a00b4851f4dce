"""A sentence cut into words, numbers and signs, each knowing where it stands."""

import re
from dataclasses import dataclass

# A number keeps its points and commas (85.000,50) but not one at its end (4 ton. 14,).
_TOKEN = re.compile(
    r"(?P<number>[0-9]+(?:[.,][0-9]+)*)"
    r"|(?P<word>(?i:euro?)(?=[0-9])|[^\W0-9_](?:\w|['’](?=\w))*)"
    r"|(?P<sign>\S)"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a sentence: `text` as typed, `low` in small letters, `kind` as in the pattern."""

    text: str
    low: str
    kind: str
    start: int
    end: int
    glued: bool
    """No space stands before it."""


def tokenise(text: str) -> list[Token]:
    """Cut a text into tokens; offsets are those of the text as given."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        glued = bool(tokens) and tokens[-1].end == start
        piece = match.group()
        low = piece.lower().replace("’", "'")
        tokens.append(Token(piece, low, match.lastgroup or "", start, end, glued))
    return tokens
