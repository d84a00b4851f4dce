"""Messages that did not arrive: the coordinators are told, and one of them decides."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from bot.messages import delivery_problem as page
from bot.messages import trajectory_ids as ids
from bot.policy.confidentiality import Audience
from bot.services.delivery_problems import report_problem, settle_as_told, tell_again
from bot.services.errors import NotCoordinatorError, NotFoundError
from bot.services.occasion import Occasion, Telling
from bot.services.recipients import ToPerson
from bot.services.telling import tell
from storage import deliveries
from storage.notices import plan_notice
from storage.tables import Delivery, Notice
from storage.vocabulary import DeliveryMethod, DeliveryState, MunicipalRole, NoticeState
from tests.services.house import (
    ADVISER,
    BUYER,
    COORDINATOR,
    NOW,
    SECOND_COORDINATOR,
    House,
    appoint,
    build_house,
    planned,
)

LEASE = NOW + timedelta(minutes=1)
LATER = NOW + timedelta(hours=1)


def fail(
    session: Session,
    house: House,
    *,
    recipient: str = "channel:bor",
    kind: str = ids.NOTICE_CARD,
    error: str = "not_in_channel",
    uncertain: bool = False,
) -> Delivery:
    """A message about a trajectory that does not arrive, or perhaps does; it is reported."""
    record = house.logs(session)
    plan_notice(
        session,
        workspace_id=house.here.workspace_id,
        kind=kind,
        subject_kind=ids.SUBJECT,
        subject_id=record.trajectory.id or 0,
        occurrence="once",
        recipient=recipient,
        due_at=NOW,
        now=NOW,
    )
    return carry(session, house, planned(session)[-1], error=error, uncertain=uncertain)


def carry(
    session: Session, house: House, notice: Notice, *, error: str, uncertain: bool = False
) -> Delivery:
    """Send a notice, in vain, and report it."""
    delivery = deliveries.open_delivery(
        session,
        workspace_id=house.here.workspace_id,
        token=f"token-{notice.id}-{notice.due_at}",
        envelope=deliveries.Envelope(notice.recipient, DeliveryMethod.POST, "C1"),
        payload={"text": "x"},
        notices=[notice],
        now=NOW,
        lease_until=LEASE,
    )
    fall = deliveries.uncertain if uncertain else deliveries.refused
    assert fall(session, delivery=delivery, error=error, now=NOW)
    report(session, house, delivery)
    session.flush()
    session.expire_all()
    return delivery


def coordinators(session: Session, house: House, *users: str) -> None:
    """Make these the coordinators."""
    appoint(session, house.here, MunicipalRole.COORDINATOR, users)


def report(session: Session, house: House, delivery: Delivery) -> None:
    """Tell the coordinators."""
    workspace_id, delivery_id = house.here.workspace_id, delivery.id or 0
    report_problem(session, workspace_id=workspace_id, delivery_id=delivery_id, now=NOW)


def told(session: Session, house: House, notice: Notice) -> Telling | None:
    """What a coordinator reads, if anything."""
    return tell(Occasion(session, [notice], house.here, Audience.PERSON, NOW))


def text_of(telling: Telling | None) -> str:
    """What it says."""
    assert telling is not None
    assert telling.replaces is None
    return str(telling.message.blocks[0]["text"]["text"])


def actions_of(telling: Telling | None) -> list[str]:
    """What can be done about it."""
    assert telling is not None
    return [element["action_id"] for element in telling.message.blocks[1]["elements"]]


def test_every_coordinator_is_told_once(house: House) -> None:
    """And nobody else, however often it is reported."""
    with house.session() as session:
        coordinators(session, house, COORDINATOR, SECOND_COORDINATOR)
        delivery = fail(session, house)
        report(session, house, delivery)
        report(session, house, delivery)
        ids_told = {
            str(ToPerson(house.viewer(session, user).person_id))
            for user in (COORDINATOR, SECOND_COORDINATOR)
        }
        notices = planned(session, page.NOTICE)
    assert {notice.recipient for notice in notices} == ids_told
    assert len(notices) == len(ids_told) == 2
    assert {notice.subject_id for notice in notices} == {delivery.id}


def test_without_a_coordinator_nothing_breaks(house: House) -> None:
    """It is in the log for whoever runs the bot."""
    with house.session() as session:
        coordinators(session, house)
        fail(session, house)
        assert planned(session, page.NOTICE) == []


def test_a_coordinator_of_elsewhere_is_not_told(house: House) -> None:
    """One database, two municipalities."""
    build_house(house.database, team_id="T0002", profile="leiden")
    with house.session() as session:
        fail(session, house)
        (notice,) = planned(session, page.NOTICE)
        assert notice.workspace_id == house.here.workspace_id


def test_a_problem_that_cannot_be_told_is_not_told_of(house: House) -> None:
    """Or it would go on for ever."""
    with house.session() as session:
        fail(session, house)
        (notice,) = planned(session, page.NOTICE)
        carry(session, house, notice, error="user_disabled")
        assert planned(session, page.NOTICE) == [notice]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        ("not_in_channel", "/invite @Vaandel"),
        ("channel_not_found", "bestaat niet"),
        ("is_archived", "gearchiveerd"),
        ("msg_too_long", "`msg_too_long`"),
    ],
)
def test_it_says_what_where_and_what_to_do(house: House, error: str, said: str) -> None:
    """In words for what happens most, with Slack's code for the rest."""
    with house.session() as session:
        fail(session, house, error=error)
        telling = told(session, house, planned(session, page.NOTICE)[0])
    text = text_of(telling)
    assert "de kaart van traject 1 in #bor" in text
    assert said in text
    assert actions_of(telling) == [page.TELL_AGAIN]


