"""What the flow of a form must know of the thing that is filled in: a trajectory, a lesson."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from bot.messages.message import Block
from bot.services.form_states import FieldProblem, FormT
from handlers.form_metadata import FormMetadata
from handlers.interaction import Interaction

RecordT = TypeVar("RecordT")
InputT = TypeVar("InputT")


@dataclass(frozen=True)
class Beside:
    """What is shown beside the fields of a form that is shown again.

    ``current`` holds, by field, what stands there by now and why that is told (``intro``):
    ``stale`` (somebody else changed it) or ``saved`` (an earlier version of this same form
    was saved). ``mistakes`` are told at the top where a field cannot tell them.
    """

    current: Mapping[str, str] | None = None
    intro: str = "stale"
    mistakes: Sequence[str] = ()


@dataclass(frozen=True)
class Stored:
    """The row behind a record."""

    id: int
    version: int


class FormSubject(ABC, Generic[RecordT, FormT, InputT]):
    """One kind of thing that is logged and changed with a form.

    Everything happens in the session of the interaction; nothing is kept unless the
    handler commits.
    """

    outdated_choices: frozenset[str] = frozenset()
    """Mistakes in a choice that the open form does not offer any more."""

    @abstractmethod
    def stored(self, record: RecordT) -> Stored:
        """The row behind the record."""

    @abstractmethod
    def typed(self, values: Mapping[str, Any], *, start: FormT | None = None) -> FormT:
        """The form as it was sent in; a field that it did not show stays as in ``start``."""

    @abstractmethod
    def form_of(self, doing: Interaction, record: RecordT) -> FormT:
        """The form filled with what the record holds now."""

    @abstractmethod
    def input_of(self, record: RecordT) -> InputT:
        """What the record holds now."""

    @abstractmethod
    def read(
        self,
        doing: Interaction,
        state: FormT,
        *,
        fields: frozenset[str] | None = None,
        start: InputT | None = None,
    ) -> InputT | list[FieldProblem]:
        """Read the form; every mistake at once. Only ``fields``, the others as in ``start``."""

    @abstractmethod
    def create(self, doing: Interaction, wanted: InputT, opened: FormMetadata) -> RecordT:
        """Keep a new one."""

    @abstractmethod
    def found(self, doing: Interaction, subject_id: int) -> RecordT:
        """The one that this same form made before."""

    @abstractmethod
    def changeable(self, doing: Interaction, subject_id: int) -> RecordT:
        """The one that is to be changed, if this person may change it; rivals wait."""

    @abstractmethod
    def change(self, doing: Interaction, record: RecordT, wanted: InputT) -> RecordT:
        """Write what is wanted."""

    @abstractmethod
    def new_form(
        self, doing: Interaction, state: FormT, metadata: FormMetadata, beside: Beside
    ) -> Block:
        """The form for a new one."""

    @abstractmethod
    def edit_form(
        self,
        doing: Interaction,
        record: RecordT,
        state: FormT,
        metadata: FormMetadata,
        beside: Beside,
    ) -> Block:
        """The form that changes one."""

    @abstractmethod
    def readable(self, doing: Interaction, name: str, state: FormT) -> str:
        """What a field holds, as people read it."""

    @abstractmethod
    def told(self, doing: Interaction, problem: FieldProblem) -> str:
        """A mistake, as people read it."""

    def belonging(self, own: frozenset[str], typed: FormT) -> frozenset[str]:
        """The fields that were touched, with those that changed along with them."""
        del typed
        return own

    def doubt(
        self, doing: Interaction, wanted: InputT, opened: FormMetadata
    ) -> FormMetadata | None:
        """Ask once more before it is kept: the metadata of the form that asks, or None."""
        del doing, wanted, opened
        return None

    def kept_meanwhile(self, doing: Interaction, opened: FormMetadata) -> int | None:
        """The id of what this new form would make, where it was made in another way by now."""
        del doing, opened
        return None
