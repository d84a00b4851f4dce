"""Finding lessons: the terms yield candidates, one ranker orders them."""

from dataclasses import dataclass

from sqlmodel import Session

from bot.policy.confidentiality import Viewer
from bot.services.municipality import Municipality


@dataclass(frozen=True)
class LessonQuery:
    """What somebody looks for. Without ``text``: everything that fits, the newest first.

    ``theme`` and ``category`` are slugs; ``phase``, ``kind`` and ``outcome`` values of the
    vocabulary; empty is no filter. ``mine``: only what they told themselves.
    """

    text: str = ""
    theme: str = ""
    category: str = ""
    phase: str = ""
    kind: str = ""
    outcome: str = ""
    mine: bool = False


@dataclass(frozen=True)
class FoundLesson:
    """A lesson that fits; ``score`` is higher for a better fit, 0 without a text."""

    lesson_id: int
    score: float


def find_lessons(
    session: Session, *, here: Municipality, viewer: Viewer | None, query: LessonQuery
) -> list[FoundLesson]:
    """Everything that fits and that this person may read, the best first.

    :param viewer: None for the administrator at the command line, who reads everything.
    """
    raise NotImplementedError
