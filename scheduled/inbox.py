"""Handling what came in: once, in order per conversation, together with its marking."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial

import structlog
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from bot.clock import real_now
from bot.services.apologies import apologise, reference_of
from bot.slack.desk import Desk
from scheduled.keyed_pool import KeyedPool
from storage import inbox
from storage.tables import InboxItem
from storage.vocabulary import InboxState

log = structlog.get_logger()

REST_SECONDS = (1.0, 5.0, 30.0, 120.0)
"""How long to wait (real time) after each failed attempt; a database may be away for a while."""

Handle = Callable[[Session, InboxItem], None]
"""Does everything an event causes, in the session it is given."""

Prepare = Callable[[InboxItem], Handle]
"""Asks of Slack what handling an event needs, before its transaction opens."""


class InboxDesk:
    """Takes events from the inbox and has them handled.

    :param prepare: gives what handles an event. Whatever must be told is planned as
        notices there, so that a repeat after a kill doubles nothing. What fails while
        preparing is a failed attempt too.
    """

    def __init__(
        self,
        desk: Desk,
        pool: KeyedPool,
        prepare: Prepare,
        *,
        rest_seconds: Sequence[float] = REST_SECONDS,
    ) -> None:
        self._desk = desk
        self._pool = pool
        self._prepare = prepare
        self._rest_seconds = rest_seconds

    def start_due(self) -> int:
        """Start handling every conversation's next turn. :returns: how many were started."""
        with self._desk.database.reading() as session:
            open_items = inbox.open_items(
                session, workspace_ids=self._desk.served, real_now=real_now()
            )
        return sum(
            self._pool.start(("inbox", item_id), partial(self._handle_one, item_id))
            for item_id in open_items
        )

    def _handle_one(self, item_id: int) -> bool:
        taken = self._take(item_id)
        if taken is None:
            return True
        attempt = taken.attempts
        try:
            handle = self._prepare(taken)
            with self._desk.database.writing() as session:
                item = session.get_one(InboxItem, item_id)
                if item.attempts != attempt:
                    return True  # it took so long that somebody else has it by now
                handle(session, item)
                inbox.finish(session, item, now=self._desk.clock.now())
                session.commit()
        except Exception as error:
            log.exception("an event could not be handled", reference=reference_of(item_id))
            self._give_back(item_id, attempt, error)
        return True

    def _give_back(self, item_id: int, attempt: int, error: Exception) -> None:
        with self._desk.database.writing() as session:
            rest = self._rest_seconds[min(attempt, len(self._rest_seconds)) - 1]
            inbox.give_back(
                session,
                item_id=item_id,
                error=type(error).__name__,
                attempts=attempt,
                not_before=real_now() + timedelta(seconds=rest),
            )
            self._apologise_if_failed(session, item_id)
            session.commit()

    def _take(self, item_id: int) -> InboxItem | None:
        """Claim an item; None when it is not for us."""
        now = real_now()
        lease = timedelta(seconds=self._desk.settings.handling_seconds)
        try:
            with self._desk.database.writing() as session:
                item = inbox.take(
                    session,
                    item_id=item_id,
                    real_now=now,
                    lease_until=now + lease,
                )
                if item is None:
                    self._apologise_if_failed(session, item_id)
                session.commit()
        except IntegrityError:
            return None  # a rival handles an earlier turn of this conversation
        return item

    def _apologise_if_failed(self, session: Session, item_id: int) -> None:
        item = session.get_one(InboxItem, item_id)
        if item.state is InboxState.FAILED:
            apologise(session, item, now=self._desk.clock.now())
