"""A trajectory in another phase: by who may, and written down."""

import pytest

from bot.services.errors import MayNotSeeError
from bot.services.trajectory_phases import enter_phase
from storage.vocabulary import Phase
from tests.services.house import BUYER, COLLEAGUE, NOW, House, happened, planned


def test_entering_a_phase_is_written_down_with_the_one_before(house_on_each: House) -> None:
    """Nobody is told: the card says no phase."""
    house = house_on_each
    with house.session() as session:
        trajectory_id = house.logs(session).trajectory.id or 0
        notices = len(planned(session))
        record = enter_phase(
            session, phase=Phase.TENDER, now=NOW, **house.asked(session, BUYER, trajectory_id)
        )
        assert (record.trajectory.phase, record.trajectory.version) == (Phase.TENDER, 2)
        event = happened(session)[-1]
        assert (event.kind, event.subject_id) == ("phase", trajectory_id)
        assert event.facts == {"version": 2, "phase": ["idee", "aanbesteding"]}
        assert event.texts is None
        assert len(planned(session)) == notices


def test_the_same_phase_again_is_no_change(house: House) -> None:
    with house.session() as session:
        trajectory_id = house.logs(session).trajectory.id or 0
        events = len(happened(session))
        record = enter_phase(
            session, phase=Phase.IDEA, now=NOW, **house.asked(session, BUYER, trajectory_id)
        )
        assert record.trajectory.version == 1
        assert len(happened(session)) == events


def test_who_may_not_change_a_trajectory_moves_nothing(house: House) -> None:
    with house.session() as session:
        trajectory_id = house.logs(session).trajectory.id or 0
        events = len(happened(session))
        with pytest.raises(MayNotSeeError):
            enter_phase(
                session,
                phase=Phase.TENDER,
                now=NOW,
                **house.asked(session, COLLEAGUE, trajectory_id),
            )
        assert len(happened(session)) == events
