"""Telling: what becomes of a notice at the moment it is sent, and what is left out."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlmodel import Session

from bot.blockkit import validate_message_blocks
from bot.messages import trajectory_ids as ids
from bot.messages.help import NOTICE_HELP, SUBJECT_INBOX
from bot.messages.message import Message
from bot.messages.trajectory_view import Planning
from bot.policy.confidentiality import Audience
from bot.services.occasion import Occasion, Telling
from bot.services.telling import UnknownNoticeError, tell
from bot.services.trajectories import edit_trajectory, share_trajectory, visible
from bot.services.trajectory_fields import input_of
from storage import deliveries
from storage.notices import plan_notice
from storage.tables import Delivery, Notice
from storage.vocabulary import DeliveryMethod, DeliveryState, Precision
from tests.services.house import BUYER, NOW, House, planned

LEASE = NOW + timedelta(minutes=1)


@pytest.fixture
def trajectory_id(house: House) -> int:
    """A trajectory of the buyer's, not shared yet."""
    with house.session() as session:
        record = house.logs(
            session,
            title="Asfalt & beton",
            value_cents=40_000_000,
            publication=Planning(date(2027, 3, 1), date(2027, 3, 31), Precision.MONTH),
        )
        session.commit()
    return record.trajectory.id or 0


def share(house: House, trajectory_id: int) -> None:
    """The buyer places it."""
    with house.session() as session:
        share_trajectory(
            session,
            here=house.here,
            viewer=house.viewer(session, BUYER),
            trajectory_id=trajectory_id,
            now=NOW,
        )
        session.commit()


def rename(house: House, trajectory_id: int, title: str) -> None:
    """The buyer calls it something else."""
    with house.session() as session:
        viewer = house.viewer(session, BUYER)
        record = visible(session, here=house.here, viewer=viewer, trajectory_id=trajectory_id)
        edit_trajectory(
            session,
            here=house.here,
            viewer=viewer,
            trajectory_id=trajectory_id,
            version=record.trajectory.version,
            wanted=replace(input_of(record), title=title),
            now=NOW,
        )
        session.commit()


def post(session: Session, house: House, notice: Notice, *, ts: str | None) -> Delivery:
    """The notice's message arrives in Slack; without ``ts`` nobody knows."""
    delivery = deliveries.open_delivery(
        session,
        workspace_id=house.here.workspace_id,
        token=f"token-{notice.id}",
        envelope=deliveries.Envelope(notice.recipient, DeliveryMethod.POST, "C1"),
        payload={"text": "x"},
        notices=[notice],
        now=NOW,
        lease_until=LEASE,
    )
    if ts is None:
        deliveries.uncertain(session, delivery=delivery, error="no answer", now=NOW)
    else:
        deliveries.arrived(session, delivery_id=delivery.id or 0, ts=ts, now=NOW)
    session.commit()
    return delivery


def told(
    house: House,
    kind: str,
    *,
    audience: Audience = Audience.TEAM_CHANNEL,
) -> Telling | None:
    """What becomes of the newest notice of this kind."""
    with house.session() as session:
        notice = planned(session, kind)[-1]
        return tell(Occasion(session, [notice], house.here, audience, NOW))


def all_text(telling: Telling | None) -> str:
    """Everything somebody reads of it."""
    assert telling is not None
    message: Message = telling.message
    assert validate_message_blocks(message.blocks) == []
    return json.dumps([message.text, message.blocks], ensure_ascii=False)


def test_a_card_is_told_as_the_channel_may_see_it(house: House, trajectory_id: int) -> None:
    """The class and the month to a team, neither to outsiders, the amount to no channel."""
    share(house, trajectory_id)
    team = all_text(told(house, ids.NOTICE_CARD))
    exposed = all_text(told(house, ids.NOTICE_CARD, audience=Audience.EXPOSED_CHANNEL))
    for text in (team, exposed):
        assert "Asfalt &amp; beton" in text
        assert "400.000" not in text
    for word in ("waardeklasse 3", "maart 2027"):
        assert word in team
        assert word not in exposed


def test_a_card_says_what_is_true_when_it_is_sent(house: House, trajectory_id: int) -> None:
    """Not what was true when it was planned."""
    share(house, trajectory_id)
    rename(house, trajectory_id, "Riolering")
    assert "Riolering" in all_text(told(house, ids.NOTICE_CARD))


