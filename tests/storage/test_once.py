"""A row is written once: the database's unique keys decide."""

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from storage.database import Database
from storage.once import insert_once
from storage.tables import Person
from tests.storage.making import NOW
from tests.storage.together import together


def test_the_first_is_new_and_the_second_is_not(database: Database, here: int) -> None:
    with database.writing() as session:
        wanted = {"workspace_id": here, "slack_user_id": "U1", "created_at": NOW}
        assert insert_once(session, Person, **wanted)
        assert not insert_once(session, Person, **wanted)
        assert len(session.exec(select(Person)).all()) == 1


def test_of_many_at_once_exactly_one_is_new(database: Database, rival: Database, here: int) -> None:
    def insert(where: Database) -> bool:
        with where.writing() as session:
            new = insert_once(
                session, Person, workspace_id=here, slack_user_id="U1", created_at=NOW
            )
            session.commit()
        return new

    outcomes = together(*[lambda: insert(database), lambda: insert(rival)] * 4)
    assert sorted(outcomes) == [False] * 7 + [True]


def test_only_a_taken_key_is_passed_over(database: Database, here: int) -> None:
    with database.writing() as session, pytest.raises(IntegrityError):
        insert_once(session, Person, workspace_id=here, slack_user_id=None, created_at=NOW)
