"""Messages that did not arrive: the coordinator is told and decides."""

from datetime import datetime, timedelta

import structlog
from sqlmodel import Session

from bot.messages import delivery_problem as page
from bot.messages import trajectory_ids
from bot.policy.confidentiality import Viewer, permitted
from bot.policy.permissions import Act
from bot.services.errors import NotCoordinatorError, NotFoundError
from bot.services.municipality import Municipality
from bot.services.occasion import Occasion, Telling
from bot.services.recipients import ToChannel, ToPerson, parse_recipient
from storage import deliveries, event_log
from storage.delivery_lists import is_planned, unsettled_deliveries
from storage.homes import homes_changed
from storage.notices import notices_of, plan_again, plan_notice
from storage.people import people_by_id, people_with_role
from storage.tables import Delivery, Notice
from storage.trajectories import find_trajectory
from storage.vocabulary import DeliveryState, MunicipalRole

log = structlog.get_logger()

CARD_IS_GONE = "message_not_found"
"""What Slack says when the message to change is not there any more."""

TELL_LATER = timedelta(hours=1)
TELL_FOR = timedelta(days=7)
_NOTES = frozenset({page.NOTICE, page.NOTICE_SHARER})


def report_problem(session: Session, *, workspace_id: int, delivery_id: int, now: datetime) -> None:
    """Plan to tell every coordinator, and who shared the case if its card is missing.

    A note about a problem that itself did not arrive is told again an hour later.
    """
    carried = notices_of(session, delivery_id=delivery_id)
    if any(notice.kind in _NOTES for notice in carried):
        if all(now - notice.planned_at < TELL_FOR for notice in carried):
            plan_again(session, delivery_id=delivery_id, due_at=now + TELL_LATER)
        return
    coordinators = people_with_role(
        session, workspace_id=workspace_id, role=MunicipalRole.COORDINATOR
    )
    if not coordinators:
        log.error("no coordinator to tell of a failed delivery", delivery=delivery_id)
    _tell_homes(session, workspace_id, now)
    told = {page.NOTICE: [person.id for person in coordinators]}
    told[page.NOTICE_SHARER] = [_sharer(session, workspace_id, notice) for notice in carried]
    for kind, people in told.items():
        for person_id in people:
            if person_id is not None:
                plan_notice(
                    session,
                    workspace_id=workspace_id,
                    kind=kind,
                    subject_kind=page.SUBJECT,
                    subject_id=delivery_id,
                    occurrence="once",
                    recipient=str(ToPerson(person_id)),
                    due_at=now,
                    now=now,
                )


def _sharer(session: Session, workspace_id: int, notice: Notice) -> int | None:
    """Who reads "Ik zet het in het kanaal" and would look for it in vain."""
    if notice.kind != trajectory_ids.NOTICE_CARD:
        return None
    shared = [
        event.actor_id
        for event in event_log.history(
            session,
            workspace_id=workspace_id,
            subject_kind=trajectory_ids.SUBJECT,
            subject_id=notice.subject_id,
        )
        if event.kind == "shared"
    ]
    return shared[-1] if shared else None


def tell_sharer(occasion: Occasion) -> Telling | None:
    """That the card is not there yet; nothing once it is."""
    problem = _unsettled(occasion)
    if problem is None:
        return None
    return Telling(page.delivery_failed(problem, occasion.here.words))


def open_problems(
    session: Session, *, here: Municipality, viewer: Viewer
) -> list[page.DeliveryProblem]:
    """Everything that waits for the coordinator to settle, oldest first; nobody else has any."""
    if not permitted(viewer, Act.SETTLE_DELIVERY):
        return []
    return [
        _describe(session, here, delivery, notices_of(session, delivery_id=delivery.id or 0)[0])
        for delivery in unsettled_deliveries(
            session, workspace_id=here.workspace_id, states=_UNSETTLED, except_kinds=_NOTES
        )
        if not _is_placed_anew(session, delivery)
    ]


def tell_problem(occasion: Occasion) -> Telling | None:
    """Which message, where, and what can be done; nothing once it is settled."""
    problem = _unsettled(occasion)
    if problem is None:
        return None
    return Telling(page.delivery_problem(problem, occasion.here.words))


