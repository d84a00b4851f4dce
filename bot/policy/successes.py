"""What may be celebrated, and when. Pure.

Nothing of an award is told before the contract is signed and while anybody objects: a success
that hangs on a purchase waits for that. What was not bought at all is nothing of an award.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from bot.policy.ambition import OrganisationLevel
from bot.policy.award import AwardFacts
from storage.vocabulary import Phase, Sharing

_SIGNED = frozenset({Phase.EXECUTION, Phase.COMPLETED})
_ENDED = frozenset({Phase.WITHDRAWN, Phase.STOPPED})
_COUNTS = (10, 25)
_SHARES = (50, 100)
_WHOLE = 100


class Hindrance(StrEnum):
    """Why something is not celebrated now; each has a phrase of its own."""

    STOPPED = "stopped"
    OBJECTION = "objection"
    NOT_SIGNED = "not_signed"
    NOT_SHARED = "not_shared"


@dataclass(frozen=True)
class PurchaseFacts:
    """Where the purchase stands that a success hangs on."""

    phase: Phase
    sharing: Sharing
    award: AwardFacts


def hindrance(facts: PurchaseFacts | None) -> Hindrance | None:
    """Why a success may not be told now; None when it may.

    :param facts: of its purchase; None for a success that hangs on none.
    """
    if facts is None:
        return None
    if facts.phase in _ENDED:
        return Hindrance.STOPPED
    if facts.award.objection_runs:
        return Hindrance.OBJECTION
    if facts.phase is not Phase.NOT_NEEDED and not _is_signed(facts):
        return Hindrance.NOT_SIGNED
    return None if facts.sharing is Sharing.TEAM else Hindrance.NOT_SHARED


def _is_signed(facts: PurchaseFacts) -> bool:
    return facts.phase in _SIGNED and facts.award.signed_on is not None


@dataclass(frozen=True)
class ThemeFacts:
    """How far a purchase goes with a theme.

    ``promised``: the contract holds something about it. ``minimum``: the lowest level that the
    organisation asks of it, None where its plan has no levels for the theme.
    """

    promised: bool
    core: bool
    level: int | None = None
    minimum: OrganisationLevel | None = None


def is_notable(theme: ThemeFacts) -> bool:
    """Whether a theme in a signed contract is something to celebrate.

    It goes further than the organisation's minimum; where there is no minimum, it is a core
    theme. What was only aimed for and stands nowhere in the contract never is.
    """
    if not theme.promised:
        return False
    if theme.minimum is None:
        return theme.core
    return theme.level is not None and theme.level > theme.minimum


@dataclass(frozen=True)
class Milestone:
    """So many purchases in a year. ``share``: which percentage of the year's target that is."""

    count: int
    share: int | None = None

    def occurrence(self, year: int) -> str:
        """By what name it is noted once."""
        return f"{year} {self.count}" if self.share is None else f"{year} {self.share}%"


def milestones(wanted: int | None) -> tuple[Milestone, ...]:
    """The milestones of a year, the lowest first.

    :param wanted: the year's target, None where the plan has none.
    """
    by_count = {count: Milestone(count) for count in _COUNTS}
    if wanted is not None:
        for share in _SHARES:  # a part of a purchase does not reach half of the target
            count = -(-share * wanted // _WHOLE)
            if count > 0:
                by_count[count] = Milestone(count, share)
    return tuple(by_count[count] for count in sorted(by_count))


def milestone_due(
    count: int, *, wanted: int | None, year: int, noted: Collection[str]
) -> Milestone | None:
    """The milestone to note now: the highest that is reached, unless it or a higher one was.

    Who passes two at once celebrates one; who falls back does not celebrate a lower one later.

    :param noted: the occurrences that were noted before.
    """
    known = milestones(wanted)
    reached = [each for each in known if each.count <= count]
    if not reached:
        return None
    highest = reached[-1]
    passed = (each for each in known if each.count >= highest.count)
    return None if any(each.occurrence(year) in noted for each in passed) else highest
