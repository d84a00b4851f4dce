"""A form that is sent in again: the same gets the same answer, anything else is kept as well."""

from typing import Any

from bot.messages.trajectory_form import FormState
from bot.services.trajectory_forms import fingerprints, form_of
from handlers.form_metadata import FormMetadata
from handlers.interaction import Interaction
from storage import submissions
from storage.trajectories import TrajectoryRecord

Answer = dict[str, Any]
"""What is kept of a form that was taken in."""


def earlier_answer(doing: Interaction, metadata: FormMetadata) -> Answer | None:
    """What is kept of this form, or None: then one of the settling functions must follow."""
    return submissions.earlier_answer(
        doing.session,
        workspace_id=doing.here.workspace_id,
        nonce=metadata.nonce,
        now=doing.now,
    )


def is_repeat(earlier: Answer, typed: FormState) -> bool:
    """Whether the same was sent again; what was settled before that was kept counts as the same."""
    sent = earlier.get("sent")
    return sent is None or sent == fingerprints(typed)


def settle_logged(
    doing: Interaction, metadata: FormMetadata, record: TrajectoryRecord, typed: FormState
) -> None:
    """Keep prints of what was sent and of what stands there now, to see what is mended later."""
    answer = {
        "trajectory": record.trajectory.id,
        "version": record.trajectory.version,
        "sent": fingerprints(typed),
        "base": fingerprints(form_of(doing.session, record, here=doing.here)),
    }
    _settle(doing, metadata, answer)


def settle_changed(doing: Interaction, metadata: FormMetadata, typed: FormState) -> None:
    """Keep prints of what was sent."""
    _settle(doing, metadata, {"sent": fingerprints(typed)})


def _settle(doing: Interaction, metadata: FormMetadata, answer: Answer) -> None:
    submissions.settle(
        doing.session,
        workspace_id=doing.here.workspace_id,
        nonce=metadata.nonce,
        answer=answer,
    )
