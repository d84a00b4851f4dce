"""Conversations: who talks with the bot where, and which message told what."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, col, delete, exists, func, or_, select, update

from storage.tables import Conversation, ConversationPart, InboxItem, Person
from storage.vocabulary import ConversationState, InboxState

LIVE = (ConversationState.OPEN, ConversationState.WAITING)
"""What has not come to its end."""

_NOT_HANDLED = (InboxState.NEW, InboxState.HANDLING)


@dataclass(frozen=True)
class Spot:
    """Where somebody talks: a Slack channel id and the first message of a thread, if any."""

    workspace_id: int
    person_id: int
    channel_id: str
    thread_ts: str = ""


def add_conversation(session: Session, spot: Spot, **values: Any) -> Conversation:
    """Begin a talk.

    :raises sqlalchemy.exc.IntegrityError: it is to be open, and another is.
    """
    conversation = Conversation(**asdict(spot), **values)
    session.add(conversation)
    session.flush()
    return conversation


def open_conversation(session: Session, spot: Spot) -> Conversation | None:
    """The talk that what somebody types there would answer, locked; at most one is open."""
    return session.exec(
        select(Conversation)
        .where(*_at(spot), col(Conversation.state) == ConversationState.OPEN)
        .with_for_update()
    ).first()


def waiting_for(session: Session, spot: Spot, *, question: str) -> Conversation | None:
    """The newest talk there that was set aside while this was asked, locked."""
    return session.exec(
        select(Conversation)
        .where(
            *_at(spot),
            col(Conversation.state) == ConversationState.WAITING,
            col(Conversation.question) == question,
            col(Conversation.by_command).is_(False),
        )
        .order_by(col(Conversation.id).desc())
        .limit(1)
        .with_for_update()
    ).first()


def last_conversation(session: Session, spot: Spot) -> Conversation | None:
    """The talk that was begun last in a place, whatever has become of it."""
    return session.exec(
        select(Conversation).where(*_at(spot)).order_by(col(Conversation.id).desc()).limit(1)
    ).first()


def find_conversation(
    session: Session, *, workspace_id: int, conversation_id: int, lock: bool = False
) -> Conversation | None:
    """The talk with this id. ``lock`` keeps rivals out until the transaction ends."""
    query = select(Conversation).where(
        col(Conversation.workspace_id) == workspace_id, col(Conversation.id) == conversation_id
    )
    return session.exec(query.with_for_update() if lock else query).first()


def changes_offered(
    session: Session, *, workspace_id: int, person_id: int, intent: str, subject_id: int
) -> list[Conversation]:
    """The live talks in which somebody is asked to change this, locked."""
    return list(
        session.exec(
            select(Conversation)
            .where(
                col(Conversation.workspace_id) == workspace_id,
                col(Conversation.person_id) == person_id,
                col(Conversation.intent) == intent,
                col(Conversation.subject_id) == subject_id,
                col(Conversation.state).in_(LIVE),
            )
            .with_for_update()
        )
    )


def add_part(
    session: Session,
    conversation: Conversation,
    *,
    told: dict[str, Any] | None,
    message_ts: str | None = None,
    heard_in: str | None = None,
    question: str | None = None,
) -> None:
    """Write down what a message or a click told.

    :param heard_in: the channel in which the message was typed; the talk's own, when left out.
    """
    conversation_id = conversation.id or 0
    last = session.exec(
        select(func.max(ConversationPart.number)).where(
            col(ConversationPart.conversation_id) == conversation_id
        )
    ).one()
    session.add(
        ConversationPart(
            conversation_id=conversation_id,
            number=(last or 0) + 1,
            message_ts=message_ts,
            heard_in=(heard_in or conversation.channel_id) if message_ts else None,
            question=question,
            told=told,
        )
    )
    session.flush()


def parts_of(session: Session, conversation: Conversation) -> list[ConversationPart]:
    """Everything that was told, in order."""
    return list(
        session.exec(
            select(ConversationPart)
            .where(col(ConversationPart.conversation_id) == conversation.id)
            .order_by(col(ConversationPart.number))
        )
    )


def part_in(
    session: Session, *, workspace_id: int, person_id: int, channel_id: str, message_ts: str
) -> tuple[Conversation, ConversationPart] | None:
    """What came of somebody's message, with its talk, locked; the newest of several.

    :param channel_id: in which it was typed.
    """
    found = session.exec(
        select(Conversation, ConversationPart)
        .join(ConversationPart, col(ConversationPart.conversation_id) == col(Conversation.id))
        .where(
            col(Conversation.workspace_id) == workspace_id,
            col(Conversation.person_id) == person_id,
            col(ConversationPart.heard_in) == channel_id,
            col(ConversationPart.message_ts) == message_ts,
        )
        .order_by(col(Conversation.id).desc())
        .with_for_update()
    ).first()
    return None if found is None else (found[0], found[1])


def forget_part(session: Session, part: ConversationPart) -> None:
    """The message is gone."""
    session.delete(part)
    session.flush()


def blank(session: Session, conversation: Conversation) -> None:
    """Take out everything that somebody typed."""
    conversation.draft = conversation.pending = None
    session.add(conversation)
    session.flush()
    session.exec(
        update(ConversationPart)
        .where(col(ConversationPart.conversation_id) == conversation.id)
        .values(told=None)
    )


def is_heard(
    session: Session, *, workspace_id: int, slack_user_id: str, channel_id: str, thread_ts: str
) -> bool:
    """Whether what somebody says in a thread of a channel is meant for the bot.

    It is once the bot talks with that very person there, or was called there and has not
    come to it yet.
    """
    whose = col(Person.slack_user_id) == slack_user_id
    talking = session.exec(
        select(Conversation.id)
        .join(Person, col(Person.id) == col(Conversation.person_id))
        .where(
            col(Conversation.workspace_id) == workspace_id,
            col(Conversation.channel_id) == channel_id,
            col(Conversation.thread_ts) == thread_ts,
            col(Conversation.state) == ConversationState.OPEN,
            whose,
        )
        .limit(1)
    ).first()
    return talking is not None or _is_called(
        session, workspace_id, slack_user_id, f"{channel_id}:{thread_ts}"
    )


def was_heard(
    session: Session, *, workspace_id: int, slack_user_id: str, channel_id: str, message_ts: str
) -> bool:
    """Whether somebody's message in a channel was said to the bot, so that changes matter."""
    told = session.exec(
        select(ConversationPart.number)
        .join(Conversation, col(Conversation.id) == col(ConversationPart.conversation_id))
        .join(Person, col(Person.id) == col(Conversation.person_id))
        .where(
            col(Conversation.workspace_id) == workspace_id,
            col(ConversationPart.heard_in) == channel_id,
            col(ConversationPart.message_ts) == message_ts,
            col(Person.slack_user_id) == slack_user_id,
        )
        .limit(1)
    ).first()
    if told is not None:
        return True
    waiting = session.exec(
        select(InboxItem).where(
            col(InboxItem.workspace_id) == workspace_id,
            col(InboxItem.ts) == message_ts,
            col(InboxItem.state).in_(_NOT_HANDLED),
        )
    )
    return any(_is_said_by(item, slack_user_id, channel_id) for item in waiting)


