"""Made-up profiles to test with."""

import tomllib
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
EVERY_OPTION = DATA / "voorbeeldstad.toml"


def minimal() -> dict[str, Any]:
    """The smallest useful profile, as TOML gives it."""
    return tomllib.loads((DATA / "minimal.toml").read_text("utf-8"))


def put(data: dict[str, Any], key: str, value: object) -> None:
    """Set ``a.b.0.c`` in nested data."""
    *parents, last = key.split(".")
    node: Any = data
    for name in parents:
        node = node[int(name)] if isinstance(node, list) else node.setdefault(name, {})
    if isinstance(node, list):
        node[int(last)] = value
    else:
        node[last] = value


def drop(data: dict[str, Any], key: str) -> None:
    """Remove ``a.b`` from nested data."""
    *parents, last = key.split(".")
    node: Any = data
    for name in parents:
        node = node[name]
    del node[last]
