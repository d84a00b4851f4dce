"""A text cut into words that know how they stand: at a beginning, in a title, shouted."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.language.name_words import phrases

SPACES = frozenset({" ", "\u00a0"})
# B.V. and m.b.t. as a whole; D&I, KPI's and RX-200 as well, but CO2-uitstoot as two words.
_HYPHEN = r"-(?=[^\W_])(?!(?<=[^a-z]-)[a-z])"
_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}|[^\W\d_]\.[^\W\d_](?![\w.])"
    rf"|[^\W_](?:[^\W_]|(?<=\d)[.,](?=\d)|['’&+](?=[^\W_])|{_HYPHEN})*"
)
_OPENING = re.compile(r"[\n\r\"“”„«»‘•*(\[|]|[.!?…:]['’)\]]*\s|\s[-–—]\s|^\s*[-–—]\s|(?:^|\s)'$")
_POSSESSIVE = re.compile(r"['’]s$")
_TITLE_WORDS, _TITLE_SHARE = 4, 0.7
_SHOUT_LETTERS, _SHOUT_SHARE = 8, 0.85


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, without its possessive ``'s``; `gap` is what stands before it."""

    text: str
    start: int
    gap: str
    opens: bool
    """A capital says nothing here: at a beginning, in a title."""

    shouted: bool
    """The whole line is in capitals."""

    known: bool
    """Part of a name that the municipality knows, or of a place or term of several words."""

    branded: bool
    """Part of a brand of several words."""

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.start + len(self.text)

    @property
    def low(self) -> str:
        """In small letters, with straight apostrophes."""
        return self.text.casefold().replace("’", "'")

    @property
    def is_capitalised(self) -> bool:
        """Whether it starts with a capital."""
        return self.text[:1].isupper()

    @property
    def is_name_like(self) -> bool:
        """Whether its capital tells that it is a name."""
        return self.is_capitalised and not self.opens and not self.shouted


def words_of(text: str, known: Collection[str]) -> list[Word]:
    """Every word of a text. Those in one of the `known` names are marked."""
    spans = _Spans(
        _spans(_pattern_of(frozenset(known) | phrases("places") | phrases("field_terms")), text),
        _spans(_pattern_of(phrases("brands")), text),
    )
    words: list[Word] = []
    for line in re.finditer(r"[^\n\r]+", text):
        words.extend(_words_of_line(line.group(), line.start(), spans))
    return words


@dataclass(frozen=True, slots=True)
class _Spans:
    """Where phrases stand that are known to be something."""

    known: Sequence[tuple[int, int]]
    branded: Sequence[tuple[int, int]]


@lru_cache(maxsize=64)
def _pattern_of(known: frozenset[str]) -> re.Pattern[str] | None:
    """What finds any of these names, however they are capitalised."""
    spelt = {r"[\s-]+".join(map(re.escape, name.split())) for name in known if name.strip()}
    if not spelt:
        return None
    longest_first = sorted(spelt, key=lambda each: (-len(each), each))
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)", re.IGNORECASE)


def _spans(pattern: re.Pattern[str] | None, text: str) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(text)] if pattern else []


def _words_of_line(line: str, offset: int, spans: _Spans) -> Iterator[Word]:
    found = list(_WORD.finditer(line))
    shouted, titled = _is_shouted(line, found), _is_titled(found)
    before = 0
    for match in found:
        start, gap = match.start() + offset, line[before : match.start()]
        text = _POSSESSIVE.sub("", match.group()) or match.group()
        yield Word(
            text,
            start,
            gap,
            opens=titled or not before or bool(_OPENING.search(gap)),
            shouted=shouted,
            known=_within(spans.known, start, start + len(text)),
            branded=_within(spans.branded, start, start + len(text)),
        )
        before = match.end()


def _within(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    return any(low <= start and end <= high for low, high in spans)


def _is_titled(found: Sequence[re.Match[str]]) -> bool:
    """Whether every word of a line has a capital, so that it tells nothing."""
    texts = [match.group() for match in found if match.group()[0].isalpha()]
    capitals = sum(text[0].isupper() and not text.isupper() for text in texts)
    return len(texts) >= _TITLE_WORDS and capitals >= _TITLE_SHARE * len(texts)


def _is_shouted(line: str, found: Sequence[re.Match[str]]) -> bool:
    """Whether a whole line is in capitals."""
    letters = [char for char in line if char.isalpha()]
    capitals = sum(char.isupper() for char in letters)
    long_enough = len(letters) >= _SHOUT_LETTERS and len(found) > 1
    return long_enough and capitals >= _SHOUT_SHARE * len(letters)
