"""Between the form and the lesson: what stands in it, and how it is read aloud."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlmodel import Session

from bot.language.lesson_text import LessonDraft, read_lesson
from bot.messages.escaping import shorten
from bot.messages.form_fields import Option
from bot.messages.lesson_form import (
    LINE_LENGTH,
    LINK_LENGTH,
    STORY,
    TEXT_LENGTH,
    TITLE_LENGTH,
    YES,
    LessonForm,
    kind_label,
    outcome_label,
)
from bot.messages.trajectory_view import phase_label
from bot.policy.confidentiality import Viewer
from bot.services import trajectories
from bot.services.errors import RefusalError
from bot.services.municipality import Municipality
from storage.lessons import LessonRecord
from storage.vocabulary import LessonKind, LessonOutcome, Phase


def lesson_form_of(
    session: Session, record: LessonRecord, *, here: Municipality, viewer: Viewer
) -> LessonForm:
    """The form filled with what a lesson holds now, as far as it can show that.

    What it cannot show (a theme that has left the profile, a trajectory that this person
    may not know of) counts as shown empty: whoever does not touch it does not change it.
    """
    stored, profile = record.lesson, here.profile
    shown = trajectory_option(session, stored.trajectory_id, here=here, viewer=viewer)
    return LessonForm(
        title=shorten(stored.title, TITLE_LENGTH),
        insight=shorten(stored.insight, TEXT_LENGTH),
        **{name: shorten(getattr(stored, name) or "", TEXT_LENGTH) for name in STORY},
        outcome=stored.outcome.value if stored.outcome else None,
        kind=stored.kind.value if stored.kind else None,
        themes=tuple(theme.slug for theme in profile.themes if theme.slug in record.themes),
        categories=tuple(
            each.slug for each in profile.categories if each.slug in record.categories
        ),
        phase=stored.phase.value if stored.phase else None,
        trajectory=shown.value if shown else None,
        measure=shorten(stored.measure or "", LINE_LENGTH),
        link=shorten(stored.link or "", LINK_LENGTH),
        anonymous=(YES,) if stored.anonymous else (),
    )


def proposed_lesson(
    session: Session, text: str, *, here: Municipality, viewer: Viewer
) -> LessonForm:
    """The form filled with what somebody typed behind the command, or said in a message."""
    draft = read_lesson(text)
    return LessonForm(
        title=shorten(draft.title, TITLE_LENGTH),
        insight=shorten(draft.insight, TEXT_LENGTH),
        trajectory=_named_trajectory(session, draft, here=here, viewer=viewer),
    )


def typed_lesson(values: Mapping[str, Any], *, start: LessonForm | None = None) -> LessonForm:
    """The form as it was sent in; a field that it did not show stays as in ``start``."""
    own = {name: values[name] for name in LessonForm.__dataclass_fields__ if name in values}
    return replace(start or LessonForm(), **own)


def trajectory_option(
    session: Session, trajectory_id: int | None, *, here: Municipality, viewer: Viewer
) -> Option | None:
    """A trajectory as something to choose, if this person may know of it."""
    if trajectory_id is None:
        return None
    try:
        record = trajectories.visible(
            session, here=here, viewer=viewer, trajectory_id=trajectory_id
        )
    except RefusalError:
        return None
    stored = record.trajectory
    return Option(str(stored.id), f"{stored.number} · {' '.join(stored.title.split())}")


def readable_lesson_field(
    session: Session, name: str, state: LessonForm, *, here: Municipality, viewer: Viewer
) -> str:
    """What a field of the form holds, as people read it."""
    value = state.field_values()[name]
    if name == "trajectory":
        chosen = int(value) if value else None
        option = trajectory_option(session, chosen, here=here, viewer=viewer)
        return option.label if option else ""
    return _chosen(name, value, here) if value and name in _CHOICES else str(value or "")


_CHOICES = frozenset({"outcome", "kind", "phase", "themes", "categories", "anonymous"})


def _chosen(name: str, value: Any, here: Municipality) -> str:
    """What was chosen, as people read it."""
    words = here.words
    match name:
        case "outcome":
            return outcome_label(LessonOutcome(value), words)
        case "kind":
            return kind_label(LessonKind(value), words)
        case "phase":
            return phase_label(Phase(value), words)
        case "anonymous":
            return words.plain("lesson_form", "anonymous_yes")
    entries = here.profile.themes if name == "themes" else here.profile.categories
    return ", ".join(each.label for each in entries if each.slug in value)


def _named_trajectory(
    session: Session, draft: LessonDraft, *, here: Municipality, viewer: Viewer
) -> str | None:
    if draft.trajectory is None:
        return None
    try:
        found = trajectories.id_of_number(session, here=here, number=draft.trajectory)
    except RefusalError:
        return None
    option = trajectory_option(session, found, here=here, viewer=viewer)
    return option.value if option else None
