"""The turns of an interview: what it goes on with, and the one message that each turn is."""

from datetime import datetime

from sqlmodel import Session

from bot.messages import lesson_ids as ids
from bot.messages.interview_view import Lead, Question, Why
from bot.services.interview_questions import to_ask
from bot.services.interview_talk import Talk
from bot.services.recipients import ToPerson
from storage.homes import homes_changed
from storage.notices import plan_notice
from storage.tables import Interview
from storage.vocabulary import InterviewState

_PAUSES = frozenset({Why.LATER, Why.RESTED})


def ask_next(talk: Talk, lead: Lead) -> None:
    """Ask the first thing that the lesson does not say yet; when it says all, be done."""
    interview = talk.interview
    questions = to_ask(talk.record, here=talk.here, passed_over=interview.passed_over)
    interview.question = questions[0].value if questions else None
    interview.state = InterviewState.OPEN if questions else InterviewState.DONE
    interview.asked_since = interview.turn + 1
    interview.pending = None
    _take_turn(talk.session, interview, lead, talk.now)
    kind = ids.NOTICE_QUESTION if questions else ids.NOTICE_DONE
    _plan(talk.session, interview, kind, talk.now)


def ask_again(talk: Talk, lead: Lead) -> None:
    """Ask the same, with another word before it."""
    _take_turn(talk.session, talk.interview, lead, talk.now)
    _plan(talk.session, talk.interview, ids.NOTICE_QUESTION, talk.now)


def wait_for_word(talk: Talk, pending: str, *, anew: bool = True) -> None:
    """Keep nothing yet: the answer may hold names, and the person says what they are.

    :param anew: whether nothing was asked about this answer yet.
    """
    talk.interview.pending = pending
    if anew:
        talk.interview.asked_since = talk.interview.turn + 1
    ask_again(talk, Lead(Why.AGAIN))


def rest(session: Session, interview: Interview, lead: Lead, *, now: datetime, tell: bool) -> None:
    """Ask nothing more for now (or, with such a lead, for good).

    An answer that waits for a word is let go: it stands in the person's own message.
    """
    pauses = lead.why in _PAUSES
    interview.state = InterviewState.PAUSED if pauses else InterviewState.STOPPED
    interview.pending = None
    _take_turn(session, interview, lead, now)
    if tell:
        _plan(session, interview, ids.NOTICE_QUESTION, now)


def pass_over(interview: Interview, question: Question) -> None:
    """Do not ask this again by itself."""
    interview.passed_over = sorted({*interview.passed_over, question.value})


def plan_aside(talk: Talk, question: Question, problem: str, message_ts: str) -> None:
    """Tell that a change to a message was not taken over, once for each change."""
    _plan(
        talk.session,
        talk.interview,
        ids.NOTICE_ASIDE,
        talk.now,
        occurrence=f"{problem} {question} {message_ts}",
    )


def read_aside(occurrence: str) -> tuple[str, Question]:
    """What is the matter, and with the answer to which question."""
    problem, question, _ = occurrence.split(" ", 2)
    return problem, Question(question)


def occurrence_of(turn: int) -> str:
    """Under which name a turn is told once."""
    return f"turn {turn}"


def _take_turn(session: Session, interview: Interview, lead: Lead, now: datetime) -> None:
    interview.turn += 1
    interview.lead = lead.dump()
    interview.updated_at = now
    session.add(interview)
    session.flush()
    homes_changed(
        session,
        workspace_id=interview.workspace_id,
        people=[interview.person_id],
        actor_id=interview.person_id,
        now=now,
    )


def _plan(
    session: Session,
    interview: Interview,
    kind: str,
    now: datetime,
    *,
    occurrence: str | None = None,
) -> None:
    plan_notice(
        session,
        workspace_id=interview.workspace_id,
        kind=kind,
        subject_kind=ids.SUBJECT_INTERVIEW,
        subject_id=interview.id or 0,
        occurrence=occurrence or occurrence_of(interview.turn),
        recipient=str(ToPerson(interview.person_id)),
        due_at=now,
        now=now,
    )
