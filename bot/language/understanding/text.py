"""What somebody says themselves: without a mail's headers, quotes, greeting and signature."""

import re
from dataclasses import dataclass

from bot.language.folding import folded

LONGEST = 4000
"""Characters that are looked at; who says more has said what it is about by then."""

_PERSON = re.compile(r"<@([UW][A-Z0-9]{2,20})(?:\|[^<>]*)?>")
_CHANNEL = re.compile(r"<[#!][^<>|]*(?:\|([^<>]*))?>")
_LINK = re.compile(r"<(?:https?|mailto|tel):[^<>|]*(?:\|([^<>]*))?>|https?://\S+|\bwww\.\S+")
_EMOJI = re.compile(r":[a-z0-9_+-]{2,40}:")
_MARKUP = re.compile(r"(?<!\w)[*_~`]+(?=\w)|(?<=[\w.!?])[*_~`]+(?!\w)")
_QUOTE = re.compile(r"^\s*(?:>|&gt;)")
_SUBJECT = re.compile(r"^\s*(?:onderwerp|betreft|subject)\s*:\s*", re.IGNORECASE)
_FORWARD = re.compile(r"^\s*(?:(?:fwd?|fw|re|doorst|antw)\s*:\s*)+", re.IGNORECASE)
_HEADER = re.compile(
    r"^\s*(?:van|aan|cc|bcc|datum|verzonden|verstuurd|from|to|sent|date)\s*:\s|^\s*-{3,}",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:^|(?<=[.!?])\s+)[ \t]*(?:met\s+(?:(?:zeer\s+)?(?:vriendelijke|hartelijke)|collegiale)\s+groet"
    r"|(?:hartelijke|vriendelijke|warme)\s+groet|groet(?:jes|en)?\b|gr\.|mvg\b|m\.v\.g|--\s*$"
    r"|verstuurd vanaf mijn|verzonden vanaf mijn)",
    re.IGNORECASE | re.MULTILINE,
)
_PIECE = re.compile(r"\d+(?:[.,]\d+)*%?|[^\W_]+|[.?!:;,\n]")
_LETTERS = re.compile(r"[^\W\d_]")
_SUFFIX = re.compile(r"(?<=\w)['’‘](?:s|er|ers|tje|tjes)\b", re.IGNORECASE)
_APOSTROPHE = re.compile(r"(?<=\w)['’‘](?=n\b)|['’‘]")
_STOPS = {";": ".", "\n": "."}


@dataclass(frozen=True, slots=True)
class Said:
    """A text, read once.

    ``own`` is what they say, as typed, on as many lines; ``plain`` the same as words in small
    letters, each and every sign between single spaces, with a full stop before and behind.
    """

    own: str
    plain: str
    people: tuple[str, ...]
    links: int
    emoji: bool

    @property
    def words(self) -> list[str]:
        """The words, without signs."""
        return [word for word in self.plain.split() if word[0].isalnum()]


def said_in(text: str) -> Said:
    """Read a text as typed, Slack's escapes undone or not."""
    text = text[:LONGEST].replace("\r\n", "\n").replace("\r", "\n").replace("\x00", " ")
    people = tuple(dict.fromkeys(_PERSON.findall(text)))
    text = _CHANNEL.sub(lambda match: f" {match[1] or ''} ", _PERSON.sub(" ", text))
    text, links = _LINK.subn(lambda match: f" {match[1] or ''} ", text)
    shown = _EMOJI.sub(" ", text)
    emoji = shown != text or any(_is_pictogram(char) for char in shown)
    own = _own_words(_MARKUP.sub("", shown))
    return Said(own, plain(own), people, links, emoji)


def plain(text: str) -> str:
    """Words in small letters without accents, and signs, each between single spaces.

    >>> plain("Zo'n 4 ton? Foto’s van geïsoleerde daken")
    '. zo n 4 ton ? foto van geisoleerde daken .'
    """
    bare = _APOSTROPHE.sub(" ", _SUFFIX.sub("", text))
    pieces = [_STOPS.get(piece, piece) for piece in _PIECE.findall(bare)]
    words = [piece if piece in ".?!:," else _folded_word(piece) for piece in pieces]
    return " ".join([".", *filter(None, words), "."])


def _folded_word(piece: str) -> str:
    return piece if piece[0].isdigit() else folded(piece).replace(" ", "")


def _own_words(text: str) -> str:
    lines = text.split("\n")
    own = [line for line in lines if not _QUOTE.match(line)]
    if not any(map(_LETTERS.search, own)):
        own = [re.sub(_QUOTE, "", line) for line in lines]
    own = [_FORWARD.sub("", _SUBJECT.sub("", line)) for line in own if not _HEADER.match(line)]
    joined = "\n".join(own).strip()
    closing = _CLOSING.search(joined)
    kept = joined[: closing.start()].strip() if closing else joined
    return kept if _LETTERS.search(kept) else joined


def _is_pictogram(char: str) -> bool:
    return char >= "\u2190" and not char.isalnum() and not char.isspace()
