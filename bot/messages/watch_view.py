"""A development and the list of them, as presenters get them."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bot.messages.list_state import CarriedState
from bot.policy.paging import Page, page_of
from bot.policy.watch import EVERY_TIME

_NO_PAGE = page_of(0, size=1, wanted=1)


@dataclass(frozen=True, kw_only=True)
class WatchListState(CarriedState):
    """What is chosen in the watch list."""

    MENUS: ClassVar[tuple[str, ...]] = ("theme", "mine")

    theme: str = ""
    mine: str = ""


@dataclass(frozen=True)
class DevelopmentView:
    """Something that is followed. ``owner`` is a Slack user id, ``theme`` what people call it.

    ``said``: what came of it when it was last looked at, or when it was done.
    """

    development_id: int
    version: int
    text: str
    owner: str
    look_again_on: date
    why: str = ""
    theme: str = ""
    theme_slug: str = ""
    link: str = ""
    said: str = ""
    is_done: bool = False
    own: bool = False
    may_keep: bool = False

    @property
    def day(self) -> date | None:
        """When it comes back; None for every meeting."""
        return None if self.look_again_on == EVERY_TIME else self.look_again_on


@dataclass(frozen=True)
class WatchList:
    """One page of the watch list: what is followed first, then what is done."""

    state: WatchListState = WatchListState()
    rows: tuple[DevelopmentView, ...] = ()
    page: Page = _NO_PAGE
    total: int = 0
