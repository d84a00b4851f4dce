"""What a presenter may know of the cases for a prize; made for the coordinator alone."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.policy.award_dossier import CaseFacts, Reason, Scored
from bot.policy.paging import Page
from storage.vocabulary import ProcessRole


@dataclass(frozen=True)
class AwardCase:
    """A case with what speaks for it. ``jury``: each criterion of the profile with its score.

    A criterion of which the program knows nothing has None.
    """

    trajectory_id: int
    number: int
    title: str
    facts: CaseFacts
    jury: tuple[tuple[str, Scored | None], ...]
    team: str = ""
    category: str = ""
    would_help: Reason | None = None
    is_shared: bool = True


@dataclass(frozen=True)
class Chosen:
    """The case that was chosen. ``still_fits``: it still belongs among the cases."""

    trajectory_id: int
    number: int
    title: str
    why: str
    version: int
    still_fits: bool = True


@dataclass(frozen=True)
class AwardList:
    """The cases of one year for the prize of the next, the strongest first.

    ``year`` is that of the prize, ``rank`` the place of the first case on this page.
    """

    label: str
    year: int
    cases: tuple[AwardCase, ...]
    page: Page
    total: int
    rank: int = 1
    chosen: Chosen | None = None

    @property
    def of_year(self) -> int:
        """The year that the cases are of."""
        return self.year - 1


@dataclass(frozen=True)
class Dossier:
    """Everything that stands in the document.

    ``people``: the functions that somebody has in the case, with the Slack user id of who said
    yes to being named, else empty. ``others``: who did it too and said yes, without a function.
    ``to_check``: possible names of suppliers and products in what people typed.
    """

    label: str
    year: int
    case: AwardCase
    why: str = ""
    themes: tuple[str, ...] = ()
    signed_on: str = ""
    people: Mapping[ProcessRole, str] | None = None
    others: tuple[str, ...] = ()
    to_check: tuple[str, ...] = ()
