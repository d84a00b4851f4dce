"""Which tenders are brought up, and when: planned once, for their client and their team."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session

from bot.messages import nudge_ids as ids
from bot.messages import tender_ids
from bot.policy.silence import told_at
from bot.policy.tender_nudges import (
    Asked,
    in_force,
    is_ignored,
    line_week,
    still_fits,
    to_plan,
)
from bot.policy.tenders import Moment, Stage, moments_of, stage_of
from bot.services.municipality import Municipality
from bot.services.recipients import ToChannel, ToPerson
from bot.services.silence_facts import office_of
from bot.services.tender_fields import dates_of
from storage.notices import plan_notice
from storage.tables import Tender, TenderNudge
from storage.tender_nudges import HEARD, notices_of_kind, rows_of
from storage.tenders import TenderCriteria, find_tender, tenders_of
from storage.vocabulary import NoticeState, TenderState


@dataclass(frozen=True)
class Brought:
    """A tender that is coming, with its moments and with what was asked, in order."""

    tender: Tender
    moments: tuple[Moment, ...]
    rows: tuple[TenderNudge, ...] = ()
    asked: tuple[Asked, ...] = ()

    def is_left_alone(self, today: date) -> bool:
        """Whether people did not answer twice in a row: then nobody asks them any more."""
        return is_ignored(self.asked, today=today)

    def fits(self, asked: Asked, today: date) -> bool:
        """Whether what was planned still has its moment."""
        return still_fits(asked, self.moments, today=today)

    def now_asked(self, today: date) -> TenderNudge | None:
        """The last moment that has come, where it is still to be answered."""
        come = [
            row
            for row, each in zip(self.rows, self.asked, strict=True)
            if row.due_on <= today and self.fits(each, today)
        ]
        last = come[-1] if come else None
        return last if last is not None and last.answer is None else None


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
    for change in list(_changes(session, here, now, lock=True)):
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
    week, channel = week_for(row, here=here), here.profile.channel_for(row.team)
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


def occurrence_of(row: TenderNudge) -> str:
    """A moment in the ledger: planned for another day it is told anew."""
    return f"{row.moment} {row.due_on.isoformat()}"


def week_for(row: TenderNudge, *, here: Municipality) -> date:
    """The Monday of the week in whose line a moment stands."""
    return line_week(row.due_on, row.planned_at, lambda week: line_at(week, here=here))


def line_at(week: date, *, here: Municipality) -> datetime:
    """When the line of the week that begins on a Monday is sent: its first working morning."""
    midnight = datetime.combine(week, datetime.min.time(), here.zone)
    return told_at(week, midnight, office=office_of(here.profile))


def brought_up(
    session: Session,
    *,
    here: Municipality,
    now: datetime,
    tender_id: int | None = None,
    lock: bool = False,
) -> list[Brought]:
    """Every open tender that is coming, or this one, with what was asked about it."""
    today = now.astimezone(here.zone).date()
    found = [
        each
        for each in _open_tenders(session, here, tender_id, lock=lock)
        if stage_of(each.state, dates_of(each), today) is Stage.COMING
    ]
    ids_found = [each.id or 0 for each in found]
    rows = rows_of(session, tender_ids=ids_found)
    heard = _Heard(session, here, ids_found)
    return [_brought(each, tuple(rows.get(each.id or 0, ())), here, heard) for each in found]


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


class _Heard:
    """What of these tenders was told, and what waits: read once."""

    def __init__(self, session: Session, here: Municipality, tender_ids: Collection[int]) -> None:
        self._here = here
        self._asked: dict[tuple[int, str], set[NoticeState]] = {}
        kind = ids.NOTICE_NUDGE
        for each in notices_of_kind(
            session, workspace_id=here.workspace_id, kind=kind, subject_ids=tender_ids
        ):
            states = self._asked.setdefault((each.subject_id, each.occurrence), set())
            states.add(each.state)
        self._weeks = {
            (each.subject_id, each.occurrence)
            for each in notices_of_kind(
                session, workspace_id=here.workspace_id, kind=ids.NOTICE_TEAM_WEEK
            )
            if each.state in HEARD and each.recipient == str(ToChannel(each.occurrence))
        }

    def of(self, row: TenderNudge) -> bool:
        """Whether the client was told; where there is none to tell, the team."""
        states = self._asked.get((row.tender_id, occurrence_of(row)), set())
        if states - {NoticeState.DROPPED}:
            return not states.isdisjoint(HEARD)
        channel = self._here.profile.channel_for(row.team)
        return (week_for(row, here=self._here).toordinal(), channel) in self._weeks


def _open_tenders(
    session: Session, here: Municipality, tender_id: int | None, *, lock: bool
) -> list[Tender]:
    if tender_id is None:
        wanted = TenderCriteria(states=(TenderState.OPEN,))
        return tenders_of(session, workspace_id=here.workspace_id, criteria=wanted)
    found = find_tender(session, workspace_id=here.workspace_id, tender_id=tender_id, lock=lock)
    if found is not None and lock:
        session.refresh(found)  # a rival may have changed it while this waited
    return [found] if found is not None and found.state is TenderState.OPEN else []


def _brought(
    tender: Tender, rows: tuple[TenderNudge, ...], here: Municipality, heard: _Heard
) -> Brought:
    profile = here.profile
    moments = moments_of(
        dates_of(tender),
        profile.tender_calendar,
        procedure=tender.procedure,
        country=profile.calendar.country,
    )
    return Brought(
        tender,
        in_force(moments, later_on=tender.later_on, country=profile.calendar.country),
        rows,
        tuple(
            Asked(row.moment, row.due_on, row.question, row.answer, heard.of(row)) for row in rows
        ),
    )


def _changes(
    session: Session, here: Municipality, now: datetime, *, lock: bool = False
) -> Iterator[_Change]:
    today = now.astimezone(here.zone).date()
    for each in brought_up(session, here=here, now=now):
        if lock and _change(each, here, today) is not None:
            fresh = brought_up(session, here=here, now=now, tender_id=each.tender.id, lock=True)
            change = _change(fresh[0], here, today) if fresh else None
        else:
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
