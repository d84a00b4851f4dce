"""Waiting costs nobody else time: many long-polls, a slow bot, a big modal."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from time import monotonic

import httpx
from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.sandbox.server import SandboxServer
from tests.sandbox.driving import PATIENCE, Control, Json, modal, text_input


def test_a_bot_that_thinks_does_not_hold_up_the_page(app: App, control: Control) -> None:
    thinking, release = Event(), Event()

    @app.command("/mvoi")
    def think(ack: Ack) -> None:
        thinking.set()
        release.wait(PATIENCE)
        ack()

    with ThreadPoolExecutor() as pool:
        give = {"channel": "bor", "user": "inkoper", "command": "/mvoi"}
        waiting = pool.submit(control.post, "/command", **give)
        assert thinking.wait(PATIENCE)
        control.get("/state")
        assert not waiting.done()
        release.set()
        assert waiting.result()["acknowledged"] is True


def test_a_hundred_long_polls_hear_of_one_message(
    open_sandbox: Callable[..., tuple[SandboxServer, Control]],
) -> None:
    server, control = open_sandbox()
    seq = control.seq()
    number = 100
    ready = Barrier(number + 1)

    pages = httpx.Client(
        base_url=f"{server.url}/_control",
        timeout=PATIENCE,
        limits=httpx.Limits(max_connections=number),
    )

    def poll() -> float:
        ready.wait()
        answer = pages.get("/log", params={"after": seq, "wait": PATIENCE})
        assert answer.json()["entries"][0]["kind"] == "message"
        return monotonic()

    with pages, ThreadPoolExecutor(number) as pool:
        polls = [pool.submit(poll) for _ in range(number)]
        ready.wait()
        control.get("/log", after=seq, wait=0.3)
        said = monotonic()
        control.post("/message", channel="bor", user="inkoper", text="hoort iedereen dit?")
        heard = [one.result() - said for one in polls]

    assert max(heard) < 3


def test_a_modal_of_a_hundred_blocks_is_checked_in_no_time(
    app: App, control: Control, client: WebClient
) -> None:
    big = modal(*(text_input(f"veld_{number}") for number in range(100)))

    @app.command("/mvoi")
    def show(ack: Ack, body: Json) -> None:
        client.views_open(trigger_id=body["trigger_id"], view=big)
        ack()

    seq = control.seq()
    control.post("/command", channel="bor", user="inkoper", command="/mvoi")
    call = control.wait_for_log("api_call", after=seq, method="views.open")
    assert call["ok"] is True
    assert call["ms"] < 200
