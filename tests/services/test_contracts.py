"""From choice to contract in the database: places, handover, and how the promises go."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from bot.messages import contract_ids as ids
from bot.messages.contract_view import ContractView, Wait
from bot.messages.journey_ids import Sheet
from bot.messages.message import Message
from bot.policy.confidentiality import Audience
from bot.policy.journey import Lack
from bot.services.contract_checks import record_results
from bot.services.contract_handover import decline, name_manager, take_over
from bot.services.contract_promises import record_places, record_reasons
from bot.services.contract_views import contract_view, waits_of
from bot.services.errors import NotContractManagerError
from bot.services.form_states import FieldProblem
from bot.services.journey import step_back
from bot.services.journey_input import take_step
from bot.services.journey_writing import Outcome
from bot.services.occasion import Occasion
from bot.services.telling import tell
from bot.services.trajectories import edit_trajectory, share_trajectory, visible
from bot.services.trajectory_fields import input_of
from storage.contracts import results_of
from storage.tables import Notice
from storage.trajectories import find_trajectory
from storage.vocabulary import HandoverState, NeedAnswer, Phase, ProcessRole, PromisePlace
from tests.services.house import (
    ADVISER,
    BUYER,
    CLIENT,
    COLLEAGUE,
    NOW,
    TODAY,
    House,
    happened,
    planned,
)
from tests.services.test_journey import goes, logged, says, seen, stepping

THEMES = frozenset({"klimaat", "social-return", "circulariteit"})
PLACES = {
    "place_klimaat": "eis",
    "document_klimaat": "PvE 3.2",
    "place_social-return": "contractbepaling",
    "place_circulariteit": "nergens",
}
WHY = {"choice_circulariteit": "te-duur", "reason_circulariteit": ""}
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


@pytest.fixture
def preparing(house_on_each: House) -> tuple[House, int]:
    """A purchase that is needed, before publication, with three themes."""
    trajectory_id = logged(house_on_each, phase=Phase.PREPARATION, themes=THEMES, value_cents=100)
    says(house_on_each, trajectory_id, NeedAnswer.YES)
    return house_on_each, trajectory_id


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
        (Sheet.DECISION, {"decision_on": early}),
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
        asked = house.asked(session, BUYER, trajectory_id)
        record = visible(session, **asked)
        wanted = input_of(record)
        people = {**wanted.people, ProcessRole.CONTRACT_MANAGER: manager_id}
        wanted = type(wanted)(**{**vars(wanted), "people": people})
        version = record.trajectory.version
        edit_trajectory(session, version=version, wanted=wanted, now=NOW, **asked)
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


def test_nothing_is_published_before_it_is_said_where_the_themes_stand(
    preparing: tuple[House, int],
) -> None:
    """Nowhere passes with a reason; what was said is in the log, its texts apart."""
    house, trajectory_id = preparing
    assert seen(house, trajectory_id).missing == (Lack.PROMISES,)
    assert goes(house, trajectory_id, Phase.TENDER) is Outcome.REFUSED
    assert places(house, trajectory_id, PLACES) is Outcome.DONE
    assert goes(house, trajectory_id, Phase.TENDER) is Outcome.REFUSED
    nothing = {"choice_circulariteit": None, "reason_circulariteit": "  "}
    problem = reasons(house, trajectory_id, nothing)
    assert isinstance(problem, FieldProblem)
    assert (problem.name, problem.phrase) == ("reason_circulariteit", "reason_missing")
    assert reasons(house, trajectory_id, WHY) is Outcome.DONE
    assert goes(house, trajectory_id, Phase.TENDER) is Outcome.DONE
    assert places(house, trajectory_id, PLACES) is Outcome.REFUSED
    with house.session() as session:
        events = [event for event in happened(session) if event.kind == "promises"]
    assert events[0].facts["promises"][1]["klimaat"] == "eis"
    assert "PvE" not in str(events[0].facts)
    assert events[0].texts == {
        "promise_texts": [None, {theme: _texts_of(theme) for theme in sorted(THEMES)}]
    }


def _texts_of(theme: str) -> list[str | None]:
    return [PLACES.get(f"document_{theme}"), None]


def test_what_somebody_else_changed_is_not_written_over(preparing: tuple[House, int]) -> None:
    house, trajectory_id = preparing
    places(house, trajectory_id, PLACES)
    with stepping(house, trajectory_id) as step:
        old = step.record.trajectory.version - 1
        assert record_places(step, PLACES, version=old) is Outcome.STALE
    before = len(shown(house, trajectory_id).lines)
    assert places(house, trajectory_id, {"place_klimaat": "gunningscriterium"}) is Outcome.DONE
    view = shown(house, trajectory_id)
    assert len(view.lines) == before
    assert view.lines[1].place is PromisePlace.CRITERION


def test_the_contract_manager_hears_what_was_promised_and_takes_it_over(
    preparing: tuple[House, int],
) -> None:
    """What stands nowhere is no promise; nobody else can say yes."""
    house, trajectory_id = preparing
    signed(house, trajectory_id)
    assert [n.recipient for n in notices(house, ids.NOTICE_HANDOVER)] == [
        f"person:{person(house, CLIENT)}"
    ]
    message = told(house, ids.NOTICE_HANDOVER)
    assert message is not None
    assert "PvE 3.2" in str(message.blocks)
    assert "Circulariteit" not in str(message.blocks)
    assert waiting(house, CLIENT) == [Wait.TAKE_OVER]
    assert waiting(house, BUYER) == [Wait.ASKED]
    assert waiting(house, COLLEAGUE) == []
    with pytest.raises(NotContractManagerError), stepping(house, trajectory_id) as step:
        take_over(step)
    accepted(house, trajectory_id)
    accepted(house, trajectory_id)
    assert waiting(house, BUYER) == waiting(house, CLIENT) == []
    assert told(house, ids.NOTICE_HANDOVER) is None
    assert told(house, ids.NOTICE_REMINDER, at=NOW + timedelta(days=7)) is None
    assert len(notices(house, ids.NOTICE_CHECK)) == 1


def test_who_does_not_answer_is_reminded_once(preparing: tuple[House, int]) -> None:
    house, trajectory_id = preparing
    signed(house, trajectory_id)
    (reminder,) = notices(house, ids.NOTICE_REMINDER)
    assert reminder.due_at == NOW + timedelta(days=7)
    assert told(house, ids.NOTICE_REMINDER, at=reminder.due_at) is not None
    assert notices(house, ids.NOTICE_CHECK) == []


def test_without_a_contract_manager_the_client_is_asked_to_name_one(
    preparing: tuple[House, int],
) -> None:
    """Who logged it, where there is no client; in the form it can be done as well."""
    house, trajectory_id = preparing
    signed(house, trajectory_id, manager=None)
    assert told(house, ids.NOTICE_UNNAMED) is not None
    assert notices(house, ids.NOTICE_HANDOVER) == []
    assert waiting(house, BUYER) == [Wait.NOBODY]
    manager_id = person(house, CLIENT)
    with stepping(house, trajectory_id) as step:
        assert name_manager(step, person_id=manager_id) is Outcome.DONE
    assert told(house, ids.NOTICE_UNNAMED) is None
    assert told(house, ids.NOTICE_HANDOVER) is not None
    accepted(house, trajectory_id)
    manages(house, trajectory_id, COLLEAGUE)
    assert shown(house, trajectory_id).state is HandoverState.ASKED
    assert waiting(house, COLLEAGUE) == [Wait.TAKE_OVER]
    assert waiting(house, CLIENT) == []


def test_what_is_not_right_is_told_to_the_client_and_the_adviser(
    preparing: tuple[House, int],
) -> None:
    house, trajectory_id = preparing
    signed(house, trajectory_id)
    with stepping(house, trajectory_id, CLIENT) as step:
        assert decline(step, remark="Paragraaf 3.2 is weg.") is Outcome.DONE
    whom = {notice.recipient for notice in notices(house, ids.NOTICE_DECLINED)}
    assert whom == {f"person:{person(house, each)}" for each in (BUYER, ADVISER)}
    message = told(house, ids.NOTICE_DECLINED)
    assert message is not None
    assert "Paragraaf 3.2 is weg." in str(message.blocks)
    assert waiting(house, BUYER) == [Wait.DECLINED]
    with house.session() as session:
        event = happened(session)[-1]
    assert event.texts == {"handover_remark": [None, "Paragraaf 3.2 is weg."]}
    accepted(house, trajectory_id)
    assert told(house, ids.NOTICE_DECLINED) is None


def test_after_three_months_it_is_asked_once_and_then_at_each_talk(
    preparing: tuple[House, int],
) -> None:
    """Totals of social return alone; the next talk is asked about in its turn."""
    house, trajectory_id = preparing
    signed(house, trajectory_id)
    accepted(house, trajectory_id)
    (first,) = notices(house, ids.NOTICE_CHECK)
    assert first.due_at.astimezone(house.here.zone).date() == FIRST
    assert told(house, ids.NOTICE_CHECK, at=first.due_at - timedelta(days=2)) is None
    assert told(house, ids.NOTICE_CHECK, at=first.due_at) is not None
    assert waiting(house, CLIENT, FIRST - timedelta(days=1)) == []
    assert waiting(house, CLIENT, FIRST) == [Wait.CHECK]
    with stepping(house, trajectory_id, CLIENT) as step:
        assert record_results(step, GOES, moment=1) is Outcome.DONE
        assert record_results(step, GOES, moment=1) is Outcome.REFUSED
    assert told(house, ids.NOTICE_CHECK, at=first.due_at, number=0) is None
    assert len(notices(house, ids.NOTICE_CHECK)) == 2
    with house.session() as session:
        rows = results_of(session, trajectory_id=trajectory_id)
    assert [(r.theme, r.people, r.hours, r.cents) for r in rows] == [
        ("klimaat", None, None, None),
        ("social-return", 3, 1200, 1_250_000),
    ]
    assert shown(house, trajectory_id).next_on == date(2027, 5, 23)


@pytest.mark.parametrize(
    ("field", "value", "phrase"),
    [
        ("result_klimaat", None, "answer_missing"),
        ("people_social-return", "Jan en Piet", "count_unclear"),
        ("hours_social-return", "-3", "count_unclear"),
        ("cents_social-return", "-5", "value_negative"),
        ("next", None, "next_missing"),
        ("next_on", TODAY.isoformat(), "day_missing"),
    ],
)
def test_a_mistake_is_told_at_its_field(
    preparing: tuple[House, int], field: str, value: str | None, phrase: str
) -> None:
    house, trajectory_id = preparing
    signed(house, trajectory_id)
    accepted(house, trajectory_id)
    values = {**GOES, **({"next": "day"} if field == "next_on" else {}), field: value}
    with stepping(house, trajectory_id, CLIENT) as step:
        problem = record_results(step, values, moment=1)
    assert isinstance(problem, FieldProblem)
    assert (problem.name, problem.phrase) == (field, phrase)


def test_after_the_contract_it_is_quiet(preparing: tuple[House, int]) -> None:
    """No talk is planned after its end; a date of one's own counts."""
    house, trajectory_id = preparing
    signed(house, trajectory_id, contract_start=START, contract_end=END)
    accepted(house, trajectory_id)
    assert shown(house, trajectory_id).next_on == date(2027, 4, 1)
    after = datetime.combine(END + timedelta(days=1), NOW.timetz())
    assert told(house, ids.NOTICE_CHECK, at=after) is None
    on_last_day = {**GOES, "next": "day", "next_on": END.isoformat()}
    with stepping(house, trajectory_id, CLIENT) as step:
        record_results(step, on_last_day, moment=1)
    assert shown(house, trajectory_id).next_on == END
    with stepping(house, trajectory_id, CLIENT) as step:
        record_results(step, {**GOES, "next": "12"}, moment=2)
    assert shown(house, trajectory_id).next_on is None
    assert len(notices(house, ids.NOTICE_CHECK)) == 2


