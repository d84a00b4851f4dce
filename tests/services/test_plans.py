"""The plan: read by every colleague, kept by the coordinator, and told about once."""

from typing import Any

import pytest

from bot.messages import plan_ids as ids
from bot.messages.plan import part
from bot.messages.plan_view import GOALS, Kept, Kind, PartView, PlanPlace, PlanRow
from bot.policy.targets import Progress
from bot.services.errors import MayNotKeepPlanError, MayNotReadPlanError, PlanItemGoneError
from bot.services.plan_names import place_typed
from bot.services.plans import (
    PlanInput,
    changeable_row,
    is_keepable,
    keep_plan_item,
    plan_part,
    whole_plan,
)
from storage import event_log
from storage.plans import find_plan_entry
from storage.vocabulary import PlanStatus
from tests.services.house import (
    ADVISER,
    COLLEAGUE,
    COORDINATOR,
    NOW,
    TODAY,
    House,
    build_house,
    happened,
    planned,
)

BOR = "tracks.bor"
SDGS = "blank:themes.klimaat.sdgs"
LEVEL_4 = "blank:levels.4.name"


def keeps(
    house: House,
    key: str,
    *,
    user: str = COORDINATOR,
    owner: str | None = None,
    version: int = 0,
    **fields: Any,
) -> bool:
    """Somebody keeps something of an item, to the end."""
    with house.session() as session:
        owner_id = house.viewer(session, owner).person_id if owner else None
        done = keep_plan_item(
            session,
            here=house.here,
            viewer=house.viewer(session, user),
            key=key,
            wanted=PlanInput(owner_id, **fields),
            version=version,
            now=NOW,
        )
        session.commit()
    return done


def reads(
    house: House, part: str, *, user: str = COLLEAGUE, outsider: bool = False, **place: Any
) -> PartView:
    """Somebody reads a part."""
    with house.session() as session:
        return plan_part(
            session,
            here=house.here,
            viewer=house.viewer(session, user, outsider=outsider),
            place=PlanPlace(part=part, **place),
            now=NOW,
        )


def row_of(view: PartView, key: str) -> PlanRow:
    """An item on a page."""
    return next(row for row in view.rows if row.item.key == key)


def test_what_the_coordinator_keeps_is_read_by_a_colleague(house_on_each: House) -> None:
    house = house_on_each
    note = " Gesprek gehad. "
    assert keeps(house, BOR, owner=COLLEAGUE, status=PlanStatus.RUNNING, note=note)
    view = reads(house, "track-bor")
    assert row_of(view, BOR).kept == Kept(
        1, COLLEAGUE, PlanStatus.RUNNING, "Gesprek gehad.", COORDINATOR, TODAY
    )
    assert not view.may_change
    assert reads(house, "track-bor", user=COORDINATOR).may_change


@pytest.mark.parametrize("user", [COLLEAGUE, ADVISER])
def test_nobody_else_may_change_it_or_open_its_form(house: House, user: str) -> None:
    with pytest.raises(MayNotKeepPlanError):
        keeps(house, BOR, user=user)
    with house.session() as session:
        viewer = house.viewer(session, user)
        with pytest.raises(MayNotKeepPlanError):
            changeable_row(session, here=house.here, viewer=viewer, key=BOR, now=NOW)


def test_a_guest_reads_nothing_of_it(house: House) -> None:
    with pytest.raises(MayNotReadPlanError):
        reads(house, "track-bor", outsider=True)
    with house.session() as session:
        guest = house.viewer(session, COLLEAGUE, outsider=True)
        with pytest.raises(MayNotReadPlanError):
            whole_plan(session, here=house.here, viewer=guest, now=NOW)


def test_who_was_slower_overwrites_nothing(house_on_each: House) -> None:
    house = house_on_each
    assert keeps(house, BOR, status=PlanStatus.RUNNING)
    assert not keeps(house, BOR, status=PlanStatus.STUCK)
    assert row_of(reads(house, "track-bor"), BOR).kept.status is PlanStatus.RUNNING
    assert keeps(house, BOR, status=PlanStatus.STUCK, version=1)