def test_a_message_to_a_person_names_the_person(house: House) -> None:
    """And never asks to make a channel for them."""
    with house.session() as session:
        buyer = house.viewer(session, BUYER).person_id
        fail(
            session,
            house,
            recipient=str(ToPerson(buyer)),
            kind=ids.NOTICE_KEPT,
            error="channel_not_found",
        )
        text = text_of(told(session, house, planned(session, page.NOTICE)[0]))
    assert f"het bericht over traject 1 bij <@{BUYER}>" in text
    assert "kanaal" not in text


def test_an_answer_somewhere_is_not_quoted(house: House) -> None:
    """Where somebody spoke with the bot is their own business."""
    with house.session() as session:
        fail(session, house, recipient="conversation:D1:17.1", kind="help")
        text = text_of(told(session, house, planned(session, page.NOTICE)[0]))
    assert "een bericht in een gesprek" in text
    assert "D1" not in text


def test_what_is_uncertain_is_asked(house: House) -> None:
    """Does it stand there, or shall it be posted again?"""
    with house.session() as session:
        fail(session, house, uncertain=True)
        telling = told(session, house, planned(session, page.NOTICE)[0])
    assert "niet zeker" in text_of(telling)
    assert actions_of(telling) == [page.IS_THERE, page.TELL_AGAIN]


def settle(session: Session, house: House, delivery: Delivery, user: str = COORDINATOR) -> bool:
    """Somebody says that it stands there."""
    viewer, delivery_id = house.viewer(session, user), delivery.id or 0
    return settle_as_told(
        session, here=house.here, viewer=viewer, delivery_id=delivery_id, now=LATER
    )


def again(session: Session, house: House, delivery: Delivery, user: str = COORDINATOR) -> bool:
    """Somebody wants it posted again."""
    viewer, delivery_id = house.viewer(session, user), delivery.id or 0
    return tell_again(session, here=house.here, viewer=viewer, delivery_id=delivery_id, now=LATER)


def test_it_stands_there_ends_it(house: House) -> None:
    """What it told is told; asking again changes nothing; nobody else hears of it."""
    with house.session() as session:
        delivery = fail(session, house, uncertain=True)
        assert settle(session, house, delivery)
        session.expire_all()
        assert session.get_one(Delivery, delivery.id).state is DeliveryState.SENT
        assert planned(session, ids.NOTICE_CARD)[0].state is NoticeState.TOLD
        assert not settle(session, house, delivery)
        assert not again(session, house, delivery)
        assert told(session, house, planned(session, page.NOTICE)[0]) is None


def test_what_was_refused_cannot_stand_there(house: House) -> None:
    """Slack said no: saying yes would lose the message."""
    with house.session() as session:
        delivery = fail(session, house)
        assert not settle(session, house, delivery)
        session.expire_all()
        assert planned(session, ids.NOTICE_CARD)[0].state is NoticeState.HELD


@pytest.mark.parametrize("uncertain", [True, False])
def test_telling_again_plans_it_once(house_on_each: House, *, uncertain: bool) -> None:
    """The notice is due again; a second press, or another coordinator's, does nothing."""
    house = house_on_each
    with house.session() as session:
        coordinators(session, house, COORDINATOR, SECOND_COORDINATOR)
        delivery = fail(session, house, uncertain=uncertain)
        assert again(session, house, delivery)
        session.expire_all()
        (card,) = planned(session, ids.NOTICE_CARD)
        assert (card.state, card.due_at, card.delivery_id) == (NoticeState.PLANNED, LATER, None)
        assert not again(session, house, delivery, SECOND_COORDINATOR)
        assert not settle(session, house, delivery, SECOND_COORDINATOR)
        session.expire_all()
        assert planned(session, ids.NOTICE_CARD)[0].state is NoticeState.PLANNED
        for notice in planned(session, page.NOTICE):
            assert told(session, house, notice) is None


def test_a_second_failure_is_told_anew(house: House) -> None:
    """It is another delivery."""
    with house.session() as session:
        delivery = fail(session, house)
        again(session, house, delivery)
        session.expire_all()
        second = carry(session, house, planned(session, ids.NOTICE_CARD)[0], error="is_archived")
        first_notice, second_notice = planned(session, page.NOTICE)
        assert told(session, house, first_notice) is None
        assert "gearchiveerd" in text_of(told(session, house, second_notice))
        assert second_notice.subject_id == second.id != delivery.id


@pytest.mark.parametrize("user", [BUYER, ADVISER])
def test_only_a_coordinator_decides(house: House, user: str) -> None:
    """The buttons may have been forwarded."""
    with house.session() as session:
        delivery = fail(session, house, uncertain=True)
        for decide in (settle, again):
            with pytest.raises(NotCoordinatorError):
                decide(session, house, delivery, user)


def test_a_coordinator_of_elsewhere_finds_nothing(house: House) -> None:
    """Ids are guessed easily."""
    other = build_house(house.database, team_id="T0002", profile="leiden")
    with house.session() as session:
        delivery = fail(session, house, uncertain=True)
        for decide in (settle, again):
            with pytest.raises(NotFoundError):
                decide(session, other, delivery)
