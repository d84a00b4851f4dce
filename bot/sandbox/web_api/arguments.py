"""The arguments of a call, however they came: a form, JSON, or JSON inside a form."""

import json
from urllib.parse import parse_qsl

from starlette.requests import Request

from bot.sandbox.errors import SlackError
from bot.sandbox.jsontypes import Json

_TRUE = frozenset({"1", "true", "True", "yes"})


class Arguments:
    """Typed access to what a client sent; a form holds only text, JSON holds anything."""

    def __init__(self, values: Json) -> None:
        self._values = values

    def has(self, name: str) -> bool:
        """Whether the argument was sent at all (Slack takes `null` for not sent)."""
        return self._values.get(name) is not None

    def text(self, name: str, default: str = "") -> str:
        value = self._values.get(name)
        return default if value is None else str(value)

    def required(self, name: str) -> str:
        """A text that must be there.

        Raises:
            SlackError: `invalid_arguments`.
        """
        value = self.text(name)
        if not value:
            missing = f"[ERROR] missing required field: {name}"
            raise SlackError("invalid_arguments", [missing])
        return value

    def flag(self, name: str, *, default: bool = False) -> bool:
        return str(self._values[name]) in _TRUE if self.has(name) else default

    def number(self, name: str, default: int) -> int:
        """A whole number; zero or nothing is the default.

        Raises:
            SlackError: `invalid_arguments`.
        """
        try:
            return int(self._values.get(name) or default)
        except (TypeError, ValueError) as error:
            raise SlackError("invalid_arguments", [f"[ERROR] must be a number: {name}"]) from error

    def json(self, name: str, refusal: str) -> object:
        """A value that may have been sent as JSON in a text; `None` when it was not sent.

        Raises:
            SlackError: `refusal`, when the text is no JSON.
        """
        value = self._values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError as error:
            raise SlackError(refusal) from error


async def read_arguments(request: Request) -> Arguments:
    """Everything that was sent: the query, then the body over it.

    Raises:
        SlackError: `invalid_json`, or `json_not_object`.
    """
    values: Json = dict(request.query_params)
    body = await request.body()
    if not body:
        return Arguments(values)
    if "json" in request.headers.get("content-type", ""):
        return Arguments(values | _json_object(body))
    form = parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)
    return Arguments(values | dict(form))


def _json_object(body: bytes) -> Json:
    try:
        content = json.loads(body)
    except ValueError as error:
        raise SlackError("invalid_json") from error
    if not isinstance(content, dict):
        raise SlackError("json_not_object")
    return content
