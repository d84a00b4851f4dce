"""What is added under an item of the plan: kept by the coordinator, read by every colleague."""

from typing import Any

import pytest

from bot.messages import plan_ids as ids
from bot.messages.plan_view import OWN, Kept, PartView
from bot.services.errors import MayNotKeepPlanError, PlanItemGoneError
from bot.services.plan_own_changes import (
    OwnInput,
    add_item,
    addable_item,
    change_item,
    changeable_item,
    place_of_item,
)
from bot.services.plans import whole_plan
from storage.vocabulary import PlanStatus
from tests.services.house import ADVISER, COLLEAGUE, COORDINATOR, NOW, House, happened, planned
from tests.services.test_plan_notices import told
from tests.services.test_plans import reads, row_of

BOR = "tracks.bor"
QUESTION, YEAR_PLAN = "beleidsvraag", "jaarplan"


def adds(
    house: House,
    text: str,
    *,
    user: str = COORDINATOR,
    parent: str = BOR,
    sort: str = QUESTION,
    owner: str | None = None,
    **fields: Any,
) -> int:
    """Somebody adds something, to the end. :returns: its id."""
    with house.session() as session:
        owner_id = house.viewer(session, owner).person_id if owner else None
        item_id = add_item(
            session,
            here=house.here,
            viewer=house.viewer(session, user),
            parent_key=parent,
            sort=sort,
            wanted=OwnInput(text, owner_id, **fields),
            now=NOW,
        )
        session.commit()
    return item_id


def changes(
    house: House,
    item_id: int,
    text: str,
    *,
    user: str = COORDINATOR,
    version: int = 1,
    owner: str | None = None,
    **fields: Any,
) -> bool:
    """Somebody changes it, to the end."""
    with house.session() as session:
        owner_id = house.viewer(session, owner).person_id if owner else None
        done = change_item(
            session,
            here=house.here,
            viewer=house.viewer(session, user),
            item_id=item_id,
            wanted=OwnInput(text, owner_id, **fields),
            version=version,
            now=NOW,
        )
        session.commit()
    return done


def added(view: PartView) -> list[object]:
    """The texts of what was added, as they stand on a page."""
    return [row.item.data["text"] for row in view.rows if row.item.key.startswith(OWN)]


def test_what_is_added_stands_under_its_item_for_every_colleague(house_on_each: House) -> None:
    house = house_on_each
    adds(house, "Jaarplan 2027", sort=YEAR_PLAN, due_year=2027)
    item_id = adds(house, " Wat doen we met asfalt? ", owner=COLLEAGUE, due_year=2028)
    view = reads(house, "track-bor")
    assert view.rows[0].item.key == BOR
    assert added(view) == ["Wat doen we met asfalt?", "Jaarplan 2027"], "by kind, as the profile"
    assert row_of(view, f"{OWN}{item_id}").kept == Kept(1, COLLEAGUE)
    assert view.rows[1].item.data == {
        "label": "Beleidsvraag",
        "text": "Wat doen we met asfalt?",
        "due_year": 2028,
    }


def test_what_is_done_or_dropped_stands_behind_the_rest(house: House) -> None:
    first, second = adds(house, "Eerst"), adds(house, "Tweede")
    adds(house, "Derde", due_year=2026)
    assert added(reads(house, "track-bor")) == ["Derde", "Eerst", "Tweede"]
    assert changes(house, first, "Eerst", status=PlanStatus.DONE)
    assert changes(house, second, "Tweede", status=PlanStatus.DROPPED)
    assert added(reads(house, "track-bor")) == ["Derde", "Eerst", "Tweede"]
    assert changes(house, first, "Eerst", status=PlanStatus.RUNNING, due_year=2029, version=2)
    with house.session() as session:
        viewer = house.viewer(session, COLLEAGUE)
        lines = whole_plan(session, here=house.here, viewer=viewer, now=NOW).lines
    line = next(each for each in lines if each.part.slug == "track-bor")
    assert len(line.part.items) == len(reads(house, "track-bor").part.items)
    assert line.done == 0


@pytest.mark.parametrize("user", [COLLEAGUE, ADVISER])
def test_nobody_but_the_coordinator_adds_or_changes(house: House, user: str) -> None:
    item_id = adds(house, "Vraag", owner=COLLEAGUE)
    with pytest.raises(MayNotKeepPlanError):
        adds(house, "Nog een", user=user)
    with pytest.raises(MayNotKeepPlanError):
        changes(house, item_id, "Anders", user=user)
    with house.session() as session:
        asked: dict[str, Any] = {"here": house.here, "viewer": house.viewer(session, user)}
        with pytest.raises(MayNotKeepPlanError):
            addable_item(parent_key=BOR, sort=QUESTION, now=NOW, **asked)
        with pytest.raises(MayNotKeepPlanError):
            changeable_item(session, item_id=item_id, now=NOW, **asked)


