"""A simple picture of what the ledger should hold, and of what stands in Slack."""

from dataclasses import dataclass, field
from datetime import datetime

from storage.tables import Delivery
from storage.vocabulary import DeliveryState, NoticeState

OPEN = {DeliveryState.SENDING, DeliveryState.WAITING}
Key = tuple[str, int]
"""Recipient and subject: what may be told once."""


@dataclass
class Planned:
    """A notice: when it is due, and the order in which it was planned."""

    due_at: datetime
    order: int
    bundle: str | None
    state: NoticeState = NoticeState.PLANNED


@dataclass
class Message:
    """A delivery. ``until``: the end of its lease, or the moment of the next try."""

    id: int
    recipient: str
    carries: list[Key]
    state: DeliveryState
    attempts: int
    until: datetime


@dataclass(eq=False)
class Worker:
    """A process busy with a delivery as it was when it got hold of it."""

    delivery: Delivery
    looks_up: bool = False


@dataclass
class Picture:
    """Everything by what it is known by; ``slack`` lists the tokens that stand there."""

    notices: dict[Key, Planned] = field(default_factory=dict)
    messages: dict[str, Message] = field(default_factory=dict)
    workers: list[Worker] = field(default_factory=list)
    slack: list[str] = field(default_factory=list)

    def next_for(self, recipient: str, now: datetime) -> list[Key]:
        """What the next message for a recipient carries: the first due, with its bundle."""
        due = sorted(
            (notice.due_at, notice.order, key)
            for key, notice in self.notices.items()
            if key[0] == recipient and notice.state is NoticeState.PLANNED and notice.due_at <= now
        )
        keys = [key for _, _, key in due]
        bundle = self.notices[keys[0]].bundle if keys else None
        if bundle is None:
            return keys[:1]
        return [key for key in keys if self.notices[key].bundle == bundle]

    def told(self) -> list[Key]:
        """Everything that stands in Slack."""
        return [key for token in self.slack for key in self.messages[token].carries]

    def on_its_way(self, recipient: str) -> list[Message]:
        """Messages to a recipient that have not ended."""
        return [
            message
            for message in self.messages.values()
            if message.recipient == recipient and message.state in OPEN
        ]

    def due(self, state: DeliveryState, real_now: datetime) -> dict[int, Message]:
        """Messages in this state whose lease is over, or whose moment has come."""
        return {
            message.id: message
            for message in self.messages.values()
            if message.state is state and message.until <= real_now
        }

    def senders(self, real_now: datetime) -> list[Worker]:
        """Who may still reach Slack: a request times out well before its lease is over."""
        return [
            worker
            for worker in self.workers_in_vain()
            if not worker.looks_up
            and self.holds(worker)
            and self.message_of(worker).until > real_now
        ]

    def message_of(self, worker: Worker) -> Message:
        """What a worker is busy with."""
        return self.messages[worker.delivery.token]

    def workers_that_posted(self) -> list[Worker]:
        """Who knows that a message stands in Slack."""
        return [worker for worker in self.workers if worker.delivery.token in self.slack]

    def workers_in_vain(self) -> list[Worker]:
        """Who is busy with a message that does not stand in Slack."""
        return [worker for worker in self.workers if worker.delivery.token not in self.slack]

    def workers_that_look_up(self) -> list[Worker]:
        """Who took over what somebody may have posted."""
        return [worker for worker in self.workers if worker.looks_up]

    def workers_that_hold(self) -> list[Worker]:
        """Who was not overtaken yet."""
        return [worker for worker in self.workers if self.holds(worker)]

    def count_planned(self) -> int:
        """How many notices wait for their turn."""
        return sum(notice.state is NoticeState.PLANNED for notice in self.notices.values())

    def planned_after(self, now: datetime) -> list[Key]:
        """What is planned for later."""
        return [
            key
            for key, notice in self.notices.items()
            if notice.state is NoticeState.PLANNED and notice.due_at > now
        ]

    def holds(self, worker: Worker) -> bool:
        """Whether nobody took over from this worker, and the message has not ended."""
        message = self.message_of(worker)
        return message.state in OPEN and message.attempts == worker.delivery.attempts

    def undecided(self) -> list[str]:
        """Messages that wait for the coordinator."""
        ends = {DeliveryState.REFUSED, DeliveryState.UNCERTAIN}
        return [
            token
            for token, message in self.messages.items()
            if message.carries and message.state in ends
        ]

    def move(self, message: Message, state: DeliveryState, carried: NoticeState) -> None:
        """A message moves on, with what it carries."""
        message.state = state
        for key in message.carries:
            self.notices[key].state = carried
