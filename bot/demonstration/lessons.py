"""Made-up lessons that people in the demo told."""

from collections.abc import Mapping

from sqlmodel import Session

from bot.assembly import Program
from bot.demonstration.data import ToldLesson, examples_of
from bot.services.lesson_fields import LessonInput
from bot.services.lessons import Origin, keep_lesson
from bot.services.municipality import Municipality
from bot.services.people import person_id_of
from storage.lessons import known_refs
from storage.trajectory_lists import Criteria, list_trajectories

_PREFIX = "demo-"


def show_lessons(program: Program, *, people: Mapping[str, str]) -> None:
    """Keep the lessons of this profile that the workspace never had.

    The trajectories that they are about have to be there first.

    :param people: Slack user ids by the key they have in the sandbox.
    """
    team_id = str(program.app.client.auth_test()["team_id"])
    desk, now = program.desk, program.desk.clock.now()
    with desk.database.writing() as session:
        here = desk.municipalities.of_team(session, team_id)
        told = {_PREFIX + slug: each for slug, each in examples_of(here.profile).lessons.items()}
        known = known_refs(session, workspace_id=here.workspace_id, refs=told.keys())
        trajectories = _trajectories(session, here)
        for ref, lesson in told.items():
            if ref in known:
                continue
            keep_lesson(
                session,
                here=here,
                teller_id=person_id_of(
                    session, here=here, slack_user_id=people[lesson.told_by], now=now
                ),
                wanted=_wanted(lesson, trajectories),
                now=now,
                origin=Origin(ref=ref),
                thanked=False,
            )
        session.commit()


def _trajectories(session: Session, here: Municipality) -> dict[str, int]:
    """The id of each trajectory by its title."""
    listed = list_trajectories(session, workspace_id=here.workspace_id, criteria=Criteria())
    return {each.title: each.trajectory_id for each in listed}


def _wanted(told: ToldLesson, trajectories: Mapping[str, int]) -> LessonInput:
    return LessonInput(
        **told.model_dump(exclude={"told_by", "trajectory", "themes", "categories"}),
        trajectory_id=trajectories.get(told.trajectory or ""),
        themes=frozenset(told.themes),
        categories=frozenset(told.categories),
    )
