"""The forms of a contract as they are shown, filled with what is known or was typed."""

from collections.abc import Mapping
from typing import Any

from bot.messages.contract_forms import (
    Making,
    check_form,
    manager_form,
    promises_form,
    reasons_form,
    remark_form,
)
from bot.messages.contract_view import Filled
from bot.messages.explaining import explain_form
from bot.messages.message import Block
from bot.services.contract_places import asked_themes, promised_themes, themes_nowhere
from bot.services.contract_views import places_filled, reason_list, whole_view
from bot.services.explanation_views import explain_sheet, explanations_filled
from handlers.form_metadata import FormMetadata
from handlers.interaction import Interaction
from storage.contracts import find_handover
from storage.trajectories import TrajectoryRecord

MOMENT = "moment"


def promises_of(
    doing: Interaction,
    record: TrajectoryRecord,
    *,
    typed: Mapping[str, Any] | None = None,
    proposed: Mapping[str, Any] | None = None,
) -> Block:
    """Where each theme stands.

    :param typed: what somebody typed while another changed the trajectory.
    :param proposed: what is filled in for them to look at, instead of what is known.
    """
    themes = asked_themes(doing.session, record)
    view = whole_view(doing.session, record, here=doing.here, themes=themes)
    return promises_form(
        view,
        _filled(doing, record, proposed if typed is None else typed),
        _making(doing, record),
        stale=typed is not None,
    )


def themes_of(
    doing: Interaction, record: TrajectoryRecord, *, typed: Mapping[str, Any] | None = None
) -> Block:
    """Which themes are taken along, and why others are not."""
    known = explanations_filled(doing.session, record)
    return explain_form(
        explain_sheet(doing.session, record, here=doing.here, today=doing.today),
        Filled({**known.values, **(typed or {})}),
        _making(doing, record),
        stale=typed is not None,
    )


def reasons_of(
    doing: Interaction, record: TrajectoryRecord, *, typed: Mapping[str, Any] | None = None
) -> Block:
    """Why themes stand nowhere."""
    themes = themes_nowhere(doing.session, record)
    return reasons_form(
        whole_view(doing.session, record, here=doing.here, themes=themes),
        reason_list(doing.here.profile),
        _filled(doing, record, typed),
        _making(doing, record),
        stale=typed is not None,
    )


def manager_of(doing: Interaction, record: TrajectoryRecord) -> Block:
    """Who the contract manager is."""
    view = whole_view(doing.session, record, here=doing.here, themes=(), viewer=doing.viewer)
    return manager_form(view, _making(doing, record))


def remark_of(doing: Interaction, record: TrajectoryRecord) -> Block:
    """What is not right."""
    view = whole_view(doing.session, record, here=doing.here, themes=())
    return remark_form(view, _making(doing, record))


def check_of(doing: Interaction, record: TrajectoryRecord) -> Block:
    """How the promises go at this moment."""
    themes = promised_themes(doing.session, record)
    row = find_handover(doing.session, trajectory_id=record.trajectory.id or 0)
    view = whole_view(doing.session, record, here=doing.here, themes=themes)
    return check_form(view, _making(doing, record, **{MOMENT: row.moment if row else 0}))


def _filled(
    doing: Interaction, record: TrajectoryRecord, typed: Mapping[str, Any] | None
) -> Filled:
    known = places_filled(doing.session, record)
    return Filled({**known.values, **typed}) if typed is not None else known


def _making(doing: Interaction, record: TrajectoryRecord, **notes: Any) -> Making:
    stored = record.trajectory
    metadata = FormMetadata(stored.id, stored.version, notes=notes)
    return Making(doing.here.words, metadata.dump(), metadata.step)
