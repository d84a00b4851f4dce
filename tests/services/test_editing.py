"""Changing a trajectory: nothing overwritten unseen, nothing written down that is no change."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.messages.trajectory_view import Planning
from bot.services.errors import MayNotChangeError, MayNotSeeError, NotFoundError
from bot.services.trajectories import (
    Edited,
    changeable,
    edit_trajectory,
    id_of_number,
    share_trajectory,
    visible,
)
from bot.services.trajectory_fields import FREE_TEXT, TrajectoryInput, input_of
from storage.numbers import LARGEST_NUMBER
from storage.tables import TrajectoryTheme
from storage.trajectories import TrajectoryRecord
from storage.vocabulary import Precision, ProcessRole
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

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def record(house: House) -> TrajectoryRecord:
    """A trajectory of the buyer's."""
    with house.session() as session:
        made = house.logs(session, value_cents=100, themes=frozenset({"klimaat"}))
        session.commit()
    return made


def edits(
    house: House,
    record: TrajectoryRecord,
    wanted: TrajectoryInput,
    *,
    user: str = BUYER,
    version: int | None = None,
) -> Edited:
    """Somebody changes it, having seen this version."""
    with house.session() as session:
        edited = edit_trajectory(
            session,
            here=house.here,
            viewer=house.viewer(session, user),
            trajectory_id=record.trajectory.id or 0,
            version=record.trajectory.version if version is None else version,
            wanted=wanted,
            now=LATER,
        )
        session.commit()
    return edited


def shared(house: House, record: TrajectoryRecord) -> TrajectoryRecord:
    """It stands in the channel."""
    with house.session() as session:
        found, _ = share_trajectory(
            session,
            here=house.here,
            viewer=house.viewer(session, BUYER),
            trajectory_id=record.trajectory.id or 0,
            now=NOW,
        )
        session.commit()
    return found


def test_every_field_can_be_changed(house_on_each: House) -> None:
    """And each is named, kept and written down, with what stood there before."""
    house = house_on_each
    with house.session() as session:
        before = house.logs(session)
        client = house.viewer(session, CLIENT).person_id
        session.commit()
    wanted = TrajectoryInput(
        title="Riolering",
        category="gebouwen",
        team="facilitair",
        value_cents=5_000_000_000,
        publication=Planning(date(2027, 1, 1), date(2027, 3, 31), Precision.QUARTER),
        contract_start=date(2027, 6, 1),
        contract_end=date(2028, 6, 1),
        themes=frozenset({"milieu-biodiversiteit"}),
        people={ProcessRole.CLIENT: client},
    )
    edited = edits(house, before, wanted)
    names = {
        *("title", "category", "team", "value_cents", "publication"),
        *("contract_start", "contract_end", "themes", "roles"),
    }
    assert set(edited.changed) == names
    assert input_of(edited.record) == wanted
    assert edited.record.trajectory.version == 2
    assert edited.record.trajectory.updated_at == LATER
    assert edited.record.trajectory.created_at == NOW
    with house.session() as session:
        event = happened(session)[-1]
    assert (event.kind, event.at) == ("changed", LATER)
    assert event.texts == {"title": ["Asfalt", "Riolering"]}
    assert set(event.facts) == (names - FREE_TEXT) | {"version"}
    assert event.facts["category"] == ["gww", "gebouwen"]
    assert event.facts["roles"] == [None, {"client": client}]


def test_what_was_filled_in_can_be_emptied(house: House, record: TrajectoryRecord) -> None:
    """Down to the title."""
    edited = edits(house, record, TrajectoryInput(title="Asfalt"))
    assert input_of(edited.record) == TrajectoryInput(title="Asfalt")
    with house.session() as session:
        assert happened(session)[-1].facts["value_cents"] == [100, None]
        assert happened(session)[-1].facts["themes"] == [["klimaat"], None]


def test_a_stale_edit_writes_nothing(house: House, record: TrajectoryRecord) -> None:
    """Who saw version 1 cannot overwrite version 2."""
    theirs = replace(input_of(record), title="Van een ander")
    assert not edits(house, record, theirs, user=ADVISER).stale
    mine = edits(house, record, replace(input_of(record), title="Van mij"))
    assert mine.stale
    assert mine.changed == ()
    assert mine.record.trajectory.title == "Van een ander"
    with house.session() as session:
        assert [event.kind for event in happened(session)] == ["logged", "changed"]


