"""What every list has: a page of rows, doubts about what was typed, buttons to turn."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from slack_sdk.models.blocks import ButtonElement

from bot.language.list_filters import Kind
from bot.messages.escaping import Mrkdwn, shorten
from bot.messages.formatting import in_sentence
from bot.messages.list_menus import PAGE, label_of
from bot.messages.list_state import CarriedState
from bot.messages.message import button
from bot.messages.wording import Wording
from bot.policy.paging import Page
from bot.profile import Profile

SHOWN_TYPED = 100

StateT = TypeVar("StateT", bound=CarriedState)
RowT = TypeVar("RowT")


@dataclass(frozen=True)
class ListIds:
    """The ids of what a list is turned and filtered with; ``menu`` is what a menu's begins with."""

    open: str
    menu: str
    previous: str
    next: str
    clear: str


@dataclass(frozen=True)
class Doubts:
    """What was typed behind the command and not followed.

    ``unknown``: names that are none of their kind, as they were typed; ``left_out``:
    words that were too many.
    """

    unknown: tuple[tuple[Kind, str], ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class ListPage(Generic[StateT, RowT]):
    """One page of a list as somebody may see it.

    ``hints`` are filters that the words may have meant, where nothing was found.
    """

    state: StateT
    rows: tuple[RowT, ...]
    page: Page
    total: int
    doubts: Doubts = Doubts()
    hints: tuple[tuple[Kind, str], ...] = ()


def filters_said(state: CarriedState, profile: Profile, words: Wording) -> list[str]:
    """What the menus of a list filter by, as people say it."""
    return [
        filter_said(name, slug, profile, words)
        for name in state.MENUS
        if (slug := getattr(state, name))
    ]


def filter_said(name: str, slug: str, profile: Profile, words: Wording) -> str:
    """One filter, as people say it."""
    label = label_of(name, slug, profile, words)
    return words.plain(
        PAGE, f"filter_{name}", label=label if name == "team" else in_sentence(label)
    )


def doubts_told(doubts: Doubts, words: Wording) -> list[Mrkdwn]:
    """What was typed and not followed; nothing where all of it was."""
    told = [
        words.mrkdwn(PAGE, f"unknown_{kind.value}", typed=shorten(name, SHOWN_TYPED))
        for kind, name in dict(doubts.unknown).items()
    ]
    if doubts.left_out:
        left_out = shorten(" ".join(doubts.left_out), SHOWN_TYPED)
        told.append(words.mrkdwn(PAGE, "left_out", words=left_out))
    return told


def turning(state: CarriedState, page: Page, ids: ListIds, words: Wording) -> list[ButtonElement]:
    """Buttons to the pages that there are, and to the whole list where it is filtered."""
    buttons = [
        button(words.plain(PAGE, phrase), action_id=action_id, value=state.at(number).dump())
        for phrase, action_id, number in (
            ("previous", ids.previous, page.previous),
            ("next", ids.next, page.next),
        )
        if number is not None
    ]
    if state.is_filtered:
        everything = type(state)().dump()
        buttons.append(button(words.plain(PAGE, "clear"), action_id=ids.clear, value=everything))
    return buttons
