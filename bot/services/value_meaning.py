"""What the value of a trajectory means, added to what somebody reads of it."""

from dataclasses import replace
from datetime import date

from sqlmodel import Session

from bot.messages.trajectory_view import TrajectoryView
from bot.messages.value_view import ValueMeaning
from bot.services.municipality import Municipality
from bot.services.procedure import value_beside
from bot.services.social_return import kept_return, reckoned
from storage.trajectories import TrajectoryRecord


def with_meaning(
    session: Session,
    view: TrajectoryView,
    record: TrajectoryRecord,
    *,
    here: Municipality,
    today: date,
) -> TrajectoryView:
    """The view with what its value means; as it was where the exact value is not in it."""
    if view.value_cents is None:
        return view
    kept = kept_return(session, record)
    wages = kept.wage_permille if kept else None
    meaning = ValueMeaning(
        compared=value_beside(view.value_cents, here, today),
        reckoning=reckoned(view.value_cents, wages, here=here, today=today),
        kept=kept,
    )
    return replace(view, meaning=meaning)