def test_of_eight_edits_at_once_one_is_taken(house_on_each: House) -> None:
    """The others hear that they are stale."""
    house = house_on_each
    with house.session() as session:
        record = house.logs(session)
        session.commit()
    wanted = [replace(input_of(record), title=f"Titel {number}") for number in range(8)]
    with ThreadPoolExecutor(8) as threads:
        outcomes = list(threads.map(lambda each: edits(house, record, each), wanted))
    assert sorted(edited.stale for edited in outcomes) == [False] + [True] * 7
    (winner,) = (edited for edited in outcomes if not edited.stale)
    with house.session() as session:
        viewer = house.viewer(session, BUYER)
        kept = visible(
            session, here=house.here, viewer=viewer, trajectory_id=record.trajectory.id or 0
        )
        assert kept.trajectory.title == winner.record.trajectory.title
        assert kept.trajectory.version == 2
        assert len(happened(session)) == 2


def test_an_edit_that_changes_nothing_is_none(house: House, record: TrajectoryRecord) -> None:
    """No event, no version, no message."""
    edited = edits(house, shared(house, record), input_of(record), version=2)
    assert edited == Edited(edited.record)
    assert edited.record.trajectory.version == 2
    with house.session() as session:
        assert [event.kind for event in happened(session)] == ["logged", "shared"]
        assert planned(session, "trajectory_card_changed") == []


def test_a_theme_that_stays_keeps_its_level(house: House, record: TrajectoryRecord) -> None:
    """The form knows themes only; the level is chosen elsewhere."""
    with house.session() as session:
        theme = session.get_one(TrajectoryTheme, (record.trajectory.id, "klimaat"))
        theme.level = 3
        session.add(theme)
        session.commit()
    more = replace(input_of(record), themes=frozenset({"klimaat", "circulariteit"}))
    assert edits(house, record, more).record.themes == {"klimaat": 3, "circulariteit": None}


def test_a_private_trajectory_changes_in_silence(house: House, record: TrajectoryRecord) -> None:
    """There is no card yet."""
    edits(house, record, replace(input_of(record), title="Beton"))
    with house.session() as session:
        assert planned(session, "trajectory_card_changed") == []


def test_every_change_of_a_shared_trajectory_updates_its_card(
    house: House, record: TrajectoryRecord
) -> None:
    """Where the card stands, also when the trajectory has moved to another team since."""
    record = shared(house, record)
    edited = edits(house, record, replace(input_of(record), team="facilitair"))
    again = edits(house, edited.record, replace(input_of(edited.record), title="Beton"))
    assert again.record.trajectory.version == 4
    with house.session() as session:
        notices = planned(session, "trajectory_card_changed")
    assert [notice.recipient for notice in notices] == ["channel:bor"] * 2
    assert len({notice.occurrence for notice in notices}) == 2


@pytest.mark.parametrize("user", [BUYER, CLIENT, ADVISER, COORDINATOR])
def test_whoever_has_to_do_with_it_may_change_it(house: House, user: str) -> None:
    """And may see it before it is shared."""
    with house.session() as session:
        client = house.viewer(session, CLIENT).person_id
        record = house.logs(session, people={ProcessRole.CLIENT: client})
        session.commit()
    assert edits(house, record, replace(input_of(record), title="Beton"), user=user).changed


def test_a_colleague_may_look_at_what_is_shared(house: House, record: TrajectoryRecord) -> None:
    """And no more than that; before that there is nothing to look at."""
    trajectory_id = record.trajectory.id or 0
    with house.session() as session:
        asked = house.asked(session, COLLEAGUE, trajectory_id)
        with pytest.raises(MayNotSeeError):
            visible(session, **asked)
        with pytest.raises(MayNotSeeError):
            changeable(session, **asked)
    shared(house, record)
    with house.session() as session:
        asked = house.asked(session, COLLEAGUE, trajectory_id)
        assert visible(session, **asked).trajectory.title == "Asfalt"
        with pytest.raises(MayNotChangeError):
            changeable(session, **asked)
    with pytest.raises(MayNotChangeError):
        edits(house, record, input_of(record), user=COLLEAGUE)


def test_a_number_leads_to_its_trajectory(house: House, record: TrajectoryRecord) -> None:
    """In one's own municipality only."""
    other = build_house(house.database, team_id="T0002", profile="leiden")
    with house.session() as session:
        assert id_of_number(session, here=house.here, number=1) == record.trajectory.id
        with pytest.raises(NotFoundError):
            id_of_number(session, here=other.here, number=1)


def test_a_number_that_is_none_is_not_found(house_on_each: House) -> None:
    """However large; a database refuses what does not fit its column."""
    with house_on_each.session() as session:
        house_on_each.logs(session)
        for number in (0, 2, LARGEST_NUMBER, LARGEST_NUMBER + 1, 10**30):
            with pytest.raises(NotFoundError):
                id_of_number(session, here=house_on_each.here, number=number)


def test_an_id_that_is_none_is_not_found(house: House) -> None:
    """A button of another workspace, or of long ago."""
    with house.session() as session, pytest.raises(NotFoundError):
        visible(
            session, here=house.here, viewer=house.viewer(session, COORDINATOR), trajectory_id=99
        )
