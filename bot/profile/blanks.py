"""What a profile leaves empty, for the coordinator to fill in."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.profile.base import Blank, Part
from bot.profile.problems import dotted


@dataclass(frozen=True, slots=True)
class BlankKey:
    """An empty key as it is written in the file, and the Dutch question that fills it."""

    key: str
    question: str


def blanks_in(part: Part, at: tuple[str | int, ...] = ()) -> Iterator[BlankKey]:
    """Every empty field that asks to be filled in, in the order of the models."""
    for name, field in type(part).model_fields.items():
        value: Any = getattr(part, name)
        path = (*at, name)
        asked = next((each for each in field.metadata if isinstance(each, Blank)), None)
        if value is None or value == ():
            if asked is not None and part.asks(name):
                yield BlankKey(dotted(path), asked.question)
        elif isinstance(value, Part):
            yield from blanks_in(value, path)
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, Part):
                    yield from blanks_in(item, (*path, getattr(item, "slug", index)))
