"""A lesson, as the flow of its form knows it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.messages.conversation_view import About
from bot.messages.lesson_form import LessonForm, edit_lesson_form, new_lesson_form
from bot.messages.lesson_form_notes import FormContext
from bot.messages.message import Block
from bot.policy.lessons import is_teller
from bot.policy.phases import is_awarded
from bot.services import lesson_access, lessons
from bot.services.form_states import FieldProblem, fingerprint
from bot.services.lesson_access import tellers_of
from bot.services.lesson_fields import LessonInput, id_of, input_of
from bot.services.lesson_forms import (
    lesson_form_of,
    readable_lesson_field,
    trajectory_option,
    typed_lesson,
)
from bot.services.lesson_input import read_lesson_fields
from bot.services.lesson_requests import note_kept
from bot.services.name_check import names_in
from handlers.form_metadata import FormMetadata
from handlers.form_subject import Beside, FormSubject, Stored
from handlers.form_talk import end_talk, saved_meanwhile
from handlers.interaction import Interaction
from handlers.lesson_origin import origin_noted
from storage.lessons import LessonRecord, find_lesson
from storage.trajectories import find_trajectory

_TEXTS = ("title", "insight", "problem", "approach", "result", "advice", "measure")
_SEEN = "names"


class LessonSubject(FormSubject[LessonRecord, LessonForm, LessonInput]):
    """Anybody may tell a lesson; changing one is checked per person."""

    outdated_choices = frozenset({"theme_unknown", "category_unknown"})

    def stored(self, record: LessonRecord) -> Stored:
        """The row of the lesson."""
        return Stored(id_of(record.lesson), record.lesson.version)

    def typed(self, values: Mapping[str, Any], *, start: LessonForm | None = None) -> LessonForm:
        """The form as it was sent in."""
        return typed_lesson(values, start=start)

    def form_of(self, doing: Interaction, record: LessonRecord) -> LessonForm:
        """The form filled with what the lesson holds."""
        return lesson_form_of(doing.session, record, here=doing.here, viewer=doing.viewer)

    def input_of(self, record: LessonRecord) -> LessonInput:
        """What the lesson holds."""
        return input_of(record)

    def read(
        self,
        doing: Interaction,
        state: LessonForm,
        *,
        fields: frozenset[str] | None = None,
        start: LessonInput | None = None,
    ) -> LessonInput | list[FieldProblem]:
        """Read the form; every mistake at once."""
        return read_lesson_fields(
            doing.session, state, here=doing.here, viewer=doing.viewer, fields=fields, start=start
        )

    def create(self, doing: Interaction, wanted: LessonInput, opened: FormMetadata) -> LessonRecord:
        """Keep it, and remember which message it came from."""
        source = origin_noted(opened.notes)
        record = lessons.keep_lesson(
            doing.session,
            here=doing.here,
            teller_id=doing.viewer.person_id,
            wanted=wanted,
            now=doing.now,
            origin=source.origin(doing),
        )
        note_kept(doing.session, here=doing.here, lesson=record.lesson, now=doing.now)
        end_talk(doing, opened, About.LESSON, id_of(record.lesson))
        return record

    def kept_meanwhile(self, doing: Interaction, opened: FormMetadata) -> int | None:
        """What was confirmed in the talk in which the form was opened."""
        return saved_meanwhile(doing, opened)

    def found(self, doing: Interaction, subject_id: int) -> LessonRecord:
        """The one that was kept before."""
        record = find_lesson(
            doing.session, workspace_id=doing.here.workspace_id, lesson_id=subject_id
        )
        if record is None:
            raise LookupError("a kept lesson is gone")
        return record

    def changeable(self, doing: Interaction, subject_id: int) -> LessonRecord:
        """The lesson, if this person may change it."""
        return lesson_access.editable(
            doing.session, here=doing.here, viewer=doing.viewer, lesson_id=subject_id, lock=True
        )

    def change(self, doing: Interaction, record: LessonRecord, wanted: LessonInput) -> LessonRecord:
        """Change it; rivals have waited since it was found changeable."""
        if not self._is_own(doing, record):  # their name is for who told it alone to show
            wanted = replace(wanted, anonymous=record.lesson.anonymous)
        return lessons.rewrite(
            doing.session,
            here=doing.here,
            record=record,
            actor_id=doing.viewer.person_id,
            wanted=wanted,
            now=doing.now,
        ).record

    def new_form(
        self, doing: Interaction, state: LessonForm, metadata: FormMetadata, beside: Beside
    ) -> Block:
        """The form for a new lesson."""
        return new_lesson_form(
            state,
            doing.here.profile,
            doing.here.words,
            metadata=metadata.dump(),
            step=metadata.step,
            context=_context(doing, state, metadata, beside),
        )

    def edit_form(
        self,
        doing: Interaction,
        record: LessonRecord,
        state: LessonForm,
        metadata: FormMetadata,
        beside: Beside,
    ) -> Block:
        """The form that changes a lesson."""
        return edit_lesson_form(
            state,
            doing.here.profile,
            doing.here.words,
            number=record.lesson.number,
            metadata=metadata.dump(),
            step=metadata.step,
            context=replace(
                _context(doing, state, metadata, beside), own=self._is_own(doing, record)
            ),
        )

    def _is_own(self, doing: Interaction, record: LessonRecord) -> bool:
        return is_teller(doing.viewer, tellers_of(record))

    def readable(self, doing: Interaction, name: str, state: LessonForm) -> str:
        """What a field holds, as people read it."""
        return readable_lesson_field(
            doing.session, name, state, here=doing.here, viewer=doing.viewer
        )

    def told(self, doing: Interaction, problem: FieldProblem) -> str:
        """A mistake, as people read it."""
        return doing.here.words.plain("lesson_problems", problem.phrase, **problem.data)

    def doubt(
        self, doing: Interaction, wanted: LessonInput, opened: FormMetadata
    ) -> FormMetadata | None:
        """Names of suppliers and products are pointed out once, before anything is kept."""
        names = names_in((getattr(wanted, name) for name in _TEXTS), here=doing.here)
        seen = opened.notes.get(_SEEN, ())
        if all(fingerprint(name) in seen for name in names):
            return None
        return opened.rendered_again(**{_SEEN: [fingerprint(name) for name in names]})


def _context(
    doing: Interaction, state: LessonForm, metadata: FormMetadata, beside: Beside
) -> FormContext:
    """What the form shows beside its fields."""
    chosen = int(state.trajectory) if state.trajectory else None
    source = origin_noted(metadata.notes)
    return FormContext(
        trajectory=trajectory_option(doing.session, chosen, here=doing.here, viewer=doing.viewer),
        names=_pointed_out(doing, state, metadata),
        awarded=_is_awarded(doing, chosen),
        author=source.author if source.somebody_elses else None,
        private=source.private,
        gone=source.gone,
        edited=source.edited,
        declined=source.declined,
        current=beside.current,
        intro=beside.intro,
        mistakes=beside.mistakes,
    )


def _pointed_out(doing: Interaction, state: LessonForm, metadata: FormMetadata) -> tuple[str, ...]:
    """The names that this rendering asks about."""
    seen = metadata.notes.get(_SEEN, ())
    names = names_in((getattr(state, name) for name in _TEXTS), here=doing.here)
    return tuple(name for name in names if fingerprint(name) in seen)


def _is_awarded(doing: Interaction, trajectory_id: int | None) -> bool:
    if trajectory_id is None:
        return True
    record = find_trajectory(
        doing.session, workspace_id=doing.here.workspace_id, trajectory_id=trajectory_id
    )
    return record is None or is_awarded(record.trajectory.phase)
