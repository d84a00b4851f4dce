"""Asking a colleague for help: asked, helped, or not now; one question of two people at a time."""

from datetime import datetime

from sqlmodel import Session

from bot.messages import community_ids as ids
from bot.policy.community import OPEN_FOR, Hindrance, hindrance
from bot.policy.confidentiality import Viewer
from bot.services.colleague_notices import plan_asked, plan_news
from bot.services.errors import NotFoundError, NotYourQuestionError
from bot.services.finding_people import find_people
from bot.services.municipality import Municipality
from storage import event_log
from storage.community import find_asked, questions_to
from storage.numbers import hold_numbers
from storage.tables import ColleagueQuestion
from storage.vocabulary import AskState


def ask_colleague(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    asked_id: int,
    about: str,
    text: str,
    now: datetime,
) -> Hindrance | None:
    """Ask somebody who is found for this. That it is a colleague is checked before.

    :param about: what was typed to find them.
    :returns: what keeps it from being asked; None when it is.
    :raises NotAllowedError: who asks is no colleague.
    """
    hold_numbers(session, workspace_id=here.workspace_id)  # two at once are counted one by one
    waiting = questions_to(
        session, workspace_id=here.workspace_id, asked_id=asked_id, since=now - OPEN_FOR
    )
    found = find_people(session, here=here, viewer=viewer, text=about)
    hinders = hindrance(
        asker=viewer.person_id,
        asked=asked_id,
        is_found=any(each.person_id == asked_id for each in found),
        same_waits=any(
            each.asked_by_id == viewer.person_id and each.about == about for each in waiting
        ),
        waiting=len(waiting),
    )
    if hinders is not None:
        return hinders
    question = ColleagueQuestion(
        workspace_id=here.workspace_id,
        asked_by_id=viewer.person_id,
        asked_id=asked_id,
        about=about,
        text=text,
        asked_at=now,
    )
    session.add(question)
    session.flush()
    _record(
        session,
        question,
        kind="asked",
        actor_id=viewer.person_id,
        now=now,
        texts={"text": [None, text]},
    )
    plan_asked(session, question, now=now)
    return None


def answer_colleague(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    question_id: int,
    helps: bool,
    now: datetime,
) -> bool:
    """Somebody helps, or cannot now; who asked hears it.

    :returns: False when it was answered before.
    :raises NotYourQuestionError: it was asked of somebody else.
    """
    question = find_asked(
        session, workspace_id=here.workspace_id, question_id=question_id, lock=True
    )
    if question is None:
        raise NotFoundError
    if question.asked_id != viewer.person_id:
        raise NotYourQuestionError
    if question.state is not AskState.ASKED:
        return False
    question.state = AskState.ACCEPTED if helps else AskState.DECLINED
    question.answered_at = now
    question.version += 1
    session.add(question)
    session.flush()
    _record(session, question, kind=question.state.value, actor_id=viewer.person_id, now=now)
    plan_news(session, question, now=now)
    return True


def _record(
    session: Session,
    question: ColleagueQuestion,
    *,
    kind: str,
    actor_id: int,
    now: datetime,
    texts: dict[str, list[str | None]] | None = None,
) -> None:
    event_log.record(
        session,
        workspace_id=question.workspace_id,
        subject_kind=ids.SUBJECT_QUESTION,
        subject_id=question.id or 0,
        kind=kind,
        actor_id=actor_id,
        now=now,
        facts={"asked": question.asked_id, "version": question.version},
        texts=texts,
    )
