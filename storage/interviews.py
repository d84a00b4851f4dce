"""Interviews: who is being asked the rest of which lesson, and which message answered what."""

from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session, col, delete, select, update

from storage.deliveries import perhaps_there
from storage.once import insert_once
from storage.tables import Delivery, Interview, InterviewAnswer, Lesson, LessonFile, Person
from storage.vocabulary import InterviewState, LessonState


def hold_person(session: Session, *, workspace_id: int, person_id: int) -> None:
    """Let nothing else start or stop interviews of this person until the transaction ends."""
    # Not a full lock: rows that mention the person hold its key, and need not wait.
    session.exec(
        select(Person.id)
        .where(col(Person.workspace_id) == workspace_id, col(Person.id) == person_id)
        .with_for_update(key_share=True)
    )


def ensure_interview(
    session: Session, *, workspace_id: int, lesson_id: int, person_id: int, now: datetime
) -> Interview:
    """The interview of a person about a lesson, made on first sight: resting, at turn 0."""
    insert_once(
        session,
        Interview,
        workspace_id=workspace_id,
        lesson_id=lesson_id,
        person_id=person_id,
        state=InterviewState.PAUSED,
        turn=0,
        asked_since=0,
        lead={},
        passed_over=[],
        started_at=now,
        updated_at=now,
    )
    return session.exec(
        select(Interview)
        .where(
            col(Interview.workspace_id) == workspace_id,
            col(Interview.lesson_id) == lesson_id,
            col(Interview.person_id) == person_id,
        )
        .with_for_update()
    ).one()


def find_interview(
    session: Session, *, workspace_id: int, interview_id: int, lock: bool = False
) -> Interview | None:
    """The interview with this id. ``lock`` keeps rivals out until the transaction ends."""
    query = select(Interview).where(
        col(Interview.workspace_id) == workspace_id, col(Interview.id) == interview_id
    )
    return session.exec(query.with_for_update() if lock else query).first()


def open_interview(session: Session, *, workspace_id: int, person_id: int) -> Interview | None:
    """The interview that what somebody types would answer, locked; at most one is open."""
    return session.exec(
        select(Interview)
        .where(
            col(Interview.workspace_id) == workspace_id,
            col(Interview.person_id) == person_id,
            col(Interview.state) == InterviewState.OPEN,
        )
        .with_for_update()
    ).first()


def note_answer(
    session: Session, *, interview_id: int, message_ts: str, field: str, mark: str
) -> None:
    """Remember what was kept of a message, and in which field."""
    session.merge(
        InterviewAnswer(interview_id=interview_id, message_ts=message_ts, field=field, mark=mark)
    )
    session.flush()


def answer_of(
    session: Session, *, workspace_id: int, person_id: int, message_ts: str
) -> tuple[Interview, InterviewAnswer] | None:
    """What somebody's message answered, with its interview, locked; the newest of several."""
    found = session.exec(
        select(Interview, InterviewAnswer)
        .join(InterviewAnswer, col(InterviewAnswer.interview_id) == col(Interview.id))
        .where(
            col(Interview.workspace_id) == workspace_id,
            col(Interview.person_id) == person_id,
            col(InterviewAnswer.message_ts) == message_ts,
        )
        .order_by(col(Interview.id).desc())
        .with_for_update()
    ).first()
    return None if found is None else (found[0], found[1])


def forget_answer(session: Session, answer: InterviewAnswer) -> None:
    """The message is gone."""
    session.delete(answer)
    session.flush()


def turns_in_slack(
    session: Session,
    *,
    workspace_id: int,
    interview_id: int,
    subject_kind: str,
    occurrences: Collection[str],
) -> list[Delivery]:
    """The messages of these turns that stand in Slack, or perhaps do, oldest first."""
    return perhaps_there(
        session,
        workspace_id=workspace_id,
        subject_kind=subject_kind,
        subject_id=interview_id,
        occurrences=occurrences,
    )


def hold_interviews(session: Session, *, workspace_id: int, lesson_id: int) -> None:
    """Keep whoever is being asked about a lesson waiting until the transaction ends."""
    session.exec(
        select(Interview.id)
        .where(col(Interview.workspace_id) == workspace_id, col(Interview.lesson_id) == lesson_id)
        .order_by(col(Interview.id))
        .with_for_update()
    ).all()


def forget_pending(session: Session, *, workspace_id: int, lesson_id: int) -> None:
    """Blank every answer about a lesson that still waits for a word; the lesson is gone."""
    session.exec(
        update(Interview)
        .where(
            col(Interview.workspace_id) == workspace_id,
            col(Interview.lesson_id) == lesson_id,
            col(Interview.pending).is_not(None),
        )
        .values(pending=None)
    )


def remove_lesson_file(session: Session, *, lesson_id: int, slack_file_id: str) -> None:
    """Let one file go with the lesson no more; in Slack it stays."""
    session.exec(
        delete(LessonFile).where(
            col(LessonFile.lesson_id) == lesson_id,
            col(LessonFile.slack_file_id) == slack_file_id,
        )
    )


def paused_lessons(session: Session, *, workspace_id: int, person_id: int) -> list[int]:
    """The lessons of which somebody said to tell more later, the latest first."""
    return list(
        session.exec(
            select(Interview.lesson_id)
            .join(Lesson, col(Lesson.id) == col(Interview.lesson_id))
            .where(
                col(Interview.workspace_id) == workspace_id,
                col(Interview.person_id) == person_id,
                col(Interview.state) == InterviewState.PAUSED,
                col(Lesson.state) == LessonState.KEPT,
            )
            .order_by(col(Interview.updated_at).desc(), col(Interview.id).desc())
        )
    )
