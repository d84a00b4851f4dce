"""What is planned to be told about the journey of a purchase."""

from datetime import datetime

from sqlmodel import Session

from bot.messages import journey_ids, trajectory_ids
from bot.messages.journey import thanks
from bot.services.occasion import Occasion, Telling
from bot.services.recipients import ToPerson
from storage.notices import plan_notice
from storage.tables import Trajectory
from storage.trajectories import find_trajectory
from storage.vocabulary import Phase


def plan_thanks(session: Session, stored: Trajectory, *, now: datetime) -> None:
    """To who logged it, in private: thanks for what is not bought."""
    plan_notice(
        session,
        workspace_id=stored.workspace_id,
        kind=journey_ids.NOTICE_THANKS,
        subject_kind=trajectory_ids.SUBJECT,
        subject_id=stored.id or 0,
        occurrence=f"version {stored.version}",
        recipient=str(ToPerson(stored.logged_by_id)),
        due_at=now,
        now=now,
    )


def tell_thanks(occasion: Occasion) -> Telling | None:
    """Thanks; nothing once the purchase goes on after all."""
    record = find_trajectory(
        occasion.session,
        workspace_id=occasion.here.workspace_id,
        trajectory_id=occasion.subject_id,
    )
    if record is None or record.trajectory.phase is not Phase.NOT_NEEDED:
        return None
    stored = record.trajectory
    words = occasion.here.words
    return Telling(
        thanks(words, number=stored.number, title=stored.title, trajectory_id=stored.id or 0)
    )
