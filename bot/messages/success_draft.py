"""A draft of a success, for the coordinator: the message, and the sheet with everything."""

from slack_sdk.models.blocks import ActionsBlock, ButtonElement, ConfirmObject, SectionBlock
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import success_ids as ids
from bot.messages import trajectory_ids
from bot.messages.escaping import Mrkdwn
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
from bot.messages.success_report import PAGE
from bot.messages.success_view import DraftView
from bot.messages.trajectory_history import paragraphs
from bot.messages.wording import Wording
from storage.vocabulary import SuccessState

_TOLD_ANEW = frozenset({"before", "stale"})
"""Where nothing was done: then how it stands is told along."""


def draft_ready(view: DraftView, words: Wording) -> Message:
    """To a coordinator: what there is to celebrate, ready to approve."""
    title = view.parts.title
    if view.reported_by:
        text = words.mrkdwn(PAGE, "ready_by", by=view.reported_by, title=title)
    else:
        text = words.mrkdwn(PAGE, "ready", title=title)
    blocks = [paragraph(text), *_told(view, words), *_hindered(view, words)]
    look = button(words.plain(PAGE, "look"), action_id=ids.OPEN_DRAFT, value=str(view.success_id))
    return Message(
        text, as_blocks([*blocks, ActionsBlock(elements=[look, *_deciding(view, words)])])
    )


def draft_settled(view: DraftView, words: Wording, *, note: str) -> Message:
    """In its place once something was done: what came of it, and the way to it."""
    text = _note(view, words, note)
    blocks = [paragraph(text), *_hindered(view, words)]
    if note in _TOLD_ANEW:
        blocks.append(small_print(_state(view, words)))
    look = button(words.plain(PAGE, "look"), action_id=ids.OPEN_DRAFT, value=str(view.success_id))
    return Message(text, as_blocks([*blocks, ActionsBlock(elements=[look])]))


def draft_sheet(view: DraftView, words: Wording, *, note: str | None = None) -> Block:
    """Everything about it. ``note``: the phrase of what was just done."""
    said: list[SdkBlock] = [paragraph(_note(view, words, note))] if note else []
    blocks = [
        *said,
        *_hindered(view, words),
        heading(view.parts.title),
        *_told(view, words),
        small_print(Mrkdwn(" · ".join([_state(view, words), *_beside(view, words)]))),
        *_actions(view, words),
        *_people(view, words),
        *_evidence(view, words),
    ]
    return modal(
        callback_id=ids.DRAFT_SHEET,
        title=words.plain(PAGE, "title"),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks(blocks),
    )


def _told(view: DraftView, words: Wording) -> list[SdkBlock]:
    """The figure first, then what was written, as it was typed."""
    parts = view.parts
    blocks: list[SdkBlock] = []
    if parts.figure:
        figure = words.mrkdwn(PAGE, "figure", figure=parts.figure, figure_of=parts.figure_of)
        blocks.append(paragraph(figure))
    blocks += [SectionBlock(text=typed(each)) for each in (parts.text, parts.difference) if each]
    return blocks


def _hindered(view: DraftView, words: Wording) -> list[SdkBlock]:
    """Why it may not be told now, as long as that is still to come."""
    if view.hindrance is None or view.state in {SuccessState.WAITING, SuccessState.DROPPED}:
        return []
    return [paragraph(words.mrkdwn(PAGE, f"hindrance_{view.hindrance.value}"))]


def _state(view: DraftView, words: Wording) -> Mrkdwn:
    return words.mrkdwn(PAGE, f"state_{view.state.value}", channel=view.channel, on=view.on)


def _beside(view: DraftView, words: Wording) -> list[Mrkdwn]:
    told = []
    if view.is_draft:
        told.append(words.mrkdwn(PAGE, "goes_to", channel=view.channel))
    if view.picture:
        told.append(words.mrkdwn(PAGE, "has_picture"))
    if view.reported_by:
        told.append(words.mrkdwn(PAGE, "by_person", by=view.reported_by))
    else:
        told.append(words.mrkdwn(PAGE, "by_bot"))
    return told


def _actions(view: DraftView, words: Wording) -> list[SdkBlock]:
    elements = _deciding(view, words)
    if view.may_be_changed:
        label = words.plain(PAGE, "correct" if view.stands else "edit")
        editing = button(label, action_id=ids.OPEN_EDIT, value=view.seen)
        elements.insert(1 if view.may_be_approved else 0, editing)
    if view.trajectory_id is not None:
        label = words.plain(PAGE, "see_trajectory", number=view.number)
        value = str(view.trajectory_id)
        elements.append(button(label, action_id=trajectory_ids.OPEN_DETAILS, value=value))
    if view.stands:
        elements.append(_taking_back(view, words))
    return [ActionsBlock(elements=elements)] if elements else []


def _taking_back(view: DraftView, words: Wording) -> ButtonElement:
    label = words.plain(PAGE, "take_back")
    sure = ConfirmObject(
        title=label,
        text=words.plain(PAGE, "take_back_sure"),
        confirm=label,
        deny=words.plain(PAGE, "cancel"),
    )
    return button(label, action_id=ids.TAKE_BACK, value=view.seen, style="danger", confirm=sure)


def _deciding(view: DraftView, words: Wording) -> list[ButtonElement]:
    elements = []
    if view.may_be_approved:
        label = words.plain(PAGE, "approve")
        elements.append(button(label, action_id=ids.APPROVE, value=view.seen, style="primary"))
    if view.is_draft or view.state is SuccessState.APPROVED:
        elements.append(button(words.plain(PAGE, "drop"), action_id=ids.OPEN_DROP, value=view.seen))
    return elements


def _people(view: DraftView, words: Wording) -> list[SdkBlock]:
    lines = [
        words.mrkdwn(PAGE, f"consent_{each.consent.value}", user=each.user) for each in view.people
    ] or [words.mrkdwn(PAGE, "nobody")]
    rule = small_print(words.mrkdwn(PAGE, "consent_rule"))
    return [*paragraphs([words.mrkdwn(PAGE, "people_heading"), *lines]), rule]


def _evidence(view: DraftView, words: Wording) -> list[SdkBlock]:
    if not view.evidence:
        return []
    lines = [words.mrkdwn(PAGE, f"evidence_{each.phrase}", **each.data) for each in view.evidence]
    return list(paragraphs([words.mrkdwn(PAGE, "evidence_heading"), *lines]))


def _note(view: DraftView, words: Wording, note: str) -> Mrkdwn:
    return words.mrkdwn(PAGE, f"note_{note}", title=view.parts.title, channel=view.channel)
