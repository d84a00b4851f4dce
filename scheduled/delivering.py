"""Delivering what is planned: in order per recipient, each message exactly once."""

from datetime import datetime, timedelta
from functools import partial

import structlog

from bot.clock import real_now
from bot.services.delivery_problems import report_problem
from bot.slack import posting
from bot.slack.desk import Desk
from bot.slack.history import UnreadableHistoryError, find_message
from bot.slack.office import PostOffice
from scheduled.claiming import claim
from scheduled.keyed_pool import KeyedPool
from storage import deliveries
from storage.notices import due_recipients
from storage.tables import Delivery, Workspace
from storage.vocabulary import DeliveryMethod, DeliveryState

log = structlog.get_logger()

LOOK_UP_LEASES = 4
"""Reading back one message may take this many times as long as sending it."""


class Delivering:
    """Brings notices to Slack through a bounded pool."""

    def __init__(self, desk: Desk, pool: KeyedPool) -> None:
        self._desk = desk
        self._pool = pool

    def start_due(self) -> int:
        """Start everything that can be sent, looked up or tried again now.

        :returns: how many tasks were started.
        """
        database, started = self._desk.database, 0
        with database.reading() as session:
            recipients = due_recipients(session, now=self._desk.clock.now())
            waiting = deliveries.waiting_deliveries(session, real_now=real_now())
            stuck = deliveries.stuck_deliveries(session, real_now=real_now())
        start = self._pool.start
        for delivery_id in waiting:
            started += start(("delivery", delivery_id), partial(self._resume, delivery_id))
        for delivery_id in stuck:
            started += start(("delivery", delivery_id), partial(self._reconcile, delivery_id))
        for workspace_id, recipient in recipients:
            task = partial(self._deliver_to, workspace_id, recipient)
            started += start((workspace_id, recipient), task)
        return started

    def _deliver_to(self, workspace_id: int, recipient: str) -> None:
        while (claimed := claim(self._desk, workspace_id, recipient)) is not None:
            if claimed.delivery is not None and not self._send(claimed.delivery):
                return

    def _resume(self, delivery_id: int) -> None:
        delivery = self._take(delivery_id, DeliveryState.WAITING, self._desk.lease())
        if delivery is not None:
            self._send(delivery)

    def _reconcile(self, delivery_id: int) -> None:
        delivery = self._take(
            delivery_id,
            DeliveryState.SENDING,
            self._desk.lease(times=LOOK_UP_LEASES),
        )
        if delivery is None:
            return
        if delivery.method is DeliveryMethod.UPDATE:  # doing it twice changes nothing
            self._postpone(delivery, 0, "unanswered")
            return
        try:
            ts = find_message(self._office(delivery).reading, delivery)
        except UnreadableHistoryError as error:
            self._give_up(delivery, str(error))
            return
        if ts is None:
            self._postpone(delivery, 0, "not in the history")
        else:
            self._settle_arrived(delivery, ts)

    def _send(self, delivery: Delivery) -> bool:
        """Send once. :returns: whether the next message for this recipient may follow."""
        match posting.send(self._office(delivery).posting, delivery):
            case posting.Arrived(ts):
                self._settle_arrived(delivery, ts)
                return True
            case posting.TryLater(seconds):
                self._postpone(delivery, seconds, "ratelimited")
            case posting.Refused(error):
                self._refuse(delivery, error)
                return True
            case posting.Unanswered(error):
                log.warning("no answer to a post", delivery=delivery.id, error=error)
        return False

    def _office(self, delivery: Delivery) -> PostOffice:
        with self._desk.database.reading() as session:
            workspace = session.get_one(Workspace, delivery.workspace_id)
        return self._desk.post_offices.of_team(workspace.team_id)

    def _take(
        self, delivery_id: int, state: DeliveryState, lease_until: datetime
    ) -> Delivery | None:
        with self._desk.database.writing() as session:
            delivery = deliveries.take_delivery(
                session,
                delivery_id=delivery_id,
                state=state,
                real_now=real_now(),
                lease_until=lease_until,
            )
            session.commit()
        return delivery

    def _settle_arrived(self, delivery: Delivery, ts: str) -> None:
        with self._desk.database.writing() as session:
            deliveries.arrived(
                session, delivery_id=delivery.id or 0, ts=ts, now=self._desk.clock.now()
            )
            session.commit()
        log.info("delivered", delivery=delivery.id, method=delivery.method.value)

    def _postpone(self, delivery: Delivery, seconds: float, error: str) -> None:
        with self._desk.database.writing() as session:
            deliveries.postpone(
                session,
                delivery=delivery,
                retry_at=real_now() + timedelta(seconds=seconds),
                error=error,
            )
            session.commit()

    def _refuse(self, delivery: Delivery, error: str) -> None:
        log.warning("Slack refused a message", delivery=delivery.id, error=error)
        now = self._desk.clock.now()
        with self._desk.database.writing() as session:
            deliveries.refused(session, delivery=delivery, error=error, now=now)
            if delivery.method is DeliveryMethod.POST:  # a changed card nobody misses
                report_problem(
                    session,
                    workspace_id=delivery.workspace_id,
                    delivery_id=delivery.id or 0,
                    now=now,
                )
            session.commit()

    def _give_up(self, delivery: Delivery, error: str) -> None:
        log.warning("nobody knows whether a message arrived", delivery=delivery.id, error=error)
        now = self._desk.clock.now()
        with self._desk.database.writing() as session:
            deliveries.uncertain(session, delivery=delivery, error=error, now=now)
            report_problem(
                session,
                workspace_id=delivery.workspace_id,
                delivery_id=delivery.id or 0,
                now=now,
            )
            session.commit()
