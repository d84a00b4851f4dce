"""Who is asked before the kadernota and the begroting whether MVOI needs money, and about what."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bot.messages import money_ids as ids
from bot.policy.money_rounds import Answered, Round, Span, costs_in, is_asked, open_rounds
from bot.policy.phases import BEFORE_PUBLICATION
from bot.policy.tenders import Stage, stage_of
from bot.services.money_months import money_months
from bot.services.municipality import Municipality
from bot.services.recipients import ToPerson
from bot.services.tender_fields import dates_of
from storage.money_questions import extra_budget_said, money_questions, trajectory_ids_in
from storage.notices import plan_notice
from storage.once import insert_once
from storage.tables import MoneyQuestion, Tender, Trajectory
from storage.tenders import TenderCriteria, tenders_of
from storage.trajectory_lists import trajectory_records
from storage.vocabulary import ProcessRole, TenderState

_COMING = frozenset({Stage.COMING, Stage.OUT})


@dataclass(frozen=True)
class Wanted:
    """One purchase to ask somebody about: a tender or a trajectory, one of both."""

    asking: Round
    asked_id: int
    tender_id: int | None = None
    trajectory_id: int | None = None


@dataclass(frozen=True)
class _Purchase:
    span: Span
    asked_id: int | None
    before: tuple[Answered, ...]
    tender_id: int | None = None
    trajectory_id: int | None = None


def rounds_now(session: Session, *, here: Municipality, now: datetime) -> tuple[Round, ...]:
    """The documents for which it is asked at this moment."""
    months = money_months(session, here=here)
    return open_rounds(
        months,
        weeks=here.profile.tender_calendar.money_weeks,
        today=now.astimezone(here.zone).date(),
        country=here.profile.calendar.country,
    )


def money_unasked(session: Session, *, here: Municipality, now: datetime) -> list[Wanted]:
    """Who is to be asked about what, and was not yet."""
    rounds = rounds_now(session, here=here, now=now)
    if not rounds:
        return []
    purchases = list(_purchases(session, here, now))
    return [
        Wanted(asking, each.asked_id, each.tender_id, each.trajectory_id)
        for asking in rounds
        for each in purchases
        if each.asked_id is not None
        and costs_in(each.span, asking.year)
        and is_asked(each.before, asking)
    ]


def plan_money(session: Session, *, here: Municipality, now: datetime) -> None:
    """Ask each budget holder once, everything in one message."""
    together: defaultdict[tuple[Round, int], list[Wanted]] = defaultdict(list)
    for wanted in money_unasked(session, here=here, now=now):
        together[wanted.asking, wanted.asked_id].append(wanted)
    for (asking, asked_id), purchases in together.items():
        for wanted in purchases:
            insert_once(
                session,
                MoneyQuestion,
                workspace_id=here.workspace_id,
                tender_id=wanted.tender_id,
                trajectory_id=wanted.trajectory_id,
                moment=asking.moment,
                year=asking.year,
                asked_id=asked_id,
                planned_at=now,
            )
        plan_notice(
            session,
            workspace_id=here.workspace_id,
            kind=ids.NOTICE,
            subject_kind=ids.SUBJECT_ROUND,
            subject_id=asking.year,
            occurrence=f"{asking.moment.value} {now.isoformat()}",
            recipient=str(ToPerson(asked_id)),
            due_at=now,
            now=now,
        )


def is_still_coming(stored: Tender | Trajectory, *, here: Municipality, now: datetime) -> bool:
    """Whether it makes sense to ask about it."""
    if isinstance(stored, Trajectory):
        return stored.phase in BEFORE_PUBLICATION
    today = now.astimezone(here.zone).date()
    return stage_of(stored.state, dates_of(stored), today) in _COMING


def _purchases(session: Session, here: Municipality, now: datetime) -> Iterator[_Purchase]:
    """Every purchase to come. One that became a trajectory is asked about as that."""
    asked = money_questions(session, workspace_id=here.workspace_id)
    tenders = tenders_of(
        session,
        workspace_id=here.workspace_id,
        criteria=TenderCriteria(states=(TenderState.OPEN, TenderState.TRAJECTORY)),
    )
    came_from: dict[int, int] = {}
    for each in tenders:
        if each.trajectory_id is not None:
            came_from[each.trajectory_id] = each.id or 0
        elif is_still_coming(each, here=here, now=now):
            before = tuple(_answered(row) for row in asked if row.tender_id == each.id)
            asked_id = each.budget_holder_id or each.client_id
            yield _Purchase(_span(each), asked_id, before, tender_id=each.id)
    yield from _trajectories(session, here, asked, came_from)


def _trajectories(
    session: Session, here: Municipality, asked: list[MoneyQuestion], came_from: dict[int, int]
) -> Iterator[_Purchase]:
    """Those before publication, except where the start form said it already."""
    known = extra_budget_said(session, workspace_id=here.workspace_id)
    found = trajectory_ids_in(session, workspace_id=here.workspace_id, phases=BEFORE_PUBLICATION)
    wanted = [each for each in found if each not in known]
    for record in trajectory_records(session, workspace_id=here.workspace_id, ids=wanted):
        stored = record.trajectory
        tender_id = came_from.get(stored.id or 0)
        before = tuple(
            _answered(row)
            for row in asked
            if row.trajectory_id == stored.id
            or (tender_id is not None and row.tender_id == tender_id)
        )
        asked_id = record.roles.get(ProcessRole.BUDGET_HOLDER)
        yield _Purchase(_span(stored), asked_id, before, trajectory_id=stored.id)


def _answered(row: MoneyQuestion) -> Answered:
    return Answered(row.moment, row.year, row.answer)


def _span(stored: Tender | Trajectory) -> Span:
    return Span(
        stored.publication_from,
        stored.publication_until,
        stored.contract_start,
        stored.current_ends_on if isinstance(stored, Tender) else None,
    )
