"""The fields of a lesson that people change, compared and written in one place."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from storage.lessons import LessonRecord, set_lesson_categories, set_lesson_themes
from storage.tables import Lesson
from storage.vocabulary import LessonKind, LessonOutcome, Phase

FREE_TEXT = (
    "title",
    "insight",
    "problem",
    "approach",
    "result",
    "advice",
    "measure",
    "link",
)
"""Fields that hold what somebody typed; in the event log they can be blanked."""

_FACTS = ("phase", "kind", "outcome", "trajectory_id", "anonymous")


@dataclass(frozen=True)
class LessonInput:
    """A lesson as somebody wants it to be. Themes and categories are slugs of the profile."""

    title: str
    insight: str
    problem: str | None = None
    approach: str | None = None
    result: str | None = None
    advice: str | None = None
    measure: str | None = None
    link: str | None = None
    phase: Phase | None = None
    kind: LessonKind | None = None
    outcome: LessonOutcome | None = None
    trajectory_id: int | None = None
    anonymous: bool = False
    themes: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()


def input_of(record: LessonRecord) -> LessonInput:
    """What a stored lesson holds."""
    stored = record.lesson
    fields: dict[str, Any] = {name: getattr(stored, name) for name in (*FREE_TEXT, *_FACTS)}
    return LessonInput(**fields, themes=record.themes, categories=record.categories)


def write_fields(session: Session, stored: Lesson, wanted: LessonInput) -> None:
    """Make the stored lesson hold what is wanted."""
    for name in (*FREE_TEXT, *_FACTS):
        setattr(stored, name, getattr(wanted, name))
    session.add(stored)
    session.flush()
    lesson_id = id_of(stored)
    set_lesson_themes(session, lesson_id=lesson_id, themes=wanted.themes)
    set_lesson_categories(session, lesson_id=lesson_id, categories=wanted.categories)


def changes(before: LessonInput | None, after: LessonInput) -> dict[str, list[Any]]:
    """Each field that differs, as ``[before, after]``, in values that JSON knows."""
    old = _plain(before) if before else {}
    return {
        name: [old.get(name), value]
        for name, value in _plain(after).items()
        if old.get(name) != value
    }


def split_texts(changed: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Changes apart: facts that stay, and texts that can be blanked."""
    facts = {name: value for name, value in changed.items() if name not in FREE_TEXT}
    texts = {name: value for name, value in changed.items() if name in FREE_TEXT}
    return facts, texts


def id_of(stored: Lesson) -> int:
    """The id of a stored lesson."""
    if stored.id is None:
        raise LookupError("a lesson without an id")
    return stored.id


def _plain(values: LessonInput) -> dict[str, Any]:
    return {
        **{name: getattr(values, name) for name in FREE_TEXT},
        "phase": values.phase.value if values.phase else None,
        "kind": values.kind.value if values.kind else None,
        "outcome": values.outcome.value if values.outcome else None,
        "trajectory_id": values.trajectory_id,
        "anonymous": values.anonymous or None,
        "themes": sorted(values.themes) or None,
        "categories": sorted(values.categories) or None,
    }
