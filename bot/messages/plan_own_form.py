"""The short form of what the coordinator adds under an item of the plan, or changes there."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import plan_ids as ids
from bot.messages.form_fields import Option, choose_one, text_field
from bot.messages.message import Block, as_blocks, modal, paragraph, small_print
from bot.messages.plan import PAGE, status_said
from bot.messages.plan_form import owner_and_status
from bot.messages.plan_view import OwnItemView
from bot.messages.wording import Wording

TEXT_LENGTH = 500
NO_YEAR = "0"
"""What stands for no year in the menu: a menu cannot be emptied."""


def own_form(
    view: OwnItemView,
    words: Wording,
    *,
    metadata: str,
    step: str,
    typed: Mapping[str, Any] | None = None,
) -> Block:
    """The form, filled with what is kept.

    :param typed: what this person typed, where somebody else changed it meanwhile.
    """
    values = {**_values(view), **(typed or {})}
    said: list[SdkBlock] = []
    if typed is not None:
        kept, status = view.kept, status_said(view.kept.status, words)
        stale = words.mrkdwn(PAGE, "form_stale", status=status, owner=kept.owner, note=view.text)
        said.append(paragraph(stale))
    said.append(small_print(words.mrkdwn(PAGE, "own_under")))
    return modal(
        callback_id=ids.FORM_OWN,
        title=view.sort.label,
        submit=words.plain(PAGE, "submit"),
        close=words.plain(PAGE, "cancel"),
        private_metadata=metadata,
        blocks=[
            *as_blocks(said),
            _text(values, words, step),
            *owner_and_status(values, words, step, own=True),
            _due_year(view, values, words, step),
        ],
    )


def _values(view: OwnItemView) -> dict[str, Any]:
    return {
        "text": view.text,
        "owner": view.kept.owner,
        "status": view.kept.status.value,
        "due_year": str(view.due_year or NO_YEAR),
    }


def _text(values: Mapping[str, Any], words: Wording, step: str) -> Block:
    return text_field(
        "text",
        words.plain(PAGE, "label_own_text"),
        value=values["text"] or "",
        example=words.plain(PAGE, "example_note"),
        longest=TEXT_LENGTH,
        required=True,
        step=step,
        hint=words.plain(PAGE, "hint_note"),
        multiline=True,
    )


def _due_year(view: OwnItemView, values: Mapping[str, Any], words: Wording, step: str) -> Block:
    years = [Option(str(year), str(year)) for year in view.years]
    return choose_one(
        "due_year",
        words.plain(PAGE, "label_due_year"),
        options=[Option(NO_YEAR, words.plain(PAGE, "no_year")), *years],
        chosen=values["due_year"],
        example=words.plain(PAGE, "example_status"),
        required=True,
        step=step,
    )
