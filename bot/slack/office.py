"""Everything one workspace needs to reach Slack, and finding it by team id."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from slack_sdk import WebClient

from bot.slack.address_book import AddressBook
from bot.slack.errands import Errands


@dataclass(frozen=True)
class PostOffice:
    """Clients and addresses of one workspace, and who runs errands to it."""

    reading: WebClient
    posting: WebClient
    addresses: AddressBook
    errands: Errands = field(default_factory=Errands)


@dataclass
class PostOffices:
    """The post office of each workspace, opened when it is first needed."""

    open_for: Callable[[str], PostOffice]
    _served: set[str] = field(default_factory=set)
    _open: dict[str, PostOffice] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def serve(self, team_id: str) -> None:
        """There is a token for this Slack team."""
        with self._lock:
            self._served.add(team_id)

    def of_team(self, team_id: str) -> PostOffice:
        """The post office of a Slack team id. :raises LookupError: there is no token for it."""
        with self._lock:
            if team_id not in self._served:
                raise LookupError(f"no token for team {team_id}")
            if team_id not in self._open:
                self._open[team_id] = self.open_for(team_id)
            return self._open[team_id]

    def close(self) -> None:
        """Let go of what every post office holds on to."""
        with self._lock:
            for office in self._open.values():
                office.addresses.close()
                office.errands.close()
