"""Saves a workspace a moment after it changed, and once more when the sandbox stops."""

import asyncio
import logging
from pathlib import Path

from bot.sandbox import state_file
from bot.sandbox.sandbox import Sandbox

_PAUSE = 0.3  # seconds in which changes gather before they are written together
_LONG = 3600.0
# Entries in the log that change nothing worth keeping.
_PASSING = frozenset(
    {
        "api_call",
        "bot_connected",
        "bot_gone",
        "envelope_acked",
        "envelope_lost",
        "envelope_sent",
        "faults",
        "http",
        "unanswered",
        "view_closed",
        "view_errors",
        "view_opened",
        "view_pushed",
        "view_state",
        "view_updated",
    }
)

log = logging.getLogger(__name__)


class Keeper:
    """Writes one sandbox to one file."""

    def __init__(self, sandbox: Sandbox, path: Path) -> None:
        self._sandbox = sandbox
        self._path = path
        self._saved_seq = 0

    async def keep(self) -> None:
        """Save after every change, until the sandbox closes."""
        sandbox = self._sandbox
        while not sandbox.wakeup.closing:
            await sandbox.wakeup.wait_until(lambda: sandbox.log.seq > self._saved_seq, _LONG)
            await sandbox.wakeup.wait_until(lambda: False, _PAUSE)
            if self._changed():
                await asyncio.to_thread(self._save_or_complain)

    def save(self) -> None:
        """Write it now.

        Raises:
            OSError: it cannot be written.
        """
        sandbox = self._sandbox
        with sandbox.workspace.lock:
            self._saved_seq = sandbox.log.seq
            kept = state_file.saved(sandbox.workspace, sandbox.clock.now())
            content = kept.model_dump_json().encode()
        state_file.write(self._path, content)

    def _save_or_complain(self) -> None:
        try:
            self.save()
        except OSError as error:  # a full disk must not stop the workspace
            log.warning("%s was not saved: %s", self._path, error.strerror)

    def _changed(self) -> bool:
        entries = self._sandbox.log.after(self._saved_seq)
        self._saved_seq = self._sandbox.log.seq
        return any(entry.kind not in _PASSING for entry in entries)
