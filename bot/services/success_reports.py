"""Somebody tells of a success: a draft at once, or kept until its contract is signed."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.messages.success_view import SuccessParts
from bot.policy.confidentiality import permitted
from bot.policy.permissions import Act
from bot.policy.successes import Hindrance, hindrance
from bot.services.errors import NotAllowedError
from bot.services.success_drafts import Drafting
from bot.services.success_facts import purchase_facts
from bot.services.success_noting import tell_coordinators
from bot.services.successes import Signal, note_success
from storage.successes import find_occurrence
from storage.tables import Success
from storage.trajectories import TrajectoryRecord
from storage.vocabulary import SuccessSignal, SuccessState


@dataclass(frozen=True)
class Report:
    """What somebody told. ``people``: who did it, by person id. ``told``: one form, by name."""

    parts: SuccessParts
    told: str
    record: TrajectoryRecord | None = None
    people: Sequence[int] = ()


@dataclass(frozen=True)
class Reported:
    """What became of it. ``hindered``: why it waits."""

    success_id: int
    hindered: Hindrance | None = None


def what_hinders_report(doing: Drafting, record: TrajectoryRecord | None) -> Hindrance | None:
    """Why what is told of a purchase has to wait; None where it need not."""
    return None if record is None else hindrance(purchase_facts(doing.session, record))


def report_success(doing: Drafting, report: Report) -> Reported:
    """Keep it, once for each form; what comes too early becomes a draft by itself later.

    :raises NotAllowedError: this is a guest or somebody of another organisation.
    """
    if not permitted(doing.viewer, Act.REPORT_SUCCESS):
        raise NotAllowedError(Act.REPORT_SUCCESS)
    hindered = what_hinders_report(doing, report.record)
    noted = note_success(
        doing.session,
        here=doing.here,
        signal=_signal(report),
        state=SuccessState.DRAFT if hindered is None else SuccessState.WAITING,
        reported_by_id=doing.viewer.person_id,
        now=doing.now,
    )
    if noted is None:
        return Reported(_known(doing, report.told).id or 0, hindered)
    noted.difference = report.parts.difference or None
    doing.session.add(noted)
    doing.session.flush()
    if hindered is None:
        tell_coordinators(
            doing.session,
            noted,
            here=doing.here,
            now=doing.now,
            besides=doing.viewer.person_id,
        )
    return Reported(noted.id or 0, hindered)


def _signal(report: Report) -> Signal:
    stored = report.record.trajectory if report.record else None
    return Signal(
        kind=SuccessSignal.REPORTED,
        occurrence=report.told,
        title=report.parts.title,
        trajectory_id=stored.id if stored else None,
        team=stored.team if stored else None,
        text=report.parts.text or None,
        figure=report.parts.figure or None,
        figure_of=report.parts.figure_of or None,
        people=report.people,
    )


def _known(doing: Drafting, told: str) -> Success:
    found = find_occurrence(
        doing.session,
        workspace_id=doing.here.workspace_id,
        signal=SuccessSignal.REPORTED,
        occurrence=told,
    )
    if found is None:
        raise LookupError("a noted success is gone")
    return found
