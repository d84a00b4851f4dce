"""What is told about a question to an expert: the question, and what came of it."""

from datetime import datetime

from sqlmodel import Session

from bot.messages import expertise_ids as ids
from bot.messages.expertise import expertise_asked, expertise_news
from bot.services.expertise_views import request_line
from bot.services.occasion import Occasion, Telling
from bot.services.recipients import ToPerson, parse_recipient
from storage.expertise import find_expertise
from storage.notices import plan_notice
from storage.tables import ExpertiseRequest
from storage.vocabulary import ExpertiseState


def plan_asked(
    session: Session, request: ExpertiseRequest, *, person_id: int, now: datetime
) -> None:
    """To who is asked, in private."""
    _plan(session, request, ids.NOTICE_ASKED, person_id, now)


def plan_news(session: Session, request: ExpertiseRequest, *, now: datetime) -> None:
    """To who asked: what came of it."""
    _plan(session, request, ids.NOTICE_NEWS, request.asked_by_id, now)


def tell_asked(occasion: Occasion) -> Telling | None:
    """The question; nothing when somebody answered meanwhile."""
    request = _current(occasion)
    if request is None or request.state is not ExpertiseState.ASKED:
        return None
    recipient = parse_recipient(occasion.notices[0].recipient)
    mine = isinstance(recipient, ToPerson) and recipient.person_id == request.asked_id
    line = request_line(occasion.session, request, here=occasion.here)
    return Telling(expertise_asked(line, occasion.here.words, as_coordinator=not mine))


def tell_news(occasion: Occasion) -> Telling | None:
    """What came of it; nothing when it went further meanwhile, for that is told as well."""
    request = _current(occasion)
    if request is None:
        return None
    line = request_line(occasion.session, request, here=occasion.here)
    return Telling(expertise_news(line, occasion.here.words))


def _current(occasion: Occasion) -> ExpertiseRequest | None:
    """The question, if it is still as it was when this was planned."""
    request = find_expertise(
        occasion.session, workspace_id=occasion.here.workspace_id, request_id=occasion.subject_id
    )
    if request is None or occasion.notices[0].occurrence != _occurrence(request):
        return None
    return request


def _plan(
    session: Session, request: ExpertiseRequest, kind: str, person_id: int, now: datetime
) -> None:
    plan_notice(
        session,
        workspace_id=request.workspace_id,
        kind=kind,
        subject_kind=ids.SUBJECT_REQUEST,
        subject_id=request.id or 0,
        occurrence=_occurrence(request),
        recipient=str(ToPerson(person_id)),
        due_at=now,
        now=now,
    )


def _occurrence(request: ExpertiseRequest) -> str:
    return f"version {request.version}"
