"""Looking after the jobs: each regularly, each municipality and each job on its own."""

import threading
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial

from bot.slack.desk import Desk
from scheduled.jobs import JOBS, Job, run_job
from scheduled.keyed_pool import KeyedPool

EVERY = timedelta(hours=6)
"""Domain time: often enough for what is planned days ahead, and for who is new."""


class Looking:
    """Starts every job now and then; one that fails rests, is tried again, and stops no other."""

    def __init__(self, desk: Desk, pool: KeyedPool, jobs: Sequence[Job] = JOBS) -> None:
        self._desk = desk
        self._pool = pool
        self._jobs = jobs
        self._looked: dict[tuple[str, int], datetime] = {}
        self._lock = threading.Lock()

    def start_due(self) -> int:
        """Start what was not looked at for long. :returns: how many were started."""
        now = self._desk.clock.now()
        return sum(
            self._pool.start(("job", job.name, workspace_id), partial(self._do, job, workspace_id))
            for workspace_id in self._desk.served
            for job in self._jobs
            if self._is_due(job, workspace_id, now)
        )

    def _is_due(self, job: Job, workspace_id: int, now: datetime) -> bool:
        with self._lock:
            looked = self._looked.get((job.name, workspace_id))
        return looked is None or now - looked >= EVERY

    def _do(self, job: Job, workspace_id: int) -> bool:
        now = self._desk.clock.now()
        run_job(self._desk.database, self._desk.municipalities, job, workspace_id, now=now)
        with self._lock:
            self._looked[job.name, workspace_id] = now
        return True
