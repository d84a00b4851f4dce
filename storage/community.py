"""The community: who took part, who is in it, and what colleagues ask each other."""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Select, false
from sqlmodel import Session, case, col, func, select

from storage.once import insert_once
from storage.tables import (
    ColleagueQuestion,
    CommunityMember,
    ExpertiseRequest,
    Lesson,
    Trajectory,
    TrajectoryRole,
)
from storage.trajectories import TrajectoryRecord
from storage.trajectory_lists import trajectory_records
from storage.vocabulary import (
    AskState,
    ExpertiseState,
    JoinedBy,
    LessonState,
    Phase,
    Sharing,
)

_DONE = (Phase.EXECUTION, Phase.COMPLETED)
"""The contract is signed: between publication and award nobody is pointed to a purchase."""


def took_part(session: Session, *, workspace_id: int) -> dict[int, tuple[datetime, JoinedBy]]:
    """Who took part and was never in the community, with when and how they did first.

    Who told a lesson without their name is not counted for it.
    """
    first: dict[int, tuple[datetime, JoinedBy]] = {}
    for because, query in _ways_to_take_part(workspace_id):
        person_id = query.selected_columns[0]
        known = select(CommunityMember.person_id)
        for person, at in session.execute(query.where(person_id.not_in(known))):
            if person not in first or (at, because) < first[person]:
                first[person] = (at, because)
    return first


def join(session: Session, *, person_id: int, **values: Any) -> bool:
    """Let somebody be in the community. :returns: False when they are, or left it."""
    return insert_once(
        session,
        CommunityMember,
        person_id=person_id,
        **{"shown": False, "themes": [], "categories": [], "version": 1, **values},
    )


def find_member(
    session: Session, *, workspace_id: int, person_id: int, lock: bool = False
) -> CommunityMember | None:
    """Somebody of the community, or who left it. ``lock`` keeps rivals out until the end."""
    query = select(CommunityMember).where(
        col(CommunityMember.workspace_id) == workspace_id,
        col(CommunityMember.person_id) == person_id,
    )
    return session.exec(query.with_for_update() if lock else query).first()


def members_of(session: Session, *, workspace_id: int) -> list[CommunityMember]:
    """Everybody who is in the community, or left it."""
    return list(
        session.exec(
            select(CommunityMember)
            .where(col(CommunityMember.workspace_id) == workspace_id)
            .order_by(col(CommunityMember.person_id))
        )
    )


def community_growth(
    session: Session, *, workspace_id: int, since: datetime, before: datetime
) -> tuple[int, int]:
    """How many joined in the span and stayed, and how many there were at its end."""
    still = col(CommunityMember.left_at).is_(None) | (col(CommunityMember.left_at) >= before)
    joined, members = session.exec(
        select(func.count(case((col(CommunityMember.joined_at) >= since, 1))), func.count()).where(
            col(CommunityMember.workspace_id) == workspace_id,
            still,
            col(CommunityMember.joined_at) < before,
        )
    ).one()
    return joined, members


def purchases_done(session: Session, *, workspace_id: int) -> list[TrajectoryRecord]:
    """Everything shared of which the contract was signed, the newest first."""
    found = session.exec(
        select(Trajectory.id)
        .where(
            col(Trajectory.workspace_id) == workspace_id,
            col(Trajectory.sharing) == Sharing.TEAM,
            col(Trajectory.phase).in_(_DONE),
        )
        .order_by(col(Trajectory.number).desc())
    )
    return trajectory_records(
        session, workspace_id=workspace_id, ids=[each for each in found if each is not None]
    )


def find_asked(
    session: Session, *, workspace_id: int, question_id: int, lock: bool = False
) -> ColleagueQuestion | None:
    """What one colleague asks another. ``lock`` keeps rivals out until the end."""
    query = select(ColleagueQuestion).where(
        col(ColleagueQuestion.workspace_id) == workspace_id,
        col(ColleagueQuestion.id) == question_id,
    )
    return session.exec(query.with_for_update() if lock else query).first()


def questions_to(
    session: Session, *, workspace_id: int, asked_id: int, since: datetime
) -> list[ColleagueQuestion]:
    """What waits for somebody's answer, asked at that moment or later."""
    return list(
        session.exec(
            select(ColleagueQuestion).where(
                col(ColleagueQuestion.workspace_id) == workspace_id,
                col(ColleagueQuestion.asked_id) == asked_id,
                col(ColleagueQuestion.state) == AskState.ASKED,
                col(ColleagueQuestion.asked_at) >= since,
            )
        )
    )


def asked_about(
    session: Session, *, workspace_id: int, asked_by_id: int, about: str
) -> Collection[int]:
    """Whom somebody asked about this before, by person id."""
    found = session.exec(
        select(ColleagueQuestion.asked_id).where(
            col(ColleagueQuestion.workspace_id) == workspace_id,
            col(ColleagueQuestion.asked_by_id) == asked_by_id,
            col(ColleagueQuestion.about) == about,
        )
    )
    return frozenset(found)


def _ways_to_take_part(workspace_id: int) -> Iterator[tuple[JoinedBy, Select[Any, Any]]]:
    """Person ids with when they did it; of a role the moment is that of the last change."""
    here = col(Trajectory.workspace_id) == workspace_id
    yield (
        JoinedBy.TRAJECTORY,
        select(col(Trajectory.logged_by_id), col(Trajectory.created_at)).where(here),
    )
    yield (
        JoinedBy.TRAJECTORY,
        select(col(TrajectoryRole.person_id), col(Trajectory.updated_at))
        .join(Trajectory, col(Trajectory.id) == col(TrajectoryRole.trajectory_id))
        .where(here),
    )
    yield (
        JoinedBy.LESSON,
        select(col(Lesson.told_by_id), col(Lesson.created_at)).where(
            col(Lesson.workspace_id) == workspace_id,
            col(Lesson.told_by_id).is_not(None),
            col(Lesson.state) == LessonState.KEPT,
            col(Lesson.anonymous) == false(),
        ),
    )
    yield (
        JoinedBy.ANSWER,
        select(col(ExpertiseRequest.asked_id), col(ExpertiseRequest.answered_at)).where(
            col(ExpertiseRequest.workspace_id) == workspace_id,
            col(ExpertiseRequest.asked_id).is_not(None),
            col(ExpertiseRequest.answered_at).is_not(None),
            col(ExpertiseRequest.state) == ExpertiseState.ACCEPTED,
        ),
    )
    yield (
        JoinedBy.ANSWER,
        select(col(ColleagueQuestion.asked_id), col(ColleagueQuestion.answered_at)).where(
            col(ColleagueQuestion.workspace_id) == workspace_id,
            col(ColleagueQuestion.answered_at).is_not(None),
            col(ColleagueQuestion.state) == AskState.ACCEPTED,
        ),
    )
