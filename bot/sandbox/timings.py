"""How long Slack waits: real time, in seconds, whatever the sandbox's clock says."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Timings:
    """Slack's own values; tests shorten them.

    Sources: docs.slack.dev on interactivity (acknowledgement and trigger 3 s, `response_url`
    30 minutes) and on the Events API (retries at once, after a minute, after five). How long a
    file takes to appear in a channel (`file_share`) is nowhere told: it is not at once.
    """

    acknowledgement: float = 3.0
    trigger: float = 3.0
    response_url: float = 30 * 60.0
    event_retries: tuple[float, ...] = (0.0, 60.0, 300.0)
    file_share: float = 0.2
    socket_ticket: float = 30.0
    follower_gone: float = 10.0
    follower_step: float = 30.0
