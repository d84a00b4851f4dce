"""Letting one lesson go up in another: which one, what will happen, and that it is done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from slack_sdk.models.blocks import (
    ActionsBlock,
    DividerBlock,
    ExternalDataSelectElement,
    InputBlock,
    PlainTextObject,
    SectionBlock,
)
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import lesson_ids as ids
from bot.messages.escaping import Mrkdwn
from bot.messages.lesson_form import kind_label, outcome_label
from bot.messages.lesson_view import LessonView
from bot.messages.message import (
    Block,
    Message,
    as_blocks,
    button,
    heading,
    modal,
    paragraph,
    small_print,
    typed,
)
from bot.messages.trajectory_view import phase_label
from bot.messages.wording import Wording

PAGE = "lesson_merge"
SHOWN_EARLIER = 8


@dataclass(frozen=True)
class MergeView:
    """Two lessons: ``taken`` goes up in ``into``. ``filled`` names what ``into`` gains."""

    into: LessonView
    taken: LessonView
    filled: tuple[str, ...] = ()


def choose_twin(
    into: LessonView, earlier: Sequence[LessonView], words: Wording, *, metadata: str, step: str
) -> Block:
    """The first step: which one says the same. Below it what went up in it before.

    :param step: makes the block id of the menu its own, so that nothing is chosen in it yet.
    """
    intro = words.mrkdwn(PAGE, "choose_intro", number=into.number, title=into.title)
    blocks: list[SdkBlock] = [paragraph(intro), _menu(words, step)]
    if earlier:
        blocks.append(DividerBlock())
        blocks.append(paragraph(words.mrkdwn(PAGE, "earlier", number=into.number)))
        for each in earlier[:SHOWN_EARLIER]:
            blocks.extend(_told(each, words))
    if (left := len(earlier) - SHOWN_EARLIER) > 0:
        blocks.append(small_print(words.mrkdwn(PAGE, "earlier_more", count=left)))
    return _step(ids.MERGE, "choose_next", blocks, words, metadata)


def confirm_merge(
    view: MergeView, words: Wording, *, metadata: str, changed: bool = False
) -> Block:
    """The second step: both as they are, and what will happen.

    :param changed: whether one of them is no longer as it was shown before.
    """
    numbers = {"into": view.into.number, "taken": view.taken.number}
    filled = [field_label(name, words) for name in view.filled]
    blocks: list[SdkBlock] = [
        paragraph(words.mrkdwn(PAGE, "what", filled=filled, **numbers)),
        small_print(words.mrkdwn(PAGE, "consequences", **numbers)),
        DividerBlock(),
        *_told(view.into, words),
        DividerBlock(),
        *_told(view.taken, words),
    ]
    if changed:
        blocks.insert(0, paragraph(words.mrkdwn(PAGE, "changed")))
    return _step(ids.MERGE_CONFIRM, "confirm", blocks, words, metadata)


def merge_closed(phrase: str, words: Wording, **numbers: int) -> Block:
    """After it is ``done``, or that it is ``too_late``."""
    return modal(
        callback_id=ids.MERGE_CONFIRM,
        title=words.plain(PAGE, "title"),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks([paragraph(words.mrkdwn(PAGE, phrase, **numbers))]),
    )


def merged_message(words: Wording, *, number: int, into: int, into_id: int) -> Message:
    """To who told the one that went up: where it lives on."""
    read = button(words.plain(PAGE, "read"), action_id=ids.OPEN_DETAILS, value=str(into_id))
    return Message(
        words.mrkdwn(PAGE, "notification", number=number, into=into),
        as_blocks(
            [
                paragraph(words.mrkdwn(PAGE, "lives_on", number=number, into=into)),
                ActionsBlock(elements=[read]),
            ]
        ),
    )


def field_label(name: str, words: Wording) -> str:
    """What a field is called in a sentence."""
    return words.plain(PAGE, f"field_{name}")


def _menu(words: Wording, step: str) -> InputBlock:
    return InputBlock(
        block_id=f"{ids.MERGE_OPTIONS}:{step}",
        label=PlainTextObject(text=words.plain(PAGE, "choose_label")),
        element=ExternalDataSelectElement(
            action_id=ids.MERGE_OPTIONS,
            placeholder=PlainTextObject(text=words.plain(PAGE, "choose_example")),
            min_query_length=0,
        ),
    )


def _step(
    callback_id: str, submit: str, blocks: Sequence[SdkBlock], words: Wording, metadata: str
) -> Block:
    return modal(
        callback_id=callback_id,
        title=words.plain(PAGE, "title"),
        submit=words.plain(PAGE, submit),
        close=words.plain(PAGE, "cancel"),
        private_metadata=metadata,
        blocks=as_blocks(blocks),
    )


def _told(view: LessonView, words: Wording) -> Iterator[SdkBlock]:
    """Everything that one of them says."""
    yield heading(words.plain(PAGE, "one", number=view.number, title=" ".join(view.title.split())))
    yield SectionBlock(text=typed(view.insight))
    texts = {**view.story, "measure": view.measure, "link": view.link}
    for name, text in texts.items():
        if text:
            told = words.plain(PAGE, "text", label=field_label(name, words), text=text)
            yield SectionBlock(text=typed(told))
    if facts := list(_facts(view, words)):
        yield small_print(*facts)


def _facts(view: LessonView, words: Wording) -> Iterator[Mrkdwn]:
    facts = {
        "outcome": outcome_label(view.outcome, words) if view.outcome else "",
        "kind": kind_label(view.kind, words) if view.kind else "",
        "themes": ", ".join(view.themes),
        "categories": ", ".join(view.categories),
        "phase": phase_label(view.phase, words) if view.phase else "",
        "trajectory_id": str(view.trajectory.number) if view.trajectory else "",
        "files": ", ".join(view.files.values()),
    }
    for name, value in facts.items():
        if value:
            yield words.mrkdwn(PAGE, "fact", label=field_label(name, words), value=value)
