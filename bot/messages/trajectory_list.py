"""A list of trajectories: one line each, with menus to filter and buttons to page."""

from dataclasses import dataclass

from slack_sdk.models.blocks import ActionsBlock, ButtonElement, SectionBlock
from slack_sdk.models.blocks import Block as SdkBlock

from bot.language.list_filters import Kind
from bot.messages import trajectory_ids as ids
from bot.messages.escaping import Mrkdwn, shorten
from bot.messages.formatting import in_sentence
from bot.messages.list_menus import label_of, menus
from bot.messages.list_state import MENUS, ListState
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
from bot.policy.paging import Page
from bot.profile import Profile

PAGE = "trajectory_list"
SHOWN_TYPED = 100


@dataclass(frozen=True)
class Doubts:
    """What was typed behind the command and not followed.

    ``unknown``: names that are none of their kind, as they were typed; ``left_out``:
    words of the title that were too many.
    """

    unknown: tuple[tuple[Kind, str], ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class Listing:
    """One page of a list as somebody may see it.

    ``hints`` are filters that the words may have meant, where nothing was found.
    """

    state: ListState
    rows: tuple[TrajectoryView, ...]
    page: Page
    total: int
    doubts: Doubts = Doubts()
    hints: tuple[tuple[Kind, str], ...] = ()


def list_message(listing: Listing, profile: Profile, words: Wording, *, step: str) -> Message:
    """The list as a message that only one person sees."""
    text = words.mrkdwn(PAGE, "notification", total=listing.total)
    return Message(text, _blocks(listing, profile, words, step))


def list_modal(listing: Listing, profile: Profile, words: Wording, *, step: str) -> Block:
    """The list as a modal, from where there is no conversation to answer in."""
    return modal(
        callback_id=ids.LIST,
        title=words.plain(PAGE, "title"),
        close=words.plain(PAGE, "close"),
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
        blocks.append(menus(listing.state, profile, words, step=step))
    return as_blocks(blocks)


def _filters(state: ListState, profile: Profile, words: Wording) -> list[str]:
    """What the list is filtered by, as people say it."""
    said = [_said(name, slug, profile, words) for name in MENUS if (slug := getattr(state, name))]
    if state.words:
        said.append(words.plain(PAGE, "filter_words", words=state.words))
    return said


def _said(name: str, slug: str, profile: Profile, words: Wording) -> str:
    label = label_of(name, slug, profile, words)
    return words.plain(
        PAGE, f"filter_{name}", label=label if name == "team" else in_sentence(label)
    )


def _doubts(listing: Listing, filters: list[str], words: Wording) -> list[Mrkdwn]:
    doubts = listing.doubts
    told = [
        words.mrkdwn(PAGE, f"unknown_{kind.value}", typed=shorten(name, SHOWN_TYPED))
        for kind, name in dict(doubts.unknown).items()
    ]
    if doubts.left_out:
        left_out = shorten(" ".join(doubts.left_out), SHOWN_TYPED)
        told.append(words.mrkdwn(PAGE, "left_out", words=left_out))
    if doubts.unknown:
        told.append(words.mrkdwn(PAGE, "understood", filters=filters))
    return [Mrkdwn(" ".join(told))] if told else []


def _nothing(listing: Listing, filters: list[str], profile: Profile, words: Wording) -> Mrkdwn:
    if not listing.state.is_filtered:
        return words.mrkdwn(PAGE, "none_at_all")
    hints = [_said(kind.value, slug, profile, words) for kind, slug in listing.hints]
    return words.mrkdwn(PAGE, "none_found", filters=filters, hints=hints)


def _buttons(listing: Listing, words: Wording) -> list[ButtonElement]:
    state, page = listing.state, listing.page
    buttons = [
        button(words.plain(PAGE, phrase), action_id=action_id, value=state.at(number).dump())
        for phrase, action_id, number in (
            ("previous", ids.LIST_PREVIOUS, page.previous),
            ("next", ids.LIST_NEXT, page.next),
        )
        if number is not None
    ]
    if state.is_filtered:
        everything = ListState().dump()
        buttons.append(
            button(words.plain(PAGE, "clear"), action_id=ids.LIST_CLEAR, value=everything)
        )
    elif not listing.total:
        label = words.plain("help", "trajectory_button")
        buttons.append(button(label, action_id=ids.OPEN_FORM, value="list", style="primary"))
    return buttons
