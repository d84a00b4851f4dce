"""Which tools fit a purchase, and when. Pure: phases and categories in, a moment out."""

from collections.abc import Collection
from enum import StrEnum

from bot.policy.journey import WAY
from storage.vocabulary import Phase


class Moment(StrEnum):
    """When a tool helps at a purchase."""

    NOW = "now"
    LATER = "later"


def moment_of(
    *,
    phases: Collection[Phase],
    categories: Collection[str],
    phase: Phase,
    category: str | None,
) -> Moment | None:
    """When a tool helps at a purchase in this phase; None when it does not (any more).

    :param phases: when it helps; empty: at any moment of the way.
    :param categories: what it is for; empty: any kind of purchase.
    """
    if phase not in WAY or (categories and category not in categories):
        return None
    if not phases or phase in phases:
        return Moment.NOW
    at = WAY.index(phase)
    return Moment.LATER if any(each in phases for each in WAY[at + 1 :]) else None
