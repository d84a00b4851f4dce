"""Successes as they are shown to who asks: the form, a draft, the list."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.language.commands import read_report
from bot.language.titles import capitalised
from bot.messages.message import Block
from bot.messages.success_draft import draft_sheet
from bot.messages.success_report import report_form
from bot.messages.success_view import DraftView
from bot.services import trajectories
from bot.services.success_drafts import Drafting
from bot.services.success_views import draft_view
from handlers.form_metadata import FormMetadata
from handlers.interaction import Interaction
from storage.people import people_by_id

SEEN, NAMES = "seen", "names"
"""What a form remembers: which version it began with, and which names were pointed out."""


def report_of(doing: Interaction, typed: str) -> Block:
    """The form, with what was typed behind the command: a number, or what went well."""
    number, said = read_report(typed)
    values = {"title": capitalised(said), "number": number, "people": _own_user(doing)}
    return rendered(doing, values, FormMetadata())


def report_at(doing: Interaction, trajectory_id: int) -> Block:
    """The form at a trajectory."""
    record = trajectories.visible(
        doing.session, here=doing.here, viewer=doing.viewer, trajectory_id=trajectory_id
    )
    values = {"number": record.trajectory.number, "people": _own_user(doing)}
    return rendered(doing, values, FormMetadata())


def rendered(
    doing: Interaction,
    values: Mapping[str, Any],
    metadata: FormMetadata,
    *,
    names: Sequence[str] = (),
) -> Block:
    """The form as it stands."""
    return report_form(
        values, doing.here.words, metadata=metadata.dump(), step=metadata.step, names=names
    )


def view_of_draft(doing: Interaction, success_id: int) -> DraftView:
    """A draft as it stands now, for the coordinator."""
    return draft_view(doing.session, here=doing.here, viewer=doing.viewer, success_id=success_id)


def sheet_of(doing: Interaction, success_id: int, *, note: str | None = None) -> Block:
    """A draft with everything in it."""
    return draft_sheet(view_of_draft(doing, success_id), doing.here.words, note=note)


def drafting(doing: Interaction) -> Drafting:
    """Who does it, for the services."""
    return Drafting(doing.session, doing.here, doing.viewer, doing.now)


def _own_user(doing: Interaction) -> Sequence[str]:
    known = people_by_id(
        doing.session, workspace_id=doing.here.workspace_id, ids=[doing.viewer.person_id]
    )
    return tuple(each.slack_user_id for each in known.values())
