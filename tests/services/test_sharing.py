"""Sharing: once, by who may, in the team's channel."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from bot.services.errors import MayNotChangeError, MayNotSeeError, NotFoundError
from bot.services.trajectories import share_trajectory
from storage.trajectories import TrajectoryRecord
from storage.vocabulary import ProcessRole, Sharing
from tests.services.house import (
    ADVISER,
    BUYER,
    CLIENT,
    COLLEAGUE,
    COORDINATOR,
    NOW,
    House,
    build_house,
    happened,
    planned,
)


def logged(house: House, **fields: Any) -> TrajectoryRecord:
    """A trajectory of the buyer's, not shared yet."""
    with house.session() as session:
        record = house.logs(session, **fields)
        session.commit()
    return record


def shares(house: House, record: TrajectoryRecord, user: str = BUYER) -> bool:
    """Somebody shares it. Whether it was this that shared it."""
    with house.session() as session:
        _, now_shared = share_trajectory(
            session,
            here=house.here,
            viewer=house.viewer(session, user),
            trajectory_id=record.trajectory.id or 0,
            now=NOW,
        )
        session.commit()
    return now_shared


def test_sharing_plans_a_card_and_is_written_down(house_on_each: House) -> None:
    """In the channel of its team, now; the record says so from here on."""
    house = house_on_each
    record = logged(house)
    with house.session() as session:
        viewer = house.viewer(session, BUYER)
        shared, now_shared = share_trajectory(
            session,
            here=house.here,
            viewer=viewer,
            trajectory_id=record.trajectory.id or 0,
            now=NOW,
        )
        session.commit()
    assert now_shared
    assert shared.trajectory.sharing is Sharing.TEAM
    assert shared.trajectory.version == 2
    with house.session() as session:
        (card,) = planned(session, "trajectory_card")
        event = happened(session)[-1]
    assert (card.recipient, card.due_at) == ("channel:bor", NOW)
    assert (event.kind, event.actor_id) == ("shared", viewer.person_id)
    assert event.facts == {
        "version": 2,
        "sharing": ["private", "team"],
        "channel": [None, "bor"],
    }


def test_a_trajectory_without_a_team_goes_to_the_default_channel(house: House) -> None:
    """It always has somewhere to go."""
    shares(house, logged(house, team=None))
    with house.session() as session:
        (card,) = planned(session, "trajectory_card")
    assert card.recipient == f"channel:{house.here.profile.channels.default}"


def test_sharing_again_changes_nothing(house: House) -> None:
    """Whoever presses the button, however often."""
    record = logged(house)
    assert [shares(house, record, user) for user in (BUYER, BUYER, COORDINATOR)] == [
        True,
        False,
        False,
    ]
    with house.session() as session:
        assert len(planned(session, "trajectory_card")) == 1
        assert [event.kind for event in happened(session)] == ["logged", "shared"]


def test_eight_clicks_at_once_share_once(house_on_each: House) -> None:
    """Also when each is handled by a thread of its own."""
    house = house_on_each
    record = logged(house)
    with ThreadPoolExecutor(8) as threads:
        outcomes = list(threads.map(lambda _: shares(house, record), range(8)))
    assert sorted(outcomes) == [False] * 7 + [True]
    with house.session() as session:
        assert len(planned(session, "trajectory_card")) == 1
        assert [event.kind for event in happened(session)] == ["logged", "shared"]


@pytest.mark.parametrize("user", [BUYER, CLIENT, ADVISER, COORDINATOR])
def test_whoever_has_to_do_with_it_may_share(house: House, user: str) -> None:
    """Who logged it, holds a role in it, advises or coordinates."""
    with house.session() as session:
        client = house.viewer(session, CLIENT).person_id
        record = house.logs(session, people={ProcessRole.CLIENT: client})
        session.commit()
    assert shares(house, record, user)


def test_a_colleague_may_not(house: House) -> None:
    """Before it is shared it is not even there for them; after that they may look only."""
    record = logged(house)
    with pytest.raises(MayNotSeeError):
        shares(house, record, COLLEAGUE)
    shares(house, record)
    with pytest.raises(MayNotChangeError):
        shares(house, record, COLLEAGUE)


def test_another_municipality_finds_nothing(house: House) -> None:
    """Whatever role somebody has there."""
    record = logged(house)
    other = build_house(house.database, team_id="T0002", profile="leiden")
    with pytest.raises(NotFoundError):
        shares(other, record, COORDINATOR)
