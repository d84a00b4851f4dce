"""Leading a purchase from its themes to a signed contract, through the use cases."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from bot.messages.contract_view import ContractView, Wait
from bot.messages.journey_ids import Sheet
from bot.messages.journey_sheets import BY_RULE
from bot.messages.message import Message
from bot.policy.confidentiality import Audience
from bot.services.contract_handover import take_over
from bot.services.contract_promises import record_places, record_reasons
from bot.services.contract_views import contract_view, waits_of
from bot.services.explaining import record_explanations
from bot.services.explanations import sheet_themes
from bot.services.journey_input import take_step
from bot.services.journey_writing import Outcome
from bot.services.occasion import Occasion
from bot.services.telling import tell
from bot.services.trajectories import edit_trajectory, visible
from bot.services.trajectory_fields import input_of
from storage.tables import Notice
from storage.vocabulary import NeedAnswer, Phase, ProcessRole
from tests.services.house import (
    BUYER,
    CLIENT,
    NOW,
    TODAY,
    House,
    planned,
)
from tests.services.test_journey import goes, logged, says, stepping

THEMES = frozenset({"klimaat", "social-return", "circulariteit"})
PLACES = {
    "place_klimaat": "eis",
    "document_klimaat": "PvE 3.2",
    "place_social-return": "contractbepaling",
    "place_circulariteit": "nergens",
}
WHY = {"choice_circulariteit": "te-duur", "reason_circulariteit": ""}
REASON = "raakt-niet"
"""A reason of both profiles for a theme that is not taken along."""

GOES = {
    "result_klimaat": "loopt",
    "result_social-return": "gedeeltelijk",
    "remark_social-return": "Een plek is vrij.",
    "people_social-return": "3",
    "hours_social-return": "1.200",
    "cents_social-return": "12.500",
    "next": "6",
}
FIRST = date(2027, 2, 23)
"""Three months after the signature: a Tuesday."""

START, END = date(2027, 1, 1), date(2027, 9, 30)


def prepared(house: House) -> tuple[House, int]:
    """A purchase that is needed, before publication, with three themes."""
    trajectory_id = logged(house, phase=Phase.PREPARATION, themes=THEMES, value_cents=100)
    says(house, trajectory_id, NeedAnswer.YES)
    explains(house, trajectory_id)
    return house, trajectory_id


def explains(house: House, trajectory_id: int, **answers: str) -> Any:
    """The buyer says which themes are taken along; one reason for the others."""
    with stepping(house, trajectory_id) as step:
        asked = sheet_themes(step.session, step.record, here=step.here, day=step.today)
        values = {f"apply_{theme}": answers.get(theme, REASON) for theme in asked}
        return record_explanations(step, values, version=step.record.trajectory.version)


def places(house: House, trajectory_id: int, values: Mapping[str, Any]) -> Any:
    """The buyer says where the themes stand."""
    with stepping(house, trajectory_id) as step:
        return record_places(step, values, version=step.record.trajectory.version)


def reasons(house: House, trajectory_id: int, values: Mapping[str, Any]) -> Any:
    """The buyer says why nowhere."""
    with stepping(house, trajectory_id) as step:
        return record_reasons(step, values, version=step.record.trajectory.version)


def person(house: House, user: str) -> int:
    """Somebody's id."""
    with house.session() as session:
        found = house.viewer(session, user).person_id
        session.commit()
        return found


def sign(house: House, trajectory_id: int, **dates: date) -> None:
    """Everything up to the signature of today."""
    goes(house, trajectory_id, Phase.TENDER)
    goes(house, trajectory_id, Phase.AWARD)
    early = (TODAY - timedelta(days=40)).isoformat()
    days = {name: day.isoformat() for name, day in dates.items()}
    for sheet, values in (
        (Sheet.DECISION, {"decision_on": early, "by_rule": BY_RULE}),
        (Sheet.FINAL, {"final_on": TODAY.isoformat()}),
        (Sheet.SIGNATURE, {"signed_on": TODAY.isoformat(), **days}),
    ):
        with stepping(house, trajectory_id) as step:
            taken = take_step(step, sheet, values, version=step.record.trajectory.version)
            assert taken is Outcome.DONE


def signed(house: House, trajectory_id: int, manager: str | None = CLIENT, **dates: date) -> None:
    """A signed contract with promises, and a contract manager."""
    if manager is not None:
        manages(house, trajectory_id, manager)
    places(house, trajectory_id, PLACES)
    reasons(house, trajectory_id, WHY)
    sign(house, trajectory_id, **dates)


def manages(house: House, trajectory_id: int, user: str) -> None:
    """The buyer chooses a contract manager in the form of the trajectory."""
    manager_id = person(house, user)
    with house.session() as session:
        known = visible(session, **house.asked(session, BUYER, trajectory_id)).roles
    edits(house, trajectory_id, people={**known, ProcessRole.CONTRACT_MANAGER: manager_id})


def edits(house: House, trajectory_id: int, *, now: datetime = NOW, **fields: Any) -> None:
    """The buyer changes fields in the form of the trajectory."""
    with house.session() as session:
        asked = house.asked(session, BUYER, trajectory_id)
        record = visible(session, **asked)
        wanted = replace(input_of(record), **fields)
        version = record.trajectory.version
        edit_trajectory(session, version=version, wanted=wanted, now=now, **asked)
        session.commit()


def shown(house: House, trajectory_id: int, user: str = BUYER) -> ContractView:
    """The block in the details, as somebody reads it."""
    with house.session() as session:
        record = visible(session, **house.asked(session, user, trajectory_id))
        return contract_view(session, record, here=house.here, viewer=house.viewer(session, user))


def told(house: House, kind: str, *, at: datetime = NOW, number: int = -1) -> Message | None:
    """What a notice of a kind tells at a moment."""
    with house.session() as session:
        notice = planned(session, kind)[number]
        telling = tell(Occasion(session, [notice], house.here, Audience.PERSON, at))
        return telling.message if telling else None


def notices(house: House, kind: str) -> list[Notice]:
    """The notices of a kind."""
    with house.session() as session:
        found = planned(session, kind)
        session.expunge_all()
        return found


def waiting(house: House, user: str, today: date = TODAY) -> list[Wait]:
    """What waits in somebody's Home."""
    with house.session() as session:
        viewer = house.viewer(session, user)
        return [w.wait for w in waits_of(session, here=house.here, viewer=viewer, today=today)]


def accepted(house: House, trajectory_id: int) -> None:
    """The contract manager takes over."""
    with stepping(house, trajectory_id, CLIENT) as step:
        assert take_over(step) is Outcome.DONE
