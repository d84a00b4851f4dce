"""A list of trajectories: one line each, with menus to filter and buttons to page."""

from slack_sdk.models.blocks import ActionsBlock, ButtonElement, SectionBlock
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import trajectory_ids as ids
from bot.messages.escaping import Mrkdwn
from bot.messages.list_menus import menus
from bot.messages.list_parts import (
    ListIds,
    ListPage,
    doubts_told,
    filter_said,
    filters_said,
    turning,
)
from bot.messages.list_state import ListState
from bot.messages.message import (
    Block,
    Message,
    as_blocks,
    button,
    modal,
    paragraph,
    small_print,
    typed,
)
from bot.messages.trajectory_view import TrajectoryView, phase_label
from bot.messages.wording import Wording
from bot.profile import Profile

PAGE = "trajectory_list"


IDS = ListIds(
    open=ids.OPEN_LIST,
    menu=ids.LIST_MENU,
    previous=ids.LIST_PREVIOUS,
    next=ids.LIST_NEXT,
    clear=ids.LIST_CLEAR,
)

Listing = ListPage[ListState, TrajectoryView]
"""One page of the list of trajectories."""


def list_message(listing: Listing, profile: Profile, words: Wording, *, step: str) -> Message:
    """The list as a message that only one person sees."""
    text = words.mrkdwn(PAGE, "notification", total=listing.total)
    return Message(text, _blocks(listing, profile, words, step))


def list_modal(listing: Listing, profile: Profile, words: Wording, *, step: str) -> Block:
    """The list as a modal, from where there is no conversation to answer in."""
    return modal(
        callback_id=ids.LIST,
        title=words.plain(PAGE, "title"),
        close=words.plain("lists", "close"),
        blocks=_blocks(listing, profile, words, step),
    )


def row(view: TrajectoryView, words: Wording) -> SectionBlock:
    """One trajectory on one line, with the button that tells everything."""
    line = words.plain(
        PAGE,
        "row",
        number=view.number,
        title=" ".join(view.title.split()),
        team=view.team,
        phase=phase_label(view.phase, words),
        planning=view.planning,
        shared=view.shared,
    )
    details = button(
        words.plain(PAGE, "details"),
        action_id=ids.OPEN_DETAILS,
        value=str(view.trajectory_id),
        read_aloud=words.plain(PAGE, "details_read_aloud", number=view.number),
    )
    return SectionBlock(text=typed(line), accessory=details)


def _blocks(listing: Listing, profile: Profile, words: Wording, step: str) -> tuple[Block, ...]:
    filters = _filters(listing.state, profile, words)
    blocks: list[SdkBlock] = [paragraph(text) for text in _doubts(listing, filters, words)]
    if listing.rows:
        summary = words.mrkdwn(PAGE, "summary", total=listing.total, filters=filters)
        blocks.append(paragraph(summary))
        blocks.extend(row(view, words) for view in listing.rows)
    else:
        blocks.append(paragraph(_nothing(listing, filters, profile, words)))
    if listing.page.pages > 1:
        page = listing.page
        text = words.mrkdwn(PAGE, "page", number=page.number, pages=page.pages, total=listing.total)
        blocks.append(small_print(text))
    if buttons := _buttons(listing, words):
        blocks.append(ActionsBlock(elements=buttons))
    if listing.total or listing.state.is_filtered:
        blocks.extend(menus(listing.state, profile, words, action_id=IDS.menu, step=step))
    return as_blocks(blocks)


def _filters(state: ListState, profile: Profile, words: Wording) -> list[str]:
    """What the list is filtered by, as people say it."""
    said = filters_said(state, profile, words)
    if state.words:
        said.append(words.plain(PAGE, "filter_words", words=state.words))
    return said


def _doubts(listing: Listing, filters: list[str], words: Wording) -> list[Mrkdwn]:
    told = doubts_told(listing.doubts, words)
    if listing.doubts.unknown:
        told.append(words.mrkdwn(PAGE, "understood", filters=filters))
    return [Mrkdwn(" ".join(told))] if told else []


def _nothing(listing: Listing, filters: list[str], profile: Profile, words: Wording) -> Mrkdwn:
    if not listing.state.is_filtered:
        return words.mrkdwn(PAGE, "none_at_all")
    hints = [filter_said(kind.value, slug, profile, words) for kind, slug in listing.hints]
    return words.mrkdwn(PAGE, "none_found", filters=filters, hints=hints)


def _buttons(listing: Listing, words: Wording) -> list[ButtonElement]:
    buttons = turning(listing.state, listing.page, IDS, words)
    if not listing.total and not listing.state.is_filtered:
        label = words.plain("help", "trajectory_button")
        buttons.append(button(label, action_id=ids.OPEN_FORM, value="list", style="primary"))
    return buttons
