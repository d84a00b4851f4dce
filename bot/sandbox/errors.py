"""How the workspace refuses: with Slack's own error codes."""

from collections.abc import Sequence


class SlackError(Exception):
    """A Web API method refuses; `code` is Slack's, `messages` explain it, and
    `details` stand beside it in the answer."""

    def __init__(self, code: str, messages: Sequence[str] = ()) -> None:
        super().__init__(code)
        self.code = code
        self.messages = tuple(messages)
        self.details: dict[str, str] = {}
