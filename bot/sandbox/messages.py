"""The messages of a workspace: posting, changing, deleting, reading back."""

import bisect
from collections import defaultdict
from collections.abc import Iterable

from bot.sandbox.log import Log
from bot.sandbox.model import Channel, Message
from bot.sandbox.timestamps import ts_key


class MessageBook:
    """Every message, per channel in order of `ts`."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self._by_channel: dict[str, list[Message]] = defaultdict(list)
        self._by_ts: dict[tuple[str, str], Message] = {}
        self._replies: dict[tuple[str, str], list[Message]] = defaultdict(list)

    def add(self, channel: Channel, message: Message) -> None:
        """Take in a message with a new `ts`."""
        self._take_in(message)
        if message.ephemeral_for is not None:
            self._tell("ephemeral", message)
            return
        channel.last_ts = message.ts
        self._tell("message", message)

    def load(self, messages: Iterable[Message]) -> None:
        """Take in messages that were kept, of each channel the oldest first."""
        for message in messages:
            self._take_in(message)

    def change(self, message: Message) -> None:
        """Tell that the fields of a message were changed."""
        self._tell(
            "ephemeral" if message.ephemeral_for else "message_changed",
            message,
        )

    def remove(self, message: Message) -> None:
        """Take a message away; replies to it stay, as in Slack."""
        del self._by_ts[message.channel, message.ts]
        self._by_channel[message.channel].remove(message)
        if message.thread_ts is not None and message.ephemeral_for is None:
            self._replies[message.channel, message.thread_ts].remove(message)
        kind = "ephemeral_deleted" if message.ephemeral_for else "message_deleted"
        self._tell(kind, message)

    def reacted(self, message: Message) -> None:
        """Tell that the reactions of a message were changed."""
        self._tell("reaction", message)

    def find(self, channel_id: str, ts: str) -> Message | None:
        """One message, ephemeral ones included."""
        return self._by_ts.get((channel_id, ts))

    def replies(self, channel_id: str, ts: str) -> list[Message]:
        """The replies in the thread under `ts`, oldest first."""
        return list(self._replies.get((channel_id, ts), ()))

    def everything(self, channel_id: str) -> list[Message]:
        """All of a channel, oldest first: replies and ephemeral messages too."""
        return list(self._by_channel.get(channel_id, ()))

    def history(
        self, channel_id: str, oldest: str, latest: str, *, inclusive: bool
    ) -> list[Message]:
        """What `conversations.history` sees between two times, newest first.

        `oldest` and `latest` are `ts` strings; an empty one is no limit.
        """
        listed = self._by_channel.get(channel_id, [])
        first = bisect.bisect_left(listed, ts_key(oldest), key=lambda one: ts_key(one.ts))
        found = [
            message
            for message in listed[first:]
            if (message.thread_ts is None or message.subtype == "thread_broadcast")
            and message.ephemeral_for is None
            and within(message.ts, oldest, latest, inclusive=inclusive)
        ]
        found.reverse()
        return found

    def _take_in(self, message: Message) -> None:
        self._by_channel[message.channel].append(message)
        self._by_ts[message.channel, message.ts] = message
        if message.ephemeral_for is None and message.thread_ts is not None:
            self._replies[message.channel, message.thread_ts].append(message)

    def _tell(self, kind: str, message: Message) -> None:
        details: dict[str, str] = {"channel": message.channel, "ts": message.ts}
        if message.thread_ts is not None:
            details["thread_ts"] = message.thread_ts
        if message.ephemeral_for is not None:
            details["user"] = message.ephemeral_for
        self._log.add(kind, **details)


def within(ts: str, oldest: str, latest: str, *, inclusive: bool) -> bool:
    """Whether `ts` lies between two times; the times themselves count when `inclusive`."""
    moment = ts_key(ts)
    if inclusive:
        return (not oldest or moment >= ts_key(oldest)) and (not latest or moment <= ts_key(latest))
    return (not oldest or moment > ts_key(oldest)) and (not latest or moment < ts_key(latest))