def test_a_signature_that_is_taken_back_asks_nobody_anything(
    preparing: tuple[House, int],
) -> None:
    house, trajectory_id = preparing
    signed(house, trajectory_id)
    with stepping(house, trajectory_id) as step:
        step_back(step, version=step.record.trajectory.version)
    assert told(house, ids.NOTICE_HANDOVER) is None
    assert waiting(house, CLIENT) == waiting(house, BUYER) == []
    with stepping(house, trajectory_id, CLIENT) as step:
        assert take_over(step) is Outcome.REFUSED


def test_only_the_people_of_a_purchase_read_its_promises(preparing: tuple[House, int]) -> None:
    house, trajectory_id = preparing
    signed(house, trajectory_id)
    with house.session() as session:
        share_trajectory(session, now=NOW, **house.asked(session, BUYER, trajectory_id))
        session.commit()
    assert shown(house, trajectory_id, COLLEAGUE).lines == ()
    assert shown(house, trajectory_id, COLLEAGUE).state is None
    assert len(shown(house, trajectory_id, ADVISER).lines) == 3
    with house.session() as session:
        record = find_trajectory(
            session, workspace_id=house.here.workspace_id, trajectory_id=trajectory_id
        )
        notice = planned(session, ids.NOTICE_HANDOVER)[0]
        assert record is not None
        for audience in (Audience.TEAM_CHANNEL, Audience.EXPOSED_CHANNEL):
            assert tell(Occasion(session, [notice], house.here, audience, NOW)) is None
