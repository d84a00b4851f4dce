"""What is wrong with a payload, said as Slack says it."""

from dataclasses import dataclass

from pydantic import ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

TAG = "type:"
"""Prefix of the names that unions give their members; keeps those names apart from real keys."""

_WORDING = {
    "slack_rule": "{message}",
    "missing": "missing required field: {key}",
    "extra_forbidden": "invalid additional property: {key}",
    "union_tag_invalid": "unsupported type: {name}",
    "union_tag_not_found": "must provide an object",
    "too_long": "no more than {max_length} items allowed",
    "too_short": "no fewer than {min_length} items allowed",
    "string_type": "must provide a string",
    "int_type": "must provide an integer",
    "float_type": "must provide a number",
    "bool_type": "must provide a boolean",
    "list_type": "must provide an array",
    "model_type": "must provide an object",
    "greater_than": "must be more than {gt}",
    "greater_than_equal": "must not be less than {ge}",
    "less_than_equal": "must not be more than {le}",
    "string_pattern_mismatch": "must match the pattern {pattern}",
    "literal_error": "must be one of: {expected}",
}


@dataclass(frozen=True)
class Problem:
    """One thing that Slack would refuse.

    `pointer` is a JSON pointer (RFC 6901) from the argument of the Web API method: it starts with
    `/blocks`, `/view` or `/text`. `message` is worded as Slack words it, where its wording is
    known ("must be less than 3001 characters", "no more than 100 items allowed", "unsupported
    type: …", "missing required field: …", "invalid additional property: …").
    """

    pointer: str
    message: str

    def __str__(self) -> str:
        """Return the line that Slack puts in `response_metadata.messages`."""
        return f"[ERROR] {self.message} [json-pointer:{self.pointer}]"


def refuse(message: str, *path: str | int) -> PydanticCustomError:
    """Build an error for a rule between fields, at `path` below the object that is judged."""
    return PydanticCustomError("slack_rule", "{message}", {"message": message, "path": path})


def pointer(*parts: str | int) -> str:
    """Join parts into a JSON pointer, escaped as RFC 6901 asks."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in parts)


def from_validation_error(error: ValidationError) -> list[Problem]:
    """Translate what pydantic found."""
    return [_problem(details) for details in error.errors(include_url=False)]


def _problem(details: ErrorDetails) -> Problem:
    path = [p for p in details["loc"] if not (isinstance(p, str) and p.startswith(TAG))]
    context = details.get("ctx", {})
    match details["type"]:
        case "slack_rule":
            path += context["path"]
        case "missing" | "extra_forbidden":
            context = {"key": path.pop()}
        case "union_tag_invalid":
            context = {"name": str(context["tag"]).removeprefix(TAG)}
            path.append("type")
        case "literal_error" if path[-1] == "type":
            return Problem(pointer(*path), f"unsupported type: {details['input']}")
        case "union_tag_not_found" if isinstance(details["input"], dict):
            return Problem(pointer(*path), "missing required field: type")
        case "string_too_long":
            return Problem(pointer(*path), longer_than(context["max_length"]))
        case "string_too_short":
            return Problem(pointer(*path), shorter_than(context["min_length"]))
    return Problem(pointer(*path), _wording(details["type"], details["msg"], context))


def _wording(kind: str, otherwise: str, context: dict[str, object]) -> str:
    return _WORDING[kind].format(**context) if kind in _WORDING else otherwise


def longer_than(limit: int) -> str:
    """Say that a text is longer than `limit` characters."""
    return f"must be less than {limit + 1} characters"


def shorter_than(limit: int) -> str:
    """Say that a text is shorter than `limit` characters."""
    return f"must be more than {limit - 1} characters"
