"""Talks with teams, and what was agreed in them."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date

from sqlmodel import Session, col, func, or_, select

from storage.tables import ActionItem, TeamTalk
from storage.vocabulary import TaskState


def find_talk(
    session: Session, *, workspace_id: int, talk_id: int, lock: bool = False
) -> TeamTalk | None:
    """The talk with this id. ``lock`` keeps rivals out until the transaction ends."""
    query = select(TeamTalk).where(
        col(TeamTalk.workspace_id) == workspace_id, col(TeamTalk.id) == talk_id
    )
    return session.exec(query.with_for_update() if lock else query).first()


def talks_of(session: Session, *, workspace_id: int, team: str) -> list[TeamTalk]:
    """The talks with a team, the last one first."""
    found = session.exec(
        select(TeamTalk)
        .where(col(TeamTalk.workspace_id) == workspace_id, col(TeamTalk.team) == team)
        .order_by(col(TeamTalk.held_on).desc(), col(TeamTalk.id).desc())
    )
    return list(found)


def last_talks(session: Session, *, workspace_id: int) -> dict[str, date]:
    """The day of the last talk, by team."""
    found = session.exec(
        select(TeamTalk.team, func.max(TeamTalk.held_on))
        .where(col(TeamTalk.workspace_id) == workspace_id)
        .group_by(col(TeamTalk.team))
    )
    return dict(found.all())


def agreed_in(
    session: Session, *, workspace_id: int, talk_ids: Collection[int]
) -> Mapping[int, list[ActionItem]]:
    """What was agreed and not taken back, by talk, in the order in which it was."""
    by_talk: defaultdict[int, list[ActionItem]] = defaultdict(list)
    found = session.exec(
        select(ActionItem)
        .where(
            col(ActionItem.workspace_id) == workspace_id,
            col(ActionItem.talk_id).in_(talk_ids),
            col(ActionItem.state) != TaskState.DROPPED,
        )
        .order_by(col(ActionItem.id))
    )
    for item in found:
        by_talk[item.talk_id or 0].append(item)
    return by_talk


def open_action_items_of(
    session: Session, *, workspace_id: int, team: str, trajectory_ids: Collection[int]
) -> list[ActionItem]:
    """What is still to be done with a team or for these trajectories: by date, without one last."""
    found = session.exec(
        select(ActionItem)
        .where(
            col(ActionItem.workspace_id) == workspace_id,
            col(ActionItem.state) == TaskState.OPEN,
            or_(
                col(ActionItem.team) == team,
                col(ActionItem.trajectory_id).in_(trajectory_ids),
            ),
        )
        .order_by(col(ActionItem.due_on).is_(None), col(ActionItem.due_on), col(ActionItem.id))
    )
    return list(found)
