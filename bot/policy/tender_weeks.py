"""What a week brings on the calendar of tenders: for the coordinator's message. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from bot.policy.tenders import CONTRACT, Dates, Moment, week_of
from bot.policy.working_days import next_working_day
from storage.vocabulary import NudgeQuestion, TenderOrigin, TenderState

WEEK = timedelta(days=7)
QUARTER_WEEKS = 13
YEAR_WEEKS = 52
_MOVED_BY = ("publication", "current_ends_on")
_TWICE = 2


class Change(StrEnum):
    """What became of a tender on the calendar."""

    ADDED = "added"
    FOLLOW_UP = "follow_up"
    IMPORTED = "imported"
    MOVED = "moved"
    BACK = "back"
    TRAJECTORY = "trajectory"
    NOT_NEEDED = "not_needed"
    DROPPED = "dropped"


_BY_ORIGIN = {
    TenderOrigin.CHAT: Change.ADDED,
    TenderOrigin.FOLLOW_UP: Change.FOLLOW_UP,
    TenderOrigin.IMPORT: Change.IMPORTED,
}
_BY_STATE = {
    TenderState.OPEN: Change.BACK,
    TenderState.TRAJECTORY: Change.TRAJECTORY,
    TenderState.NOT_NEEDED: Change.NOT_NEEDED,
    TenderState.DROPPED: Change.DROPPED,
}


@dataclass(frozen=True)
class Asked:
    """A question about a tender: on which day it came up, and whether somebody answered it."""

    due_on: date
    answered_at: datetime | None = None


def digest_day(monday: date, *, country: str) -> date | None:
    """The first working day of the week that begins then; None where nobody works in it."""
    day = next_working_day(monday, country=country)
    return day if week_of(day) == monday else None


def is_time(moments: Sequence[Moment], today: date) -> bool:
    """Whether there should be a trajectory: the contract's clock runs, or more than the need
    was asked."""
    return any(
        each.day <= today and (each.slug == CONTRACT or each.question is not NudgeQuestion.NEED)
        for each in moments
    )


def is_coming(dates: Dates, today: date, *, weeks: int) -> bool:
    """Whether it is published, or to be decided on, from today until so many weeks later."""
    ends = today + weeks * WEEK
    return any(
        day is not None and today <= day < ends
        for day in (dates.publication, dates.current_ends_on)
    )


def fell_silent(asked: Iterable[Asked], *, monday: date) -> bool:
    """Whether the second question in a row stayed without an answer, as a week ago shows.

    It is told in one week alone: a week after that second question.
    """
    past = sorted((each for each in asked if each.due_on < monday), key=lambda each: each.due_on)
    last = past[-_TWICE:]
    return (
        len(last) == _TWICE
        and all(each.answered_at is None for each in last)
        and monday - 2 * WEEK <= last[-1].due_on < monday - WEEK
    )


def change_of(facts: Sequence[Mapping[str, Any]]) -> Change | None:
    """What a week made of a tender, by the facts of its events, the oldest first.

    What it is by now counts; a new one that went again within the week is left out.
    """
    origins = [said for each in facts if (said := _new(each, "origin"))]
    began = _BY_ORIGIN[TenderOrigin(origins[0])] if origins else None
    states = [said for each in facts if (said := _new(each, "state"))]
    state = _BY_STATE[TenderState(states[-1])] if states else None
    if state in {Change.DROPPED, Change.NOT_NEEDED} and began is not None:
        return None
    if state is Change.BACK and began is not None:
        return began
    if state is not None:
        return state
    if began is not None:
        return began
    return Change.MOVED if any(_is_moved(each) for each in facts) else None


def _is_moved(facts: Mapping[str, Any]) -> bool:
    """Whether a day changed that was known before."""
    return any(name in facts and facts[name][0] for name in _MOVED_BY)


def _new(facts: Mapping[str, Any], name: str) -> str | None:
    """What a field became, as an event has it: ``[before, after]``."""
    pair = facts.get(name)
    return str(pair[1]) if isinstance(pair, list) and pair[1] else None
