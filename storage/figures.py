"""What the monitoring counts: one query for each figure, of one workspace and one span of time.

The database counts and adds up; which of it is told to whom is not decided here.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Mapped
from sqlmodel import Session, case, col, exists, func, select

from storage.tables import (
    Pilot,
    StartForm,
    StartFormTheme,
    ToolOutcome,
    Trajectory,
    TrajectoryAward,
    TrajectoryExplanation,
    TrajectoryNeed,
    TrajectoryPromise,
    TrajectoryTheme,
)
from storage.trajectory_lists import is_seen_by
from storage.vocabulary import (
    NeedAnswer,
    Phase,
    PilotStage,
    PromisePlace,
    StartFormState,
)


@dataclass(frozen=True)
class Scope:
    """What is counted.

    From the first day up to and including the last, which lie between the moments ``since`` and
    ``before``. ``seen_by``: a person id; of trajectories only what is shared or theirs.
    """

    workspace_id: int
    first: date
    last: date
    since: datetime
    before: datetime
    seen_by: int | None = None


@dataclass(frozen=True)
class Amounts:
    """How many there are, how many of them came with an amount, and those added up in cents."""

    count: int
    told: int
    cents: int


def logged_trajectories(session: Session, scope: Scope) -> tuple[int, int]:
    """How many were logged in the span, and how many of those have a theme."""
    has_theme = exists().where(col(TrajectoryTheme.trajectory_id) == col(Trajectory.id))
    count, themed = session.exec(
        select(func.count(col(Trajectory.id)), _how_many(has_theme)).where(
            *_seen(scope), *_between(col(Trajectory.created_at), scope)
        )
    ).one()
    return count, themed


def with_theme(session: Session, scope: Scope, *, phases: Collection[Phase]) -> int:
    """How many that have a theme were logged in the span.

    :param phases: only those that are in one of these now.
    """
    return session.exec(
        select(func.count(col(Trajectory.id))).where(
            *_seen(scope),
            *_between(col(Trajectory.created_at), scope),
            col(Trajectory.phase).in_(list(phases)),
            exists().where(col(TrajectoryTheme.trajectory_id) == col(Trajectory.id)),
        )
    ).one()


def first_logged(session: Session, *, workspace_id: int) -> datetime | None:
    """When the first trajectory was logged; None when there is none."""
    return session.exec(
        select(func.min(col(Trajectory.created_at))).where(
            col(Trajectory.workspace_id) == workspace_id
        )
    ).one()


def trajectories_by_phase(session: Session, scope: Scope) -> dict[Phase, int]:
    """How many there are in each phase now, whenever they were logged."""
    rows = session.exec(
        select(Trajectory.phase, func.count(col(Trajectory.id)))
        .where(*_seen(scope))
        .group_by(col(Trajectory.phase))
    )
    return {Phase(phase): count for phase, count in rows}


def signed_contracts(session: Session, scope: Scope) -> int:
    """Of how many the contract was signed on a day of the span."""
    return session.exec(
        select(func.count(col(Trajectory.id)))
        .join(TrajectoryAward, col(TrajectoryAward.trajectory_id) == col(Trajectory.id))
        .where(*_seen(scope), *_on(col(TrajectoryAward.signed_on), scope))
    ).one()


def needs(
    session: Session, scope: Scope, *, phases: Collection[Phase]
) -> dict[NeedAnswer, Amounts]:
    """What was answered in the span to whether it is needed, with what that saved.

    :param phases: only of purchases that are in one of these now.
    """
    saved = col(TrajectoryNeed.saved_cents)
    rows = session.exec(
        select(
            TrajectoryNeed.answer,
            func.count(col(Trajectory.id)),
            func.count(saved),
            func.coalesce(func.sum(saved), 0),
        )
        .join(Trajectory, col(Trajectory.id) == col(TrajectoryNeed.trajectory_id))
        .where(
            *_seen(scope),
            *_between(col(TrajectoryNeed.answered_at), scope),
            col(Trajectory.phase).in_(list(phases)),
        )
        .group_by(col(TrajectoryNeed.answer))
    )
    return {
        NeedAnswer(answer): Amounts(count, told, int(cents or 0))
        for answer, count, told, cents in rows
    }


def start_forms(session: Session, scope: Scope) -> dict[StartFormState, tuple[int, int]]:
    """The forms handed in within the span by how they stand now, and how many chose a theme."""
    chose = exists().where(
        col(StartFormTheme.start_form_id) == col(StartForm.id), col(StartFormTheme.chosen).is_(True)
    )
    rows = session.exec(
        select(StartForm.state, func.count(col(StartForm.id)), _how_many(chose))
        .join(Trajectory, col(Trajectory.id) == col(StartForm.trajectory_id))
        .where(*_handed_in(scope))
        .group_by(col(StartForm.state))
    )
    return {StartFormState(state): (count, themed) for state, count, themed in rows}


def theme_levels(
    session: Session, scope: Scope, *, phases: Collection[Phase]
) -> list[tuple[str, int | None, int]]:
    """Of what was logged in the span: each theme, each level of it, and how many have that."""
    rows = session.exec(
        select(TrajectoryTheme.theme, TrajectoryTheme.level, func.count(col(Trajectory.id)))
        .join(Trajectory, col(Trajectory.id) == col(TrajectoryTheme.trajectory_id))
        .where(
            *_seen(scope),
            *_between(col(Trajectory.created_at), scope),
            col(Trajectory.phase).in_(list(phases)),
        )
        .group_by(col(TrajectoryTheme.theme), col(TrajectoryTheme.level))
    )
    return [(theme, level, count) for theme, level, count in rows]


def explained(session: Session, scope: Scope) -> list[tuple[str, str | None, int, int]]:
    """Of the forms handed in within the span: each theme that was not chosen, and each reason.

    :returns: theme, reason, how many, and of how many somebody explained anything at all.
    """
    rows = session.exec(
        select(
            StartFormTheme.theme,
            StartFormTheme.reason,
            func.count(col(StartForm.id)),
            func.count(col(StartFormTheme.explained_at)),
        )
        .join(StartForm, col(StartForm.id) == col(StartFormTheme.start_form_id))
        .join(Trajectory, col(Trajectory.id) == col(StartForm.trajectory_id))
        .where(*_handed_in(scope), col(StartFormTheme.chosen).is_(False))
        .group_by(col(StartFormTheme.theme), col(StartFormTheme.reason))
    )
    return [(theme, reason, count, given) for theme, reason, count, given in rows]


def explained_apart(session: Session, scope: Scope) -> list[tuple[str, str | None, int]]:
    """Each theme that was explained in the span outside a start form, and each reason.

    Not what was chosen after all, nor what a form that was handed in counts already.
    """
    own = TrajectoryExplanation
    chosen = exists().where(
        col(TrajectoryTheme.trajectory_id) == col(own.trajectory_id),
        col(TrajectoryTheme.theme) == col(own.theme),
    )
    in_form = exists().where(
        col(StartForm.trajectory_id) == col(own.trajectory_id),
        col(StartForm.id) == col(StartFormTheme.start_form_id),
        col(StartForm.state) != StartFormState.DRAFT,
        col(StartFormTheme.theme) == col(own.theme),
        col(StartFormTheme.chosen).is_(False),
    )
    rows = session.exec(
        select(own.theme, own.reason, func.count(col(Trajectory.id)))
        .join(Trajectory, col(Trajectory.id) == col(own.trajectory_id))
        .where(*_seen(scope), *_between(col(own.explained_at), scope), ~chosen, ~in_form)
        .group_by(col(own.theme), col(own.reason))
    )
    return [(theme, reason, count) for theme, reason, count in rows]


def left_out(session: Session, scope: Scope) -> list[tuple[str, str | None, int]]:
    """Each theme that was said in the span to stand nowhere in the papers, and each reason."""
    reason = col(TrajectoryPromise.reason_choice)
    rows = session.exec(
        select(TrajectoryPromise.theme, reason, func.count(col(Trajectory.id)))
        .join(Trajectory, col(Trajectory.id) == col(TrajectoryPromise.trajectory_id))
        .where(
            *_seen(scope),
            *_between(col(TrajectoryPromise.said_at), scope),
            col(TrajectoryPromise.place) == PromisePlace.NOWHERE,
        )
        .group_by(col(TrajectoryPromise.theme), reason)
    )
    return [(theme, chosen, count) for theme, chosen, count in rows]


def pilots_of_year(
    session: Session, scope: Scope, *, year: int
) -> list[tuple[PilotStage, Phase, int]]:
    """The pilots of a year that were not stopped, by how far they and their purchases are."""
    rows = session.exec(
        select(Pilot.stage, Trajectory.phase, func.count(col(Trajectory.id)))
        .join(Trajectory, col(Trajectory.id) == col(Pilot.trajectory_id))
        .where(*_seen(scope), col(Pilot.year) == year, col(Pilot.stopped_at).is_(None))
        .group_by(col(Pilot.stage), col(Trajectory.phase))
    )
    return [(PilotStage(stage), Phase(phase), count) for stage, phase, count in rows]


def tool_outcomes(session: Session, scope: Scope) -> dict[str, int]:
    """Of each tool, how many outcomes of a day of the span were kept."""
    rows = session.exec(
        select(ToolOutcome.tool, func.count(col(ToolOutcome.id)))
        .join(Trajectory, col(Trajectory.id) == col(ToolOutcome.trajectory_id))
        .where(*_seen(scope), *_on(col(ToolOutcome.on), scope))
        .group_by(col(ToolOutcome.tool))
    )
    return dict(rows.all())


def _seen(scope: Scope) -> list[ColumnElement[bool]]:
    here = col(Trajectory.workspace_id) == scope.workspace_id
    return [here] if scope.seen_by is None else [here, is_seen_by(scope.seen_by)]


def _handed_in(scope: Scope) -> list[ColumnElement[bool]]:
    return [
        *_seen(scope),
        *_between(col(StartForm.handed_in_at), scope),
        col(StartForm.state) != StartFormState.DRAFT,
    ]


def _between(
    moment: Mapped[datetime] | Mapped[datetime | None], scope: Scope
) -> list[ColumnElement[bool]]:
    return [moment >= scope.since, moment < scope.before]


def _on(day: Mapped[date] | Mapped[date | None], scope: Scope) -> list[ColumnElement[bool]]:
    return [day >= scope.first, day <= scope.last]


def _how_many(condition: ColumnElement[bool]) -> ColumnElement[int]:
    """Of how many rows something holds; none where there are no rows."""
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)