def test_nothing_is_added_where_the_profile_does_not_say_so(house: House) -> None:
    with pytest.raises(PlanItemGoneError):
        adds(house, "Vraag", parent="tracks.gebouwenbeheer")
    with pytest.raises(PlanItemGoneError):
        adds(house, "Vraag", sort="pilot")
    with pytest.raises(PlanItemGoneError):
        adds(house, "Vraag", parent="tracks.verdwenen")
    with pytest.raises(PlanItemGoneError):
        changes(house, 99, "Vraag")


def test_who_was_slower_overwrites_nothing(house_on_each: House) -> None:
    house = house_on_each
    item_id = adds(house, "Vraag")
    assert changes(house, item_id, "Scherper", due_year=2027)
    assert not changes(house, item_id, "Anders")
    assert added(reads(house, "track-bor")) == ["Scherper"]
    assert changes(house, item_id, "Anders", version=2)


def test_an_owner_hears_it_once(house_on_each: House) -> None:
    house = house_on_each
    item_id = adds(house, "Vraag", owner=COLLEAGUE)
    assert changes(house, item_id, "Vraag", owner=COLLEAGUE, status=PlanStatus.RUNNING)
    adds(house, "Zelf", owner=COORDINATOR)
    with house.session() as session:
        person = house.viewer(session, COLLEAGUE).person_id
        notices = planned(session, ids.NOTICE_OWN_OWNER)
        assert [each.recipient for each in notices] == [f"person:{person}"]
    telling = told(house, ids.NOTICE_OWN_OWNER)
    assert telling is not None
    assert "Jij pakt dit op uit ons plan" in telling.message.text
    assert "*Beleidsvraag*" in str(telling.message.blocks)
    assert changes(house, item_id, "Vraag", version=2)
    assert told(house, ids.NOTICE_OWN_OWNER) is None, "it is nobody's by now"


def test_every_change_is_logged_with_what_was_typed_apart(house_on_each: House) -> None:
    house = house_on_each
    item_id = adds(house, "Geheim", due_year=2027)
    assert changes(house, item_id, "Geheim", due_year=2028)
    assert changes(house, item_id, "Geheim", due_year=2028, version=2), "nothing changed"
    with house.session() as session:
        events = [each for each in happened(session) if each.subject_kind == ids.SUBJECT_OWN]
        assert [each.kind for each in events] == [ids.EVENT_OWN_ADDED, ids.EVENT_OWN_CHANGED]
        assert [each.texts for each in events] == [{"text": [None, "Geheim"]}, None]
        assert events[1].facts["due_year"] == [2027, 2028]
        assert "Geheim" not in str([each.facts for each in events])


def test_what_a_team_strives_for_stands_under_its_theme_and_binds_nobody(house: House) -> None:
    before = house.here.profile.target_level("klimaat")
    adds(house, "Team Facilitair: niveau 3", parent="ambition.klimaat", sort="streven")
    view = reads(house, "ambities")
    at = [row.item.key for row in view.rows].index("ambition.klimaat")
    assert view.rows[at + 1].item.data["text"] == "Team Facilitair: niveau 3"
    assert house.here.profile.target_level("klimaat") == before
    with pytest.raises(PlanItemGoneError):
        adds(house, "Vraag", parent="ambition.klimaat", sort=QUESTION)


def test_many_are_found_on_the_page_where_they_stand(house: House) -> None:
    numbers = [adds(house, f"Vraag {number}") for number in range(12)]
    first, second = reads(house, "track-bor"), reads(house, "track-bor", page=2)
    assert added(first) + added(second) == [f"Vraag {number}" for number in range(12)]
    with house.session() as session:
        place = place_of_item(session, here=house.here, item_id=numbers[-1], now=NOW)
    assert (place.part, place.page) == ("track-bor", 2)


def test_what_the_profile_no_longer_asks_is_kept_and_not_shown(house: House) -> None:
    adds(house, "Vraag")
    fewer = house.here.profile.model_copy(
        update={
            "tracks": tuple(
                each.model_copy(update={"own_items": ()}) for each in house.here.profile.tracks
            )
        }
    )
    later = House(house.database, type(house.here)(**{**vars(house.here), "profile": fewer}))
    assert added(reads(later, "track-bor")) == []
    assert added(reads(house, "track-bor")) == ["Vraag"]
