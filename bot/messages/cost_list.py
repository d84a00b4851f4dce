"""The purchases with cost centres, for Finance and who oversees everything: in a modal."""

from slack_sdk.models.blocks import ActionsBlock, ButtonElement
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import cost_ids as ids
from bot.messages.cost_view import CostList, CostView
from bot.messages.costs import PAGE, brief_line, sum_lines
from bot.messages.message import Block, as_blocks, button, modal, paragraph, small_print
from bot.messages.trajectory_history import paragraphs
from bot.messages.wording import Wording
from bot.policy.total_cost import lifetime_cost

ROWS_ON_A_PAGE = 10
_APART, _ALL, _BETWEEN = "apart", "all", ":"


def place(*, apart_only: bool, page: int = 1) -> str:
    """Which part of the list, as a button carries it; read back by :func:`read_place`."""
    return f"{_APART if apart_only else _ALL}{_BETWEEN}{page}"


def read_place(text: str) -> tuple[bool, int]:
    """What :func:`place` wrote; the beginning of the list for anything else."""
    which, _, page = text.partition(_BETWEEN)
    return which != _ALL, int(page) if page.isdecimal() else 1


def cost_list(found: CostList, words: Wording) -> Block:
    """One page of it, with what everything in it comes to."""
    which = _APART if found.apart_only else _ALL
    blocks: list[SdkBlock] = [
        paragraph(words.mrkdwn(PAGE, f"list_{which}", count=found.total)),
    ]
    if found.total > 1:
        blocks.extend(paragraphs(sum_lines(found.lines, words, alone=False)))
    blocks.extend(_row(each, words) for each in found.rows)
    if found.page.pages > 1:
        said = words.mrkdwn(PAGE, "page", number=found.page.number, pages=found.page.pages)
        blocks.append(small_print(said))
    blocks.append(ActionsBlock(elements=[*_turning(found, words), _other(found, words)]))
    blocks.append(small_print(words.mrkdwn(PAGE, "list_private")))
    return modal(
        callback_id=ids.LIST,
        title=words.plain(PAGE, "list_title"),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks(blocks),
    )


def _row(view: CostView, words: Wording) -> SdkBlock:
    section = paragraph(
        words.mrkdwn(
            PAGE,
            "row",
            number=view.number,
            title=view.title,
            said=brief_line(view.lines, words),
            lifetime=lifetime_cost(view.costs),
        )
    )
    section.accessory = button(
        words.plain(PAGE, "look"),
        action_id=ids.OPEN,
        value=str(view.trajectory_id),
        read_aloud=words.plain(PAGE, "look_aloud", number=view.number),
    )
    return section


def _turning(found: CostList, words: Wording) -> list[ButtonElement]:
    pages = (("previous", found.page.previous), ("next", found.page.next))
    return [
        button(
            words.plain(PAGE, f"page_{phrase}"),
            action_id=f"{ids.SHOW}{phrase}",
            value=place(apart_only=found.apart_only, page=number),
        )
        for phrase, number in pages
        if number is not None
    ]


def _other(found: CostList, words: Wording) -> ButtonElement:
    other = _ALL if found.apart_only else _APART
    return button(
        words.plain(PAGE, f"show_{other}"),
        action_id=f"{ids.SHOW}{other}",
        value=place(apart_only=not found.apart_only),
    )
