"""The pilots: how many beside the target, which, and what is only being explored."""

from slack_sdk.models.blocks import ActionsBlock
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import pilot_ids as ids
from bot.messages.escaping import Mrkdwn
from bot.messages.list_parts import ListIds, turning
from bot.messages.message import (
    Block,
    Message,
    as_blocks,
    button,
    heading,
    modal,
    paragraph,
    small_print,
)
from bot.messages.pilot import PAGE, status_label
from bot.messages.pilot_view import Exploration, PilotList, PilotListState, PilotRow, YearLine
from bot.messages.trajectory_history import paragraphs
from bot.messages.wording import Wording

IDS = ListIds(
    open=ids.OPEN_LIST,
    menu=ids.LIST_MENU,
    previous=ids.LIST_PREVIOUS,
    next=ids.LIST_NEXT,
    clear=ids.LIST_CLEAR,
)


def pilots_message(found: PilotList, words: Wording) -> Message:
    """The list, for one person."""
    return Message(
        words.mrkdwn(PAGE, "list_notification", count=found.total), _blocks(found, words)
    )


def pilots_modal(found: PilotList, words: Wording) -> Block:
    """The list as a modal, from where others read along."""
    return modal(
        callback_id=ids.LIST,
        title=words.plain(PAGE, "list_heading"),
        close=words.plain(PAGE, "close"),
        blocks=_blocks(found, words),
    )


def pilots_here(words: Wording) -> Message:
    """Where others read along: the list, which each opens for themselves."""
    text = words.mrkdwn(PAGE, "list_here")
    opening = button(
        words.plain(PAGE, "open_list"), action_id=IDS.open, value=PilotListState().dump()
    )
    return Message(text, as_blocks([paragraph(text), ActionsBlock(elements=[opening])]))


def _blocks(found: PilotList, words: Wording) -> tuple[Block, ...]:
    """How many there are, a page of them, and on the first what is only being explored."""
    blocks: list[SdkBlock] = [heading(words.plain(PAGE, "list_heading"))]
    lines = [_year(each, words) for each in found.years]
    if not found.has_targets:
        lines.append(words.mrkdwn(PAGE, "no_targets"))
    blocks.extend(paragraphs(lines))
    if divided := _divided(found, words):
        blocks.append(small_print(*divided))
    if not found.rows:
        blocks.append(paragraph(words.mrkdwn(PAGE, "none_yet")))
    blocks.extend(_row(each, words) for each in found.rows)
    page = found.page
    if page.pages > 1:
        said = words.mrkdwn(PAGE, "page", number=page.number, pages=page.pages, total=found.total)
        blocks.append(small_print(said))
        blocks.append(ActionsBlock(elements=turning(PilotListState(), page, IDS, words)))
    if found.explorations and page.number == 1:
        blocks.append(paragraph(words.mrkdwn(PAGE, "explorations")))
        blocks.extend(paragraphs(_exploration(each, words) for each in found.explorations))
    if not found.sees_all:
        blocks.append(small_print(words.mrkdwn(PAGE, "counted_what_you_see")))
    return as_blocks(blocks)


def _year(line: YearLine, words: Wording) -> Mrkdwn:
    said = words.mrkdwn(
        PAGE, "year", year=line.year, count=line.count, target=line.target, source=line.source
    )
    also = [words.mrkdwn(PAGE, "also_written", text=text) for text in line.also]
    return Mrkdwn("\n".join([said, *also]))


def _divided(found: PilotList, words: Wording) -> list[Mrkdwn]:
    """How many per theme and per team."""
    said = []
    for phrase, counted in (("per_theme", found.themes), ("per_team", found.teams)):
        if counted:
            each = [f"{label} {count}" for label, count in counted]
            said.append(words.mrkdwn(PAGE, phrase, each=each))
    return said


def _row(row: PilotRow, words: Wording) -> SdkBlock:
    section = paragraph(
        words.mrkdwn(
            PAGE,
            "row",
            number=row.number,
            title=row.title,
            year=row.year,
            status=status_label(row.status, words),
            themes=row.themes,
            team=row.team,
        )
    )
    section.accessory = button(
        words.plain(PAGE, "look"),
        action_id=ids.OPEN,
        value=str(row.trajectory_id),
        read_aloud=words.plain(PAGE, "look_aloud", number=row.number),
    )
    return section


def _exploration(each: Exploration, words: Wording) -> Mrkdwn:
    return words.mrkdwn(
        PAGE,
        "planned_in_profile" if each.involved else "exploration",
        label=each.label,
        year=each.year,
        themes=each.themes,
        teams=each.teams,
        source=each.source,
    )
