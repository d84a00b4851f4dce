"""Purchases that may belong together: asked once, in private, without telling what others keep."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session

from bot.messages import trajectory_ids as ids
from bot.messages.message import Message
from bot.policy.confidentiality import Audience
from bot.services.occasion import Occasion
from bot.services.recipients import ToPerson
from bot.services.splitting import AFTER
from bot.services.telling import tell
from bot.services.trajectories import edit_trajectory, share_trajectory
from bot.services.trajectory_fields import TrajectoryInput, input_of
from storage.tables import Notice, Trajectory
from storage.trajectories import find_trajectory
from storage.vocabulary import Phase
from tests.services.house import BUYER, CLIENT, COORDINATOR, NOW, House, planned

EACH = 15_000_000
"""€ 150.000: under the threshold for social return; two of them are over it."""


def notes(session: Session) -> list[Notice]:
    """What is planned to be asked."""
    return planned(session, ids.NOTICE_SPLITTING)


def told(
    session: Session, house: House, notice: Notice, audience: Audience = Audience.PERSON
) -> Message | None:
    """The note, as it is made when it is sent."""
    telling = tell(Occasion(session, [notice], house.here, audience, NOW))
    return telling.message if telling else None


def said(message: Message | None) -> str:
    """Everything it says."""
    return str(message)


def log(
    session: Session, house: House, title: str, *, user: str = BUYER, **fields: Any
) -> Trajectory:
    """Somebody logs one and shares it."""
    record = house.logs(session, user, **{"title": title, "value_cents": EACH, **fields})
    asked = house.asked(session, user, record.trajectory.id or 0)
    share_trajectory(session, **asked, now=NOW)
    return record.trajectory


def test_the_second_of_two_that_are_over_a_threshold_together_is_asked_about(
    house_on_each: House,
) -> None:
    house = house_on_each
    with house.session() as session:
        log(session, house, "Stoepen west")
        assert not notes(session)
        second = log(session, house, "Stoepen oost")
        [note] = notes(session)
        assert note.subject_id == second.id
        assert note.due_at == NOW + AFTER
        assert note.recipient == str(ToPerson(second.logged_by_id))
        message = said(told(session, house, note))
    assert "Stoepen west" in message
    assert "Bekijk nr. 1" in message
    assert "Social return" in message
    assert "150.000" not in message
    assert "300.000" not in message


def test_it_is_asked_once_however_often_the_trajectory_changes(house: House) -> None:
    with house.session() as session:
        log(session, house, "Stoepen west")
        second = log(session, house, "Stoepen oost")
        for value in (14_000_000, 16_000_000):
            record = find_trajectory(
                session, workspace_id=house.here.workspace_id, trajectory_id=second.id or 0
            )
            assert record is not None
            wanted = TrajectoryInput(**{**vars(input_of(record)), "value_cents": value})
            edit_trajectory(
                session,
                **house.asked(session, BUYER, second.id or 0),
                version=record.trajectory.version,
                wanted=wanted,
                now=NOW,
            )
        assert len(notes(session)) == 1


@pytest.mark.parametrize(
    "other",
    [
        {"team": "hrm"},
        {"category": "ict"},
        {"value_cents": None},
        {"value_cents": 30_000_000},
        {"value_cents": 5_000_000},
    ],
)
def test_what_is_of_another_kind_or_size_is_not_asked_about(
    house: House, other: dict[str, Any]
) -> None:
    """One above the threshold by itself says nothing about the other; two small ones stay under."""
    with house.session() as session:
        log(session, house, "Eerder", **other)
        log(session, house, "Stoepen", value_cents=14_900_000)
        assert not notes(session)


def test_one_note_tells_of_all_of_them(house_on_each: House) -> None:
    """The earlier one changes when its logger hears of both already: no second note."""
    house = house_on_each
    with house.session() as session:
        first = log(session, house, "Stoepen west")
        log(session, house, "Stoepen oost")
        record = find_trajectory(
            session, workspace_id=house.here.workspace_id, trajectory_id=first.id or 0
        )
        assert record is not None
        edit_trajectory(
            session,
            **house.asked(session, BUYER, first.id or 0),
            version=record.trajectory.version,
            wanted=TrajectoryInput(**{**vars(input_of(record)), "value_cents": 14_000_000}),
            now=NOW,
        )
        assert len(notes(session)) == 1


def test_a_later_one_is_told_of_again(house: House) -> None:
    with house.session() as session:
        log(session, house, "Stoepen west")
        log(session, house, "Stoepen oost")
        [note] = notes(session)
        note.due_at = NOW - timedelta(minutes=1)
        session.add(note)
        log(session, house, "Stoepen zuid")
        assert len(notes(session)) == 2


@pytest.mark.parametrize(
    "phase",
    [
        Phase.TENDER,
        Phase.AWARD,
        Phase.EXECUTION,
        Phase.COMPLETED,
        Phase.NOT_NEEDED,
        Phase.WITHDRAWN,
        Phase.STOPPED,
    ],
)
def test_what_is_published_or_never_bought_does_not_count(house: House, phase: Phase) -> None:
    with house.session() as session:
        earlier = log(session, house, "Eerder")
        earlier.phase = phase
        session.add(earlier)
        log(session, house, "Stoepen")
        assert not notes(session)


@pytest.mark.parametrize("phase", [Phase.TENDER, Phase.AWARD, Phase.EXECUTION])
def test_nothing_is_asked_while_a_tender_runs_or_when_it_is_over(
    house: House, phase: Phase
) -> None:
    with house.session() as session:
        log(session, house, "Stoepen west")
        second = log(session, house, "Stoepen oost")
        second.phase = phase
        session.add(second)
        [note] = notes(session)
        assert told(session, house, note) is None


def test_what_is_more_than_a_year_old_does_not_count(house: House) -> None:
    with house.session() as session:
        earlier = log(session, house, "Eerder")
        earlier.created_at = NOW - timedelta(days=366)
        session.add(earlier)
        log(session, house, "Stoepen")
        assert not notes(session)


def test_what_a_colleague_did_not_share_is_not_given_away(house: House) -> None:
    """The bot knows of it, and says nothing."""
    with house.session() as session:
        house.logs(session, CLIENT, title="Nog geheim", value_cents=EACH)
        log(session, house, "Stoepen")
        assert not notes(session)
        log(session, house, "Stoepen weer", user=COORDINATOR)
        [note] = notes(session)
        assert "Nog geheim" in said(told(session, house, note))


def test_of_what_others_shared_no_threshold_is_named(house: House) -> None:
    """Which one is crossed would tell what a colleague estimated."""
    with house.session() as session:
        log(session, house, "Van een collega", user=CLIENT)
        log(session, house, "Stoepen")
        [note] = notes(session)
        message = said(told(session, house, note))
    assert "Van een collega" in message
    assert "Social return" not in message
    assert "Elk apart" not in message


@pytest.mark.parametrize("estimate", [None, 100, EACH, 30_000_000, 9_000_000_000])
def test_whether_it_is_asked_tells_nothing_of_what_a_colleague_estimated(
    house: House, estimate: int | None
) -> None:
    """Else who logs again with another value could find out what a colleague keeps."""
    with house.session() as session:
        log(session, house, "Van een collega", user=CLIENT, value_cents=estimate)
        log(session, house, "Kleine stoep", value_cents=100)
        assert not notes(session)
        log(session, house, "Stoepen")
        [note] = notes(session)
        message = said(told(session, house, note))
    assert "Van een collega" in message
    assert "niet naar wat een collega schat" in message


@pytest.mark.parametrize("audience", [Audience.TEAM_CHANNEL, Audience.EXPOSED_CHANNEL])
def test_it_is_told_nowhere_but_in_private(house: House, audience: Audience) -> None:
    with house.session() as session:
        log(session, house, "Stoepen west")
        log(session, house, "Stoepen oost")
        [note] = notes(session)
        assert told(session, house, note, audience) is None


def test_what_no_longer_holds_is_not_told(house: House) -> None:
    with house.session() as session:
        earlier = log(session, house, "Stoepen west")
        log(session, house, "Stoepen oost")
        earlier.phase = Phase.WITHDRAWN
        session.add(earlier)
        [note] = notes(session)
        assert told(session, house, note) is None
