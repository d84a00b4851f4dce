"""Where the purchase of a success stands: whether it may be told, and whether that changed."""

import hashlib
import json

from sqlmodel import Session

from bot.policy.successes import Hindrance, PurchaseFacts, hindrance
from bot.services.journey_facts import award_facts
from storage.journeys import find_award
from storage.tables import Success
from storage.trajectories import TrajectoryRecord, find_trajectory


def purchase_facts(session: Session, record: TrajectoryRecord) -> PurchaseFacts:
    """What the rules of celebrating ask of a purchase."""
    stored = record.trajectory
    award = award_facts(find_award(session, trajectory_id=stored.id or 0))
    return PurchaseFacts(stored.phase, stored.sharing, award)


def facts_of_success(session: Session, stored: Success) -> PurchaseFacts | None:
    """Where its purchase stands by now; None for a success that hangs on none."""
    if stored.trajectory_id is None:
        return None
    record = find_trajectory(
        session, workspace_id=stored.workspace_id, trajectory_id=stored.trajectory_id
    )
    return None if record is None else purchase_facts(session, record)


def what_hinders(session: Session, stored: Success) -> Hindrance | None:
    """Why it may not be celebrated now: an objection, a signature taken back, a purchase stopped.

    Asked anew whenever it is shown, approved or told.
    """
    return hindrance(facts_of_success(session, stored))


def facts_print(session: Session, stored: Success) -> str:
    """A digest of the facts that it rests on, for ``Success.seen``."""
    facts = facts_of_success(session, stored)
    award = facts.award if facts else None
    told = [
        facts.phase.value if facts else None,
        award.signed_on.isoformat() if award and award.signed_on else None,
        bool(award and award.objection_runs),
    ]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()
