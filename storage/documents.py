"""What a database can hold of a document that comes from outside."""

from collections.abc import Mapping
from typing import Any


def storable(value: Any) -> Any:
    """The same document without what PostgreSQL refuses: NUL, and half of a surrogate pair.

    An emoji that somebody's program cut in two would otherwise keep a whole event out.
    """
    if isinstance(value, str):
        whole = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return whole.replace("\0", "")
    if isinstance(value, Mapping):
        return {storable(key): storable(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [storable(inner) for inner in value]
    return value
