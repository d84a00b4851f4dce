"""What a rendered form step remembers: its nonce, and what it was opened with."""

from dataclasses import dataclass, field
from uuid import uuid4

from pydantic import TypeAdapter

_STEP_LENGTH = 8


def _new_nonce() -> str:
    return uuid4().hex


@dataclass(frozen=True)
class FormMetadata:
    """Travels in ``private_metadata``.

    ``nonce`` is new per rendered step: a repeated submission carries the same one.
    ``base`` holds a print of every field as the form was opened.
    """

    trajectory_id: int | None = None
    version: int = 0
    base: dict[str, str] = field(default_factory=dict)
    nonce: str = field(default_factory=_new_nonce)

    @property
    def step(self) -> str:
        """What makes the block ids of this rendering its own."""
        return self.nonce[:_STEP_LENGTH]

    def dump(self) -> str:
        """As text for ``private_metadata``."""
        return _ADAPTER.dump_json(self).decode()


_ADAPTER = TypeAdapter(FormMetadata)


def read_metadata(text: str) -> FormMetadata:
    """The metadata of a view that Slack sends back."""
    return _ADAPTER.validate_json(text)