def test_an_owner_hears_it_once(house_on_each: House) -> None:
    house = house_on_each
    keeps(house, BOR, owner=COLLEAGUE)
    keeps(house, BOR, owner=COLLEAGUE, status=PlanStatus.RUNNING, version=1)
    with house.session() as session:
        person = house.viewer(session, COLLEAGUE).person_id
        assert [each.recipient for each in planned(session, ids.NOTICE_OWNER)] == [
            f"person:{person}"
        ]


def test_who_names_themselves_needs_no_message(house: House) -> None:
    keeps(house, BOR, owner=COORDINATOR)
    with house.session() as session:
        assert planned(session, ids.NOTICE_OWNER) == []


def test_every_change_is_logged_and_what_was_typed_can_be_blanked(house_on_each: House) -> None:
    house = house_on_each
    keeps(house, BOR, owner=COLLEAGUE, status=PlanStatus.RUNNING, note="Geheim")
    keeps(house, BOR, owner=COLLEAGUE, status=PlanStatus.RUNNING, note="Geheim", version=1)
    with house.session() as session:
        [event] = [each for each in happened(session) if each.kind == ids.EVENT_CHANGED]
        assert event.facts["status"] == ["niet-begonnen", "loopt"]
        assert event.texts == {"note": [None, "Geheim"]}
        assert "Geheim" not in str(event.facts)
        event_log.redact(
            session,
            workspace_id=house.here.workspace_id,
            subject_kind=ids.SUBJECT,
            subject_id=event.subject_id,
            actor_id=None,
            now=NOW,
        )
        session.refresh(event)
        assert event.texts is None


def test_what_the_plan_is_silent_on_is_filled_in_by_the_coordinator(house: House) -> None:
    """And read where it belongs; the level keeps its place, whatever the list does."""
    assert row_of(reads(house, "leeg"), SDGS).kept == Kept()
    keeps(house, SDGS, note="7 en 13")
    keeps(house, LEVEL_4, note="verankering")
    assert row_of(reads(house, "leeg"), SDGS).kept.noted_by == COORDINATOR
    assert row_of(reads(house, "themas"), "themes.klimaat").item.data["filled"] == "7 en 13"
    levels = reads(house, "ambities", page=2)
    assert row_of(levels, "levels.4").item.data["name"] == "verankering"


def test_the_row_of_a_theme_fills_in_what_the_plan_does_not_say_of_it(house: House) -> None:
    coordinator = str(part(reads(house, "themas", user=COORDINATOR), house.here.words))
    colleague = str(part(reads(house, "themas"), house.here.words))
    assert SDGS in coordinator
    assert "Invullen" in coordinator
    assert SDGS not in colleague


def test_who_advises_and_decides_is_said_with_its_source_and_kept(house: House) -> None:
    key = "bodies.college"
    keeps(house, key, status=PlanStatus.RUNNING, note="In de voorsteltour")
    view = reads(house, "besluiten")
    assert row_of(view, key).kept.note == "In de voorsteltour"
    said = str(part(view, house.here.words))
    assert "College van burgemeester en wethouders* (college) · beslist" in said
    assert said.count("Bron: MVOI-actieplan") == 1


def test_three_targets_in_one_sentence_say_it_once(house: House) -> None:
    said = str(part(reads(house, "doelen"), house.here.words))
    assert said.count("Het formaliseren van 4 (2025)") == 1
    assert "Streefgetal 2027: 10 pilots" in said


@pytest.mark.parametrize(
    ("key", "note", "kept"),
    [
        ("blank:tools.mki.url", "geen idee, vraag Inkoop", False),
        ("blank:tools.mki.url", " https://www.milieudatabase.nl ", True),
        ("blank:tools.mki.url", "", True),
        (SDGS, "geen idee, vraag Inkoop", True),
    ],
)
def test_where_an_address_is_asked_only_an_address_is_taken(
    key: str, note: str, *, kept: bool
) -> None:
    assert is_keepable(key, note) is kept