def test_a_card_of_what_is_not_shared_is_dropped(house: House, trajectory_id: int) -> None:
    """However it came to be planned."""
    with house.session() as session:
        plan(session, house, ids.NOTICE_CARD, trajectory_id)
        plan(session, house, ids.NOTICE_CARD, trajectory_id + 99)
        session.commit()
        for notice in planned(session, ids.NOTICE_CARD):
            occasion = Occasion(session, [notice], house.here, Audience.TEAM_CHANNEL, NOW)
            assert tell(occasion) is None


def plan(session: Session, house: House, kind: str, subject_id: int) -> None:
    """Plan to tell a channel something."""
    plan_notice(
        session,
        workspace_id=house.here.workspace_id,
        kind=kind,
        subject_kind=ids.SUBJECT,
        subject_id=subject_id,
        occurrence="by hand",
        recipient="channel:bor",
        due_at=NOW,
        now=NOW,
    )


def test_a_changed_card_takes_the_place_of_the_one_that_stands(
    house: House, trajectory_id: int
) -> None:
    """The same message, changed."""
    share(house, trajectory_id)
    with house.session() as session:
        standing = post(session, house, planned(session, ids.NOTICE_CARD)[0], ts="17.1")
    rename(house, trajectory_id, "Riolering")
    telling = told(house, ids.NOTICE_CARD_CHANGED)
    assert "Riolering" in all_text(telling)
    assert telling is not None
    assert telling.replaces is not None
    assert telling.replaces.id == standing.id
    assert (telling.replaces.channel_id, telling.replaces.message_ts) == ("C1", "17.1")


def test_a_change_is_dropped_while_no_card_stands(house: House, trajectory_id: int) -> None:
    """The card that is still to come says it already."""
    share(house, trajectory_id)
    rename(house, trajectory_id, "Riolering")
    assert told(house, ids.NOTICE_CARD_CHANGED) is None


def test_a_change_is_dropped_when_nobody_knows_which_message_the_card_is(
    house: House, trajectory_id: int
) -> None:
    """The coordinator saw it stand; Slack never told us where."""
    share(house, trajectory_id)
    with house.session() as session:
        delivery = post(session, house, planned(session, ids.NOTICE_CARD)[0], ts=None)
        deliveries.arrived(session, delivery_id=delivery.id or 0, ts="", now=NOW)
        session.commit()
        assert session.get_one(Delivery, delivery.id).state is DeliveryState.SENT
    rename(house, trajectory_id, "Riolering")
    assert told(house, ids.NOTICE_CARD_CHANGED) is None


@pytest.mark.usefixtures("trajectory_id")
def test_the_person_hears_that_it_is_not_shared(house: House) -> None:
    """With what will stand where, and a button to place it."""
    telling = told(house, ids.NOTICE_KEPT, audience=Audience.PERSON)
    text = all_text(telling)
    for word in ("nog niet gedeeld", "Plaatsen in #bor", "waardeklasse 3", "maart 2027"):
        assert word in text
    assert "400.000" not in text
    assert telling is not None
    assert telling.replaces is None


def test_the_person_hears_nothing_once_it_is_shared(house: House, trajectory_id: int) -> None:
    """It no longer makes sense."""
    share(house, trajectory_id)
    assert told(house, ids.NOTICE_KEPT, audience=Audience.PERSON) is None


def test_whoever_says_hello_is_helped(house: House) -> None:
    """With the command of this municipality."""
    with house.session() as session:
        plan_notice(
            session,
            workspace_id=house.here.workspace_id,
            kind=NOTICE_HELP,
            subject_kind=SUBJECT_INBOX,
            subject_id=1,
            occurrence="answer",
            recipient="conversation:D1:",
            due_at=NOW,
            now=NOW,
        )
        session.commit()
    assert "/mvoi traject" in all_text(told(house, NOTICE_HELP, audience=Audience.PERSON))


def test_a_kind_that_nobody_knows_is_an_error(house: House, trajectory_id: int) -> None:
    """Planned by a newer version, say: it must not be dropped in silence."""
    with house.session() as session:
        plan(session, house, "trajectory_sung", trajectory_id)
        session.commit()
    with pytest.raises(UnknownNoticeError, match="trajectory_sung"):
        told(house, "trajectory_sung")
