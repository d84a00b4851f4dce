"""What a rendered form step remembers: its nonce, and what it was opened with."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import uuid4

from pydantic import TypeAdapter

_STEP_LENGTH = 8


def _new_nonce() -> str:
    return uuid4().hex


@dataclass(frozen=True)
class FormMetadata:
    """Travels in ``private_metadata``.

    ``nonce`` is new per rendered step: a repeated submission carries the same one.
    ``base`` holds a print of every field as the form was opened. ``notes`` are what only
    one kind of form remembers.
    """

    subject_id: int | None = None
    version: int = 0
    base: dict[str, str] = field(default_factory=dict)
    nonce: str = field(default_factory=_new_nonce)
    notes: dict[str, Any] = field(default_factory=dict)

    @property
    def step(self) -> str:
        """What makes the block ids of this rendering its own."""
        return self.nonce[:_STEP_LENGTH]

    def rendered_again(self, **notes: Any) -> "FormMetadata":
        """The same form in a rendering of its own."""
        return replace(self, nonce=_new_nonce(), notes={**self.notes, **notes})

    def dump(self) -> str:
        """As text for ``private_metadata``."""
        return _ADAPTER.dump_json(self).decode()


_ADAPTER = TypeAdapter(FormMetadata)


def read_metadata(text: str) -> FormMetadata:
    """The metadata of a view that Slack sends back."""
    return _ADAPTER.validate_json(text)


def sent(body: Mapping[str, Any]) -> tuple[FormMetadata, dict[str, Any]]:
    """What a form that was sent in remembers, and Slack's ``state.values``."""
    view = body["view"]
    return read_metadata(view["private_metadata"]), view["state"]["values"]
