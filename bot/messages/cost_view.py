"""What a presenter may know of who pays and who benefits: already masked for its reader."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.policy.cost_centres import CostLine, differ
from bot.policy.paging import Page
from bot.policy.total_cost import Costs, lifetime_cost


@dataclass(frozen=True)
class CostView:
    """The cost centres of a trajectory, with what its start form says of its whole life.

    ``may_change``: this person may; ``may_open``: they may see the trajectory itself.
    """

    trajectory_id: int
    number: int
    title: str
    lines: tuple[CostLine, ...] = ()
    costs: Costs = field(default_factory=Costs)
    may_change: bool = False
    may_open: bool = False

    @property
    def lifetime_cents(self) -> int | None:
        """What it costs over its whole life, in euro cents; None where that is not known."""
        return lifetime_cost(self.costs)

    @property
    def apart(self) -> bool:
        """Whether others benefit than who pays."""
        return differ(self.lines)


@dataclass(frozen=True)
class CostBrief:
    """In the details of a trajectory: what was recorded; ``asks``: this person may add to it."""

    lines: tuple[CostLine, ...] = ()
    asks: bool = False


@dataclass(frozen=True)
class CostSheet:
    """What stands in the form, by field, as it was typed.

    ``rows`` tells how many lines each side has room for; ``elsewhere`` what somebody else wrote
    meanwhile, None where nobody did.
    """

    values: Mapping[str, str]
    rows: Mapping[str, int]
    elsewhere: tuple[CostLine, ...] | None = None


@dataclass(frozen=True)
class CostList:
    """A page of the purchases with cost centres.

    ``lines`` are those of every purchase in the list, on whatever page; ``apart_only``: only
    where others benefit than who pays.
    """

    rows: tuple[CostView, ...]
    page: Page
    total: int
    lines: tuple[CostLine, ...] = ()
    apart_only: bool = True
