"""Settings for a bot that connects to a sandbox: what the sandbox itself tells."""

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
            "coordinators": base.coordinators or _holders(state, "coordinator"),
            "advisers": base.advisers or _holders(state, "adviser"),
            "finance": base.finance or _holders(state, "finance"),
            "members": base.members or _holders(state, "member"),
        }
    )


def people_by_key(url: str) -> dict[str, str]:
    """Slack user ids by the key that each person has in the sandbox."""
    return {user["key"]: user["id"] for user in _state(url)["users"] if user.get("key")}


def _state(url: str) -> dict[str, Any]:
    answer = httpx.get(f"{url.rstrip('/')}/_control/state", timeout=_TIMEOUT)
    answer.raise_for_status()
    return dict(answer.json())


def _holders(state: dict[str, Any], role: str) -> tuple[str, ...]:
    return tuple(user["id"] for user in state["users"] if role in user.get("roles", ()))
