"""What the plan has for a month: told to each coordinator on its first working day."""

from collections.abc import Iterator
from datetime import date, datetime

from sqlmodel import Session

from bot.messages import meeting_ids as ids
from bot.messages.month import MonthEntry, MonthView, month_planning
from bot.policy.meetings import MEETINGS
from bot.policy.month_planning import (
    MonthLine,
    MonthPlan,
    month_plan,
    month_planning_day,
    next_month,
)
from bot.policy.rhythms import moment_on
from bot.profile import Profile
from bot.profile.rhythms import Rhythm
from bot.services.meetings import rhythms_in_force
from bot.services.money_months import with_money_months
from bot.services.municipality import Municipality
from bot.services.occasion import Occasion, Telling
from bot.services.recipients import ToPerson, parse_recipient
from storage.meetings import meetings_between
from storage.notices import plan_notice, recipients_planned
from storage.people import people_with_role, roles_of
from storage.tables import Meeting
from storage.vocabulary import MeetingState, MunicipalRole

_MONTHS_AHEAD = 3
_YEAR = 100
"""A month is kept as one number: 202701 is January 2027."""

Wanted = tuple[int, datetime, str]
"""Which month, when it is told, and to whom."""


def months_unplanned(session: Session, *, here: Municipality, now: datetime) -> list[Wanted]:
    """Of the coming months in which there is something: who is not yet to be told."""
    holders = people_with_role(
        session, workspace_id=here.workspace_id, role=MunicipalRole.COORDINATOR
    )
    if not holders:
        return []
    rhythms = rhythms_in_force(session, here=here)
    wanted: list[Wanted] = []
    profile = with_money_months(session, here=here)
    for first, moment in _coming(here, profile, rhythms, now):
        number = first.year * _YEAR + first.month
        known = recipients_planned(
            session,
            workspace_id=here.workspace_id,
            kind=ids.NOTICE_MONTH,
            subject_kind=ids.SUBJECT_MONTH,
            subject_id=number,
            occurrence=ids.ONCE,
        )
        people = [str(ToPerson(each.id)) for each in holders if each.id]
        wanted += [(number, moment, each) for each in people if each not in known]
    return wanted


def plan_months(session: Session, *, here: Municipality, now: datetime) -> int:
    """Plan to tell it. :returns: for how many it was not planned yet."""
    return sum(
        plan_notice(
            session,
            workspace_id=here.workspace_id,
            kind=ids.NOTICE_MONTH,
            subject_kind=ids.SUBJECT_MONTH,
            subject_id=number,
            occurrence=ids.ONCE,
            recipient=recipient,
            due_at=moment,
            now=now,
        )
        for number, moment, recipient in months_unplanned(session, here=here, now=now)
    )


def tell_month(occasion: Occasion) -> Telling | None:
    """What there is; nothing once the month is over, or to who is no coordinator any more."""
    here, session = occasion.here, occasion.session
    recipient = parse_recipient(occasion.notices[0].recipient)
    if not isinstance(recipient, ToPerson):
        return None
    if MunicipalRole.COORDINATOR not in roles_of(session, person_id=recipient.person_id):
        return None
    first = date(occasion.subject_id // _YEAR, occasion.subject_id % _YEAR, 1)
    if occasion.now.astimezone(here.zone).date() >= next_month(first):
        return None
    rhythms = rhythms_in_force(session, here=here)
    profile = with_money_months(session, here=here)
    plan = month_plan(profile, rhythms, year=first.year, month=first.month)
    if plan.is_empty:
        return None
    return Telling(month_planning(month_view(session, plan, here=here), here.words))


def month_view(session: Session, plan: MonthPlan, *, here: Municipality) -> MonthView:
    """A month as it is told: meetings on the days that were chosen for them."""
    first = date(plan.year, plan.month, 1)
    meetings = _meetings(session, first, here)
    entries = tuple(_entry(line, meetings.get(line.rhythm, []), here) for line in plan.lines)
    return MonthView(first, entries, plan.kadernota, plan.begroting)


def _coming(
    here: Municipality, profile: Profile, rhythms: tuple[Rhythm, ...], now: datetime
) -> Iterator[tuple[date, datetime]]:
    """The first day of each month with something in it, and when that is told."""
    first = now.astimezone(here.zone).date().replace(day=1)
    for _ in range(_MONTHS_AHEAD):
        day = month_planning_day(profile, first.year, first.month)
        moment = moment_on(day, profile.calendar.opens, here.zone)
        plan = month_plan(profile, rhythms, year=first.year, month=first.month)
        if moment > now and not plan.is_empty:
            yield first, moment
        first = next_month(first)


def _entry(line: MonthLine, meetings: list[Meeting], here: Municipality) -> MonthEntry:
    """A meeting that was moved out of the month, or is off, has no day in it."""
    if line.kind not in MEETINGS:
        return MonthEntry(line.title, line.days, line.emphasis, line.asks_emphasis)
    chosen = next((each.emphasis for each in meetings if each.emphasis), None)
    return MonthEntry(
        line.title,
        tuple(each.starts_at.astimezone(here.zone).date() for each in meetings),
        chosen or line.emphasis,
        line.asks_emphasis and not chosen,
        (meetings[0].id or 0) if meetings else 0,
    )


def _meetings(session: Session, first: date, here: Municipality) -> dict[str, list[Meeting]]:
    found = meetings_between(
        session,
        workspace_id=here.workspace_id,
        begins=moment_on(first, "00:00", here.zone),
        ends=moment_on(next_month(first), "00:00", here.zone),
    )
    by_rhythm: dict[str, list[Meeting]] = {}
    for each in found:
        if each.state is not MeetingState.CANCELLED:
            by_rhythm.setdefault(each.rhythm, []).append(each)
    return by_rhythm
