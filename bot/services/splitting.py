"""A private word to who logged a purchase that may belong together with others.

Whether it is asked tells nothing of what somebody may not read: a purchase with such an estimate
counts as though it were worth as much as the one that was logged, also when it has none.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.messages import trajectory_ids as ids
from bot.messages.splitting import Beside, SplittingView, splitting_note
from bot.policy.confidentiality import Audience, Viewer, may_see, may_see_value
from bot.policy.phases import is_before_publication
from bot.policy.splitting import LOOKS_BACK, crossed
from bot.profile import Threshold
from bot.services.involved import involvement
from bot.services.municipality import Municipality
from bot.services.occasion import Occasion, Telling
from bot.services.recipients import ToPerson
from storage.notices import is_planned_after, plan_notice
from storage.people import roles_of
from storage.similar import similar_trajectories
from storage.tables import Trajectory
from storage.trajectories import TrajectoryRecord, find_trajectory

AFTER = timedelta(minutes=20)
"""The note comes when the case is placed or kept, and a slip in the value may be mended."""


@dataclass(frozen=True)
class _Together:
    """The purchases beside one, as far as who logged it may know of them."""

    others: tuple[TrajectoryRecord, ...]
    crossed: tuple[Threshold, ...]


def plan_splitting(
    session: Session, stored: Trajectory, *, here: Municipality, now: datetime
) -> None:
    """To who logged it, once: others like it may belong with it.

    Not when this person hears the same of another of them.
    """
    found = _beside(session, stored, here=here, now=now)
    if found is None or _is_told(session, stored, found, here=here):
        return
    plan_notice(
        session,
        workspace_id=here.workspace_id,
        kind=ids.NOTICE_SPLITTING,
        subject_kind=ids.SUBJECT,
        subject_id=stored.id or 0,
        occurrence="once",
        recipient=str(ToPerson(stored.logged_by_id)),
        due_at=now + AFTER,
        now=now,
    )


def tell_splitting(occasion: Occasion) -> Telling | None:
    """The note; nothing where others read along, or when it no longer holds."""
    here = occasion.here
    record = find_trajectory(
        occasion.session, workspace_id=here.workspace_id, trajectory_id=occasion.subject_id
    )
    if record is None or occasion.audience is not Audience.PERSON:
        return None
    stored = record.trajectory
    found = _beside(occasion.session, stored, here=here, now=occasion.now)
    if found is None:
        return None
    viewer = _logger(occasion.session, stored)
    knows = all(may_see_value(viewer, involvement(each), Audience.PERSON) for each in found.others)
    view = SplittingView(
        trajectory_id=stored.id or 0,
        number=stored.number,
        title=stored.title,
        others=tuple(
            Beside(each.trajectory.id or 0, each.trajectory.number, each.trajectory.title)
            for each in found.others
        ),
        knows_values=knows,
        labels=tuple(each.label for each in found.crossed) if knows else (),
        rule=here.profile.splitting,
    )
    return Telling(splitting_note(view, here.words))


def _is_told(session: Session, stored: Trajectory, found: _Together, *, here: Municipality) -> bool:
    """Whether a note about one of them counts all of them: each was there when it is told."""
    others = [each.trajectory for each in found.others]
    return is_planned_after(
        session,
        workspace_id=here.workspace_id,
        kind=ids.NOTICE_SPLITTING,
        subject_kind=ids.SUBJECT,
        subject_ids=[each.id or 0 for each in others],
        recipient=str(ToPerson(stored.logged_by_id)),
        since=max(each.created_at for each in (stored, *others)),
    )


def _beside(
    session: Session, stored: Trajectory, *, here: Municipality, now: datetime
) -> _Together | None:
    """The others of the same kind and team in a year, if together they may cross a threshold."""
    if stored.category is None or stored.team is None or stored.value_cents is None:
        return None
    if not is_before_publication(stored.phase):
        return None
    viewer = _logger(session, stored)
    similar = similar_trajectories(
        session,
        workspace_id=here.workspace_id,
        category=stored.category,
        team=stored.team,
        since=now - LOOKS_BACK,
    )
    found = [
        find_trajectory(session, workspace_id=here.workspace_id, trajectory_id=each.id or 0)
        for each in similar
        if each.id != stored.id and is_before_publication(each.phase)
    ]
    others = [each for each in found if each and may_see(viewer, involvement(each))]
    counting = [(each, _value_for(viewer, each, own=stored.value_cents)) for each in others]
    values = [(each, value) for each, value in counting if value is not None]
    day = now.astimezone(here.zone).date()
    over = crossed(stored.value_cents, [value for _, value in values], here.profile.thresholds, day)
    if not over:
        return None
    counted = tuple(
        each for each, value in values if any(not limit.applies_to(value) for limit in over)
    )
    return _Together(counted, over)


def _value_for(viewer: Viewer, other: TrajectoryRecord, *, own: int) -> int | None:
    """What another purchase counts for, in euro cents; None for one known to have no estimate."""
    if not may_see_value(viewer, involvement(other), Audience.PERSON):
        return own
    return other.trajectory.value_cents


def _logger(session: Session, stored: Trajectory) -> Viewer:
    """Who logged it, as the rules know them."""
    return Viewer(stored.logged_by_id, roles_of(session, person_id=stored.logged_by_id))
