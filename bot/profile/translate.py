"""pydantic's errors in the words of a profile: file, key, what would be right."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.profile.problems import ProfileProblem, dotted, one_of
from bot.profile.schema import expected_at, keys_at

Path = tuple[str | int, ...]
CHOICES = ("literal_error", "enum", "is_instance_of")  # pydantic's kinds of a wrong choice


def translate(error: ValidationError, data: Mapping[str, Any], file: str) -> list[ProfileProblem]:
    """Every error, at the key as it is written in the file."""
    problems = []
    for details in error.errors(include_url=False):
        path = _written(details["loc"], data)
        if path is not None:
            problems.append(_problem(details, path, file))
    return problems


def _written(loc: Path, data: Mapping[str, Any]) -> Path | None:
    """The path in the file; None for what is told elsewhere already.

    Entries of ``[themes.*]`` are a tuple for pydantic and a table in the file, and a
    `source` is a name in the file and a model for pydantic.
    """
    path: list[str | int] = []
    node: Any = data
    for part in loc:
        if isinstance(node, Mapping) and isinstance(part, int):
            name: str | int = list(node)[part]
        else:
            name = part
        if path and path[-1] == "source" and isinstance(node, str):
            return None
        if name == "slug" and path and isinstance(node, Mapping) and "slug" not in node:
            break
        path.append(name)
        node = _child(node, name)
    if loc and loc[-1] == "source" and isinstance(node, str):
        return None
    return tuple(path)


def _child(node: Any, name: str | int) -> Any:
    if isinstance(node, Mapping):
        return node.get(name)
    if isinstance(node, list | tuple) and isinstance(name, int) and name < len(node):
        return node[name]
    return None


def _problem(details: ErrorDetails, path: Path, file: str) -> ProfileProblem:
    problem, expected = _told(details, path)
    return ProfileProblem(file, dotted(path), problem, expected)


def _told(details: ErrorDetails, path: Path) -> tuple[str, str]:
    kind, value = details["type"], details["input"]
    wanted = expected_at(path)
    if kind == "extra_forbidden":
        return "this key is unknown", one_of(path[-1], keys_at(path[:-1]))
    if details["loc"][-1] == "slug" != path[-1]:  # the name of a table, not a key of its own
        return _slug_told(kind, value)
    if kind == "missing":
        return "this key is missing", wanted
    if kind in CHOICES:
        choices = wanted.split("one of: ")[-1].rstrip(")").split(", ")
        return f"'{value}' is not possible", one_of(value, choices)
    shown = "this" if isinstance(value, Mapping | list | tuple) else repr(value)
    if not kind.endswith("_type"):
        limits = details["msg"].removeprefix("Input should ").removeprefix("String should ")
        wanted = f"{wanted}: it should {limits}" if wanted else limits
    return f"{shown} does not fit", wanted


def _slug_told(kind: str, value: object) -> tuple[str, str]:
    if kind == "missing":
        return "has no slug", "a name: [themes.klimaat], or source = 'inkoopkader'"
    wanted = "lower case letters and digits with single hyphens, such as 'sociaal-domein'"
    return f"'{value}' cannot be a slug", wanted
