"""The award of a purchase: decision, standstill, objection, signature."""

from datetime import date, timedelta
from typing import Any

import pytest

from bot.messages.journey_ids import Sheet
from bot.messages.journey_sheets import BY_RULE, OTHER, SHORTER
from bot.policy.journey import Lack
from bot.services.form_states import FieldProblem
from bot.services.journey import move_on, step_back
from bot.services.journey_input import take_step
from bot.services.journey_views import sheet_state
from bot.services.journey_writing import Outcome, Step
from bot.services.trajectories import share_trajectory, visible
from bot.services.trajectory_views import view_for_person
from storage.journeys import find_award
from storage.tables import TrajectoryAward
from storage.vocabulary import NeedAnswer, Phase
from tests.services.contracting import explains
from tests.services.house import BUYER, COLLEAGUE, NOW, TODAY, House, happened
from tests.services.test_journey import goes, logged, says, seen, stepping

DAYS = 20
"""The standstill of the profile, in calendar days."""


@pytest.fixture
def awarding(house_on_each: House) -> tuple[House, int]:
    """A purchase whose bids were judged."""
    return house_on_each, logged(house_on_each, phase=Phase.AWARD)


def fills(house: House, trajectory_id: int, sheet: Sheet, **values: Any) -> Outcome | FieldProblem:
    """The buyer sends in the form of a step; days as dates."""
    typed = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in {"by_rule": BY_RULE, **values}.items()
    }
    with stepping(house, trajectory_id) as step:
        return take_step(step, sheet, typed, version=step.record.trajectory.version)


def row_of(house: House, trajectory_id: int) -> TrajectoryAward:
    """How far the award is."""
    with house.session() as session:
        found = find_award(session, trajectory_id=trajectory_id)
        assert found is not None
        session.expunge(found)
        return found


def ago(days: int) -> date:
    """So many days before today."""
    return TODAY - timedelta(days=days)


def test_the_standstill_is_proposed_from_the_profile(awarding: tuple[House, int]) -> None:
    house, trajectory_id = awarding
    assert seen(house, trajectory_id).missing == (Lack.DECISION,)
    assert fills(house, trajectory_id, Sheet.DECISION, decision_on=ago(2)) is Outcome.DONE
    row = row_of(house, trajectory_id)
    assert row.standstill_until == ago(2) + timedelta(days=DAYS)
    assert not row.shortened
    assert seen(house, trajectory_id).missing == (Lack.STANDSTILL,)
    assert isinstance(fills(house, trajectory_id, Sheet.FINAL, final_on=TODAY), FieldProblem)


def test_a_shorter_term_is_only_kept_by_who_says_so(awarding: tuple[House, int]) -> None:
    house, trajectory_id = awarding
    values = {"decision_on": ago(2), "standstill_until": ago(2) + timedelta(days=DAYS - 1)}
    problem = fills(house, trajectory_id, Sheet.DECISION, **values)
    assert isinstance(problem, FieldProblem)
    assert (problem.name, problem.phrase) == ("standstill_until", "standstill_short")
    assert problem.data["earliest"] == ago(2) + timedelta(days=DAYS)
    sure = {**values, SHORTER: (SHORTER,)}
    assert fills(house, trajectory_id, Sheet.DECISION, **sure) is Outcome.DONE
    assert row_of(house, trajectory_id).shortened


def test_a_longer_term_and_another_procedure_need_no_more(awarding: tuple[House, int]) -> None:
    house, trajectory_id = awarding
    longer = ago(2) + timedelta(days=DAYS + 10)
    values = {"decision_on": ago(2), "standstill_until": longer}
    assert fills(house, trajectory_id, Sheet.DECISION, **values) is Outcome.DONE
    assert row_of(house, trajectory_id).standstill_until == longer
    free = {"decision_on": ago(2), "by_rule": OTHER}
    assert fills(house, trajectory_id, Sheet.DECISION, **free) is Outcome.DONE
    row = row_of(house, trajectory_id)
    assert (row.standstill_until, row.shortened) == (None, False)
    assert seen(house, trajectory_id).missing == (Lack.FINAL,)


def test_an_objection_blocks_until_it_has_ended(awarding: tuple[House, int]) -> None:
    house, trajectory_id = awarding
    fills(house, trajectory_id, Sheet.DECISION, decision_on=ago(30))
    objection = {"objection": "kort-geding", "objection_on": ago(12)}
    assert fills(house, trajectory_id, Sheet.OBJECTION, **objection) is Outcome.DONE
    assert seen(house, trajectory_id).missing == (Lack.OBJECTION,)
    assert seen(house, trajectory_id).back is None
    assert fills(house, trajectory_id, Sheet.FINAL, final_on=TODAY) is Outcome.REFUSED
    assert fills(house, trajectory_id, Sheet.OBJECTION, **objection) is Outcome.REFUSED
    ended = {"outcome": "stands", "objection_ended_on": ago(1)}
    assert fills(house, trajectory_id, Sheet.OBJECTION_ENDED, **ended) is Outcome.DONE
    assert seen(house, trajectory_id).missing == (Lack.FINAL,)


