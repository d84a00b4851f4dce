"""A step of a start form, as the flow of a form knows it."""

from collections.abc import Mapping
from typing import Any

from bot.messages.message import Block
from bot.messages.start_form import start_form_step
from bot.messages.start_form_steps import Step, StepState, steps_of
from bot.services import start_form_cases, start_forms
from bot.services.form_states import FieldProblem
from bot.services.start_form_cases import Case
from bot.services.start_form_fields import StartFormInput
from bot.services.start_form_input import read_step, readable_step_field, step_of
from bot.services.start_form_views import start_form_view
from handlers.form_metadata import FormMetadata
from handlers.form_subject import Beside, FormSubject, Stored
from handlers.interaction import Interaction

_STEP = "step"


class StartFormSubject(FormSubject[Case, StepState, StartFormInput]):
    """One step of one form; the people of the trajectory fill it in, and who oversees it."""

    outdated_choices = frozenset({"level_unknown", "reason_unknown"})

    def __init__(self, step: Step, doing: Interaction) -> None:
        self._step = step
        self._here = doing.here
        self._day = doing.today

    def stored(self, record: Case) -> Stored:
        """The trajectory, with the version of its form."""
        return Stored(record.trajectory_id, record.version)

    def typed(self, values: Mapping[str, Any], *, start: StepState | None = None) -> StepState:
        """The step as it was sent in."""
        return StepState({**(start.values if start else {}), **values})

    def form_of(self, doing: Interaction, record: Case) -> StepState:
        """The step filled with what the form holds."""
        answers = self.input_of(record)
        return step_of(doing.session, answers, step=self._step, here=doing.here)

    def input_of(self, record: Case) -> StartFormInput:
        """What the form holds, or would begin with."""
        return start_form_cases.filled(record, here=self._here, day=self._day)

    def read(
        self,
        doing: Interaction,
        state: StepState,
        *,
        fields: frozenset[str] | None = None,
        start: StartFormInput | None = None,
    ) -> StartFormInput | list[FieldProblem]:
        """Read the step; every mistake at once."""
        return read_step(
            doing.session,
            state,
            fields=self._step.fields(doing.here.profile) if fields is None else fields,
            start=start or StartFormInput(),
            here=doing.here,
            now=doing.now,
        )

    def create(self, doing: Interaction, wanted: StartFormInput, opened: FormMetadata) -> Case:
        """Not asked for: a form is begun by changing an empty one."""
        raise NotImplementedError

    def found(self, doing: Interaction, subject_id: int) -> Case:
        """Not asked for, as above."""
        raise NotImplementedError

    def changeable(self, doing: Interaction, subject_id: int) -> Case:
        """The form of this trajectory, if this person may fill it in now."""
        return start_form_cases.changeable(
            doing.session,
            here=doing.here,
            viewer=doing.viewer,
            trajectory_id=subject_id,
            day=doing.today,
        )

    def change(self, doing: Interaction, record: Case, wanted: StartFormInput) -> Case:
        """Keep the step, and that it was filled in."""
        case = start_forms.save_answers(
            doing.session,
            here=doing.here,
            viewer=doing.viewer,
            case=record,
            wanted=wanted,
            now=doing.now,
        )
        steps = steps_of(doing.here.profile)
        start_forms.note_reached(doing.session, case, steps=steps.index(self._step) + 1)
        return case

    def new_form(
        self, doing: Interaction, state: StepState, metadata: FormMetadata, beside: Beside
    ) -> Block:
        """Not asked for, as above."""
        raise NotImplementedError

    def edit_form(
        self,
        doing: Interaction,
        record: Case,
        state: StepState,
        metadata: FormMetadata,
        beside: Beside,
    ) -> Block:
        """The step, to fill in."""
        view = start_form_view(
            doing.session, record, here=doing.here, viewer=doing.viewer, day=doing.today
        )
        return start_form_step(
            view,
            self._step,
            state,
            doing.here.profile,
            doing.here.words,
            metadata=metadata.dump(),
            rendering=metadata.step,
            current=beside.current,
            intro=beside.intro,
            mistakes=beside.mistakes,
        )

    def readable(self, doing: Interaction, name: str, state: StepState) -> str:
        """What a field holds, as people read it."""
        return readable_step_field(name, state, doing.here)

    def told(self, doing: Interaction, problem: FieldProblem) -> str:
        """A mistake, as people read it."""
        return doing.here.words.plain("start_form_problems", problem.phrase, **problem.data)


def step_notes(step: Step) -> dict[str, Any]:
    """What a rendered step remembers of which it is."""
    return {_STEP: [step.kind, step.part]}


def step_in(metadata: FormMetadata) -> Step:
    """The step that was rendered. :raises KeyError: it is no step."""
    kind, part = metadata.notes[_STEP]
    return Step(kind, part)
