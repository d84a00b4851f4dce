"""Tokens, unknown methods, and what every answer carries."""

import httpx
import pytest
from slack_sdk.errors import SlackApiError

from bot.sandbox.server import SandboxServer
from tests.sandbox.driving import Control, as_json, web_client


@pytest.mark.parametrize(
    ("token", "expected"),
    [("", "not_authed"), ("xoxb-verkeerd", "invalid_auth"), ("app", "not_allowed_token_type")],
)
def test_a_wrong_token_is_refused(server: SandboxServer, token: str, expected: str) -> None:
    sent = server.app_token if token == "app" else token
    headers = {"Authorization": f"Bearer {sent}"} if sent else {}

    answer = as_json(httpx.post(f"{server.url}/api/auth.test", headers=headers))

    assert answer == {"ok": False, "error": expected}


def test_a_socket_is_opened_with_the_app_token_only(server: SandboxServer) -> None:
    with pytest.raises(SlackApiError) as error:
        web_client(server).apps_connections_open(app_token=server.bot_token)
    assert error.value.response["error"] == "not_allowed_token_type"

    opened = web_client(server).apps_connections_open(app_token=server.app_token)
    assert str(opened["url"]).startswith("ws://127.0.0.1:")


def test_a_method_that_is_not_there(server: SandboxServer) -> None:
    with pytest.raises(SlackApiError) as error:
        web_client(server).api_call("chat.bestaatNiet")
    assert error.value.response["error"] == "unknown_method"


def test_the_bot_learns_who_and_where_it_is(server: SandboxServer) -> None:
    answer = web_client(server).auth_test()

    assert answer["team"] == "Gemeente Proefveen"
    assert answer["user_id"] == "UVAANDEL"
    assert "chat:write" in answer.headers["x-oauth-scopes"]


def test_tokens_are_told_in_the_state_and_never_logged(
    server: SandboxServer, control: Control
) -> None:
    web_client(server).auth_test()
    httpx.post(f"{server.url}/api/auth.test", data={"token": "xoxb-verkeerd"})

    assert control.get("/state")["tokens"] == {
        "bot": server.bot_token,
        "app": server.app_token,
        "signing_secret": server.signing_secret,
    }
    told = control.http.get("/log").text
    assert "xoxb-" not in told
    assert "xapp-" not in told
    assert server.signing_secret not in told


def test_api_test_repeats_the_error_it_is_given(server: SandboxServer) -> None:
    answer = as_json(httpx.post(f"{server.url}/api/api.test", data={"error": "my_error"}))
    assert answer == {"ok": False, "error": "my_error"}
