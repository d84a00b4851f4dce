"""The ``vaandel`` command, whose sandbox sends an event again after seconds, not after a minute.

For tests in which a bot is taken away and comes back: how long that takes is up to the machine.
"""

from functools import partial

from bot.cli import main, sandbox
from bot.sandbox.server import SandboxServer
from bot.sandbox.timings import Timings

MODULE = "tests.support.hasty_sandbox"
RETRIES = (0.0, *(2.0,) * 20)
"""In seconds; Slack's are at once, after a minute, after five."""

if __name__ == "__main__":
    sandbox.SandboxServer = partial(  # type: ignore[assignment,attr-defined]  # as the command makes it
        SandboxServer, timings=Timings(event_retries=RETRIES)
    )
    main()
