"""What somebody types of an action item: by when, for whom, at which trajectory, and what."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bot.language.moments import FoundMoment, find_moments
from storage.vocabulary import Precision

_LIST = (
    r"(?:op|aan|bij) (?:de |onze |het |mijn )?(?:actie ?lijst|lijst met actiepunten|actiepunten)"
    r"(?: van (?:het|ons) overleg)?"
)
_BEGINNINGS = (
    rf"(?:kun je |wil je )?(?:zet|plaats|noteer|schrijf)(?: (?:even|eens|graag|dit))* {_LIST}",
    r"(?:zet|maak|noteer|voeg|nieuw)(?: (?:even|eens|graag|er|een|nieuw))* actiepunt(?: toe)?",
)
_ASKED = re.compile(
    rf"(?:{'|'.join(_BEGINNINGS)})\s*(?:[:,-]\s*|om\s+te\s+)?(?P<what>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>")
_TRAJECTORY = re.compile(
    r"\b(?:bij|voor|van)?\s*traject\s*(?:nr\.?|nummer|#)?\s*(\d{1,9})\b", re.IGNORECASE
)
_BEFORE = re.compile(r"(?:\s*\b(?:voor|vóór|op|uiterlijk|tegen|deadline)\b)+\s*$", re.IGNORECASE)
_SOMEBODY = re.compile(r"(?:dat\s+)?@?[A-Z][a-zà-ÿ]+\s+(?=\S+\s)|@\w")
_SELF = re.compile(r"(?:dat\s+)?(?:ik|we|wij)\b", re.IGNORECASE)
_FRIDAY = timedelta(days=4)


@dataclass(frozen=True)
class ActionWords:
    """What was read; ``user`` is a Slack user id.

    ``for_another``: it seems that somebody else does it, who was not mentioned.
    """

    text: str = ""
    due_on: date | None = None
    user: str | None = None
    number: int | None = None
    for_another: bool = False


def asked_action(text: str) -> str | None:
    """What stands behind 'zet op de actielijst dat …'; None for anything else."""
    found = _ASKED.fullmatch(text.strip())
    return found["what"].strip() if found else None


def read_action(text: str, today: date) -> ActionWords:
    """Read what was typed; the rest of the words is what is to be done."""
    user = _MENTION.search(text)
    rest = _MENTION.sub(" ", text)
    number = _TRAJECTORY.search(rest)
    rest = _TRAJECTORY.sub(" ", rest)
    moment = next((each for each in find_moments(rest, today) if _day(each) is not None), None)
    if moment is not None:
        rest = _BEFORE.sub("", rest[: moment.start]) + rest[moment.end :]
    rest = " ".join(rest.split()).strip(" ,.:;-")
    rest = rest.removeprefix("dat ").strip()
    return ActionWords(
        text=rest,
        due_on=_day(moment) if moment else None,
        user=user[1] if user else None,
        number=int(number[1]) if number else None,
        for_another=bool(user is None and _SOMEBODY.match(rest) and text.startswith(("dat ", "@")))
        and not _SELF.match(rest),
    )


def _day(found: FoundMoment) -> date | None:
    """The day that is meant: of a week its Friday; nothing where it is vaguer."""
    moment = found.moment
    if moment.precision is Precision.DAY:
        return moment.start
    return moment.start + _FRIDAY if moment.precision is Precision.WEEK else None
