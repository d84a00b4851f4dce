"""The two short forms behind a nudge: not needed, and another team."""

from collections.abc import Sequence

from bot.messages import nudge_ids as ids
from bot.messages.escaping import shorten
from bot.messages.form_fields import Option, choose_by_tap, choose_named, text_field
from bot.messages.message import Block, as_blocks, modal, paragraph
from bot.messages.nudge import PAGE
from bot.messages.nudge_view import Coming
from bot.messages.wording import Wording
from storage.vocabulary import NeedAnswer

REASON_LENGTH, SAVED_LENGTH, _TITLE = 500, 100, 150
NEEDS = (NeedAnswer.NOT_NEEDED, NeedAnswer.LESS)


def need_form(coming: Coming, words: Wording, *, metadata: str, step: str) -> Block:
    """Not needed at all, or with less: why, and what that saves."""
    options = [
        Option(each.value, words.plain(PAGE, f"need_{each.value.replace('-', '_')}"))
        for each in NEEDS
    ]
    return modal(
        callback_id=ids.FORM_NOT_NEEDED,
        title=words.plain(PAGE, "less_title"),
        submit=words.plain(PAGE, "save"),
        close=words.plain(PAGE, "cancel"),
        private_metadata=metadata,
        blocks=[
            *_intro("less_intro", coming, words),
            choose_by_tap(
                "need",
                words.plain(PAGE, "label_need"),
                options=options,
                chosen=NeedAnswer.NOT_NEEDED.value,
                step=step,
            ),
            text_field(
                "reason",
                words.plain(PAGE, "label_reason"),
                value="",
                example=words.plain(PAGE, "example_reason"),
                longest=REASON_LENGTH,
                required=True,
                step=step,
                hint=words.plain(PAGE, "hint_reason"),
                multiline=True,
            ),
            text_field(
                "saved",
                words.plain(PAGE, "label_saved"),
                value="",
                example=words.plain(PAGE, "example_saved"),
                longest=SAVED_LENGTH,
                required=False,
                step=step,
                hint=words.plain(PAGE, "hint_saved"),
            ),
        ],
    )


def team_form(
    coming: Coming, teams: Sequence[Option], words: Wording, *, metadata: str, step: str
) -> Block:
    """To which team it belongs."""
    return modal(
        callback_id=ids.FORM_TEAM,
        title=words.plain(PAGE, "team_title"),
        submit=words.plain(PAGE, "save"),
        close=words.plain(PAGE, "cancel"),
        private_metadata=metadata,
        blocks=[
            *_intro("team_intro", coming, words),
            choose_named(PAGE, "team", teams, words, step=step),
        ],
    )


def answered_modal(text_block: Sequence[Block], words: Wording) -> Block:
    """In place of a form whose question was answered meanwhile."""
    return modal(
        callback_id=ids.FORM_NOT_NEEDED,
        title=words.plain(PAGE, "answered_title"),
        close=words.plain(PAGE, "close"),
        blocks=list(text_block),
    )


def _intro(phrase: str, coming: Coming, words: Wording) -> tuple[Block, ...]:
    title = shorten(coming.title, _TITLE)
    return as_blocks([paragraph(words.mrkdwn(PAGE, phrase, title=title, called=coming.called))])
