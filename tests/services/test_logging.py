"""Logging a trajectory: kept, written down, and its person told where it stands."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from bot.messages.trajectory_view import Planning
from bot.services.errors import MayNotSeeError
from bot.services.recipients import ToPerson
from bot.services.trajectories import keep_private
from bot.services.trajectory_fields import TrajectoryInput, input_of
from bot.services.trajectory_notices import REMINDER_AFTER
from storage.vocabulary import Precision, ProcessRole, Sharing
from tests.services.house import (
    BUYER,
    CLIENT,
    COLLEAGUE,
    NOW,
    House,
    build_house,
    happened,
    planned,
)


def full(client: int, buyer: int) -> TrajectoryInput:
    """Everything that can be known of a purchase."""
    return TrajectoryInput(
        title="Vervanging <straatverlichting> & masten",
        category="gww",
        team="bor",
        value_cents=40_000_050,
        publication=Planning(date(2027, 9, 1), date(2027, 10, 31), Precision.PERIOD),
        contract_start=date(2027, 12, 1),
        contract_end=date(2031, 11, 30),
        themes=frozenset({"klimaat", "circulariteit"}),
        people={ProcessRole.CLIENT: client, ProcessRole.BUYER: buyer},
    )


def test_what_was_wanted_is_what_is_kept(house_on_each: House) -> None:
    """Field by field, on both databases, in another session."""
    house = house_on_each
    with house.session() as session:
        people = [house.viewer(session, user).person_id for user in (CLIENT, BUYER)]
        wanted = full(*people)
        record = house.logs(session, **vars(wanted))
        session.commit()
    with house.session() as session:
        again = house.logs(session)
        assert again.trajectory.number == record.trajectory.number + 1
        kept = record.trajectory
        assert input_of(record) == wanted
        assert (kept.number, kept.version, kept.sharing) == (1, 1, Sharing.PRIVATE)
        assert (kept.created_at, kept.updated_at) == (NOW, NOW)
        assert kept.logged_by_id == people[1]


def test_it_is_written_down_with_its_words_apart(house: House) -> None:
    """What people typed can be blanked later; the facts stay."""
    with house.session() as session:
        people = [house.viewer(session, user).person_id for user in (CLIENT, BUYER)]
        record = house.logs(session, **vars(full(*people)))
        (event,) = happened(session)
    assert (event.kind, event.actor_id, event.at) == ("logged", people[1], NOW)
    assert (event.subject_kind, event.subject_id) == ("trajectory", record.trajectory.id)
    assert event.texts == {"title": [None, "Vervanging <straatverlichting> & masten"]}
    assert event.facts == {
        "version": 1,
        "category": [None, "gww"],
        "team": [None, "bor"],
        "value_cents": [None, 40_000_050],
        "publication": [None, ["2027-09-01", "2027-10-31", "period"]],
        "contract_start": [None, "2027-12-01"],
        "contract_end": [None, "2031-11-30"],
        "themes": [None, ["circulariteit", "klimaat"]],
        "roles": [None, {"buyer": people[1], "client": people[0]}],
    }


def test_a_bare_trajectory_writes_down_no_more_than_there_is(house: House) -> None:
    """Nothing about fields that nobody filled in."""
    with house.session() as session:
        house.logs(session, category=None, team=None)
        (event,) = happened(session)
    assert event.facts == {"version": 1}


def test_the_person_is_told_later_unless_they_share(house: House) -> None:
    """Once, in a direct message, after a quarter of an hour."""
    with house.session() as session:
        record = house.logs(session)
        (notice,) = planned(session)
    assert notice.kind == "trajectory_kept"
    assert notice.subject_id == record.trajectory.id
    assert notice.recipient == str(ToPerson(record.trajectory.logged_by_id))
    assert (notice.planned_at, notice.due_at) == (NOW, NOW + REMINDER_AFTER)


def test_not_sharing_yet_is_confirmed_at_once(house: House) -> None:
    """The reminder comes forward, and is never put back."""
    with house.session() as session:
        record = house.logs(session)
        other = house.logs(session)
        trajectory_id = record.trajectory.id or 0
        asked = house.asked(session, BUYER, trajectory_id)
        keep_private(session, now=NOW, **asked)
        keep_private(session, now=NOW + REMINDER_AFTER, **asked)
        session.expire_all()
        due = {notice.subject_id: notice.due_at for notice in planned(session)}
        assert due == {trajectory_id: NOW, other.trajectory.id: NOW + REMINDER_AFTER}


def test_only_who_may_share_it_chooses_not_to(house: House) -> None:
    """Nobody else hurries its reminder, or learns that it is there."""
    with house.session() as session:
        record = house.logs(session)
        asked = house.asked(session, COLLEAGUE, record.trajectory.id or 0)
        with pytest.raises(MayNotSeeError):
            keep_private(session, now=NOW, **asked)
        (notice,) = planned(session)
    assert notice.due_at == NOW + REMINDER_AFTER


def test_two_municipalities_count_for_themselves(house: House) -> None:
    """Numbers start at one in each workspace."""
    other = build_house(house.database, team_id="T0002", profile="leiden")
    assert other.here.workspace_id != house.here.workspace_id
    with house.session() as session:
        numbers = [each.logs(session).trajectory.number for each in (house, other, house, other)]
    assert numbers == [1, 1, 2, 2]


def test_numbers_are_handed_out_once(house_on_each: House) -> None:
    """However many people log at the same moment."""
    house = house_on_each

    def log_one(_: int) -> int:
        with house.session() as session:
            number = house.logs(session).trajectory.number
            session.commit()
        return number

    with ThreadPoolExecutor(8) as threads:
        numbers = list(threads.map(log_one, range(12)))
    assert sorted(numbers) == list(range(1, 13))


def test_nothing_stands_without_a_commit(house: House) -> None:
    """The case, its event and its notice come together or not at all."""
    with house.session() as session:
        house.logs(session)
    with house.session() as session:
        assert happened(session) == []
        assert planned(session) == []
        assert house.logs(session).trajectory.number == 1
