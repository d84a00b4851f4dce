"""Which tenders are coming, with their moments and with what was asked and told of each."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from bot.messages import nudge_ids as ids
from bot.policy.silence import told_at
from bot.policy.tender_nudges import Asked, in_force, is_ignored, line_week, still_fits
from bot.policy.tenders import Moment, Stage, moments_of, stage_of
from bot.services.municipality import Municipality
from bot.services.recipients import ToChannel
from bot.services.silence_facts import office_of
from bot.services.tender_fields import dates_of
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


def brought_up(
    session: Session,
    *,
    here: Municipality,
    now: datetime,
    tender_id: int | None = None,
) -> list[Brought]:
    """Every open tender that is coming, or this one, with what was asked about it."""
    today = now.astimezone(here.zone).date()
    found = [
        each
        for each in _open_tenders(session, here, tender_id)
        if stage_of(each.state, dates_of(each), today) is Stage.COMING
    ]
    rows = rows_of(session, workspace_id=here.workspace_id, tender_id=tender_id)
    heard = _Heard(session, here, tender_id)
    return [_brought(each, tuple(rows.get(each.id or 0, ())), here, heard) for each in found]


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


class _Heard:
    """What of these tenders was told, and what waits: read once."""

    def __init__(self, session: Session, here: Municipality, tender_id: int | None) -> None:
        self._here = here
        self._asked: dict[tuple[int, str], set[NoticeState]] = {}
        kind = ids.NOTICE_NUDGE
        for each in notices_of_kind(
            session, workspace_id=here.workspace_id, kind=kind, subject_id=tender_id
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


def _open_tenders(session: Session, here: Municipality, tender_id: int | None) -> list[Tender]:
    if tender_id is None:
        wanted = TenderCriteria(states=(TenderState.OPEN,))
        return tenders_of(session, workspace_id=here.workspace_id, criteria=wanted)
    found = find_tender(session, workspace_id=here.workspace_id, tender_id=tender_id)
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