def test_an_objection_that_wins_asks_for_a_new_decision(awarding: tuple[House, int]) -> None:
    house, trajectory_id = awarding
    fills(house, trajectory_id, Sheet.DECISION, decision_on=ago(30))
    fills(house, trajectory_id, Sheet.OBJECTION, objection="bezwaar", objection_on=ago(12))
    ended = {"outcome": "again", "objection_ended_on": ago(1)}
    assert fills(house, trajectory_id, Sheet.OBJECTION_ENDED, **ended) is Outcome.DONE
    assert seen(house, trajectory_id).missing == (Lack.DECISION,)
    fills(house, trajectory_id, Sheet.DECISION, decision_on=TODAY)
    assert seen(house, trajectory_id).missing == (Lack.STANDSTILL,)


def test_the_signature_begins_the_execution(awarding: tuple[House, int]) -> None:
    """With the dates of the contract; a button cannot jump there."""
    house, trajectory_id = awarding
    fills(house, trajectory_id, Sheet.DECISION, decision_on=ago(40))
    signature = {
        "signed_on": ago(3),
        "contract_start": date(2027, 1, 1),
        "contract_end": date(2030, 12, 31),
    }
    assert isinstance(fills(house, trajectory_id, Sheet.SIGNATURE, **signature), Outcome)
    assert seen(house, trajectory_id).phase is Phase.AWARD
    assert fills(house, trajectory_id, Sheet.FINAL, final_on=ago(10)) is Outcome.DONE
    with stepping(house, trajectory_id) as step:
        version = step.record.trajectory.version
        assert move_on(step, target=Phase.EXECUTION, version=version) is Outcome.REFUSED
    assert fills(house, trajectory_id, Sheet.SIGNATURE, **signature) is Outcome.DONE
    view = seen(house, trajectory_id)
    assert (view.phase, view.next) == (Phase.EXECUTION, Phase.COMPLETED)
    with house.session() as session:
        facts = happened(session)[-1].facts
    assert facts["phase"] == ["gunning", "uitvoering"]
    assert facts["signed_on"] == [None, ago(3).isoformat()]
    assert facts["contract_end"] == [None, "2030-12-31"]


def test_a_step_back_takes_back_what_was_decided_in_it(awarding: tuple[House, int]) -> None:
    house, trajectory_id = awarding

    def back() -> None:
        with stepping(house, trajectory_id) as step:
            assert step_back(step, version=step.record.trajectory.version) is Outcome.DONE

    fills(house, trajectory_id, Sheet.DECISION, decision_on=ago(40))
    fills(house, trajectory_id, Sheet.FINAL, final_on=ago(10))
    fills(house, trajectory_id, Sheet.SIGNATURE, signed_on=ago(3))
    back()
    assert seen(house, trajectory_id).missing == (Lack.SIGNATURE,)
    back()
    assert seen(house, trajectory_id).phase is Phase.TENDER
    with house.session() as session:
        assert find_award(session, trajectory_id=trajectory_id) is None


@pytest.mark.parametrize(
    ("sheet", "values", "name", "phrase"),
    [
        (Sheet.DECISION, {"decision_on": None}, "decision_on", "date_missing"),
        (Sheet.DECISION, {"decision_on": ago(-1)}, "decision_on", "date_future"),
        (
            Sheet.DECISION,
            {"decision_on": ago(2), "standstill_until": ago(3)},
            "standstill_until",
            "date_too_early",
        ),
        (Sheet.OBJECTION, {"objection_on": ago(1)}, "objection", "choice_missing"),
        (
            Sheet.OBJECTION,
            {"objection": "bezwaar", "objection_on": ago(41)},
            "objection_on",
            "date_too_early",
        ),
        (Sheet.FINAL, {"final_on": ago(40 - DAYS)}, "final_on", "date_too_early"),
        (
            Sheet.SIGNATURE,
            {
                "signed_on": TODAY,
                "contract_start": date(2028, 1, 1),
                "contract_end": date(2027, 1, 1),
            },
            "contract_end",
            "contract_order",
        ),
        (
            Sheet.SIGNATURE,
            {"signed_on": TODAY, "contract_end": ago(1)},
            "contract_end",
            "contract_over",
        ),
        (
            Sheet.SIGNATURE,
            {"signed_on": TODAY, "contract_start": ago(9), "contract_end": ago(1)},
            "contract_end",
            "contract_over",
        ),
        (Sheet.DECISION, {"decision_on": ago(2), "by_rule": None}, "by_rule", "choice_missing"),
        (Sheet.LESS, {"saved": "1 miljoen"}, "saved", "saved_too_much"),
        (Sheet.NOT_NEEDED, {"reason": "Nee", "saved": "1 miljoen"}, "saved", "saved_too_much"),
        (Sheet.WITHDRAWN, {"reason": " \u200b "}, "reason", "reason_missing"),
        (Sheet.NOT_NEEDED, {"reason": "Nee", "saved": "veel"}, "saved", "value_unclear"),
    ],
)
def test_a_mistake_is_told_at_its_field(
    house: House, sheet: Sheet, values: dict[str, Any], name: str, phrase: str
) -> None:
    trajectory_id = logged(house, phase=Phase.AWARD, value_cents=99_999_999)
    fills(house, trajectory_id, Sheet.DECISION, decision_on=ago(40))
    problem = fills(house, trajectory_id, sheet, **values)
    assert isinstance(problem, FieldProblem)
    assert (problem.name, problem.phrase) == (name, phrase)


