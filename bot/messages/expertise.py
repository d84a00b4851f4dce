"""Asking an expert: the question, its answers, and what came of it."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    ActionsBlock,
    ConfirmObject,
    PlainTextObject,
    RichTextBlock,
    RichTextElementParts,
    RichTextQuoteElement,
    UserSelectElement,
)
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import expertise_ids as ids
from bot.messages import trajectory_ids
from bot.messages.escaping import Mrkdwn, shorten
from bot.messages.expertise_view import RequestLine
from bot.messages.form_fields import Option, choose_one, text_field
from bot.messages.formatting import in_sentence
from bot.messages.message import Block, Message, as_blocks, button, modal, paragraph, small_print
from bot.messages.wording import Wording
from storage.vocabulary import ExpertiseState

PAGE = "expertise"
QUESTION_LENGTH = 500
SHOWN_TITLE = 150
SHOWN_REQUESTS = 12


def ask_form(
    themes: Sequence[Option],
    words: Wording,
    *,
    number: int,
    metadata: str,
    step: str,
) -> Block:
    """Which theme, and what to ask."""
    return modal(
        callback_id=ids.ASK,
        title=words.plain(PAGE, "ask_title"),
        submit=words.plain(PAGE, "ask_send"),
        close=words.plain(PAGE, "cancel"),
        private_metadata=metadata,
        blocks=[
            *as_blocks([paragraph(words.mrkdwn(PAGE, "ask_intro", number=number))]),
            choose_one(
                "theme",
                words.plain(PAGE, "label_theme"),
                options=themes,
                chosen=themes[0].value if len(themes) == 1 else None,
                example=words.plain(PAGE, "example_choice"),
                required=True,
                step=step,
            ),
            text_field(
                "question",
                words.plain(PAGE, "label_question"),
                value="",
                example=words.plain(PAGE, "example_question"),
                longest=QUESTION_LENGTH,
                required=False,
                step=step,
                hint=words.plain(PAGE, "hint_question"),
                multiline=True,
            ),
        ],
    )


def asked_note(line: RequestLine, words: Wording) -> Mrkdwn:
    """To who asked, right away: whom it goes to."""
    phrase = "note_person" if line.asked else "note_coordinator"
    if line.state is ExpertiseState.UNANSWERED:
        phrase = "note_nobody"
    return words.mrkdwn(PAGE, phrase, user=line.asked, theme=in_sentence(line.theme))


def expertise_asked(line: RequestLine, words: Wording, *, as_coordinator: bool) -> Message:
    """The question, with its three answers.

    :param as_coordinator: there is nobody for this theme, or who there is cannot now.
    """
    blocks: list[SdkBlock] = [paragraph(_asked(line, words, as_coordinator))]
    if line.question:
        blocks.append(_quote(line.question))
    blocks.append(_answers(line, words))
    if line.shared:
        blocks.append(_details(line, words))
    blocks.append(small_print(words.mrkdwn(PAGE, "asked_small")))
    notification = words.mrkdwn(
        PAGE, "asked_notification", theme=in_sentence(line.theme), number=line.number
    )
    return Message(notification, as_blocks(blocks))


def expertise_answered(line: RequestLine, words: Wording, *, phrase: str) -> Message:
    """To who answered, in place of the question; a refusal stands above it, to choose again.

    :param phrase: ``accepted``, ``passed_on``, ``declined``, ``before``, ``outsider``, ``same``.
    """
    text = words.mrkdwn(
        PAGE,
        f"answered_{phrase}",
        user=line.asked,
        asker=line.asker,
        theme=in_sentence(line.theme),
        number=line.number,
    )
    said = as_blocks([paragraph(text)])
    if phrase not in {"outsider", "same"}:
        return Message(text, said)
    question = expertise_asked(line, words, as_coordinator=not line.asked)
    return Message(text, (*said, *question.blocks))


def expertise_news(line: RequestLine, words: Wording) -> Message:
    """To who asked: what came of it."""
    if line.state is ExpertiseState.ASKED:
        phrase = "news_passed_on" if line.asked else "news_coordinator"
    else:
        phrase = f"news_{line.state}"
    text = words.mrkdwn(
        PAGE, phrase, user=line.asked, theme=in_sentence(line.theme), number=line.number
    )
    return Message(text, as_blocks([paragraph(text)]))


def requests_listed(
    lines: Sequence[RequestLine], words: Wording, *, overseer: bool, reader: str = ""
) -> Message:
    """What is open, the oldest first: to answer for who oversees or has it, to read for who asked.

    :param reader: whose own questions have no answers under them; a Slack user id.
    """
    heading = "list_heading" if overseer else "list_mine"
    empty = "list_empty" if overseer else "list_mine_empty"
    text = words.mrkdwn(PAGE, heading if lines else empty, count=len(lines))
    blocks: list[SdkBlock] = [paragraph(text)]
    for line in lines[:SHOWN_REQUESTS]:
        blocks.append(paragraph(_listed(line, words)))
        if overseer or line.asked == reader:
            if line.question:
                blocks.append(_quote(line.question))
            if line.asker != reader:
                blocks.append(_answers(line, words))
    left = len(lines) - SHOWN_REQUESTS
    if left > 0:
        blocks.append(small_print(words.mrkdwn(PAGE, "list_more", count=left)))
    blocks.append(small_print(words.mrkdwn(PAGE, "list_how")))
    return Message(text, as_blocks(blocks))


def request_said(line: RequestLine, words: Wording) -> Mrkdwn:
    """A question in one line, at its trajectory."""
    return words.mrkdwn(
        PAGE,
        f"state_{line.state}",
        theme=in_sentence(line.theme),
        user=line.asked,
        since=line.since,
    )


def _asked(line: RequestLine, words: Wording, as_coordinator: bool) -> Mrkdwn:
    return words.mrkdwn(
        PAGE,
        "asked_coordinator" if as_coordinator else "asked",
        asker=line.asker,
        theme=in_sentence(line.theme),
        title=shorten(line.title, SHOWN_TITLE),
        number=line.number,
        category=line.category,
    )


def _listed(line: RequestLine, words: Wording) -> Mrkdwn:
    return words.mrkdwn(
        PAGE,
        "list_line",
        number=line.number,
        title=shorten(line.title, SHOWN_TITLE),
        theme=in_sentence(line.theme),
        asker=line.asker,
        user=line.asked,
        waits=line.state is ExpertiseState.UNANSWERED,
        since=line.since,
    )


def _quote(text: str) -> RichTextBlock:
    """What somebody typed: rich text obeys nothing that stands in it."""
    typed = RichTextElementParts.Text(text=text)
    return RichTextBlock(elements=[RichTextQuoteElement(elements=[typed])])


def _answers(line: RequestLine, words: Wording) -> ActionsBlock:
    value = str(line.request_id)
    return ActionsBlock(
        block_id=f"{ids.ANSWERS}{value}",
        elements=[
            button(words.plain(PAGE, "accept"), action_id=ids.ACCEPT, value=value, style="primary"),
            UserSelectElement(
                action_id=ids.GIVE_ON,
                placeholder=PlainTextObject(text=words.plain(PAGE, "pass_on")),
                confirm=ConfirmObject(
                    title=PlainTextObject(text=words.plain(PAGE, "pass_on_title")),
                    text=PlainTextObject(text=words.plain(PAGE, "pass_on_text")),
                    confirm=PlainTextObject(text=words.plain(PAGE, "pass_on_yes")),
                    deny=PlainTextObject(text=words.plain(PAGE, "cancel")),
                ),
            ),
            button(words.plain(PAGE, "decline"), action_id=ids.DECLINE, value=value),
        ],
    )


def _details(line: RequestLine, words: Wording) -> ActionsBlock:
    label = words.plain("trajectory_card", "details")
    value = str(line.trajectory_id)
    return ActionsBlock(
        elements=[button(label, action_id=trajectory_ids.OPEN_DETAILS, value=value)]
    )
