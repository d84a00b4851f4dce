"""A trajectory, as the flow of its form knows it."""

from collections.abc import Mapping
from typing import Any

from bot.messages.conversation_view import About
from bot.messages.message import Block
from bot.messages.trajectory_form import FormState, edit_form, new_form
from bot.services import trajectories
from bot.services.form_states import FieldProblem
from bot.services.trajectory_fields import TrajectoryInput, input_of
from bot.services.trajectory_forms import form_of, readable_field, typed_form
from bot.services.trajectory_input import read_fields
from handlers.form_metadata import FormMetadata
from handlers.form_subject import Beside, FormSubject, Stored
from handlers.form_talk import end_talk, saved_meanwhile
from handlers.interaction import Interaction
from handlers.tender_register import registered_before, tender_registered
from storage.trajectories import TrajectoryRecord, find_trajectory


class TrajectorySubject(FormSubject[TrajectoryRecord, FormState, TrajectoryInput]):
    """Anybody may log a trajectory; changing one is checked per person."""

    outdated_choices = frozenset({"category_unknown", "team_unknown", "theme_unknown"})

    def stored(self, record: TrajectoryRecord) -> Stored:
        """The row of the trajectory."""
        return Stored(record.trajectory.id or 0, record.trajectory.version)

    def typed(self, values: Mapping[str, Any], *, start: FormState | None = None) -> FormState:
        """The form as it was sent in."""
        return typed_form(values, start=start)

    def form_of(self, doing: Interaction, record: TrajectoryRecord) -> FormState:
        """The form filled with what the trajectory holds."""
        return form_of(doing.session, record, here=doing.here)

    def input_of(self, record: TrajectoryRecord) -> TrajectoryInput:
        """What the trajectory holds."""
        return input_of(record)

    def read(
        self,
        doing: Interaction,
        state: FormState,
        *,
        fields: frozenset[str] | None = None,
        start: TrajectoryInput | None = None,
    ) -> TrajectoryInput | list[FieldProblem]:
        """Read the form; every mistake at once."""
        return read_fields(
            doing.session,
            state,
            here=doing.here,
            today=doing.today,
            now=doing.now,
            fields=fields,
            start=start,
        )

    def create(
        self, doing: Interaction, wanted: TrajectoryInput, opened: FormMetadata
    ) -> TrajectoryRecord:
        """Log it: the talk that its form was opened in is over, its tender followed from here."""
        record = trajectories.log_trajectory(
            doing.session,
            here=doing.here,
            actor_id=doing.viewer.person_id,
            wanted=wanted,
            now=doing.now,
        )
        end_talk(doing, opened, About.TRAJECTORY, record.trajectory.id or 0)
        tender_registered(doing, opened, record.trajectory.id or 0)
        return record

    def kept_meanwhile(self, doing: Interaction, opened: FormMetadata) -> int | None:
        """What was confirmed in the talk in which the form was opened, or registered by another."""
        registered = registered_before(doing, opened)
        return saved_meanwhile(doing, opened) if registered is None else registered

    def found(self, doing: Interaction, subject_id: int) -> TrajectoryRecord:
        """The one that was logged before."""
        record = find_trajectory(
            doing.session, workspace_id=doing.here.workspace_id, trajectory_id=subject_id
        )
        if record is None:
            raise LookupError("a logged trajectory is gone")
        return record

    def changeable(self, doing: Interaction, subject_id: int) -> TrajectoryRecord:
        """The trajectory, if this person may change it."""
        return trajectories.changeable(
            doing.session, here=doing.here, viewer=doing.viewer, trajectory_id=subject_id, lock=True
        )

    def change(
        self, doing: Interaction, record: TrajectoryRecord, wanted: TrajectoryInput
    ) -> TrajectoryRecord:
        """Change it; rivals have waited since it was found changeable."""
        return trajectories.edit_trajectory(
            doing.session,
            here=doing.here,
            viewer=doing.viewer,
            trajectory_id=record.trajectory.id or 0,
            version=record.trajectory.version,
            wanted=wanted,
            now=doing.now,
        ).record

    def new_form(
        self, doing: Interaction, state: FormState, metadata: FormMetadata, beside: Beside
    ) -> Block:
        """The form for a new trajectory."""
        return new_form(
            state,
            doing.here.profile,
            doing.here.words,
            metadata=metadata.dump(),
            step=metadata.step,
            mistakes=beside.mistakes,
        )

    def edit_form(
        self,
        doing: Interaction,
        record: TrajectoryRecord,
        state: FormState,
        metadata: FormMetadata,
        beside: Beside,
    ) -> Block:
        """The form that changes a trajectory."""
        return edit_form(
            state,
            doing.here.profile,
            doing.here.words,
            number=record.trajectory.number,
            metadata=metadata.dump(),
            step=metadata.step,
            current=beside.current,
            intro=beside.intro,
            mistakes=beside.mistakes,
        )

    def readable(self, doing: Interaction, name: str, state: FormState) -> str:
        """What a field holds, as people read it."""
        return readable_field(name, state, doing.here)

    def told(self, doing: Interaction, problem: FieldProblem) -> str:
        """A mistake, as people read it."""
        return doing.here.words.plain("trajectory_problems", problem.phrase, **problem.data)

    def belonging(self, own: frozenset[str], typed: FormState) -> frozenset[str]:
        """The team was filled in to go with the other category."""
        return own | {"team"} if "category" in own and typed.team is None else own
