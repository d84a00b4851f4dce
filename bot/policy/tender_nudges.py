"""What is asked about a tender, when, and when it is enough. Pure.

The moments come from :mod:`bot.policy.tenders`; here is what goes by what was asked before:
the next question, what was missed, what somebody wants to hear later, and who is left alone.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise

from bot.policy.tenders import Moment, week_of
from bot.policy.working_days import next_working_day
from storage.vocabulary import NudgeAnswer, NudgeQuestion

AHEAD = timedelta(days=8)
"""So far ahead a moment is planned: the line of a week knows all of its moments."""

QUIET = timedelta(days=14)
"""So long after or before another moment, what was missed is not made up for."""

IGNORED = 2
"""After so many in a row without an answer, people are left alone."""

LATER, MOVED, ANSWERED = "later-", "moved-", "answered-"
"""How the slugs begin of a moment that somebody chose, of one for another team, and of an
answer that came without a question."""

_ASKED_AGAIN = frozenset({NudgeAnswer.LATER, NudgeAnswer.OTHER_TEAM})
_WEEK = timedelta(days=7)
_QUARTER_MONTHS = 3


@dataclass(frozen=True)
class Asked:
    """A moment at which a tender was brought up; ``told``: people could read it."""

    moment: str
    due_on: date
    question: NudgeQuestion
    answer: NudgeAnswer | None = None
    told: bool = False


def next_question(asked: Iterable[Asked]) -> NudgeQuestion:
    """The first question that was not asked yet; the last one where all were.

    What somebody wants to hear later or what went to another team is asked again; who has a
    talk ahead is not asked for one.
    """
    known = list(asked)
    had = {each.question for each in known if each.answer not in _ASKED_AGAIN}
    if any(each.answer is NudgeAnswer.TALK for each in known):
        had.add(NudgeQuestion.INTAKE)
    left = [each for each in NudgeQuestion if each not in had]
    return left[0] if left else NudgeQuestion.EXPERTISE


def in_force(
    moments: Sequence[Moment], *, later_on: date | None, country: str
) -> tuple[Moment, ...]:
    """The moments, with what somebody chose to hear later instead of all until then."""
    if later_on is None:
        return tuple(moments)
    chosen = Moment(
        f"{LATER}{later_on.isoformat()}",
        next_working_day(later_on, country=country),
        NudgeQuestion.NEED,
    )
    return (chosen, *(each for each in moments if each.day > chosen.day))


def to_plan(
    moments: Sequence[Moment], asked: Collection[Asked], *, today: date, country: str
) -> tuple[Moment, ...]:
    """What is to be planned now: what comes within :data:`AHEAD`, and what was missed, once.

    Of everything that was missed only the last counts; not even that where something was said
    a short while ago, or will be soon.
    """
    missed = _missed(moments, asked, today=today)
    if missed is not None:
        return (replace(missed, day=next_working_day(today, country=country)),)
    had, planned = list(asked), list[Moment]()
    known = {each.moment for each in asked}
    for each in moments:
        if today <= each.day < today + AHEAD and each.slug not in known:
            planned.append(replace(each, question=next_question(had)))
            had.append(Asked(each.slug, each.day, planned[-1].question))
    return tuple(planned)


def ahead(
    moments: Sequence[Moment], asked: Collection[Asked], *, today: date, country: str
) -> tuple[Moment, ...]:
    """Everything that is still to come, with the question that is asked then.

    What was missed comes first, on the next working day. Nothing, once people are left alone.
    """
    if is_ignored(asked, today=today):
        return ()
    missed = _missed(moments, asked, today=today)
    coming = [replace(missed, day=next_working_day(today, country=country))] if missed else []
    coming += [each for each in moments if each.day >= today]
    planned = {each.moment: each for each in asked}
    had, found = list(asked), list[Moment]()
    for each in coming:
        known = planned.get(each.slug)
        if known is None or each is missed:
            known = Asked(each.slug, each.day, next_question(had))
            had.append(known)
        elif known.told or known.answer is not None:
            continue
        found.append(replace(each, question=known.question))
    return tuple(found)


def _missed(moments: Sequence[Moment], asked: Collection[Asked], *, today: date) -> Moment | None:
    past = [each for each in moments if each.day < today]
    if not past:
        return None
    last = max(past, key=lambda each: each.day)
    near = [each.day for each in moments if today <= each.day < today + QUIET]
    lately = [each.due_on for each in asked if each.due_on > today - QUIET]
    had = any(each.moment == last.slug or each.due_on >= last.day for each in asked)
    return None if had or near or lately else replace(last, question=next_question(asked))


def still_fits(asked: Asked, moments: Sequence[Moment], *, today: date) -> bool:
    """Whether what was planned still has its moment: the tender may have been moved."""
    if asked.moment.startswith((MOVED, ANSWERED)):
        return True
    return any(
        each.slug == asked.moment and (each.day == asked.due_on or each.day <= today)
        for each in moments
    )


def is_ignored(asked: Iterable[Asked], *, today: date) -> bool:
    """Whether it was told :data:`IGNORED` times in a row, and each time the next moment came."""
    come = sorted((each for each in asked if each.due_on <= today), key=lambda each: each.due_on)
    in_a_row = 0
    for each, after in pairwise(come):
        if each.answer is not None:
            in_a_row = 0
        elif each.told and after.due_on > each.due_on:
            in_a_row += 1
    return in_a_row >= IGNORED and (not come or come[-1].answer is None)


def line_week(due_on: date, planned_at: datetime, line_at: Callable[[date], datetime]) -> date:
    """In which week's line to a team it stands: a Monday.

    That of its own week; the one after it where that line was on its way already.

    :param line_at: when the line of the week that begins on a Monday is sent.
    """
    week = week_of(due_on)
    return week if planned_at <= line_at(week) else week + _WEEK


def later_days(today: date, *, before: date | None, country: str) -> Mapping[str, date]:
    """The days that can be chosen to hear it later, by a name; only before it is published."""
    first = date(today.year, (today.month - 1) // _QUARTER_MONTHS * _QUARTER_MONTHS + 1, 1)
    quarter = (first + timedelta(days=100)).replace(day=1)
    offered = {"weeks_2": today + 2 * _WEEK, "weeks_4": today + 4 * _WEEK, "quarter": quarter}
    days = {name: next_working_day(day, country=country) for name, day in offered.items()}
    return {
        name: day for name, day in days.items() if day > today and (before is None or day < before)
    }
