"""What somebody types behind the command that logs a case: a title, an amount, a moment."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from bot.language.amounts import Amount, FoundAmount, find_amounts
from bot.language.moments import FoundMoment, Moment, find_moments
from bot.language.titles import GONE, title_without

_SPREAD = re.compile(r"over\s+(?:\S+\s+){1,2}(?:jaar|jaren)", re.IGNORECASE)

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class CaseDraft:
    """What was read; nothing of it is saved before a person has seen it.

    With several amounts or several moments it is not clear which is meant: then the field is
    `None` and the words stay in the title.
    """

    title: str
    amount: Amount | None
    moment: Moment | None


def read_case(text: str, today: date) -> CaseDraft:
    """Read a case from one line of Dutch; text as typed, Slack's escapes undone."""
    text = " ".join(text.replace(GONE, " ").split())
    amounts = find_amounts(text)
    moments = moments_apart_from(amounts, text, today)
    amount, moment = _only_one(amounts), _only_one(moments)
    spans = [(found.start, found.end) for found in (amount, moment) if found is not None]
    return CaseDraft(
        title=title_without(text, spans),
        amount=amount.amount if amount else None,
        moment=moment.moment if moment else None,
    )


def moments_apart_from(
    amounts: Sequence[FoundAmount], text: str, today: date
) -> list[FoundMoment]:
    """The moments in a text, but those that say something of an amount: "2 ton over 4 jaar"."""
    return [each for each in find_moments(text, today) if not _belongs_to(each, amounts, text)]


def _only_one(found: Sequence[Found]) -> Found | None:
    return found[0] if len(found) == 1 else None


def _belongs_to(moment: FoundMoment, amounts: Sequence[FoundAmount], text: str) -> bool:
    """Whether the words belong to an amount: inside it, or "2 ton over 4 jaar" (how long)."""
    for amount in amounts:
        if moment.start < amount.end and amount.start < moment.end:
            return True
        between = text[amount.end : moment.start]
        if not between.strip() and _SPREAD.fullmatch(text[moment.start : moment.end]):
            return amount.end <= moment.start
    return False
