"""The clock: flowing, standing still, walking with bots that follow it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.sandbox.server import SandboxServer
from tests.sandbox.conftest import TIMINGS
from tests.sandbox.driving import PATIENCE, Control, as_json, web_client

START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
OpenSandbox = Callable[..., tuple[SandboxServer, Control]]


@pytest.fixture
def frozen(open_sandbox: OpenSandbox) -> tuple[SandboxServer, Control]:
    return open_sandbox(start_at=START, frozen=True)


def now(control: Control) -> datetime:
    return datetime.fromisoformat(control.get("/clock")["now"])


@contextmanager
def follower(control: Control, bot: str = "bot") -> Iterator[list[datetime]]:
    """A bot that follows the clock and finishes each step; what it has seen."""
    seen: list[datetime] = []
    attached, leave = threading.Event(), threading.Event()
    own = Control(str(control.http.base_url).removesuffix("/_control/"))

    def follow() -> None:
        seq = 0
        while not leave.is_set():
            clock = own.get("/clock", after=seq, wait=0.2, bot=bot)
            if clock["seq"] > seq:
                seq = clock["seq"]
                seen.append(datetime.fromisoformat(clock["now"]))
                own.post("/clock/done", seq=seq, bot=bot)
                attached.set()

    thread = threading.Thread(target=follow)
    thread.start()
    assert attached.wait(PATIENCE)
    try:
        yield seen
    finally:
        leave.set()
        thread.join()
        own.post("/clock/done", bot=bot, detach=True)
        own.http.close()


def test_a_frozen_clock_stands_still(frozen: tuple[SandboxServer, Control]) -> None:
    _, control = frozen
    assert now(control) == now(control) == START
    assert control.get("/clock")["running"] is False


def test_a_clock_flows_with_real_time(open_sandbox: OpenSandbox) -> None:
    _, control = open_sandbox(start_at=START)
    first = now(control)
    second = now(control)
    assert START < first < second < START + timedelta(minutes=1)


def test_without_a_start_it_is_the_real_time(open_sandbox: OpenSandbox) -> None:
    _, control = open_sandbox()
    assert abs(now(control) - datetime.now(UTC)) < timedelta(seconds=5)


def test_messages_follow_the_clock(frozen: tuple[SandboxServer, Control]) -> None:
    server, control = frozen
    client = web_client(server)

    first = [float(client.chat_postMessage(channel="#mvoi", text="x")["ts"]) for _ in range(3)]
    control.post("/clock", advance="1w", jump=True)
    later = float(client.chat_postMessage(channel="#mvoi", text="y")["ts"])

    assert first == sorted(set(first))
    assert abs(first[0] - START.timestamp()) < 1
    assert abs(later - (START + timedelta(weeks=1)).timestamp()) < 1


def test_a_walk_gives_every_follower_every_step(frozen: tuple[SandboxServer, Control]) -> None:
    _, control = frozen
    with follower(control, "een") as one, follower(control, "twee") as two:
        answer = control.post("/clock", advance="2h", step="PT30M")

    steps = [START + timedelta(minutes=30 * number) for number in range(5)]
    assert answer["steps"] == 4
    assert datetime.fromisoformat(answer["now"]) == START + timedelta(hours=2)
    assert one == two == steps


def test_a_jump_is_one_step(frozen: tuple[SandboxServer, Control]) -> None:
    _, control = frozen
    with follower(control) as seen:
        answer = control.post("/clock", advance="1d", jump=True)

    assert answer["steps"] == 1
    assert seen == [START, START + timedelta(days=1)]


def test_a_walk_to_a_moment_ends_there_exactly(frozen: tuple[SandboxServer, Control]) -> None:
    _, control = frozen
    answer = control.post("/clock", to="2026-03-02T09:50", step="20m")  # local time: UTC+1

    assert answer["steps"] == 3
    assert now(control) == datetime(2026, 3, 2, 8, 50, tzinfo=UTC)


def test_a_walk_waits_for_the_slowest(frozen: tuple[SandboxServer, Control]) -> None:
    _, control = frozen
    control.get("/clock", bot="traag")
    seen: list[int] = []

    def walk() -> None:
        seen.append(control.post("/clock", advance="15m")["steps"])

    walker = threading.Thread(target=walk)
    other = Control(str(control.http.base_url).removesuffix("/_control/"))
    walker.start()
    step = other.get("/clock", after=1, wait=PATIENCE, bot="traag")
    assert datetime.fromisoformat(step["now"]) == START + timedelta(minutes=15)
    other.get("/log", after=other.seq(), wait=0.1)
    assert seen == []

    other.post("/clock/done", seq=step["seq"], bot="traag")
    walker.join(PATIENCE)
    other.http.close()
    assert seen == [1]


def test_a_bot_that_does_not_finish_stops_the_walk(open_sandbox: OpenSandbox) -> None:
    timings = replace(TIMINGS, follower_step=0.3)
    _, control = open_sandbox(timings, START, frozen=True)
    control.get("/clock", bot="hangt")

    assert control.refused("/clock", advance="1h") == (504, "bot_did_not_finish")
    assert now(control) == START + timedelta(minutes=15)
    assert control.post("/clock", advance="1h")["steps"] == 4  # it does not follow any more


def test_a_bot_that_went_away_holds_up_nobody(open_sandbox: OpenSandbox) -> None:
    timings = replace(TIMINGS, follower_gone=0.2)
    _, control = open_sandbox(timings, START, frozen=True)
    first = control.get("/clock", bot="weg")
    control.post("/clock/done", seq=first["seq"], bot="weg")

    assert control.post("/clock", advance="15m")["steps"] == 1


def test_a_poll_that_is_cut_off_does_not_stay_attached(open_sandbox: OpenSandbox) -> None:
    timings = replace(TIMINGS, follower_gone=0.2)
    _, control = open_sandbox(timings, START, frozen=True)
    cut_off = Control(str(control.http.base_url).removesuffix("/_control/"))
    cut_off.http.timeout = 0.1
    with pytest.raises(Exception, match="timed out"):
        cut_off.get("/clock", after=1, wait=50, bot="gedood")
    cut_off.http.close()

    assert control.post("/clock", advance="15m")["steps"] == 1


def test_time_never_goes_back(frozen: tuple[SandboxServer, Control]) -> None:
    _, control = frozen
    assert control.refused("/clock", to="2026-03-01") == (400, "clock_moves_forward_only")
    assert control.refused("/clock", advance="-PT1H") == (400, "invalid_arguments")
    assert control.refused("/clock", advance="straks") == (400, "invalid_arguments")
    assert control.refused("/clock", advance="500000d") == (400, "too_many_steps")
    assert now(control) == START


def test_a_clock_is_started_and_stopped(frozen: tuple[SandboxServer, Control]) -> None:
    _, control = frozen
    assert control.post("/clock", running=True)["running"] is True
    assert now(control) > START
    control.post("/clock", running=False)
    assert now(control) == now(control)


def test_a_long_walk_without_bots_is_quick_and_lets_others_through(
    frozen: tuple[SandboxServer, Control],
) -> None:
    _, control = frozen
    other = Control(str(control.http.base_url).removesuffix("/_control/"))
    done = threading.Event()

    def walk() -> None:
        control.post("/clock", advance="365d", step="1h")
        done.set()

    thread = threading.Thread(target=walk)
    thread.start()
    clock = other.get("/clock", after=1, wait=PATIENCE)
    assert datetime.fromisoformat(clock["now"]) < START + timedelta(days=365)
    assert done.wait(PATIENCE)
    thread.join()
    other.http.close()


def test_the_log_tells_every_step(frozen: tuple[SandboxServer, Control]) -> None:
    _, control = frozen
    before = control.seq()
    control.post("/clock", advance="1h")
    entries = as_json(control.http.get("/log", params={"after": before}))["entries"]
    assert [entry["kind"] for entry in entries] == ["clock"] * 4


def test_the_clock_tells_what_bots_have_due_next(frozen: tuple[SandboxServer, Control]) -> None:
    _, control = frozen
    assert control.get("/clock")["next_event"] is None
    soon, late = (START + timedelta(hours=hours) for hours in (2, 5))
    before = control.seq()

    control.post("/clock/done", seq=1, bot="een", next=late.isoformat())
    control.post("/clock/done", seq=1, bot="twee", next=soon.isoformat())
    told = control.wait_for_log("clock", after=before)
    assert told["clock"]["next_event"] == late.isoformat()
    assert control.get("/state")["clock"]["next_event"] == soon.isoformat()

    control.post("/clock/done", bot="twee", detach=True)
    assert control.get("/clock")["next_event"] == late.isoformat()
    control.post("/clock/done", bot="een", detach=True)
    moved = control.post("/clock", to=late.isoformat(), jump=True)
    assert moved["next_event"] is None


def test_what_is_due_is_no_longer_next_when_its_time_has_come(
    frozen: tuple[SandboxServer, Control],
) -> None:
    _, control = frozen
    control.post("/clock/done", seq=9, bot="een", next=(START + timedelta(hours=1)).isoformat())
    control.post("/clock", advance="1h", jump=True)
    assert control.get("/clock")["next_event"] is None
    assert control.refused("/clock/done", bot="een", next="morgen") == (400, "invalid_arguments")
