"""Who looks after the promises of a contract: asked at the signature, taken over or not."""

from datetime import date
from typing import Any

from bot.policy.promises import may_answer
from bot.services.contract_asking import ask_to_take_over, plan_check, tell_declined_to
from bot.services.contract_dates import first_check
from bot.services.contract_places import promised_themes
from bot.services.errors import NotContractManagerError
from bot.services.journey_writing import Outcome, Step
from storage.contracts import find_handover
from storage.tables import TrajectoryHandover
from storage.trajectories import set_roles
from storage.vocabulary import HandoverState, Phase, ProcessRole

EVENT_HANDOVER = "handover"


def begin_handover(step: Step, *, signed_on: date) -> dict[str, list[Any]]:
    """The contract is signed: its promises go to the contract manager, if it holds any.

    :returns: what changed, to be written down with the signature.
    """
    if not promised_themes(step.session, step.record):
        return {}
    stored = step.record.trajectory
    row = find_handover(step.session, trajectory_id=step.trajectory_id)
    before = row.state.value if row else None
    row = row or TrajectoryHandover(
        trajectory_id=step.trajectory_id, state=HandoverState.NOBODY, changed_at=step.now
    )
    row.next_on = first_check(stored.contract_start, signed_on, here=step.here)
    ask_to_take_over(step.session, stored, row, step.record.roles, now=step.now)
    return {"handover": [before, row.state.value]}


def name_manager(step: Step, *, person_id: int) -> Outcome:
    """Somebody says who the contract manager is; that colleague is asked.

    Naming the one who already was asked or took over changes nothing.
    """
    row = _row(step)
    if row is None:
        return Outcome.REFUSED
    is_same = row.manager_id == person_id
    if is_same and row.state in {HandoverState.ASKED, HandoverState.ACCEPTED}:
        return Outcome.DONE
    before, state = dict(step.record.roles), row.state
    roles = {**before, ProcessRole.CONTRACT_MANAGER: person_id}
    set_roles(step.session, trajectory_id=step.trajectory_id, roles=roles)
    ask_to_take_over(step.session, step.record.trajectory, row, roles, now=step.now)
    facts: dict[str, Any] = {"handover": [state.value, row.state.value]}
    if roles != before:
        facts["roles"] = [
            {role.value: each for role, each in who.items()} for who in (before, roles)
        ]
    step.write(EVENT_HANDOVER, facts)
    return Outcome.DONE


def take_over(step: Step) -> Outcome:
    """The contract manager looks after it from now on; twice is once.

    :raises NotContractManagerError: somebody else is the contract manager.
    """
    row = _asked(step)
    if row is None:
        return Outcome.REFUSED
    if row.state is HandoverState.ACCEPTED:
        return Outcome.DONE
    before, row.state = row.state, HandoverState.ACCEPTED
    _keep(step, row)
    plan_check(step.session, step.record.trajectory, row, here=step.here, now=step.now)
    step.write(EVENT_HANDOVER, {"handover": [before.value, row.state.value]})
    return Outcome.DONE


def decline(step: Step, *, remark: str) -> Outcome:
    """The contract manager says that something is not right; client and adviser hear it.

    :raises NotContractManagerError: somebody else is the contract manager.
    """
    row = _asked(step)
    if row is None:
        return Outcome.REFUSED
    before, row.state, row.remark = row.state, HandoverState.DECLINED, remark
    _keep(step, row)
    facts = {"handover": [before.value, row.state.value]}
    step.write(EVENT_HANDOVER, facts, {"handover_remark": [None, remark]})
    stored = step.record.trajectory
    tell_declined_to(step.session, stored, step.record.roles, version=stored.version, now=step.now)
    return Outcome.DONE


def _row(step: Step) -> TrajectoryHandover | None:
    """The handover, as long as the contract is carried out."""
    if step.record.trajectory.phase is not Phase.EXECUTION:
        return None
    return find_handover(step.session, trajectory_id=step.trajectory_id)


def _asked(step: Step) -> TrajectoryHandover | None:
    row = _row(step)
    if row is not None and not may_answer(step.viewer.person_id, row.manager_id, row.state):
        raise NotContractManagerError
    return row


def _keep(step: Step, row: TrajectoryHandover) -> None:
    row.changed_at = step.now
    step.session.add(row)
    step.session.flush()
