"""Letting one lesson go up in another that says the same: the coordinator alone does.

What the one does not say is filled in from the other; what both say stays as the first says
it. The other keeps its texts, which only the coordinator can still read.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session

from bot.messages import lesson_ids as ids
from bot.policy.confidentiality import Viewer
from bot.policy.lessons import may_merge
from bot.services import lesson_access, lessons
from bot.services.errors import LessonNotFoundError, NotCoordinatorError
from bot.services.lesson_fields import LessonInput, id_of, input_of
from bot.services.lesson_index import forget_lesson
from bot.services.municipality import Municipality
from bot.services.recipients import ToPerson
from storage import event_log
from storage.homes import homes_changed
from storage.lesson_merging import lock_kept_lessons, unite_belongings
from storage.lessons import LessonRecord, lesson_records
from storage.notices import plan_notice
from storage.tables import Lesson
from storage.vocabulary import LessonState

FILLED_IN = (
    "problem",
    "approach",
    "result",
    "advice",
    "measure",
    "link",
    "phase",
    "kind",
    "outcome",
    "trajectory_id",
)
"""What the one says where the other says nothing."""

UNITED = ("themes", "categories")
"""What both say together."""


class NotMergeableError(LessonNotFoundError):
    """One of the two cannot be read any more, or they are the same."""


@dataclass(frozen=True)
class MergePlan:
    """Which lesson goes up in which, with the versions of both that were shown."""

    into_id: int
    taken_id: int
    into_version: int = 0
    taken_version: int = 0


@dataclass(frozen=True)
class Pair:
    """Two lessons that say the same: ``taken`` goes up in ``into``."""

    into: LessonRecord
    taken: LessonRecord

    @property
    def plan(self) -> MergePlan:
        """What is agreed to by whoever was shown these two."""
        into, taken = self.into.lesson, self.taken.lesson
        return MergePlan(id_of(into), id_of(taken), into.version, taken.version)

    @property
    def together(self) -> LessonInput:
        """What ``into`` holds afterwards."""
        kept, other = input_of(self.into), input_of(self.taken)
        missing = {name: getattr(other, name) for name in FILLED_IN if not getattr(kept, name)}
        united = {name: getattr(kept, name) | getattr(other, name) for name in UNITED}
        return replace(kept, **missing, **united)

    @property
    def filled(self) -> tuple[str, ...]:
        """The fields of ``into`` that gain something."""
        before, after = input_of(self.into), self.together
        gained = [
            name for name in (*FILLED_IN, *UNITED) if getattr(before, name) != getattr(after, name)
        ]
        known = {file.slack_file_id for file in self.into.files}
        if any(file.slack_file_id not in known for file in self.taken.files):
            gained.append("files")
        return tuple(gained)


@dataclass(frozen=True)
class Merged:
    """What became of it. ``stale``: one of the two is not what was shown; nothing was done."""

    pair: Pair
    stale: bool = False


def to_merge_into(
    session: Session, *, here: Municipality, viewer: Viewer, lesson_id: int
) -> LessonRecord:
    """The lesson in which another may go up, for who may let it."""
    _check(viewer)
    return lesson_access.readable(session, here=here, viewer=viewer, lesson_id=lesson_id)


def pair_to_merge(
    session: Session, *, here: Municipality, viewer: Viewer, into_id: int, taken_id: int
) -> Pair:
    """The two as they are now.

    :raises NotMergeableError: one of them was taken back or went up in another.
    """
    _check(viewer)
    return _pair(session, here, into_id, taken_id)


def merge_lessons(
    session: Session, *, here: Municipality, viewer: Viewer, plan: MergePlan, now: datetime
) -> Merged:
    """Let the one go up in the other, unless one of them changed since it was shown.

    Done before, it is not done again.

    :raises NotMergeableError: one of them was taken back or went up in another.
    """
    _check(viewer)
    wanted = {plan.into_id, plan.taken_id}
    locked = lock_kept_lessons(session, workspace_id=here.workspace_id, ids=wanted)
    if locked.keys() != wanted:
        return Merged(_done_before(session, here, plan))
    pair = _pair(session, here, plan.into_id, plan.taken_id)
    if pair.plan != plan:
        return Merged(pair, stale=True)
    _take_over(session, pair, here=here, actor_id=viewer.person_id, now=now)
    return Merged(pair)


def _check(viewer: Viewer) -> None:
    if not may_merge(viewer):
        raise NotCoordinatorError


def _pair(session: Session, here: Municipality, into_id: int, taken_id: int) -> Pair:
    records = lesson_records(session, workspace_id=here.workspace_id, ids=[into_id, taken_id])
    readable = [each for each in records if each.lesson.state is LessonState.KEPT]
    if into_id == taken_id or len(readable) < 2:  # noqa: PLR2004  -- a pair
        raise NotMergeableError
    return Pair(*readable)


def _done_before(session: Session, here: Municipality, plan: MergePlan) -> Pair:
    """The two, where the same was done already: a second click, or another coordinator."""
    records = lesson_records(
        session, workspace_id=here.workspace_id, ids=[plan.into_id, plan.taken_id]
    )
    if [each.lesson.merged_into_id for each in records[1:]] != [plan.into_id]:
        raise NotMergeableError
    return Pair(*records)


def _take_over(
    session: Session, pair: Pair, *, here: Municipality, actor_id: int, now: datetime
) -> None:
    into, taken = pair.into.lesson, pair.taken.lesson
    tellers = [each for each in (into.told_by_id, taken.told_by_id) if each is not None]
    homes_changed(
        session, workspace_id=here.workspace_id, people=tellers, actor_id=actor_id, now=now
    )
    # Above both: a form of either that is still open leads here, and must not look up to date.
    into.version = max(into.version, taken.version)
    edited = lessons.rewrite(
        session, here=here, record=pair.into, actor_id=actor_id, wanted=pair.together, now=now
    )
    if not edited.changed:
        _touch(session, into, now)
    unite_belongings(session, into_id=id_of(into), taken_id=id_of(taken))
    taken.state, taken.merged_into_id = LessonState.MERGED, into.id
    _touch(session, taken, now)
    forget_lesson(session, here=here, lesson_id=id_of(taken))
    _record(session, into, "took_over", actor_id=actor_id, now=now, other=taken.number)
    _record(session, taken, "merged", actor_id=actor_id, now=now, other=into.number)
    if taken.told_by_id not in {None, actor_id}:
        _plan_thanks(session, taken, now)


def _touch(session: Session, stored: Lesson, now: datetime) -> None:
    stored.version += 1
    stored.updated_at = now
    session.add(stored)
    session.flush()


def _record(
    session: Session, stored: Lesson, kind: str, *, actor_id: int, now: datetime, other: int
) -> None:
    """Log it; ``other`` is the number of the other one."""
    event_log.record(
        session,
        workspace_id=stored.workspace_id,
        subject_kind=ids.SUBJECT,
        subject_id=id_of(stored),
        kind=kind,
        actor_id=actor_id,
        now=now,
        facts={"version": stored.version, "number": other},
    )


def _plan_thanks(session: Session, taken: Lesson, now: datetime) -> None:
    """To who told it: it lives on elsewhere."""
    plan_notice(
        session,
        workspace_id=taken.workspace_id,
        kind=ids.NOTICE_MERGED,
        subject_kind=ids.SUBJECT,
        subject_id=id_of(taken),
        occurrence=f"into {taken.merged_into_id}",
        recipient=str(ToPerson(taken.told_by_id or 0)),
        due_at=now,
        now=now,
    )
