"""A trajectory as a pilot: what it is to teach, whether it suits one, and what to do."""

from slack_sdk.models.blocks import (
    ActionsBlock,
    ButtonElement,
    ConfirmObject,
    PlainTextObject,
    SectionBlock,
)
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import journey_ids, lesson_ids
from bot.messages import pilot_ids as ids
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
from bot.messages.pilot_ids import Sheet
from bot.messages.pilot_view import PLAN_TEXTS, PilotView
from bot.messages.trajectory_view import TrajectoryView
from bot.messages.wording import Wording
from bot.policy.pilots import PilotStatus

PAGE = "pilot"


def pilot(view: PilotView, words: Wording, *, note: str | None = None) -> Block:
    """The pilot, or the way to make the trajectory one.

    :param note: the phrase that says what became of the last press.
    """
    blocks: list[SdkBlock] = [heading(view.title)]
    if note is not None:
        blocks.append(paragraph(words.mrkdwn(PAGE, f"note_{note}")))
    if view.status is None:
        blocks.append(paragraph(words.mrkdwn(PAGE, "is_none", may_change=view.may_change)))
    else:
        blocks.append(_standing(view, words))
        blocks.extend(_plan(view, words))
    if actions := _actions(view, words):
        blocks.append(ActionsBlock(elements=actions))
    return modal(
        callback_id=ids.PILOT,
        title=words.plain(PAGE, "title", number=view.number),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks(blocks),
    )


def standing(view: PilotView, words: Wording) -> Mrkdwn:
    """Year, status, themes and team."""
    return words.mrkdwn(
        PAGE,
        "standing",
        year=view.year,
        status=status_label(view.status, words),
        themes=view.themes,
        team=view.team,
    )


def status_label(status: PilotStatus | None, words: Wording) -> str:
    """How far it is, as people read it."""
    return "" if status is None else words.plain(PAGE, f"status_{status}")


def pilot_line(view: TrajectoryView, words: Wording) -> tuple[Block, ...]:
    """In the details of a trajectory: that it is a pilot, with the way to it."""
    if view.pilot_year is None:
        return ()
    section = paragraph(words.mrkdwn(PAGE, "is_pilot", year=view.pilot_year))
    section.accessory = button(
        words.plain(PAGE, "see_pilot"), action_id=ids.OPEN, value=str(view.trajectory_id)
    )
    return as_blocks([section])


def lesson_wanted(words: Wording, *, number: int, title: str) -> Message:
    """To its owner, in private, once: what did it teach? A failure teaches as much."""
    text = words.mrkdwn(PAGE, "lesson_wanted", number=number, title=title)
    tell = button(
        words.plain(PAGE, "tell_lesson"),
        action_id=lesson_ids.OPEN_TYPED,
        value=words.plain("trajectory_details", "lesson_of", number=number),
        style="primary",
    )
    return Message(text, as_blocks([paragraph(text), ActionsBlock(elements=[tell])]))


def _standing(view: PilotView, words: Wording) -> SectionBlock:
    """Beside it, for who may read the plan, the button that brings it."""
    section = paragraph(standing(view, words))
    if view.reads_plan:
        section.accessory = button(
            words.plain(PAGE, "as_document"),
            action_id=ids.DOWNLOAD,
            value=str(view.trajectory_id),
            read_aloud=words.plain(PAGE, "as_document_aloud", number=view.number),
        )
    return section


def _plan(view: PilotView, words: Wording) -> list[SdkBlock]:
    if not view.reads_plan:
        return [small_print(words.mrkdwn(PAGE, "plan_hidden"))]
    blocks: list[SdkBlock] = []
    for name in PLAN_TEXTS:
        text = view.texts.get(name)
        blocks.append(paragraph(words.mrkdwn(PAGE, f"part_{name}", empty=not text)))
        if text:
            blocks.append(SectionBlock(text=typed(text)))
    if view.fit is not None:
        reasons = [words.mrkdwn(PAGE, f"reason_{each}") for each in view.fit.reasons]
        phrase = f"fit_{view.fit.verdict}"
        blocks.append(paragraph(words.mrkdwn(PAGE, phrase, reasons=reasons)))
    return blocks


def _actions(view: PilotView, words: Wording) -> list[ButtonElement]:
    value = str(view.trajectory_id)
    buttons: list[ButtonElement] = []
    if view.may_change:
        buttons.extend(_changing(view, value, words))
    label = words.plain("journey", "details")
    return [*buttons, button(label, action_id=journey_ids.DETAILS, value=value)]


def _changing(view: PilotView, value: str, words: Wording) -> list[ButtonElement]:
    if view.status is None:
        return [
            button(
                words.plain(PAGE, "make"),
                action_id=f"{ids.OPEN_SHEET}{Sheet.BASICS}",
                value=value,
                style="primary",
            )
        ]
    sheets = [
        button(
            words.plain(PAGE, f"open_{sheet}"), action_id=f"{ids.OPEN_SHEET}{sheet}", value=value
        )
        for sheet in (Sheet.PLAN, Sheet.FIT, Sheet.BASICS)
    ]
    stop = button(
        words.plain(PAGE, "stop"),
        action_id=ids.STOP,
        value=value,
        confirm=ConfirmObject(
            title=PlainTextObject(text=words.plain(PAGE, "stop_title")),
            text=PlainTextObject(text=words.plain(PAGE, "stop_text")),
            confirm=PlainTextObject(text=words.plain(PAGE, "stop_yes")),
            deny=PlainTextObject(text=words.plain(PAGE, "cancel")),
        ),
    )
    return [*sheets, stop]
