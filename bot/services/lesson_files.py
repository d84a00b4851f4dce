"""The files that go with a lesson; the files themselves stay in Slack."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session

from bot.messages import lesson_ids as ids
from bot.services.lesson_fields import id_of
from storage import event_log
from storage.interviews import remove_lesson_file
from storage.lessons import LessonRecord, add_lesson_file

NAME_LENGTH = 255


def keep_files(
    session: Session,
    record: LessonRecord,
    files: Mapping[str, str],
    *,
    actor_id: int,
    now: datetime,
) -> None:
    """Let these files (Slack id to name) go with a lesson. May this be done was asked before."""
    lesson_id = id_of(record.lesson)
    for slack_file_id, name in files.items():
        add_lesson_file(
            session, lesson_id=lesson_id, slack_file_id=slack_file_id, name=name[:NAME_LENGTH]
        )
    before = {file.slack_file_id for file in record.files}
    _changed(session, record, before, before | files.keys(), actor_id=actor_id, now=now)


def take_back_files(
    session: Session,
    record: LessonRecord,
    slack_file_ids: frozenset[str],
    *,
    actor_id: int,
    now: datetime,
) -> None:
    """Let these files go with the lesson no more."""
    before = {file.slack_file_id for file in record.files}
    for slack_file_id in before & slack_file_ids:
        remove_lesson_file(session, lesson_id=id_of(record.lesson), slack_file_id=slack_file_id)
    _changed(session, record, before, before - slack_file_ids, actor_id=actor_id, now=now)


def _changed(
    session: Session,
    record: LessonRecord,
    before: set[str],
    after: set[str],
    *,
    actor_id: int,
    now: datetime,
) -> None:
    if before == after:
        return
    stored = record.lesson
    stored.version, stored.updated_at = stored.version + 1, now
    session.add(stored)
    session.flush()
    event_log.record(
        session,
        workspace_id=stored.workspace_id,
        subject_kind=ids.SUBJECT,
        subject_id=id_of(stored),
        kind="changed",
        actor_id=actor_id,
        now=now,
        facts={"version": stored.version, "files": [sorted(before), sorted(after)]},
    )
