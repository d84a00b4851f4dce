"""What stands in somebody's Home tab."""

from datetime import date

from sqlmodel import Session

from bot.messages.home import (
    SHOWN_COMING,
    SHOWN_CONTRACTS,
    SHOWN_LESSONS,
    SHOWN_TRAJECTORIES,
    SHOWN_WAITING,
    HomeView,
    StartFormLine,
)
from bot.messages.lesson_view import LessonLine
from bot.messages.list_state import MINE
from bot.messages.tender_list_state import TenderListState
from bot.policy.confidentiality import Viewer
from bot.policy.phases import is_open
from bot.policy.start_form import BEFORE_THE_TENDER
from bot.services.contract_views import waits_of
from bot.services.delivery_problems import open_problems
from bot.services.municipality import Municipality
from bot.services.tender_lists import matching, tender_rows
from bot.services.trajectory_lists import rows_of
from storage.interviews import paused_lessons
from storage.lessons import kept_lesson_ids, lesson_records
from storage.start_forms import unfinished_of
from storage.trajectory_lists import Criteria, Listed, list_trajectories
from storage.vocabulary import Sharing


def home_of(session: Session, *, here: Municipality, viewer: Viewer, today: date) -> HomeView:
    """Their trajectories, the open ones first, their lessons, and what waits for them."""
    mine = _belonging(session, here, viewer)
    in_order = sorted(mine, key=lambda each: not is_open(each.phase))  # stable: newest first
    unshared = [
        each
        for each in _belonging(session, here, viewer, sharing=Sharing.PRIVATE)
        if is_open(each.phase)
    ]
    coming = matching(
        session, here=here, viewer=viewer, state=TenderListState(mine=MINE), today=today
    )
    problems = open_problems(session, here=here, viewer=viewer)

    whose = {"workspace_id": here.workspace_id}
    told = kept_lesson_ids(session, **whose, told_by=viewer.person_id)
    unfinished = paused_lessons(session, **whose, person_id=viewer.person_id)

    def shown(listed: list[Listed], most: int) -> list[int]:
        return [each.trajectory_id for each in listed[:most]]

    return HomeView(
        mine=rows_of(session, here=here, viewer=viewer, ids=shown(in_order, SHOWN_TRAJECTORIES)),
        mine_total=len(mine),
        unshared=rows_of(session, here=here, viewer=viewer, ids=shown(unshared, SHOWN_WAITING)),
        unshared_total=len(unshared),
        problems=tuple(problems[:SHOWN_WAITING]),
        problems_total=len(problems),
        contracts=waits_of(session, here=here, viewer=viewer, today=today)[:SHOWN_CONTRACTS],
        unfinished=_lines(session, here, unfinished[:SHOWN_WAITING]),
        lessons=_lines(session, here, told[:SHOWN_LESSONS]),
        lessons_total=len(told),
        coming=tender_rows(session, coming[:SHOWN_COMING], here=here, viewer=viewer, today=today),
        coming_total=len(coming),
        start_forms=tuple(
            StartFormLine(*each)
            for each in unfinished_of(
                session,
                **whose,
                person_id=viewer.person_id,
                phases=BEFORE_THE_TENDER,
                most=SHOWN_WAITING,
            )
        ),
    )


def _lines(session: Session, here: Municipality, ids: list[int]) -> tuple[LessonLine, ...]:
    records = lesson_records(session, workspace_id=here.workspace_id, ids=ids)
    return tuple(
        LessonLine(each.lesson.id or 0, each.lesson.number, each.lesson.title) for each in records
    )


def _belonging(
    session: Session, here: Municipality, viewer: Viewer, *, sharing: Sharing | None = None
) -> list[Listed]:
    return list_trajectories(
        session,
        workspace_id=here.workspace_id,
        criteria=Criteria(belonging_to=viewer.person_id, sharing=sharing),
    )
