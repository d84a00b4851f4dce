"""Claiming what is due for one recipient and composing it, in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import uuid4
from zoneinfo import ZoneInfo

import structlog
from slack_sdk.errors import SlackApiError
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from bot.messages.escaping import Mrkdwn
from bot.messages.message import Message
from bot.policy.confidentiality import Audience
from bot.services.attention import consider, hearer_of, zone_named
from bot.services.attention_kinds import FOR_COLLEAGUES, UNASKED_KINDS, is_answer
from bot.services.delivery_problems import report_problem
from bot.services.municipality import Municipality
from bot.services.occasion import Occasion, Telling
from bot.services.recipients import ToChannel, ToConversation, ToPerson, parse_recipient
from bot.services.telling_together import compose
from bot.slack.address_book import Address, AddressBook, UnreachableError
from bot.slack.colleagues import is_colleague
from bot.slack.desk import Desk
from bot.slack.failures import NO_ANSWER
from storage.deliveries import Envelope, open_delivery, refused
from storage.holding import drop, kinds_due
from storage.notices import claim_due
from storage.people import people_by_id
from storage.tables import Delivery, Notice
from storage.vocabulary import DeliveryMethod, Withheld

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
    """Whose turn it is, where that is, and in which time zone they are."""

    here: Municipality
    recipient: str
    destination: Address | UnreachableError
    zone: ZoneInfo | None
    outsider: bool = False


def claim(desk: Desk, workspace_id: int, recipient: str) -> Claimed | None:
    """Take the next thing to tell. :returns: None when nothing is left or a rival has it."""
    with desk.database.reading() as session:
        here = desk.municipalities.of_workspace(session, workspace_id)
    outsider = False
    try:
        outsider = _is_outsider(desk, here, recipient)
        destination: Address | UnreachableError = _address(desk, here, recipient)
    except UnreachableError as error:
        destination = error
    except (SlackApiError, *NO_ANSWER) as error:
        log.warning("an address could not be looked up", error=type(error).__name__)
        return None
    zone = _zone(desk, here, recipient)
    try:
        with desk.database.writing() as session:
            claimed = _claim(session, desk, _Turn(here, recipient, destination, zone, outsider))
            session.commit()
    except IntegrityError:
        return None  # another process already sends to this recipient
    return claimed


def _claim(session: Session, desk: Desk, turn: _Turn) -> Claimed | None:
    """Hold back, drop, or compose what is due; nothing that is not settled here is left behind."""
    here, now = turn.here, desk.clock.now()
    notices = claim_due(
        session,
        workspace_id=here.workspace_id,
        recipient=turn.recipient,
        now=now,
        together=UNASKED_KINDS if _is_person(turn.recipient) else (),
    )
    if not notices:
        return None
    hearer = hearer_of(session, here=here, recipient=turn.recipient, zone=turn.zone)
    now_told = consider(session, notices, hearer, now=now)
    if not now_told:
        return Claimed(None)
    address = turn.destination if isinstance(turn.destination, Address) else None
    audience = address.audience if address else Audience.EXPOSED_CHANNEL
    occasion = Occasion(session, now_told, here, audience, now, outsider=turn.outsider)
    composed = compose(occasion, hearer)
    for notice in composed.outdated:
        drop(session, notice, why=Withheld.OUTDATED)
    if composed.broken:
        nowhere = replace(turn, destination=UnreachableError(CANNOT_TELL))
        _open(session, desk, nowhere, _UNTOLD, composed.broken)
    if composed.telling is None:
        return Claimed(None)
    return _open(session, desk, turn, composed.telling, composed.told)


def _open(
    session: Session, desk: Desk, turn: _Turn, telling: Telling, notices: Sequence[Notice]
) -> Claimed:
    """A delivery on its way; where there is no way, the coordinator is told."""
    here, now = turn.here, desk.clock.now()
    address = turn.destination if isinstance(turn.destination, Address) else None
    delivery = open_delivery(
        session,
        workspace_id=here.workspace_id,
        token=uuid4().hex,
        envelope=_envelope(turn.recipient, address, telling),
        payload={"text": telling.message.text, "blocks": list(telling.message.blocks)},
        notices=notices,
        now=now,
        lease_until=desk.lease(),
    )
    if address is not None:
        return Claimed(delivery)
    refused(session, delivery=delivery, error=str(turn.destination), now=now)
    report_problem(session, workspace_id=here.workspace_id, delivery_id=delivery.id or 0, now=now)
    return Claimed(None)


def _zone(desk: Desk, here: Municipality, recipient: str) -> ZoneInfo | None:
    """The time zone of a person, where something is due whose moment hangs on it."""
    whom = parse_recipient(recipient)
    if not isinstance(whom, ToPerson):
        return None
    with desk.database.reading() as session:
        kinds = kinds_due(
            session,
            workspace_id=here.workspace_id,
            recipient=recipient,
            now=desk.clock.now(),
        )
        if all(is_answer(kind) for kind in kinds):
            return None
        people = people_by_id(session, workspace_id=here.workspace_id, ids=[whom.person_id])
    book = desk.post_offices.of_team(here.team_id).addresses
    return zone_named(book.zone(people[whom.person_id].slack_user_id))


def _is_outsider(desk: Desk, here: Municipality, recipient: str) -> bool:
    """Whether they are a guest or of another organisation, where something for colleagues is due.

    :raises SlackApiError: Slack stumbled, as may any of ``bot.slack.failures.NO_ANSWER``.
    """
    whom = parse_recipient(recipient)
    if not isinstance(whom, ToPerson):
        return False
    with desk.database.reading() as session:
        kinds = kinds_due(
            session, workspace_id=here.workspace_id, recipient=recipient, now=desk.clock.now()
        )
        if FOR_COLLEAGUES.isdisjoint(kinds):
            return False
        people = people_by_id(session, workspace_id=here.workspace_id, ids=[whom.person_id])
    reading = desk.post_offices.of_team(here.team_id).reading
    user = people[whom.person_id].slack_user_id
    return not is_colleague(reading, user, team_id=here.team_id)


def _is_person(recipient: str) -> bool:
    return isinstance(parse_recipient(recipient), ToPerson)


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
    if telling.beneath is not None:
        return Envelope(
            recipient=recipient,
            method=DeliveryMethod.POST,
            channel_id=telling.beneath.channel_id,
            thread_ts=telling.beneath.message_ts,
        )
    return Envelope(
        recipient=recipient,
        method=DeliveryMethod.POST,
        channel_id=address.channel_id if address else None,
        thread_ts=address.thread_ts if address else None,
    )
