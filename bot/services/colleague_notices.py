"""What is told when one colleague asks another: the question, and what came of it."""

from datetime import datetime

from sqlmodel import Session

from bot.messages import community_ids as ids
from bot.messages.colleagues import colleague_asked, colleague_news
from bot.messages.community_view import PersonFound, QuestionLine
from bot.policy.confidentiality import Viewer
from bot.services.finding_people import find_people
from bot.services.municipality import Municipality
from bot.services.occasion import Occasion, Telling
from bot.services.recipients import ToPerson
from bot.services.roles import overseers
from storage.community import asked_about, find_asked
from storage.notices import plan_notice
from storage.people import people_by_id, roles_of
from storage.tables import ColleagueQuestion
from storage.vocabulary import AskState


def plan_asked(session: Session, question: ColleagueQuestion, *, now: datetime) -> None:
    """To who is asked, in private."""
    _plan(session, question, ids.NOTICE_ASKED, question.asked_id, now)


def plan_news(session: Session, question: ColleagueQuestion, *, now: datetime) -> None:
    """To who asked: what came of it."""
    _plan(session, question, ids.NOTICE_NEWS, question.asked_by_id, now)


def question_line(
    session: Session, question: ColleagueQuestion, *, here: Municipality
) -> QuestionLine:
    """A question as both may read it."""
    people = people_by_id(
        session,
        workspace_id=here.workspace_id,
        ids={question.asked_by_id, question.asked_id},
    )
    return QuestionLine(
        question_id=question.id or 0,
        asker=people[question.asked_by_id].slack_user_id,
        asked=people[question.asked_id].slack_user_id,
        about=question.about or "",
        text=question.text,
        state=question.state,
    )


def tell_colleague_asked(occasion: Occasion) -> Telling | None:
    """The question; nothing when it was answered meanwhile."""
    question = _question(occasion)
    if question is None or question.state is not AskState.ASKED:
        return None
    line = question_line(occasion.session, question, here=occasion.here)
    return Telling(colleague_asked(line, occasion.here.words))


def tell_colleague_news(occasion: Occasion) -> Telling | None:
    """What came of it; after a no the next who may help."""
    question = _question(occasion)
    if question is None:
        return None
    session, here = occasion.session, occasion.here
    suggestion = None
    if question.state is AskState.DECLINED:
        suggestion = next_to_ask(session, question, here=here)
    return Telling(
        colleague_news(
            question_line(session, question, here=here),
            here.words,
            suggestion=suggestion,
            whom=overseers(session, here=here),
        )
    )


def next_to_ask(
    session: Session, question: ColleagueQuestion, *, here: Municipality
) -> PersonFound | None:
    """The first who may help and was not asked this before."""
    about, asker = question.about or "", question.asked_by_id
    viewer = Viewer(asker, roles_of(session, person_id=asker))  # an outsider could not ask
    before = asked_about(session, workspace_id=here.workspace_id, asked_by_id=asker, about=about)
    found = find_people(session, here=here, viewer=viewer, text=about)
    return next((each for each in found if each.person_id not in before), None)


def _question(occasion: Occasion) -> ColleagueQuestion | None:
    """The question, if it is still as it was when this was planned."""
    question = find_asked(
        occasion.session,
        workspace_id=occasion.here.workspace_id,
        question_id=occasion.subject_id,
    )
    if question is None or occasion.notices[0].occurrence != f"version {question.version}":
        return None
    return question


def _plan(
    session: Session, question: ColleagueQuestion, kind: str, person_id: int, now: datetime
) -> None:
    plan_notice(
        session,
        workspace_id=question.workspace_id,
        kind=kind,
        subject_kind=ids.SUBJECT_QUESTION,
        subject_id=question.id or 0,
        occurrence=f"version {question.version}",
        recipient=str(ToPerson(person_id)),
        due_at=now,
        now=now,
    )
