"""The form in which the coordinator plans a message, moves it, or writes its text."""

from collections.abc import Mapping
from typing import Any

from bot.messages import communication_ids as ids
from bot.messages.communication import PAGE
from bot.messages.communication_text import TEXT_LENGTH
from bot.messages.communication_view import PlannedChoices, PlannedView
from bot.messages.form_fields import Option, choose_date, choose_one, choose_person, text_field
from bot.messages.formatting import weekday
from bot.messages.message import Block, as_blocks, modal, paragraph
from bot.messages.wording import Wording

TITLE_LENGTH, AUDIENCE_LENGTH = 150, 200
NONE = "-"
"""What stands for no medium in the menu: a menu cannot be emptied."""


def communication_form(
    values: Mapping[str, Any],
    choices: PlannedChoices,
    words: Wording,
    *,
    metadata: str,
    step: str,
    new: bool,
    stale: PlannedView | None = None,
) -> Block:
    """The form. ``stale``: what stands there by now, where somebody else was faster."""
    said = []
    if stale is not None:
        now = {"title": stale.title, "day": weekday(stale.on)}
        said.append(paragraph(words.mrkdwn(PAGE, "stale", **now)))
    draft = [] if new else [_draft(values, words, step)]
    return modal(
        callback_id=ids.FORM,
        title=words.plain(PAGE, "form_new" if new else "form_change"),
        submit=words.plain(PAGE, "save"),
        close=words.plain(PAGE, "close"),
        private_metadata=metadata,
        blocks=[
            *as_blocks(said),
            *draft,
            _text("title", values, words, step, longest=TITLE_LENGTH, required=True),
            choose_date(
                "date",
                words.plain(PAGE, "label_date"),
                value=values.get("date"),
                step=step,
                required=True,
            ),
            _medium(values, choices, words, step),
            _text(
                "audience",
                values,
                words,
                step,
                longest=AUDIENCE_LENGTH,
                audiences=choices.audiences,
            ),
            choose_person(
                "owner",
                words.plain(PAGE, "label_owner"),
                chosen=values.get("owner") or None,
                example=words.plain(PAGE, "example_owner"),
                step=step,
            ),
        ],
    )


def _draft(values: Mapping[str, Any], words: Wording, step: str) -> Block:
    return text_field(
        "draft",
        words.plain(PAGE, "label_draft"),
        value=str(values.get("draft") or ""),
        example=words.plain(PAGE, "example_draft"),
        longest=TEXT_LENGTH,
        required=False,
        step=step,
        hint=words.plain(PAGE, "hint_draft"),
        multiline=True,
    )


def _medium(values: Mapping[str, Any], choices: PlannedChoices, words: Wording, step: str) -> Block:
    return choose_one(
        "medium",
        words.plain(PAGE, "label_medium"),
        options=[*choices.media, Option(NONE, words.plain(PAGE, "no_medium"))],
        chosen=values.get("medium") or NONE,
        example=words.plain(PAGE, "example_choice"),
        required=True,
        step=step,
    )


def _text(
    name: str,
    values: Mapping[str, Any],
    words: Wording,
    step: str,
    *,
    longest: int,
    required: bool = False,
    **data: object,
) -> Block:
    return text_field(
        name,
        words.plain(PAGE, f"label_{name}"),
        value=str(values.get(name) or ""),
        example=words.plain(PAGE, f"example_{name}", **data),
        longest=longest,
        required=required,
        step=step,
    )
