"""A start form that was dropped as a document: how it would stand, and what came of it."""

from collections.abc import Mapping, Sequence

from slack_sdk.models.blocks import ActionsBlock
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import start_form_ids as ids
from bot.messages.message import Message, as_blocks, button, paragraph
from bot.messages.start_form_check import open_button, said_blocks
from bot.messages.start_form_view import StartFormView
from bot.messages.wording import Wording
from storage.vocabulary import ReadingState, StartFormState

PAGE = "start_form_reading"
SHOWN_TEXT = 100

PROBLEMS = (
    "no_form",
    "no_number",
    "not_yours",
    "closed",
    "not_needed",
    "unreadable",
    "not_fetched",
)
"""Why there is nothing to take over."""


def reading_shown(
    view: StartFormView,
    unread: Sequence[str],
    reading_id: int,
    words: Wording,
    *,
    begun: bool,
) -> Message:
    """What was read, as it would stand in the form.

    :param unread: the fields of which the text could not be read.
    :param begun: whether there is a form already.
    """
    text = words.mrkdwn(PAGE, "shown", number=view.number, title=view.title)
    blocks: list[SdkBlock] = [paragraph(text), *said_blocks(view, words, longest=SHOWN_TEXT)]
    if unread:
        labels = list(dict.fromkeys(_label(name, view, words) for name in unread))
        blocks.append(paragraph(words.mrkdwn(PAGE, "unread", fields=labels)))
    if begun:
        blocks.append(paragraph(words.mrkdwn(PAGE, "stays")))
    value = str(reading_id)
    blocks.append(
        ActionsBlock(
            elements=[
                button(
                    words.plain(PAGE, "take_over"),
                    action_id=ids.TAKE_OVER,
                    value=value,
                    style="primary",
                ),
                button(words.plain(PAGE, "decline"), action_id=ids.DECLINE, value=value),
            ]
        )
    )
    return Message(words.mrkdwn(PAGE, "notification", number=view.number), as_blocks(blocks))


def reading_settled(state: ReadingState, trajectory_id: int, words: Wording) -> Message:
    """What came of it, in place of the question."""
    text = words.mrkdwn(PAGE, f"settled_{state.value}")
    blocks: list[SdkBlock] = [paragraph(text)]
    if state is ReadingState.TAKEN:
        opening = open_button(trajectory_id, StartFormState.DRAFT, words)
        blocks.append(ActionsBlock(elements=[opening]))
    return Message(text, as_blocks(blocks))


def reading_problem(problem: str, words: Wording) -> Message:
    """Why there is nothing to take over. :param problem: one of ``PROBLEMS``."""
    text = words.mrkdwn(PAGE, f"problem_{problem}")
    return Message(text, as_blocks([paragraph(text)]))


def _label(name: str, view: StartFormView, words: Wording) -> str:
    labels: Mapping[str, str] = {theme.slug: theme.label for theme in view.themes}
    _, _, slug = name.partition("_")
    if slug in labels:
        return words.plain(PAGE, "theme_field", theme=labels[slug])
    return view.question if name == "need" else words.plain("start_form", f"label_{name}")
