"""Everything that happened in the workspace, numbered: what the page and tests wait on.

Kinds: `api_call`; `envelope_sent`, `envelope_acked`, `envelope_lost`, `unanswered`;
`bot_connected`, `bot_gone`; `message`, `message_changed`, `message_deleted`, `ephemeral`,
`ephemeral_deleted`, `reaction`, `channel`, `file`, `file_deleted`; `view_opened`, `view_pushed`,
`view_updated`, `view_state`, `view_errors`, `view_closed`, `home`; `clock`, `faults`, `http`,
`reset`.
Tokens never appear in it.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from bot.sandbox.jsontypes import Json

_KEPT = 50_000


@dataclass(frozen=True)
class Entry:
    """One change; `at` is the sandbox's time."""

    seq: int
    at: datetime
    kind: str
    details: Json

    def document(self) -> Json:
        return {
            "seq": self.seq,
            "at": self.at.isoformat(),
            "kind": self.kind,
            **self.details,
        }


class Log:
    """Numbers every change (`seq`, from 1) and tells that there is one more."""

    def __init__(self, now: Callable[[], datetime], changed: Callable[[], None]) -> None:
        self._now = now
        self._changed = changed
        self._entries: deque[Entry] = deque(maxlen=_KEPT)
        self.seq = 0

    def add(self, kind: str, **details: object) -> None:
        """Note one change. `details` must be JSON and hold no secrets."""
        self.seq += 1
        self._entries.append(Entry(self.seq, self._now(), kind, details))
        self._changed()

    def after(self, seq: int) -> list[Entry]:
        """The entries since `seq`, oldest first, as far as they are kept."""
        if not self._entries:
            return []
        skipped = max(0, seq + 1 - self._entries[0].seq)
        return list(islice(self._entries, skipped, None))
