"""Telling a lesson one thing at a time: how an interview begins, and what its buttons do."""

from collections.abc import Callable, Collection
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.messages import interview as page
from bot.messages.interview_view import Lead, Pressed, Question, Why
from bot.messages.message import Message
from bot.policy.confidentiality import Viewer
from bot.services import lesson_access
from bot.services.errors import LessonNotFoundError, TenderRunsError
from bot.services.interview_answers import Reading, read_chosen, read_typed
from bot.services.interview_questions import STORY, answer_text, empty_ones, to_ask, value_of
from bot.services.interview_talk import Talk, about, begin_talk, write
from bot.services.interview_turns import ask_again, ask_next, pass_over, rest
from bot.services.lesson_fields import id_of
from bot.services.lesson_views import tender_runs
from bot.services.municipality import Municipality
from storage import interviews
from storage.lessons import find_lesson
from storage.tables import Interview
from storage.vocabulary import InterviewState

ASK_AGAIN_AFTER = timedelta(minutes=1)
"""A second click within this time is the same click."""

_Do = Callable[[Talk], Message | None]


def start(
    session: Session, *, here: Municipality, viewer: Viewer, lesson_id: int, now: datetime
) -> None:
    """Ask somebody the rest of a lesson, or go on where they were; another interview rests.

    What was skipped is asked again once nothing else is left to ask.

    :raises RefusalError: the lesson is not theirs to change, or there is none.
    """
    interviews.hold_person(session, workspace_id=here.workspace_id, person_id=viewer.person_id)
    record = lesson_access.editable(session, here=here, viewer=viewer, lesson_id=lesson_id)
    if tender_runs(session, record.lesson.trajectory_id, here=here):
        raise TenderRunsError
    interview = interviews.ensure_interview(
        session,
        workspace_id=here.workspace_id,
        lesson_id=id_of(record.lesson),
        person_id=viewer.person_id,
        now=now,
    )
    talk = Talk(session, here, viewer, interview, record, now)
    if _is_same_click(talk):
        return
    if talk.is_open:
        ask_again(talk, Lead(Why.AGAIN))
        return
    paused = _pause_other(talk)
    if not to_ask(record, here=here, passed_over=interview.passed_over):
        interview.passed_over = []
    ask_next(talk, Lead(Why.RESUMED if interview.turn else Why.STARTED, paused=paused))


def choose(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    pressed: Pressed,
    slugs: Collection[str],
    now: datetime,
) -> Message:
    """Take what was clicked as the answer. :returns: what stands in place of the question."""

    def answer(talk: Talk) -> None:
        reading = read_chosen(pressed.question, slugs, here=here)
        if not slugs:
            skip_asked(talk)
        elif reading is None:  # no choice any more
            ask_again(talk, Lead(Why.CHOOSE))
        else:
            answer_with(talk, reading)

    return _press(session, pressed, answer, here=here, viewer=viewer, now=now)


def skip(
    session: Session, *, here: Municipality, viewer: Viewer, pressed: Pressed, now: datetime
) -> Message:
    """Go on to the next question."""
    return _press(session, pressed, skip_asked, here=here, viewer=viewer, now=now)


def pause(
    session: Session, *, here: Municipality, viewer: Viewer, pressed: Pressed, now: datetime
) -> Message:
    """Ask nothing more until they go on."""

    def put_off(talk: Talk) -> None:
        rest(session, talk.interview, Lead(Why.LATER), now=now, tell=False)

    return _press(session, pressed, put_off, here=here, viewer=viewer, now=now)


def stop(
    session: Session, *, here: Municipality, viewer: Viewer, pressed: Pressed, now: datetime
) -> Message:
    """Ask nothing more; what was told is kept."""

    def end(talk: Talk) -> None:
        rest(session, talk.interview, Lead(Why.STOP), now=now, tell=False)

    return _press(session, pressed, end, here=here, viewer=viewer, now=now)


def keep(
    session: Session, *, here: Municipality, viewer: Viewer, pressed: Pressed, now: datetime
) -> Message:
    """Keep the answer that this button was shown for, in spite of the names in it."""

    def leave_it(talk: Talk) -> Message | None:
        if talk.interview.pending is None or talk.interview.turn != pressed.turn:
            return page.keep_gone(about(talk.interview, talk.record), pressed.question, here.words)
        keep_pending(talk)
        return None

    return _press(session, pressed, leave_it, here=here, viewer=viewer, now=now)


