"""The short form of each step: a day, a choice, a reason."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.messages import journey_ids as ids
from bot.messages.form_fields import Option, choose_date, choose_many, choose_named, text_field
from bot.messages.journey_ids import Sheet
from bot.messages.journey_need import PAGE
from bot.messages.journey_view import SheetState
from bot.messages.message import Block, as_blocks, modal, paragraph, small_print
from bot.messages.wording import Wording
from storage.vocabulary import ObjectionKind

REASON_LENGTH = 1000
SAVED_LENGTH = 100
BY_RULE, OTHER = "rule", "other"
STANDS, AGAIN = "stands", "again"
SHORTER = "shorter"


@dataclass(frozen=True)
class _Filling:
    """A form being made: what stands in it, in whose words, in which rendering."""

    sheet: Sheet
    state: SheetState
    words: Wording
    step: str


def sheet_form(
    sheet: Sheet,
    state: SheetState,
    words: Wording,
    *,
    number: int,
    metadata: str,
    step: str,
    stale: bool = False,
) -> Block:
    """The form of one step, filled with what is known or was typed.

    :param stale: whether the trajectory was changed since this person opened the form.
    """
    filling = _Filling(sheet, state, words, step)
    intro = "sheet_stale" if stale else f"sheet_{sheet}_intro"
    blocks = [*as_blocks([paragraph(words.mrkdwn(PAGE, intro, number=number))])]
    blocks.extend(field(filling) for field in _FIELDS[sheet])
    if sheet is Sheet.DECISION and state.term is not None:
        term = state.term
        text = words.mrkdwn(
            PAGE, "sheet_term", procedures=term.procedures, days=term.days, source=term.source
        )
        blocks.extend(as_blocks([small_print(text)]))
    return modal(
        callback_id=ids.SHEET,
        title=words.plain(PAGE, f"sheet_{sheet}_title"),
        submit=words.plain(PAGE, "submit"),
        close=words.plain(PAGE, "cancel"),
        private_metadata=metadata,
        blocks=[block for block in blocks if block],
    )


def _saved(filling: _Filling) -> Block:
    words = filling.words
    return text_field(
        "saved",
        words.plain(PAGE, f"label_saved_{filling.sheet}"),
        value=filling.state.values.get("saved") or "",
        example=words.plain(PAGE, "example_saved"),
        longest=SAVED_LENGTH,
        required=False,
        step=filling.step,
        hint=words.plain(PAGE, "hint_saved"),
    )


def _reason(filling: _Filling) -> Block:
    words = filling.words
    return text_field(
        "reason",
        words.plain(PAGE, f"label_reason_{filling.sheet}"),
        value=filling.state.values.get("reason") or "",
        example=words.plain(PAGE, "example_reason"),
        longest=REASON_LENGTH,
        required=filling.sheet is not Sheet.LESS,
        step=filling.step,
        hint=words.plain(PAGE, "hint_reason"),
        multiline=True,
    )


def _day(name: str, *, required: bool = True) -> Callable[[_Filling], Block]:
    def made(filling: _Filling) -> Block:
        return choose_date(
            name,
            filling.words.plain(PAGE, f"label_{name}"),
            value=filling.state.values.get(name),
            step=filling.step,
            required=required,
        )

    return made


def _one_of(name: str, options: Mapping[str, str]) -> Callable[[_Filling], Block]:
    """A choice; ``options`` maps what is kept to the phrase that people read."""

    def made(filling: _Filling) -> Block:
        words = filling.words
        procedures = filling.state.term.procedures if filling.state.term else ""
        return choose_named(
            PAGE,
            name,
            [
                Option(value, words.plain(PAGE, phrase, procedures=procedures))
                for value, phrase in options.items()
            ],
            words,
            step=filling.step,
            chosen=filling.state.values.get(name),
        )

    return made


def _procedure(filling: _Filling) -> Block:
    """Whether the profile's term holds; nothing to ask where it has none."""
    if filling.state.term is None:
        return {}
    return _one_of("by_rule", {BY_RULE: "option_by_rule", OTHER: "option_other"})(filling)


def _standstill(filling: _Filling) -> Block:
    words, term = filling.words, filling.state.term
    hint = (
        words.plain(PAGE, "hint_standstill_until", days=term.days)
        if term
        else words.plain(PAGE, "hint_standstill_free")
    )
    return choose_date(
        "standstill_until",
        words.plain(PAGE, "label_standstill_until"),
        value=filling.state.values.get("standstill_until"),
        step=filling.step,
        hint=hint,
    )


def _shorter(filling: _Filling) -> Block:
    if filling.state.term is None:
        return {}
    words = filling.words
    return choose_many(
        SHORTER,
        words.plain(PAGE, "label_shorter"),
        options=[Option(SHORTER, words.plain(PAGE, "option_shorter"))],
        chosen=filling.state.values.get(SHORTER) or (),
        step=filling.step,
    )


_OBJECTIONS = {kind.value: f"objection_{kind.value.replace('-', '_')}" for kind in ObjectionKind}

_FIELDS: Mapping[Sheet, tuple[Callable[[_Filling], Block], ...]] = {
    Sheet.LESS: (_saved, _reason),
    Sheet.NOT_NEEDED: (_reason, _saved),
    Sheet.WITHDRAWN: (_reason,),
    Sheet.STOPPED: (_reason,),
    Sheet.DECISION: (_day("decision_on"), _procedure, _standstill, _shorter),
    Sheet.OBJECTION: (_one_of("objection", _OBJECTIONS), _day("objection_on")),
    Sheet.OBJECTION_ENDED: (
        _one_of("outcome", {STANDS: "option_stands", AGAIN: "option_again"}),
        _day("objection_ended_on"),
    ),
    Sheet.FINAL: (_day("final_on"),),
    Sheet.SIGNATURE: (
        _day("signed_on"),
        _day("contract_start", required=False),
        _day("contract_end", required=False),
    ),
    Sheet.WITHOUT_TALK: (_reason,),
}
