"""Room in the database: asked, told, decided, and read by who has to do with it."""

from datetime import date

import pytest

from bot.messages import champion_ids as ids
from bot.policy.figures import PeriodKind, period_of
from bot.services.champion_invites import stand_behind
from bot.services.errors import MayNotChangeError, NotCoordinatorError
from bot.services.room import (
    Decision,
    ask_room,
    decide_room,
    room_by_id,
    room_given,
    room_list,
)
from storage.vocabulary import RoomState
from tests.services.house import (
    ADVISER,
    BUYER,
    COLLEAGUE,
    COORDINATOR,
    NOW,
    TODAY,
    House,
    happened,
)
from tests.services.test_champions import ALDERMAN, DIRECTOR, appoints, logs, told

ASKED = "Extra tijd: een <!here> maand langer"
YES = Decision(RoomState.PARTLY, "Twee weken langer", TODAY)


def stands(house: House, trajectory_id: int, user: str = DIRECTOR) -> None:
    """A champion stands behind a purchase."""
    with house.session() as session:
        stand_behind(session, now=NOW, **house.asked(session, user, trajectory_id))
        session.commit()


def asks(house: House, trajectory_id: int, user: str = BUYER) -> int:
    """Somebody asks for room; the id of the request."""
    with house.session() as session:
        body = house.here.profile.bodies[0].slug
        asked = ask_room(
            session, what=ASKED, body=body, now=NOW, **house.asked(session, user, trajectory_id)
        )
        session.commit()
        return asked.id or 0


def decides(
    house: House, room_id: int, *, by: str = COORDINATOR, version: int = 1, as_: Decision = YES
) -> bool:
    """Somebody writes down what was decided."""
    with house.session() as session:
        done = decide_room(
            session,
            here=house.here,
            viewer=house.viewer(session, by),
            room_id=room_id,
            version=version,
            decision=as_,
            now=NOW,
        )
        session.commit()
        return done


def reads(house: House, user: str) -> tuple[int, int | None]:
    """How many requests somebody reads, and how often it was asked, where they read that."""
    with house.session() as session:
        viewer = house.viewer(session, user)
        found = room_list(session, here=house.here, viewer=viewer, today=TODAY)
        return len(found.rooms), found.counts.asked if found.counts else None


def test_coordinator_and_who_stands_behind_it_hear_what_is_asked(house_on_each: House) -> None:
    house = house_on_each
    appoints(house)
    trajectory_id = logs(house)
    stands(house, trajectory_id)
    asks(house, trajectory_id)
    heard = dict(told(house, ids.NOTICE_ROOM))
    assert set(heard) == {COORDINATOR, DIRECTOR}
    assert ids.OPEN_DECIDE in heard[COORDINATOR]
    assert ids.OPEN_DECIDE not in heard[DIRECTOR]
    assert all("400" not in message for message in heard.values())


def test_what_was_decided_is_written_down_told_and_can_be_mended(house_on_each: House) -> None:
    house = house_on_each
    appoints(house)
    trajectory_id = logs(house)
    stands(house, trajectory_id)
    room_id = asks(house, trajectory_id)
    assert decides(house, room_id)
    assert told(house, ids.NOTICE_ROOM) == []  # that it is asked is no news any more
    heard = dict(told(house, ids.NOTICE_DECIDED))
    assert set(heard) == {BUYER, DIRECTOR}
    assert "Twee weken langer" in heard[BUYER]
    refused = Decision(RoomState.REFUSED, "Toch niet", TODAY)
    assert not decides(house, room_id, as_=refused)  # somebody was faster
    assert decides(house, room_id, version=2, as_=refused)
    assert "komt er nu niet" in dict(told(house, ids.NOTICE_DECIDED))[BUYER]
    with house.session() as session:
        kinds = [e.kind for e in happened(session) if e.subject_kind == ids.SUBJECT_ROOM]
    assert kinds == ["asked", "decided", "decided"]


def test_only_its_people_ask_and_only_the_coordinator_writes_a_decision(house: House) -> None:
    trajectory_id = logs(house)
    with pytest.raises(MayNotChangeError):
        asks(house, trajectory_id, COLLEAGUE)
    room_id = asks(house, trajectory_id)
    with pytest.raises(NotCoordinatorError):
        decides(house, room_id, by=ADVISER)
    with house.session() as session:
        viewer = house.viewer(session, BUYER)
        with pytest.raises(NotCoordinatorError):
            room_by_id(session, here=house.here, viewer=viewer, room_id=room_id)


@pytest.mark.parametrize("shared", [True, False])
def test_room_is_read_by_its_people_and_who_stands_behind_it(house: House, shared: bool) -> None:
    """Champions read how often it was asked, and what, where they stand behind the purchase."""
    appoints(house)
    trajectory_id = logs(house, shared=shared)
    asks(house, trajectory_id)
    if shared:
        stands(house, trajectory_id)
    assert reads(house, BUYER) == (1, None)
    assert reads(house, COLLEAGUE) == (0, None)
    assert reads(house, COORDINATOR) == (1, 1)
    assert reads(house, ADVISER) == (1, 1)
    assert reads(house, DIRECTOR) == (1 if shared else 0, 1)
    assert reads(house, ALDERMAN) == (0, 1)


def test_room_is_counted_in_the_period_in_which_it_was_asked(house_on_each: House) -> None:
    house = house_on_each
    trajectory_id = logs(house)
    decides(house, asks(house, trajectory_id))
    asks(house, trajectory_id)
    with house.session() as session:
        counted = room_given(session, house.here, period_of(PeriodKind.YEAR, TODAY))
        assert counted.states == {RoomState.PARTLY: 1, RoomState.ASKED: 1}
        before = room_given(session, house.here, period_of(PeriodKind.YEAR, date(2025, 5, 1)))
        assert before.asked == 0
