"""Forgetting what was kept long enough: old talks, sentences, documents."""

from datetime import datetime, timedelta
from functools import partial

from bot.services.conversation_sentences import KEPT_FOR, forget
from bot.slack.desk import Desk
from scheduled.keyed_pool import KeyedPool
from storage.conversations import forget_old
from storage.start_forms import forget_readings

EVERY = timedelta(hours=6)
"""Domain time: often enough for what is kept for days."""


class Forgetting:
    """Looks now and then; what is deleted once needs no remembering of when."""

    def __init__(self, desk: Desk, pool: KeyedPool) -> None:
        self._desk = desk
        self._pool = pool
        self._looked: dict[int, datetime] = {}

    def start_due(self) -> int:
        """Start looking where that is due. :returns: in how many workspaces."""
        now = self._desk.clock.now()
        due = [
            workspace_id
            for workspace_id in self._desk.served
            if workspace_id not in self._looked or now - self._looked[workspace_id] >= EVERY
        ]
        for workspace_id in due:
            self._looked[workspace_id] = now
        return sum(
            self._pool.start(("forgetting", each), partial(self._forget, each)) for each in due
        )

    def _forget(self, workspace_id: int) -> bool:
        now = self._desk.clock.now()
        with self._desk.database.writing() as session:
            here = self._desk.municipalities.of_workspace(session, workspace_id)
            today = now.astimezone(here.zone).date()
            forget(session, here=here, today=today)
            forget_old(session, workspace_id=workspace_id, now=now, keep=KEPT_FOR)
            forget_readings(session, workspace_id=workspace_id, before=now - KEPT_FOR)
            session.commit()
        return True
