"""What a way in from Slack can do, whichever it is."""

from typing import Protocol


class WayIn(Protocol):
    """Brings what people do in Slack to the program."""

    def open(self) -> None:
        """Take in what comes, from now on."""

    def close(self) -> None:
        """Take nothing new, answer what was taken, and let go."""
