"""How the promises of a contract go: asked after three months, and at each talk."""

from datetime import date, datetime, timedelta

import pytest

from bot.messages import contract_ids as ids
from bot.messages.contract_view import Wait
from bot.services.contract_checks import record_results
from bot.services.form_states import FieldProblem
from bot.services.journey_writing import Outcome
from storage.contracts import results_of
from storage.vocabulary import Phase
from tests.services.contracting import (
    END,
    FIRST,
    GOES,
    START,
    accepted,
    edits,
    notices,
    prepared,
    shown,
    signed,
    told,
    waiting,
)
from tests.services.house import (
    CLIENT,
    NOW,
    TODAY,
    House,
)
from tests.services.test_journey import logged, stepping


@pytest.fixture
def preparing(house_on_each: House) -> tuple[House, int]:
    """A purchase that is needed, before publication, with three themes."""
    return prepared(house_on_each)


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
    assert shown(house, trajectory_id).next_on == date(2027, 5, 24)  # six months later is a Sunday


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


def test_the_first_check_moves_along_with_the_start_of_the_contract(
    preparing: tuple[House, int],
) -> None:
    """It is asked on its new day alone, and where it is put back, then once more."""
    house, trajectory_id = preparing
    signed(house, trajectory_id, contract_start=START, contract_end=END)
    accepted(house, trajectory_id)
    edits(house, trajectory_id, contract_start=date(2027, 2, 1))
    assert shown(house, trajectory_id).next_on == date(2027, 5, 3)  # the first is a Saturday
    old, new = notices(house, ids.NOTICE_CHECK)
    assert new.due_at.astimezone(house.here.zone).date() == date(2027, 5, 3)
    assert told(house, ids.NOTICE_CHECK, at=old.due_at, number=0) is None
    assert told(house, ids.NOTICE_CHECK, at=new.due_at) is not None
    edits(house, trajectory_id, contract_start=START)
    assert len(notices(house, ids.NOTICE_CHECK)) == 2
    assert told(house, ids.NOTICE_CHECK, at=old.due_at, number=0) is not None
    assert told(house, ids.NOTICE_CHECK, at=new.due_at, number=1) is None
    edits(house, trajectory_id, contract_start=None)
    assert shown(house, trajectory_id).next_on == FIRST


def test_before_the_manager_took_over_only_the_day_moves(preparing: tuple[House, int]) -> None:
    house, trajectory_id = preparing
    signed(house, trajectory_id, contract_start=START, contract_end=END)
    edits(house, trajectory_id, contract_start=date(2027, 2, 1))
    assert notices(house, ids.NOTICE_CHECK) == []
    accepted(house, trajectory_id)
    (check,) = notices(house, ids.NOTICE_CHECK)
    assert check.due_at.astimezone(house.here.zone).date() == date(2027, 5, 3)


def test_a_talk_after_the_end_is_asked_about_once_the_contract_is_extended(
    preparing: tuple[House, int],
) -> None:
    """A talk that was chosen stays on its day; only a contract that begins later moves it."""
    house, trajectory_id = preparing
    signed(house, trajectory_id, contract_start=START, contract_end=END)
    accepted(house, trajectory_id)
    with stepping(house, trajectory_id, CLIENT) as step:
        record_results(step, {**GOES, "next": "12"}, moment=1)
    assert shown(house, trajectory_id).next_on is None
    assert len(notices(house, ids.NOTICE_CHECK)) == 1
    edits(house, trajectory_id, contract_end=date(2029, 9, 30))
    talk = date(2027, 11, 23)
    assert shown(house, trajectory_id).next_on == talk
    assert told(house, ids.NOTICE_CHECK, at=notices(house, ids.NOTICE_CHECK)[1].due_at) is not None
    edits(house, trajectory_id, contract_start=date(2027, 3, 1))
    assert shown(house, trajectory_id).next_on == talk
    edits(house, trajectory_id, contract_start=date(2027, 12, 1))
    assert shown(house, trajectory_id).next_on == date(2028, 3, 1)
    edits(house, trajectory_id, contract_end=date(2028, 1, 1))
    assert shown(house, trajectory_id).next_on is None


def test_a_talk_on_a_free_day_is_asked_about_on_the_next_working_day(
    preparing: tuple[House, int],
) -> None:
    """Also where its manager chose that day: Whit Sunday, so the Tuesday after."""
    house, trajectory_id = preparing
    signed(house, trajectory_id, contract_start=date(2026, 12, 25))
    assert shown(house, trajectory_id).next_on == date(2027, 3, 25)
    accepted(house, trajectory_id)
    with stepping(house, trajectory_id, CLIENT) as step:
        record_results(step, {**GOES, "next": "day", "next_on": "2027-05-16"}, moment=1)
    assert shown(house, trajectory_id).next_on == date(2027, 5, 16)
    asked = date(2027, 5, 18)
    assert notices(house, ids.NOTICE_CHECK)[1].due_at.astimezone(house.here.zone).date() == asked
    assert waiting(house, CLIENT, asked - timedelta(days=1)) == []
    assert waiting(house, CLIENT, asked) == [Wait.CHECK]


def test_a_purchase_that_is_not_signed_has_nothing_to_move(house: House) -> None:
    trajectory_id = logged(house, phase=Phase.PREPARATION)
    edits(house, trajectory_id, contract_start=START, contract_end=END)
    assert notices(house, ids.NOTICE_CHECK) == []
