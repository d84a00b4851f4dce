"""Trajectories: their numbers, roles and themes."""

from datetime import date

from sqlalchemy import update
from sqlmodel import Session, col, select

from storage.database import Database
from storage.numbers import next_number
from storage.submissions import earlier_answer
from storage.tables import Trajectory, TrajectoryTheme
from storage.trajectories import (
    TrajectoryRecord,
    find_by_number,
    find_trajectory,
    set_roles,
    set_themes,
)
from storage.vocabulary import Phase, Precision, ProcessRole, Sharing
from tests.storage.making import NOW, known, make_person, make_trajectory
from tests.storage.together import together

BIG_VALUE = 250_000_000_000_00
"""Cents; more than 32 bits hold."""


def found(session: Session, here: int, number: int = 1) -> TrajectoryRecord:
    """The trajectory with this number."""
    record = find_by_number(session, workspace_id=here, number=number)
    assert record is not None
    return record


def numbers(database: Database) -> list[int]:
    """Every number that is in use, in order."""
    with database.reading() as session:
        return list(session.exec(select(Trajectory.number).order_by(col(Trajectory.number))))


def test_everything_known_of_a_trajectory_comes_back(database: Database, here: int) -> None:
    values = {
        "title": "Vervanging straatverlichting ’t Hof & <omgeving>",
        "phase": Phase.TENDER,
        "category": "openbare-verlichting",
        "team": "bor",
        "value_cents": BIG_VALUE,
        "publication_from": date(2026, 4, 1),
        "publication_until": date(2026, 6, 30),
        "publication_precision": Precision.QUARTER,
        "contract_start": date(2027, 1, 1),
        "contract_end": date(2030, 12, 31),
        "sharing": Sharing.TEAM,
    }
    with database.writing() as session:
        make_trajectory(session, here, **values)
        session.commit()
    with database.reading() as session:
        stored = found(session, here).trajectory
        assert {name: getattr(stored, name) for name in values} == values
        assert stored.version == 1


def test_a_trajectory_starts_as_an_idea_that_nobody_else_sees(
    database: Database, here: int
) -> None:
    with database.writing() as session:
        trajectory = make_trajectory(session, here)
        assert (trajectory.phase, trajectory.sharing) == (Phase.IDEA, Sharing.PRIVATE)


def test_what_is_not_there_is_not_found(database: Database, here: int) -> None:
    with database.reading() as session:
        assert find_by_number(session, workspace_id=here, number=1) is None
        assert find_trajectory(session, workspace_id=here, trajectory_id=404) is None


def test_numbers_count_from_one(database: Database, here: int) -> None:
    with database.writing() as session:
        assert [make_trajectory(session, here).number for _ in range(3)] == [1, 2, 3]


def test_a_number_that_was_not_kept_is_given_again(database: Database, here: int) -> None:
    with database.writing() as session:
        make_trajectory(session, here)
    with database.writing() as session:
        assert next_number(session, Trajectory, workspace_id=here) == 1


def test_many_who_log_at_once_get_numbers_without_gaps_or_doubles(
    database: Database, rival: Database, here: int
) -> None:
    def log_some(where: Database) -> None:
        for _ in range(5):
            with where.writing() as session:
                make_trajectory(session, here)
                session.commit()

    together(*[lambda: log_some(database), lambda: log_some(rival)] * 4)
    assert numbers(database) == list(range(1, 41))


def test_many_forms_sent_at_once_do_not_stand_in_each_others_way(
    database: Database, rival: Database, here: int
) -> None:
    def send(where: Database, sender: int) -> None:
        for turn in range(5):
            with where.writing() as session:
                earlier_answer(session, workspace_id=here, nonce=f"{sender} {turn}", now=NOW)
                make_trajectory(session, here)
                session.commit()

    senders = [
        lambda where=where, sender=sender: send(where, sender)
        for sender, where in enumerate([database, rival] * 4)
    ]
    together(*senders)
    assert numbers(database) == list(range(1, 41))


def test_roles_are_exactly_the_ones_given_last(database: Database, here: int) -> None:
    with database.writing() as session:
        trajectory_id = known(make_trajectory(session, here).id)
        first, second = make_person(session, here, "U1"), make_person(session, here, "U2")
        before = {ProcessRole.CLIENT: first, ProcessRole.BUYER: first}
        set_roles(session, trajectory_id=trajectory_id, roles=before)
        assert found(session, here).roles == before
        after = {ProcessRole.BUYER: second, ProcessRole.CONTRACT_MANAGER: first}
        set_roles(session, trajectory_id=trajectory_id, roles=after)
        assert found(session, here).roles == after
        session.commit()
    with database.reading() as session:
        assert found(session, here).roles == after


def test_a_theme_that_stays_keeps_its_level(database: Database, here: int) -> None:
    with database.writing() as session:
        trajectory_id = known(make_trajectory(session, here).id)
        set_themes(session, trajectory_id=trajectory_id, themes=["klimaat", "circulair"])
        session.exec(
            update(TrajectoryTheme).where(col(TrajectoryTheme.theme) == "klimaat").values(level=3)
        )
        set_themes(session, trajectory_id=trajectory_id, themes=["social-return", "klimaat"])
        assert found(session, here).themes == {"klimaat": 3, "social-return": None}
        session.commit()
    with database.reading() as session:
        assert found(session, here).themes == {"klimaat": 3, "social-return": None}


def test_a_theme_that_comes_back_starts_without_a_level(database: Database, here: int) -> None:
    with database.writing() as session:
        trajectory_id = known(make_trajectory(session, here).id)
        set_themes(session, trajectory_id=trajectory_id, themes=["klimaat"])
        session.exec(update(TrajectoryTheme).values(level=5))
        set_themes(session, trajectory_id=trajectory_id, themes=[])
        assert found(session, here).themes == {}
        set_themes(session, trajectory_id=trajectory_id, themes=["klimaat"])
        assert found(session, here).themes == {"klimaat": None}


def test_roles_and_themes_of_one_trajectory_leave_another_alone(
    database: Database, here: int
) -> None:
    with database.writing() as session:
        person = make_person(session, here)
        ids = [known(make_trajectory(session, here).id) for _ in range(2)]
        for trajectory_id in ids:
            set_themes(session, trajectory_id=trajectory_id, themes=["klimaat"])
            set_roles(session, trajectory_id=trajectory_id, roles={ProcessRole.BUYER: person})
        set_themes(session, trajectory_id=ids[0], themes=[])
        set_roles(session, trajectory_id=ids[0], roles={})
        other = found(session, here, number=2)
        assert (other.themes, other.roles) == ({"klimaat": None}, {ProcessRole.BUYER: person})
