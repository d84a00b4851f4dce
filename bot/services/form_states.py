"""What a form of any kind holds, compared: what somebody touched, and what others changed."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, Self, TypeVar

_PRINT_LENGTH = 8


class FormValues(Protocol):
    """What stands in a form, as it was typed and chosen."""

    def field_values(self) -> dict[str, Any]:
        """Every field by the name it has in the form."""

    def taking(self, other: Self, fields: frozenset[str]) -> Self:
        """The same form with these fields as they are in the other one."""


FormT = TypeVar("FormT", bound=FormValues)


@dataclass(frozen=True)
class FieldProblem:
    """A mistake: the name of the field, which phrase tells it, and what that phrase mentions."""

    name: str
    phrase: str
    data: Mapping[str, object] = field(default_factory=dict)


class MistakeError(Exception):
    """What a field holds cannot be read."""

    def __init__(self, field_name: str, phrase: str, **data: object) -> None:
        super().__init__(phrase)
        self.problem = FieldProblem(field_name, phrase, data)


def fingerprints(state: FormValues) -> dict[str, str]:
    """A short print of every field, to see later what somebody touched."""
    return {name: fingerprint(value) for name, value in state.field_values().items()}


def touched(state: FormValues, base: Mapping[str, str]) -> frozenset[str]:
    """The fields that differ from what the form was opened with."""
    return frozenset(name for name, mark in fingerprints(state).items() if mark != base.get(name))


def clashing(
    typed: FormT, current: FormT, base: Mapping[str, str], *, own: frozenset[str]
) -> frozenset[str]:
    """The fields among ``own`` that hold something else by now than both sides began with.

    Where two people chose the same, nothing clashes.
    """
    return own & touched(current, base) & touched(typed, fingerprints(current))


def fingerprint(value: object) -> str:
    """A short print of one value."""
    in_order = sorted(value) if isinstance(value, tuple) else value  # of ticks, none is meant
    canonical = json.dumps(in_order or None, ensure_ascii=True)
    return hashlib.sha256(canonical.encode()).hexdigest()[:_PRINT_LENGTH]
