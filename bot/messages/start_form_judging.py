"""Judging a start form: what the adviser reads, and what who handed it in hears."""

from collections.abc import Iterator

from slack_sdk.models.blocks import ActionsBlock, SectionBlock
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import start_form_ids as ids
from bot.messages.form_fields import text_field
from bot.messages.message import (
    Block,
    Message,
    as_blocks,
    button,
    modal,
    paragraph,
    small_print,
    typed,
)
from bot.messages.start_form_beside import judging_buttons, next_step_button, noticed
from bot.messages.start_form_check import open_button
from bot.messages.start_form_steps import TEXT_LENGTH
from bot.messages.start_form_view import StartFormView
from bot.messages.wording import Wording
from storage.vocabulary import StartFormState

PAGE = "start_form_judging"
REMARK = "remark"


def handed_in(view: StartFormView, words: Wording) -> Message:
    """To the adviser: there is one to read, what was noticed, and the judgement."""
    text = words.mrkdwn(
        PAGE,
        "handed_in",
        number=view.number,
        title=view.title,
        by=view.handed_in_by,
        again=view.rounds > 1,
    )
    blocks: list[SdkBlock] = [paragraph(text), *noticed(view, words)]
    blocks.append(
        ActionsBlock(
            elements=[
                *judging_buttons(view, words),
                button(
                    words.plain(PAGE, "read"),
                    action_id=ids.OPEN_READ,
                    value=str(view.trajectory_id),
                ),
            ]
        )
    )
    return Message(
        words.mrkdwn(PAGE, "handed_in_notification", number=view.number), as_blocks(blocks)
    )


def handed_in_before(view: StartFormView, words: Wording) -> Message:
    """The same once it was judged, without anything to press."""
    text = words.mrkdwn(
        PAGE,
        "judged_before",
        number=view.number,
        title=view.title,
        by=view.judged_by,
        enough=view.state is StartFormState.SUFFICIENT,
    )
    notification = words.mrkdwn(PAGE, "judged_before_notification", number=view.number)
    return Message(notification, as_blocks([paragraph(text), *_remark(view)]))


def _remark(view: StartFormView) -> Iterator[SectionBlock]:
    """What the adviser wrote, whole and as it was typed."""
    if view.judge_remark and view.state is StartFormState.MORE_ASKED:
        yield SectionBlock(text=typed(view.judge_remark))


def judged(view: StartFormView, words: Wording) -> Message:
    """To who handed it in: it is sufficient and they can go on, or what has to be added."""
    enough = view.state is StartFormState.SUFFICIENT
    phrase = "enough" if enough else "more"
    text = words.mrkdwn(
        PAGE,
        phrase,
        number=view.number,
        title=view.title,
        by=view.judged_by,
    )
    blocks: list[SdkBlock] = [paragraph(text), *_remark(view)]
    if enough:
        blocks.append(ActionsBlock(elements=[next_step_button(view.trajectory_id, words)]))
    else:
        blocks.append(small_print(words.mrkdwn(PAGE, "more_stays")))
        blocks.append(ActionsBlock(elements=[open_button(view.trajectory_id, view.state, words)]))
    notification = words.mrkdwn(PAGE, f"{phrase}_notification", number=view.number)
    return Message(notification, as_blocks(blocks))


def ask_more(words: Wording, *, metadata: str, rendering: str) -> Block:
    """What has to be added, in a modal."""
    remark = text_field(
        REMARK,
        words.plain(PAGE, "ask_label"),
        value="",
        example=words.plain(PAGE, "ask_example"),
        longest=TEXT_LENGTH,
        required=True,
        step=rendering,
        hint=words.plain(PAGE, "ask_hint"),
        multiline=True,
    )
    return modal(
        callback_id=ids.JUDGE,
        title=words.plain(PAGE, "ask_title"),
        submit=words.plain(PAGE, "ask_submit"),
        close=words.plain(PAGE, "ask_close"),
        private_metadata=metadata,
        blocks=[remark],
    )


def asked_more(words: Wording, *, judged_now: bool) -> Block:
    """It was sent; or somebody judged it before."""
    text = (
        words.mrkdwn(PAGE, "thanks")
        if judged_now
        else words.mrkdwn("start_form_check", "already_judged")
    )
    return modal(
        callback_id=ids.DONE,
        title=words.plain(PAGE, "thanks_title"),
        close=words.plain("start_form_check", "close"),
        blocks=as_blocks([paragraph(text)]),
    )
