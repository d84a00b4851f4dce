"""What was kept long enough is forgotten by the tick, once in a while."""

from datetime import timedelta

import pytest
from sqlmodel import select

from bot.clock import SteeredClock
from scheduled.jobs import JOBS
from scheduled.keyed_pool import KeyedPool
from scheduled.looking import EVERY, Looking
from scheduled.rounds import Rounds
from storage.not_understood import keep_sentence
from storage.tables import NotUnderstood
from tests.scheduled.conftest import NOW, Clockwork


@pytest.fixture
def forgetting(clockwork: Clockwork) -> Rounds:
    """Rounds that only forget."""
    pool = KeyedPool("forgetting", threads=1, on_done=lambda: None)
    return Rounds(
        pools=(pool,),
        work=(Looking(clockwork.desk, pool, [job for job in JOBS if job.name == "forgetting"]),),
    )


def test_a_sentence_is_gone_after_thirty_days(clockwork: Clockwork, forgetting: Rounds) -> None:
    desk = clockwork.desk
    with desk.database.writing() as session:
        for days in (31, 29):
            keep_sentence(
                session,
                workspace_id=1,
                sentence=f"{days} dagen geleden",
                said_on=(NOW - timedelta(days=days)).date(),
            )
        session.commit()
    assert forgetting.run_until_quiet(seconds=10)
    assert _kept(clockwork) == ["29 dagen geleden"]


def test_it_looks_again_when_time_has_passed(clockwork: Clockwork, forgetting: Rounds) -> None:
    work = forgetting._work[0]
    assert work.start_due() == 1
    assert forgetting.run_until_quiet(seconds=10)
    assert work.start_due() == 0
    clock = clockwork.desk.clock
    assert isinstance(clock, SteeredClock)
    clock.set(NOW + EVERY, running=False)
    assert work.start_due() == 1
    assert forgetting.run_until_quiet(seconds=10)


def _kept(clockwork: Clockwork) -> list[str]:
    with clockwork.desk.database.reading() as session:
        return list(session.exec(select(NotUnderstood.sentence)))
