"""What is told about a contract, as it is at the moment of telling; always in private."""

from dataclasses import dataclass

from bot.messages.contract import check, declined, handover, unnamed
from bot.messages.contract_view import ContractView
from bot.policy.confidentiality import Audience
from bot.policy.promises import contract_runs, is_asked
from bot.services.contract_asking import (
    check_occurrence_of,
    client_of,
    occurrence_of,
)
from bot.services.contract_places import promised_themes
from bot.services.contract_views import whole_view
from bot.services.occasion import Occasion, Telling
from bot.services.recipients import ToPerson
from storage.contracts import find_handover
from storage.homes import homes_changed
from storage.tables import TrajectoryHandover
from storage.trajectories import TrajectoryRecord, find_trajectory
from storage.vocabulary import HandoverState, Phase


@dataclass(frozen=True)
class _Found:
    record: TrajectoryRecord
    row: TrajectoryHandover
    view: ContractView


def tell_handover(occasion: Occasion) -> Telling | None:
    """To the contract manager: what was promised; nothing once it was answered."""
    found = _still(occasion, HandoverState.ASKED)
    return None if found is None else Telling(handover(found.view, occasion.here.words))


def tell_reminder(occasion: Occasion) -> Telling | None:
    """The same, the one time that it is asked again."""
    found = _still(occasion, HandoverState.ASKED)
    return None if found is None else Telling(handover(found.view, occasion.here.words, again=True))


def tell_unnamed(occasion: Occasion) -> Telling | None:
    """To the client: who is the contract manager? Nothing once somebody is named."""
    found = _still(occasion, HandoverState.NOBODY)
    if found is None or not _is_for(
        occasion, client_of(found.record.trajectory, found.record.roles)
    ):
        return None
    return Telling(unnamed(found.view, occasion.here.words))


def tell_declined(occasion: Occasion) -> Telling | None:
    """To the client and the adviser: something is not right; nothing once that is past."""
    found = _found(occasion)
    if found is None or found.row.state is not HandoverState.DECLINED:
        return None
    return Telling(declined(found.view, occasion.here.words))


def tell_check(occasion: Occasion) -> Telling | None:
    """To the contract manager: how does it go? Once per moment; quiet after the contract."""
    found = _found(occasion)
    if found is None:
        return None
    row, stored = found.row, found.record.trajectory
    if occasion.notices[0].occurrence != check_occurrence_of(row):
        return None
    here, now = occasion.here, occasion.now
    today = now.astimezone(here.zone).date()
    runs = contract_runs(stored.phase, stored.contract_end, today)
    country = here.profile.calendar.country
    if not is_asked(row.state, row.next_on, today, contract_runs=runs, country=country):
        return None
    people = {row.manager_id} if row.manager_id is not None else set()
    homes_changed(occasion.session, workspace_id=here.workspace_id, people=people, now=now)
    return Telling(check(found.view, here.words))


def _still(occasion: Occasion, state: HandoverState) -> _Found | None:
    """What the notice is about, if it still waits for the same answer."""
    found = _found(occasion)
    if found is None or found.row.state is not state:
        return None
    return found if occasion.notices[0].occurrence == occurrence_of(found.row) else None


def _found(occasion: Occasion) -> _Found | None:
    """The contract as it is now; nothing outside a private message, or once it is over."""
    session, here = occasion.session, occasion.here
    record = find_trajectory(
        session, workspace_id=here.workspace_id, trajectory_id=occasion.subject_id
    )
    row = find_handover(session, trajectory_id=occasion.subject_id)
    if record is None or row is None or record.trajectory.phase is not Phase.EXECUTION:
        return None
    if occasion.audience is not Audience.PERSON:
        return None
    themes = promised_themes(session, record)
    return _Found(record, row, whole_view(session, record, here=here, themes=themes))


def _is_for(occasion: Occasion, person_id: int) -> bool:
    return occasion.notices[0].recipient == str(ToPerson(person_id))
