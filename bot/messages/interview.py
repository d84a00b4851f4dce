"""The rest of a lesson, asked one thing at a time: the questions and what ends them."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    ActionsBlock,
    ButtonElement,
    CheckboxesElement,
    ContextBlock,
    MarkdownTextObject,
    PlainTextObject,
    SectionBlock,
    StaticMultiSelectElement,
    StaticSelectElement,
)
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import lesson_ids as ids
from bot.messages.escaping import Mrkdwn, escape, shorten
from bot.messages.form_fields import MOST_CHECKBOXES, Option, as_option
from bot.messages.interview_view import About, Asking, Lead, Pressed, Question, Told, Why
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

PAGE = "interview"
SHOWN_TITLE = 100
SHOWN_ANSWER = 150
"""Characters of an answer in a summary: about two lines on a telephone."""
_ESCAPED_ANSWER = 240
"""The same once ``&`` has become ``&amp;``: ten of them fit in a section."""
SHOWN_NAMES = 8
SHOWN_NAME = 60

_BUTTONS = frozenset({Question.OUTCOME, Question.KIND})
_ONE_OF_MANY = frozenset({Question.CATEGORY, Question.PHASE})
_PROMISES = frozenset({Why.STARTED, Why.RESUMED})
"""Whoever begins is told what becomes of it."""


def question(asking: Asking, words: Wording) -> Message:
    """One question: what came of the last one, what is asked, how much is to come."""
    lead = lead_text(asking.lead, words)
    asked = words.mrkdwn(PAGE, f"question_{asking.question}")
    example = words.mrkdwn(PAGE, f"example_{asking.question}")
    blocks: list[SdkBlock] = [
        _which(asking.about, words, to_come=asking.to_come),
        paragraph(words.mrkdwn(PAGE, "asked", lead=lead, question=asked, example=example)),
    ]
    if asking.lead.why in _PROMISES:
        blocks.append(small_print(words.mrkdwn(PAGE, "public")))
    if asking.question is Question.EVIDENCE:
        blocks.append(small_print(words.mrkdwn(PAGE, "who_opens")))
    blocks.extend(_choices(asking, words))
    blocks.append(ActionsBlock(block_id="leaving", elements=_leaving(asking, words)))
    return Message(words.mrkdwn(PAGE, "notification", lead=lead, question=asked), as_blocks(blocks))


def names_found(
    asking: Asking, names: Sequence[str], words: Wording, *, awarded: bool = True
) -> Message:
    """Nothing is kept yet: these words may be a name of a supplier or a product.

    :param awarded: whether the purchase it is about is past its award.
    """
    shown = [shorten(name, SHOWN_NAME) for name in names[:SHOWN_NAMES]]
    text = words.mrkdwn(PAGE, "names", names=shown, awarded=awarded)
    value = _value(asking)
    actions = ActionsBlock(
        elements=[
            button(words.plain(PAGE, "keep"), action_id=ids.INTERVIEW_KEEP, value=value),
            button(words.plain(PAGE, "skip"), action_id=ids.INTERVIEW_SKIP, value=value),
        ]
    )
    asked = words.mrkdwn(PAGE, f"question_{asking.question}")
    blocks = [
        _which(asking.about, words),
        paragraph(words.mrkdwn(PAGE, "names_at", text=text, question=asked)),
        actions,
    ]
    return Message(words.mrkdwn(PAGE, "names_notification"), as_blocks(blocks))


def answered(
    about: About, asked: Question, answer: str, words: Wording, *, waits: bool = False
) -> Message:
    """In place of a question that is past: what was answered, if anything was.

    :param waits: nothing was; it is asked again below.
    """
    title = words.mrkdwn(PAGE, f"question_{asked}")
    blocks: list[SdkBlock] = [
        _which(about, words),
        paragraph(words.mrkdwn(PAGE, "past", question=title)),
    ]
    if answer:
        text = " ".join(shorten(answer, SHOWN_ANSWER).split())
        line = words.plain(PAGE, "answer", text=text)
        blocks.append(SectionBlock(text=typed(line)))
    else:
        blocks.append(paragraph(words.mrkdwn(PAGE, "asked_below" if waits else "no_answer")))
    return Message(title, as_blocks(blocks))


def keep_gone(about: About, asked: Question, words: Wording) -> Message:
    """In place of a choice about an answer that was taken away meanwhile."""
    title = words.mrkdwn(PAGE, f"question_{asked}")
    text = words.mrkdwn(PAGE, "keep_gone", question=title)
    return Message(text, as_blocks([_which(about, words), paragraph(text)]))


def resting(about: About, lead: Lead, words: Wording, *, typed_in_vain: bool = False) -> Message:
    """No more questions for now, or for good; and how to go on.

    :param typed_in_vain: somebody typed an answer that is not kept.
    """
    text = words.mrkdwn(
        PAGE, f"rest_{lead.why}", number=about.number, into=lead.into, typed=typed_in_vain
    )
    blocks: list[SdkBlock] = [paragraph(text)]
    if lead.why in {Why.LATER, Why.RESTED}:
        go_on = button(
            words.plain(PAGE, "go_on"), action_id=ids.INTERVIEW_START, value=str(about.lesson_id)
        )
        blocks.append(ActionsBlock(elements=[go_on]))
    return Message(text, as_blocks(blocks))


def done(told: Told, words: Wording) -> Message:
    """Everything was asked: what the lesson says now, and where to read and change it."""
    number, value = told.about.number, str(told.about.lesson_id)
    lines = [
        words.mrkdwn(
            PAGE,
            "line",
            label=label_of(asked, words),
            text=_cut(answer),
        )
        for asked, answer in told.answers.items()
    ]
    blocks: list[SdkBlock] = [paragraph(words.mrkdwn(PAGE, "done", number=number))]
    what = words.mrkdwn(PAGE, "what", title=_cut(told.about.title), insight=_cut(told.insight))
    blocks.append(paragraph(what))
    if lines:
        blocks.append(paragraph(words.mrkdwn(PAGE, "lines", lines=lines)))
    if told.skipped:
        labels = [label_of(asked, words) for asked in told.skipped]
        blocks.append(small_print(words.mrkdwn(PAGE, "skipped_all", labels=labels)))
    read = button(words.plain(PAGE, "read"), action_id=ids.OPEN_DETAILS, value=value)
    change = button(words.plain(PAGE, "change"), action_id=ids.OPEN_EDIT, value=value)
    blocks.append(ActionsBlock(elements=[read, change]))
    return Message(words.mrkdwn(PAGE, "done_notification", number=number), as_blocks(blocks))


def aside(about: About, asked: Question, problem: str, words: Wording, *, longest: int) -> Message:
    """A message that was changed or added to, and of which the change was not taken over.

    :param problem: what is the matter: ``names``, ``too_long`` or ``choose``.
    """
    label = label_of(asked, words)
    text = words.mrkdwn(PAGE, f"aside_{problem}", label=label, longest=longest)
    change = button(
        words.plain(PAGE, "change"), action_id=ids.OPEN_EDIT, value=str(about.lesson_id)
    )
    blocks = [_which(about, words), paragraph(text), ActionsBlock(elements=[change])]
    return Message(text, as_blocks(blocks))


def look_in_messages(words: Wording) -> Message:
    """Where it was asked for in a channel: the questions come elsewhere."""
    text = words.mrkdwn(PAGE, "elsewhere")
    return Message(text, as_blocks([paragraph(text)]))


def in_messages(words: Wording) -> Block:
    """The same as a modal, over the one or the Home tab in which it was asked for."""
    return modal(
        callback_id=ids.INTERVIEW_START,
        title=words.plain(PAGE, "elsewhere_title"),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks([paragraph(words.mrkdwn(PAGE, "elsewhere"))]),
    )


def unnamed_file(words: Wording) -> str:
    """What a file is called of which Slack tells no name."""
    return words.plain(PAGE, "unnamed_file")


def lead_text(lead: Lead, words: Wording) -> Mrkdwn:
    """What goes before a question; empty where nothing does."""
    return words.mrkdwn(
        PAGE,
        f"lead_{lead.why}",
        paused=lead.paused,
        longest=lead.longest,
        without_file=lead.without_file,
    )


def label_of(asked: Question, words: Wording) -> str:
    """What an answer is called in a list of them."""
    return words.plain(PAGE, f"label_{asked}")


def _cut(answer: str) -> str:
    """An answer on one line, as long as it may be."""
    line, length = " ".join(answer.split()), SHOWN_ANSWER
    while len(escape(shorten(line, length))) > _ESCAPED_ANSWER:
        length -= 10
    return shorten(line, length)


def _which(about: About, words: Wording, *, to_come: int | None = None) -> ContextBlock:
    title = shorten(" ".join(about.title.split()), SHOWN_TITLE)
    line = words.plain(PAGE, "which", number=about.number, title=title)
    elements: list[PlainTextObject | MarkdownTextObject] = [PlainTextObject(text=line, emoji=False)]
    if to_come is not None:
        progress = words.mrkdwn(PAGE, "to_come", count=to_come)
        elements.append(MarkdownTextObject(text=progress, verbatim=True))
    return ContextBlock(elements=list(elements))


def _choices(asking: Asking, words: Wording) -> list[SdkBlock]:
    if not asking.options:
        return []
    if asking.question in _BUTTONS:
        return [ActionsBlock(elements=[_choice(asking, option) for option in asking.options])]
    if asking.question in _ONE_OF_MANY:
        return [ActionsBlock(elements=[_menu(asking, words)])]
    return _several(asking, words)


def _choice(asking: Asking, option: Option) -> ButtonElement:
    return button(
        option.label,
        action_id=f"{ids.INTERVIEW_CHOOSE}_{option.value}",
        value=_value(asking, option.value),
    )


def _menu(asking: Asking, words: Wording) -> StaticSelectElement:
    return StaticSelectElement(
        action_id=ids.INTERVIEW_CHOOSE,
        placeholder=PlainTextObject(text=words.plain(PAGE, f"menu_{asking.question}")),
        options=[
            as_option(Option(_value(asking, option.value), option.label))
            for option in asking.options
        ],
    )


def _several(asking: Asking, words: Wording) -> list[SdkBlock]:
    """Ticks, or a menu where Slack allows fewer; a button says that they are all there."""
    offered = [as_option(option) for option in asking.options]
    action_id, block_id = f"{ids.INTERVIEW_CHOOSE}_tick", f"ticks:{asking.turn}"
    ready = button(
        words.plain(PAGE, "ready"),
        action_id=f"{ids.INTERVIEW_CHOOSE}_ready",
        value=_value(asking),
        style="primary",
    )
    if len(offered) <= MOST_CHECKBOXES:
        ticks = CheckboxesElement(action_id=action_id, options=offered)
        return [ActionsBlock(block_id=block_id, elements=[ticks]), ActionsBlock(elements=[ready])]
    menu = StaticMultiSelectElement(
        action_id=action_id,
        placeholder=PlainTextObject(text=words.plain(PAGE, f"menu_{asking.question}")),
        options=offered,
    )
    label = words.mrkdwn(PAGE, f"menu_{asking.question}")
    section = SectionBlock(
        block_id=block_id, text=MarkdownTextObject(text=label, verbatim=True), accessory=menu
    )
    return [section, ActionsBlock(elements=[ready])]


def _leaving(asking: Asking, words: Wording) -> list[ButtonElement]:
    value = _value(asking)
    return [
        button(words.plain(PAGE, "skip"), action_id=ids.INTERVIEW_SKIP, value=value),
        button(words.plain(PAGE, "pause"), action_id=ids.INTERVIEW_PAUSE, value=value),
        button(words.plain(PAGE, "stop"), action_id=ids.INTERVIEW_STOP, value=value),
    ]


def _value(asking: Asking, slug: str = "") -> str:
    return Pressed(asking.about.interview_id, asking.turn, asking.question, slug).dump()
