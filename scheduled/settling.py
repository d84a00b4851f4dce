"""Writing down what came of a delivery, and telling who has to know."""

from datetime import timedelta

import structlog
from sqlmodel import Session

from bot.clock import real_now
from bot.services.delivery_problems import report_problem
from bot.slack.desk import Desk
from storage import deliveries
from storage.tables import Delivery

log = structlog.get_logger()

MAX_ATTEMPTS = 10
"""So often a message that certainly is not there is sent again: half an hour in all."""

AT_ONCE = 2
"""So many attempts follow each other without a pause: most stumbles are short."""

LONGEST_PAUSE_SECONDS = 600.0


class Settling:
    """One transaction per outcome."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def arrived(self, delivery: Delivery, ts: str) -> None:
        """It stands in Slack."""
        with self._desk.database.writing() as session:
            deliveries.arrived(
                session, delivery_id=delivery.id or 0, ts=ts, now=self._desk.clock.now()
            )
            session.commit()
        log.info("delivered", delivery=delivery.id, method=delivery.method.value)

    def not_there(self, delivery: Delivery, error: str, *, at_least: float = 0) -> None:
        """It certainly is not there: send it again, later each time, and not for ever.

        :param at_least: the seconds that Slack asked to wait.
        """
        if delivery.attempts >= MAX_ATTEMPTS:
            self.refused(delivery, error)
            return
        pause = 0.0 if delivery.attempts <= AT_ONCE else float(2**delivery.attempts)
        seconds = max(at_least, min(pause, LONGEST_PAUSE_SECONDS))
        with self._desk.database.writing() as session:
            deliveries.postpone(
                session,
                delivery=delivery,
                retry_at=real_now() + timedelta(seconds=seconds),
                error=error,
            )
            session.commit()

    def refused(self, delivery: Delivery, error: str) -> None:
        """Slack said no, or it was tried too often."""
        log.warning("a message was not posted", delivery=delivery.id, error=error)
        now = self._desk.clock.now()
        with self._desk.database.writing() as session:
            if deliveries.refused(session, delivery=delivery, error=error, now=now):
                self._report(session, delivery)
            session.commit()

    def uncertain(self, delivery: Delivery, error: str) -> None:
        """Nobody can tell; it is not posted again by itself."""
        log.warning("nobody knows whether a message arrived", delivery=delivery.id, error=error)
        now = self._desk.clock.now()
        with self._desk.database.writing() as session:
            if deliveries.uncertain(session, delivery=delivery, error=error, now=now):
                self._report(session, delivery)
            session.commit()

    def _report(self, session: Session, delivery: Delivery) -> None:
        report_problem(
            session,
            workspace_id=delivery.workspace_id,
            delivery_id=delivery.id or 0,
            now=self._desk.clock.now(),
        )
