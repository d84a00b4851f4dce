"""The tender calendar: one line each, with menus to filter and buttons to page."""

from dataclasses import dataclass

from slack_sdk.models.blocks import ActionsBlock, ButtonElement, SectionBlock
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import tender_ids as ids
from bot.messages.escaping import Mrkdwn
from bot.messages.form_fields import Option
from bot.messages.list_menus import menus
from bot.messages.list_parts import ListIds, ListPage, doubts_told, filters_said, turning
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
from bot.messages.tender_feed_ids import CALENDAR_FILE, EVERY_TEAM
from bot.messages.tender_list_state import TenderListState, quarter_label
from bot.messages.tender_view import TenderView
from bot.messages.wording import Wording
from bot.policy.tenders import Stage
from bot.profile import Profile
from storage.vocabulary import ContractMoment, TenderState

PAGE = "tender_list"
NEW = " "
"""What a button to an empty form carries: it has to carry something."""

IDS = ListIds(
    open=ids.OPEN_LIST,
    menu=ids.LIST_MENU,
    previous=ids.LIST_PREVIOUS,
    next=ids.LIST_NEXT,
    clear=ids.LIST_CLEAR,
)


@dataclass(frozen=True)
class TenderListing(ListPage[TenderListState, TenderView]):
    """One page of the calendar; ``quarters`` are those that can be chosen."""

    may_add: bool = False
    quarters: tuple[str, ...] = ()


def tenders_message(
    listing: TenderListing, profile: Profile, words: Wording, *, step: str
) -> Message:
    """The calendar as a message that only one person sees."""
    text = words.mrkdwn(PAGE, "notification", total=listing.total)
    return Message(text, _blocks(listing, profile, words, step))


def tenders_modal(listing: TenderListing, profile: Profile, words: Wording, *, step: str) -> Block:
    """The calendar as a modal, from where there is no conversation to answer in."""
    return modal(
        callback_id=ids.LIST,
        title=words.plain(PAGE, "title"),
        close=words.plain("lists", "close"),
        blocks=_blocks(listing, profile, words, step),
    )


def tenders_here(count: int, state: TenderListState, words: Wording) -> Message:
    """Where others read along: how many there are, which each opens for themselves."""
    text = words.mrkdwn(PAGE, "here", count=count)
    return Message(
        text, as_blocks([paragraph(text), ActionsBlock(elements=[calendar_button(state, words)])])
    )


def calendar_button(state: TenderListState, words: Wording) -> ButtonElement:
    """The button that opens the calendar, as a modal."""
    return button(words.plain(PAGE, "open"), action_id=ids.OPEN_LIST, value=state.dump())


def tender_line(view: TenderView, words: Wording) -> SectionBlock:
    """One tender on one line, with the button that tells everything."""
    line = words.plain(
        PAGE,
        "row",
        called=view.called,
        title=" ".join(view.title.split()),
        team=view.team,
        when=when_said(view, words),
        state=_state(view, words),
    )
    details = button(
        words.plain(PAGE, "details"),
        action_id=ids.OPEN_DETAILS,
        value=str(view.tender_id),
        read_aloud=words.plain(PAGE, "details_read_aloud", called=view.called),
    )
    return SectionBlock(text=typed(line), accessory=details)


def when_said(view: TenderView, words: Wording) -> str:
    """When something has to happen, as exactly as it is known."""
    if view.stage in {Stage.RUNNING, Stage.ENDED} and view.contract_end:
        return words.plain(PAGE, f"when_{view.stage}", day=view.contract_end)
    if view.planning:
        past = view.stage in {Stage.OUT, Stage.RUNNING}
        phrase = "when_published" if past else "when_publication"
        return words.plain(PAGE, phrase, planning=view.planning)
    if view.current_ends_on:
        because = view.current_because or ContractMoment.END
        return words.plain(PAGE, f"when_{because}", day=view.current_ends_on)
    return words.plain(PAGE, "when_unknown")


def _state(view: TenderView, words: Wording) -> str:
    if view.trajectory_number is not None:
        return words.plain(PAGE, "state_trajectory", number=view.trajectory_number)
    if view.state in {TenderState.NOT_NEEDED, TenderState.DROPPED}:
        return words.plain(PAGE, f"state_{view.state}")
    return ""


def _blocks(
    listing: TenderListing, profile: Profile, words: Wording, step: str
) -> tuple[Block, ...]:
    filters = _filters(listing.state, profile, words)
    blocks: list[SdkBlock] = [paragraph(text) for text in doubts_told(listing.doubts, words)]
    if listing.rows:
        summary = words.mrkdwn(PAGE, "summary", total=listing.total, filters=filters)
        blocks.append(paragraph(summary))
        blocks.extend(tender_line(view, words) for view in listing.rows)
    else:
        blocks.append(paragraph(_nothing(listing, filters, words)))
    if listing.page.pages > 1:
        page = listing.page
        text = words.mrkdwn(PAGE, "page", number=page.number, pages=page.pages, total=listing.total)
        blocks.append(small_print(text))
    buttons = turning(listing.state, listing.page, IDS, words)
    if listing.may_add:
        buttons += [_adding(listing, words), _following(listing, words)]
    if buttons:
        blocks.append(ActionsBlock(elements=buttons))
    own = {"quarter": [Option(slug, quarter_label(slug)) for slug in listing.quarters]}
    blocks.extend(menus(listing.state, profile, words, action_id=IDS.menu, step=step, own=own))
    return as_blocks(blocks)


def _adding(listing: TenderListing, words: Wording) -> ButtonElement:
    style = None if listing.total or listing.state.is_filtered else "primary"
    return button(words.plain(PAGE, "add"), action_id=ids.OPEN_FORM, value=NEW, style=style)


def _following(listing: TenderListing, words: Wording) -> ButtonElement:
    """To have it in one's own calendar: of the team that is chosen, or of all."""
    value = listing.state.team or EVERY_TEAM
    return button(words.plain(PAGE, "follow"), action_id=CALENDAR_FILE, value=value)


def _filters(state: TenderListState, profile: Profile, words: Wording) -> list[str]:
    said = filters_said(state, profile, words)
    if state.words:
        said.append(words.plain(PAGE, "filter_words", words=state.words))
    return said


def _nothing(listing: TenderListing, filters: list[str], words: Wording) -> Mrkdwn:
    if listing.state.is_filtered:
        return words.mrkdwn(PAGE, "none_found", filters=filters)
    return words.mrkdwn(PAGE, "none_at_all", may_add=listing.may_add)
