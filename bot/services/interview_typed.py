"""What somebody types while they are being asked: the answer, more of the last one, or a word."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from enum import Enum, auto

from sqlmodel import Session

from bot.language.interview_words import Word, read_word
from bot.messages import lesson_ids as ids
from bot.messages.interview_view import Lead, Why
from bot.policy.confidentiality import Viewer
from bot.services.interview_answers import Said
from bot.services.interview_taking import add_to_last, last_told, take_answer
from bot.services.interview_talk import Talk, begin_talk
from bot.services.interview_turns import ask_again, occurrence_of, rest
from bot.services.interviews import skip_asked
from bot.services.municipality import Municipality
from storage import interviews
from storage.deliveries import stands_since
from storage.tables import Delivery, Interview


class _Place(Enum):
    """What a message is to the interview."""

    ANSWER = auto()
    MORE = auto()  # of the last answer: they had not seen the next question yet
    ELSEWHERE = auto()


def hear(
    session: Session, *, here: Municipality, viewer: Viewer, said: Said, now: datetime
) -> bool:
    """Take what somebody says as their answer. :returns: False where it is none."""
    interview = interviews.open_interview(
        session, workspace_id=here.workspace_id, person_id=viewer.person_id
    )
    if interview is None:
        return False
    if _has_rested(interview, here, now):
        rest(session, interview, Lead(Why.RESTED), now=now, tell=True)
        return False
    talk = begin_talk(session, interview, here=here, viewer=viewer, now=now)
    if isinstance(talk, Lead):
        rest(session, interview, talk, now=now, tell=True)
        return True
    known = interviews.answer_of(
        session,
        workspace_id=here.workspace_id,
        person_id=viewer.person_id,
        message_ts=said.ts,
    )
    return known is not None or _hear(talk, said)


def hear_again(
    session: Session, *, here: Municipality, viewer: Viewer, said: Said, now: datetime
) -> None:
    """A message that answered nothing was changed: now it may answer what is still asked."""
    interview = interviews.open_interview(
        session, workspace_id=here.workspace_id, person_id=viewer.person_id
    )
    if interview is None or _has_rested(interview, here, now):
        return
    talk = begin_talk(session, interview, here=here, viewer=viewer, now=now)
    if isinstance(talk, Talk) and _place(talk, said) is _Place.ANSWER:
        _hear(talk, said)


def _has_rested(interview: Interview, here: Municipality, now: datetime) -> bool:
    """Whether a question is open for so long that what is typed is about something else."""
    return now - interview.updated_at > timedelta(days=here.profile.conversation.expires_after_days)


def _hear(talk: Talk, said: Said) -> bool:
    place, word = _place(talk, said), None if said.files else read_word(said.text)
    if word in _WORDS and (word is not Word.SKIP or place is _Place.ANSWER):
        _WORDS[word](talk)
        return True
    match place:
        case _Place.ANSWER:
            take_answer(talk, said)
        case _Place.MORE if word is not Word.SKIP:
            add_to_last(talk, said)
        case _Place.ELSEWHERE:
            return word is Word.SKIP  # of a question that they have yet to see
    return True


def _pause(talk: Talk) -> None:
    rest(talk.session, talk.interview, Lead(Why.LATER), now=talk.now, tell=True)


def _stop(talk: Talk) -> None:
    rest(talk.session, talk.interview, Lead(Why.STOP), now=talk.now, tell=True)


def _help(talk: Talk) -> None:
    ask_again(talk, Lead(Why.HELP))


_WORDS: Mapping[Word | None, Callable[[Talk], None]] = {
    Word.SKIP: skip_asked,
    Word.LATER: _pause,
    Word.STOP: _stop,
    Word.HELP: _help,
}


def _place(talk: Talk, said: Said) -> _Place:
    """An answer is what was said after its question stood there."""
    since = [stands_since(message) for message in _messages(talk)]
    if since and min(since) <= Decimal(said.ts):
        return _Place.ANSWER
    if talk.interview.pending is not None or last_told(talk) is not None:
        return _Place.MORE
    return _Place.ELSEWHERE


def _messages(talk: Talk) -> list[Delivery]:
    """Every message in which this was asked."""
    interview: Interview = talk.interview
    turns = range(interview.asked_since, interview.turn + 1)
    return interviews.turns_in_slack(
        talk.session,
        workspace_id=interview.workspace_id,
        interview_id=interview.id or 0,
        subject_kind=ids.SUBJECT_INTERVIEW,
        occurrences=[occurrence_of(turn) for turn in turns],
    )
