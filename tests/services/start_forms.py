"""Filling in start forms through the use cases, as the handlers do."""

from typing import Any

from sqlmodel import Session

from bot.messages.start_form_view import StartFormView
from bot.policy.confidentiality import Audience
from bot.services import start_form_cases, start_forms
from bot.services.occasion import Occasion, Telling
from bot.services.start_form_cases import Case
from bot.services.start_form_fields import StartFormInput
from bot.services.start_form_judging import judge
from bot.services.start_form_views import start_form_view
from bot.services.telling import tell
from storage.tables import Notice
from tests.services.house import BUYER, NOW, TODAY, House

VALUE = 8_000_000
"""Euro cents: more than the threshold of Midden-Groningen."""


def logged(session: Session, house: House, **fields: Any) -> int:
    """A purchase that needs a start form; its id."""
    record = house.logs(session, BUYER, **{"value_cents": VALUE, **fields})
    return record.trajectory.id or 0


def saves(
    session: Session,
    house: House,
    trajectory_id: int,
    wanted: StartFormInput | None = None,
    *,
    user: str = BUYER,
) -> Case:
    """Somebody fills in the form."""
    asked = house.asked(session, user, trajectory_id)
    case = start_form_cases.changeable(session, **asked, day=TODAY)
    return start_forms.save_answers(
        session,
        here=house.here,
        viewer=asked["viewer"],
        case=case,
        wanted=wanted or StartFormInput(need="De oude zijn op."),
        now=NOW,
    )


def hands_in(
    session: Session, house: House, trajectory_id: int, *, user: str = BUYER
) -> tuple[Case, bool]:
    """Somebody hands in the form as it stands."""
    asked = house.asked(session, user, trajectory_id)
    version = reads(session, house, trajectory_id, user=user).version
    return start_forms.hand_in(session, **asked, version=version, now=NOW)


def judges(
    session: Session,
    house: House,
    trajectory_id: int,
    remark: str | None = None,
    *,
    user: str,
    round_number: int = 1,
) -> bool:
    """Somebody judges it. :returns: whether it was to be judged still."""
    asked = house.asked(session, user, trajectory_id)
    return judge(session, **asked, round_number=round_number, remark=remark, now=NOW)[1]


def reads(
    session: Session, house: House, trajectory_id: int, *, user: str = BUYER
) -> StartFormView:
    """The form as somebody sees it."""
    asked = house.asked(session, user, trajectory_id)
    case = start_form_cases.readable(session, **asked, day=TODAY)
    return start_form_view(session, case, here=house.here, viewer=asked["viewer"], day=TODAY)


def told(
    session: Session, house: House, notice: Notice, audience: Audience = Audience.PERSON
) -> Telling | None:
    """What the notice would say now."""
    return tell(Occasion(session, [notice], house.here, audience, NOW))
