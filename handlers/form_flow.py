"""What comes in from a form: nothing typed is lost, nothing is overwritten unseen.

The same sent again gets the same answer. What was mended after the form was kept changes
what was kept. A field that somebody else changed meanwhile is shown beside what was typed.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Generic

from bot.messages.form_fields import block_ids, read_state
from bot.services.form_states import (
    FieldProblem,
    FormT,
    clashing,
    fingerprints,
    touched,
)
from handlers.form_metadata import FormMetadata, sent
from handlers.form_subject import Beside, FormSubject, InputT, RecordT
from handlers.interaction import Body, Interaction
from handlers.responses import DONE, Response, at_the_fields, in_its_place
from handlers.sent_once import Answer, earlier_answer, settle


class FormFlow(Generic[RecordT, FormT, InputT]):
    """Takes in the forms of one kind of thing."""

    def __init__(self, subject: FormSubject[RecordT, FormT, InputT]) -> None:
        self._subject = subject

    def take_new(self, doing: Interaction, body: Body) -> RecordT | Response:
        """Keep what is new, or change what this form kept before; or say what is wrong."""
        metadata, values = sent(body)
        typed = self._subject.typed(read_state(values))
        earlier = earlier_answer(doing, metadata)
        if earlier is not None and _is_repeat(earlier, typed):
            return self._subject.found(doing, earlier["subject"])
        if earlier is None:
            kept = self._subject.kept_meanwhile(doing, metadata)
            if kept is not None:
                return self._beside_kept(doing, metadata, values, kept)
            outcome = self._created(doing, metadata, typed, values)
        else:
            outcome = self._mended(doing, values, earlier)
        if not isinstance(outcome, dict):
            settle(doing, metadata, self._kept(doing, outcome, typed))
        return outcome

    def take_change(self, doing: Interaction, body: Body) -> RecordT | Response:
        """Change what was opened, or say what is wrong; ``DONE`` where it was changed before."""
        metadata, values = sent(body)
        bare = self._subject.typed(read_state(values))
        earlier = earlier_answer(doing, metadata)
        if earlier is not None and _is_repeat(earlier, bare):
            return DONE
        record = self._subject.changeable(doing, metadata.subject_id or 0)
        current = self._subject.form_of(doing, record)
        typed = self._subject.typed(read_state(values), start=current)
        shown = block_ids(values).keys()
        if earlier is not None:
            state = current.taking(typed, touched(typed, earlier["sent"]) & shown)
            return self._again(doing, record, state, metadata, intro="saved")
        own = touched(typed, metadata.base) & shown
        outcome = self._changed(doing, record, values, own, metadata)
        if not isinstance(outcome, dict):
            settle(doing, metadata, {"sent": fingerprints(bare)})
        return outcome

    def _created(
        self, doing: Interaction, opened: FormMetadata, typed: FormT, values: Any
    ) -> RecordT | Response:
        wanted = self._subject.read(doing, typed)
        if isinstance(wanted, list):
            return self._at_the_fields(doing, wanted, values) or in_its_place(
                self._subject.new_form(
                    doing, typed, opened.rendered_again(), self._beside(doing, wanted)
                )
            )
        asking = self._subject.doubt(doing, wanted, opened)
        if asking is not None:
            return in_its_place(self._subject.new_form(doing, typed, asking, Beside()))
        return self._subject.create(doing, wanted, opened)

    def _beside_kept(
        self, doing: Interaction, opened: FormMetadata, values: Any, subject_id: int
    ) -> Response:
        """It was kept in another way while the form stood open: what was typed can change it."""
        record = self._subject.changeable(doing, subject_id)
        current = self._subject.form_of(doing, record)
        typed = self._subject.typed(read_state(values), start=current)
        version = self._subject.stored(record).version
        fresh = FormMetadata(subject_id, version, fingerprints(current), notes=opened.notes)
        return self._again(doing, record, typed, fresh, intro="saved")

    def _kept(self, doing: Interaction, record: RecordT, typed: FormT) -> Answer:
        """Prints of what was sent and of what stands there now, to see what is mended later."""
        stored = self._subject.stored(record)
        return {
            "subject": stored.id,
            "version": stored.version,
            "sent": fingerprints(typed),
            "base": fingerprints(self._subject.form_of(doing, record)),
        }

    def _mended(self, doing: Interaction, values: Any, earlier: Answer) -> RecordT | Response:
        """Change what was kept: its answer came late, and the person mended it and saved again."""
        record = self._subject.changeable(doing, earlier["subject"])
        current = self._subject.form_of(doing, record)
        typed = self._subject.typed(read_state(values), start=current)
        own = touched(typed, earlier["sent"]) & block_ids(values).keys()
        opened = FormMetadata(earlier["subject"], earlier["version"], earlier["base"])
        own = self._subject.belonging(own, typed)
        return self._changed(doing, record, values, own, opened)

    def _changed(
        self,
        doing: Interaction,
        record: RecordT,
        values: Any,
        own: frozenset[str],
        opened: FormMetadata,
    ) -> RecordT | Response:
        """Write the fields in ``own``, unless somebody changed one since the form was opened."""
        current = self._subject.form_of(doing, record)
        typed = self._subject.typed(read_state(values), start=current)
        state = current.taking(typed, own)
        is_stale = self._subject.stored(record).version != opened.version
        if is_stale and clashing(typed, current, opened.base, own=own):
            return self._again(doing, record, state, opened)
        wanted = self._subject.read(doing, state, fields=own, start=self._subject.input_of(record))
        if isinstance(wanted, list):
            # what others changed meanwhile may be why it is wrong, and the open form
            # does not show it
            at_fields = None if is_stale else self._at_the_fields(doing, wanted, values)
            return at_fields or self._again(doing, record, state, opened, problems=wanted)
        asking = self._subject.doubt(doing, wanted, opened)
        if asking is not None:
            view = self._subject.edit_form(doing, record, state, asking, Beside())
            return in_its_place(view)
        return self._subject.change(doing, record, wanted)

    def _again(
        self,
        doing: Interaction,
        record: RecordT,
        state: FormT,
        opened: FormMetadata,
        *,
        intro: str = "stale",
        problems: Sequence[FieldProblem] = (),
    ) -> Response:
        """What somebody typed, beside what stands there by now."""
        stored, current = self._subject.stored(record), self._subject.form_of(doing, record)
        fresh = FormMetadata(stored.id, stored.version, fingerprints(current), notes=opened.notes)
        is_stale = stored.version != opened.version
        changed = (
            {
                name: self._subject.readable(doing, name, current)
                for name in touched(current, opened.base)
            }
            if is_stale
            else {}
        )
        beside = self._beside(
            doing, problems, current=None if problems and not changed else changed, intro=intro
        )
        return in_its_place(self._subject.edit_form(doing, record, state, fresh, beside))

    def _beside(
        self,
        doing: Interaction,
        problems: Sequence[FieldProblem],
        *,
        current: Mapping[str, str] | None = None,
        intro: str = "stale",
    ) -> Beside:
        mistakes = [self._subject.told(doing, each) for each in problems]
        return Beside(current, intro, mistakes)

    def _at_the_fields(
        self, doing: Interaction, problems: Sequence[FieldProblem], values: Any
    ) -> Response | None:
        """The mistakes, each at its field; None when this form has no such field or choice.

        Slack shows no mistakes at the fields of a modal that is replaced.
        """
        at = block_ids(values)
        outdated = self._subject.outdated_choices
        if any(each.name not in at or each.phrase in outdated for each in problems):
            return None
        errors = {at[each.name]: self._subject.told(doing, each) for each in problems}
        return at_the_fields(errors)


def _is_repeat(earlier: Answer, typed: FormT) -> bool:
    """Whether the same was sent again; what was settled before that was kept counts as the same."""
    before = earlier.get("sent")
    return before is None or before == fingerprints(typed)
