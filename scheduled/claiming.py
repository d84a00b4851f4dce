"""Claiming what is due for one recipient and composing it, in one transaction."""

from dataclasses import dataclass
from uuid import uuid4

import structlog
from slack_sdk.errors import SlackApiError
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlmodel import Session

from bot.messages.escaping import Mrkdwn
from bot.messages.message import Message
from bot.policy.confidentiality import Audience
from bot.services.delivery_problems import report_problem
from bot.services.municipality import Municipality
from bot.services.occasion import Occasion, Telling
from bot.services.recipients import ToChannel, ToConversation, ToPerson, parse_recipient
from bot.services.telling import tell
from bot.slack.address_book import Address, AddressBook, UnreachableError
from bot.slack.desk import Desk
from bot.slack.failures import NO_ANSWER
from storage.deliveries import Envelope, open_delivery, refused
from storage.notices import claim_due
from storage.people import people_by_id
from storage.tables import Delivery, Notice
from storage.vocabulary import DeliveryMethod, NoticeState

log = structlog.get_logger()


CANNOT_TELL = "cannot_tell"
"""The error of a delivery whose message could not be made."""

_UNTOLD = Telling(Message(Mrkdwn(""), ()))


@dataclass(frozen=True)
class Claimed:
    """A delivery to send, or that something was settled without sending."""

    delivery: Delivery | None


@dataclass(frozen=True)
class _Turn:
    """Whose turn it is, and where that is."""

    here: Municipality
    recipient: str
    destination: Address | UnreachableError


def claim(desk: Desk, workspace_id: int, recipient: str) -> Claimed | None:
    """Take the next thing to tell. :returns: None when nothing is left or a rival has it."""
    with desk.database.reading() as session:
        here = desk.municipalities.of_workspace(session, workspace_id)
    try:
        destination: Address | UnreachableError = _address(desk, here, recipient)
    except UnreachableError as error:
        destination = error
    except (SlackApiError, *NO_ANSWER) as error:
        log.warning("an address could not be looked up", error=type(error).__name__)
        return None
    try:
        with desk.database.writing() as session:
            claimed = _claim(session, desk, _Turn(here, recipient, destination))
            session.commit()
    except IntegrityError:
        return None  # another process already sends to this recipient
    return claimed


def _claim(session: Session, desk: Desk, turn: _Turn) -> Claimed | None:
    here, recipient, destination = turn.here, turn.recipient, turn.destination
    now = desk.clock.now()
    notices = claim_due(session, workspace_id=here.workspace_id, recipient=recipient, now=now)
    if not notices:
        return None
    address = destination if isinstance(destination, Address) else None
    audience = address.audience if address else Audience.EXPOSED_CHANNEL
    closed = address is not None and address.closed
    try:
        telling = tell(Occasion(session, notices, here, audience, now, closed))
    except SQLAlchemyError:
        raise
    except Exception:  # what cannot be told must not stand in the way of what can
        log.exception("a notice could not be told", kind=notices[0].kind, notice=notices[0].id)
        telling, address, destination = _UNTOLD, None, UnreachableError(CANNOT_TELL)
    if telling is None:
        _drop(session, notices)
        return Claimed(None)
    delivery = open_delivery(
        session,
        workspace_id=here.workspace_id,
        token=uuid4().hex,
        envelope=_envelope(recipient, address, telling),
        payload={"text": telling.message.text, "blocks": list(telling.message.blocks)},
        notices=notices,
        now=now,
        lease_until=desk.lease(),
    )
    if address is not None:
        return Claimed(delivery)
    refused(session, delivery=delivery, error=str(destination), now=now)
    report_problem(session, workspace_id=here.workspace_id, delivery_id=delivery.id or 0, now=now)
    return Claimed(None)


def _address(desk: Desk, here: Municipality, recipient: str) -> Address:
    book: AddressBook = desk.post_offices.of_team(here.team_id).addresses
    match parse_recipient(recipient):
        case ToChannel(name):
            return book.channel(name)
        case ToConversation(channel_id, thread_ts):
            return book.conversation(channel_id, thread_ts)
        case ToPerson(person_id):
            with desk.database.reading() as session:
                people = people_by_id(session, workspace_id=here.workspace_id, ids=[person_id])
            return book.direct(people[person_id].slack_user_id)


def _envelope(recipient: str, address: Address | None, telling: Telling) -> Envelope:
    if telling.replaces is not None:
        return Envelope(
            recipient=recipient,
            method=DeliveryMethod.UPDATE,
            channel_id=telling.replaces.channel_id,
            message_ts=telling.replaces.message_ts,
        )
    return Envelope(
        recipient=recipient,
        method=DeliveryMethod.POST,
        channel_id=address.channel_id if address else None,
        thread_ts=address.thread_ts if address else None,
    )


def _drop(session: Session, notices: list[Notice]) -> None:
    for notice in notices:
        notice.state = NoticeState.DROPPED
        session.add(notice)
    session.flush()
