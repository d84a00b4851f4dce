"""Delivering what is planned: in order per recipient, each message exactly once."""

from datetime import datetime, timedelta
from functools import partial

import structlog

from bot.clock import real_now
from bot.slack import posting
from bot.slack.desk import Desk
from bot.slack.history import UnreadableHistoryError, find_message
from bot.slack.office import PostOffice
from scheduled.claiming import claim
from scheduled.keyed_pool import KeyedPool
from scheduled.settling import MAX_ATTEMPTS, Settling
from storage import deliveries
from storage.notices import due_recipients
from storage.tables import Delivery, Workspace
from storage.vocabulary import DeliveryMethod, DeliveryState

log = structlog.get_logger()

LOOK_UP_LEASES = 4
"""Reading back one message may take this many times as long as sending it."""


class Delivering:
    """Brings notices to Slack through a bounded pool.

    Sending, sending again and looking up share the recipient's key, so that a leap of
    the machine's clock cannot make one process look up what it is still sending.
    """

    def __init__(self, desk: Desk, pool: KeyedPool) -> None:
        self._desk = desk
        self._pool = pool
        self._settling = Settling(desk)

    def start_due(self) -> int:
        """Start everything that can be sent, looked up or tried again now.

        :returns: how many tasks were started.
        """
        served, now = self._desk.served, real_now()
        with self._desk.database.reading() as session:
            waiting = deliveries.waiting_deliveries(session, workspace_ids=served, real_now=now)
            stuck = deliveries.stuck_deliveries(session, workspace_ids=served, real_now=now)
            fresh = due_recipients(session, workspace_ids=served, now=self._desk.clock.now())
        tasks = [
            *(((place, name), partial(self._resume, i)) for i, place, name in waiting),
            *(((place, name), partial(self._reconcile, i)) for i, place, name in stuck),
            *(((place, name), partial(self._deliver_to, place, name)) for place, name in fresh),
        ]
        return sum(self._pool.start(key, task) for key, task in tasks)

    def _deliver_to(self, workspace_id: int, recipient: str) -> bool:
        claimed = claim(self._desk, workspace_id, recipient)
        if claimed is None:
            return False
        while claimed is not None:
            if claimed.delivery is not None and not self._send(claimed.delivery):
                return True
            if self._pool.stopping:
                return True
            claimed = claim(self._desk, workspace_id, recipient)
        return True

    def _resume(self, delivery_id: int) -> bool:
        delivery = self._take(delivery_id, DeliveryState.WAITING, self._desk.lease())
        if delivery is not None:
            self._send(delivery)
        return True

    def _reconcile(self, delivery_id: int) -> bool:
        lease = self._desk.lease(times=LOOK_UP_LEASES)
        delivery = self._take(delivery_id, DeliveryState.SENDING, lease)
        if delivery is None:
            return True
        if delivery.method is DeliveryMethod.UPDATE:  # doing it twice changes nothing
            self._settling.not_there(delivery, "unanswered")
            return True
        try:
            ts = find_message(self._office(delivery).reading, delivery)
        except UnreadableHistoryError as error:
            if error.passing and delivery.attempts < MAX_ATTEMPTS:
                return False  # the lease runs out, and it is looked up again
            self._settling.uncertain(delivery, str(error))
            return True
        if ts is None:
            self._settling.not_there(delivery, "not in the history")
        else:
            self._settling.arrived(delivery, ts)
        return True

    def _send(self, delivery: Delivery) -> bool:
        """Send once. :returns: whether the next message for this recipient may follow."""
        if not self._fits_in_lease(delivery):
            self._settling.not_there(delivery, "too late to send")
            return False
        match posting.send(self._office(delivery).posting, delivery):
            case posting.Arrived(ts):
                self._settling.arrived(delivery, ts)
                return True
            case posting.TryLater(seconds, error):
                self._settling.not_there(delivery, error, at_least=seconds)
            case posting.Refused(error):
                self._settling.refused(delivery, error)
                return True
            case posting.Unanswered(error):
                log.warning("no answer to a post", delivery=delivery.id, error=error)
        return False

    def _fits_in_lease(self, delivery: Delivery) -> bool:
        """Whether there is time for a whole request before somebody else may look it up."""
        timeout = timedelta(seconds=self._desk.settings.request_timeout_seconds)
        return delivery.lease_until is not None and delivery.lease_until - real_now() >= timeout

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
