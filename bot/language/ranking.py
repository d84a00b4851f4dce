"""Which texts answer a search best.

BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009);
terms are weighed by where they stand before that, as its BM25F has it. Everything that a
word may be found by counts as that one word, each with how near it is: rare words do not win
by having many forms (Pirkola, The Effects of Query Structure and Dictionary Setups, 1998;
weighted as in Darwish and Oard, Probabilistic Structured Query Methods, 2003).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import fsum, log

from bot.language.sought import Reading, Sought

_SATURATION = 1.2
"""BM25's k1: how soon saying it again adds nothing."""

_LENGTH = 0.2
"""BM25's b: how much a long text must say more often; lessons are all short."""

_BY_PARTS = 0.5
"""How much the part of a compound counts, beside the whole."""

_BY_PIECES = 0.6
_FEWEST_PIECES = 0.5
"""Of the pieces of a word, by rareness, this share must be there: else it is chance."""

_STEEPNESS = 1.5
"""How much more many pieces say than few."""

_NOISE = 0.08
"""What scores below this share of the best is no answer."""

_DIGITS = 6
"""The order in which numbers are added may show behind these."""

Scores = Mapping[int, float]


@dataclass(frozen=True)
class Shelf:
    """What is searched.

    ``postings``: of each term that is sought what holds it, with its weight there.
    ``lengths``: of everything that there is.
    """

    postings: Mapping[str, Mapping[int, float]]
    lengths: Mapping[int, float]

    @cached_property
    def average(self) -> float:
        """How long a text is."""
        return fsum(self.lengths.values()) / len(self.lengths) if self.lengths else 0.0


def rank(sought: Sequence[Sought], shelf: Shelf) -> dict[int, float]:
    """The score of everything that answers, higher for better; what does not is left out."""
    scores: dict[int, list[float]] = defaultdict(list)
    for each in sought:
        for subject_id, score in _of_word(each, shelf).items():
            scores[subject_id].append(score)
    summed = {subject_id: fsum(found) for subject_id, found in scores.items()}
    least = _NOISE * max(summed.values(), default=0.0)
    return {each: round(score, _DIGITS) for each, score in summed.items() if score >= least}


def _of_word(sought: Sought, shelf: Shelf) -> Scores:
    """By whatever finds the word best: as a whole, by its parts or by its pieces."""
    ways = (_as_whole(sought, shelf), _by_parts(sought, shelf), _by_pieces(sought, shelf))
    return _best(ways)


def _as_whole(sought: Sought, shelf: Shelf) -> Scores:
    said: dict[int, float] = {}
    near: dict[int, float] = {}
    for reading in sought.readings:
        for subject_id, weight in _holding(reading, shelf).items():
            said[subject_id] = max(weight, said.get(subject_id, 0.0))
            near[subject_id] = max(reading.weight, near.get(subject_id, 0.0))
    rareness = _rareness(fsum(near.values()), shelf)
    return {each: rareness * _saturated(weight, each, shelf) for each, weight in said.items()}


def _by_parts(sought: Sought, shelf: Shelf) -> Scores:
    scores: dict[int, list[float]] = defaultdict(list)
    for part in sought.parts:
        for subject_id, score in _as_whole(part, shelf).items():
            scores[subject_id].append(_BY_PARTS * score)
    return {subject_id: fsum(found) for subject_id, found in scores.items()}


def _by_pieces(sought: Sought, shelf: Shelf) -> Scores:
    rareness = {
        piece: _rareness(len(shelf.postings.get(piece, ())), shelf) for piece in sought.pieces
    }
    whole = fsum(rareness.values())
    present: dict[int, list[float]] = defaultdict(list)
    said: dict[int, list[float]] = defaultdict(list)
    for piece, rare in rareness.items():
        for subject_id, weight in shelf.postings.get(piece, {}).items():
            present[subject_id].append(rare)
            said[subject_id].append(rare * weight)
    scores = {}
    for subject_id, found in present.items():
        share = fsum(found) / whole
        if share >= _FEWEST_PIECES:
            weight = fsum(said[subject_id]) / fsum(found)
            near = _BY_PIECES * share**_STEEPNESS
            scores[subject_id] = (
                near * max(rareness.values()) * _saturated(weight, subject_id, shelf)
            )
    return scores


def _holding(reading: Reading, shelf: Shelf) -> Scores:
    """Who holds all that a reading needs, and how much they say of the least of it."""
    needed = [
        _best(
            {each: near * weight for each, weight in shelf.postings.get(term, {}).items()}
            for term, near in terms.items()
        )
        for terms in reading.needed
    ]
    return {each: reading.weight * min(found[each] for found in needed) for each in _in_all(needed)}


def _in_all(found: Sequence[Scores]) -> Iterator[int]:
    first, *rest = found
    return (each for each in first if all(each in other for other in rest))


def _best(found: Iterable[Scores]) -> dict[int, float]:
    best: dict[int, float] = {}
    for scores in found:
        for subject_id, score in scores.items():
            best[subject_id] = max(score, best.get(subject_id, 0.0))
    return best


def _saturated(weight: float, subject_id: int, shelf: Shelf) -> float:
    relative = shelf.lengths[subject_id] / shelf.average if shelf.average else 1.0
    slowed = _SATURATION * (1 - _LENGTH + _LENGTH * relative)
    return weight * (_SATURATION + 1) / (weight + slowed)


def _rareness(holders: float, shelf: Shelf) -> float:
    return log(1 + max(0.0, len(shelf.lengths) - holders + 0.5) / (holders + 0.5))
