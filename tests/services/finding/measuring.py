"""How good a way of finding is."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from itertools import chain

from sqlmodel import Session

from bot.language.folding import folded
from bot.language.ranking import Shelf, rank
from bot.language.sought import Reading, Sought
from bot.language.stems import stems_of
from bot.language.terms import PIECE
from bot.services.lesson_fields import LessonInput
from bot.services.lesson_search import LessonQuery, find_lessons
from bot.services.municipality import Municipality
from tests.services.finding.collection import Queries, lessons

Find = Callable[[str], list[str]]
"""What is found for what is typed: names, the best first."""

_WEIGHTS = {"title": 3.0, "insight": 2.0, "advice": 1.0}


@dataclass(frozen=True)
class Quality:
    """Of all queries: the share with an answer first, the share with one in the first three,
    and the mean of one divided by the place of the first answer (MRR)."""

    first: float
    in_three: float
    reciprocal: float


def quality(find: Find, queries: Queries) -> Quality:
    """How good a way of finding is at these queries."""
    places = [place_of(find(text), answers) for text, answers in queries.items()]
    count = len(places)
    return Quality(
        first=sum(place == 1 for place in places) / count,
        in_three=sum(0 < place <= 3 for place in places) / count,
        reciprocal=sum(1 / place for place in places if place) / count,
    )


def place_of(found: list[str], answers: Collection[str]) -> int:
    """The place of the first answer, from 1; 0 when there is none."""
    return next((at for at, name in enumerate(found, 1) if name in answers), 0)


def as_the_bot(session: Session, here: Municipality, names: dict[int, str]) -> Find:
    """Finding as the bot does it."""

    def find(text: str) -> list[str]:
        found = find_lessons(session, here=here, viewer=None, query=LessonQuery(text=text))
        return [names[each.lesson_id] for each in found]

    return find


def by_words(text: str) -> Iterator[str]:
    """Every word, as it stands there."""
    return iter(folded(text).split())


def by_stems(text: str) -> Iterator[str]:
    """The stem of every word."""
    return (stems_of(word)[0] for word in by_words(text))


def by_pieces(text: str) -> Iterator[str]:
    """Overlapping pieces of every word, a short one whole."""
    return chain.from_iterable(
        (word[at : at + PIECE] for at in range(max(1, len(word) - PIECE + 1)))
        for word in by_words(text)
    )


def simply(terms: Callable[[str], Iterator[str]]) -> Find:
    """Finding with one kind of term and the same ranking, to compare with."""
    names, postings, lengths = list(lessons()), dict[str, dict[int, float]](), dict[int, float]()
    for at, lesson in enumerate(lessons().values()):
        lengths[at] = 0.0
        for term, weight in _weighed(lesson, terms):
            held = postings.setdefault(term, {})
            held[at] = held.get(at, 0.0) + weight
            lengths[at] += weight

    def find(text: str) -> list[str]:
        sought = [Sought(term, (Reading(({term: 1.0},), 1.0),)) for term in terms(text)]
        scores = rank(sought, Shelf(postings, lengths))
        return [names[at] for at in sorted(scores, key=lambda at: (-scores[at], at))]

    return find


def _weighed(
    lesson: LessonInput, terms: Callable[[str], Iterator[str]]
) -> Iterator[tuple[str, float]]:
    for field, weight in _WEIGHTS.items():
        for term in terms(getattr(lesson, field) or ""):
            yield term, weight
