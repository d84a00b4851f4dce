"""One running sandbox: the workspace and everything around it that moves."""

import asyncio
from dataclasses import asdict, dataclass, field
from datetime import datetime

from bot.sandbox.clock import SandboxClock
from bot.sandbox.delivery import Delivery
from bot.sandbox.faults import Faults
from bot.sandbox.followers import Followers
from bot.sandbox.http_way import HttpWay
from bot.sandbox.jsontypes import Json
from bot.sandbox.later import Later
from bot.sandbox.log import Log
from bot.sandbox.setup import Setup
from bot.sandbox.socket_way import SocketWay
from bot.sandbox.sockets import Sockets
from bot.sandbox.timings import Timings
from bot.sandbox.wakeup import Wakeup
from bot.sandbox.workspace import Tokens, Workspace, open_workspace


@dataclass
class Sandbox:
    """What requests work with. `url` is where the sandbox answers, without a slash at the end."""

    url: str
    setup: Setup
    tokens: Tokens
    timings: Timings
    wakeup: Wakeup
    clock: SandboxClock
    log: Log
    faults: Faults
    sockets: Sockets
    delivery: Delivery
    followers: Followers
    workspace: Workspace
    later: Later
    walking: asyncio.Lock = field(default_factory=asyncio.Lock)

    def reset(self) -> None:
        """Back to an empty workspace. Time and numbering go on: neither ever goes back."""
        self.delivery.cancel()
        self.faults.clear()
        timestamps = self.workspace.timestamps
        self.later.cancel()
        self.workspace = open_workspace(self.setup, self.timings, self.clock, self.log, self.url)
        self.workspace.timestamps = timestamps
        self.log.add("reset")

    def clock_document(self) -> Json:
        """`{"seq", "now", "running", "next_event"}`; the last is null when no bot has told it."""
        document = self.clock.document()
        due = self.followers.next_due(datetime.fromisoformat(document["now"]))
        return {**document, "next_event": due.isoformat() if due else None}

    def http_document(self) -> Json:
        """Where the app listens over HTTP, if that is switched on."""
        return asdict(self.delivery.http.settings)


def open_sandbox(
    *, url: str, setup: Setup, tokens: Tokens, timings: Timings, clock: SandboxClock, wakeup: Wakeup
) -> Sandbox:
    """Put the parts of a sandbox together."""
    log = Log(clock.now, wakeup.ring)
    faults = Faults()
    sockets = Sockets(log, timings.socket_ticket)
    delivery = Delivery(
        socket_way=SocketWay(sockets, faults, timings.acknowledgement),
        http_way=HttpWay(tokens.signing_secret, faults, timings.acknowledgement),
        log=log,
        faults=faults,
        timings=timings,
        wakeup=wakeup,
    )
    return Sandbox(
        url=url,
        setup=setup,
        tokens=tokens,
        timings=timings,
        wakeup=wakeup,
        clock=clock,
        log=log,
        faults=faults,
        sockets=sockets,
        delivery=delivery,
        followers=Followers(wakeup, timings),
        later=Later(wakeup),
        workspace=open_workspace(setup, timings, clock, log, url),
    )
