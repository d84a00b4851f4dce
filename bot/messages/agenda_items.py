"""A point for an agenda: the form, what was brought, and taking it off again."""

from collections.abc import Sequence
from dataclasses import dataclass

from slack_sdk.models.blocks import (
    ActionsBlock,
    ButtonElement,
    ConfirmObject,
    PlainTextObject,
    SectionBlock,
)
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import agenda_ids as ids
from bot.messages.agenda import PAGE
from bot.messages.agenda_view import MeetingView, OwnLine
from bot.messages.escaping import Mrkdwn, shorten
from bot.messages.form_fields import Option, choose_one, text_field
from bot.messages.formatting import weekday_and_time
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
from bot.messages.wording import Wording

TEXT_LENGTH, WHY_LENGTH, NUMBER_LENGTH = 300, 1000, 12
BUTTON_TEXT = 1500
"""What was typed travels in a button; Slack takes 2000 characters there."""


@dataclass(frozen=True)
class ItemForm:
    """What stands in the form, as it was typed and chosen."""

    text: str = ""
    why: str = ""
    number: str = ""
    rhythm: str = ""


def item_form(
    state: ItemForm, rhythms: Sequence[Option], words: Wording, *, metadata: str, step: str
) -> Block:
    """What somebody wants to talk about; which meeting only where there are several."""
    hint = words.plain(PAGE, "hint_text")
    fields = [
        text_field(
            "text",
            words.plain(PAGE, "label_text"),
            value=state.text,
            example=words.plain(PAGE, "example_text"),
            longest=TEXT_LENGTH,
            required=True,
            step=step,
            hint=hint,
            multiline=True,
        ),
        text_field(
            "why",
            words.plain(PAGE, "label_why"),
            value=state.why,
            example=words.plain(PAGE, "example_why"),
            longest=WHY_LENGTH,
            required=False,
            step=step,
            multiline=True,
        ),
        text_field(
            "number",
            words.plain(PAGE, "label_number"),
            value=state.number,
            example=words.plain(PAGE, "example_number"),
            longest=NUMBER_LENGTH,
            required=False,
            step=step,
        ),
    ]
    if len(rhythms) > 1:
        fields.append(
            choose_one(
                "rhythm",
                words.plain(PAGE, "label_rhythm"),
                options=rhythms,
                chosen=state.rhythm,
                example=words.plain(PAGE, "example_choice"),
                required=True,
                step=step,
            )
        )
    return modal(
        callback_id=ids.FORM,
        title=words.plain(PAGE, "item_title"),
        submit=words.plain(PAGE, "item_send"),
        close=words.plain(PAGE, "cancel"),
        private_metadata=metadata,
        blocks=fields,
    )


def item_added(line: OwnLine, meeting: MeetingView | None, words: Wording) -> Block:
    """In the place of the form: it is on, when it is talked about, and how it gets off."""
    return _modal(
        [
            *as_blocks([paragraph(added_text(meeting, words))]),
            *_what(line, words, own=True),
            *as_blocks([small_print(words.mrkdwn(PAGE, "added_note"))]),
        ],
        words,
    )


def item_modal(line: OwnLine, words: Wording, *, may_drop: bool) -> Block:
    """A point as it was brought."""
    return _modal(_what(line, words, own=may_drop), words)


def item_dropped(words: Wording, *, before: bool) -> Block:
    """It is off, or it was dealt with before."""
    text = words.mrkdwn(PAGE, "dealt_with" if before else "dropped")
    return _modal(list(as_blocks([paragraph(text)])), words)


def no_meeting(words: Wording) -> Block:
    """There is no meeting to bring anything for."""
    return _modal(list(as_blocks([paragraph(words.mrkdwn(PAGE, "no_meeting"))])), words)


def item_offered(text: str, words: Wording) -> Message:
    """To who said it in their own words: the form, with what they said in it."""
    said = words.mrkdwn(PAGE, "offered")
    opens = button(
        words.plain(PAGE, "add_this"),
        action_id=ids.OPEN_TYPED,
        value=shorten(text, BUTTON_TEXT) or " ",
        style="primary",
    )
    return Message(said, as_blocks([paragraph(said), ActionsBlock(elements=[opens])]))


def agenda_for_colleague(
    meeting: MeetingView | None, own: Sequence[OwnLine], words: Wording
) -> Message:
    """To who is not at the table: when it is, what they brought, and how to bring something."""
    text = added_text(meeting, words, phrase="next" if meeting else "no_meeting")
    blocks: list[SdkBlock] = [paragraph(text)]
    if own:
        lines = [words.mrkdwn(PAGE, "your_item", text=shorten(each.text, 200)) for each in own]
        blocks.append(paragraph(Mrkdwn("\n".join([words.mrkdwn(PAGE, "your_items"), *lines]))))
    if meeting is None:
        return Message(text, as_blocks(blocks))
    add = button(words.plain(PAGE, "add"), action_id=ids.OPEN_FORM, value=str(meeting.meeting_id))
    return Message(text, as_blocks([*blocks, ActionsBlock(elements=[add])]))


def added_text(meeting: MeetingView | None, words: Wording, *, phrase: str = "added") -> Mrkdwn:
    """A line that names the meeting."""
    return words.mrkdwn(
        PAGE,
        phrase,
        label=meeting.label if meeting else "",
        when=weekday_and_time(meeting.starts_at, meeting.zone) if meeting else "",
    )


def _what(line: OwnLine, words: Wording, *, own: bool) -> list[Block]:
    by = words.mrkdwn(PAGE, "own_by", user=line.brought_by, number=line.number)
    texts = [SectionBlock(text=typed(each)) for each in (line.text, line.why) if each]
    shown: list[SdkBlock] = [*texts, small_print(by)]
    if own:
        shown.append(ActionsBlock(elements=[_drop_button(line, words)]))
    return list(as_blocks(shown))


def _drop_button(line: OwnLine, words: Wording) -> ButtonElement:
    return button(
        words.plain(PAGE, "drop"),
        action_id=ids.DROP,
        value=str(line.item_id),
        confirm=ConfirmObject(
            title=PlainTextObject(text=words.plain(PAGE, "drop_title")),
            text=PlainTextObject(text=words.plain(PAGE, "drop_text")),
            confirm=PlainTextObject(text=words.plain(PAGE, "drop_yes")),
            deny=PlainTextObject(text=words.plain(PAGE, "cancel")),
        ),
    )


def _modal(blocks: list[Block], words: Wording) -> Block:
    return modal(
        callback_id=ids.SHOWN,
        title=words.plain(PAGE, "item_title"),
        close=words.plain(PAGE, "close"),
        blocks=blocks,
    )
