"""What the official client and Bolt do of their own accord, done against the sandbox."""

from queue import Queue

import pytest
from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackRequestError
from slack_sdk.http_retry.builtin_handlers import (
    ConnectionErrorRetryHandler,
    RateLimitErrorRetryHandler,
    ServerErrorRetryHandler,
)
from slack_sdk.http_retry.builtin_interval_calculators import FixedValueRetryIntervalCalculator
from slack_sdk.webhook import WebhookClient

from bot.sandbox.server import SandboxServer
from tests.sandbox.driving import PATIENCE, Control

AT_ONCE = FixedValueRetryIntervalCalculator(0.01)


def test_a_server_error_is_tried_again(server: SandboxServer, control: Control) -> None:
    control.post("/faults", method={"chat.postMessage": {"kind": "server_error", "times": 1}})
    patient = WebClient(
        server.bot_token,
        base_url=f"{server.url}/api/",
        retry_handlers=[ServerErrorRetryHandler(interval_calculator=AT_ONCE)],
    )

    assert patient.chat_postMessage(channel="#mvoi", text="x")["ok"]
    assert control.texts("mvoi") == ["x"]


def test_a_lost_answer_that_is_tried_again_posts_twice(
    server: SandboxServer, control: Control
) -> None:
    control.post("/faults", method={"chat.postMessage": {"kind": "lost_answer", "times": 1}})
    hasty = WebClient(
        server.bot_token,
        base_url=f"{server.url}/api/",
        retry_handlers=[ConnectionErrorRetryHandler(interval_calculator=AT_ONCE)],
    )

    hasty.chat_postMessage(channel="#mvoi", text="dubbel")
    assert control.texts("mvoi") == ["dubbel", "dubbel"]


def test_pages_follow_each_other(client: WebClient) -> None:
    for number in range(7):
        client.chat_postMessage(channel="#bor", text=str(number))

    history = client.conversations_history(channel="CBOR", limit=3)

    assert [[one["text"] for one in page["messages"]] for page in history] == [
        ["6", "5", "4"],
        ["3", "2", "1"],
        ["0"],
    ]
    names = [one["name"] for page in client.conversations_list(limit=1) for one in page["channels"]]
    assert names == ["mvoi", "bor", "elders"]


@pytest.fixture
def response_url(app: App, control: Control) -> str:
    """Where a command may be answered."""
    told: Queue[str] = Queue()

    @app.command("/mvoi")
    def answer(ack: Ack, context: BoltContext) -> None:
        ack()
        told.put(str(context.response_url))

    control.post("/command", channel="mvoi", user="inkoper", command="/mvoi")
    return told.get(timeout=PATIENCE)


def test_a_webhook_answers_five_times(response_url: str, control: Control) -> None:
    webhook = WebhookClient(response_url, retry_handlers=[])

    answers = [webhook.send(text=str(number)) for number in range(6)]

    assert [answer.status_code for answer in answers] == [200] * 5 + [404]
    assert "used_url" in answers[-1].body
    assert control.texts("mvoi", user="inkoper") == ["0", "1", "2", "3", "4"]


def test_an_answer_through_a_webhook_stumbles(response_url: str, control: Control) -> None:
    control.post(
        "/faults", method={"response_url": {"kind": "ratelimited", "retry_after": 0, "times": 1}}
    )
    patient = WebhookClient(response_url, retry_handlers=[RateLimitErrorRetryHandler()])
    assert patient.send(text="na een keer wachten").status_code == 200

    control.post("/faults", method={"response_url": {"kind": "server_error", "times": 1}})
    assert WebhookClient(response_url, retry_handlers=[]).send(text="x").status_code == 500
    assert control.texts("mvoi", user="inkoper") == ["na een keer wachten"]


@pytest.mark.parametrize("kind", ["server_error", "ratelimited", "lost_request", "lost_answer"])
def test_an_upload_stumbles(client: WebClient, control: Control, kind: str) -> None:
    control.post("/faults", method={"upload": {"kind": kind, "times": 1}})

    with pytest.raises((SlackRequestError, OSError)):
        client.files_upload_v2(content="x", filename="x.txt", channel="CMVOI")

    assert client.files_list()["files"] == []
    assert client.files_upload_v2(content="x", filename="x.txt", channel="CMVOI")["ok"]


def test_a_file_that_is_refused_halfway_is_not_there(client: WebClient, control: Control) -> None:
    fault = {"kind": "error", "code": "internal_error", "times": 1}
    control.post("/faults", method={"files.completeUploadExternal": fault})

    with pytest.raises(SlackApiError):
        client.files_upload_v2(content="x", filename="x.txt", channel="CMVOI")

    assert client.files_list()["files"] == []
