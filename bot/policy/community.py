"""Who is found by somebody who looks for help, and how much one colleague is asked. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

MOST_OPEN = 3
"""So many questions wait for one person at most: who helps everybody helps nobody for long."""

OPEN_FOR = timedelta(days=30)
"""So long a question waits for an answer; after that it keeps nobody from asking anew."""


class Way(StrEnum):
    """Why somebody may be able to help, in the order in which people are shown."""

    EXPERT = "expert"  # stands for the theme or the kind of purchase
    AMBASSADOR = "ambassador"  # stands for a part of the organisation, or a pack
    MEMBER = "member"  # wants to help, and to be found for it
    DID_BEFORE = "did_before"  # had a role in a purchase of this kind
    TOLD = "told"  # told what they learnt of it


APPOINTED = frozenset({Way.EXPERT, Way.AMBASSADOR})
"""Everybody can read who stands for what."""

_ORDER = {way: place for place, way in enumerate(Way)}


@dataclass(frozen=True)
class Membership:
    """How somebody stands in the community; ``shown``: they chose to be found."""

    shown: bool = False
    left: bool = False


@dataclass(frozen=True)
class Reason:
    """Why a person, by id, fits what somebody looks for.

    ``fit``: of how much that was asked, at least 1. ``public``: who looks may read it of them
    anyway. ``what`` and ``number`` say what it is about.
    """

    person: int
    way: Way
    fit: int
    public: bool = False
    what: str = ""
    number: int | None = None


def may_be_found(reason: Reason, membership: Membership | None) -> bool:
    """Whether somebody may be shown for this.

    Who stands for something is there to be asked. Everybody else only as they chose, or for
    what can be read of them anyway; nobody who said that they take part no longer.
    """
    if reason.way in APPOINTED:
        return True
    stands = membership or Membership()
    if stands.left:
        return False
    return stands.shown or (reason.public and reason.way is not Way.MEMBER)


def who_is_found(
    reasons: Iterable[Reason], members: Mapping[int, Membership], *, seeker: int
) -> tuple[Reason, ...]:
    """Everybody who may be shown, each once with their first reason; never who looks.

    By the way in which they can help, then by how much of it fits: people are not ranked.
    """
    allowed = (
        each
        for each in reasons
        if each.person != seeker and may_be_found(each, members.get(each.person))
    )
    best: dict[int, Reason] = {}
    for each in sorted(allowed, key=_place):
        best.setdefault(each.person, each)
    return tuple(best.values())


def _place(reason: Reason) -> tuple[int, int, int]:
    return _ORDER[reason.way], -reason.fit, reason.person


class Hindrance(StrEnum):
    """Why a question is not asked."""

    SELF = "self"
    WAITS = "waits"  # the same was asked of them, and waits for their answer
    BUSY = "busy"  # enough questions wait for them
    NOT_FOUND = "not_found"  # they may not be found for this, or no longer


def hindrance(
    *, asker: int, asked: int, is_found: bool, same_waits: bool, waiting: int
) -> Hindrance | None:
    """What keeps somebody from asking a colleague; None for nothing.

    :param waiting: how many questions wait for an answer of theirs.
    """
    if asker == asked:
        return Hindrance.SELF
    if same_waits:
        return Hindrance.WAITS
    if not is_found:
        return Hindrance.NOT_FOUND
    return Hindrance.BUSY if waiting >= MOST_OPEN else None
