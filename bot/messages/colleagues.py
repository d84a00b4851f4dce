"""Finding a colleague who may help, asking them, and what came of it."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    ActionsBlock,
    MarkdownTextObject,
    RichTextBlock,
    RichTextElementParts,
    RichTextQuoteElement,
    SectionBlock,
)
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import community_ids as ids
from bot.messages.community_view import PersonFound, QuestionLine
from bot.messages.escaping import Mrkdwn, shorten
from bot.messages.form_fields import text_field
from bot.messages.message import Block, Message, as_blocks, button, modal, paragraph, small_print
from bot.messages.problems import NOBODY_NAMED, Overseers
from bot.messages.wording import Wording
from storage.vocabulary import AskState

PAGE = "colleagues"
ABOUT_LENGTH = 150
QUESTION_LENGTH = 500
SHOWN_WHAT = 150
SHOWN_PEOPLE = 8
_BETWEEN = ":"


def asking_value(person_id: int, about: str) -> str:
    """What a button carries that asks somebody about something; see :func:`read_asking`."""
    return f"{person_id}{_BETWEEN}{about}"


def read_asking(value: str) -> tuple[int, str]:
    """What :func:`asking_value` wrote. :raises ValueError: it is something else."""
    person_id, _, about = value.partition(_BETWEEN)
    return int(person_id), about


def who_modal(
    found: Sequence[PersonFound],
    words: Wording,
    *,
    about: str,
    whom: Overseers = NOBODY_NAMED,
    metadata: str = "",
    step: str = "",
) -> Block:
    """Who may help, in order, each with why and a button; and the field to look anew.

    :param whom: who is named where nobody is found.
    """
    field = text_field(
        "about",
        words.plain(PAGE, "label_about"),
        value=about,
        example=words.plain(PAGE, "example_about"),
        longest=ABOUT_LENGTH,
        required=True,
        step=step,
    )
    return modal(
        callback_id=ids.WHO,
        title=words.plain(PAGE, "title"),
        submit=words.plain(PAGE, "look"),
        close=words.plain(PAGE, "close"),
        private_metadata=metadata,
        blocks=[field, *as_blocks(_found(found, words, about, whom))],
    )


def who_answer(words: Wording, *, about: str) -> Message:
    """To who asks it in plain Dutch: the people stand behind the button, for them alone."""
    text = words.mrkdwn(PAGE, "answer", about=about)
    return Message(text, as_blocks([paragraph(text), _who_button(words, about, style="primary")]))


def with_people(message: Message, words: Wording, *, about: str) -> Message:
    """Lessons that were found, with the way to the people behind it."""
    return Message(message.text, (*message.blocks, *as_blocks([_who_button(words, about)])))


def ask_form(
    user: str, words: Wording, *, about: str, metadata: str, step: str, text: str = ""
) -> Block:
    """What to ask of somebody."""
    return modal(
        callback_id=ids.ASK,
        title=words.plain(PAGE, "ask_title"),
        submit=words.plain(PAGE, "send"),
        close=words.plain(PAGE, "cancel"),
        private_metadata=metadata,
        blocks=[
            *as_blocks([paragraph(words.mrkdwn(PAGE, "ask_intro", user=user, about=about))]),
            text_field(
                "text",
                words.plain(PAGE, "label_text"),
                value=text,
                example=words.plain(PAGE, "example_text"),
                longest=QUESTION_LENGTH,
                required=True,
                step=step,
                multiline=True,
                hint=words.plain(PAGE, "hint_text"),
            ),
        ],
    )


def asked_modal(user: str, words: Wording) -> Block:
    """That it is on its way."""
    return modal(
        callback_id=ids.ASKED,
        title=words.plain(PAGE, "ask_title"),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks([paragraph(words.mrkdwn(PAGE, "note_asked", user=user))]),
    )


def colleague_asked(line: QuestionLine, words: Wording) -> Message:
    """The question, with its two answers."""
    text = words.mrkdwn(PAGE, "asked", user=line.asker, about=line.about)
    value = str(line.question_id)
    answers = ActionsBlock(
        block_id=f"{ids.ANSWERS}{value}",
        elements=[
            button(words.plain(PAGE, "help"), action_id=ids.HELP, value=value, style="primary"),
            button(words.plain(PAGE, "decline"), action_id=ids.DECLINE, value=value),
        ],
    )
    small = small_print(words.mrkdwn(PAGE, "asked_small"))
    return Message(text, as_blocks([paragraph(text), _quote(line.text), answers, small]))


def colleague_answered(line: QuestionLine, words: Wording, *, before: bool = False) -> Message:
    """To who answered, in place of the question.

    :param before: it was answered already.
    """
    phrase = "answered_before" if before else f"answered_{line.state.value}"
    text = words.mrkdwn(PAGE, phrase, user=line.asker, about=line.about)
    return Message(text, as_blocks([paragraph(text)]))


def colleague_news(
    line: QuestionLine,
    words: Wording,
    *,
    suggestion: PersonFound | None = None,
    whom: Overseers = NOBODY_NAMED,
) -> Message:
    """To who asked: who helps, or whom they can ask now.

    :param whom: who is named where there is nobody else.
    """
    phrase = "news_accepted" if line.state is AskState.ACCEPTED else "news_declined"
    text = words.mrkdwn(PAGE, phrase, user=line.asked, about=line.about)
    blocks: list[SdkBlock] = [paragraph(text)]
    if line.state is AskState.DECLINED:
        if suggestion is None:
            blocks.append(paragraph(words.mrkdwn(PAGE, "nobody_else", **whom.mentioned())))
        else:
            blocks += [
                paragraph(words.mrkdwn(PAGE, "somebody_else")),
                _person(suggestion, words, line.about),
            ]
    return Message(text, as_blocks(blocks))


def _found(
    found: Sequence[PersonFound], words: Wording, about: str, whom: Overseers
) -> list[SdkBlock]:
    if not about:
        return [small_print(words.mrkdwn(PAGE, "how"))]
    if not found:
        return [paragraph(words.mrkdwn(PAGE, "nobody", about=about, **whom.mentioned()))]
    blocks: list[SdkBlock] = [_person(each, words, about) for each in found[:SHOWN_PEOPLE]]
    if len(found) > SHOWN_PEOPLE:
        more = words.mrkdwn(PAGE, "more", count=len(found) - SHOWN_PEOPLE)
        blocks.append(small_print(more))
    blocks.append(small_print(words.mrkdwn(PAGE, "how")))
    return blocks


def _person(each: PersonFound, words: Wording, about: str) -> SectionBlock:
    asking = button(
        words.plain(PAGE, "ask"),
        action_id=ids.OPEN_ASK,
        value=asking_value(each.person_id, about),
    )
    return SectionBlock(
        text=MarkdownTextObject(text=_why(each, words), verbatim=True), accessory=asking
    )


def _why(each: PersonFound, words: Wording) -> Mrkdwn:
    what = shorten(" ".join(each.what.split()), SHOWN_WHAT)
    phrase = f"found_{each.way.value}"
    return words.mrkdwn(PAGE, phrase, user=each.user, what=what, number=each.number)


def _who_button(words: Wording, about: str, *, style: str | None = None) -> ActionsBlock:
    label = words.plain(PAGE, "open")
    value = shorten(about, ABOUT_LENGTH) or " "
    opening = button(label, action_id=ids.OPEN_WHO, value=value, style=style)
    return ActionsBlock(elements=[opening])


def _quote(text: str) -> RichTextBlock:
    """What somebody typed: rich text obeys nothing that stands in it."""
    typed = RichTextElementParts.Text(text=text)
    return RichTextBlock(elements=[RichTextQuoteElement(elements=[typed])])
