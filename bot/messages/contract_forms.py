"""The forms of a contract: where each theme stands, who keeps it, and how it goes."""

from collections.abc import Sequence
from dataclasses import dataclass

from slack_sdk.models.blocks import SectionBlock

from bot.messages import contract_ids as ids
from bot.messages.contract_view import ContractView, Filled, PromiseLine, ReasonList
from bot.messages.escaping import Mrkdwn
from bot.messages.form_fields import (
    Option,
    choose_date,
    choose_one,
    choose_person,
    text_field,
)
from bot.messages.message import Block, as_blocks, heading, modal, paragraph, typed
from bot.messages.wording import Wording
from storage.vocabulary import PromisePlace, ResultAnswer

PAGE = "contract"
TEXT = 500
SHORT = 150
COUNT = 20
ON_A_DAY = "day"
MONTHS = ("3", "6", "12")
"""After how many months the next talk may be, as a choice."""


@dataclass(frozen=True)
class Making:
    """A form being made: whose words, and in which rendering."""

    words: Wording
    metadata: str
    step: str

    def modal(self, callback_id: str, phrase: str, blocks: Sequence[Block]) -> Block:
        """The form around its fields."""
        return modal(
            callback_id=callback_id,
            title=self.words.plain(PAGE, f"{phrase}_title"),
            submit=self.words.plain(PAGE, "submit"),
            close=self.words.plain(PAGE, "cancel"),
            private_metadata=self.metadata,
            blocks=blocks,
        )


def promises_form(
    view: ContractView, filled: Filled, making: Making, *, stale: bool = False
) -> Block:
    """Where each theme stands in the papers.

    :param stale: whether the trajectory was changed since this person opened the form.
    """
    words = making.words
    blocks = list(as_blocks([paragraph(_intro(view, words, "promises", stale=stale))]))
    for line in view.lines:
        blocks.append(
            choose_one(
                f"place_{line.theme}",
                words.plain(PAGE, "label_place", theme=line.label),
                options=[Option(each.value, place_label(each, words)) for each in PromisePlace],
                chosen=filled.chosen(f"place_{line.theme}"),
                example=words.plain(PAGE, "example_choice"),
                required=True,
                step=making.step,
            )
        )
        blocks.append(
            text_field(
                f"document_{line.theme}",
                words.plain(PAGE, "label_document", theme=line.label),
                value=filled.text(f"document_{line.theme}"),
                example=words.plain(PAGE, "example_document"),
                longest=SHORT,
                required=False,
                step=making.step,
            )
        )
    return making.modal(ids.PROMISES, "promises", blocks)


def reasons_form(
    view: ContractView,
    reasons: ReasonList,
    filled: Filled,
    making: Making,
    *,
    stale: bool = False,
) -> Block:
    """Why a theme stands nowhere: one of a list where the profile has one, and in free words."""
    words = making.words
    blocks = list(as_blocks([paragraph(_intro(view, words, "reasons", stale=stale))]))
    for line in view.lines:
        if reasons.options:
            hint = words.plain(PAGE, "hint_proposal") if reasons.proposal else None
            blocks.append(
                choose_one(
                    f"choice_{line.theme}",
                    words.plain(PAGE, "label_choice", theme=line.label),
                    options=reasons.options,
                    chosen=filled.chosen(f"choice_{line.theme}"),
                    example=words.plain(PAGE, "example_choice"),
                    required=False,
                    step=making.step,
                    hint=hint,
                )
            )
        blocks.append(
            text_field(
                f"reason_{line.theme}",
                words.plain(PAGE, "label_reason", theme=line.label),
                value=filled.text(f"reason_{line.theme}"),
                example=words.plain(PAGE, "example_reason"),
                longest=TEXT,
                required=False,
                step=making.step,
                hint=words.plain(PAGE, "hint_public"),
                multiline=True,
            )
        )
    return making.modal(ids.REASONS, "reasons", blocks)


