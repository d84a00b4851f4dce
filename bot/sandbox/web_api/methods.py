"""What a Web API method is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from bot.sandbox.jsontypes import Json
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.web_api.arguments import Arguments


@dataclass(frozen=True)
class Method:
    """`caller` is whose token it wants."""

    function: Callable[[Sandbox, Arguments], Json]
    caller: Literal["bot", "app", "anybody"] = "bot"
