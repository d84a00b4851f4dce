"""The jobs are looked after by the tick: planned once, and each on its own."""

from datetime import datetime

import pytest
from sqlmodel import Session

from bot.clock import SteeredClock
from bot.messages import plan_ids as ids
from bot.services.municipality import Municipality
from scheduled.jobs import Job
from scheduled.keyed_pool import KeyedPool
from scheduled.looking import EVERY, Looking
from scheduled.rounds import Rounds
from storage.people import set_role_holders
from storage.vocabulary import MunicipalRole
from tests.scheduled.conftest import NOW, Clockwork
from tests.services.house import planned


@pytest.fixture
def reminding(clockwork: Clockwork) -> Rounds:
    """Rounds that only plan what comes back."""
    pool = KeyedPool("jobs", threads=1, on_done=lambda: None)
    return Rounds(pools=(pool,), work=(Looking(clockwork.desk, pool),))


def test_it_is_planned_once_however_often_it_looks(clockwork: Clockwork, reminding: Rounds) -> None:
    """Also for who became coordinator since."""
    clock = clockwork.desk.clock
    assert isinstance(clock, SteeredClock)
    for looks, holders in enumerate((["U0NEW1"], ["U0NEW1"], ["U0NEW1", "U0NEW2"])):
        _appoint(clockwork, holders)
        clock.set(NOW + EVERY * looks, running=False)
        assert reminding.run_until_quiet(seconds=10)
        with clockwork.desk.database.reading() as session:
            assert len(planned(session, ids.NOTICE_MANIFEST)) == len(holders)


def test_a_job_that_fails_stops_no_other(clockwork: Clockwork) -> None:
    done: list[tuple[int, datetime]] = []

    def fails(_: Session, /, *, here: Municipality, now: datetime) -> object:
        raise LookupError(here, now)

    def works(_: Session, /, *, here: Municipality, now: datetime) -> object:
        done.append((here.workspace_id, now))
        return False

    jobs = [Job("broken", "fails", fails, fails), Job("whole", "works", works, works)]
    pool = KeyedPool("jobs", threads=1, on_done=lambda: None)
    rounds = Rounds(pools=(pool,), work=(Looking(clockwork.desk, pool, jobs),))
    assert rounds.run_until_quiet(seconds=10)
    assert done == [(1, NOW)]


def _appoint(clockwork: Clockwork, holders: list[str]) -> None:
    with clockwork.desk.database.writing() as session:
        set_role_holders(
            session,
            workspace_id=1,
            role=MunicipalRole.COORDINATOR,
            slack_user_ids=holders,
            now=NOW,
        )
        session.commit()
