"""Talks with a team in the database: kept, changed, followed up, and read by whom they may be."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest

from bot.messages import meeting_ids
from bot.messages.team_view import TalkView, TeamView
from bot.policy.cost_centres import CostLine
from bot.services.action_items import Doer
from bot.services.agenda_lines import action_lines
from bot.services.cost_lines import keep_costs
from bot.services.errors import NotAllowedError, NotFoundError
from bot.services.journey_writing import begin
from bot.services.team_talk_views import talk_view
from bot.services.team_talks import Agreement, TalkInput, agree, edit_talk, keep_talk
from bot.services.team_views import team_choice, team_typed, team_view
from bot.services.tender_errors import TalkGoneError
from storage.expertise import set_represented
from storage.tables import ActionItem
from storage.trajectories import set_theme_levels
from storage.vocabulary import (
    CostSide,
    Phase,
    Precision,
    RepresentedKind,
    Sharing,
    TalkKind,
    TenderState,
)
from tests.services.house import (
    ADVISER,
    BUYER,
    COLLEAGUE,
    COORDINATOR,
    NOW,
    TODAY,
    House,
    happened,
    planned,
)
from tests.storage.making_tenders import make_tender

FRIDAY = date(2026, 12, 11)
SAID = TalkInput(TalkKind.ACCOUNT, TODAY, "teamleider, inkoper", "Het team wil eerder beginnen.")


@contextmanager
def doing(house: House, user: str = COORDINATOR) -> Iterator[Doer]:
    """Somebody does something, kept when the block ends."""
    with house.session() as session:
        yield Doer(session, house.here, house.viewer(session, user), NOW)
        session.commit()


def kept(house: House, *owners: str, by: str = COORDINATOR, **more: Any) -> int:
    """The id of a talk with an agreement for each of these people."""
    with doing(house, by) as doer:
        agreements = [
            Agreement(f"Taak {number}", house.viewer(doer.session, owner).person_id, FRIDAY)
            for number, owner in enumerate(owners, start=1)
        ]
        fields = {"team": "bor", "wanted": SAID, "agreements": agreements, **more}
        return keep_talk(doer, **fields).id or 0


def seen(house: House, user: str, slug: str = "bor") -> TeamView:
    """A team as somebody reads it."""
    with house.session() as session:
        viewer = house.viewer(session, user)
        return team_view(session, here=house.here, viewer=viewer, slug=slug, today=TODAY)


def read(house: House, user: str, talk_id: int) -> TalkView:
    """A talk as somebody reads it."""
    with house.session() as session:
        viewer = house.viewer(session, user)
        return talk_view(session, here=house.here, viewer=viewer, talk_id=talk_id, today=TODAY)


def test_each_agreement_is_an_action_item_of_its_owner_who_is_told_and_reminded(
    house_on_each: House,
) -> None:
    talk_id = kept(house_on_each, BUYER, COORDINATOR)
    with house_on_each.session() as session:
        view = read(house_on_each, COORDINATOR, talk_id)
        items = [session.get(ActionItem, each.item_id) for each in view.agreed]
        assert [each and (each.talk_id, each.team, each.due_on) for each in items] == [
            (talk_id, "bor", FRIDAY)
        ] * 2
        given = planned(session, meeting_ids.NOTICE_GIVEN)
        buyer = house_on_each.viewer(session, BUYER).person_id
        assert [each.recipient for each in given] == [f"person:{buyer}"]  # not who kept it
        assert len(planned(session, meeting_ids.NOTICE_BEFORE)) == len(items)
        assert len(planned(session, meeting_ids.NOTICE_AFTER)) == len(items)


def test_what_was_said_stands_in_the_texts_of_the_event_alone(house_on_each: House) -> None:
    kept(house_on_each)
    with house_on_each.session() as session:
        event = next(each for each in happened(session) if each.subject_kind == "team_talk")
    assert (event.kind, event.facts["team"], event.facts["version"]) == ("kept", "bor", 1)
    assert "eerder" not in str(event.facts)
    assert (event.texts or {})["said"][1] == SAID.said


def test_who_changes_an_older_picture_writes_nothing(house_on_each: House) -> None:
    talk_id = kept(house_on_each)
    first = TalkInput(TalkKind.TEAM, TODAY - timedelta(days=1), "teamleider", "Anders.")
    with doing(house_on_each) as doer:
        assert not edit_talk(doer, talk_id, version=1, wanted=first).stale
    with doing(house_on_each, ADVISER) as doer:
        assert edit_talk(doer, talk_id, version=1, wanted=SAID).stale
    view = read(house_on_each, COORDINATOR, talk_id)
    assert (view.kind, view.said, view.version) == (TalkKind.TEAM, "Anders.", 2)
    with doing(house_on_each) as doer:  # the same again is no change
        assert edit_talk(doer, talk_id, version=2, wanted=first).talk.version == view.version
    with house_on_each.session() as session:
        events = [each.kind for each in happened(session) if each.subject_kind == "team_talk"]
    assert events == ["kept", "changed"]


def test_what_a_talk_about_a_purchase_agreed_belongs_to_that_purchase(
    house_on_each: House,
) -> None:
    """What is agreed afterwards as well; the number is told where it may be known."""
    with house_on_each.session() as session:
        stored = house_on_each.logs(session).trajectory
        number, trajectory_id = stored.number, stored.id
        session.commit()
    journey = TalkInput(TalkKind.JOURNEY, TODAY, "opdrachtgever, budgethouder, inkoper")
    talk_id = kept(house_on_each, BUYER, wanted=journey, trajectory_id=trajectory_id)
    with doing(house_on_each, ADVISER) as doer:
        owner = doer.viewer.person_id
        agree(doer, talk_id, Agreement("Formulier inkorten", owner, FRIDAY))
    view = read(house_on_each, ADVISER, talk_id)
    assert view.number == number
    assert [each.number for each in view.agreed] == [number, number]


def test_a_colleague_reads_when_it_was_and_what_they_promised_themselves(
    house_on_each: House,
) -> None:
    talk_id = kept(house_on_each, BUYER, ADVISER)
    view = seen(house_on_each, BUYER)
    assert (view.last_talk, view.talks, view.keeps_talks) == (TODAY, (), False)
    assert [(each.text, each.team) for each in view.actions] == [("Taak 1", "BOR")]
    assert seen(house_on_each, COLLEAGUE).actions == ()
    with pytest.raises(TalkGoneError):
        read(house_on_each, BUYER, talk_id)
    for user in (COORDINATOR, ADVISER):
        view = seen(house_on_each, user)
        assert [len(each.agreed) for each in view.talks] == [2]
        assert len(view.actions) == 2


def test_an_agenda_of_many_tells_nothing_of_what_was_agreed_with_a_team(
    house_on_each: House,
) -> None:
    kept(house_on_each, BUYER)
    with house_on_each.session() as session:
        overseen = action_lines(session, house_on_each.here, NOW)
        assert [each.text for each in overseen] == ["Taak 1"]
        assert not list(action_lines(session, house_on_each.here, NOW, shared_only=True))


def test_a_colleague_keeps_and_changes_no_talk(house_on_each: House) -> None:
    talk_id = kept(house_on_each)
    with doing(house_on_each, BUYER) as doer:
        with pytest.raises(NotAllowedError):
            keep_talk(doer, team="bor", wanted=SAID)
        with pytest.raises(TalkGoneError):
            edit_talk(doer, talk_id, version=1, wanted=SAID)
        with pytest.raises(TalkGoneError):
            agree(doer, talk_id, Agreement("Taak", doer.viewer.person_id, FRIDAY))


def test_a_team_has_what_comes_within_a_year_and_is_not_decided_yet(house_on_each: House) -> None:
    """Published this month still counts; what became a trajectory stands among those."""
    here = house_on_each.here
    month = {
        "publication_from": TODAY.replace(day=1),
        "publication_until": TODAY + timedelta(days=7),
        "publication_precision": Precision.MONTH,
    }
    undated = dict.fromkeys(month)
    day = TODAY + timedelta(weeks=26)
    half_a_year = {"publication_from": day, "publication_until": day}
    known: list[dict[str, Any]] = [
        month,
        {**undated, "current_ends_on": TODAY + timedelta(days=300)},
        half_a_year,
        {**half_a_year, "state": TenderState.NOT_NEEDED},
        {**half_a_year, "team": "facilitair"},
        {**undated, "current_ends_on": TODAY + timedelta(days=400)},
        {"publication_from": TODAY - timedelta(9), "publication_until": TODAY - timedelta(9)},
    ]
    with house_on_each.session() as session:
        for number, fields in enumerate(known, start=1):
            session.add(make_tender(here.workspace_id, number, **fields))
        session.commit()
    view = seen(house_on_each, COLLEAGUE)
    assert [each.called for each in view.tenders] == ["A1", "A3", "A2"]
    assert view.totals["tenders"] == len(view.tenders)


def test_of_its_trajectories_each_reads_what_they_may_see(house_on_each: House) -> None:
    """By phase; an award that nobody may know of stands among the tenders."""
    with house_on_each.session() as session:
        shared = [house_on_each.logs(session, title=each).trajectory for each in "abc"]
        for stored, phase in zip(
            shared, (Phase.AWARD, Phase.PREPARATION, Phase.COMPLETED), strict=True
        ):
            stored.phase = phase
            session.add(stored)
        hidden = house_on_each.logs(session, title="d").trajectory
        for stored in (*shared, hidden):
            stored.sharing = Sharing.PRIVATE if stored is hidden else Sharing.TEAM
            session.add(stored)
        session.commit()
    assert [each.title for each in seen(house_on_each, COORDINATOR).trajectories] == [
        "d",
        "b",
        "a",
    ]
    view = seen(house_on_each, COLLEAGUE)
    assert [(each.title, each.phase) for each in view.trajectories] == [
        ("b", Phase.PREPARATION),
        ("a", Phase.TENDER),
    ]


def test_levels_stand_beside_the_target_and_the_wish_and_are_told_from_five(
    house_on_each: House,
) -> None:
    with house_on_each.session() as session:
        for number in range(5):
            record = house_on_each.logs(session, themes=("klimaat",))
            record.trajectory.sharing = Sharing.TEAM
            level = 3 if number else 2
            set_theme_levels(
                session, trajectory_id=record.trajectory.id or 0, levels={"klimaat": level}
            )
        session.commit()
    climate = {each.label: each for each in seen(house_on_each, COORDINATOR).themes}["Klimaat"]
    assert climate.levels == {3: 4, 2: 1}
    assert climate.wish == 3
    climate = {each.label: each for each in seen(house_on_each, COLLEAGUE).themes}["Klimaat"]
    assert (climate.count, climate.levels) == (5, None)


def test_who_pays_another_than_benefits_is_told_to_who_may_read_costs(
    house_on_each: House,
) -> None:
    lines = [
        CostLine(CostSide.PAYS, "4510", once_cents=100_00),
        CostLine(CostSide.BENEFITS, "6200", yearly_cents=10_00),
    ]
    with house_on_each.session() as session:
        record = house_on_each.logs(session)
        record.trajectory.sharing = Sharing.TEAM
        step = begin(
            session,
            here=house_on_each.here,
            viewer=house_on_each.viewer(session, BUYER),
            trajectory_id=record.trajectory.id or 0,
            now=NOW,
        )
        keep_costs(step, lines)
        session.commit()
    assert seen(house_on_each, COORDINATOR).apart == (1,)
    assert seen(house_on_each, BUYER).apart == (1,)
    assert seen(house_on_each, COLLEAGUE).apart == ()


def test_a_team_goes_by_every_name_that_people_have_for_it(house_on_each: House) -> None:
    here = house_on_each.here
    typed = ("BOR", "bor", "team bor", "Beheer openbare ruimte", "Team Beheer Openbare Ruimte")
    assert {team_typed(each, here=here) for each in typed} == {"bor"}
    assert team_typed("dat team van de lampen", here=here) is None
    with pytest.raises(NotFoundError):
        seen(house_on_each, COLLEAGUE, slug="lampen")


def test_somebodys_own_team_is_offered_first_and_talks_are_told_to_who_keeps_them(
    house_on_each: House,
) -> None:
    kept(house_on_each)
    with house_on_each.session() as session:
        buyer = house_on_each.viewer(session, BUYER)
        set_represented(
            session,
            workspace_id=house_on_each.here.workspace_id,
            kind=RepresentedKind.TEAM,
            slug="bor",
            person_id=buyer.person_id,
            set_by_id=buyer.person_id,
            now=NOW,
        )
        found = team_choice(session, here=house_on_each.here, viewer=buyer)
        coordinator = house_on_each.viewer(session, COORDINATOR)
        overseen = team_choice(session, here=house_on_each.here, viewer=coordinator)
    assert (found.teams[0].slug, found.teams[0].own, found.teams[0].last_talk) == (
        "bor",
        True,
        None,
    )
    assert not any(each.own for each in overseen.teams)
    assert [each.slug for each in overseen.teams if each.last_talk == TODAY] == ["bor"]
