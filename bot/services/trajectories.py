"""Logging, sharing and changing a trajectory."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bot.messages import trajectory_ids as ids
from bot.policy.confidentiality import Audience, Viewer, may_change, may_open_card, may_see
from bot.services.contract_asking import follow_roles
from bot.services.contract_dates import follow_dates
from bot.services.errors import MayNotChangeError, MayNotSeeError, NotFoundError
from bot.services.involved import involvement
from bot.services.municipality import Municipality
from bot.services.splitting import plan_splitting
from bot.services.trajectory_fields import (
    TrajectoryInput,
    changes,
    input_of,
    split_texts,
    write_fields,
)
from bot.services.trajectory_notices import (
    plan_card,
    plan_card_change,
    plan_kept,
    plan_kept_now,
)
from storage import event_log
from storage.homes import homes_changed
from storage.numbers import LARGEST_NUMBER, next_number
from storage.tables import Trajectory
from storage.trajectories import (
    TrajectoryRecord,
    find_by_number,
    find_trajectory,
)
from storage.vocabulary import Sharing

_CONTRACT_DATES = frozenset({"contract_start", "contract_end"})


@dataclass(frozen=True)
class Edited:
    """What became of an edit. ``changed`` names the fields; ``stale`` wrote nothing."""

    record: TrajectoryRecord
    changed: tuple[str, ...] = ()
    stale: bool = False


def log_trajectory(
    session: Session,
    *,
    here: Municipality,
    actor_id: int,
    wanted: TrajectoryInput,
    now: datetime,
) -> TrajectoryRecord:
    """Keep a new trajectory, not shared yet, and plan to say so to who logged it."""
    stored = Trajectory(
        workspace_id=here.workspace_id,
        number=next_number(session, Trajectory, workspace_id=here.workspace_id),
        title=wanted.title,
        logged_by_id=actor_id,
        created_at=now,
        updated_at=now,
    )
    write_fields(session, stored, wanted)
    trajectory_id = _id(stored)
    facts, texts = split_texts(changes(None, wanted))
    _record_event(
        session, stored, kind="logged", actor_id=actor_id, now=now, facts=facts, texts=texts
    )
    _tell_homes(session, stored, wanted.people.values(), actor_id, now)
    plan_kept(session, stored, now=now)
    plan_splitting(session, stored, here=here, now=now)
    return _found(session, here, trajectory_id)


def keep_private(
    session: Session, *, here: Municipality, viewer: Viewer, trajectory_id: int, now: datetime
) -> None:
    """Somebody chose not to share yet: tell who logged it now how to do it later."""
    record = changeable(session, here=here, viewer=viewer, trajectory_id=trajectory_id)
    plan_kept_now(session, record.trajectory, now=now)


def share_trajectory(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    trajectory_id: int,
    now: datetime,
    shown: Audience | None = None,
) -> tuple[TrajectoryRecord, bool]:
    """Let everybody see it and plan its card.

    :param shown: for whom the card was made that this person saw first; the card that is
        posted never tells more than that.
    :returns: the trajectory, and whether this call shared it (False: it was shared before).
    """
    record = changeable(session, here=here, viewer=viewer, trajectory_id=trajectory_id, lock=True)
    stored = record.trajectory
    if stored.sharing is Sharing.TEAM:
        return record, False
    stored.sharing = Sharing.TEAM
    _touch(stored, now)
    session.add(stored)
    channel = here.profile.channel_for(stored.team)
    facts: dict[str, object] = {
        "sharing": [Sharing.PRIVATE.value, Sharing.TEAM.value],
        "channel": [None, channel],
    }
    if shown is not None:
        facts["audience"] = [None, shown.value]
    _record_event(session, stored, kind="shared", actor_id=viewer.person_id, now=now, facts=facts)
    _tell_homes(session, stored, record.roles.values(), viewer.person_id, now)
    plan_card(session, stored, channel=channel, now=now)
    return record, True


def edit_trajectory(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    trajectory_id: int,
    version: int,
    wanted: TrajectoryInput,
    now: datetime,
) -> Edited:
    """Change a trajectory, unless somebody else did so since ``version``."""
    record = changeable(session, here=here, viewer=viewer, trajectory_id=trajectory_id, lock=True)
    stored = record.trajectory
    if stored.version != version:
        return Edited(record, stale=True)
    changed = changes(input_of(record), wanted)
    if not changed:
        return Edited(record)
    write_fields(session, stored, wanted)
    _touch(stored, now)
    session.add(stored)
    facts, texts = split_texts(changed)
    _record_event(
        session,
        stored,
        kind="changed",
        actor_id=viewer.person_id,
        now=now,
        facts=facts,
        texts=texts,
    )
    people = {*record.roles.values(), *wanted.people.values()}
    _tell_homes(session, stored, people, viewer.person_id, now)
    plan_card_change(session, stored, here=here, now=now)
    plan_splitting(session, stored, here=here, now=now)
    follow_roles(session, stored, wanted.people, now=now)
    if _CONTRACT_DATES & set(changed):
        follow_dates(session, stored, here=here, now=now)
    return Edited(_found(session, here, trajectory_id), tuple(changed))


def id_of_number(session: Session, *, here: Municipality, number: int) -> int:
    """The id of the trajectory with the number that people use."""
    if number > LARGEST_NUMBER:  # a phone number, say: the database would choke on it
        raise NotFoundError
    record = find_by_number(session, workspace_id=here.workspace_id, number=number)
    if record is None:
        raise NotFoundError
    return _id(record.trajectory)


def visible(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    trajectory_id: int,
    at_card: bool = False,
) -> TrajectoryRecord:
    """The trajectory, if this person may see it.

    :param at_card: whether they press a button of its card, in a channel where they read it.
    """
    record = _found(session, here, trajectory_id)
    allowed = may_open_card if at_card else may_see
    if not allowed(viewer, involvement(record)):
        raise MayNotSeeError
    return record


def changeable(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    trajectory_id: int,
    lock: bool = False,
) -> TrajectoryRecord:
    """The trajectory, if this person may change it."""
    record = _found(session, here, trajectory_id, lock=lock)
    involved = involvement(record)
    if not may_see(viewer, involved):
        raise MayNotSeeError
    if not may_change(viewer, involved):
        raise MayNotChangeError
    return record


def _tell_homes(
    session: Session, stored: Trajectory, people: Iterable[int], actor_id: int, now: datetime
) -> None:
    """It stands in the Home of who logged it and of everybody with a role in it."""
    homes_changed(
        session,
        workspace_id=stored.workspace_id,
        people={stored.logged_by_id, *people},
        actor_id=actor_id,
        now=now,
    )


def _found(
    session: Session, here: Municipality, trajectory_id: int, *, lock: bool = False
) -> TrajectoryRecord:
    record = find_trajectory(
        session, workspace_id=here.workspace_id, trajectory_id=trajectory_id, lock=lock
    )
    if record is None:
        raise NotFoundError
    return record


def _record_event(
    session: Session,
    stored: Trajectory,
    *,
    kind: str,
    actor_id: int,
    now: datetime,
    facts: dict[str, object],
    texts: dict[str, object] | None = None,
) -> None:
    event_log.record(
        session,
        workspace_id=stored.workspace_id,
        subject_kind=ids.SUBJECT,
        subject_id=_id(stored),
        kind=kind,
        actor_id=actor_id,
        now=now,
        facts={"version": stored.version, **facts},
        texts=texts,
    )


def _touch(stored: Trajectory, now: datetime) -> None:
    stored.version += 1
    stored.updated_at = now


def _id(stored: Trajectory) -> int:
    if stored.id is None:
        raise LookupError("a trajectory without an id")
    return stored.id
