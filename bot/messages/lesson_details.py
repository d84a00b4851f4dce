"""Everything about one lesson, in a modal; and the messages around keeping one."""

from slack_sdk.models.blocks import ActionsBlock, ButtonElement, ConfirmObject
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import lesson_ids as ids
from bot.messages import trajectory_ids
from bot.messages.escaping import Mrkdwn, shorten
from bot.messages.lesson_form import kind_label, outcome_label
from bot.messages.lesson_view import LessonView
from bot.messages.message import (
    Block,
    as_blocks,
    button,
    heading,
    modal,
    paragraph,
    small_print,
)
from bot.messages.trajectory_view import phase_label
from bot.messages.wording import Wording

PAGE = "lesson_details"
_ESCAPED_AT_MOST = 2900
_FACTS_AT_MOST = 10


def lesson_details(view: LessonView, words: Wording) -> Block:
    """The lesson as somebody reads it, with what they may do with it."""
    blocks = [
        heading(view.title),
        *(paragraph(text) for text in _story(view, words)),
        *_facts(view, words),
        *_actions(view, words),
    ]
    return modal(
        callback_id=ids.DETAILS,
        title=words.plain(PAGE, "title", number=view.number),
        close=words.plain(PAGE, "close"),
        private_metadata=str(view.lesson_id),
        blocks=as_blocks(blocks),
    )


def lesson_gone(words: Wording, *, number: int) -> Block:
    """After it was taken back."""
    return modal(
        callback_id=ids.DETAILS,
        title=words.plain(PAGE, "title", number=number),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks([paragraph(words.mrkdwn(PAGE, "retracted", number=number))]),
    )


def _story(view: LessonView, words: Wording) -> list[Mrkdwn]:
    told = [words.mrkdwn(PAGE, "insight", text=_cut(view.insight))] if view.says_more else []
    told.extend(words.mrkdwn(PAGE, name, text=_cut(text)) for name, text in view.story.items())
    if view.measure:
        told.append(words.mrkdwn(PAGE, "measure", text=_cut(view.measure)))
    if view.link:
        address = view.link.replace("|", "%7C")  # behind it Slack reads another name for the link
        told.append(words.mrkdwn(PAGE, "link", link=address))
    return told


def _cut(text: str) -> str:
    """As much of a text as fits in a section, also once ``&`` has become ``&amp;``."""
    longest = _ESCAPED_AT_MOST
    while len(text) + 4 * sum(map(text.count, "&<>")) > _ESCAPED_AT_MOST:
        longest -= 100
        text = shorten(text, longest)
    return text


def _facts(view: LessonView, words: Wording) -> list[SdkBlock]:
    facts = []
    if view.outcome:
        facts.append(words.mrkdwn(PAGE, "fact", fact=outcome_label(view.outcome, words)))
    if view.kind:
        facts.append(words.mrkdwn(PAGE, "kind", kind=kind_label(view.kind, words)))
    if view.themes:
        facts.append(words.mrkdwn(PAGE, "themes", themes=view.themes))
    if view.categories:
        facts.append(words.mrkdwn(PAGE, "categories", categories=view.categories))
    if view.phase:
        facts.append(words.mrkdwn(PAGE, "phase", phase=phase_label(view.phase, words)))
    facts.append(_told(view, words))
    if view.reused_by:
        facts.append(words.mrkdwn(PAGE, "reused", count=view.reused_by))
    if view.took_over:
        facts.append(words.mrkdwn(PAGE, "took_over", numbers=view.took_over[:_FACTS_AT_MOST]))
    return [small_print(*facts[:_FACTS_AT_MOST])]


def _told(view: LessonView, words: Wording) -> Mrkdwn:
    return words.mrkdwn(
        PAGE,
        "told",
        on=view.told_on,
        told_by=view.told_by,
        own=view.own,
        anonymous=view.anonymous,
        from_other=view.from_other,
    )


def _actions(view: LessonView, words: Wording) -> list[SdkBlock]:
    """What can be opened, then what can be done."""
    value = str(view.lesson_id)
    opening = [
        button(
            words.plain(PAGE, "file", name=name),
            action_id=ids.OPEN_FILE,
            value=f"{value}:{file_id}",
        )
        for file_id, name in view.files.items()
    ]
    if view.trajectory is not None:
        opening.append(
            button(
                words.plain(PAGE, "trajectory", number=view.trajectory.number),
                action_id=trajectory_ids.OPEN_DETAILS,
                value=str(view.trajectory.trajectory_id),
            )
        )
    rows = [_row([each], f"file_{number}") for number, each in enumerate(opening)]
    return [*rows, _row(_doing(view, words, value), "doing")]


def _doing(view: LessonView, words: Wording, value: str) -> list[ButtonElement]:
    buttons: list[ButtonElement] = []
    if not view.own:
        label = words.plain(PAGE, "reuses" if view.reuses else "reuse")
        wanted = f"{value}:{int(not view.reuses)}"  # not "the other way": a click may come twice
        buttons.append(button(label, action_id=ids.REUSE, value=wanted))
    if view.may_edit:
        if not view.asks_nothing:
            label = words.plain(PAGE, "tell_more")
            buttons.append(button(label, action_id=ids.INTERVIEW_START, value=value))
        buttons.append(button(words.plain(PAGE, "change"), action_id=ids.OPEN_EDIT, value=value))
    if view.may_merge:
        buttons.append(button(words.plain(PAGE, "merge"), action_id=ids.OPEN_MERGE, value=value))
    if view.may_retract:
        buttons.append(_retract(words, value))
    return buttons


def _retract(words: Wording, value: str) -> ButtonElement:
    confirm = ConfirmObject(
        title=words.plain(PAGE, "retract_title"),
        text=words.plain(PAGE, "retract_text"),
        confirm=words.plain(PAGE, "retract_yes"),
        deny=words.plain(PAGE, "retract_no"),
        style="danger",
    )
    return button(
        words.plain(PAGE, "retract"),
        action_id=ids.RETRACT,
        value=value,
        style="danger",
        confirm=confirm,
    )


def _row(buttons: list[ButtonElement], block_id: str) -> ActionsBlock:
    return ActionsBlock(block_id=block_id, elements=buttons)
