"""Everything one workspace needs to reach Slack, and finding it by team id."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from slack_sdk import WebClient

from bot.slack.address_book import AddressBook


@dataclass(frozen=True)
class PostOffice:
    """Clients and addresses of one workspace."""

    reading: WebClient
    posting: WebClient
    addresses: AddressBook


@dataclass
class PostOffices:
    """The post office of each workspace, opened when it is first needed."""

    open_for: Callable[[str], PostOffice]
    _open: dict[str, PostOffice] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def of_team(self, team_id: str) -> PostOffice:
        """The post office of a Slack team id."""
        with self._lock:
            if team_id not in self._open:
                self._open[team_id] = self.open_for(team_id)
            return self._open[team_id]