def test_what_left_the_profile_is_kept_and_no_longer_shown(house: House) -> None:
    with pytest.raises(PlanItemGoneError):
        keeps(house, "tracks.verdwenen")
    with pytest.raises(PlanItemGoneError):
        keeps(house, "development.1")  # only read: the years say how far it is
    keeps(house, BOR, status=PlanStatus.DONE)
    fewer = house.here.profile.model_copy(update={"tracks": ()})
    later = House(house.database, type(house.here)(**{**vars(house.here), "profile": fewer}))
    with pytest.raises(PlanItemGoneError):
        reads(later, "track-bor")
    with house.session() as session:
        entry = find_plan_entry(session, workspace_id=house.here.workspace_id, key=BOR)
        assert entry is not None
        assert entry.status is PlanStatus.DONE


def test_every_page_together_holds_every_item_once(house: House) -> None:
    with house.session() as session:
        viewer = house.viewer(session, COLLEAGUE)
        lines = whole_plan(session, here=house.here, viewer=viewer, now=NOW).lines
    for line in lines:
        first = reads(house, line.part.slug)
        pages = [
            reads(house, line.part.slug, page=number) for number in range(1, first.page.pages + 1)
        ]
        assert [row.item for view in pages for row in view.rows] == list(line.part.items)


def test_the_goals_of_a_theme_each_say_where_they_stand(house: House) -> None:
    view = reads(house, GOALS, theme="klimaat")
    assert view.rows
    assert all(row.item.source for row in view.rows)
    pages = [view, reads(house, GOALS, theme="klimaat", page=2)]
    themes = [row.item.data["theme"] for page in pages for row in page.rows]
    assert themes == ["Klimaat"] * 9 + [""] * 4, "its own come first"


def test_an_aspiration_is_no_minimum(house: House) -> None:
    aspiration = row_of(reads(house, "ambities"), "aspiration.bor.3").item
    assert aspiration.phrase == "item_aspiration"
    assert house.here.profile.target_level("circulariteit") == 1


def test_only_what_can_be_done_has_a_status(house: House) -> None:
    kinds = {row.item.key: row.item.kind for row in reads(house, "fasen").rows}
    assert set(kinds.values()) == {Kind.PLAIN}


@pytest.mark.parametrize(
    ("typed", "part", "theme"),
    [
        ("manifest", "manifest", ""),
        ("Klimaat", GOALS, "klimaat"),
        ("ambites", "ambities", ""),
        ("BOR", "track-bor", ""),
        ("beleidsdoelen", GOALS, ""),
    ],
)
def test_a_part_is_found_by_what_people_call_it(
    house: House, typed: str, part: str, theme: str
) -> None:
    assert place_typed(typed, here=house.here, today=TODAY) == PlanPlace(part=part, theme=theme)


def test_what_is_no_part_of_it_is_none(house: House) -> None:
    assert place_typed("fietspad", here=house.here, today=TODAY) is None


def test_each_target_says_how_far_it_is_in_its_year(house: House) -> None:
    """The last one in this year too; of a year before anything was logged nothing is said."""
    leiden = build_house(house.database, team_id="T0002", profile="leiden")
    with leiden.session() as session:
        leiden.logs(session, themes=("klimaat",))
        session.commit()
    pages = range(1, reads(leiden, "doelen").page.pages + 1)
    views = [reads(leiden, "doelen", user=COORDINATOR, page=number) for number in pages]
    rows = {row.item.key: row for view in views for row in view.rows}
    before, last = (rows[f"targets.trajectories.{year}"] for year in (2022, 2025))
    assert (before.reached, before.uncounted) == ((), True)
    assert last.reached == (Progress(2026, 1, 2025, 140, 100, is_about=True),)
    said = "".join(str(part(view, leiden.here.words)) for view in views)
    assert "1 van de ongeveer 140* (doel van 2025, daarna zegt het plan niets)" in said
    assert "In 2022 telde ik nog niet" in said


def test_each_target_for_pilots_says_how_many_there_are(house: House) -> None:
    said = str(part(reads(house, "doelen"), house.here.words))
    assert "Pilots in 2026: 0 van de 6" in said