def answer_with(talk: Talk, reading: Reading, *, without_file: bool = False) -> None:
    """Keep an answer and ask on; what somebody else filled in meanwhile stays as it is."""
    question = talk.question
    if question is None:
        return
    if value_of(talk.record, reading.name):
        ask_next(talk, Lead(Why.FILLED))
        return
    told = question if question in STORY else None
    ask_next(write(talk, reading), Lead(Why.NOTED, question=told, without_file=without_file))


def keep_pending(talk: Talk) -> None:
    """Keep the answer that waits for a word."""
    question, pending = talk.question, talk.interview.pending
    if question is None or pending is None:
        return
    reading = read_typed(question, pending, here=talk.here)
    if isinstance(reading, Reading):
        answer_with(talk, reading)


def skip_asked(talk: Talk) -> None:
    """Go on to the next question; this one is not asked again by itself."""
    if talk.question is not None:
        pass_over(talk.interview, talk.question)
    ask_next(talk, Lead(Why.SKIPPED))


def _press(
    session: Session,
    pressed: Pressed,
    do: _Do,
    *,
    here: Municipality,
    viewer: Viewer,
    now: datetime,
) -> Message:
    """Do what a button says while its question is still asked, and show what came of it."""
    interview = _own(session, pressed, here, viewer)
    talk = begin_talk(session, interview, here=here, viewer=viewer, now=now)
    if isinstance(talk, Lead):
        return _end(session, interview, talk, here=here, now=now)
    if talk.question is pressed.question:
        shown = do(talk)
        if shown is not None:
            return shown
    return _standing(session, interview, pressed.question, here=here)


def _own(session: Session, pressed: Pressed, here: Municipality, viewer: Viewer) -> Interview:
    interview = interviews.find_interview(
        session,
        workspace_id=here.workspace_id,
        interview_id=pressed.interview_id,
        lock=True,
    )
    if interview is None or interview.person_id != viewer.person_id:
        raise LessonNotFoundError
    return interview


def _end(
    session: Session, interview: Interview, lead: Lead, *, here: Municipality, now: datetime
) -> Message:
    """The lesson cannot be told any more."""
    if interview.state in {InterviewState.OPEN, InterviewState.PAUSED}:
        rest(session, interview, lead, now=now, tell=False)
    record = find_lesson(session, workspace_id=here.workspace_id, lesson_id=interview.lesson_id)
    if record is None:
        raise LessonNotFoundError
    return page.resting(about(interview, record), lead, here.words)


def _standing(
    session: Session, interview: Interview, question: Question, *, here: Municipality
) -> Message:
    """What stands in place of a question: its answer, or that it is asked later."""
    record = find_lesson(session, workspace_id=here.workspace_id, lesson_id=interview.lesson_id)
    if record is None:
        raise LessonNotFoundError
    whose, answer = about(interview, record), answer_text(record, question, here=here)
    if not answer and interview.question == question:
        if interview.state is InterviewState.PAUSED:
            return page.resting(whose, Lead(Why.LATER), here.words)
        if interview.state is InterviewState.STOPPED:
            return page.resting(whose, Lead(Why.STOP), here.words)
    waits = interview.state is InterviewState.OPEN and interview.question == question
    return page.answered(whose, question, answer, here.words, waits=waits)


def _is_same_click(talk: Talk) -> bool:
    interview = talk.interview
    nothing_left = not empty_ones(talk.record, here=talk.here)
    waits = interview.state is InterviewState.DONE and nothing_left
    recently = talk.now - interview.updated_at < ASK_AGAIN_AFTER
    return interview.turn > 0 and recently and (talk.is_open or waits)


def _pause_other(talk: Talk) -> int | None:
    """:returns: the number of the lesson whose interview rests now."""
    other = interviews.open_interview(
        talk.session, workspace_id=talk.here.workspace_id, person_id=talk.viewer.person_id
    )
    if other is None:
        return None
    rest(talk.session, other, Lead(Why.LATER), now=talk.now, tell=False)
    record = find_lesson(
        talk.session, workspace_id=talk.here.workspace_id, lesson_id=other.lesson_id
    )
    return record.lesson.number if record else None
