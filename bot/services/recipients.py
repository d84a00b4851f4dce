"""Whom a notice is for, as one string that the ledger can be unique on."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ToPerson:
    """A direct message to a person, by our own id."""

    person_id: int

    def __str__(self) -> str:
        return f"person:{self.person_id}"


@dataclass(frozen=True)
class ToChannel:
    """A channel by its name, as the profile writes it."""

    name: str

    def __str__(self) -> str:
        return f"channel:{self.name}"


@dataclass(frozen=True)
class ToConversation:
    """An answer where somebody spoke: a Slack channel id, in a thread if ``ts`` is given."""

    channel_id: str
    thread_ts: str = ""

    def __str__(self) -> str:
        return f"conversation:{self.channel_id}:{self.thread_ts}"


Recipient = ToPerson | ToChannel | ToConversation


def parse_recipient(text: str) -> Recipient:
    """The recipient that was written down. :raises ValueError: it is none."""
    kind, _, rest = text.partition(":")
    match kind:
        case "person":
            return ToPerson(int(rest))
        case "channel":
            return ToChannel(rest)
        case "conversation":
            channel_id, _, thread_ts = rest.partition(":")
            return ToConversation(channel_id, thread_ts)
    raise ValueError(f"not a recipient: {text}")
