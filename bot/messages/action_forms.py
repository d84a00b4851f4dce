"""The short forms of an action item: making one, another date, somebody else."""

from collections.abc import Mapping
from typing import Any

from bot.messages import meeting_ids as ids
from bot.messages.action_items import PAGE, kind_label
from bot.messages.action_view import ActionView
from bot.messages.escaping import Mrkdwn
from bot.messages.form_fields import (
    Option,
    choose_by_tap,
    choose_date,
    choose_person,
    text_field,
)
from bot.messages.message import Block, as_blocks, modal, paragraph
from bot.messages.wording import Wording
from storage.vocabulary import ActionKind

TEXT_LENGTH = 300
NOTE_LENGTH = 300
_NUMBER_LENGTH = 12


def action_form(values: Mapping[str, Any], words: Wording, *, metadata: str, step: str) -> Block:
    """A new one, filled with what is known: text, kind, owner, due_on and number."""
    return _form(
        ids.ACTION_FORM,
        "form_title",
        words.mrkdwn(PAGE, "form_intro"),
        words,
        metadata=metadata,
        fields=[
            text_field(
                "text",
                words.plain(PAGE, "label_text"),
                value=str(values.get("text") or "")[:TEXT_LENGTH],
                example=words.plain(PAGE, "example_text"),
                longest=TEXT_LENGTH,
                required=True,
                step=step,
                hint=words.plain(PAGE, "hint_text"),
                multiline=True,
            ),
            _owner(values.get("owner"), words, step),
            choose_date(
                "due_on",
                words.plain(PAGE, "label_due_on"),
                value=values.get("due_on"),
                step=step,
                hint=words.plain(PAGE, "hint_due_on"),
            ),
            choose_by_tap(
                "kind",
                words.plain(PAGE, "label_kind"),
                options=[Option(each.value, kind_label(each, words)) for each in ActionKind],
                chosen=values.get("kind"),
                step=step,
            ),
            text_field(
                "number",
                words.plain(PAGE, "label_number"),
                value=str(values.get("number") or ""),
                example=words.plain(PAGE, "example_number"),
                longest=_NUMBER_LENGTH,
                required=False,
                step=step,
            ),
        ],
    )


def postpone_form(view: ActionView, words: Wording, *, metadata: str, step: str) -> Block:
    """Another date."""
    return _form(
        ids.ACTION_POSTPONE_FORM,
        "postpone_title",
        words.mrkdwn(PAGE, "postpone_intro", text=view.text),
        words,
        metadata=metadata,
        fields=[
            choose_date(
                "due_on",
                words.plain(PAGE, "label_new_date"),
                value=view.due_on.isoformat() if view.due_on else None,
                step=step,
                required=True,
            )
        ],
    )


def hand_over_form(view: ActionView, words: Wording, *, metadata: str, step: str) -> Block:
    """Somebody else, with a note."""
    return _form(
        ids.ACTION_HAND_OVER_FORM,
        "hand_over_title",
        words.mrkdwn(PAGE, "hand_over_intro", text=view.text),
        words,
        metadata=metadata,
        fields=[
            _owner(None, words, step),
            text_field(
                "note",
                words.plain(PAGE, "label_note"),
                value="",
                example=words.plain(PAGE, "example_note"),
                longest=NOTE_LENGTH,
                required=False,
                step=step,
                hint=words.plain(PAGE, "hint_text"),
                multiline=True,
            ),
        ],
    )


def _owner(chosen: str | None, words: Wording, step: str) -> Block:
    return choose_person(
        "owner",
        words.plain(PAGE, "label_owner"),
        chosen=chosen,
        example=words.plain(PAGE, "example_owner"),
        step=step,
        required=True,
    )


def _form(
    callback_id: str,
    title: str,
    intro: Mrkdwn,
    words: Wording,
    *,
    metadata: str,
    fields: list[Block],
) -> Block:
    return modal(
        callback_id=callback_id,
        title=words.plain(PAGE, title),
        submit=words.plain(PAGE, "submit"),
        close=words.plain(PAGE, "cancel"),
        private_metadata=metadata,
        blocks=[*as_blocks([paragraph(intro)]), *fields],
    )
