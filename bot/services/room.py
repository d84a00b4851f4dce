"""Room that the people of a purchase ask of directors, and what those decided.

The bodies decide outside Slack; the coordinator writes down what came of it.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from bot.messages import champion_ids as ids
from bot.messages.champion_view import RoomCounts, RoomLine, RoomList
from bot.policy.champions import may_decide_room, reads_all_room
from bot.policy.confidentiality import Viewer
from bot.policy.figures import Period, PeriodKind, period_of
from bot.services.errors import NotCoordinatorError, NotFoundError
from bot.services.municipality import Municipality
from bot.services.room_lines import room_lines
from bot.services.room_notices import plan_asked, plan_decided
from bot.services.trajectories import changeable
from storage import event_log
from storage.champions import find_room, rooms
from storage.tables import RoomRequest
from storage.trajectory_lists import trajectory_records
from storage.vocabulary import RoomState


@dataclass(frozen=True)
class Decision:
    """What a body decided. ``text`` was typed; ``on``: the day of the decision."""

    state: RoomState
    text: str
    on: date


def ask_room(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    trajectory_id: int,
    what: str,
    body: str | None,
    now: datetime,
) -> RoomRequest:
    """Keep that the people of a purchase ask for room; coordinator and champions hear it.

    :param body: a slug of the profile; None while it is not known who decides.
    :raises MayNotChangeError: this person is none of its people.
    :raises KeyError: the profile has no such body.
    """
    changeable(session, here=here, viewer=viewer, trajectory_id=trajectory_id)
    asked = RoomRequest(
        workspace_id=here.workspace_id,
        trajectory_id=trajectory_id,
        body=here.profile.body(body).slug if body else None,
        what=what,
        asked_by_id=viewer.person_id,
        asked_on=now.astimezone(here.zone).date(),
        updated_at=now,
    )
    session.add(asked)
    session.flush()
    _record(session, asked, "asked", viewer=viewer, now=now, texts={"what": [None, what]})
    plan_asked(session, asked, here=here, now=now)
    return asked


def decide_room(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    room_id: int,
    version: int,
    decision: Decision,
    now: datetime,
) -> bool:
    """Write down what was decided; who asked and who stands behind it hear it. A mistake is mended.

    :param version: the one that was seen.
    :returns: False when somebody wrote something meanwhile: nothing was written.
    :raises NotCoordinatorError: this is for the coordinator.
    """
    if not may_decide_room(viewer):
        raise NotCoordinatorError
    asked = find_room(session, workspace_id=here.workspace_id, room_id=room_id, lock=True)
    if asked is None:
        raise NotFoundError
    if asked.version != version:
        return False
    before = asked.decision
    asked.state, asked.decision, asked.decided_on = decision.state, decision.text, decision.on
    asked.recorded_by_id, asked.updated_at = viewer.person_id, now
    asked.version += 1
    session.add(asked)
    session.flush()
    texts: dict[str, list[str | None]] = {"decision": [before, decision.text]}
    _record(session, asked, "decided", viewer=viewer, now=now, texts=texts)
    (record,) = trajectory_records(
        session, workspace_id=here.workspace_id, ids=[asked.trajectory_id]
    )
    plan_decided(session, asked, record, here=here, actor_id=viewer.person_id, now=now)
    return True


def room_given(session: Session, here: Municipality, period: Period) -> RoomCounts:
    """How often room was asked for in a period, and what was decided about it by now."""
    found = rooms(
        session,
        workspace_id=here.workspace_id,
        asked_from=period.first,
        asked_until=period.last,
    )
    return RoomCounts(Counter(each.state for each in found))


def room_list(session: Session, *, here: Municipality, viewer: Viewer, today: date) -> RoomList:
    """What this person may read of it; for overseers and champions how often, without what."""
    period = period_of(PeriodKind.YEAR, today)
    return RoomList(
        rooms=room_lines(session, here=here, viewer=viewer),
        counts=room_given(session, here, period) if reads_all_room(viewer) else None,
        year=period.year,
        may_decide=may_decide_room(viewer),
    )


def room_by_id(session: Session, *, here: Municipality, viewer: Viewer, room_id: int) -> RoomLine:
    """The request with this id, for who writes down what was decided.

    :raises NotCoordinatorError: this is for the coordinator.
    """
    if not may_decide_room(viewer):
        raise NotCoordinatorError
    lines = room_lines(session, here=here, viewer=viewer)
    found = next((each for each in lines if each.room_id == room_id), None)
    if found is None:
        raise NotFoundError
    return found


def _record(
    session: Session,
    asked: RoomRequest,
    kind: str,
    *,
    viewer: Viewer,
    now: datetime,
    texts: dict[str, list[str | None]],
) -> None:
    event_log.record(
        session,
        workspace_id=asked.workspace_id,
        subject_kind=ids.SUBJECT_ROOM,
        subject_id=asked.id or 0,
        kind=kind,
        actor_id=viewer.person_id,
        now=now,
        facts={
            "version": asked.version,
            "trajectory": asked.trajectory_id,
            "body": asked.body,
            "state": asked.state.value,
        },
        texts=texts,
    )
