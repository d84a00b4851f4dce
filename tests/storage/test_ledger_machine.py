"""Whatever happens, in whatever order: told once, one message at a time, first due first told.

Hypothesis plays people, several processes and the machine they die on. Each example is a
workspace of its own, beside what earlier examples left in the same database.
"""

from typing import TypeVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from storage.database import Database
from storage.vocabulary import DeliveryState, NoticeState
from tests.storage.ledger_bench import CARRIED, Bench
from tests.storage.ledger_picture import OPEN, Message
from tests.storage.making import minutes
from tests.support.fuzz import examples

RECIPIENTS = ("channel:mvoi", "person:1")
PICK = st.integers(0, 5)
MANY = 4
"""So many notices wait, and workers are busy, at most; more would only make examples longer."""
T = TypeVar("T")


def chosen(among: list[T], which: int) -> T:
    """One of them."""
    return among[which % len(among)]


class Ledger(RuleBasedStateMachine):
    """What can happen, and what holds all the while."""

    def __init__(self, database: Database) -> None:
        super().__init__()
        self.bench = Bench(database)
        self.picture = self.bench.picture

    # What people cause, and time.

    @initialize()
    def start_with_work(self) -> None:
        for recipient in RECIPIENTS:
            self.bench.plan((recipient, 1), self.bench.now, None)

    @precondition(lambda self: self.picture.count_planned() < MANY)
    @rule(
        recipient=st.sampled_from(RECIPIENTS),
        subject=st.integers(1, 9),
        wait=st.sampled_from([0, 0, 1, 3]),
        bundle=st.sampled_from([None, None, "week 10"]),
    )
    def plan(self, recipient: str, subject: int, wait: int, bundle: str | None) -> None:
        self.bench.plan((recipient, subject), self.bench.now + minutes(wait), bundle)

    @precondition(lambda self: self.picture.planned_after(self.bench.now))
    @rule(which=PICK)
    def bring_forward(self, which: int) -> None:
        _, subject = chosen(self.picture.planned_after(self.bench.now), which)
        self.bench.bring_forward(subject)

    @rule(span=st.sampled_from([0.5, 1, 2]))
    def time_passes(self, span: float) -> None:
        self.bench.let_time_pass(span)

    # What processes do.

    @precondition(lambda self: self.recipients_with_work())
    @rule(which=PICK)
    def claim(self, which: int) -> None:
        self.bench.claim(chosen(self.recipients_with_work(), which))

    def recipients_with_work(self) -> list[str]:
        """Whom something is due to be told, also while a message is on its way."""
        now = self.bench.now
        return [recipient for recipient in RECIPIENTS if self.picture.next_for(recipient, now)]

    @precondition(lambda self: self.picture.senders(self.bench.real))
    @rule(which=PICK)
    def post(self, which: int) -> None:
        """The request reaches Slack; whether the answer reaches us is another matter."""
        sender = chosen(self.picture.senders(self.bench.real), which)
        self.picture.slack.append(sender.delivery.token)

    @precondition(lambda self: self.picture.workers_that_posted())
    @rule(which=PICK)
    def say_that_it_arrived(self, which: int) -> None:
        worker = chosen(self.picture.workers_that_posted(), which)
        self.picture.workers.remove(worker)
        self.bench.arrive(self.picture.message_of(worker))

    @precondition(lambda self: self.picture.workers_in_vain())
    @rule(which=PICK, end=st.sampled_from(sorted(CARRIED)))
    def say_that_it_did_not_arrive(self, which: int, end: DeliveryState) -> None:
        worker = chosen(self.picture.workers_in_vain(), which)
        self.picture.workers.remove(worker)
        self.bench.fail(worker, end)

    @precondition(lambda self: self.picture.workers_that_look_up())
    @rule(which=PICK)
    def find_the_history_unreadable(self, which: int) -> None:
        """Whether the message stands there or not."""
        worker = chosen(self.picture.workers_that_look_up(), which)
        self.picture.workers.remove(worker)
        self.bench.fail(worker, DeliveryState.UNCERTAIN)

    @precondition(
        lambda self: self.picture.workers_that_hold() and len(self.picture.workers) < MANY
    )
    @rule(which=PICK)
    def be_overtaken(self, which: int) -> None:
        """A worker that holds a message is so slow that another takes it over."""
        slow = chosen(self.picture.workers_that_hold(), which)
        self.bench.let_time_pass(2)
        self.bench.take_over(self.picture.message_of(slow))

    @precondition(lambda self: self.picture.workers)
    @rule(which=PICK)
    def die(self, which: int) -> None:
        self.picture.workers.remove(chosen(self.picture.workers, which))

    @precondition(lambda self: self.messages_to_take_over())
    @rule(which=PICK)
    def take_over(self, which: int) -> None:
        """Go on with what is stuck, or with what may be tried again."""
        self.bench.take_over(chosen(self.messages_to_take_over(), which))

    def messages_to_take_over(self) -> list[Message]:
        """Messages whose lease is over, or whose moment has come."""
        return [message for state in sorted(OPEN) for message in self.bench.due(state)]

    # What the coordinator does with a message of which nobody knows, or that was refused.

    @precondition(lambda self: self.picture.undecided())
    @rule(which=PICK)
    def decide(self, which: int) -> None:
        token = chosen(self.picture.undecided(), which)
        message = self.picture.messages[token]
        if token in self.picture.slack:
            self.bench.arrive(message)
        else:
            self.bench.plan_again(message)

    def teardown(self) -> None:
        """When all goes well from now on, all is told in the end, whatever went before."""
        self.picture.workers.clear()
        planned = self.picture.notices
        self.bench.let_time_pass(10)
        for _ in range(10 * len(planned)):
            if all(notice.state is NoticeState.TOLD for notice in planned.values()):
                break
            self.all_goes_well()
        self.bench.check()
        assert sorted(self.picture.told()) == sorted(planned)

    def all_goes_well(self) -> None:
        """Everybody does what there is to do."""
        for message in self.messages_to_take_over():
            self.bench.take_over(message)
        for recipient in self.recipients_with_work():
            self.bench.claim(recipient)
        while self.picture.senders(self.bench.real):
            self.post(0)
        while self.picture.workers_that_posted():
            self.say_that_it_arrived(0)
        while self.picture.workers_in_vain():
            self.say_that_it_did_not_arrive(0, DeliveryState.WAITING)
        while self.picture.undecided():
            self.decide(0)
        self.bench.let_time_pass(2)

    # What always holds.

    @invariant()
    def the_ledger_is_as_pictured(self) -> None:
        self.bench.check()

    @invariant()
    def nothing_is_told_twice(self) -> None:
        told = self.picture.told()
        assert len(told) == len(set(told))
        for key, notice in self.picture.notices.items():
            assert notice.state is not NoticeState.TOLD or key in told

    @invariant()
    def nothing_is_in_two_live_messages(self) -> None:
        live = [
            key
            for message in self.picture.messages.values()
            if message.state in {*OPEN, DeliveryState.SENT}
            for key in message.carries
        ]
        assert len(live) == len(set(live))

    @invariant()
    def messages_to_one_recipient_leave_one_after_the_other(self) -> None:
        for recipient in RECIPIENTS:
            assert len(self.picture.on_its_way(recipient)) <= 1
            messages = [self.picture.messages[token] for token in self.picture.slack]
            left = [message.id for message in messages if message.recipient == recipient]
            assert left == sorted(left)


@pytest.mark.timeout(400)  # a failure is made small first, which takes up to five minutes
def test_the_ledger_whatever_happens(database: Database) -> None:
    class OnThisDatabase(Ledger):
        def __init__(self) -> None:
            super().__init__(database)

    run_state_machine_as_test(
        OnThisDatabase,
        settings=settings(
            max_examples=examples(40 if database.is_sqlite else 12),
            stateful_step_count=50,
            deadline=None,  # other work on the machine is no failure
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )
