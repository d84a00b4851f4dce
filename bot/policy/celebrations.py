"""When something is celebrated, and whose name stands in it. Pure."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from bot.policy.attention import Wishes, next_open
from bot.policy.confidentiality import Audience

APART = timedelta(hours=1)
"""Between two celebrations of a municipality: each has the floor for a while."""
SAME_PURCHASE = timedelta(days=14)
"""Between two celebrations of one purchase: a signature and its end can come close together."""
TIME_TO_ANSWER = timedelta(days=1)
"""So long a celebration waits for who is asked whether they want to be named; not for ever."""


def earliest(
    now: datetime, *, asked_at: datetime | None, same_purchase: datetime | None
) -> datetime:
    """From when on something may be celebrated.

    :param asked_at: when somebody was last asked if they want to be named, and did not answer.
    :param same_purchase: when something of the same purchase was last celebrated.
    """
    answered = now if asked_at is None else asked_at + TIME_TO_ANSWER
    apart = now if same_purchase is None else same_purchase + SAME_PURCHASE
    return max(now, answered, apart)


def next_free(wishes: Wishes, after: datetime, *, taken: Collection[datetime]) -> datetime:
    """The first moment from then on in working hours, an hour away from every other, in UTC.

    :param wishes: the hours of the municipality.
    :param taken: when other things were or will be celebrated.
    """
    moment = next_open(wishes, after)
    while near := [each for each in taken if abs(moment - each) < APART]:
        moment = next_open(wishes, max(near) + APART)
    return moment


def named(
    people: Sequence[int], said: Mapping[int, bool | None], audience: Audience
) -> tuple[int, ...]:
    """Whose name stands in a message: who said yes, and only where colleagues alone read.

    :param said: what people answered, by person id; None for who did not answer yet.
    """
    if audience is Audience.EXPOSED_CHANNEL:
        return ()
    return tuple(each for each in people if said.get(each) is True)
