"""What every part of a profile is made of: strict frozen models and shared types."""

import datetime as dt
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Annotated, Any, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


class Part(BaseModel):
    """A piece of a profile: immutable, without unknown keys, without silent conversions."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    @model_validator(mode="before")
    @classmethod
    def _lists_to_tuples(cls, data: Any) -> Any:
        # TOML knows lists only, and strict tuples refuse lists.
        if not isinstance(data, Mapping):
            return data
        return {k: tuple(v) if isinstance(v, list) else v for k, v in data.items()}

    def asks(self, field: str) -> bool:  # noqa: ARG002  -- parts that override it look at the field
        """Whether an empty field marked with `Blank` is still to be filled in here."""
        return True


def _entries(value: Any) -> Any:
    """Turn ``[themes.klimaat]`` tables into entries that carry their own slug."""
    if not isinstance(value, Mapping):
        return value
    return tuple(
        {**entry, "slug": slug} if isinstance(entry, Mapping) else entry
        for slug, entry in value.items()
    )


T = TypeVar("T")
Keyed = Annotated[tuple[T, ...], BeforeValidator(_entries)]

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Text = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
Label = Annotated[Text, StringConstraints(max_length=75)]  # as long as an option in Slack may be
Channel = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=80)]
Euros = Annotated[int, Field(ge=0)]
Year = Annotated[int, Field(ge=1990, le=2100)]
Month = Annotated[int, Field(ge=1, le=12)]
Percentage = Annotated[float, Field(ge=0, le=100, strict=False)]


Member = TypeVar("Member", bound=StrEnum)


def enum_from(kind: type[Member]) -> Callable[[object], object]:
    """Read an enum's value: TOML has no enums, and a strict model refuses a text for one."""
    known: dict[str, Member] = {str(member): member for member in kind}

    def read(value: object) -> object:
        return known.get(value, value) if isinstance(value, str) else value

    return read


class Blank:
    """Marks a field that a coordinator is asked for as long as it is empty."""

    def __init__(self, question: str) -> None:
        """Keep the Dutch question that a coordinator reads."""
        self.question = question


class Source(Part):
    """Where a fact comes from. One of `date` (exact) and `period` (as written) is known."""

    slug: Slug
    title: Text = Field(description="the document's name, such as 'Inkoopkader'")
    kind: Text | None = Field(
        default=None, description="what kind of decision it is, such as 'raadsbesluit'"
    )
    date: dt.date | None = Field(default=None, description="the day it was decided")
    period: Text | None = Field(
        default=None, description="when, if the day is not known: 'maart 2022'"
    )
    url: Text | None = Field(default=None, description="where it can be read")

    @property
    def dated(self) -> str:
        """The date in Dutch, as exactly as it is known; empty when it is not."""
        if self.date is None:
            return self.period or ""
        return f"{self.date.day} {MONTHS[self.date.month - 1]} {self.date.year}"

    @property
    def citation(self) -> str:
        """Such as ``Inkoopbeleid (raadsbesluit, 25 april 2024)``."""
        details = ", ".join(part for part in (self.kind, self.dated) if part)
        return f"{self.title} ({details})" if details else self.title


class Sourced(Part):
    """A legal or policy fact: it says where it comes from and when that was decided."""

    source: Source = Field(description="the slug of one of the [sources.*] tables")
    article: Text | None = Field(default=None, description="the section or article, as text")

    @property
    def date(self) -> dt.date | None:
        """The day of the decision; None when only a month or a year is known."""
        return self.source.date
