"""The form in which is said who pays and who benefits: a line per cost centre."""

from collections.abc import Iterator

from slack_sdk.models.blocks import ActionsBlock

from bot.messages import cost_ids as ids
from bot.messages.cost_view import CostSheet
from bot.messages.costs import PAGE, side_lines
from bot.messages.form_fields import text_field
from bot.messages.message import Block, as_blocks, button, modal, paragraph, small_print
from bot.messages.trajectory_history import paragraphs
from bot.messages.wording import Wording
from storage.vocabulary import CostSide

CENTRE_LENGTH = 100
AMOUNT_LENGTH = 80
MOST_LINES = 8
"""Of each side: as many as stay readable."""

_AMOUNT = "amount"


def centre_field(side: CostSide, row: int) -> str:
    """The name of the field that holds a cost centre."""
    return f"{side}_{row}"


def amount_field(side: CostSide, row: int) -> str:
    """The name of the field that holds what it pays or saves."""
    return f"{side}_{row}_{_AMOUNT}"


def cost_sheet(state: CostSheet, words: Wording, *, number: int, metadata: str, step: str) -> Block:
    """The form, filled with what is known or was typed."""
    blocks = list(as_blocks([paragraph(words.mrkdwn(PAGE, "sheet_intro", number=number))]))
    if state.elsewhere is not None:
        blocks = [*as_blocks([paragraph(words.mrkdwn(PAGE, "sheet_stale"))])]
        blocks.extend(as_blocks(paragraphs(side_lines(state.elsewhere, words))))
    blocks.extend(as_blocks([small_print(words.mrkdwn(PAGE, "sheet_how"))]))
    for side in CostSide:
        blocks.extend(_side(side, state, words, step))
    return modal(
        callback_id=ids.SHEET,
        title=words.plain(PAGE, "title", number=number),
        submit=words.plain(PAGE, "submit"),
        close=words.plain(PAGE, "cancel"),
        private_metadata=metadata,
        blocks=blocks,
    )


def _side(side: CostSide, state: CostSheet, words: Wording, step: str) -> Iterator[Block]:
    rows = state.rows[side]
    yield from as_blocks([paragraph(words.mrkdwn(PAGE, f"heading_{side}"))])
    for row in range(rows):
        name, amount = centre_field(side, row), amount_field(side, row)
        yield text_field(
            name,
            words.plain(PAGE, "label_centre", row=row + 1),
            value=state.values.get(name, ""),
            example=words.plain(PAGE, f"example_{side}"),
            longest=CENTRE_LENGTH,
            required=False,
            step=step,
        )
        yield text_field(
            amount,
            words.plain(PAGE, f"label_amount_{side}"),
            value=state.values.get(amount, ""),
            example=words.plain(PAGE, f"example_amount_{side}"),
            longest=AMOUNT_LENGTH,
            required=False,
            step=step,
        )
    if rows < MOST_LINES:
        more = button(words.plain(PAGE, "add"), action_id=f"{ids.ADD}{side}", value=side)
        yield from as_blocks([ActionsBlock(elements=[more])])
