"""Everything about one interview at the moment that somebody answers, and keeping the answer."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session

from bot.messages.interview_view import About, Lead, Question, Why
from bot.policy.confidentiality import Viewer
from bot.policy.lessons import may_edit
from bot.services import lessons
from bot.services.interview_answers import Reading
from bot.services.lesson_access import tellers_of
from bot.services.lesson_fields import id_of, input_of
from bot.services.municipality import Municipality
from storage.lessons import LessonRecord, find_lesson
from storage.tables import Interview
from storage.vocabulary import InterviewState, LessonState


@dataclass(frozen=True)
class Talk:
    """Who talks about which lesson, where and when; the interview and the lesson are locked."""

    session: Session
    here: Municipality
    viewer: Viewer
    interview: Interview
    record: LessonRecord
    now: datetime

    @property
    def question(self) -> Question | None:
        """What is asked now; nothing while the interview rests."""
        asked = self.interview.question
        return Question(asked) if asked and self.is_open else None

    @property
    def is_open(self) -> bool:
        """Whether an answer is waited for."""
        return self.interview.state is InterviewState.OPEN


def begin_talk(
    session: Session, interview: Interview, *, here: Municipality, viewer: Viewer, now: datetime
) -> Talk | Lead:
    """The talk about a lesson as it is now, or why nothing more can be asked about it."""
    record = find_lesson(
        session, workspace_id=here.workspace_id, lesson_id=interview.lesson_id, lock=True
    )
    if record is None or record.lesson.state is LessonState.RETRACTED:
        return Lead(Why.RETRACTED)
    if record.lesson.state is LessonState.MERGED:
        return Lead(Why.MERGED, into=_successor(session, record, here))
    if not may_edit(viewer, tellers_of(record)):
        return Lead(Why.CLOSED)
    return Talk(session, here, viewer, interview, record, now)


def write(talk: Talk, reading: Reading) -> Talk:
    """Let the lesson hold the answer. :returns: the talk, with the lesson as it is now."""
    edited = lessons.rewrite(
        talk.session,
        here=talk.here,
        record=talk.record,
        actor_id=talk.viewer.person_id,
        wanted=replace(input_of(talk.record), **reading.patch),
        now=talk.now,
    )
    return replace(talk, record=edited.record)


def about(interview: Interview, record: LessonRecord) -> About:
    """Which interview it is, for who reads of it."""
    stored = record.lesson
    return About(interview.id or 0, id_of(stored), stored.number, stored.title)


def _successor(session: Session, record: LessonRecord, here: Municipality) -> int | None:
    """The number of the lesson that says it now."""
    found: LessonRecord | None = record
    while found is not None and found.lesson.state is LessonState.MERGED:
        found = find_lesson(
            session, workspace_id=here.workspace_id, lesson_id=found.lesson.merged_into_id or 0
        )
    return found.lesson.number if found else None
