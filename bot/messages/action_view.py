"""An action item and the list of them, as presenters get them."""

from dataclasses import dataclass
from datetime import date

from bot.messages.list_state import CarriedState
from bot.policy.paging import Page, page_of
from storage.vocabulary import ActionKind

_NO_PAGE = page_of(0, size=1, wanted=1)


@dataclass(frozen=True, kw_only=True)
class ActionListState(CarriedState):
    """Which page of the action items is shown."""


@dataclass(frozen=True)
class ActionView:
    """What somebody promised. ``owner`` is a Slack user id, ``number`` that of a trajectory,
    ``team`` the name of the team with which it was agreed.

    ``overdue``: its date is past; only its owner and who oversees everything see it then.
    """

    item_id: int
    version: int
    text: str
    kind: ActionKind
    owner: str
    due_on: date | None = None
    number: int | None = None
    team: str | None = None
    is_open: bool = True
    overdue: bool = False
    own: bool = False


@dataclass(frozen=True)
class ActionList:
    """One page of the open action items: somebody's own first, then those of others."""

    rows: tuple[ActionView, ...] = ()
    page: Page = _NO_PAGE
    total: int = 0
    sees_all: bool = False