def _unsettled(occasion: Occasion) -> page.DeliveryProblem | None:
    delivery = deliveries.find_delivery(
        occasion.session,
        workspace_id=occasion.here.workspace_id,
        delivery_id=occasion.subject_id,
    )
    if delivery is None or delivery.state not in _UNSETTLED:
        return None
    carried = notices_of(occasion.session, delivery_id=occasion.subject_id)
    if not carried:
        return None  # another coordinator already had it told again
    return _describe(occasion.session, occasion.here, delivery, carried[0])


def settle_as_told(
    session: Session, *, here: Municipality, viewer: Viewer, delivery_id: int, now: datetime
) -> bool:
    """The coordinator saw it stand there. :returns: whether there was anything to settle."""
    delivery = _for_coordinator(session, here, viewer, delivery_id)
    told_again = not notices_of(session, delivery_id=delivery_id)
    if delivery.state is not DeliveryState.UNCERTAIN or told_again:
        return False
    settled = deliveries.arrived(
        session, delivery_id=delivery_id, ts=delivery.message_ts or "", now=now
    )
    _tell_homes(session, here.workspace_id, now, viewer.person_id)
    return settled


def tell_again(
    session: Session, *, here: Municipality, viewer: Viewer, delivery_id: int, now: datetime
) -> bool:
    """The coordinator wants it posted again. :returns: whether there was anything to post."""
    delivery = _for_coordinator(session, here, viewer, delivery_id)
    if delivery.error == CARD_IS_GONE:
        planned = _place_anew(session, delivery, now)
    else:
        planned = plan_again(session, delivery_id=delivery_id, due_at=now) > 0
    _tell_homes(session, here.workspace_id, now, viewer.person_id)
    return planned


def _place_anew(session: Session, delivery: Delivery, now: datetime) -> bool:
    """A card that somebody took away cannot be changed; a new one is planned."""
    card = notices_of(session, delivery_id=delivery.id or 0)[0]
    return plan_notice(
        session,
        workspace_id=delivery.workspace_id,
        kind=trajectory_ids.NOTICE_CARD,
        subject_kind=trajectory_ids.SUBJECT,
        subject_id=card.subject_id,
        occurrence=_anew(delivery),
        recipient=delivery.recipient,
        due_at=now,
        now=now,
    )


def _is_placed_anew(session: Session, delivery: Delivery) -> bool:
    return delivery.error == CARD_IS_GONE and is_planned(
        session,
        workspace_id=delivery.workspace_id,
        kind=trajectory_ids.NOTICE_CARD,
        occurrence=_anew(delivery),
    )


def _anew(delivery: Delivery) -> str:
    return f"anew {delivery.id}"


_UNSETTLED = frozenset({DeliveryState.UNCERTAIN, DeliveryState.REFUSED})


def _tell_homes(
    session: Session, workspace_id: int, now: datetime, actor_id: int | None = None
) -> None:
    """What waits for the coordinators has changed."""
    coordinators = people_with_role(
        session, workspace_id=workspace_id, role=MunicipalRole.COORDINATOR
    )
    homes_changed(
        session,
        workspace_id=workspace_id,
        people=[coordinator.id or 0 for coordinator in coordinators],
        actor_id=actor_id,
        now=now,
    )


def _for_coordinator(
    session: Session, here: Municipality, viewer: Viewer, delivery_id: int
) -> Delivery:
    if not permitted(viewer, Act.SETTLE_DELIVERY):
        raise NotCoordinatorError
    delivery = deliveries.find_delivery(
        session, workspace_id=here.workspace_id, delivery_id=delivery_id
    )
    if delivery is None:
        raise NotFoundError
    return delivery


def _describe(
    session: Session, here: Municipality, delivery: Delivery, notice: Notice
) -> page.DeliveryProblem:
    number = None
    if notice.subject_kind == trajectory_ids.SUBJECT:
        record = find_trajectory(
            session, workspace_id=here.workspace_id, trajectory_id=notice.subject_id
        )
        number = record.trajectory.number if record else None
    return page.DeliveryProblem(
        delivery_id=delivery.id or 0,
        kind=notice.kind,
        number=number,
        place=_place(session, here, delivery.recipient),
        uncertain=delivery.state is DeliveryState.UNCERTAIN,
        error=delivery.error or "",
    )


def _place(session: Session, here: Municipality, recipient: str) -> tuple[str, str]:
    parsed = parse_recipient(recipient)
    match parsed:
        case ToChannel(name):
            return ("channel", name)
        case ToPerson(person_id):
            people = people_by_id(session, workspace_id=here.workspace_id, ids=[person_id])
            return ("person", people[person_id].slack_user_id)
    return ("conversation", "")
