"""The message book, against the simplest book that could be right."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.log import Log
from bot.sandbox.messages import MessageBook
from bot.sandbox.model import Channel, Message
from bot.sandbox.timestamps import Timestamps, ts_key
from bot.sandbox.web_api.arguments import Arguments
from bot.sandbox.web_api.paging import page

NOW = datetime(2026, 3, 2, tzinfo=UTC)
KINDS = st.lists(st.sampled_from(["message", "reply", "ephemeral", "removed"]), max_size=30)


def book_of(kinds: list[str]) -> tuple[MessageBook, list[Message]]:
    """A book with such messages in one channel, and those that its history should show."""
    book = MessageBook(Log(lambda: NOW, lambda: None))
    channel = Channel("C1", "een", "channel", ["U1"])
    stamps = Timestamps(lambda: NOW)
    parent = Message("C1", stamps.next(), "U1", "ouder")
    book.add(channel, parent)
    expected = [parent]
    for kind in kinds:
        message = Message("C1", stamps.next(), "U1", kind)
        message.thread_ts = parent.ts if kind == "reply" else None
        message.ephemeral_for = "U1" if kind == "ephemeral" else None
        book.add(channel, message)
        if kind == "removed":
            book.remove(message)
        elif kind == "message":
            expected.append(message)
    return book, expected


@given(kinds=KINDS, data=st.data(), inclusive=st.booleans())
def test_history_between_any_two_times(
    *, kinds: list[str], data: st.DataObject, inclusive: bool
) -> None:
    book, expected = book_of(kinds)
    bounds = st.sampled_from(["", "0", *(one.ts for one in book.everything("C1")), "99999999999"])
    oldest, latest = data.draw(bounds), data.draw(bounds)

    found = book.history("C1", oldest, latest, inclusive=inclusive)

    def fits(ts: str) -> bool:
        after = not oldest or ts_key(ts) > ts_key(oldest) or (inclusive and ts == oldest)
        before = not latest or ts_key(ts) < ts_key(latest) or (inclusive and ts == latest)
        return after and before

    assert [one.ts for one in found] == [one.ts for one in reversed(expected) if fits(one.ts)]


@given(KINDS)
def test_replies_are_those_of_the_thread(kinds: list[str]) -> None:
    book, expected = book_of(kinds)
    assert len(book.replies("C1", expected[0].ts)) == kinds.count("reply")


@given(st.lists(st.integers(), unique=True, max_size=40), st.integers(1, 50), st.integers(1, 15))
def test_pages_give_everything_once(items: list[int], limit: int, most: int) -> None:
    collected: list[int] = []
    cursor = ""
    for _ in range(len(items) + 1):
        arguments = Arguments({"limit": str(limit), "cursor": cursor})
        shown, cursor = page(items, arguments, default=10, most=most, key=str)
        assert len(shown) <= min(limit, most)
        collected += shown
        if not cursor:
            break
    assert collected == items


@given(st.lists(st.datetimes(timezones=st.just(UTC)), max_size=20))
def test_timestamps_always_grow(moments: list[datetime]) -> None:
    clock = iter(moments)
    stamps = Timestamps(lambda: next(clock))
    given_out = [ts_key(stamps.next()) for _ in moments]
    assert given_out == sorted(set(given_out))
