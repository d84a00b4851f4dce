"""What is kept of the plan belongs to one workspace."""

from storage.database import Database
from storage.plans import (
    find_own_item,
    find_plan_entry,
    find_plan_entry_by_id,
    lock_plan_entry,
    own_items,
    plan_entries,
)
from tests.storage.making import NOW, known, make_own_item, make_workspace


def test_what_one_workspace_keeps_another_does_not_find(database: Database) -> None:
    here, there = make_workspace(database, "T1"), make_workspace(database, "T2")
    with database.writing() as session:
        made = lock_plan_entry(session, workspace_id=here, key="tracks.bor", now=NOW)
        assert lock_plan_entry(session, workspace_id=here, key="tracks.bor", now=NOW) is made
        assert plan_entries(session, workspace_id=here) == {"tracks.bor": made}
        assert plan_entries(session, workspace_id=there) == {}
        assert find_plan_entry(session, workspace_id=there, key="tracks.bor") is None
        found = find_plan_entry_by_id(session, workspace_id=there, entry_id=known(made.id))
        assert found is None


def test_what_one_workspace_added_another_does_not_find(database: Database) -> None:
    here, there = make_workspace(database, "T1"), make_workspace(database, "T2")
    with database.writing() as session:
        made = make_own_item(here)
        session.add(made)
        session.flush()
        assert own_items(session, workspace_id=here) == [made]
        assert own_items(session, workspace_id=there) == []
        item_id = known(made.id)
        assert find_own_item(session, workspace_id=here, item_id=item_id, lock=True) is made
        assert find_own_item(session, workspace_id=there, item_id=item_id, lock=True) is None
