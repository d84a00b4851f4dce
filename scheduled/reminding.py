"""Planning what comes back, and what was waited for; the ledger sees to it that it is told once."""

from datetime import datetime, timedelta
from functools import partial

from bot.services.plan_notices import manifest_unplanned, plan_manifest
from bot.services.silence import plan_silence, silence_unplanned
from bot.slack.desk import Desk
from scheduled.keyed_pool import KeyedPool

EVERY = timedelta(hours=6)
"""Domain time: often enough for what is planned a year ahead, and for a new coordinator."""


class Reminding:
    """Looks now and then whether the next time is planned."""

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
        return sum(self._pool.start(("reminding", each), partial(self._plan, each)) for each in due)

    def _plan(self, workspace_id: int) -> bool:
        now = self._desk.clock.now()
        with self._desk.database.reading() as session:
            here = self._desk.municipalities.of_workspace(session, workspace_id)
            manifest = bool(manifest_unplanned(session, here=here, now=now))
            if not manifest and not silence_unplanned(session, here=here, now=now):
                return True  # nearly always: nobody who writes has to wait for it
        with self._desk.database.writing() as session:
            plan_manifest(session, here=here, now=now)
            plan_silence(session, here=here, now=now)
            session.commit()
        return True
