"""Reading a row of a file into a lesson, or saying at which columns what is wrong."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from sqlmodel import Session

from bot.language.folding import folded
from bot.messages.lesson_form import (
    LINE_LENGTH,
    TEXT_LENGTH,
    TITLE_LENGTH,
    kind_label,
    outcome_label,
)
from bot.messages.trajectory_view import phase_label
from bot.profile.problems import one_of
from bot.services.cells import (
    REF_LENGTH,
    CellError,
    fitting,
    line,
    named,
    quoted,
    read_cells,
    unknown,
)
from bot.services.form_states import MistakeError
from bot.services.lesson_fields import LessonInput
from bot.services.lesson_input import read_link
from bot.services.municipality import Municipality
from bot.services.row_report import Refused
from bot.services.visible_text import visible_lines, visible_text
from storage.numbers import LARGEST_NUMBER
from storage.trajectories import find_by_number
from storage.vocabulary import LessonKind, LessonOutcome, Phase

REQUIRED = ("ref", "titel", "inzicht", "thema", "categorie")
"""Columns that a file of lessons has; the last two may be empty."""

_FIELDS = {
    "titel": "title",
    "inzicht": "insight",
    "thema": "themes",
    "categorie": "categories",
    "probleem": "problem",
    "aanpak": "approach",
    "resultaat": "result",
    "advies": "advice",
    "getal": "measure",
    "link": "link",
    "fase": "phase",
    "soort": "kind",
    "afloop": "outcome",
    "traject": "trajectory_id",
    "anoniem": "anonymous",
}
OPTIONAL = tuple(name for name in _FIELDS if name not in REQUIRED)
"""Columns that it may have; what a file has no column for, is left alone."""

_BY_NUMBER = re.compile(r"les-\d+", re.IGNORECASE)
_YES, _NO = {"ja", "waar", "true", "yes"}, {"nee", "onwaar", "false", "no", ""}

_Read = Callable[[str], object]
_Value = TypeVar("_Value", bound=StrEnum)


@dataclass(frozen=True)
class LessonRow:
    """A row that can be kept. ``fields``: what it says, by the names of LessonInput."""

    number: int
    ref: str
    fields: Mapping[str, Any]

    def wanted(self) -> LessonInput:
        """The lesson that it is when there is none yet."""
        return LessonInput(**self.fields)


class LessonRows:
    """Reads rows, one after the other, for one municipality."""

    def __init__(self, session: Session, *, here: Municipality) -> None:
        self._session, self._here = session, here
        profile, words = here.profile, here.words
        phases = named((each, (each, phase_label(each, words))) for each in Phase)
        kinds = named((each, (each, kind_label(each, words))) for each in LessonKind)
        outcomes = named((each, (each, outcome_label(each, words))) for each in LessonOutcome)
        themes = named(
            (each.slug, (each.slug, each.label, *each.aliases)) for each in profile.themes
        )
        categories = named(
            (each.slug, (each.slug, each.label, *each.aliases)) for each in profile.categories
        )
        self._readers: Mapping[str, _Read] = {
            "ref": _ref,
            "titel": lambda cell: line(cell, TITLE_LENGTH, needed="a title"),
            "inzicht": lambda cell: _lines(cell, needed="what was learnt"),
            "thema": lambda cell: _several(cell, themes, "theme"),
            "categorie": lambda cell: _several(cell, categories, "category"),
            "probleem": _lines,
            "aanpak": _lines,
            "resultaat": _lines,
            "advies": _lines,
            "getal": lambda cell: line(cell, LINE_LENGTH),
            "link": _link,
            "fase": lambda cell: _one(cell, phases, Phase),
            "soort": lambda cell: _one(cell, kinds, LessonKind),
            "afloop": lambda cell: _one(cell, outcomes, LessonOutcome),
            "traject": self._trajectory,
            "anoniem": _yes_or_no,
        }

    def read(self, number: int, cells: Mapping[str, str]) -> LessonRow | list[Refused]:
        """A row, or the first mistake in each of its columns."""
        values, mistakes = read_cells(number, cells, self._readers)
        if mistakes:
            return mistakes
        fields = {_FIELDS[column]: value for column, value in values.items() if column in _FIELDS}
        return LessonRow(number, values["ref"], fields)

    def _trajectory(self, cell: str) -> int | None:
        number = visible_text(cell)
        if not number:
            return None
        if not (number.isascii() and number.isdigit()):
            raise CellError(f"{quoted(cell)} is no number of a trajectory, such as 12")
        found = None
        if len(number) <= len(str(LARGEST_NUMBER)) and int(number) <= LARGEST_NUMBER:
            found = find_by_number(
                self._session, workspace_id=self._here.workspace_id, number=int(number)
            )
        if found is None:
            raise CellError(f"there is no trajectory {quoted(cell)} in this workspace")
        return found.trajectory.id


def _ref(cell: str) -> str | None:
    """The name of a row; not one by which ``vaandel search`` calls a lesson without a ref."""
    ref = line(cell, REF_LENGTH, needed="a name that stays the same")
    if ref is not None and _BY_NUMBER.fullmatch(ref):
        raise CellError(f"{quoted(cell)} is how a lesson is called by its number; choose another")
    return ref


def _lines(cell: str, *, needed: str = "") -> str | None:
    return fitting(visible_lines(cell), TEXT_LENGTH, needed)


def _link(cell: str) -> str | None:
    try:
        return read_link(cell)
    except MistakeError as error:
        raise CellError(
            f"{quoted(cell)} is no address of a page; start with https:// or http://"
        ) from error


def _yes_or_no(cell: str) -> bool:
    answer = visible_text(cell).casefold()
    if answer in _YES | _NO:
        return answer in _YES
    raise CellError(f"{quoted(cell)} is neither; use ja or nee")


def _one(cell: str, known: Mapping[str, str], kind: type[_Value]) -> _Value | None:
    if not visible_text(cell):
        return None
    name = folded(cell)
    if name not in known:
        raise CellError(f"{quoted(cell)} is not possible; use {one_of(cell, list(kind))}")
    return kind(known[name])


def _several(cell: str, known: Mapping[str, str], what: str) -> frozenset[str]:
    """Slugs in a list with commas; a label may have commas itself, so the longest goes first."""
    listed = line(cell, TEXT_LENGTH) or ""
    parts = [part for part in listed.split(",") if part.strip()]
    slugs: set[str] = set()
    start = 0
    while start < len(parts):
        for end in range(len(parts), start, -1):
            name = folded(" ".join(parts[start:end]))
            if name in known:
                slugs.add(known[name])
                start = end
                break
        else:
            typed = parts[start].strip()
            raise unknown(typed, dict.fromkeys(known.values()), what)
    return frozenset(slugs)
