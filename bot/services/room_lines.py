"""Room that was asked for, as its people, who stands behind it and overseers read it."""

from collections.abc import Collection

from sqlmodel import Session

from bot.messages.champion_view import CaseLine, RoomLine
from bot.policy.champions import reads_room
from bot.policy.confidentiality import Viewer
from bot.services.municipality import Municipality
from storage.champions import invites, rooms
from storage.people import people_by_id
from storage.tables import RoomRequest
from storage.trajectories import TrajectoryRecord
from storage.trajectory_lists import trajectory_records
from storage.vocabulary import AskState, MunicipalRole, RoomState, Sharing


def room_lines(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    trajectory_ids: Collection[int] | None = None,
) -> tuple[RoomLine, ...]:
    """What room was asked for, as far as this person may read it; what is open first."""
    found = rooms(session, workspace_id=here.workspace_id, trajectory_ids=trajectory_ids)
    wanted = list(dict.fromkeys(each.trajectory_id for each in found))
    records = {
        each.trajectory.id: each
        for each in trajectory_records(session, workspace_id=here.workspace_id, ids=wanted)
    }
    joined = {
        each.trajectory_id
        for each in invites(session, workspace_id=here.workspace_id, state=AskState.ACCEPTED)
        if each.champion_id == viewer.person_id and MunicipalRole.CHAMPION in viewer.roles
    }
    users = {
        person_id: person.slack_user_id
        for person_id, person in people_by_id(
            session, workspace_id=here.workspace_id, ids={each.asked_by_id for each in found}
        ).items()
    }
    lines = [
        room_line(each, records[each.trajectory_id], here=here, by=users[each.asked_by_id])
        for each in found
        if reads_room(
            viewer,
            involved=each.trajectory_id in joined
            or viewer.person_id == each.asked_by_id
            or viewer.person_id in _people(records[each.trajectory_id]),
        )
    ]
    return tuple(sorted(lines, key=lambda line: line.state is not RoomState.ASKED))


def room_line(
    asked: RoomRequest, record: TrajectoryRecord, *, here: Municipality, by: str
) -> RoomLine:
    """A request as it is read; ``by``: the Slack user id of who asked."""
    stored = record.trajectory
    return RoomLine(
        room_id=asked.id or 0,
        case=CaseLine(stored.id or 0, stored.number, stored.title),
        what=asked.what,
        by=by,
        asked_on=asked.asked_on,
        state=asked.state,
        body=next((b.label for b in here.profile.bodies if b.slug == asked.body), ""),
        decision=asked.decision or "",
        decided_on=asked.decided_on,
        version=asked.version,
        shared=stored.sharing is Sharing.TEAM,
    )


def _people(record: TrajectoryRecord) -> set[int]:
    return {record.trajectory.logged_by_id, *record.roles.values()}
