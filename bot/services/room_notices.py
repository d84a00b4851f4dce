"""What is told about room, in private: that it is asked for, and what was decided."""

from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session

from bot.messages import champion_ids as ids
from bot.messages.champion_view import RoomLine
from bot.messages.room import room_asked, room_decided
from bot.policy.champions import may_decide_room
from bot.policy.confidentiality import Viewer
from bot.services.champions import behind
from bot.services.municipality import Municipality
from bot.services.occasion import Occasion, Telling
from bot.services.recipients import ToPerson, parse_recipient
from bot.services.room_lines import room_lines
from storage.champions import find_room
from storage.notices import plan_notice
from storage.people import people_with_role, roles_of
from storage.tables import RoomRequest
from storage.trajectories import TrajectoryRecord
from storage.vocabulary import MunicipalRole, RoomState


def plan_asked(
    session: Session,
    asked: RoomRequest,
    *,
    here: Municipality,
    now: datetime,
) -> None:
    """To the coordinators, who bring it further, and to the champions who stand behind it."""
    holders = people_with_role(
        session, workspace_id=here.workspace_id, role=MunicipalRole.COORDINATOR
    )
    people = {each.id for each in holders if each.id is not None}
    people.update(behind(session, here=here, trajectory_id=asked.trajectory_id))
    _plan(session, asked, ids.NOTICE_ROOM, people - {asked.asked_by_id}, now)


def plan_decided(
    session: Session,
    asked: RoomRequest,
    record: TrajectoryRecord,
    *,
    here: Municipality,
    actor_id: int,
    now: datetime,
) -> None:
    """To who asked, the people of the purchase, and the champions who stand behind it."""
    people = {asked.asked_by_id, *record.roles.values()}
    people.update(behind(session, here=here, trajectory_id=asked.trajectory_id))
    _plan(session, asked, ids.NOTICE_DECIDED, people - {actor_id}, now)


def tell_room_asked(occasion: Occasion) -> Telling | None:
    """What is asked; nothing once it was decided, or to who may not read it any more."""
    line, reader = _current(occasion)
    if line is None or line.state is not RoomState.ASKED:
        return None
    words = occasion.here.words
    return Telling(room_asked(line, words, may_decide=may_decide_room(reader)))


def tell_room_decided(occasion: Occasion) -> Telling | None:
    """What was decided; nothing when that was mended meanwhile, for that is told as well."""
    line, _ = _current(occasion)
    return None if line is None else Telling(room_decided(line, occasion.here.words))


def _current(occasion: Occasion) -> tuple[RoomLine | None, Viewer]:
    """The request as who reads it may, if it is still as it was when this was planned."""
    notice, session = occasion.notices[0], occasion.session
    recipient = parse_recipient(notice.recipient)
    person_id = recipient.person_id if isinstance(recipient, ToPerson) else 0
    reader = Viewer(person_id, roles_of(session, person_id=person_id))
    asked = find_room(session, workspace_id=occasion.here.workspace_id, room_id=occasion.subject_id)
    if asked is None or notice.occurrence != _occurrence(asked):
        return None, reader
    lines = room_lines(
        session, here=occasion.here, viewer=reader, trajectory_ids=[asked.trajectory_id]
    )
    return next((each for each in lines if each.room_id == asked.id), None), reader


def _plan(
    session: Session, asked: RoomRequest, kind: str, people: Collection[int], now: datetime
) -> None:
    for person_id in sorted(people):
        plan_notice(
            session,
            workspace_id=asked.workspace_id,
            kind=kind,
            subject_kind=ids.SUBJECT_ROOM,
            subject_id=asked.id or 0,
            occurrence=_occurrence(asked),
            recipient=str(ToPerson(person_id)),
            due_at=now,
            now=now,
        )


def _occurrence(asked: RoomRequest) -> str:
    return f"version {asked.version}"
