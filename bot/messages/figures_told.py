"""The figures in a message: the main ones, or a button to them."""

from slack_sdk.models.blocks import ActionsBlock

from bot.messages import figures_ids as ids
from bot.messages import trajectory_ids
from bot.messages.figure_lines import (
    PAGE,
    period_label,
    pilot_line,
    start_form_lines,
    trajectory_lines,
)
from bot.messages.figures_view import FiguresView
from bot.messages.list_state import ListState
from bot.messages.message import Message, as_blocks, button, paragraph
from bot.messages.progress import progress_lines
from bot.messages.trajectory_history import paragraphs
from bot.messages.wording import Wording
from bot.policy.figures import PeriodKind


def main_figures(view: FiguresView, words: Wording) -> Message:
    """The main ones, without any amount; all of them behind a button."""
    found = view.figures
    text = words.mrkdwn(PAGE, "told", period=period_label(found.period))
    lines = [*trajectory_lines(found, words)]
    if view.progress is not None:
        lines += progress_lines(view.progress, words)
    if view.asks_start_forms and found.start_forms is not None:
        lines += start_form_lines(found, words)
    lines.append(pilot_line(view, words))
    everything = button(
        words.plain(PAGE, "open"),
        action_id=ids.OPEN,
        value=found.period.kind.value,
        style="primary",
    )
    listed = button(
        words.plain(PAGE, "list"), action_id=trajectory_ids.OPEN_LIST, value=ListState().dump()
    )
    said = [text, *(words.mrkdwn(PAGE, "line", said=line) for line in lines)]
    return Message(
        text, as_blocks([*paragraphs(said), ActionsBlock(elements=[everything, listed])])
    )


def figures_here(kind: PeriodKind, words: Wording) -> Message:
    """Where others read along: the figures, which each opens for themselves."""
    text = words.mrkdwn(PAGE, "told_here")
    opening = button(words.plain(PAGE, "open_here"), action_id=ids.OPEN, value=kind.value)
    return Message(text, as_blocks([paragraph(text), ActionsBlock(elements=[opening])]))
