"""The form of the intake talk: its day, an answer to each question, and what was agreed."""

from collections.abc import Iterator

from slack_sdk.models.blocks import ActionsBlock
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import intake_ids as ids
from bot.messages.form_fields import choose_date, choose_person, text_field
from bot.messages.intake import PAGE, intake_lines
from bot.messages.intake_view import MOST_AGREEMENTS, IntakeSheet, TalkQuestion
from bot.messages.message import Block, as_blocks, button, modal, paragraph, small_print
from bot.messages.trajectory_history import paragraphs
from bot.messages.wording import Wording

ANSWER_LENGTH = 1500
WHAT_LENGTH = 300
HELD_ON = "held_on"


def answer_field(question: str) -> str:
    """The name of the field that holds the answer to a question."""
    return f"answer_{question}"


def what_field(row: int) -> str:
    """The name of the field that holds what was agreed."""
    return f"what_{row}"


def owner_field(row: int) -> str:
    """The name of the field that holds who does it."""
    return f"owner_{row}"


def due_field(row: int) -> str:
    """The name of the field that holds by when."""
    return f"due_{row}"


def intake_sheet(
    state: IntakeSheet, words: Wording, *, number: int, metadata: str, step: str
) -> Block:
    """The form, filled with what is known or was typed."""
    blocks: list[Block] = list(as_blocks(_told(state, words, number)))
    blocks.append(
        choose_date(
            HELD_ON,
            words.plain(PAGE, "label_held_on"),
            value=state.values.get(HELD_ON),
            step=step,
            required=True,
        )
    )
    blocks.extend(_question(each, state, words, step) for each in state.questions)
    blocks.extend(as_blocks([paragraph(words.mrkdwn(PAGE, "sheet_agreements"))]))
    for row in range(state.rows):
        blocks.extend(_agreement(row, state, words, step))
    if state.rows < MOST_AGREEMENTS:
        more = button(words.plain(PAGE, "add"), action_id=ids.ADD, value=str(state.rows))
        blocks.extend(as_blocks([ActionsBlock(elements=[more])]))
    return modal(
        callback_id=ids.SHEET,
        title=words.plain(PAGE, "title"),
        submit=words.plain("journey", "submit"),
        close=words.plain("journey", "cancel"),
        private_metadata=metadata,
        blocks=blocks,
    )


def _told(state: IntakeSheet, words: Wording, number: int) -> Iterator[SdkBlock]:
    phrase = "sheet_stale" if state.stale else "sheet_intro"
    yield paragraph(words.mrkdwn(PAGE, phrase, number=number))
    if state.elsewhere is not None:
        yield from paragraphs(intake_lines(state.elsewhere, words))
    yield small_print(words.mrkdwn(PAGE, "sheet_careful"))


def _question(question: TalkQuestion, state: IntakeSheet, words: Wording, step: str) -> Block:
    name = answer_field(question.slug)
    return text_field(
        name,
        question.text,
        value=state.values.get(name) or "",
        example=words.plain(PAGE, "example_answer"),
        longest=ANSWER_LENGTH,
        required=True,
        step=step,
        hint=question.source or None,
        multiline=True,
    )


def _agreement(row: int, state: IntakeSheet, words: Wording, step: str) -> Iterator[Block]:
    values = state.values
    yield text_field(
        what_field(row),
        words.plain(PAGE, "label_what", row=row + 1),
        value=values.get(what_field(row)) or "",
        example=words.plain(PAGE, "example_what"),
        longest=WHAT_LENGTH,
        required=False,
        step=step,
    )
    yield choose_person(
        owner_field(row),
        words.plain(PAGE, "label_owner", row=row + 1),
        chosen=values.get(owner_field(row)),
        example=words.plain(PAGE, "example_owner"),
        step=step,
    )
    yield choose_date(
        due_field(row),
        words.plain(PAGE, "label_due", row=row + 1),
        value=values.get(due_field(row)),
        step=step,
    )
