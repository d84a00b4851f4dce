"""Lessons that were found: a few lines each, with menus to filter and buttons to page."""

from collections.abc import Collection
from dataclasses import dataclass

from slack_sdk.models.blocks import (
    ActionsBlock,
    ButtonElement,
    InputBlock,
    PlainTextInputElement,
    PlainTextObject,
)
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import lesson_ids as ids
from bot.messages.escaping import Mrkdwn
from bot.messages.lesson_list_rows import LessonRow, row
from bot.messages.lesson_list_state import LessonListState
from bot.messages.list_menus import menus, room_for_words
from bot.messages.list_parts import (
    ListIds,
    ListPage,
    doubts_told,
    filter_said,
    filters_said,
    turning,
)
from bot.messages.message import Block, Message, as_blocks, button, modal, paragraph, small_print
from bot.messages.wording import Wording
from bot.profile import Profile

PAGE = "lesson_list"
USUAL_MENUS = frozenset({"theme", "category", "outcome"})

IDS = ListIds(
    open=ids.OPEN_SEARCH,
    menu=ids.SEARCH_MENU,
    previous=ids.SEARCH_PREVIOUS,
    next=ids.SEARCH_NEXT,
    clear=ids.SEARCH_CLEAR,
)


@dataclass(frozen=True)
class LessonListing(ListPage[LessonListState, LessonRow]):
    """One page of lessons. ``only_own``: this person may read no others."""

    only_own: bool = False


def lessons_message(
    listing: LessonListing, profile: Profile, words: Wording, *, step: str
) -> Message:
    """The lessons as a message that only one person sees."""
    hints = [words.mrkdwn(PAGE, "how_to")] if _is_everything(listing) else []
    otherwise = button(
        words.plain(PAGE, "otherwise"), action_id=IDS.open, value=listing.state.dump()
    )
    blocks = [
        *_told(listing, profile, words, *hints),
        *_turning(listing, words, *([otherwise] if _can_be_filtered(listing) else [])),
        *_menus(listing, profile, words, step, _of_use(listing)),
    ]
    return Message(words.mrkdwn(PAGE, "notification", total=listing.total), as_blocks(blocks))


def lessons_modal(
    listing: LessonListing, profile: Profile, words: Wording, *, step: str, field: str | None = None
) -> Block:
    """The lessons as a modal, with a field to search them.

    :param field: the block id of the field as it stands, where its words are the ones that
        were looked for: under the same id the cursor stays in it. Else the field is made
        anew, because Slack ignores words that are proposed under a known block id.
    """
    blocks = [
        _field(listing.state, profile, words, block_id=field or f"{ids.SEARCH_FIELD}:{step}"),
        *_told(listing, profile, words),
        *_turning(listing, words),
        *_menus(listing, profile, words, step, LessonListState.MENUS),
    ]
    return modal(
        callback_id=ids.SEARCH,
        title=words.plain(PAGE, "title"),
        submit=words.plain(PAGE, "search"),
        close=words.plain("lists", "close"),
        private_metadata=listing.state.dump(),
        blocks=as_blocks(blocks),
    )


def _field(
    state: LessonListState, profile: Profile, words: Wording, *, block_id: str
) -> InputBlock:
    """Enter in it searches at once."""
    return InputBlock(
        block_id=block_id,
        label=PlainTextObject(text=words.plain(PAGE, "field")),
        element=PlainTextInputElement(
            action_id=ids.SEARCH_FIELD,
            initial_value=state.words or None,
            placeholder=PlainTextObject(text=words.plain(PAGE, "example")),
            max_length=room_for_words(LessonListState, profile, words),
        ),
        dispatch_action=True,
        optional=True,
    )


def _told(
    listing: LessonListing, profile: Profile, words: Wording, *hints: Mrkdwn
) -> list[SdkBlock]:
    """How many there are, or that there are none, and this page of them."""
    blocks: list[SdkBlock] = [paragraph(text) for text in _doubts(listing, words)]
    if listing.rows:
        summary = words.mrkdwn(
            PAGE,
            "summary",
            total=listing.total,
            words=listing.state.words,
            filters=filters_said(listing.state, profile, words),
        )
        blocks.append(paragraph(summary))
    else:
        blocks.append(paragraph(_nothing(listing, profile, words)))
    if listing.only_own:
        hints = (*hints, words.mrkdwn(PAGE, "only_own"))
    blocks.extend(small_print(hint) for hint in hints)
    blocks.extend(block for each in listing.rows for block in row(each, words))
    return blocks


def _doubts(listing: LessonListing, words: Wording) -> list[Mrkdwn]:
    told = doubts_told(listing.doubts, words)
    if listing.doubts.unknown:
        told.append(words.mrkdwn(PAGE, "looked_for_as_words"))
    return [Mrkdwn(" ".join(told))] if told else []


def _nothing(listing: LessonListing, profile: Profile, words: Wording) -> Mrkdwn:
    if not listing.state.is_filtered:
        return words.mrkdwn(PAGE, "none_at_all", only_own=listing.only_own)
    return words.mrkdwn(
        PAGE,
        "none_found",
        words=listing.state.words,
        only_own=listing.only_own,
        filters=filters_said(listing.state, profile, words),
        hints=[filter_said(kind.value, slug, profile, words) for kind, slug in listing.hints],
    )


def _turning(listing: LessonListing, words: Wording, *others: ButtonElement) -> list[SdkBlock]:
    """Where one is in the list, and the buttons to go elsewhere."""
    page = listing.page
    blocks: list[SdkBlock] = []
    if page.pages > 1:
        text = words.mrkdwn(PAGE, "page", number=page.number, pages=page.pages, total=listing.total)
        blocks.append(small_print(text))
    buttons = [*turning(listing.state, page, IDS, words), *others]
    if not listing.total:
        style = None if listing.state.is_filtered else "primary"
        keep = words.plain(PAGE, "keep")
        buttons.append(button(keep, action_id=ids.OPEN_FORM, value="search", style=style))
    if buttons:
        blocks.append(ActionsBlock(elements=buttons))
    return blocks


def _menus(
    listing: LessonListing,
    profile: Profile,
    words: Wording,
    step: str,
    shown: Collection[str],
) -> list[ActionsBlock]:
    if not _can_be_filtered(listing):
        return []
    return menus(listing.state, profile, words, action_id=IDS.menu, step=step, shown=shown)


def _can_be_filtered(listing: LessonListing) -> bool:
    return bool(listing.total) or listing.state.is_filtered


def _is_everything(listing: LessonListing) -> bool:
    return bool(listing.rows) and not listing.state.is_filtered


def _of_use(listing: LessonListing) -> set[str]:
    """The filters that belong under a message: on a phone each takes a line of its own.

    What is chosen or was not understood; the usual ones where there is much to read.
    """
    state = listing.state
    chosen = {name for name in state.MENUS if getattr(state, name)}
    unclear = {kind.value for kind, _ in listing.doubts.unknown}
    return chosen | unclear | (USUAL_MENUS if listing.page.pages > 1 else set())
