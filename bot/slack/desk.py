"""What both wings share: where things are kept, how Slack is reached, what time it is."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.clock import Clock, real_now
from bot.services.municipality import Municipalities
from bot.settings import Settings
from bot.slack.office import PostOffices
from storage.database import Database


@dataclass(frozen=True)
class Desk:
    """The database, the municipalities, the way to Slack and the clock."""

    database: Database
    municipalities: Municipalities
    post_offices: PostOffices
    clock: Clock
    settings: Settings
    public_url: str = ""
    """Where people's calendars reach this process, without a slash; empty where they cannot."""
    served: set[int] = field(default_factory=set)
    """The workspaces that this process has tokens for; it leaves all others alone."""

    def lease(self, *, times: int = 1) -> datetime:
        """Until when (real time) a request may be on its way before it is looked up.

        The time-out holds per read, so a whole request may take longer: twice is allowed.
        """
        timeout = self.settings.request_timeout_seconds
        seconds = 2 * timeout + self.settings.reconcile_margin_seconds
        return real_now() + timedelta(seconds=seconds * times)
