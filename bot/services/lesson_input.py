"""Reading what somebody typed into a lesson, or saying at which field what is wrong."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from sqlmodel import Session

from bot.messages.lesson_form import (
    LINE_LENGTH,
    LINK_LENGTH,
    TEXT_LENGTH,
    TITLE_LENGTH,
    YES,
    LessonForm,
)
from bot.policy.confidentiality import Viewer
from bot.profile import Profile
from bot.services import trajectories
from bot.services.errors import RefusalError
from bot.services.form_states import FieldProblem, MistakeError
from bot.services.lesson_fields import LessonInput
from bot.services.municipality import Municipality
from bot.services.visible_text import visible_lines, visible_text
from storage.vocabulary import LessonKind, LessonOutcome, Phase

_Reader = Callable[[LessonForm], object]


def read_lesson_fields(
    session: Session,
    state: LessonForm,
    *,
    here: Municipality,
    viewer: Viewer,
    fields: Collection[str] | None = None,
    start: LessonInput | None = None,
) -> LessonInput | list[FieldProblem]:
    """Read the form; every mistake at once.

    :param fields: the fields to read, all of them by default; the others stay as in
        ``start``, because what nobody touched need not be understood again.
    """
    wanted: dict[str, Any] = {}
    problems: list[FieldProblem] = []
    for name, read in _readers(session, here, viewer).items():
        if fields is not None and name not in fields:
            continue
        try:
            wanted["trajectory_id" if name == "trajectory" else name] = read(state)
        except MistakeError as mistake:
            problems.append(mistake.problem)
    return problems or replace(start or LessonInput(title="", insight=""), **wanted)


def read_link(text: str) -> str | None:
    """A web address as it was typed; None when nothing was.

    :raises MistakeError: it is no address of a page.
    """
    link = visible_text(text)
    if not link:
        return None
    parts = _split(link)
    if parts is None or " " in link or len(link) > LINK_LENGTH:
        raise MistakeError("link", "link_unclear", typed=text.strip())
    return link


def _split(link: str) -> object | None:
    try:
        parts = urlsplit(link)
    except ValueError:  # a bracket that is not closed, say
        return None
    return parts if parts.scheme in {"http", "https"} and parts.hostname else None


def _readers(session: Session, here: Municipality, viewer: Viewer) -> Mapping[str, _Reader]:
    profile = here.profile
    return {
        "title": lambda state: _needed("title", visible_text(state.title), TITLE_LENGTH),
        "insight": lambda state: _needed("insight", visible_lines(state.insight), TEXT_LENGTH),
        "problem": lambda state: _story("problem", state.problem),
        "approach": lambda state: _story("approach", state.approach),
        "result": lambda state: _story("result", state.result),
        "advice": lambda state: _story("advice", state.advice),
        "measure": lambda state: _short("measure", visible_text(state.measure), LINE_LENGTH),
        "link": lambda state: read_link(state.link),
        "outcome": lambda state: LessonOutcome(state.outcome) if state.outcome else None,
        "kind": lambda state: LessonKind(state.kind) if state.kind else None,
        "phase": lambda state: Phase(state.phase) if state.phase else None,
        "themes": lambda state: _themes(state.themes, profile),
        "categories": lambda state: _categories(state.categories, profile),
        "trajectory": lambda state: _trajectory(session, state.trajectory, here, viewer),
        "anonymous": lambda state: YES in state.anonymous,
    }


def _needed(name: str, text: str, longest: int) -> str:
    if not text:
        raise MistakeError(name, f"{name}_missing")
    return _short(name, text, longest) or ""


def _story(name: str, text: str) -> str | None:
    return _short(name, visible_lines(text), TEXT_LENGTH)


def _short(name: str, text: str, longest: int) -> str | None:
    if len(text) > longest:
        raise MistakeError(name, "too_long", longest=longest)
    return text or None


def _themes(slugs: Collection[str], profile: Profile) -> frozenset[str]:
    if not set(slugs) <= {theme.slug for theme in profile.themes}:
        raise MistakeError("themes", "theme_unknown")
    return frozenset(slugs)


def _categories(slugs: Collection[str], profile: Profile) -> frozenset[str]:
    if not set(slugs) <= {category.slug for category in profile.categories}:
        raise MistakeError("categories", "category_unknown")
    return frozenset(slugs)


def _trajectory(
    session: Session, chosen: str | None, here: Municipality, viewer: Viewer
) -> int | None:
    """The trajectory that was chosen: one that this person may know of."""
    if not chosen:
        return None
    try:
        trajectory_id = int(chosen)
        trajectories.visible(session, here=here, viewer=viewer, trajectory_id=trajectory_id)
    except (ValueError, RefusalError) as error:
        raise MistakeError("trajectory", "trajectory_unknown") from error
    return trajectory_id
