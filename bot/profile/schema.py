"""What belongs at a key: names and descriptions read from the models themselves."""

import re
import types
from collections.abc import Sequence
from enum import Enum
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from bot.profile.model import Profile

KINDS = {
    "str": "a text in quotes",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "date": "a date such as 2024-03-19, without quotes",
}


def profile_schema_help(key: str) -> str:
    """What a dotted key should hold, such as ``thresholds.start-form.amount``.

    Empty when the profile knows no such key.
    """
    parts: list[str | int] = []
    for name, index in re.findall(r"([^.\[\]]+)|\[(\d+)\]", key):
        parts.append(int(index) if index else name)
    return expected_at(parts)


def expected_at(parts: Sequence[str | int]) -> str:
    """What a path should hold: its description and its kind."""
    field, annotation = _walk(parts)
    if annotation is None:
        return ""
    kind = _kind(annotation)
    described = field is not None and field.description and not isinstance(parts[-1], int)
    return f"{field.description} ({kind})" if described and field else kind


def keys_at(parts: Sequence[str | int]) -> list[str]:
    """The keys that a table at a path may have; empty when it is not a table."""
    _, annotation = _walk(parts)
    model = _model(annotation)
    names = list(model.model_fields) if model else []
    return [name for name in names if name != "slug" or not parts]  # elsewhere: the table's name


def _walk(parts: Sequence[str | int]) -> tuple[FieldInfo | None, Any]:
    field: FieldInfo | None = None
    annotation: Any = Profile
    for part in parts:
        model = _model(annotation)
        if _item(annotation) is not None:  # a list, or a table of tables: any name or number
            annotation = _item(annotation)
        elif model is not None and part in model.model_fields:
            field = model.model_fields[str(part)]
            annotation = field.annotation
        else:
            return None, None
    return field, annotation


def _bare(annotation: Any) -> Any:
    """Peel off ``Annotated`` and ``| None``."""
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        rest = [a for a in get_args(annotation) if a is not type(None)]
        return _bare(rest[0])
    return annotation


def _item(annotation: Any) -> Any:
    bare = _bare(annotation)
    return get_args(bare)[0] if get_origin(bare) is tuple else None


def _model(annotation: Any) -> type[BaseModel] | None:
    bare = _bare(annotation)
    return bare if isinstance(bare, type) and issubclass(bare, BaseModel) else None


def _kind(annotation: Any) -> str:
    bare = _bare(annotation)
    item = _item(annotation)
    if item is not None:
        return f"a list, each {_kind(item)}"
    if get_origin(bare) is Literal:
        return "one of: " + ", ".join(str(choice) for choice in get_args(bare))
    if isinstance(bare, type) and issubclass(bare, Enum):
        return "one of: " + ", ".join(str(member.value) for member in bare)
    model = _model(annotation)
    if model is not None:
        needed = [name for name, f in model.model_fields.items() if f.is_required()]
        return "a table with at least " + ", ".join(n for n in needed if n != "slug")
    return KINDS.get(getattr(bare, "__name__", ""), "another kind of value")
