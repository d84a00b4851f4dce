"""Settings for a bot that connects to a sandbox: what the sandbox itself tells."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import httpx
from pydantic import SecretStr

from bot.settings import Settings

_TIMEOUT = 10.0


def settings_for_sandbox(url: str, base: Settings) -> Settings:
    """The settings with the sandbox's address, tokens and overseers filled in.

    :raises httpx.HTTPError: no sandbox answers there.
    """
    state = _state(url)
    return base.model_copy(
        update={
            "slack_api_url": f"{url.rstrip('/')}/api/",
            "slack_bot_token": SecretStr(state["tokens"]["bot"]),
            "slack_app_token": SecretStr(state["tokens"]["app"]),
            "slack_signing_secret": SecretStr(state["tokens"]["signing_secret"]),
            "coordinators": base.coordinators or _holders(state, "coordinator"),
            "advisers": base.advisers or _holders(state, "adviser"),
            "finance": base.finance or _holders(state, "finance"),
            "members": base.members or _holders(state, "member"),
        }
    )


@contextmanager
def called_over_http(sandbox: str, request_url: str) -> Iterator[None]:
    """Let a sandbox call the bot at this address, which must answer, and no longer at the end.

    As somebody fills it in at api.slack.com. :raises httpx.HTTPError: the sandbox refuses it.
    """
    url = f"{sandbox.rstrip('/')}/_control/http"
    httpx.post(url, json={"url": request_url}, timeout=_TIMEOUT).raise_for_status()
    try:
        yield
    finally:
        with suppress(httpx.HTTPError):  # the sandbox may be gone before us
            httpx.post(url, json={"enabled": False}, timeout=_TIMEOUT)


def people_by_key(url: str) -> dict[str, str]:
    """Slack user ids by the key that each person has in the sandbox."""
    return {user["key"]: user["id"] for user in _state(url)["users"] if user.get("key")}


def _state(url: str) -> dict[str, Any]:
    answer = httpx.get(f"{url.rstrip('/')}/_control/state", timeout=_TIMEOUT)
    answer.raise_for_status()
    return dict(answer.json())


def _holders(state: dict[str, Any], role: str) -> tuple[str, ...]:
    return tuple(user["id"] for user in state["users"] if role in user.get("roles", ()))
