"""What may be celebrated, and when. Pure.

Nothing of an award is told before the contract is signed and while anybody objects: a success
that hangs on a purchase waits for that. What was not bought at all is nothing of an award.
"""

from dataclasses import dataclass
from enum import StrEnum

from bot.policy.award import AwardFacts
from storage.vocabulary import Phase, Sharing

_SIGNED = frozenset({Phase.EXECUTION, Phase.COMPLETED})
_ENDED = frozenset({Phase.WITHDRAWN, Phase.STOPPED})


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
