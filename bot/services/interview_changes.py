"""Following a message that answered something: it was changed, or taken away."""

from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session

from bot.messages.interview_view import Question
from bot.policy.confidentiality import Viewer
from bot.services.interview_answers import (
    Reading,
    Said,
    Unreadable,
    longest_of,
    mark_of,
    question_of,
    read_typed,
)
from bot.services.interview_names import new_names
from bot.services.interview_questions import STORY, value_of
from bot.services.interview_taking import IN_WORDS, note, take_reading
from bot.services.interview_talk import Talk, begin_talk, write
from bot.services.interview_turns import pass_over, plan_aside
from bot.services.interview_typed import hear_again
from bot.services.lesson_files import take_back_files
from bot.services.municipality import Municipality
from bot.services.text_parts import with_part
from bot.services.visible_text import visible_lines
from storage import interviews
from storage.tables import InterviewAnswer


def follow_change(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    said: Said,
    change_ts: str,
    now: datetime,
) -> None:
    """Let the lesson say what the message says now, as far as it still holds that answer.

    :param change_ts: the moment of the change, which names it.
    """
    found = interviews.answer_of(
        session,
        workspace_id=here.workspace_id,
        person_id=viewer.person_id,
        message_ts=said.ts,
    )
    if found is None:
        hear_again(session, here=here, viewer=viewer, said=said, now=now)
        return
    interview, answer = found
    talk = begin_talk(session, interview, here=here, viewer=viewer, now=now)
    if not isinstance(talk, Talk):
        return
    whole = _waiting(talk, answer, visible_lines(said.text))
    if whole is None:
        problem = _change_kept(talk, answer, said)
    else:
        problem = _change_waiting(talk, said, whole)
    if problem is not None:
        plan_aside(talk, question_of(answer.field), problem, change_ts)


def follow_removal(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    message_ts: str,
    file_ids: Collection[str],
    now: datetime,
) -> None:
    """Let the lesson no longer say what the message said; nothing is asked anew."""
    found = interviews.answer_of(
        session,
        workspace_id=here.workspace_id,
        person_id=viewer.person_id,
        message_ts=message_ts,
    )
    if found is None:
        return
    interview, answer = found
    talk = begin_talk(session, interview, here=here, viewer=viewer, now=now)
    if isinstance(talk, Talk):
        if not _remove_waiting(talk, answer):
            _remove_kept(talk, answer)
        _remove_files(talk, frozenset(file_ids))
    interviews.forget_answer(session, answer)


def _waiting(talk: Talk, answer: InterviewAnswer, part: str) -> str | None:
    """The answer that waits for a word, with another part; None when it is not of this one."""
    pending = talk.interview.pending
    if pending is None or talk.question is not question_of(answer.field):
        return None
    return with_part(pending, answer.mark, part)


def _change_waiting(talk: Talk, said: Said, whole: str) -> str | None:
    """Look again through the answer that waits for a word.

    :returns: why the change was not taken over, if it was not.
    """
    question = talk.question
    if question is None:
        return None
    reading = read_typed(question, whole, here=talk.here)
    if isinstance(reading, Unreadable):
        return "too_long" if reading.longest else None
    take_reading(talk, said, reading, anew=False)
    if question in STORY:  # of several messages this is only one
        note(talk, said, reading.name, mark_of(visible_lines(said.text)))
    return None


def _change_kept(talk: Talk, answer: InterviewAnswer, said: Said) -> str | None:
    """:returns: why the change was not taken over, if it should have been."""
    question, holds = question_of(answer.field), value_of(talk.record, answer.field)
    if question in STORY:
        return _change_story(talk, answer, said, holds or "")
    if not holds or mark_of(holds) != answer.mark:
        return None
    reading = read_typed(question, said.text, here=talk.here)
    if isinstance(reading, Unreadable):
        return "choose" if reading.longest is None else "too_long"
    if reading.name in IN_WORDS and new_names(reading.value, talk.record, here=talk.here):
        return "names"
    if reading.name != answer.field:
        if value_of(talk.record, reading.name):
            return None
        talk = write(talk, Reading(answer.field, None))
    write(talk, reading)
    note(talk, said, reading.name, reading.mark)
    return None


def _change_story(talk: Talk, answer: InterviewAnswer, said: Said, holds: str) -> str | None:
    part = visible_lines(said.text)
    whole = with_part(holds, answer.mark, part)
    if whole is None:
        return None
    if len(whole) > longest_of(question_of(answer.field)):
        return "too_long"
    if new_names(part, talk.record, here=talk.here):
        return "names"
    write(talk, Reading(answer.field, whole or None))
    note(talk, said, answer.field, mark_of(part))
    return None


def _remove_waiting(talk: Talk, answer: InterviewAnswer) -> bool:
    whole = _waiting(talk, answer, "")
    if whole is None:
        return False
    talk.interview.pending = whole or None
    talk.session.add(talk.interview)
    talk.session.flush()
    return True


def _remove_kept(talk: Talk, answer: InterviewAnswer) -> None:
    question, holds = question_of(answer.field), value_of(talk.record, answer.field)
    whole: str | None = None
    if question in STORY:
        whole = with_part(holds or "", answer.mark, "")
        if whole is None:
            return
    elif answer.field == "files" or not holds or mark_of(holds) != answer.mark:
        return
    empty = frozenset[str]() if isinstance(holds, frozenset) else None
    write(talk, Reading(answer.field, whole or empty))
    if not whole:
        _leave_empty(talk, question)


def _remove_files(talk: Talk, file_ids: frozenset[str]) -> None:
    if not file_ids:
        return
    take_back_files(
        talk.session,
        talk.record,
        file_ids,
        actor_id=talk.viewer.person_id,
        now=talk.now,
    )
    _leave_empty(talk, Question.EVIDENCE)


def _leave_empty(talk: Talk, question: Question) -> None:
    """They took it away themselves: it is not asked anew."""
    pass_over(talk.interview, question)
    talk.session.add(talk.interview)
    talk.session.flush()
