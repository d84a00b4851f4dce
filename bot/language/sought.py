"""What somebody looks for: their words, and all that each of them may be found by."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.language.compounds import parts_of
from bot.language.search_words import asked_words, search_words
from bot.language.stems import is_word, stem_of, stems_of
from bot.language.synonyms import LONGEST_PHRASE, Key, Phrase, keys_of, synonyms_of
from bot.language.terms import part_term, piece_terms, word_term

_IN_COMPOUND = 0.8
"""``verlichting`` for ``straatverlichting``, beside 1 for the word itself."""

_MOST_WORDS = 30
_SHORTEST_TO_MEND = 5

Labels = Mapping[Key, Mapping[str, float]]
"""The terms of the labels that a phrase names, each with how much it says."""

Mended = Mapping[str, Mapping[str, float]]
"""What may be meant by a word with a slip of the finger, each with how near it is."""


@dataclass(frozen=True)
class Reading:
    """One way to find a word or phrase.

    ``needed``: of each of these some term must be there, every term with its weight.
    ``weight``: how near this is to what was asked, at most 1.
    """

    needed: tuple[Mapping[str, float], ...]
    weight: float


@dataclass(frozen=True)
class Sought:
    """A word or phrase with the ways to find it: as a whole, by its parts, by its pieces."""

    word: str
    readings: tuple[Reading, ...]
    parts: tuple["Sought", ...] = ()
    pieces: frozenset[str] = frozenset()

    def terms(self) -> Iterator[str]:
        """Every term that it may be found by."""
        for reading in self.readings:
            for needed in reading.needed:
                yield from needed
        for part in self.parts:
            yield from part.terms()
        yield from self.pieces


def read_sought(
    text: str, *, labels: Labels | None = None, mended: Mended | None = None
) -> tuple[Sought, ...]:
    """What is looked for, word by word, and the phrases that mean something together."""
    labels, mended = labels or {}, mended or {}
    words = asked_words(text)[:_MOST_WORDS]
    return (
        *(_of_word(word, labels, mended.get(word, {})) for word in words),
        *(_of_phrase(phrase, labels) for phrase in _phrases(text, labels)),
    )


def terms_sought(sought: Iterable[Sought]) -> frozenset[str]:
    """Every term that one of them may be found by."""
    return frozenset(term for each in sought for term in each.terms())


def doubtful(sought: Iterable[Sought], known: Mapping[str, object]) -> list[str]:
    """The words that stand nowhere and are no Dutch: perhaps a slip of the finger.

    :param known: the terms that something is found by.
    """
    return [
        each.word
        for each in sought
        if len(each.word) >= _SHORTEST_TO_MEND
        and each.word.isalpha()
        and not _is_dutch(each.word)
        and not any(word_term(stem) in known for stem in stems_of(each.word))
    ]


def _is_dutch(word: str) -> bool:
    parts = parts_of(word)
    return is_word(word) or (bool(parts) and all(map(is_word, parts)))


def _of_word(word: str, labels: Labels, mended: Mapping[str, float]) -> Sought:
    whole = _whole(word, labels)
    return replace(
        whole,
        readings=(*whole.readings, *_mended_readings(mended, labels)),
        parts=tuple(_whole(part, {}) for part in _distinct(parts_of(word))),
        pieces=piece_terms(word),
    )


def _whole(word: str, labels: Labels) -> Sought:
    return Sought(word, tuple(_readings((stems_of(word),), labels)))


def _of_phrase(phrase: Phrase, labels: Labels) -> Sought:
    return Sought("", tuple(_readings(phrase, labels)))


def _readings(phrase: Phrase, labels: Labels) -> Iterator[Reading]:
    """The phrase itself, what means the same, and the labels that it names."""
    yield Reading(_needed(phrase), 1.0)
    for other, near in synonyms_of(phrase).items():
        yield Reading(_needed(other), near)
    for key in keys_of(phrase):
        for term, near in labels.get(key, {}).items():
            yield Reading(({term: 1.0},), near)


def _needed(phrase: Phrase) -> tuple[Mapping[str, float], ...]:
    return tuple(
        dict.fromkeys(map(word_term, stems), 1.0)
        | dict.fromkeys(map(part_term, stems), _IN_COMPOUND)
        for stems in phrase
    )


def _mended_readings(mended: Mapping[str, float], labels: Labels) -> Iterator[Reading]:
    for word, near in mended.items():
        for reading in _whole(word, labels).readings:
            yield replace(reading, weight=reading.weight * near)


def _phrases(text: str, labels: Labels) -> Iterator[Phrase]:
    words = tuple(stems_of(word) for word in search_words(text)[:_MOST_WORDS])
    found = dict.fromkeys(
        words[at : at + length]
        for length in range(2, LONGEST_PHRASE + 1)
        for at in range(len(words) - length + 1)
    )
    for phrase in found:
        if synonyms_of(phrase) or any(key in labels for key in keys_of(phrase)):
            yield phrase


def _distinct(words: Sequence[str]) -> list[str]:
    """Each word once, also where two have one stem."""
    return list({stem_of(word): word for word in reversed(words)}.values())[::-1]
