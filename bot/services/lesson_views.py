"""A lesson as somebody may read it: masked by the rules, ready to be presented."""

from collections.abc import Iterable

from sqlmodel import Session

from bot.messages.formatting import day, in_sentence
from bot.messages.lesson_form import STORY
from bot.messages.lesson_view import LessonView, LinkedTrajectory
from bot.policy import lessons as rules
from bot.policy.confidentiality import Viewer
from bot.policy.phases import asks_nothing
from bot.profile import Category, Theme
from bot.services import trajectories
from bot.services.errors import RefusalError
from bot.services.lesson_access import tellers_of
from bot.services.lesson_fields import id_of
from bot.services.municipality import Municipality
from storage.lessons import LessonRecord, count_reuse, lessons_merged_into, uses_lesson
from storage.people import people_by_id
from storage.trajectories import find_trajectory


def lesson_view(
    session: Session, record: LessonRecord, *, here: Municipality, viewer: Viewer
) -> LessonView:
    """Everything that this person may read of it."""
    stored, tellers, lesson_id = record.lesson, tellers_of(record), id_of(record.lesson)
    return LessonView(
        lesson_id=lesson_id,
        number=stored.number,
        title=stored.title,
        insight=stored.insight,
        story={name: text for name in STORY if (text := getattr(stored, name))},
        measure=stored.measure,
        link=stored.link,
        files={file.slack_file_id: file.name for file in record.files},
        outcome=stored.outcome,
        kind=stored.kind,
        phase=stored.phase,
        themes=labels_of(here.profile.themes, record.themes),
        categories=labels_of(here.profile.categories, record.categories),
        trajectory=_trajectory(session, stored.trajectory_id, here, viewer),
        told_by=_teller(session, record, here, viewer),
        own=rules.is_teller(viewer, tellers),
        anonymous=stored.anonymous,
        told_on=day(stored.created_at.astimezone(here.zone).date()),
        reused_by=count_reuse(session, lesson_ids=[lesson_id])[lesson_id],
        reuses=uses_lesson(session, lesson_id=lesson_id, person_id=viewer.person_id),
        took_over=tuple(
            lessons_merged_into(session, workspace_id=here.workspace_id, lesson_id=lesson_id)
        ),
        from_other=stored.source_author_id not in {None, stored.told_by_id},
        asks_nothing=tender_runs(session, stored.trajectory_id, here=here),
        may_edit=rules.may_edit(viewer, tellers),
        may_retract=rules.may_retract(viewer, tellers),
        may_merge=rules.may_merge(viewer),
    )


def labels_of(entries: Iterable[Theme | Category], slugs: Iterable[str]) -> tuple[str, ...]:
    """What the chosen themes or categories are called in a sentence, in the profile's order."""
    wanted = set(slugs)
    return tuple(in_sentence(each.label) for each in entries if each.slug in wanted)


def _teller(
    session: Session, record: LessonRecord, here: Municipality, viewer: Viewer
) -> str | None:
    told_by = record.lesson.told_by_id
    if told_by is None or not rules.names_teller(viewer, tellers_of(record)):
        return None
    people = people_by_id(session, workspace_id=here.workspace_id, ids=[told_by])
    return people[told_by].slack_user_id if told_by in people else None


def tender_runs(session: Session, trajectory_id: int | None, *, here: Municipality) -> bool:
    """Whether the trajectory is between publication and award."""
    if trajectory_id is None:
        return False
    record = find_trajectory(session, workspace_id=here.workspace_id, trajectory_id=trajectory_id)
    return record is not None and asks_nothing(record.trajectory.phase)


def _trajectory(
    session: Session, trajectory_id: int | None, here: Municipality, viewer: Viewer
) -> LinkedTrajectory | None:
    """The trajectory it belongs to, unless this person may not know of that one."""
    if trajectory_id is None:
        return None
    try:
        record = trajectories.visible(
            session, here=here, viewer=viewer, trajectory_id=trajectory_id
        )
    except RefusalError:
        return None
    return LinkedTrajectory(trajectory_id, record.trajectory.number, record.trajectory.title)
