"""A form that is sent in counts once: sent again, it gets the answer that it got."""

from collections.abc import Mapping
from typing import Any

from handlers.form_metadata import FormMetadata
from handlers.interaction import Interaction
from storage import submissions

Answer = Mapping[str, Any]
"""What is kept of a form that was taken in."""


def earlier_answer(doing: Interaction, metadata: FormMetadata) -> Answer | None:
    """What is kept of this form, or None: then :func:`settle` must follow."""
    return submissions.earlier_answer(
        doing.session,
        workspace_id=doing.here.workspace_id,
        nonce=metadata.nonce,
        now=doing.now,
    )


def was_taken(doing: Interaction, metadata: FormMetadata) -> bool:
    """Whether it was sent in before. If not, :func:`settle` must follow."""
    return earlier_answer(doing, metadata) is not None


def settle(doing: Interaction, metadata: FormMetadata, answer: Answer) -> None:
    """Keep what it was answered with."""
    submissions.settle(
        doing.session,
        workspace_id=doing.here.workspace_id,
        nonce=metadata.nonce,
        answer=dict(answer),
    )


def is_new(doing: Interaction, metadata: FormMetadata) -> bool:
    """Whether it was not sent in before; then it is from now on."""
    if was_taken(doing, metadata):
        return False
    settle(doing, metadata, {"subject": metadata.subject_id})
    return True
