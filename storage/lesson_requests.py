"""Questions to who wrote a message in which somebody sees a lesson."""

from datetime import datetime

from sqlmodel import Session, col, select

from storage.once import insert_once
from storage.tables import Lesson, LessonRequest
from storage.vocabulary import LessonState, RequestState


def note_request(
    session: Session,
    *,
    workspace_id: int,
    channel_id: str,
    message_ts: str,
    author_id: int,
    asked_by_id: int,
    excerpt: str,
    now: datetime,
) -> LessonRequest | None:
    """Write down that the author is asked; None when they were asked about it before."""
    is_new = insert_once(
        session,
        LessonRequest,
        workspace_id=workspace_id,
        channel_id=channel_id,
        message_ts=message_ts,
        author_id=author_id,
        asked_by_id=asked_by_id,
        excerpt=excerpt,
        state=RequestState.ASKED,
        asked_at=now,
    )
    if not is_new:
        return None
    return request_about(session, workspace_id=workspace_id, channel_id=channel_id, ts=message_ts)


def find_request(
    session: Session, *, workspace_id: int, request_id: int, lock: bool = False
) -> LessonRequest | None:
    """The question with this id. ``lock`` keeps rivals out until the transaction ends."""
    query = select(LessonRequest).where(
        col(LessonRequest.workspace_id) == workspace_id, col(LessonRequest.id) == request_id
    )
    return session.exec(query.with_for_update() if lock else query).first()


def request_about(
    session: Session, *, workspace_id: int, channel_id: str, ts: str, lock: bool = False
) -> LessonRequest | None:
    """The question about a message, if it was ever asked."""
    query = select(LessonRequest).where(
        col(LessonRequest.workspace_id) == workspace_id,
        col(LessonRequest.channel_id) == channel_id,
        col(LessonRequest.message_ts) == ts,
    )
    return session.exec(query.with_for_update() if lock else query).first()


def was_ever_kept(session: Session, *, workspace_id: int, channel_id: str, ts: str) -> bool:
    """Whether a lesson was made of this message, whatever has become of it since."""
    kept = session.exec(
        select(Lesson.id)
        .where(
            col(Lesson.workspace_id) == workspace_id,
            col(Lesson.source_channel_id) == channel_id,
            col(Lesson.source_ts) == ts,
        )
        .limit(1)
    ).first()
    return kept is not None


def was_taken_back(session: Session, *, workspace_id: int, channel_id: str, ts: str) -> bool:
    """Whether somebody else's lesson from this message was taken back."""
    gone = session.exec(
        select(Lesson.id)
        .where(
            col(Lesson.workspace_id) == workspace_id,
            col(Lesson.source_channel_id) == channel_id,
            col(Lesson.source_ts) == ts,
            col(Lesson.state) == LessonState.RETRACTED,
            col(Lesson.source_author_id) != col(Lesson.told_by_id),
        )
        .limit(1)
    ).first()
    return gone is not None


def settle_request(
    session: Session, request: LessonRequest, *, state: RequestState, now: datetime
) -> None:
    """Write down what came of it, and blank what the message said."""
    request.state, request.answered_at, request.excerpt = state, now, None
    session.add(request)
    session.flush()
