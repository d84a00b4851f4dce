"""How it stands with the start form of a trajectory, whoever asks: what the journey goes by."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from bot.policy.start_form import Need, start_form_need
from bot.services.municipality import Municipality
from storage.start_forms import find_start_form
from storage.tables import StartForm
from storage.trajectories import TrajectoryRecord
from storage.vocabulary import StartFormState

_ASKED = {Need.NEEDED: True, Need.UNKNOWN: None, Need.NONE: False, Need.NO_FORMS: False}


@dataclass(frozen=True)
class Standing:
    """Whether a start form is needed, and the form as far as it has come.

    ``form`` is None as long as nobody began one.
    """

    need: Need
    form: StartForm | None

    @property
    def asked(self) -> bool | None:
        """Whether a start form is on the way; None where the value is not known yet."""
        return _ASKED[self.need]

    @property
    def state(self) -> StartFormState | None:
        """How far the form has come; None as long as nobody began one."""
        return self.form.state if self.form else None

    @property
    def is_ready(self) -> bool:
        """Whether it was judged sufficient."""
        return self.state is StartFormState.SUFFICIENT

    @property
    def last_hand(self) -> int | None:
        """The person id of who brought it this far: began it, handed it in, or judged it."""
        if self.form is None:
            return None
        return {
            StartFormState.DRAFT: self.form.started_by_id,
            StartFormState.HANDED_IN: self.form.handed_in_by_id,
        }.get(self.form.state, self.form.judged_by_id)


def standing_of(
    session: Session, record: TrajectoryRecord, *, here: Municipality, day: date
) -> Standing:
    """How it stands with the start form of a trajectory on a day."""
    stored = record.trajectory
    found = find_start_form(session, workspace_id=here.workspace_id, trajectory_id=stored.id or 0)
    need = start_form_need(here.profile, stored.value_cents, day)
    return Standing(need, found.form if found else None)
