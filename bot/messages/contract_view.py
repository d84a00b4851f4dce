"""What a presenter may know of the promises of a contract."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from bot.messages.form_fields import Option
from storage.vocabulary import HandoverState, PromisePlace, ResultAnswer

MOST_THEMES = 40
"""So many themes fit in one modal, with two fields each."""


@dataclass(frozen=True)
class PromiseLine:
    """Where a theme stands in the papers, and how it went last.

    ``reason`` is there where it stands nowhere; ``cents``: euro cents. ``counts``: whether its
    results count people, hours and euros.
    """

    theme: str
    label: str
    place: PromisePlace | None = None
    document: str = ""
    reason_choice: str = ""
    reason: str = ""
    answer: ResultAnswer | None = None
    answered_on: date | None = None
    remark: str = ""
    people: int | None = None
    hours: int | None = None
    cents: int | None = None
    counts: bool = False


@dataclass(frozen=True)
class ContractView:
    """The promises of a trajectory, for its people.

    ``state`` is None before the contract is signed; ``manager`` is a Slack user id or empty.
    ``may_answer``: this person is asked to take over; ``may_name``: may say who is the manager.
    """

    trajectory_id: int
    number: int
    title: str
    lines: tuple[PromiseLine, ...] = ()
    state: HandoverState | None = None
    manager: str = ""
    next_on: date | None = None
    remark: str = ""
    may_answer: bool = False
    may_record: bool = False
    may_name: bool = False


@dataclass(frozen=True)
class ReasonList:
    """The reasons to choose from; ``proposal``: nobody decided on them yet."""

    options: tuple[Option, ...] = ()
    proposal: bool = False


class Wait(StrEnum):
    """What waits in somebody's Home: on them, or on the contract manager."""

    TAKE_OVER = "take_over"
    CHECK = "check"
    NOBODY = "nobody"
    ASKED = "asked"
    DECLINED = "declined"


@dataclass(frozen=True)
class ContractWait:
    """One line of a Home."""

    wait: Wait
    trajectory_id: int
    number: int
    title: str


@dataclass(frozen=True)
class Filled:
    """What stands in a form before anybody sends it: by field, as it was typed and chosen."""

    values: dict[str, object] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """What was typed in a field."""
        return str(self.values.get(name) or "")

    def chosen(self, name: str) -> str | None:
        """What was chosen in a field, if anything."""
        return str(self.values.get(name) or "") or None
