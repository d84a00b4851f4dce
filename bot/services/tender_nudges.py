"""Which tenders are brought up, and when: planned once, for their client and their team."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session

from bot.messages import nudge_ids as ids
from bot.messages import tender_ids
from bot.policy.moments import Moment as CalendarMoment
from bot.policy.silence import told_at
from bot.policy.tender_nudges import to_plan
from bot.policy.tenders import Moment
from bot.services.municipality import Municipality
from bot.services.nudges_brought import Brought, brought_up, line_at, occurrence_of, week_for
from bot.services.recipients import ToChannel, ToPerson
from bot.services.silence_facts import office_of
from storage.notices import plan_notice
from storage.tables import Tender, TenderNudge
from storage.tender_nudges import held_notice, lock_tenders
from storage.vocabulary import NoticeState

NUDGE = "tender-nudge"
"""What a nudge is called among everything that the calendar brings."""


@dataclass(frozen=True)
class _Change:
    """What is to be done about one tender."""

    brought: Brought
    gone: tuple[TenderNudge, ...] = ()
    moved: tuple[TenderNudge, ...] = ()
    planned: tuple[Moment, ...] = ()


@dataclass(frozen=True)
class IgnoredTender:
    """A tender of which two nudges in a row were not answered; ``asked_on``: the last one."""

    tender_id: int
    number: int
    title: str
    team: str | None
    client_id: int | None
    asked_on: date


def nudges_unplanned(session: Session, *, here: Municipality, now: datetime) -> bool:
    """Whether there is anything to plan, or to plan otherwise."""
    return next(_changes(session, here, now), None) is not None


def plan_nudges(session: Session, *, here: Municipality, now: datetime) -> None:
    """Plan every moment of the coming days once: the question to the client, the team's line.

    What was planned and is not told yet follows the tender: another day, client or team.
    """
    wanted = {each.brought.tender.id or 0 for each in _changes(session, here, now)}
    lock_tenders(session, workspace_id=here.workspace_id, ids=wanted)
    found = [each for each in _changes(session, here, now) if each.brought.tender.id in wanted]
    for change in found:
        for row in change.gone:
            session.delete(row)
        for row in change.moved:
            tender = change.brought.tender
            if row.team != tender.team:
                row.planned_at = now  # the line of this week may be on its way to them
            row.asked_id, row.team = tender.client_id, tender.team
            session.add(row)
            plan_tellings(session, row, here=here, now=now)
        for moment in change.planned:
            put_nudge(session, change.brought.tender, moment, here=here, now=now)
    session.flush()


def put_nudge(
    session: Session, tender: Tender, moment: Moment, *, here: Municipality, now: datetime
) -> TenderNudge:
    """Keep a moment, and plan what is told at it."""
    row = TenderNudge(
        tender_id=tender.id or 0,
        moment=moment.slug,
        question=moment.question,
        due_on=moment.day,
        team=tender.team,
        asked_id=tender.client_id,
        planned_at=now,
    )
    session.add(row)
    session.flush()
    plan_tellings(session, row, here=here, now=now)
    return row


def plan_tellings(session: Session, row: TenderNudge, *, here: Municipality, now: datetime) -> None:
    """The question to the client, if there is one, and the line of the week to the team."""
    local, office = now.astimezone(here.zone), office_of(here.profile)
    if row.asked_id is not None:
        plan_notice(
            session,
            workspace_id=here.workspace_id,
            kind=ids.NOTICE_NUDGE,
            subject_kind=tender_ids.SUBJECT,
            subject_id=row.tender_id,
            occurrence=occurrence_of(row),
            recipient=str(ToPerson(row.asked_id)),
            due_at=told_at(row.due_on, local, office=office),
            now=now,
        )
    channel = here.profile.channel_for(row.team)
    week = week_for(row, here=here)
    if _is_on_its_way(session, week, channel, here=here):
        row.planned_at = line_at(week, here=here) + timedelta(seconds=1)
        session.add(row)
        week = week_for(row, here=here)
    plan_notice(
        session,
        workspace_id=here.workspace_id,
        kind=ids.NOTICE_TEAM_WEEK,
        subject_kind=ids.SUBJECT_WEEK,
        subject_id=week.toordinal(),
        occurrence=channel,
        recipient=str(ToChannel(channel)),
        due_at=max(line_at(week, here=here), now),
        now=now,
    )


def _is_on_its_way(session: Session, week: date, channel: str, *, here: Municipality) -> bool:
    """Whether the line of a week is told already, or being told: nothing gets into it any more."""
    line = held_notice(
        session,
        workspace_id=here.workspace_id,
        kind=ids.NOTICE_TEAM_WEEK,
        subject_kind=ids.SUBJECT_WEEK,
        subject_id=week.toordinal(),
        occurrence=channel,
        recipient=str(ToChannel(channel)),
    )
    return line is not None and line.state is not NoticeState.PLANNED


def ignored_tenders(
    session: Session, *, here: Municipality, now: datetime
) -> tuple[IgnoredTender, ...]:
    """The tenders of which two nudges in a row were not answered, the longest ago first.

    Only for who oversees everything, in private: nobody is shamed for it.
    """
    today = now.astimezone(here.zone).date()
    found = []
    for each in brought_up(session, here=here, now=now):
        if each.is_left_alone(today):
            told = [asked.due_on for asked in each.asked if asked.told]
            tender = each.tender
            found.append(
                IgnoredTender(
                    tender_id=tender.id or 0,
                    number=tender.number,
                    title=tender.title,
                    team=tender.team,
                    client_id=tender.client_id,
                    asked_on=max(told),
                )
            )
    return tuple(sorted(found, key=lambda each: (each.asked_on, each.number)))


def nudge_moments(
    session: Session, *, here: Municipality, begins: date, ends: date
) -> list[CalendarMoment]:
    """Every moment from a day until a day at which somebody would be asked, as it stands now."""
    first = datetime.combine(begins, datetime.min.time(), here.zone)
    found = []
    for brought in brought_up(session, here=here, now=first):
        tender, answered = brought.tender, {e.moment for e in brought.asked if e.answer}
        channel = ToChannel(here.profile.channel_for(tender.team))
        whom = ToPerson(tender.client_id) if tender.client_id else channel
        found += [
            CalendarMoment(
                NUDGE,
                f"{tender_ids.NUMBER_PREFIX}{tender.number}/{each.slug}",
                told_at(each.day, first, office=office_of(here.profile)),
                str(whom),
            )
            for each in brought.moments
            if begins <= each.day < ends and each.slug not in answered
        ]
    return found


def _changes(session: Session, here: Municipality, now: datetime) -> Iterator[_Change]:
    today = now.astimezone(here.zone).date()
    for each in brought_up(session, here=here, now=now):
        change = _change(each, here, today)
        if change is not None:
            yield change


def _change(brought: Brought, here: Municipality, today: date) -> _Change | None:
    tender, country = brought.tender, here.profile.calendar.country
    waiting = [
        (row, asked)
        for row, asked in zip(brought.rows, brought.asked, strict=True)
        if asked.answer is None and not asked.told
    ]
    gone = tuple(row for row, asked in waiting if not brought.fits(asked, today))
    kept = [each for each in brought.asked if each.moment not in {row.moment for row in gone}]
    moved = tuple(
        row
        for row, _ in waiting
        if row not in gone
        and (row.asked_id, row.team) != (tender.client_id, tender.team)
        and row.due_on > today - timedelta(days=7)
    )
    planned = to_plan(brought.moments, kept, today=today, country=country)
    return _Change(brought, gone, moved, planned) if gone or moved or planned else None
