"""A sentence cut into words, numbers and signs, each knowing where it stands."""

import re
from collections.abc import Iterable, Sequence
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


def word_at(tokens: Sequence[Token], at: int) -> str:
    """Return a token in small letters, or nothing where there is none."""
    return tokens[at].low if 0 <= at < len(tokens) else ""


def skip(tokens: Sequence[Token], at: int, words: tuple[str, ...]) -> int:
    """Step over a token if it is one of some words."""
    return at + 1 if word_at(tokens, at) in words else at


def matching(tokens: Sequence[Token], at: int, phrases: Iterable[tuple[str, ...]]) -> int:
    """Return the length of the first phrase that stands here, or 0."""
    for words in phrases:
        if all(word_at(tokens, at + number) == word for number, word in enumerate(words)):
            return len(words)
    return 0
