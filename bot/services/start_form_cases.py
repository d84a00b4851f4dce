"""The start form of a trajectory: whether it is needed, how far it is, who may see and fill it."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from bot.policy import confidentiality
from bot.policy.ambition import minimum
from bot.policy.confidentiality import Audience, Viewer
from bot.policy.start_form import Need, asks_need, may_still_change, start_form_need
from bot.profile.money import CENTS
from bot.services import trajectories
from bot.services.errors import (
    MayNotSeeError,
    NoStartFormsError,
    StartFormClosedError,
    StartFormNotNeededError,
)
from bot.services.involved import involvement
from bot.services.municipality import Municipality
from bot.services.start_form_fields import StartFormInput, ThemeAnswer, input_of
from bot.services.start_form_standing import standing_of
from storage.journeys import find_need
from storage.start_forms import StartFormRecord, find_start_form
from storage.tables import TrajectoryNeed
from storage.trajectories import TrajectoryRecord
from storage.vocabulary import NeedAnswer, ProcessRole, StartFormState


@dataclass(frozen=True)
class Case:
    """A trajectory with its start form; None as long as nobody began one.

    ``need`` is what was answered before to the first key question, if anybody did.
    """

    trajectory: TrajectoryRecord
    start_form: StartFormRecord | None
    need: TrajectoryNeed | None

    @property
    def is_needed(self) -> bool:
        """Whether somebody answered that it is needed, or less of it."""
        return self.need is not None and self.need.answer in {NeedAnswer.YES, NeedAnswer.LESS}

    @property
    def trajectory_id(self) -> int:
        """The id of the trajectory."""
        return self.trajectory.trajectory.id or 0

    @property
    def state(self) -> StartFormState | None:
        """How far the form has come; None as long as nobody began one."""
        return self.start_form.form.state if self.start_form else None

    @property
    def version(self) -> int:
        """Of the form; 0 as long as nobody began one."""
        return self.start_form.form.version if self.start_form else 0


def offered(
    session: Session, record: TrajectoryRecord, *, here: Municipality, viewer: Viewer, day: date
) -> StartFormState | bool:
    """What the details of a trajectory offer this person: the form with its state, or nothing.

    :returns: the state of the form; without one, whether it can be begun.
    """
    if not confidentiality.may_read_start_form(viewer, involvement(record), Audience.PERSON):
        return False
    standing = standing_of(session, record, here=here, day=day)
    if standing.state is not None:
        return standing.state
    could = standing.need in {Need.NEEDED, Need.UNKNOWN}
    return could and may_still_change(record.trajectory.phase, None)


def readable(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    trajectory_id: int,
    day: date,
    lock: bool = False,
) -> Case:
    """The start form of a trajectory, begun or not, for who may read it.

    :raises RefusalError: they may not, or no start form belongs to it.
    """
    record = trajectories.changeable(
        session, here=here, viewer=viewer, trajectory_id=trajectory_id, lock=lock
    )
    involved = involvement(record)
    if not confidentiality.may_read_start_form(viewer, involved, Audience.PERSON):
        raise MayNotSeeError
    found = find_start_form(
        session, workspace_id=here.workspace_id, trajectory_id=trajectory_id, lock=lock
    )
    if found is None:
        _expect_need(record, here, day)
    return Case(record, found, find_need(session, trajectory_id=trajectory_id))


def changeable(
    session: Session, *, here: Municipality, viewer: Viewer, trajectory_id: int, day: date
) -> Case:
    """The same to fill in; rivals wait. :raises StartFormClosedError: nothing changes now."""
    case = readable(
        session, here=here, viewer=viewer, trajectory_id=trajectory_id, day=day, lock=True
    )
    if not is_open(case):
        raise StartFormClosedError
    return case


def is_open(case: Case) -> bool:
    """Whether it can be filled in now, by who may."""
    return may_still_change(case.trajectory.trajectory.phase, case.state)


def filled(case: Case, *, here: Municipality, day: date) -> StartFormInput:
    """What the form holds; before it was begun, what the trajectory already tells."""
    if case.start_form is not None:
        return input_of(case.start_form)
    stored, ambition = case.trajectory, here.profile.ambition
    known = {level.number for level in here.profile.levels}
    answers = {}
    for theme in here.profile.themes:
        if theme.slug in stored.themes:
            level = stored.themes[theme.slug] or minimum(ambition, theme.slug, day)
            answers[theme.slug] = ThemeAnswer(chosen=True, level=level if level in known else None)
    return StartFormInput(
        need=_why_needed(case, here),
        budget_holder=stored.roles.get(ProcessRole.BUDGET_HOLDER),
        themes=answers,
    )


def _why_needed(case: Case, here: Municipality) -> str:
    """What was said of it at the first key question, where the form asks that too."""
    said = asks_need(here.profile) and case.is_needed and case.need
    return (said.reason or "") if said else ""


def _expect_need(record: TrajectoryRecord, here: Municipality, day: date) -> None:
    match start_form_need(here.profile, record.trajectory.value_cents, day):
        case Need.NO_FORMS:
            raise NoStartFormsError
        case Need.NONE:
            threshold = here.profile.threshold("start-form", day)
            if threshold is not None:
                raise StartFormNotNeededError(
                    amount=threshold.amount * CENTS,
                    or_more=threshold.comparison == "at-least",
                    source=threshold.source.citation,
                )
