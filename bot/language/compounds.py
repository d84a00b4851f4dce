"""The words that a Dutch compound is made of.

For finding, parts help Dutch more than anything else (Monz and De Rijke, Shallow
Morphological Analysis in Monolingual Information Retrieval for Dutch, German and Italian,
2002).
"""

from collections.abc import Iterator
from functools import lru_cache

from bot.language.amount_words import words
from bot.language.stems import is_word

_SHORTEST = 6
_SHORTEST_PART = 4
_SHORTEST_KNOWN_HEAD = 4
_SHORTEST_KNOWN_TAIL = 6
_CERTAINLY_WHOLE = 8
"""Letters: a part as short as this is not taken apart again (``dien-sten``)."""

_LONGEST = 40
_LINKS = ("", "s", "en", "n", "e", "er")

_SHORT_PARTS = frozenset(
    words(
        """
        afv arm bad bak bio bos box bus co2 dag dak dam eco gas gft gym hal hek ict jas job kap
        kas led les net pad put rit rol sla vak web weg wet wmo zak zon
        """
    )
)
"""Parts of three letters; any other word of three is found in too many by chance."""

_ENDINGS = frozenset(
    words(
        """
        aardig aardige atie aties baar bare elen ellen elingen enen eraf eren gratie heden heid
        ines ings king lende lijk lijke ling lingen loos loze ment menten neren ping rijden rijf
        rijven ring schap schappelijk schappelijke schappen sten tele tura vol volle
        """
    )
)
"""They stand at the end of words, and only look like words."""

_BEGINNINGS = frozenset(words("achter door onder over tegen terug tussen voor"))


@lru_cache(maxsize=50_000)
def parts_of(word: str) -> tuple[str, ...]:
    """The words inside a folded word, with their own parts; none when it is no compound.

    Of an unknown word of which only the beginning or the end is known (``energie-loket``,
    ``straat-verlichtng``) both halves.
    """
    if not _SHORTEST <= len(word) <= _LONGEST:
        return ()
    halves = _halves(word) or (() if is_word(word) else _half_known(word))
    parts: dict[str, None] = {}
    for half in halves:
        parts[half] = None
        if len(half) > _CERTAINLY_WHOLE:
            parts |= dict.fromkeys(parts_of(half))
    return tuple(parts)


@lru_cache(maxsize=50_000)
def _halves(word: str) -> tuple[str, ...]:
    """The best cut in two: plain words, with as few linking letters, and as even as there are."""
    cuts = [
        (
            not _is_part(tail),
            len(word) - len(head) - len(tail),
            abs(len(head) - len(tail)),
            head,
            tail,
        )
        for head, tail in _cuts(word)
    ]
    return min(cuts)[-2:] if cuts else ()


def _cuts(word: str) -> Iterator[tuple[str, str]]:
    for at in range(3, len(word) - 2):
        tail = word[at:]
        if tail in _ENDINGS or not (_is_part(tail) or _is_compound(tail)):
            continue
        for link in _LINKS:
            head = word[:at].removesuffix(link)
            linked = len(head) + len(link) == at
            if linked and head not in _BEGINNINGS and _is_part(head):
                yield head, tail


def _is_part(text: str) -> bool:
    return text in _SHORT_PARTS or (len(text) >= _SHORTEST_PART and is_word(text))


def _is_compound(text: str) -> bool:
    return len(text) > _SHORTEST and bool(_halves(text))


def _half_known(word: str) -> tuple[str, ...]:
    """Cut behind the longest beginning, or before the longest end, that is a word."""
    heads = range(len(word) - _SHORTEST_PART, _SHORTEST_KNOWN_HEAD - 1, -1)
    tails = range(_SHORTEST_PART, len(word) - _SHORTEST_KNOWN_TAIL + 1)
    head = next((at for at in heads if is_word(word[:at])), 0)
    tail = next((at for at in tails if is_word(word[at:])), len(word))
    if not head and tail == len(word):
        return ()
    at = head if head >= len(word) - tail else tail
    return word[:at], word[at:]
