"""At the signature the promises go to the contract manager, who takes them over or not."""

from datetime import timedelta

import pytest

from bot.messages import contract_ids as ids
from bot.messages.contract_view import Wait
from bot.services.contract_handover import decline, name_manager, take_over
from bot.services.errors import NotContractManagerError
from bot.services.journey import step_back
from bot.services.journey_writing import Outcome
from storage.vocabulary import HandoverState
from tests.services.contracting import (
    accepted,
    manages,
    notices,
    person,
    prepared,
    shown,
    signed,
    told,
    waiting,
)
from tests.services.house import (
    ADVISER,
    BUYER,
    CLIENT,
    COLLEAGUE,
    NOW,
    House,
    happened,
)
from tests.services.test_journey import stepping


@pytest.fixture
def preparing(house_on_each: House) -> tuple[House, int]:
    """A purchase that is needed, before publication, with three themes."""
    return prepared(house_on_each)


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
