"""Interviews in the database: one open per person, none of another municipality."""

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from storage import interviews
from storage.database import Database
from storage.deliveries import arrived
from storage.lessons import add_lesson_file, find_lesson
from storage.notices import plan_notice
from storage.tables import Interview, InterviewAnswer
from storage.vocabulary import InterviewState
from tests.storage.making import NOW, claim, known, make_lesson, make_person

PERSON = "person:1"


def interview_of(session: Session, workspace_id: int, **values: object) -> Interview:
    """An interview about a new lesson."""
    lesson_id = known(make_lesson(session, workspace_id).id)
    interview = interviews.ensure_interview(
        session,
        workspace_id=workspace_id,
        lesson_id=lesson_id,
        person_id=make_person(session, workspace_id),
        now=NOW,
    )
    for name, value in values.items():
        setattr(interview, name, value)
    session.add(interview)
    session.flush()
    return interview


def test_an_interview_is_made_once_and_rests(database: Database, here: int) -> None:
    with database.writing() as session:
        first = interview_of(session, here)
        again = interviews.ensure_interview(
            session,
            workspace_id=here,
            lesson_id=first.lesson_id,
            person_id=first.person_id,
            now=NOW,
        )
        assert again.id == first.id
        assert (first.state, first.turn, first.lead) == (InterviewState.PAUSED, 0, {})
        found = interviews.open_interview(session, workspace_id=here, person_id=first.person_id)
        assert found is None


def test_the_database_lets_one_be_open_per_person(database: Database, here: int) -> None:
    with database.writing() as session:
        first = interview_of(session, here, state=InterviewState.OPEN)
        found = interviews.open_interview(session, workspace_id=here, person_id=first.person_id)
        assert found is first
        with pytest.raises(IntegrityError):
            interview_of(session, here, state=InterviewState.OPEN)


def test_nothing_of_another_municipality_is_found(
    database: Database, here: int, there: int
) -> None:
    with database.writing() as session:
        theirs = interview_of(session, there, state=InterviewState.OPEN, pending="iets")
        interviews.note_answer(
            session, interview_id=known(theirs.id), message_ts="1.0", field="advice", mark="x"
        )
        assert interviews.find_interview(session, workspace_id=here, interview_id=1) is None
        assert (
            interviews.open_interview(session, workspace_id=here, person_id=theirs.person_id)
            is None
        )
        found = interviews.answer_of(
            session, workspace_id=here, person_id=theirs.person_id, message_ts="1.0"
        )
        assert found is None
        interviews.forget_pending(session, workspace_id=here, lesson_id=theirs.lesson_id)
        session.refresh(theirs)
        assert theirs.pending == "iets"
        interviews.forget_pending(session, workspace_id=there, lesson_id=theirs.lesson_id)
        session.refresh(theirs)
        assert theirs.pending is None


def test_an_answer_is_noted_anew_and_forgotten(database: Database, here: int) -> None:
    with database.writing() as session:
        interview = interview_of(session, here)
        for mark in ("first", "second"):
            interviews.note_answer(
                session,
                interview_id=known(interview.id),
                message_ts="1.0",
                field="advice",
                mark=mark,
            )
        [answer] = session.exec(select(InterviewAnswer)).all()
        assert answer.mark == "second"
        found = interviews.answer_of(
            session, workspace_id=here, person_id=interview.person_id, message_ts="1.0"
        )
        assert found == (interview, answer)
        interviews.forget_answer(session, answer)
        assert session.exec(select(InterviewAnswer)).all() == []


def test_only_turns_that_perhaps_stand_in_slack_count(database: Database, here: int) -> None:
    """What is planned or certainly not posted does not."""
    with database.writing() as session:
        interview_id = known(interview_of(session, here).id)
        for turn in (1, 2, 3):
            plan_notice(
                session,
                workspace_id=here,
                kind="interview_question",
                subject_kind="interview",
                subject_id=interview_id,
                occurrence=f"turn {turn}",
                recipient=PERSON,
                due_at=NOW,
                now=NOW,
            )

        def standing(*turns: int) -> list[str | None]:
            found = interviews.turns_in_slack(
                session,
                workspace_id=here,
                interview_id=interview_id,
                subject_kind="interview",
                occurrences=[f"turn {turn}" for turn in turns],
            )
            return [message.message_ts for message in found]

        assert standing(1, 2, 3) == []
        first = claim(session, here, "one", recipient=PERSON)
        assert standing(1, 2, 3) == [None]
        assert first is not None
        arrived(session, delivery_id=known(first.id), ts="5.0", now=NOW)
        claim(session, here, "two", recipient=PERSON)
        assert standing(1, 2, 3) == ["5.0", None]
        assert standing(1) == ["5.0"]
        assert standing(3) == []


def test_one_file_is_taken_away_from_a_lesson(database: Database, here: int) -> None:
    with database.writing() as session:
        lesson_id = known(make_lesson(session, here).id)
        for name in ("F1", "F2"):
            add_lesson_file(session, lesson_id=lesson_id, slack_file_id=name, name=name)
        interviews.remove_lesson_file(session, lesson_id=lesson_id, slack_file_id="F1")
        record = find_lesson(session, workspace_id=here, lesson_id=lesson_id)
        assert record is not None
        assert [file.slack_file_id for file in record.files] == ["F2"]