def manager_form(view: ContractView, making: Making) -> Block:
    """Who is the contract manager."""
    words = making.words
    intro = as_blocks([paragraph(words.mrkdwn(PAGE, "manager_intro", number=view.number))])
    choice = choose_person(
        "manager",
        words.plain(PAGE, "label_manager"),
        chosen=view.manager or None,
        example=words.plain(PAGE, "example_manager"),
        step=making.step,
    )
    return making.modal(ids.MANAGER, "manager", [*intro, choice])


def remark_form(view: ContractView, making: Making) -> Block:
    """What is not right."""
    words = making.words
    intro = as_blocks([paragraph(words.mrkdwn(PAGE, "remark_intro", number=view.number))])
    field = text_field(
        "remark",
        words.plain(PAGE, "label_declined"),
        value="",
        example=words.plain(PAGE, "example_reason"),
        longest=TEXT,
        required=True,
        step=making.step,
        hint=words.plain(PAGE, "hint_public"),
        multiline=True,
    )
    return making.modal(ids.REMARK, "remark", [*intro, field])


def check_form(view: ContractView, making: Making) -> Block:
    """How each promise goes, and when the next talk is."""
    words = making.words
    blocks = list(
        as_blocks(
            [heading(view.title), paragraph(words.mrkdwn(PAGE, "check_intro", number=view.number))]
        )
    )
    for line in view.lines:
        blocks.extend(_result_fields(line, making))
    blocks.append(
        choose_one(
            "next",
            words.plain(PAGE, "label_next"),
            options=[
                *(Option(each, words.plain(PAGE, "option_months", months=each)) for each in MONTHS),
                Option(ON_A_DAY, words.plain(PAGE, "option_day")),
            ],
            chosen=None,
            example=words.plain(PAGE, "example_choice"),
            required=True,
            step=making.step,
        )
    )
    blocks.append(
        choose_date(
            "next_on",
            words.plain(PAGE, "label_next_on"),
            value=None,
            step=making.step,
            hint=words.plain(PAGE, "hint_next_on"),
        )
    )
    return making.modal(ids.CHECK, "check", blocks)


def place_label(place: PromisePlace, words: Wording) -> str:
    """The place as people read it."""
    return words.plain(PAGE, f"place_{place.value}")


def answer_label(answer: ResultAnswer, words: Wording) -> str:
    """How it goes, as people read it."""
    return words.plain(PAGE, f"answer_{answer.value}")


def _intro(view: ContractView, words: Wording, form: str, *, stale: bool) -> Mrkdwn:
    return words.mrkdwn(PAGE, "stale" if stale else f"{form}_intro", number=view.number)


def _result_fields(line: PromiseLine, making: Making) -> list[Block]:
    words = making.words
    where = words.plain(PAGE, f"in_{line.place.value}") if line.place else ""
    said = words.plain(PAGE, "label_result", theme=line.label, where=where)
    fields = [
        choose_one(
            f"result_{line.theme}",
            said,
            options=[Option(each.value, answer_label(each, words)) for each in ResultAnswer],
            chosen=line.answer.value if line.answer else None,
            example=words.plain(PAGE, "example_choice"),
            required=True,
            step=making.step,
            hint=line.document or None,
        ),
        text_field(
            f"remark_{line.theme}",
            words.plain(PAGE, "label_remark", theme=line.label),
            value="",
            example=words.plain(PAGE, "example_remark"),
            longest=TEXT,
            required=False,
            step=making.step,
            hint=words.plain(PAGE, "hint_public"),
        ),
    ]
    if not line.counts:
        return fields
    note = SectionBlock(text=typed(words.plain(PAGE, "totals_only")))
    totals = [
        text_field(
            f"{name}_{line.theme}",
            words.plain(PAGE, f"label_{name}"),
            value="",
            example=words.plain(PAGE, f"example_{name}"),
            longest=COUNT,
            required=False,
            step=making.step,
        )
        for name in ("people", "hours", "cents")
    ]
    return [*fields, *as_blocks([note]), *totals]
