"""What comes after a contract appears on the calendar by itself, in time to choose."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlmodel import Session

from bot.policy.follow_ups import Follow, Follower, follow_of
from bot.policy.tenders import Dates, Stage, stage_of
from bot.services.municipality import Municipality
from bot.services.tender_fields import TenderInput, dates_of, input_of
from bot.services.tenders import Origin, add_tender, rewrite_tender
from storage.tables import Tender
from storage.tenders import find_tender, tenders_of
from storage.trajectory_lists import Criteria, list_trajectories, trajectory_records
from storage.vocabulary import Phase, ProcessRole, Sharing, TenderOrigin, TenderState

_RUNNING = frozenset({Stage.OUT, Stage.RUNNING})


@dataclass(frozen=True)
class _Contract:
    """A contract that runs: what a tender after it takes over, and those that there are."""

    dates: Dates
    like: TenderInput
    origin: Origin
    after: Sequence[Tender]


@dataclass(frozen=True)
class _Due:
    """What is to be done after a contract."""

    contract: _Contract
    follow: Follow


def follow_ups_unplanned(session: Session, *, here: Municipality, now: datetime) -> bool:
    """Whether a contract asks for a tender that is not there, or for another day of one."""
    return next(_due(session, here, _today(here, now)), None) is not None


def plan_follow_ups(session: Session, *, here: Municipality, now: datetime) -> None:
    """Put on the calendar what comes after contracts, and let it move along with them.

    Nobody is told: they hear of it when the tender is brought up.
    """
    for due in list(_due(session, here, _today(here, now))):
        deadline, contract = due.follow.deadline, due.contract
        if due.follow.moves:
            _move(session, here, contract.after, due.follow, now)
            continue
        wanted = replace(
            contract.like, current_ends_on=deadline.day, current_because=deadline.because
        )
        add_tender(
            session, here=here, actor_id=None, wanted=wanted, now=now, origin=contract.origin
        )


def _move(
    session: Session, here: Municipality, after: Sequence[Tender], follow: Follow, now: datetime
) -> None:
    found = [each for each in after if each.state is TenderState.OPEN][-1]
    stored = find_tender(
        session, workspace_id=here.workspace_id, tender_id=found.id or 0, lock=True
    )
    if stored is None or stored.state is not TenderState.OPEN:
        return
    wanted = replace(
        input_of(stored),
        current_ends_on=follow.deadline.day,
        current_because=follow.deadline.because,
    )
    rewrite_tender(session, stored, actor_id=None, wanted=wanted, now=now)


def _due(session: Session, here: Municipality, today: date) -> Iterator[_Due]:
    calendar = here.profile.tender_calendar
    known = tenders_of(session, workspace_id=here.workspace_id)
    for contract in (*_of_tenders(known, today), *_of_trajectories(session, here, known)):
        follow = follow_of(
            contract.dates,
            [Follower(each.state, each.current_ends_on) for each in contract.after],
            calendar,
            procedure=contract.like.procedure,
            today=today,
        )
        if follow is not None:
            yield _Due(contract, follow)


def _of_tenders(known: Sequence[Tender], today: date) -> Iterator[_Contract]:
    """Contracts on the calendar; of what became a trajectory, that one's contract counts."""
    after = _by(known, lambda each: each.follows_id)
    for stored in known:
        dates = dates_of(stored)
        if stage_of(stored.state, dates, today) not in _RUNNING:
            continue
        like = TenderInput(
            title=stored.title,
            client_id=stored.client_id,
            client_name=stored.client_name,
            budget_holder_id=stored.budget_holder_id,
            team=stored.team,
            category=stored.category,
            procedure=stored.procedure,
        )
        origin = Origin(TenderOrigin.FOLLOW_UP, follows_id=stored.id)
        yield _Contract(dates, like, origin, after[stored.id])


def _of_trajectories(
    session: Session, here: Municipality, known: Sequence[Tender]
) -> Iterator[_Contract]:
    """Contracts of shared trajectories; of one that is not shared nothing may be read here."""
    wanted = Criteria(phase=Phase.EXECUTION, sharing=Sharing.TEAM)
    listed = list_trajectories(session, workspace_id=here.workspace_id, criteria=wanted)
    ids = [each.trajectory_id for each in listed]
    bought = _by(known, lambda each: each.trajectory_id)
    after = _by(known, lambda each: each.follows_trajectory_id)
    for record in trajectory_records(session, workspace_id=here.workspace_id, ids=ids):
        stored = record.trajectory
        own = bought[stored.id]
        like = TenderInput(
            title=stored.title,
            client_id=record.roles.get(ProcessRole.CLIENT),
            budget_holder_id=record.roles.get(ProcessRole.BUDGET_HOLDER),
            team=stored.team,
            category=stored.category,
            procedure=own[-1].procedure if own else None,
        )
        origin = Origin(TenderOrigin.FOLLOW_UP, follows_trajectory_id=stored.id)
        dates = Dates(contract_start=stored.contract_start, contract_end=stored.contract_end)
        yield _Contract(dates, like, origin, after[stored.id])


def _by(
    known: Sequence[Tender], key: Callable[[Tender], int | None]
) -> defaultdict[int | None, list[Tender]]:
    """Tenders by what they belong to, the first that came first; by None those of nothing."""
    found = defaultdict[int | None, list[Tender]](list)
    for each in sorted(known, key=lambda each: each.number):
        found[key(each)].append(each)
    return found


def _today(here: Municipality, now: datetime) -> date:
    return now.astimezone(here.zone).date()
