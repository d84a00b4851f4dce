"""Everything that comes in from Slack, before anybody looks at it."""

from collections.abc import Callable

from slack_bolt import App, BoltRequest, BoltResponse

from bot.slack.desk import Desk
from storage.documents import storable


def register(app: App, desk: Desk) -> None:  # noqa: ARG001  -- every feature is registered so
    """Take out what no database can hold, from commands, forms and events alike."""

    @app.middleware
    def _clean(req: BoltRequest, next: Callable[[], BoltResponse]) -> BoltResponse:  # noqa: A002  -- Bolt's name
        req.body = storable(req.body)
        return next()
