"""Keeping, changing, taking back and merging lessons."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bot.messages import lesson_ids as ids
from bot.policy.confidentiality import Viewer
from bot.policy.lessons import may_retract
from bot.services.errors import LessonNotFoundError, MayNotRetractLessonError
from bot.services.lesson_access import editable, found_lesson, tellers_of
from bot.services.lesson_fields import (
    LessonInput,
    changes,
    id_of,
    input_of,
    split_texts,
    write_fields,
)
from bot.services.lesson_index import forget_lesson, index_lesson
from bot.services.lesson_notices import plan_from_yours, plan_kept
from bot.services.lesson_reviving import bring_back
from bot.services.municipality import Municipality
from storage import event_log
from storage.homes import homes_changed
from storage.interviews import forget_pending, hold_interviews
from storage.lessons import (
    LessonRecord,
    remove_lesson_files,
)
from storage.numbers import next_number
from storage.tables import Lesson
from storage.vocabulary import LessonOrigin, LessonState


@dataclass(frozen=True)
class Origin:
    """How a lesson came in, and from which message; people are our own ids.

    ``ref`` is its name in a file or profile.
    """

    kind: LessonOrigin = LessonOrigin.FORM
    channel_id: str | None = None
    ts: str | None = None
    author_id: int | None = None
    ref: str | None = None


@dataclass(frozen=True)
class Edited:
    """What became of an edit. ``changed`` names the fields; ``stale`` wrote nothing."""

    record: LessonRecord
    changed: tuple[str, ...] = ()
    stale: bool = False


def keep_lesson(
    session: Session,
    *,
    here: Municipality,
    teller_id: int | None,
    wanted: LessonInput,
    now: datetime,
    origin: Origin | None = None,
    thanked: bool = True,
) -> LessonRecord:
    """Keep a new lesson, and plan to thank who told it.

    The author of the message that it was kept from is told, if that is somebody else.

    :param thanked: False for what nobody told just now, such as an example in the demo.
    """
    origin = origin or Origin()
    stored = Lesson(
        workspace_id=here.workspace_id,
        number=next_number(session, Lesson, workspace_id=here.workspace_id),
        ref=origin.ref,
        origin=origin.kind,
        title=wanted.title,
        insight=wanted.insight,
        told_by_id=teller_id,
        source_channel_id=origin.channel_id,
        source_ts=origin.ts,
        source_author_id=origin.author_id,
        created_at=now,
        updated_at=now,
    )
    write_fields(session, stored, wanted)
    record = found_lesson(session, here=here, lesson_id=id_of(stored))
    facts, texts = split_texts(changes(None, wanted))
    _record_event(session, stored, "kept", teller_id, now, facts=facts, texts=texts)
    index_lesson(session, record, here=here)
    if teller_id is not None:
        if thanked:
            plan_kept(session, stored, person_id=teller_id, now=now)
        _tell_home(session, stored, teller_id, now)
    if origin.author_id is not None and origin.author_id != teller_id:
        plan_from_yours(session, stored, person_id=origin.author_id, now=now)
    return record


def edit_lesson(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    lesson_id: int,
    version: int,
    wanted: LessonInput,
    now: datetime,
) -> Edited:
    """Change a lesson, unless somebody else did so since ``version``."""
    record = editable(session, here=here, viewer=viewer, lesson_id=lesson_id, lock=True)
    if record.lesson.version != version:
        return Edited(record, stale=True)
    return rewrite(
        session, here=here, record=record, actor_id=viewer.person_id, wanted=wanted, now=now
    )


def rewrite(
    session: Session,
    *,
    here: Municipality,
    record: LessonRecord,
    actor_id: int | None,
    wanted: LessonInput,
    now: datetime,
) -> Edited:
    """Make a lesson hold what is wanted; may this be done was asked before."""
    stored = record.lesson
    changed = changes(input_of(record), wanted)
    if not changed:
        return Edited(record)
    write_fields(session, stored, wanted)
    _touch(session, stored, now)
    facts, texts = split_texts(changed)
    _record_event(session, stored, "changed", actor_id, now, facts=facts, texts=texts)
    record = found_lesson(session, here=here, lesson_id=id_of(stored))
    index_lesson(session, record, here=here)
    _tell_home(session, stored, actor_id, now)
    return Edited(record, tuple(changed))


def retract_lesson(
    session: Session, *, here: Municipality, viewer: Viewer, lesson_id: int, now: datetime
) -> LessonRecord:
    """Take a lesson back: that it was there stays known, what it said goes.

    What went up in it stands by itself again. One that went up in another itself loses its
    own words; what the other says stays.
    """
    # Whoever answers a question holds the interview before the lesson: so does this.
    hold_interviews(session, workspace_id=here.workspace_id, lesson_id=lesson_id)
    record = found_lesson(session, here=here, lesson_id=lesson_id, lock=True)
    stored = record.lesson
    if stored.state is LessonState.RETRACTED:
        raise LessonNotFoundError
    if not may_retract(viewer, tellers_of(record)):
        raise MayNotRetractLessonError
    bring_back(session, here=here, taken_back=stored, actor_id=viewer.person_id, now=now)
    stored.state, stored.merged_into_id = LessonState.RETRACTED, None
    _touch(session, stored, now)
    blank_lesson(session, here=here, record=record, actor_id=viewer.person_id, now=now)
    _record_event(session, stored, "retracted", viewer.person_id, now)
    _tell_home(session, stored, viewer.person_id, now)
    return found_lesson(session, here=here, lesson_id=lesson_id)


def blank_lesson(
    session: Session,
    *,
    here: Municipality,
    record: LessonRecord,
    actor_id: int | None,
    now: datetime,
) -> None:
    """Take out every text of a lesson: in its row, the search and the event log."""
    bare = LessonInput(
        title="",
        insight="",
        trajectory_id=record.lesson.trajectory_id,
        anonymous=record.lesson.anonymous,
    )
    write_fields(session, record.lesson, bare)
    remove_lesson_files(session, lesson_id=id_of(record.lesson))
    forget_lesson(session, here=here, lesson_id=id_of(record.lesson))
    forget_pending(session, workspace_id=here.workspace_id, lesson_id=id_of(record.lesson))
    event_log.redact(
        session,
        workspace_id=here.workspace_id,
        subject_kind=ids.SUBJECT,
        subject_id=id_of(record.lesson),
        actor_id=actor_id,
        now=now,
    )


def _touch(session: Session, stored: Lesson, now: datetime) -> None:
    stored.version += 1
    stored.updated_at = now
    session.add(stored)
    session.flush()


def _tell_home(session: Session, stored: Lesson, actor_id: int | None, now: datetime) -> None:
    """It stands in the Home of who told it."""
    homes_changed(
        session,
        workspace_id=stored.workspace_id,
        people=[] if stored.told_by_id is None else [stored.told_by_id],
        actor_id=actor_id,
        now=now,
    )


def _record_event(
    session: Session,
    stored: Lesson,
    kind: str,
    actor_id: int | None,
    now: datetime,
    *,
    facts: dict[str, object] | None = None,
    texts: dict[str, object] | None = None,
) -> None:
    event_log.record(
        session,
        workspace_id=stored.workspace_id,
        subject_kind=ids.SUBJECT,
        subject_id=id_of(stored),
        kind=kind,
        actor_id=actor_id,
        now=now,
        facts={"version": stored.version, **(facts or {})},
        texts=texts,
    )
