"""Scopes, where a setup names them: calls are refused, events stay away."""

from collections.abc import Iterator
from dataclasses import replace

import httpx
import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.sandbox.server import SandboxServer
from bot.sandbox.web_api.registry import METHODS
from bot.sandbox.web_api.scopes import EVERYTHING
from tests.sandbox.conftest import TIMINGS
from tests.sandbox.driving import SETUP, Control, refusal, web_client
from tests.sandbox.listening import http_app

SCOPES = ("chat:write", "channels:history", "channels:read", "im:write", "im:history")


@pytest.fixture(scope="module")
def narrow() -> Iterator[SandboxServer]:
    server = SandboxServer(replace(SETUP, scopes=SCOPES), timings=TIMINGS)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def narrow_client(narrow: SandboxServer) -> WebClient:
    return web_client(narrow)


def test_a_refusal_says_what_is_missing(narrow_client: WebClient) -> None:
    with pytest.raises(SlackApiError) as error:
        narrow_client.users_list()

    answer = error.value.response
    assert answer["error"] == "missing_scope"
    assert answer["needed"] == "users:read"
    assert answer["provided"] == ",".join(SCOPES)
    assert answer.headers["x-oauth-scopes"] == ",".join(SCOPES)


def test_the_kind_of_conversation_decides(narrow_client: WebClient) -> None:
    client = narrow_client
    assert client.conversations_history(channel="CBOR")["ok"]
    assert client.conversations_history(channel="DINKOPER")["ok"]
    assert refusal(client.conversations_history, channel="CBESLOTEN") == "missing_scope"
    assert refusal(client.conversations_info, channel="CBESLOTEN") == "missing_scope"
    assert refusal(client.conversations_info, channel="C0") == "channel_not_found"
    assert client.conversations_list()["ok"]
    assert refusal(client.conversations_list, types="public_channel,im") == "missing_scope"
    assert client.conversations_open(users="UINKOPER")["ok"]
    assert refusal(client.conversations_open, users="UINKOPER,UGAST") == "missing_scope"
    assert refusal(client.conversations_create, name="x") == "missing_scope"
    assert refusal(client.conversations_create, name="x", is_private=True) == "missing_scope"
    assert refusal(client.conversations_leave, channel="CBOR") == "missing_scope"
    assert client.chat_postMessage(channel="#bor", text="x")["ok"]
    assert client.auth_test()["ok"]


def test_a_file_is_read_with_its_scope_only(narrow: SandboxServer) -> None:
    control = Control(narrow.url)
    control.post("/file", channel="bor", user="inkoper", name="a.txt", text="x")
    shape = control.get("/messages/bor")["messages"][-1]["files"][0]
    headers = {"Authorization": f"Bearer {narrow.bot_token}"}
    assert httpx.get(shape["url_private"], headers=headers).status_code == 302
    control.http.close()


def test_events_come_with_their_scope_only(narrow: SandboxServer) -> None:
    control = Control(narrow.url)
    control.post("/reset")  # and with it what still waits for an app
    with http_app() as listener:
        control.post("/http", url=listener.url, verify=False)
        post = {"channel": "bor", "user": "inkoper"}
        said = control.post("/message", **post, text="@Vaandel hoi")
        control.post("/reaction", **post, ts=said["ts"], name="jigsaw")
        control.post("/message", channel="besloten", user="coordinator", text="niet voor de bot")
        control.post("/message", **post, text="klaar")
        bodies = [listener.take().body, listener.take().body]
        assert b"app_mention" not in b"".join(bodies)
        assert b"klaar" in b"".join(bodies)
        assert listener.received.empty()
    control.http.close()


def test_every_method_asks_only_scopes_that_exist(client: WebClient) -> None:
    assert client.auth_test().headers["x-oauth-scopes"] == ",".join(EVERYTHING)
    assert list(EVERYTHING) == sorted(EVERYTHING)
    assert "chat.postMessage" in METHODS
