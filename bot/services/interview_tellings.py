"""What is told in an interview, as it is at the moment of telling."""

from bot.messages import interview as page
from bot.messages.interview_view import Asking, Question, Told, read_lead
from bot.messages.message import Message
from bot.services.interview_answers import longest_of
from bot.services.interview_names import awarded, new_names
from bot.services.interview_questions import answer_text, options_of, to_ask
from bot.services.interview_talk import about
from bot.services.interview_turns import occurrence_of, read_aside
from bot.services.occasion import Occasion, Telling
from storage.interviews import find_interview
from storage.lessons import LessonRecord, find_lesson
from storage.tables import Interview
from storage.vocabulary import InterviewState, LessonState


def tell_question(occasion: Occasion) -> Telling | None:
    """The message of this turn; nothing once another turn has come."""
    found = _found(occasion)
    if found is None:
        return None
    interview, record = found
    if occasion.notices[0].occurrence != occurrence_of(interview.turn):
        return None
    if interview.state is not InterviewState.OPEN:
        lead = read_lead(interview.lead)
        whose = about(interview, record)
        return Telling(page.resting(whose, lead, occasion.here.words, typed_in_vain=True))
    if record.lesson.state is not LessonState.KEPT:
        return None  # they hear so when they answer
    return Telling(_asked(occasion, interview, record))


def tell_done(occasion: Occasion) -> Telling | None:
    """What the lesson says in the end; nothing once it is gone."""
    found = _found(occasion)
    if found is None or found[1].lesson.state is not LessonState.KEPT:
        return None
    interview, record = found
    answers = {asked: answer_text(record, asked, here=occasion.here) for asked in Question}
    told = Told(
        about=about(interview, record),
        insight=record.lesson.insight,
        answers={asked: answer for asked, answer in answers.items() if answer},
        skipped=to_ask(record, here=occasion.here, passed_over=()),
    )
    return Telling(page.done(told, occasion.here.words))


def tell_aside(occasion: Occasion) -> Telling | None:
    """That a change to a message was not taken over; nothing once the lesson is gone."""
    found = _found(occasion)
    if found is None or found[1].lesson.state is not LessonState.KEPT:
        return None
    problem, question = read_aside(occasion.notices[0].occurrence)
    message = page.aside(
        about(*found), question, problem, occasion.here.words, longest=longest_of(question)
    )
    return Telling(message)


def _asked(occasion: Occasion, interview: Interview, record: LessonRecord) -> Message:
    here, question = occasion.here, Question(interview.question or "")
    left = to_ask(record, here=here, passed_over=interview.passed_over)
    asking = Asking(
        about=about(interview, record),
        question=question,
        turn=interview.turn,
        to_come=sum(each is not question for each in left),
        lead=read_lead(interview.lead),
        options=options_of(question, here=here),
    )
    if interview.pending is None:
        return page.question(asking, here.words)
    names = new_names(interview.pending, record, here=here)
    past = awarded(occasion.session, record, here=here)
    return page.names_found(asking, names, here.words, awarded=past)


def _found(occasion: Occasion) -> tuple[Interview, LessonRecord] | None:
    here = occasion.here.workspace_id
    interview = find_interview(
        occasion.session, workspace_id=here, interview_id=occasion.subject_id
    )
    if interview is None:
        return None
    record = find_lesson(occasion.session, workspace_id=here, lesson_id=interview.lesson_id)
    return None if record is None else (interview, record)
