"""Messages that did not arrive: the coordinator is told and decides."""

from datetime import datetime

import structlog
from sqlmodel import Session

from bot.messages import delivery_problem as page
from bot.messages import trajectory_ids
from bot.policy.confidentiality import Viewer
from bot.services.errors import MayNotChangeError, NotFoundError
from bot.services.municipality import Municipality
from bot.services.occasion import Occasion, Telling
from bot.services.recipients import ToChannel, ToPerson, parse_recipient
from storage import deliveries
from storage.notices import notices_of, plan_again, plan_notice
from storage.people import people_by_id, people_with_role
from storage.tables import Delivery, Notice
from storage.trajectories import find_trajectory
from storage.vocabulary import DeliveryState, MunicipalRole

log = structlog.get_logger()


def report_problem(session: Session, *, workspace_id: int, delivery_id: int, now: datetime) -> None:
    """Plan to tell every coordinator, unless the problem is such a message itself."""
    carried = notices_of(session, delivery_id=delivery_id)
    if any(notice.kind == page.NOTICE for notice in carried):
        return
    coordinators = people_with_role(
        session, workspace_id=workspace_id, role=MunicipalRole.COORDINATOR
    )
    if not coordinators:
        log.error("no coordinator to tell of a failed delivery", delivery=delivery_id)
    for coordinator in coordinators:
        plan_notice(
            session,
            workspace_id=workspace_id,
            kind=page.NOTICE,
            subject_kind=page.SUBJECT,
            subject_id=delivery_id,
            occurrence="once",
            recipient=str(ToPerson(coordinator.id or 0)),
            due_at=now,
            now=now,
        )


def tell_problem(occasion: Occasion) -> Telling | None:
    """Which message, where, and what can be done; nothing once it is settled."""
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
    problem = _describe(occasion.session, occasion.here, delivery, carried[0])
    return Telling(page.delivery_problem(problem, occasion.here.words))


def settle_as_told(
    session: Session, *, here: Municipality, viewer: Viewer, delivery_id: int, now: datetime
) -> bool:
    """The coordinator saw it stand there. :returns: whether there was anything to settle."""
    delivery = _for_coordinator(session, here, viewer, delivery_id)
    told_again = not notices_of(session, delivery_id=delivery_id)
    if delivery.state is not DeliveryState.UNCERTAIN or told_again:
        return False
    return deliveries.arrived(
        session, delivery_id=delivery_id, ts=delivery.message_ts or "", now=now
    )


def tell_again(
    session: Session, *, here: Municipality, viewer: Viewer, delivery_id: int, now: datetime
) -> bool:
    """The coordinator wants it posted again. :returns: whether there was anything to post."""
    _for_coordinator(session, here, viewer, delivery_id)
    return plan_again(session, delivery_id=delivery_id, due_at=now) > 0


_UNSETTLED = frozenset({DeliveryState.UNCERTAIN, DeliveryState.REFUSED})


def _for_coordinator(
    session: Session, here: Municipality, viewer: Viewer, delivery_id: int
) -> Delivery:
    if MunicipalRole.COORDINATOR not in viewer.roles:
        raise MayNotChangeError
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
