"""Files are read from Slack alone, whole or not at all, and the token goes nowhere else."""

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from slack_sdk import WebClient

from bot.sandbox.server import SandboxServer
from bot.sandbox.setup import ChannelSetup, Setup, UserSetup
from bot.slack.files import (
    FileGoneError,
    FileProblemError,
    FileTooLargeError,
    fetch_file,
    give_file,
    is_slacks_own,
)

TOKEN = "xoxb-secret"
SLACK = "https://slack.com/api/"
TOWN = Setup(
    "Gemeente Dorp",
    users=(UserSetup("inkoper", "Inkoper"),),
    channels=(ChannelSetup("bor", members=("inkoper",)),),
    commands=(),
)
CONTENT = bytes(range(256)) * 1_000


@pytest.fixture(scope="module")
def server() -> Iterator[SandboxServer]:
    """A workspace with one colleague."""
    server = SandboxServer(TOWN)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def client(server: SandboxServer) -> WebClient:
    """The bot in it."""
    return WebClient(token=server.bot_token, base_url=f"{server.url}/api/", timeout=5)


def control(server: SandboxServer, path: str, **body: Any) -> Any:
    """Do something in the workspace."""
    answer = httpx.post(f"{server.url}/_control{path}", json=body)
    assert answer.status_code == httpx.codes.OK, answer.text
    return answer.json()


def dropped(server: SandboxServer, **more: Any) -> str:
    """A file that the colleague drops in the direct message with the bot."""
    more = more or {"text": "inhoud"}
    made = control(server, "/file", channel="@inkoper", user="inkoper", name="a.txt", **more)
    return str(made["file"]["id"])


def test_a_file_in_a_direct_message_can_be_given_to_somebody_else(
    server: SandboxServer, client: WebClient
) -> None:
    content = fetch_file(client, dropped(server))
    assert content == b"inhoud"
    place = client.conversations_open(users=[inkoper(client)])["channel"]["id"]
    comment = "Bij les 4 &amp; 5"
    give_file(client, channel_id=place, name="a & b.txt", content=CONTENT, comment=comment)
    found = httpx.get(
        f"{server.url}/_control/messages/@inkoper", params={"after": 0, "wait": 0}
    ).json()
    while not (given := [m for m in found["messages"] if comment in m.get("text", "")]):
        found = httpx.get(
            f"{server.url}/_control/messages/@inkoper",
            params={"after": found["seq"], "wait": 5},
            timeout=10,
        ).json()
    (file,) = given[0]["files"]
    assert file["name"] == "a & b.txt"
    assert httpx.get(f"{server.url}{file['href']}").content == CONTENT


def test_what_cannot_be_read_is_told_apart(server: SandboxServer, client: WebClient) -> None:
    with pytest.raises(FileGoneError):
        fetch_file(client, "F0NOWHERE")
    with pytest.raises(FileTooLargeError):
        fetch_file(client, dropped(server), largest=5)
    file_id = dropped(server)
    for fault in ("ratelimited", "server_error", "error", "lost_answer"):
        control(server, "/faults", method={"download": {"kind": fault, "times": 1}})
        with pytest.raises(FileProblemError) as caught:
            fetch_file(client, file_id)
        assert caught.value.phrase == "not_brought"
    assert fetch_file(client, file_id) == b"inhoud"


def test_what_cannot_be_given_is_told(client: WebClient) -> None:
    with pytest.raises(FileProblemError, match="channel_not_found"):
        give_file(client, channel_id="DNOWHERE", name="a.txt", content=b"x", comment="")
    gone = WebClient(token=TOKEN, base_url="http://127.0.0.1:9/api/", timeout=1)
    with pytest.raises(FileProblemError):
        give_file(gone, channel_id="D1", name="a.txt", content=b"x", comment="")


class Answering(BaseHTTPRequestHandler):
    """Answers as a stand-in is told to."""

    stand_in: "StandIn"

    def do_POST(self) -> None:
        """``files.info``."""
        self.answer(200, json.dumps({"ok": True, "file": self.stand_in.shape}).encode())

    def do_GET(self) -> None:
        """The file itself."""
        self.stand_in.seen.append((self.path, self.headers["authorization"]))
        self.stand_in.download(self)

    def answer(self, status: int, body: bytes, **headers: str) -> None:
        """Send an answer."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Not in the report."""


@dataclass
class StandIn:
    """Something that answers as Slack does, but for what a test changes; it keeps what it saw."""

    shape: dict[str, Any] = field(default_factory=dict)
    download: Callable[[Answering], None] = lambda _: None
    seen: list[tuple[str, str | None]] = field(default_factory=list)
    url: str = ""

    def client(self) -> WebClient:
        """A client of it."""
        return WebClient(token=TOKEN, base_url=f"{self.url}/api/", timeout=2, retry_handlers=[])


