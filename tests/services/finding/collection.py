"""The lessons that are looked for, and the queries with their answers."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from sqlmodel import Session

from bot.language.folding import folded
from bot.profile import load_profile
from bot.services.lesson_fields import LessonInput
from bot.services.lessons import Origin, keep_lesson
from bot.services.municipality import Municipality
from storage.vocabulary import LessonKind, LessonOrigin, LessonOutcome, Phase
from tests.services.house import NOW

PROFILE = "midden-groningen"
TUNED, APART = "queries.toml", "queries_kept_apart.toml"

_HERE = Path(__file__).parent
_ENUMS = {"phase": Phase, "kind": LessonKind, "outcome": LessonOutcome}

Queries = Mapping[str, frozenset[str]]
"""What is typed, and the names of the lessons that answer it."""


@cache
def lessons() -> Mapping[str, LessonInput]:
    """Every lesson under the name that the queries know it by."""
    return dict((*_made_up(), *_practice()))


def queries(file: str) -> Queries:
    """The queries of a file, with their answers."""
    read = _read(file)
    return {text: frozenset(answers) for text, answers in read.items()}


def keep_all(session: Session, here: Municipality) -> dict[int, str]:
    """Keep every lesson. :returns: the name of each by its id."""
    names = {}
    for name, wanted in lessons().items():
        origin = Origin(kind=LessonOrigin.IMPORT, ref=name)
        record = keep_lesson(
            session, here=here, teller_id=None, wanted=wanted, now=NOW, origin=origin
        )
        names[record.lesson.id or 0] = name
    return names


def _made_up() -> Iterator[tuple[str, LessonInput]]:
    for row in _read("lessons.toml")["lessons"]:
        name = row.pop("ref")
        labels: dict[str, Any] = {
            key: frozenset(row.pop(key, ())) for key in ("themes", "categories")
        }
        chosen: dict[str, Any] = {
            key: enum(row.pop(key)) for key, enum in _ENUMS.items() if key in row
        }
        yield name, LessonInput(**row, **labels, **chosen)


def _practice() -> Iterator[tuple[str, LessonInput]]:
    """The practice examples of the profile, by their titles."""
    practice = load_profile(PROFILE).practice
    for example in practice.examples if practice else ():
        yield (
            folded(example.title).replace(" ", "-"),
            LessonInput(example.title, example.text, themes=frozenset({example.theme})),
        )


def _read(file: str) -> dict[str, Any]:
    return tomllib.loads((_HERE / file).read_text("utf-8"))