def forget_old(session: Session, *, workspace_id: int, now: datetime, keep: timedelta) -> int:
    """Delete what ended so long ago, and blank what ended a day ago. :returns: how many rows."""
    ended = (
        col(Conversation.workspace_id) == workspace_id,
        col(Conversation.state).not_in(LIVE),
    )
    old = select(Conversation.id).where(*ended, col(Conversation.updated_at) < now - keep)
    session.exec(delete(ConversationPart).where(col(ConversationPart.conversation_id).in_(old)))
    gone = session.execute(
        delete(Conversation).where(*ended, col(Conversation.updated_at) < now - keep)
    )
    told = exists().where(
        col(ConversationPart.conversation_id) == col(Conversation.id),
        col(ConversationPart.told).is_not(None),
    )
    left = session.exec(
        select(Conversation).where(
            *ended,
            col(Conversation.updated_at) < now - timedelta(days=1),
            or_(
                col(Conversation.draft).is_not(None),
                col(Conversation.pending).is_not(None),
                told,
            ),
        )
    ).all()
    for conversation in left:
        blank(session, conversation)
    return int(gone.rowcount) + len(left)  # type: ignore[attr-defined]  # a deletion's result has it


def _at(spot: Spot) -> tuple[Any, ...]:
    return (
        col(Conversation.workspace_id) == spot.workspace_id,
        col(Conversation.person_id) == spot.person_id,
        col(Conversation.channel_id) == spot.channel_id,
        col(Conversation.thread_ts) == spot.thread_ts,
    )


def _is_called(session: Session, workspace_id: int, slack_user_id: str, place: str) -> bool:
    waiting = session.exec(
        select(InboxItem).where(
            col(InboxItem.workspace_id) == workspace_id,
            col(InboxItem.conversation) == place,
            col(InboxItem.state).in_(_NOT_HANDLED),
        )
    )
    return any((item.payload or {}).get("user") == slack_user_id for item in waiting)


def _is_said_by(item: InboxItem, slack_user_id: str, channel_id: str) -> bool:
    said = item.payload or {}
    return (said.get("user"), said.get("channel")) == (slack_user_id, channel_id)
