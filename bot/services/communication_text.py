"""What a text for a newsletter or the intranet may tell: nothing that only a few may read."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from sqlmodel import Session

from bot.messages.communication_view import SuccessTold, TextFacts
from bot.messages.formatting import weekday_and_time
from bot.policy.award import next_step
from bot.policy.communication import tells_money
from bot.policy.confidentiality import NOBODY_YET
from bot.policy.figures import PeriodKind, period_of
from bot.policy.figures_told import for_colleagues
from bot.policy.phases import asks_nothing
from bot.services.figures import figures_of
from bot.services.journey_facts import award_facts
from bot.services.municipality import Municipality
from bot.services.successes import who_may_be_named
from storage.communications import last_sent
from storage.gatherings import coming_gatherings
from storage.journeys import find_award
from storage.lessons import kept_lesson_ids, lesson_records
from storage.people import people_by_id
from storage.successes import successes_of
from storage.tables import PlannedMessage
from storage.trajectories import find_trajectory
from storage.vocabulary import LessonOrigin, Phase, SuccessState

_LOOKED_BACK = timedelta(days=92)
"""So far where nothing was sent in this medium before: a quarter."""

_LOOKED_AHEAD = timedelta(weeks=12)
_MOST = 3
_OLD = frozenset({LessonOrigin.IMPORT, LessonOrigin.PROFILE})
"""What came in a heap is no news."""


def text_facts(
    session: Session, stored: PlannedMessage, *, here: Municipality, now: datetime
) -> TextFacts:
    """What happened since the last message in the same medium."""
    before = last_sent(
        session,
        workspace_id=here.workspace_id,
        medium=stored.medium,
        other_than=stored.id or 0,
    )
    since = before.updated_at if before else now - _LOOKED_BACK
    today = now.astimezone(here.zone).date()
    period = period_of(PeriodKind.YEAR, today)
    figures = for_colleagues(figures_of(session, here=here, period=period, seen_by=NOBODY_YET))
    coming = coming_gatherings(
        session, workspace_id=here.workspace_id, after=now, before=now + _LOOKED_AHEAD
    )
    return TextFacts(
        year=period.year,
        successes=tuple(_successes(session, here, since, today))[:_MOST],
        lessons=tuple(_lessons(session, here, since, today))[:_MOST],
        logged=figures.logged,
        with_theme=figures.with_theme,
        running=figures.running,
        gatherings=tuple(
            (each.title, weekday_and_time(each.starts_at, here.zone)) for each in coming[:_MOST]
        ),
    )


def _successes(
    session: Session, here: Municipality, since: datetime, today: date
) -> Iterator[SuccessTold]:
    """What was celebrated, the newest first; without amounts, with who agreed to be named."""
    for each in successes_of(
        session, workspace_id=here.workspace_id, states={SuccessState.CELEBRATED}
    ):
        if (each.celebrated_at or each.updated_at) < since or tells_money(each.title):
            continue
        if _is_too_early(session, each.trajectory_id, here, today):
            continue
        named = who_may_be_named(session, each.id or 0)
        people = people_by_id(session, workspace_id=here.workspace_id, ids=named)
        figure = each.figure or ""
        yield SuccessTold(
            each.title.rstrip("."),
            "" if tells_money(figure) else figure,
            tuple(people[who].slack_user_id for who in named if who in people),
        )


def _lessons(session: Session, here: Municipality, since: datetime, today: date) -> Iterator[str]:
    """The titles of what was learnt, the newest first; none of who wanted to stay unknown."""
    ids = kept_lesson_ids(session, workspace_id=here.workspace_id)
    for record in lesson_records(session, workspace_id=here.workspace_id, ids=ids):
        lesson = record.lesson
        if lesson.created_at < since or lesson.anonymous or lesson.origin in _OLD:
            continue
        if tells_money(lesson.title) or _is_too_early(session, lesson.trajectory_id, here, today):
            continue
        yield lesson.title.rstrip(".")


def _is_too_early(
    session: Session, trajectory_id: int | None, here: Municipality, today: date
) -> bool:
    """Whether its tender runs, or an award of it is not signed or objected to."""
    if trajectory_id is None:
        return False
    record = find_trajectory(session, workspace_id=here.workspace_id, trajectory_id=trajectory_id)
    if record is None:
        return True
    phase = record.trajectory.phase
    if asks_nothing(phase):
        return True
    award = find_award(session, trajectory_id=trajectory_id)
    if award is None:
        return phase is Phase.AWARD
    return next_step(award_facts(award), today) is not None
