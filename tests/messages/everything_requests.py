"""What is asked of who wrote a message, in each of its forms."""

from collections.abc import Iterator

from bot.messages.slack_text import readable
from bot.messages.wording import Wording


def read_messages(words: Wording) -> Iterator[str]:
    """A message in which everything is mentioned, as plain text."""
    yield readable("<@U0001> <!subteam^S0001> <#C0001>", words)
