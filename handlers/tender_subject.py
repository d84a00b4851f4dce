"""A tender on the calendar, as the flow of its form knows it."""

from collections.abc import Mapping
from typing import Any

from bot.messages.message import Block
from bot.messages.tender_form import (
    PAGE,
    Rendering,
    TenderFormState,
    edit_tender_form,
    new_tender,
)
from bot.messages.tender_ids import NUMBER_PREFIX
from bot.services import tender_access, tenders
from bot.services.form_states import FieldProblem
from bot.services.tender_fields import TenderInput, input_of
from bot.services.tender_forms import form_of, read_fields, readable_field, typed_form
from handlers.form_metadata import FormMetadata
from handlers.form_subject import Beside, FormSubject, Stored
from handlers.interaction import Interaction
from storage.tables import Tender
from storage.tenders import find_tender

_OWN = "problem_"
"""What is wrong with a field that a trajectory has not."""


class TenderSubject(FormSubject[Tender, TenderFormState, TenderInput]):
    """Every colleague may add one; changing one is checked per person."""

    outdated_choices = frozenset({"category_unknown", "team_unknown", "problem_procedure_unknown"})

    def stored(self, record: Tender) -> Stored:
        """The row of the tender."""
        return Stored(record.id or 0, record.version)

    def typed(
        self, values: Mapping[str, Any], *, start: TenderFormState | None = None
    ) -> TenderFormState:
        """The form as it was sent in."""
        return typed_form(values, start=start)

    def form_of(self, doing: Interaction, record: Tender) -> TenderFormState:
        """The form filled with what the tender holds."""
        return form_of(doing.session, record, here=doing.here)

    def input_of(self, record: Tender) -> TenderInput:
        """What the tender holds."""
        return input_of(record)

    def read(
        self,
        doing: Interaction,
        state: TenderFormState,
        *,
        fields: frozenset[str] | None = None,
        start: TenderInput | None = None,
    ) -> TenderInput | list[FieldProblem]:
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

    def create(self, doing: Interaction, wanted: TenderInput, opened: FormMetadata) -> Tender:
        """Put it on the calendar."""
        del opened
        return tenders.add_tender(
            doing.session,
            here=doing.here,
            actor_id=doing.viewer.person_id,
            wanted=wanted,
            now=doing.now,
        )

    def found(self, doing: Interaction, subject_id: int) -> Tender:
        """The one that was added before."""
        stored = find_tender(
            doing.session, workspace_id=doing.here.workspace_id, tender_id=subject_id
        )
        if stored is None:
            raise LookupError("a tender that was added is gone")
        return stored

    def changeable(self, doing: Interaction, subject_id: int) -> Tender:
        """The tender, if this person may change it."""
        return tender_access.changeable(
            doing.session, here=doing.here, viewer=doing.viewer, tender_id=subject_id, lock=True
        )

    def change(self, doing: Interaction, record: Tender, wanted: TenderInput) -> Tender:
        """Change it; rivals have waited since it was found changeable."""
        return tenders.edit_tender(
            doing.session,
            here=doing.here,
            viewer=doing.viewer,
            tender_id=record.id or 0,
            version=record.version,
            wanted=wanted,
            now=doing.now,
        ).tender

    def new_form(
        self, doing: Interaction, state: TenderFormState, metadata: FormMetadata, beside: Beside
    ) -> Block:
        """The form for a new one."""
        here = doing.here
        return new_tender(state, here.profile, here.words, rendering(metadata, beside))

    def edit_form(
        self,
        doing: Interaction,
        record: Tender,
        state: TenderFormState,
        metadata: FormMetadata,
        beside: Beside,
    ) -> Block:
        """The form that changes one."""
        return edit_tender_form(
            state,
            doing.here.profile,
            doing.here.words,
            rendering(metadata, beside),
            called=called(record),
            follows=follows(record),
        )

    def readable(self, doing: Interaction, name: str, state: TenderFormState) -> str:
        """What a field holds, as people read it."""
        return readable_field(name, state, doing.here)

    def told(self, doing: Interaction, problem: FieldProblem) -> str:
        """A mistake, as people read it."""
        page = PAGE if problem.phrase.startswith(_OWN) else "trajectory_problems"
        return doing.here.words.plain(page, problem.phrase, **problem.data)

    def belonging(self, own: frozenset[str], typed: TenderFormState) -> frozenset[str]:
        """The team was filled in to go with the other category."""
        return own | {"team"} if "category" in own and typed.team is None else own


def rendering(metadata: FormMetadata, beside: Beside | None = None) -> Rendering:
    """One picture of the form."""
    told = beside or Beside()
    return Rendering(metadata.dump(), metadata.step, told.current, told.intro, told.mistakes)


def called(record: Tender) -> str:
    """Its number as people write it, such as 'A12'."""
    return f"{NUMBER_PREFIX}{record.number}"


def follows(record: Tender) -> bool:
    """Whether the bot knows the contract that it comes after."""
    return record.follows_id is not None or record.follows_trajectory_id is not None
