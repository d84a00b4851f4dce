"""Finance hears once, in private, that others benefit from a purchase than who pays."""

from datetime import datetime

from sqlmodel import Session

from bot.messages import cost_ids, trajectory_ids
from bot.messages.costs import costs_apart
from bot.policy.confidentiality import Audience
from bot.policy.cost_centres import differ
from bot.policy.phases import is_bought
from bot.services.cost_rows import lines_of
from bot.services.cost_views import cost_view
from bot.services.occasion import Occasion, Telling
from bot.services.recipients import ToPerson, parse_recipient
from storage.notices import plan_notice
from storage.people import people_with_role, roles_of
from storage.start_forms import find_start_form
from storage.trajectories import TrajectoryRecord, find_trajectory
from storage.vocabulary import MunicipalRole, StartFormState

_ONCE = "handed in"


def plan_costs_apart(session: Session, record: TrajectoryRecord, *, now: datetime) -> None:
    """Plan to tell Finance, once the start form was handed in and payer and beneficiary differ."""
    stored = record.trajectory
    if not _is_apart(session, record):
        return
    for person in people_with_role(
        session, workspace_id=stored.workspace_id, role=MunicipalRole.FINANCE
    ):
        plan_notice(
            session,
            workspace_id=stored.workspace_id,
            kind=cost_ids.NOTICE,
            subject_kind=trajectory_ids.SUBJECT,
            subject_id=stored.id or 0,
            occurrence=_ONCE,
            recipient=str(ToPerson(person.id or 0)),
            due_at=now,
            now=now,
        )


def tell_costs_apart(occasion: Occasion) -> Telling | None:
    """The amounts, to who is of Finance still; nothing where it is the same by now."""
    session, here = occasion.session, occasion.here
    recipient = parse_recipient(occasion.notices[0].recipient)
    record = find_trajectory(
        session, workspace_id=here.workspace_id, trajectory_id=occasion.subject_id
    )
    if (
        record is None
        or occasion.audience is not Audience.PERSON
        or not isinstance(recipient, ToPerson)
        or MunicipalRole.FINANCE not in roles_of(session, person_id=recipient.person_id)
        or not _is_apart(session, record)
    ):
        return None
    return Telling(costs_apart(cost_view(session, record, here=here), here.words))


def _is_apart(session: Session, record: TrajectoryRecord) -> bool:
    stored = record.trajectory
    lines = lines_of(session, trajectory_id=stored.id or 0)
    if not differ(lines) or not is_bought(stored.phase):
        return False
    found = find_start_form(session, workspace_id=stored.workspace_id, trajectory_id=stored.id or 0)
    return found is not None and found.form.state is not StartFormState.DRAFT
