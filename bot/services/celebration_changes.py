"""What happens to a celebration afterwards: joined in, corrected, taken back, a name that goes."""

from datetime import datetime
from enum import StrEnum

from sqlmodel import Session

from bot.messages import success_ids as ids
from bot.policy.confidentiality import Viewer
from bot.policy.successes import Hindrance
from bot.services.celebrations import bring_forward, change_standing, plan_again
from bot.services.errors import NotFoundError
from bot.services.municipality import Municipality
from bot.services.naming import answer_naming
from bot.services.recipients import ToPerson
from bot.services.success_facts import what_hinders
from bot.services.successes import record_event
from storage.notices import plan_notice
from storage.numbers import hold_numbers
from storage.people import people_with_role
from storage.successes import congratulate, find_success, successes_of, successes_with
from storage.tables import Success
from storage.vocabulary import MunicipalRole, SuccessState

EVENT_TAKEN_BACK = "taken_back"
_ALIVE = (SuccessState.APPROVED, SuccessState.CELEBRATED)


class Joined(StrEnum):
    """What became of a congratulation."""

    COUNTED = "counted"
    AGAIN = "again"  # they did so before
    CLOSED = "closed"  # it was taken back


def join_in(
    session: Session, *, here: Municipality, viewer: Viewer, success_id: int, now: datetime
) -> Joined:
    """Somebody congratulates; the count in the channel follows."""
    stored = find_success(session, workspace_id=here.workspace_id, success_id=success_id)
    if stored is None or stored.state is not SuccessState.CELEBRATED:
        return Joined.CLOSED
    if not congratulate(session, success_id=success_id, person_id=viewer.person_id, at=now):
        return Joined.AGAIN
    why = f"congratulated by {viewer.person_id}"
    change_standing(session, stored, here=here, why=why, now=now)
    return Joined.COUNTED


def choose_naming(
    session: Session, *, here: Municipality, viewer: Viewer, agreed: bool, now: datetime
) -> None:
    """Somebody says whether they want to be named: what stands there follows, also years later."""
    if not answer_naming(session, here=here, viewer=viewer, agreed=agreed, now=now):
        return
    theirs = successes_with(
        session, workspace_id=here.workspace_id, person_id=viewer.person_id, states=_ALIVE
    )
    if any(each.state is SuccessState.APPROVED for each in theirs):
        hold_numbers(session, workspace_id=here.workspace_id)
    for each in reversed(theirs):  # what was approved first keeps its turn
        stored = _locked(session, each, here)
        if stored.state is SuccessState.CELEBRATED:
            why = f"named {viewer.person_id} {now.isoformat()}"
            change_standing(session, stored, here=here, why=why, now=now)
        elif stored.state is SuccessState.APPROVED:
            bring_forward(session, stored, here=here, now=now)


def celebrations_unsettled(session: Session, *, here: Municipality, now: datetime) -> bool:  # noqa: ARG001  -- a look
    """Whether anything stands there that is not so any more, or may be told after all."""
    return any(_is_unsettled(session, each) for each in _alive(session, here))


def settle_celebrations(session: Session, *, here: Municipality, now: datetime) -> None:
    """Take back what is not so any more; give what was held a turn once nothing hinders it."""
    hold_numbers(session, workspace_id=here.workspace_id)  # before any success: as a telling does
    for each in _alive(session, here):
        stored = _locked(session, each, here)
        _take_back_untrue(session, stored, here=here, now=now)
        if stored.state is SuccessState.APPROVED and _is_unsettled(session, stored):
            plan_again(session, stored, here=here, now=now)


def purchase_moved(
    session: Session, *, here: Municipality, trajectory_id: int, now: datetime
) -> None:
    """A purchase entered another phase: take back at once what is not so any more."""
    for each in _alive(session, here, trajectory_id):
        if _is_unsettled(session, each):
            _take_back_untrue(session, _locked(session, each, here), here=here, now=now)


def end_celebration(
    session: Session,
    stored: Success,
    *,
    here: Municipality,
    actor_id: int | None,
    now: datetime,
    why: Hindrance | None = None,
) -> None:
    """Take it back. :param why: what changed, where nobody pressed the button."""
    before, stored.state = stored.state, SuccessState.TAKEN_BACK
    stored.version += 1
    stored.updated_at = now
    session.add(stored)
    session.flush()
    record_event(
        session,
        stored,
        kind=EVENT_TAKEN_BACK,
        actor_id=actor_id,
        now=now,
        facts={
            "state": [before.value, stored.state.value],
            "why": [None, why.value if why else None],
        },
    )
    change_standing(session, stored, here=here, why=f"version {stored.version}", now=now)
    if why is not None:
        _tell_coordinators(session, stored, here=here, why=why, now=now)


def _take_back_untrue(
    session: Session, stored: Success, *, here: Municipality, now: datetime
) -> None:
    hindrance = what_hinders(session, stored)
    if stored.state is SuccessState.CELEBRATED and hindrance is not None:
        end_celebration(session, stored, here=here, actor_id=None, now=now, why=hindrance)


def _locked(session: Session, found: Success, here: Municipality) -> Success:
    """The same as it is by now; rivals wait until the transaction ends."""
    stored = find_success(
        session, workspace_id=here.workspace_id, success_id=found.id or 0, lock=True
    )
    if stored is None:
        raise NotFoundError
    session.refresh(stored)
    return stored


def _tell_coordinators(
    session: Session, stored: Success, *, here: Municipality, why: Hindrance, now: datetime
) -> None:
    for person in people_with_role(
        session, workspace_id=here.workspace_id, role=MunicipalRole.COORDINATOR
    ):
        plan_notice(
            session,
            workspace_id=here.workspace_id,
            kind=ids.NOTICE_ENDED,
            subject_kind=ids.SUBJECT,
            subject_id=stored.id or 0,
            occurrence=why.value,
            recipient=str(ToPerson(person.id or 0)),
            due_at=now,
            now=now,
        )


def _alive(session: Session, here: Municipality, trajectory_id: int | None = None) -> list[Success]:
    return successes_of(
        session, workspace_id=here.workspace_id, states=_ALIVE, trajectory_id=trajectory_id
    )


def _is_unsettled(session: Session, stored: Success) -> bool:
    if stored.state is SuccessState.APPROVED:
        return stored.celebrate_at is None and what_hinders(session, stored) is None
    return what_hinders(session, stored) is not None
