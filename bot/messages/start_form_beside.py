"""What stands beside a start form in more than one place: the adviser's answer, the way on."""

from collections.abc import Iterator

from slack_sdk.models.blocks import (
    ButtonElement,
    ConfirmObject,
    PlainTextObject,
    SectionBlock,
)

from bot.messages import journey_ids
from bot.messages import start_form_ids as ids
from bot.messages.escaping import Mrkdwn
from bot.messages.message import button, paragraph
from bot.messages.start_form_view import StartFormView
from bot.messages.trajectory_history import paragraphs
from bot.messages.wording import Wording

_JUDGING = "start_form_judging"
_BETWEEN = ":"


def next_step_button(trajectory_id: int, words: Wording) -> ButtonElement:
    """Opens where the purchase stands."""
    label = words.plain("journey", "open")
    return button(label, action_id=journey_ids.OPEN, value=str(trajectory_id))


def noticed(view: StartFormView, words: Wording) -> Iterator[SectionBlock]:
    """What could be better, as the adviser reads it."""
    if not view.findings:
        yield paragraph(words.mrkdwn(_JUDGING, "noticed_nothing"))
        return
    lines = (
        words.mrkdwn(_JUDGING, "noticed_line", text=each) for each in finding_lines(view, words)
    )
    yield from paragraphs([words.mrkdwn(_JUDGING, "noticed"), *lines])


def judging_buttons(view: StartFormView, words: Wording) -> list[ButtonElement]:
    """What the adviser answers with, about the form as it was handed in this time."""
    value = f"{view.trajectory_id}{_BETWEEN}{view.rounds}"
    sufficient, ask_more = (words.plain(_JUDGING, phrase) for phrase in ("sufficient", "ask_more"))
    return [
        button(
            sufficient,
            action_id=ids.SUFFICIENT,
            value=value,
            style=None if view.findings else "primary",
            confirm=_sure(len(view.findings), words) if view.findings else None,
        ),
        button(ask_more, action_id=ids.ASK_MORE, value=value),
    ]


def _sure(count: int, words: Wording) -> ConfirmObject:
    """Asked before a form counts as sufficient in which so many things could be better."""
    return ConfirmObject(
        title=PlainTextObject(text=words.plain(_JUDGING, "sure_title")),
        text=PlainTextObject(text=words.plain(_JUDGING, "sure", count=count)),
        confirm=PlainTextObject(text=words.plain(_JUDGING, "sufficient")),
        deny=PlainTextObject(text=words.plain(_JUDGING, "ask_close")),
    )


def read_judged_value(text: str) -> tuple[int, int]:
    """The trajectory's id and the round that a button for judging carries.

    :raises ValueError: it is something else.
    """
    trajectory_id, round_number = text.split(_BETWEEN)
    return int(trajectory_id), int(round_number)


def finding_lines(view: StartFormView, words: Wording) -> Iterator[Mrkdwn]:
    """Each thing that could be better, in words of the adviser's."""
    for each in view.findings:
        phrase = f"noticed_{each.kind.value}"
        yield words.mrkdwn(_JUDGING, phrase, theme=each.theme, lowest=each.lowest)
