"""What a presenter may know of a tender: already masked for its readers."""

from dataclasses import dataclass
from datetime import date

from bot.messages.tender_ids import NUMBER_PREFIX
from bot.messages.trajectory_view import Planning
from bot.policy.tenders import Stage
from storage.vocabulary import ContractMoment, TenderState


@dataclass(frozen=True)
class TenderView:
    """A tender as one audience may see it.

    ``value_class`` and ``planning`` and every other day are None where they may not stand;
    ``value_cents`` unless this person may read the exact estimate. ``client`` is a Slack user id,
    ``client_name`` what a file said. ``trajectory_number``: of the trajectory that follows it,
    for who may know of that.
    """

    tender_id: int
    number: int
    title: str
    state: TenderState
    stage: Stage
    team: str | None = None
    category: str | None = None
    procedure: str | None = None
    value_class: str | None = None
    value_cents: int | None = None
    planning: Planning | None = None
    contract_start: date | None = None
    contract_end: date | None = None
    notice_on: date | None = None
    option_on: date | None = None
    options: str | None = None
    current_ends_on: date | None = None
    current_because: ContractMoment | None = None
    later_on: date | None = None
    client: str = ""
    client_name: str | None = None
    budget_holder: str = ""
    trajectory_number: int | None = None
    may_change: bool = False

    @property
    def called(self) -> str:
        """Its number as people write it, such as 'A12'."""
        return f"{NUMBER_PREFIX}{self.number}"
