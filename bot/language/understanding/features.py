"""What a text offers to learn an intent from: its words, rows of words, and pieces of words."""

from collections.abc import Iterator, Mapping

_ROW = 3
"""Words at most that are taken together."""

_PIECES = (3, 4)
"""Letters of a piece of a word, with the space before and behind it."""

_DIGITS = str.maketrans("123456789", "000000000")


def features_of(plain: str) -> Mapping[str, float]:
    """Every word, row of words and piece of a word in a plain text, and what it counts.

    All rows together count as much as all pieces, however long the text is. Of numbers only
    their length counts: what somebody wants does not depend on the amount.
    """
    said = plain.translate(_DIGITS).split()
    rows, pieces = set(_rows(said)), {piece for word in said for piece in _pieces(word)}
    weighed = {row: len(rows) ** -0.5 for row in rows}
    return weighed | {piece: len(pieces) ** -0.5 for piece in pieces}


def words_behind(plain: str) -> Iterator[tuple[str, list[str]]]:
    """Every word of a plain text, with the features that it brings alone."""
    for word in dict.fromkeys(plain.split()):
        if word[0].isalnum():
            bare = word.translate(_DIGITS)
            yield word, [*_rows([bare]), *_pieces(bare)]


def _rows(said: list[str]) -> Iterator[str]:
    """Apart from pieces by the space behind them."""
    for length in range(1, _ROW + 1):
        for first in range(len(said) - length + 1):
            yield " ".join([*said[first : first + length], ""])


def _pieces(word: str) -> Iterator[str]:
    if not word[0].isalnum():
        return
    whole = f"_{word}_"
    for length in _PIECES:
        for first in range(len(whole) - length + 1):
            yield whole[first : first + length]
