"""Names in an answer that were not pointed out before."""

from sqlmodel import Session

from bot.policy.phases import is_awarded
from bot.services.lesson_fields import FREE_TEXT
from bot.services.municipality import Municipality
from bot.services.name_check import names_in
from storage.lessons import LessonRecord
from storage.trajectories import find_trajectory


def new_names(text: str, record: LessonRecord, *, here: Municipality) -> tuple[str, ...]:
    """Possible names of suppliers and products in a text, but for those in the lesson already.

    Somebody said of those that they are none, when they were kept.
    """
    known = names_in((getattr(record.lesson, name) for name in FREE_TEXT), here=here)
    return tuple(name for name in names_in([text], here=here) if name not in known)


def awarded(session: Session, record: LessonRecord, *, here: Municipality) -> bool:
    """Whether the purchase that a lesson is about is past its award; so is one about none."""
    if record.lesson.trajectory_id is None:
        return True
    found = find_trajectory(
        session, workspace_id=here.workspace_id, trajectory_id=record.lesson.trajectory_id
    )
    return found is None or is_awarded(found.trajectory.phase)
