"""Social return: reckoning it for somebody, and keeping what was chosen for a trajectory."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from bot.messages.social_return import ReturnFields, ReturnView
from bot.messages.value_view import KeptReturn
from bot.policy.confidentiality import Audience, Viewer, may_see_value
from bot.policy.social_return import Reckoning, reckon
from bot.services import trajectories
from bot.services.errors import MayNotSeeValueError
from bot.services.involved import involvement
from bot.services.municipality import Municipality
from bot.services.trajectory_changes import record_change
from bot.services.value_words import ValueWords
from storage.social_return import set_social_return, social_return_of
from storage.trajectories import TrajectoryRecord


@dataclass(frozen=True)
class Kept:
    """What became of keeping a choice; ``stale`` wrote nothing: a colleague was first."""

    record: TrajectoryRecord
    stale: bool = False


def reckoned(
    value_cents: int | None, wage_permille: int | None, *, here: Municipality, today: date
) -> Reckoning:
    """What the municipality's rule says today."""
    profile = here.profile
    return reckon(
        value_cents,
        wage_permille,
        rule=profile.social_return,
        thresholds=profile.thresholds,
        day=today,
    )


def view_of_words(said: ValueWords, *, here: Municipality, today: date) -> ReturnView:
    """What somebody typed, reckoned; without an amount nothing is yet, where there is a rule."""
    fields = ReturnFields(said.value, said.wages)
    if here.profile.social_return is None:  # then no amount makes a difference
        return ReturnView(reckoned(None, None, here=here, today=today), fields)
    if said.is_empty or said.problems:
        return ReturnView(None, fields)
    return ReturnView(
        reckoned(said.value_cents, said.wage_permille, here=here, today=today), fields
    )


def view_of_trajectory(
    session: Session,
    record: TrajectoryRecord,
    *,
    here: Municipality,
    today: date,
    wage_permille: int | None = None,
) -> ReturnView:
    """A trajectory's value, reckoned by the wages that stand with it, or by these."""
    stored, kept = record.trajectory, kept_return(session, record)
    if wage_permille is None and kept is not None:
        wage_permille = kept.wage_permille
    wages = "" if wage_permille is None else f"{wage_permille / 10:g}".replace(".", ",")
    return ReturnView(
        reckoned(stored.value_cents, wage_permille, here=here, today=today),
        ReturnFields(wages=wages, way=kept.way.value if kept else None),
        trajectory_id=stored.id,
        number=stored.number,
        kept=kept,
    )


def asked_return(
    session: Session, said: ValueWords, *, here: Municipality, viewer: Viewer, today: date
) -> ReturnView:
    """What somebody asked in words: of a value, or of a trajectory of which they may read it."""
    if said.number is None:
        return view_of_words(said, here=here, today=today)
    found = trajectories.id_of_number(session, here=here, number=said.number)
    record = with_value(session, here=here, viewer=viewer, trajectory_id=found)
    return view_of_trajectory(
        session, record, here=here, today=today, wage_permille=said.wage_permille
    )


def with_value(
    session: Session, *, here: Municipality, viewer: Viewer, trajectory_id: int
) -> TrajectoryRecord:
    """The trajectory, if this person may read its exact value.

    :raises MayNotSeeValueError: they may know of it, but not what it is worth.
    """
    record = trajectories.visible(session, here=here, viewer=viewer, trajectory_id=trajectory_id)
    if not may_see_value(viewer, involvement(record), Audience.PERSON):
        raise MayNotSeeValueError
    return record


def kept_return(session: Session, record: TrajectoryRecord) -> KeptReturn | None:
    """What was chosen for a trajectory, if anything was."""
    stored = social_return_of(session, trajectory_id=record.trajectory.id or 0)
    return None if stored is None else KeptReturn(stored.way, stored.wage_permille)


def keep_social_return(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    trajectory_id: int,
    wanted: KeptReturn,
    shown: KeptReturn | None,
    now: datetime,
) -> Kept:
    """Keep what was chosen, unless a colleague chose something else since it was ``shown``.

    The same again changes nothing, so that a repeat is no second change.
    """
    record = trajectories.changeable(
        session, here=here, viewer=viewer, trajectory_id=trajectory_id, lock=True
    )
    standing = kept_return(session, record)
    if standing == wanted:
        return Kept(record)
    if standing != shown:
        return Kept(record, stale=True)
    set_social_return(
        session,
        trajectory_id=trajectory_id,
        way=wanted.way,
        wage_permille=wanted.wage_permille,
    )
    record_change(
        session,
        record,
        actor_id=viewer.person_id,
        now=now,
        facts={"social_return": [_fact(standing), _fact(wanted)]},
    )
    return Kept(record)


def _fact(kept: KeptReturn | None) -> dict[str, object] | None:
    return None if kept is None else {"way": kept.way.value, "wage_permille": kept.wage_permille}
