"""The coordinator's forms of a draft: changing it, and leaving it out."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.messages import success_ids as ids
from bot.messages.form_fields import Option, choose_many, choose_one, text_field
from bot.messages.message import Block, as_blocks, modal, paragraph, small_print
from bot.messages.picture_field import give_picture
from bot.messages.success_report import PAGE, people_field, written_field
from bot.messages.success_view import PARTS, DraftView
from bot.messages.wording import Wording

REASON_LENGTH = 200
NO_PICTURE = "no_picture"
PICTURE_AGREED = "picture_agreed"


def edit_form(
    view: DraftView,
    values: Mapping[str, Any],
    words: Wording,
    *,
    channels: Sequence[str],
    metadata: str,
    step: str,
    names: Sequence[str] = (),
    stale: Sequence[str] = (),
) -> Block:
    """The draft, to change.

    :param names: possible suppliers, pointed out before anything is kept.
    :param stale: fields that somebody else changed meanwhile; what stands there is shown.
    """
    told = []
    if names:
        told.append(words.mrkdwn(PAGE, "names", names=list(names)))
    if stale:
        told.append(words.mrkdwn(PAGE, "stale_edit"))
        told += [
            words.mrkdwn(
                PAGE,
                "stale_field",
                label=words.plain(PAGE, f"label_{name}"),
                value=getattr(view.parts, name),
            )
            for name in stale
        ]
    return modal(
        callback_id=ids.EDIT_FORM,
        title=words.plain(PAGE, "title"),
        submit=words.plain(PAGE, "edit_submit"),
        close=words.plain(PAGE, "cancel"),
        private_metadata=metadata,
        blocks=[
            *as_blocks([paragraph(text) for text in told]),
            *(written_field(name, values, words, step=step) for name in PARTS),
            people_field(values.get("people") or (), words, step=step),
            choose_one(
                "channel",
                words.plain(PAGE, "label_channel"),
                options=[Option(name, f"#{name}") for name in channels],
                chosen=values.get("channel"),
                example=words.plain(PAGE, "example_channel"),
                required=True,
                step=step,
            ),
            *_picture(view, words, step),
            *as_blocks([small_print(words.mrkdwn(PAGE, "report_business"))]),
        ],
    )


def drop_form(view: DraftView, words: Wording, *, metadata: str, step: str) -> Block:
    """Leaving it out, with a reason for who wants to give one."""
    intro = words.mrkdwn(PAGE, "drop_intro", title=view.parts.title)
    return modal(
        callback_id=ids.DROP_FORM,
        title=words.plain(PAGE, "drop_title"),
        submit=words.plain(PAGE, "drop_submit"),
        close=words.plain(PAGE, "cancel"),
        private_metadata=metadata,
        blocks=[
            *as_blocks([paragraph(intro)]),
            text_field(
                "reason",
                words.plain(PAGE, "label_reason"),
                value="",
                example=words.plain(PAGE, "example_reason"),
                longest=REASON_LENGTH,
                required=False,
                step=step,
                hint=words.plain(PAGE, "hint_reason"),
            ),
        ],
    )


def _picture(view: DraftView, words: Wording, step: str) -> list[Block]:
    giving = give_picture(
        "picture",
        words.plain(PAGE, "label_picture"),
        step=step,
        hint=words.plain(PAGE, "hint_picture"),
    )
    agreed = choose_many(
        PICTURE_AGREED,
        words.plain(PAGE, "label_picture_agreed"),
        options=[Option(PICTURE_AGREED, words.plain(PAGE, "choice_picture_agreed"))],
        chosen=(),
        step=step,
    )
    if not view.picture:
        return [giving, agreed]
    away = Option(NO_PICTURE, words.plain(PAGE, "choice_no_picture"))
    label = words.plain(PAGE, "label_no_picture")
    return [giving, agreed, choose_many(NO_PICTURE, label, options=[away], chosen=(), step=step)]
