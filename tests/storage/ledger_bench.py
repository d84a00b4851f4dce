"""The real ledger beside its picture: each act is done in both and has to have the same outcome."""

from dataclasses import dataclass, field
from datetime import datetime
from itertools import count

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from storage import deliveries, notices
from storage.database import Database
from storage.tables import Delivery, Notice
from storage.vocabulary import DeliveryState, NoticeState
from tests.storage.ledger_picture import OPEN, Key, Message, Picture, Planned, Worker
from tests.storage.making import LEASE, NOW, REAL, claim, known, make_workspace, minutes, plan

CARRIED = {
    DeliveryState.WAITING: NoticeState.CLAIMED,
    DeliveryState.REFUSED: NoticeState.HELD,
    DeliveryState.UNCERTAIN: NoticeState.UNCERTAIN,
}
"""What becomes of the notices of a message that did not arrive."""

_TEAMS = count()


@dataclass
class Bench:
    """A workspace in a database, with both its clocks."""

    database: Database
    picture: Picture = field(default_factory=Picture)
    now: datetime = NOW
    real: datetime = REAL

    def __post_init__(self) -> None:
        self.here = make_workspace(self.database, f"T{next(_TEAMS)}")
        self.tokens = count(1)

    def let_time_pass(self, span: float) -> None:
        """So many minutes, on both clocks."""
        self.now, self.real = self.now + minutes(span), self.real + minutes(span)

    def plan(self, key: Key, due_at: datetime, bundle: str | None) -> None:
        """Plan to tell something; twice is once."""
        recipient, subject = key
        planned = self.picture.notices
        with self.database.writing() as session:
            new = plan(
                session, self.here, subject, recipient=recipient, due_at=due_at, bundle=bundle
            )
            session.commit()
        assert new is (key not in planned)
        if new:
            planned[key] = Planned(due_at, len(planned), bundle)

    def bring_forward(self, subject: int) -> None:
        """Tell everything about a subject now."""
        with self.database.writing() as session:
            notices.bring_forward(
                session,
                workspace_id=self.here,
                kind="card",
                subject_kind="trajectory",
                subject_id=subject,
                due_at=self.now,
            )
            session.commit()
        for (_, about), notice in self.picture.notices.items():
            if about == subject and notice.state is NoticeState.PLANNED:
                notice.due_at = min(notice.due_at, self.now)

    def claim(self, recipient: str) -> None:
        """Claim what is first for a recipient, unless a message is on its way."""
        expected = self.picture.next_for(recipient, self.now)
        busy = self.picture.on_its_way(recipient)
        try:
            with self.database.writing() as session:
                delivery = claim(
                    session,
                    self.here,
                    f"{self.here} {next(self.tokens)}",
                    recipient=recipient,
                    now=self.now,
                    real_now=self.real,
                )
                session.commit()
        except IntegrityError:
            assert expected
            assert busy
            return
        assert (delivery is None) is (not expected)
        if delivery is None:
            return
        assert not busy
        assert delivery.payload == {"text": ", ".join(str(subject) for _, subject in expected)}
        message = Message(
            known(delivery.id), recipient, expected, DeliveryState.SENDING, 1, self.real + LEASE
        )
        self.picture.messages[delivery.token] = message
        self.picture.move(message, DeliveryState.SENDING, NoticeState.CLAIMED)
        self.picture.workers.append(Worker(delivery))

    def due(self, state: DeliveryState) -> list[Message]:
        """What is stuck, or may be tried again, as ledger and picture agree."""
        stuck = state is DeliveryState.SENDING
        seek = deliveries.stuck_deliveries if stuck else deliveries.waiting_deliveries
        with self.database.reading() as session:
            found = seek(session, workspace_ids=[self.here], real_now=self.real)
        expected = self.picture.due(state, self.real)
        assert [number for number, _, _ in found] == list(expected)
        return list(expected.values())

    def take_over(self, message: Message) -> None:
        """Go on with a message: look it up first when somebody may have posted it."""
        before = message.state
        with self.database.writing() as session:
            taken = deliveries.take_delivery(
                session,
                delivery_id=message.id,
                state=before,
                real_now=self.real,
                lease_until=self.real + LEASE,
            )
            session.commit()
        assert taken is not None
        message.state, message.until = DeliveryState.SENDING, self.real + LEASE
        message.attempts += 1
        self.picture.workers.append(Worker(taken, looks_up=before is DeliveryState.SENDING))

    def arrive(self, message: Message) -> None:
        """Somebody says that a message stands in Slack."""
        accepted = message.state in {*OPEN, DeliveryState.UNCERTAIN}
        with self.database.writing() as session:
            moved = deliveries.arrived(
                session, delivery_id=message.id, ts="1700000000.000100", now=self.now
            )
            session.commit()
        assert moved is accepted
        if accepted:
            self.picture.move(message, DeliveryState.SENT, NoticeState.TOLD)

    def fail(self, worker: Worker, end: DeliveryState) -> None:
        """A worker says that its message did not arrive; it counts unless it was overtaken."""
        accepted = self.picture.holds(worker)
        with self.database.writing() as session:
            assert self._report(session, worker.delivery, end) is accepted
            session.commit()
        if accepted:
            message = self.picture.message_of(worker)
            self.picture.move(message, end, CARRIED[end])
            message.until = self.real + minutes(1)

    def plan_again(self, message: Message) -> None:
        """The coordinator wants told what a message did not bring."""
        with self.database.writing() as session:
            again = notices.plan_again(session, delivery_id=message.id, due_at=self.now)
            session.commit()
        assert again == len(message.carries)
        for key in message.carries:
            self.picture.notices[key].due_at = self.now
        self.picture.move(message, message.state, NoticeState.PLANNED)
        message.carries = []

    def check(self) -> None:
        """The ledger holds what the picture shows, and nothing else."""
        with self.database.reading() as session:
            planned = session.exec(select(Notice).where(col(Notice.workspace_id) == self.here))
            notice_rows = {(row.recipient, row.subject_id): row for row in planned}
            sent = session.exec(select(Delivery).where(col(Delivery.workspace_id) == self.here))
            delivery_rows = {row.token: row for row in sent}
        assert {key: (row.state, row.due_at) for key, row in notice_rows.items()} == {
            key: (notice.state, notice.due_at) for key, notice in self.picture.notices.items()
        }
        assert delivery_rows.keys() == self.picture.messages.keys()
        for token, message in self.picture.messages.items():
            row = delivery_rows[token]
            assert (row.state, row.attempts) == (message.state, message.attempts)
            assert (row.payload is None) is (message.state not in OPEN)
            carried = {key for key, notice in notice_rows.items() if notice.delivery_id == row.id}
            assert carried == set(message.carries)

    def _report(self, session: Session, delivery: Delivery, end: DeliveryState) -> bool:
        if end is DeliveryState.WAITING:
            retry_at = self.real + minutes(1)
            return deliveries.postpone(
                session, delivery=delivery, retry_at=retry_at, error="ratelimited"
            )
        tell = deliveries.refused if end is DeliveryState.REFUSED else deliveries.uncertain
        return tell(session, delivery=delivery, error="no answer", now=self.now)
