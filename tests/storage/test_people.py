"""People of a workspace and their roles in the municipality."""

from collections.abc import Sequence

from sqlmodel import Session

from storage.database import Database
from storage.people import (
    ensure_person,
    people_by_id,
    people_with_role,
    roles_of,
    set_role_holders,
)
from storage.vocabulary import MunicipalRole
from tests.storage.making import NOW, make_person, minutes
from tests.storage.together import together

COORDINATOR, ADVISER = MunicipalRole.COORDINATOR, MunicipalRole.ADVISER


def appoint(
    session: Session, here: int, holders: Sequence[str], role: MunicipalRole = COORDINATOR
) -> None:
    """Make exactly these people hold the role."""
    set_role_holders(session, workspace_id=here, role=role, slack_user_ids=holders, now=NOW)


def holders(session: Session, here: int, role: MunicipalRole = COORDINATOR) -> list[str]:
    """Who holds the role."""
    return [
        person.slack_user_id for person in people_with_role(session, workspace_id=here, role=role)
    ]


def test_somebody_is_made_on_first_sight_and_known_afterwards(
    database: Database, here: int
) -> None:
    with database.writing() as session:
        first = ensure_person(session, workspace_id=here, slack_user_id="U1", now=NOW)
        again = ensure_person(session, workspace_id=here, slack_user_id="U1", now=NOW + minutes(5))
        assert (again.id, again.created_at) == (first.id, NOW)
        assert make_person(session, here, "U2") != first.id


def test_somebody_who_does_two_things_at_once_is_one_person(
    database: Database, rival: Database, here: int
) -> None:
    def act(where: Database) -> int:
        with where.writing() as session:
            person_id = make_person(session, here)
            session.commit()
        return person_id

    found = together(*[lambda: act(database), lambda: act(rival)] * 4)
    assert len(set(found)) == 1


def test_people_are_found_by_id_as_far_as_they_exist(database: Database, here: int) -> None:
    with database.writing() as session:
        ids = [make_person(session, here, name) for name in ("U1", "U2")]
        found = people_by_id(session, workspace_id=here, ids=[*ids, 404])
        assert {key: person.slack_user_id for key, person in found.items()} == dict(
            zip(ids, ["U1", "U2"], strict=True)
        )
        assert people_by_id(session, workspace_id=here, ids=[]) == {}


def test_a_role_has_exactly_the_holders_that_were_named_last(database: Database, here: int) -> None:
    with database.writing() as session:
        appoint(session, here, ["U1", "U2"])
        appoint(session, here, ["U3", "U2"])
        assert holders(session, here) == ["U2", "U3"]
        appoint(session, here, [])
        assert holders(session, here) == []


def test_a_role_does_not_change_with_another_role(database: Database, here: int) -> None:
    with database.writing() as session:
        appoint(session, here, ["U1"])
        appoint(session, here, ["U1", "U2"], ADVISER)
        appoint(session, here, [], ADVISER)
        assert holders(session, here) == ["U1"]


def test_somebody_may_hold_several_roles_and_a_colleague_none(
    database: Database, here: int
) -> None:
    with database.writing() as session:
        appoint(session, here, ["U1"])
        appoint(session, here, ["U1"], ADVISER)
        assert roles_of(session, person_id=make_person(session, here)) == {COORDINATOR, ADVISER}
        assert roles_of(session, person_id=make_person(session, here, "U9")) == frozenset()
