"""The Socket Mode connection: the bot calls Slack, and needs no address of its own."""

import threading

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler

from bot.settings import Settings

CLOSE_SECONDS = 0.5


class SocketWay:
    """The connection over which Slack brings what people do; not opened yet."""

    def __init__(self, app: App, settings: Settings) -> None:
        self._handler = SocketModeHandler(
            app,
            settings.slack_app_token.get_secret_value(),
            concurrency=settings.listener_threads,
        )

    def open(self) -> None:
        """Connect."""
        self._handler.connect()  # type: ignore[no-untyped-call]  # Bolt left it untyped

    def close(self) -> None:
        """Take nothing new, answer what was taken, and let go.

        The SDK's own close waits for a read that may only end with the next message
        (slack_sdk 3.47.0, python-slack-sdk pull request 1874), so it gets the time to say goodbye.
        """
        client = self._handler.client
        client.closed = True
        if client.message_processor.is_alive():
            client.message_processor.shutdown()  # type: ignore[no-untyped-call]  # the SDK left it untyped
        client.message_workers.shutdown(wait=True)
        closing = threading.Thread(target=client.close, name="closing", daemon=True)
        closing.start()
        closing.join(CLOSE_SECONDS)