@pytest.fixture
def stand_ins() -> Iterator[Callable[[], StandIn]]:
    """Starts stand-ins."""
    servers: list[ThreadingHTTPServer] = []

    def start() -> StandIn:
        stand_in = StandIn()
        handler = type("Handler", (Answering,), {"stand_in": stand_in})
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        stand_in.url = f"http://127.0.0.1:{server.server_port}"
        return stand_in

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def test_the_token_goes_to_no_other_address(stand_ins: Callable[[], StandIn]) -> None:
    slack, other = stand_ins(), stand_ins()
    slack.shape = {"size": 1, "url_private_download": f"{other.url}/files-pri/T-F/a.txt"}
    with pytest.raises(FileProblemError, match="not kept in Slack"):
        fetch_file(slack.client(), "F1")
    slack.shape = {"size": 1, "url_private_download": f"{slack.url}/files-pri/T-F/a.txt"}
    slack.download = lambda handler: handler.answer(302, b"", location=other.url)
    with pytest.raises(FileProblemError, match="http 302"):
        fetch_file(slack.client(), "F1")
    assert slack.seen == [("/files-pri/T-F/a.txt", f"Bearer {TOKEN}")]
    assert other.seen == []


def test_a_file_that_turns_out_larger_than_told_is_let_go(
    stand_ins: Callable[[], StandIn],
) -> None:
    slack = stand_ins()
    slack.shape = {"size": 1, "url_private_download": f"{slack.url}/a"}
    slack.download = lambda handler: handler.answer(200, b"x" * 300_000)
    with pytest.raises(FileTooLargeError):
        fetch_file(slack.client(), "F1", largest=200_000)
    with pytest.raises(FileProblemError, match="too slow"):
        fetch_file(slack.client(), "F1", deadline_seconds=0)


@pytest.mark.parametrize(
    ("shape", "problem"),
    [
        ({"mode": "tombstone"}, FileGoneError),
        ({"mode": "hidden_by_limit"}, FileGoneError),
        ({"mode": "external", "url_private": "https://docs.example/d"}, FileProblemError),
        ({"url_private_download": "https://"}, FileProblemError),
        ({"url_private_download": "http://["}, FileProblemError),
    ],
)
def test_what_slack_does_not_keep_is_not_fetched(
    stand_ins: Callable[[], StandIn], shape: dict[str, Any], problem: type[FileProblemError]
) -> None:
    slack = stand_ins()
    slack.shape = shape
    with pytest.raises(problem):
        fetch_file(slack.client(), "F1")
    assert slack.seen == []


def test_a_page_is_no_file_unless_the_file_is_a_page(stand_ins: Callable[[], StandIn]) -> None:
    slack = stand_ins()
    slack.shape = {"size": 1, "mimetype": "text/plain", "url_private_download": f"{slack.url}/a"}
    slack.download = lambda handler: handler.answer(
        200, b"<html>", content_type="text/html; charset=utf-8"
    )
    with pytest.raises(FileProblemError, match="a page"):
        fetch_file(slack.client(), "F1")
    slack.shape["mimetype"] = "text/html"
    assert fetch_file(slack.client(), "F1") == b"<html>"


@pytest.mark.parametrize(
    ("address", "own"),
    [
        ("https://files.slack.com/files-pri/T1-F1/download/a.txt", True),
        ("https://slack.com/a", True),
        ("https://slack.com:443/a", True),
        ("http://files.slack.com/a", False),
        ("https://files.slack.com:8443/a", False),
        ("https://files.slack.com.example.nl/a", False),
        ("https://fileslack.com/a", False),
        ("https://slack.com@example.nl/a", False),
        ("https://example.nl\\.slack.com/a", False),
        ("https://files.slack-gov.com/a", False),
        ("//files.slack.com/a", False),
        ("", False),
    ],
)
def test_only_slack_is_slack(address: str, own: bool) -> None:
    assert is_slacks_own(address, SLACK) is own


@given(st.from_regex(r"\A[a-z0-9.\-@:/\\]{0,30}\Z"), st.sampled_from(["https://", "http://", ""]))
def test_where_a_token_may_go_is_where_the_request_goes(rest: str, scheme: str) -> None:
    address = scheme + rest
    if is_slacks_own(address, SLACK):
        sent = httpx.Request("GET", address).url
        assert sent.scheme == "https"
        assert sent.host == "slack.com" or sent.host.endswith(".slack.com")


def inkoper(client: WebClient) -> str:
    """The id of the colleague."""
    return next(str(u["id"]) for u in client.users_list()["members"] if u["name"] == "inkoper")
