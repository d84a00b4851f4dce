"""Asking who wrote a message whether a lesson may be made of it. No answer means no."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bot.messages import lesson_ids as ids
from bot.messages.lesson_request import (
    RequestView,
    excerpt_of,
    lesson_request,
    request_settled,
)
from bot.messages.slack_text import readable
from bot.policy.confidentiality import Viewer
from bot.services.errors import LessonNotFoundError
from bot.services.municipality import Municipality
from bot.services.occasion import Occasion, Telling
from bot.services.people import make_known, person_id_of
from bot.services.recipients import ToPerson
from storage import event_log
from storage import lesson_requests as requests
from storage.deliveries import last_sent
from storage.notices import plan_notice
from storage.people import people_by_id
from storage.tables import Lesson, LessonRequest
from storage.vocabulary import RequestState

_DIRECT = "D"
"""What the ids of direct messages begin with."""


@dataclass(frozen=True)
class PointedAt:
    """A message in which somebody sees a lesson; people by Slack user id.

    ``text`` is in Slack's own markup.
    """

    channel_id: str
    ts: str
    text: str
    author: str
    by: str


def may_ask(session: Session, *, here: Municipality, channel_id: str, ts: str) -> bool:
    """Whether nobody was asked about this message yet, and no lesson was ever made of it."""
    asked = requests.request_about(
        session, workspace_id=here.workspace_id, channel_id=channel_id, ts=ts
    )
    return asked is None and not _was_kept(session, here, channel_id, ts)


def ask_author(session: Session, *, here: Municipality, message: PointedAt, now: datetime) -> bool:
    """Plan to ask the author, once for each message. :returns: whether they are asked now."""
    excerpt = excerpt_of(readable(message.text, here.words))
    if not excerpt or not may_ask(session, here=here, channel_id=message.channel_id, ts=message.ts):
        return False
    make_known(session, here=here, slack_user_ids=[message.author, message.by], now=now)
    author_id, by_id = (
        person_id_of(session, here=here, slack_user_id=user, now=now)
        for user in (message.author, message.by)
    )
    request = requests.note_request(
        session,
        workspace_id=here.workspace_id,
        channel_id=message.channel_id,
        message_ts=message.ts,
        author_id=author_id,
        asked_by_id=by_id,
        excerpt=excerpt,
        now=now,
    )
    if request is None:
        return False  # somebody else pointed at it in the same moment
    _record(session, request, RequestState.ASKED, actor_id=by_id, now=now)
    return True


def asked_of(
    session: Session, *, here: Municipality, viewer: Viewer, request_id: int, lock: bool = False
) -> LessonRequest:
    """The question, for who may answer it: the author of the message alone.

    :raises LessonNotFoundError: there is none, or it is for somebody else.
    """
    request = requests.find_request(
        session, workspace_id=here.workspace_id, request_id=request_id, lock=lock
    )
    if request is None or request.author_id != viewer.person_id:
        raise LessonNotFoundError
    return request


def decline(
    session: Session, *, here: Municipality, viewer: Viewer, request_id: int, now: datetime
) -> None:
    """The author would rather not. Nothing happens once there is an answer."""
    request = asked_of(session, here=here, viewer=viewer, request_id=request_id, lock=True)
    if request.state is RequestState.ASKED:
        _settle(session, request, RequestState.DECLINED, now)


def note_gone(
    session: Session, *, here: Municipality, viewer: Viewer, request_id: int, now: datetime
) -> None:
    """The author said yes, but the message was taken away before."""
    request = asked_of(session, here=here, viewer=viewer, request_id=request_id, lock=True)
    if request.state is RequestState.ASKED:
        _settle(session, request, RequestState.GONE, now)


def note_kept(session: Session, *, here: Municipality, lesson: Lesson, now: datetime) -> None:
    """A lesson was made of the message: where its author did so, that is a yes.

    Whatever they said before; a lesson that somebody else made leaves the question open.
    """
    if lesson.source_channel_id is None or lesson.source_ts is None:
        return
    request = requests.request_about(
        session,
        workspace_id=here.workspace_id,
        channel_id=lesson.source_channel_id,
        ts=lesson.source_ts,
        lock=True,
    )
    if request is None:
        return
    if request.author_id != lesson.told_by_id:
        request.excerpt = None  # nobody is asked any more
        session.add(request)
        return
    if request.state is not RequestState.ACCEPTED:
        _settle(session, request, RequestState.ACCEPTED, now)


def answer_so_far(session: Session, *, here: Municipality, request: LessonRequest) -> str | None:
    """The phrase that tells why there is nothing to answer any more; None where there is."""
    if request.state is not RequestState.ASKED:
        return f"settled_{request.state.value}"
    kept = _was_kept(session, here, request.channel_id, request.message_ts)
    return "kept_by_other" if kept else None


def rather_not(session: Session, *, here: Municipality, channel_id: str, ts: str) -> bool:
    """Whether the author of a message said no, or had a lesson from it taken back."""
    request = requests.request_about(
        session, workspace_id=here.workspace_id, channel_id=channel_id, ts=ts
    )
    if request is not None and request.state is RequestState.DECLINED:
        return True
    return requests.was_taken_back(
        session, workspace_id=here.workspace_id, channel_id=channel_id, ts=ts
    )


def tell_request(occasion: Occasion) -> Telling | None:
    """The question; once there is an answer, what came of it in its place."""
    here = occasion.here
    request = requests.find_request(
        occasion.session, workspace_id=here.workspace_id, request_id=occasion.subject_id
    )
    if request is None:
        return None
    if request.state is not RequestState.ASKED:
        return _tell_settled(occasion, request)
    if _was_kept(occasion.session, here, request.channel_id, request.message_ts):
        return None
    return Telling(lesson_request(_view(occasion, request), here.words))


def _tell_settled(occasion: Occasion, request: LessonRequest) -> Telling | None:
    standing = last_sent(
        occasion.session,
        workspace_id=occasion.here.workspace_id,
        kind=ids.NOTICE_REQUEST,
        subject_kind=ids.SUBJECT_REQUEST,
        subject_id=occasion.subject_id,
    )
    if standing is None or not standing.message_ts:
        return None  # the question never arrived, or nobody knows where it stands
    return Telling(request_settled(request.state, occasion.here.words), replaces=standing)


def _was_kept(session: Session, here: Municipality, channel_id: str, ts: str) -> bool:
    return requests.was_ever_kept(
        session, workspace_id=here.workspace_id, channel_id=channel_id, ts=ts
    )


def _view(occasion: Occasion, request: LessonRequest) -> RequestView:
    asked_by = None
    if request.asked_by_id != request.author_id:
        people = people_by_id(
            occasion.session,
            workspace_id=occasion.here.workspace_id,
            ids=[request.asked_by_id],
        )
        asked_by = people[request.asked_by_id].slack_user_id
    is_direct = request.channel_id.startswith(_DIRECT)
    return RequestView(
        request_id=request.id or 0,
        channel_id=None if is_direct else request.channel_id,
        asked_by=asked_by,
        excerpt=request.excerpt or "",
    )


def _settle(session: Session, request: LessonRequest, state: RequestState, now: datetime) -> None:
    requests.settle_request(session, request, state=state, now=now)
    _record(session, request, state, actor_id=request.author_id, now=now)


def _record(
    session: Session,
    request: LessonRequest,
    state: RequestState,
    *,
    actor_id: int,
    now: datetime,
) -> None:
    """Log what happened, and let its author read of it."""
    event_log.record(
        session,
        workspace_id=request.workspace_id,
        subject_kind=ids.SUBJECT_REQUEST,
        subject_id=request.id or 0,
        kind=state.value,
        actor_id=actor_id,
        now=now,
    )
    plan_notice(
        session,
        workspace_id=request.workspace_id,
        kind=ids.NOTICE_REQUEST,
        subject_kind=ids.SUBJECT_REQUEST,
        subject_id=request.id or 0,
        occurrence=state.value,
        recipient=str(ToPerson(request.author_id)),
        due_at=now,
        now=now,
    )