def test_who_filled_in_an_older_form_writes_nothing(house: House) -> None:
    trajectory_id = logged(house, phase=Phase.AWARD)
    with stepping(house, trajectory_id) as step:
        typed = {"decision_on": TODAY.isoformat()}
        assert take_step(step, Sheet.DECISION, typed, version=1) is Outcome.STALE
        assert _untouched(step)


def _untouched(step: Step) -> bool:
    return find_award(step.session, trajectory_id=step.trajectory_id) is None


@pytest.mark.parametrize(
    ("cents", "proposed"),
    [(None, None), (2_500_000, OTHER), (21_599_999, OTHER), (21_600_000, BY_RULE)],
)
def test_the_term_of_european_procedures_is_not_proposed_under_every_threshold(
    house: House, cents: int | None, proposed: str | None
) -> None:
    """Exactly at the lowest of the thresholds, € 216.000, it is; without a value, nothing."""
    trajectory_id = logged(house, phase=Phase.AWARD, value_cents=cents)
    with stepping(house, trajectory_id) as step:
        state = sheet_state(step.session, step.record, Sheet.DECISION, here=house.here, today=TODAY)
    assert state.values["by_rule"] == proposed


def test_a_saving_as_large_as_the_value_is_kept(house: House) -> None:
    trajectory_id = logged(house, value_cents=100_000)
    assert fills(house, trajectory_id, Sheet.LESS, saved="1.000") is Outcome.DONE
    assert seen(house, trajectory_id).saved_cents == 100_000


def test_after_a_step_back_to_the_award_nothing_tells_a_colleague_that_it_was_signed(
    house: House,
) -> None:
    trajectory_id = logged(house, value_cents=100_000, phase=Phase.PREPARATION)
    with house.session() as session:
        share_trajectory(session, now=NOW, **house.asked(session, BUYER, trajectory_id))
        session.commit()
    says(house, trajectory_id, NeedAnswer.YES)
    explains(house, trajectory_id)
    for phase in (Phase.TENDER, Phase.AWARD):
        assert goes(house, trajectory_id, phase) is Outcome.DONE
    fills(house, trajectory_id, Sheet.DECISION, decision_on=ago(40))
    fills(house, trajectory_id, Sheet.FINAL, final_on=ago(10))
    signature = {"signed_on": ago(3), "contract_end": date(2031, 5, 31)}
    assert fills(house, trajectory_id, Sheet.SIGNATURE, **signature) is Outcome.DONE
    for user in (BUYER, COLLEAGUE):
        assert "31 mei 2031" in told_of(house, trajectory_id, user)
    with stepping(house, trajectory_id) as step:
        assert step_back(step, version=step.record.trajectory.version) is Outcome.DONE
    assert "Uitvoering" in told_of(house, trajectory_id, BUYER)
    told = told_of(house, trajectory_id, COLLEAGUE)
    for text in ("itvoering", "unning", "2031", "contract_end"):
        assert text not in told
    assert "Aanbesteding" in told
    assert fills(house, trajectory_id, Sheet.SIGNATURE, signed_on=ago(2)) is Outcome.DONE
    assert "Uitvoering" in told_of(house, trajectory_id, COLLEAGUE)


def told_of(house: House, trajectory_id: int, user: str) -> str:
    """The history and the contract of a trajectory, as somebody reads them."""
    with house.session() as session:
        record = visible(session, **house.asked(session, user, trajectory_id))
        viewer = house.viewer(session, user)
        view = view_for_person(session, record, here=house.here, viewer=viewer, today=TODAY)
    end = view.contract_end
    return f"{view.history} {end.year if end else ''}"
