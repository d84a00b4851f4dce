"""Somebody changes where a trajectory stands: the row locked, every change written down."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlmodel import Session

from bot.messages import trajectory_ids as ids
from bot.policy.confidentiality import Viewer
from bot.policy.journey import JourneyFacts
from bot.services.celebration_changes import purchase_moved
from bot.services.journey_facts import EVENT_PHASE, facts_of
from bot.services.municipality import Municipality
from bot.services.pilot_notices import ask_for_lesson
from bot.services.trajectories import changeable
from storage import event_log
from storage.homes import homes_changed
from storage.trajectories import TrajectoryRecord
from storage.vocabulary import Phase

Changes = Mapping[str, list[Any]]
"""Each field that changed, as ``[before, after]``."""


class Outcome(StrEnum):
    """What became of a step."""

    DONE = "done"
    STALE = "stale"  # somebody changed the trajectory meanwhile: nothing was written
    REFUSED = "refused"  # the rules do not allow it now: nothing was written


@dataclass(frozen=True)
class Step:
    """A step that somebody may take, in the transaction that takes it."""

    session: Session
    here: Municipality
    viewer: Viewer
    now: datetime
    record: TrajectoryRecord

    @property
    def today(self) -> date:
        """The day in the municipality's zone."""
        return self.now.astimezone(self.here.zone).date()

    @property
    def trajectory_id(self) -> int:
        """The id of the trajectory."""
        return self.record.trajectory.id or 0

    def facts(self) -> JourneyFacts:
        """What the rules know of it at this moment."""
        return facts_of(self.session, self.record, here=self.here, today=self.today)

    def is_stale(self, version: int) -> bool:
        """Whether the trajectory is no longer what this person looked at."""
        return self.record.trajectory.version != version

    def enter(
        self, phase: Phase, also: Changes | None = None, texts: Changes | None = None
    ) -> None:
        """Put it in another phase, with what changed along with that."""
        before = self.record.trajectory.phase
        self.record.trajectory.phase = phase
        self.write(EVENT_PHASE, {"phase": [before.value, phase.value], **(also or {})}, texts)
        ask_for_lesson(self.session, self.record, now=self.now)
        purchase_moved(self.session, here=self.here, trajectory_id=self.trajectory_id, now=self.now)

    def write(
        self, kind: str, facts: Mapping[str, Any] | None = None, texts: Changes | None = None
    ) -> None:
        """Write down what changed, and raise the version."""
        stored = self.record.trajectory
        stored.version += 1
        stored.updated_at = self.now
        self.session.add(stored)
        event_log.record(
            self.session,
            workspace_id=self.here.workspace_id,
            subject_kind=ids.SUBJECT,
            subject_id=self.trajectory_id,
            kind=kind,
            actor_id=self.viewer.person_id,
            now=self.now,
            facts={"version": stored.version, **(facts or {})},
            texts=texts or None,
        )
        homes_changed(
            self.session,
            workspace_id=self.here.workspace_id,
            people={stored.logged_by_id, *self.record.roles.values()},
            actor_id=self.viewer.person_id,
            now=self.now,
        )


def begin(
    session: Session, *, here: Municipality, viewer: Viewer, trajectory_id: int, now: datetime
) -> Step:
    """Start a step; rivals wait until the transaction ends.

    :raises MayNotChangeError: this person may not change the trajectory.
    """
    record = changeable(session, here=here, viewer=viewer, trajectory_id=trajectory_id, lock=True)
    return Step(session, here, viewer, now, record)
