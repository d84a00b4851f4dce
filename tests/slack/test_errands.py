"""Errands keep nobody waiting, and one that fails stands in nobody's way."""

import threading
from collections.abc import Iterator
from contextlib import closing

import pytest

from bot.slack.errands import Errands

PATIENCE_SECONDS = 10


@pytest.fixture
def errands() -> Iterator[Errands]:
    """Two threads, and at most three errands."""
    with closing(Errands(threads=2, most=3)) as errands:
        yield errands


def test_what_is_on_its_way_is_not_started_again(errands: Errands) -> None:
    go, done, runs = threading.Event(), threading.Event(), []

    def errand() -> None:
        runs.append(1)
        go.wait(PATIENCE_SECONDS)
        done.set()

    assert errands.start("a", errand)
    assert errands.start("a", errand)
    go.set()
    assert done.wait(PATIENCE_SECONDS)
    assert runs == [1]


def test_more_than_can_be_done_are_not_taken(errands: Errands) -> None:
    go = threading.Event()
    for key in "abc":
        assert errands.start(key, lambda: assert_true(go.wait(PATIENCE_SECONDS)))
    assert not errands.start("d", go.set)
    assert errands.start("a", go.set)  # it is on its way
    go.set()


def test_after_one_that_failed_the_same_can_be_tried_again(errands: Errands) -> None:
    failed, done = threading.Event(), threading.Event()

    def fail() -> None:
        failed.set()
        raise RuntimeError

    assert errands.start("a", fail)
    assert failed.wait(PATIENCE_SECONDS)
    while not done.wait(0.01):
        errands.start("a", done.set)


def test_nothing_is_started_after_the_end(errands: Errands) -> None:
    errands.close()
    assert not errands.start("a", pytest.fail)
    assert not errands.start("a", pytest.fail)


def assert_true(value: bool) -> None:
    """As an expression."""
    assert value
