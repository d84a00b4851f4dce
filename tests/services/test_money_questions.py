"""Before the kadernota and the begroting budget holders are asked once whether money is needed."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.messages import money_ids as ids
from bot.messages.money_view import MoneyList
from bot.messages.plan_view import MONTH_KEYS
from bot.messages.trajectory_view import Planning
from bot.policy.confidentiality import Audience
from bot.services.errors import MayNotSeeError, OnlyFinanceError
from bot.services.money_answers import answer_money, note_money, own_money_row
from bot.services.money_list import list_money
from bot.services.money_months import money_months
from bot.services.money_questions import money_unasked, plan_money
from bot.services.month_planning import months_unplanned
from bot.services.occasion import Occasion, Telling
from bot.services.plans import PlanInput, keep_plan_item
from bot.services.telling import tell
from bot.services.tender_fields import TenderInput
from bot.services.tenders import add_tender
from storage.money_questions import money_questions
from storage.tables import MoneyQuestion, StartForm, Tender
from storage.vocabulary import (
    MoneyAnswer,
    MoneyMoment,
    MunicipalRole,
    Phase,
    Precision,
    ProcessRole,
    TenderState,
)
from tests.services.contracting import person
from tests.services.house import (
    BUYER,
    CLIENT,
    COLLEAGUE,
    COORDINATOR,
    NOW,
    House,
    appoint,
    happened,
    planned,
)

SPRING = datetime(2027, 2, 8, 9, tzinfo=UTC)
"""Within eight weeks before April, in which the input for the kadernota closes here."""
AUTUMN = datetime(2027, 7, 12, 9, tzinfo=UTC)
FINANCE = "U0FINANCE"
IN_2028 = date(2028, 3, 1)


def chooses(house: House, moment: MoneyMoment, month: str) -> None:
    """The coordinator fills in the month where the plan is silent."""
    with house.session() as session:
        assert keep_plan_item(
            session,
            here=house.here,
            viewer=house.viewer(session, COORDINATOR),
            key=MONTH_KEYS[moment],
            wanted=PlanInput(note=month),
            version=0,
            now=NOW,
        )
        session.commit()


def comes(house: House, title: str, **fields: Any) -> int:
    """A tender that is published in 2028, of the client unless told otherwise."""
    wanted = {
        "title": title,
        "team": "bor",
        "client_id": person(house, CLIENT),
        "publication": Planning(IN_2028, IN_2028, Precision.DAY),
        **fields,
    }
    with house.session() as session:
        stored = add_tender(
            session, here=house.here, actor_id=None, wanted=TenderInput(**wanted), now=NOW
        )
        session.commit()
        return stored.id or 0


def asks(house: House, *, now: datetime = SPRING) -> list[MoneyQuestion]:
    """Look who is to be asked, and look again; every question so far."""
    with house.session() as session:
        plan_money(session, here=house.here, now=now)
        session.commit()
    with house.session() as session:
        assert money_unasked(session, here=house.here, now=now) == []
        return money_questions(session, workspace_id=house.here.workspace_id)


def answers(house: House, question: MoneyQuestion, answer: MoneyAnswer, user: str = CLIENT) -> None:
    """Who was asked answers."""
    with house.session() as session:
        answer_money(
            session,
            here=house.here,
            viewer=house.viewer(session, user),
            question_id=question.id or 0,
            answer=answer,
            now=SPRING,
        )
        session.commit()


def told(
    house: House, *, now: datetime = SPRING, audience: Audience = Audience.PERSON
) -> Telling | None:
    """What the last message says by now."""
    with house.session() as session:
        notice = planned(session, ids.NOTICE)[-1]
        return tell(Occasion(session, [notice], house.here, audience, now))


def listed(house: House, user: str) -> MoneyList:
    """The list as somebody reads it."""
    with house.session() as session:
        viewer = house.viewer(session, user)
        return list_money(session, here=house.here, viewer=viewer, today=SPRING.date())


def test_as_long_as_nobody_knows_the_month_nobody_is_asked(house: House) -> None:
    comes(house, "Lampen")
    assert asks(house) == []
    chooses(house, MoneyMoment.SPRING, "ergens in maart of april")
    with house.session() as session:
        assert money_months(session, here=house.here) == {}


def test_the_month_that_the_coordinator_chose_counts_also_in_the_planning_of_a_month(
    house_on_each: House,
) -> None:
    house = house_on_each
    chooses(house, MoneyMoment.SPRING, "april")
    with house.session() as session:
        assert money_months(session, here=house.here) == {MoneyMoment.SPRING: 4}
        later = datetime(2027, 3, 3, 9, tzinfo=UTC)
        assert 202704 in {
            each for each, *_ in months_unplanned(session, here=house.here, now=later)
        }


def test_a_budget_holder_is_asked_once_about_everything_in_one_message(
    house_on_each: House,
) -> None:
    house = house_on_each
    chooses(house, MoneyMoment.SPRING, "april")
    holder = person(house, BUYER)
    comes(house, "Lampen")
    comes(house, "Bankjes", publication=None, contract_start=date(2028, 1, 1))
    comes(house, "Schoonmaak", budget_holder_id=holder)
    comes(
        house,
        "Volgend jaar al",
        publication=Planning(date(2027, 9, 1), date(2027, 9, 30), Precision.MONTH),
    )
    comes(house, "Van niemand", client_id=None)
    assert asks(house, now=datetime(2027, 2, 3, 9, tzinfo=UTC)) == []
    found = asks(house)
    assert [(each.year, each.moment) for each in found] == [(2028, MoneyMoment.SPRING)] * 3
    with house.session() as session:
        assert len(planned(session, ids.NOTICE)) == 2
        notice = planned(session, ids.NOTICE)[0]
        telling = tell(Occasion(session, [notice], house.here, Audience.PERSON, SPRING))
    assert telling is not None
    said = str(telling.message)
    assert "kadernota van 2028 sluit in april. Jij gaat over 2 inkopen" in said
    assert "Lampen" in said
    assert "Schoonmaak" not in said
    assert asks(house, now=SPRING + timedelta(days=3)) == found


def test_it_is_told_in_private_and_only_as_long_as_it_makes_sense(house: House) -> None:
    chooses(house, MoneyMoment.SPRING, "april")
    tender_id = comes(house, "Lampen")
    (question,) = asks(house)
    assert told(house) is not None
    assert told(house, audience=Audience.TEAM_CHANNEL) is None
    assert told(house, now=datetime(2027, 4, 1, 9, tzinfo=UTC)) is None
    with house.session() as session:
        session.get_one(Tender, tender_id).state = TenderState.NOT_NEEDED
        session.commit()
    assert told(house) is None
    with house.session() as session:
        session.get_one(Tender, tender_id).state = TenderState.OPEN
        session.commit()
    answers(house, question, MoneyAnswer.NO)
    assert told(house) is None


def test_a_yes_or_a_no_holds_for_the_begroting_and_who_did_not_know_is_asked_again(
    house_on_each: House,
) -> None:
    house = house_on_each
    chooses(house, MoneyMoment.SPRING, "april")
    chooses(house, MoneyMoment.BUDGET, "september")
    for title in ("Lampen", "Bankjes", "Tafels", "Stoelen"):
        comes(house, title)
    found = asks(house)
    for question, answer in zip(found, MoneyAnswer, strict=False):
        answers(house, question, answer)
    later = [each for each in asks(house, now=AUTUMN) if each.moment is MoneyMoment.BUDGET]
    assert [each.tender_id for each in later] == [found[2].tender_id, found[3].tender_id]


def test_what_the_money_is_for_is_kept_and_goes_with_a_no(house_on_each: House) -> None:
    house = house_on_each
    chooses(house, MoneyMoment.SPRING, "april")
    comes(house, "Lampen")
    (question,) = asks(house)
    with house.session() as session:
        asked: dict[str, Any] = {
            "here": house.here,
            "viewer": house.viewer(session, CLIENT),
            "question_id": question.id or 0,
        }
        for _ in range(2):
            note_money(session, note=" Zuinige lampen ", now=SPRING, **asked)
        row = own_money_row(session, **asked)
        assert (row.answer, row.note) == (MoneyAnswer.YES, "Zuinige lampen")
        (event,) = [each for each in happened(session) if each.kind == ids.EVENT_ANSWERED]
        assert event.texts == {"note": [None, "Zuinige lampen"]}
        session.commit()
    answers(house, question, MoneyAnswer.NO)
    with house.session() as session:
        asked["viewer"] = house.viewer(session, CLIENT)
        assert own_money_row(session, **asked).note == ""


def test_nobody_answers_for_somebody_else(house: House) -> None:
    chooses(house, MoneyMoment.SPRING, "april")
    comes(house, "Lampen")
    (question,) = asks(house)
    for user in (COLLEAGUE, COORDINATOR):
        with pytest.raises(MayNotSeeError):
            answers(house, question, MoneyAnswer.YES, user)


def test_a_trajectory_is_asked_about_unless_its_start_form_or_its_tender_said_it(
    house_on_each: House,
) -> None:
    house = house_on_each
    chooses(house, MoneyMoment.SPRING, "april")
    chooses(house, MoneyMoment.BUDGET, "september")
    holder = person(house, CLIENT)
    tender_id = comes(house, "Lampen")
    (question,) = asks(house)
    answers(house, question, MoneyAnswer.YES)
    with house.session() as session:
        numbers = {}
        for title in ("Lampen", "Bankjes", "Tafels", "Zonder"):
            people = {} if title == "Zonder" else {ProcessRole.BUDGET_HOLDER: holder}
            record = house.logs(
                session,
                title=title,
                people=people,
                publication=Planning(IN_2028, IN_2028, Precision.DAY),
            )
            numbers[title] = record.trajectory.id or 0
        stored = session.get_one(Tender, tender_id)
        stored.state, stored.trajectory_id = TenderState.TRAJECTORY, numbers["Lampen"]
        session.add(
            StartForm(
                workspace_id=house.here.workspace_id,
                trajectory_id=numbers["Tafels"],
                extra_budget=True,
                extra_budget_for="Hergebruikt hout",
                started_by_id=holder,
                created_at=NOW,
                updated_at=NOW,
            )
        )
        session.commit()
    found = asks(house, now=AUTUMN)
    assert [each.trajectory_id for each in found] == [None, numbers["Bankjes"]]
    forms = listed(house, COORDINATOR).forms
    assert [(each.purchase.title, each.note) for each in forms] == [("Tafels", "Hergebruikt hout")]


def test_a_trajectory_that_is_out_is_not_asked_about(house: House) -> None:
    chooses(house, MoneyMoment.SPRING, "april")
    holder = person(house, CLIENT)
    with house.session() as session:
        record = house.logs(
            session,
            people={ProcessRole.BUDGET_HOLDER: holder},
            publication=Planning(IN_2028, IN_2028, Precision.DAY),
        )
        record.trajectory.phase = Phase.TENDER
        session.commit()
    assert asks(house) == []


def test_the_list_is_for_who_oversees_and_for_finance_and_keeps_what_is_not_shared(
    house_on_each: House,
) -> None:
    house = house_on_each
    chooses(house, MoneyMoment.SPRING, "april")
    comes(house, "Lampen")
    holder = person(house, CLIENT)
    with house.session() as session:
        appoint(session, house.here, MunicipalRole.FINANCE, [FINANCE])
        house.logs(
            session,
            title="Geheim",
            people={ProcessRole.BUDGET_HOLDER: holder},
            publication=Planning(IN_2028, IN_2028, Precision.DAY),
        )
        session.commit()
    for question in asks(house):
        answers(house, question, MoneyAnswer.YES)
    whole, part = listed(house, COORDINATOR).years[0], listed(house, FINANCE).years[0]
    assert [each.purchase.title for each in whole.needed] == ["Lampen", "Geheim"]
    assert [each.purchase.title for each in part.needed] == ["Lampen"]
    assert whole.needed[0].said_by == CLIENT
    assert listed(house, FINANCE).months == (MoneyMoment.BUDGET,)
    with pytest.raises(OnlyFinanceError):
        listed(house, COLLEAGUE)
