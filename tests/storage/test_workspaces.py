"""Workspaces: known, adopted from `local`, or new."""

import pytest

from storage.database import Database
from storage.people import people_by_id
from storage.tables import LOCAL_TEAM, Workspace
from storage.trajectories import find_by_number
from storage.workspaces import all_workspaces, ensure_workspace, workspace_of
from tests.storage.making import NOW, known, make_trajectory, make_workspace
from tests.storage.together import meanwhile, together


@pytest.fixture
def local(database: Database) -> int:
    """The workspace of a database that never met Slack."""
    return make_workspace(database, LOCAL_TEAM)


def connect(database: Database, team_id: str) -> Workspace:
    """What happens when Slack says who it is."""
    with database.writing() as session:
        workspace = ensure_workspace(
            session, team_id=team_id, name="Groningen", profile="elders", now=NOW
        )
        session.commit()
    return workspace


def test_a_new_team_gets_a_workspace(database: Database) -> None:
    workspace = connect(database, "T1")
    assert (workspace.team_id, workspace.name, workspace.profile) == ("T1", "Groningen", "elders")
    assert workspace.created_at == NOW


def test_a_known_team_keeps_its_workspace(database: Database) -> None:
    assert connect(database, "T1").id == connect(database, "T1").id
    with database.reading() as session:
        assert len(all_workspaces(session)) == 1


def test_the_first_team_adopts_local_with_all_that_is_in_it(database: Database, local: int) -> None:
    with database.writing() as session:
        person_id = make_trajectory(session, local).logged_by_id
        session.commit()
    adopted = connect(database, "T1")
    assert (adopted.id, adopted.team_id, adopted.name) == (local, "T1", "Groningen")
    assert adopted.profile == "voorbeeld"
    with database.reading() as session:
        assert workspace_of(session, LOCAL_TEAM) is None
        assert find_by_number(session, workspace_id=local, number=1) is not None
        assert people_by_id(session, workspace_id=local, ids=[person_id]).keys() == {person_id}


def test_the_second_team_starts_empty(database: Database, local: int) -> None:
    assert connect(database, "T1").id == local
    assert connect(database, "T2").id != local


def test_a_team_with_a_workspace_leaves_local_alone(database: Database) -> None:
    first = connect(database, "T1")
    local = make_workspace(database, LOCAL_TEAM)
    assert connect(database, "T1").id == first.id
    with database.reading() as session:
        found = workspace_of(session, LOCAL_TEAM)
        assert found is not None
        assert found.id == local


def test_two_teams_that_reach_for_local_at_once_do_not_both_get_it(
    database: Database, rival: Database, local: int
) -> None:
    with database.writing() as session:
        first = ensure_workspace(session, team_id="T1", name="", profile="elders", now=NOW)
        with meanwhile(database, lambda: connect(rival, "T2")) as other:
            session.commit()
        second = other.result()
    assert first.id == local
    assert second.id != local
    with database.reading() as session:
        teams = {workspace.id: workspace.team_id for workspace in all_workspaces(session)}
    assert teams == {local: "T1", known(second.id): "T2"}


@pytest.mark.parametrize("from_local", [True, False], ids=["from-local", "from-nothing"])
def test_processes_of_one_team_that_start_at_once_share_a_workspace(
    database: Database, rival: Database, from_local: bool
) -> None:
    if from_local:
        make_workspace(database, LOCAL_TEAM)
    found = together(*[lambda: connect(database, "T1"), lambda: connect(rival, "T1")] * 3)
    assert len({workspace.id for workspace in found}) == 1
    with database.reading() as session:
        assert [workspace.team_id for workspace in all_workspaces(session)] == ["T1"]
