"""Pilots in the database: made, planned, counted, stopped, and asked for their lesson."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest

from bot.messages.pilot_ids import NOTICE_LESSON, Sheet
from bot.messages.pilot_view import PilotList, PilotView
from bot.policy.confidentiality import Audience
from bot.policy.pilots import FitQuestion, PilotStatus, Verdict
from bot.services.errors import (
    MayNotChangeError,
    MayNotReadPilotPlanError,
    MayNotSeeError,
    NoPilotError,
    OnlyColleaguesError,
)
from bot.services.form_states import FieldProblem
from bot.services.journey import leave
from bot.services.journey_writing import Step, begin
from bot.services.occasion import Occasion
from bot.services.pilot_input import beside_others, current_values, prints_of, take_sheet
from bot.services.pilot_views import pilot_list, pilot_view, readable_plan
from bot.services.pilots import stop_pilot
from bot.services.telling import tell
from bot.services.trajectories import share_trajectory, visible
from bot.services.trajectory_phases import enter_phase
from bot.services.trajectory_views import view_for_person
from storage.pilots import find_pilot
from storage.vocabulary import FitAnswer, Phase, ProcessRole, Sharing
from tests.services.house import (
    BUYER,
    CLIENT,
    COLLEAGUE,
    COORDINATOR,
    NOW,
    TODAY,
    House,
    build_house,
    happened,
    planned,
)

BASICS = {"themes": ("klimaat",), "team": "bor", "year": "2026", "stage": "gepland"}
PLAN = {"learning_goals": "Blijven de masten heel?", "data_needed": "", "anchoring": "  "}


@contextmanager
def stepping(house: House, trajectory_id: int, user: str = BUYER) -> Iterator[Step]:
    """A step of somebody, kept when the block ends."""
    with house.session() as session:
        yield begin(session, now=NOW, **house.asked(session, user, trajectory_id))
        session.commit()


def logged(house: House, *, shared: bool = False, client: bool = False) -> int:
    """The id of a trajectory of the buyer."""
    with house.session() as session:
        people = {}
        if client:
            people = {ProcessRole.CLIENT: house.viewer(session, CLIENT).person_id}
        record = house.logs(session, people=people)
        trajectory_id = record.trajectory.id or 0
        if shared:
            share_trajectory(session, now=NOW, **house.asked(session, BUYER, trajectory_id))
        session.commit()
        return trajectory_id


def sends(house: House, trajectory_id: int, sheet: Sheet, **values: object) -> str | FieldProblem:
    """The buyer sends in a short form."""
    with stepping(house, trajectory_id) as step:
        return take_sheet(step, sheet, values)


def made(house: House, *, shared: bool = False, client: bool = False, **basics: object) -> int:
    """The id of a trajectory that is a pilot."""
    trajectory_id = logged(house, shared=shared, client=client)
    assert sends(house, trajectory_id, Sheet.BASICS, **{**BASICS, **basics}) == "made"
    return trajectory_id


def seen(house: House, trajectory_id: int, user: str = BUYER) -> PilotView:
    """The pilot, as somebody sees it."""
    with house.session() as session:
        asked = house.asked(session, user, trajectory_id)
        record = visible(session, **asked)
        return pilot_view(session, record, here=house.here, viewer=asked["viewer"])


def listed(house: House, user: str = BUYER, *, outsider: bool = False) -> PilotList:
    """The pilots, as somebody sees them."""
    with house.session() as session:
        viewer = house.viewer(session, user, outsider=outsider)
        return pilot_list(session, here=house.here, viewer=viewer)


def ends(house: House, trajectory_id: int, phase: Phase = Phase.COMPLETED) -> None:
    """The purchase comes to its end."""
    with house.session() as session:
        asked = house.asked(session, BUYER, trajectory_id)
        enter_phase(session, phase=phase, now=NOW, **asked)
        session.commit()


def counted(found: PilotList) -> dict[int, tuple[int, int | None]]:
    """How many of how many, by year."""
    return {line.year: (line.count, line.target) for line in found.years}


def test_a_trajectory_becomes_a_pilot_with_a_plan(house_on_each: House) -> None:
    house = house_on_each
    trajectory_id = made(house)
    assert sends(house, trajectory_id, Sheet.PLAN, **PLAN) == "kept"
    view = seen(house, trajectory_id)
    assert (view.status, view.year, view.team) == (PilotStatus.PLANNED, 2026, "Team BOR")
    assert view.texts == {
        "learning_goals": "Blijven de masten heel?",
        "data_needed": "",
        "anchoring": "",
    }
    assert view.fit is not None
    assert view.fit.verdict is Verdict.OPEN


def test_texts_are_kept_apart_in_the_event_log(house: House) -> None:
    """So that they can be blanked; every change raises the version."""
    trajectory_id = made(house)
    sends(house, trajectory_id, Sheet.PLAN, **PLAN)
    with house.session() as session:
        events = [event for event in happened(session) if event.kind == "pilot"]
        basics, plan = events
    assert basics.facts["is_pilot"] == [False, True]
    assert plan.texts == {"learning_goals": [None, "Blijven de masten heel?"]}
    assert "masten" not in str(plan.facts)
    assert plan.facts["version"] == basics.facts["version"] + 1


def test_the_same_again_changes_nothing(house: House) -> None:
    trajectory_id = made(house)
    before = seen(house, trajectory_id).version
    assert sends(house, trajectory_id, Sheet.BASICS, **BASICS) == "kept"
    assert seen(house, trajectory_id).version == before


def test_a_pilot_is_about_a_theme(house: House) -> None:
    outcome = sends(house, logged(house), Sheet.BASICS, **{**BASICS, "themes": ("onbekend",)})
    assert isinstance(outcome, FieldProblem)
    assert outcome.phrase == "theme_missing"


def test_the_answers_say_whether_it_suits(house: House) -> None:
    trajectory_id = made(house)
    answers = {each.value: "ja" for each in FitQuestion}
    sends(house, trajectory_id, Sheet.FIT, **{**answers, "room": "nee"})
    fit = seen(house, trajectory_id).fit
    assert fit is not None
    assert (fit.verdict, fit.reasons) == (Verdict.UNSUITED, (FitQuestion.ROOM,))


def test_a_new_pilot_takes_themes_and_team_from_its_trajectory(house: House) -> None:
    trajectory_id = logged(house)
    with stepping(house, trajectory_id) as step:
        values = current_values(step.record, None, Sheet.BASICS, today=TODAY)
    assert (values["team"], values["year"]) == ("bor", "2026")


def test_the_list_counts_beside_the_targets_with_their_source(house: House) -> None:
    made(house)
    made(house, stage="loopt", themes=("circulariteit", "klimaat"))
    made(house, stage="verkenning")
    made(house, year="2027")
    found = listed(house)
    assert counted(found) == {2025: (0, 4), 2026: (2, 6), 2027: (1, 10)}
    this_year = next(line for line in found.years if line.year == 2026)
    assert "5.1, activiteit 7" in this_year.source
    assert "jaarplan 2026, opdracht 3" in this_year.also[0]
    assert dict(found.themes) == {"circulariteit": 1, "klimaat": 3}
    assert dict(found.teams) == {"Team BOR": 3}
    assert [each.involved for each in found.explorations] == [False, False]
    assert len(found.rows) == 4


def test_a_municipality_without_targets_says_so(house: House) -> None:
    leiden = build_house(house.database, team_id="T0002", profile="leiden")
    found = listed(leiden)
    assert (found.years, found.explorations, found.has_targets) == ((), (), False)
    made(leiden, themes=("circulair",), team="stedelijk-beheer")
    assert counted(listed(leiden)) == {2026: (1, None)}
    assert not listed(house).rows


def test_what_is_not_shared_is_in_nobody_elses_count(house_on_each: House) -> None:
    house = house_on_each
    made(house)
    shared = made(house, shared=True)
    assert [row.trajectory_id for row in listed(house, COLLEAGUE).rows] == [shared]
    assert counted(listed(house, COLLEAGUE))[2026] == (1, 6)
    assert counted(listed(house, COORDINATOR))[2026] == (2, 6)
    with pytest.raises(OnlyColleaguesError):
        listed(house, COLLEAGUE, outsider=True)


def test_the_plan_is_for_the_people_of_the_trajectory(house: House) -> None:
    trajectory_id = made(house, shared=True)
    sends(house, trajectory_id, Sheet.PLAN, **PLAN)
    view = seen(house, trajectory_id, COLLEAGUE)
    assert (view.texts, view.fit, view.reads_plan, view.may_change) == ({}, None, False, False)
    with house.session() as session:
        asked = house.asked(session, COLLEAGUE, trajectory_id)
        record = visible(session, **asked)
        whole = view_for_person(
            session, record, here=house.here, viewer=asked["viewer"], today=TODAY
        )
        assert record.trajectory.sharing is Sharing.TEAM
    assert whole.pilot_year == 2026
    assert "masten" not in str(whole)
    assert "pilot" not in {line.kind for line in whole.history}


def test_only_its_people_make_it_a_pilot(house: House) -> None:
    shared, private = logged(house, shared=True), logged(house)
    with pytest.raises(MayNotChangeError), stepping(house, shared, COLLEAGUE):
        pass
    with pytest.raises(MayNotSeeError), stepping(house, private, COLLEAGUE):
        pass


def test_stopping_keeps_the_plan_for_later(house_on_each: House) -> None:
    house = house_on_each
    trajectory_id = made(house)
    sends(house, trajectory_id, Sheet.PLAN, **PLAN)
    with stepping(house, trajectory_id) as step:
        stop_pilot(step)
    assert seen(house, trajectory_id).status is None
    assert counted(listed(house))[2026] == (0, 6)
    assert sends(house, trajectory_id, Sheet.BASICS, **BASICS) == "made"
    assert seen(house, trajectory_id).texts["learning_goals"] == "Blijven de masten heel?"


def test_what_two_people_wrote_is_shown_to_the_second(house: House) -> None:
    """What only the other one touched is taken over."""
    trajectory_id = made(house)
    with stepping(house, trajectory_id) as step:
        found = find_pilot(step.session, trajectory_id=trajectory_id)
        base = prints_of(current_values(step.record, found, Sheet.PLAN, today=TODAY))
    sends(house, trajectory_id, Sheet.PLAN, learning_goals="Van een ander", anchoring="Eis")
    typed = {"learning_goals": "Van mij", "data_needed": "Meten", "anchoring": ""}
    with stepping(house, trajectory_id) as step:
        values, elsewhere = beside_others(step, Sheet.PLAN, typed, base)
    assert values == {"learning_goals": "Van mij", "data_needed": "Meten", "anchoring": "Eis"}
    assert elsewhere == {"learning_goals": "Van een ander"}


def test_the_owner_is_asked_once_for_the_lesson(house: House) -> None:
    trajectory_id = made(house, client=True)
    for phase in (Phase.COMPLETED, Phase.EXECUTION, Phase.COMPLETED):
        ends(house, trajectory_id, phase)
    with house.session() as session:
        [notice] = planned(session, NOTICE_LESSON)
        assert notice.recipient == f"person:{house.viewer(session, CLIENT).person_id}"
        later = NOW + timedelta(minutes=1)
        telling = tell(Occasion(session, [notice], house.here, Audience.PERSON, later))
        assert telling is not None
        assert "Ook wat misging helpt een ander" in telling.message.text


def test_one_that_ran_and_stopped_early_is_asked_as_well(house: House) -> None:
    """A failure is a lesson; what never began has none."""
    ran, planned_only = made(house, stage="loopt"), made(house)
    for trajectory_id in (ran, planned_only):
        with stepping(house, trajectory_id) as step:
            leave(step, exit_to=Phase.STOPPED, reason="Het lukte niet.")
    with house.session() as session:
        assert [each.subject_id for each in planned(session, NOTICE_LESSON)] == [ran]


def test_nothing_is_asked_while_a_tender_runs(house: House) -> None:
    trajectory_id = made(house)
    ends(house, trajectory_id, Phase.TENDER)
    sends(house, trajectory_id, Sheet.BASICS, **{**BASICS, "stage": "afgerond"})
    with house.session() as session:
        assert not planned(session, NOTICE_LESSON)


def test_a_trajectory_that_is_no_pilot_is_asked_nothing(house: House) -> None:
    stopped = made(house)
    with stepping(house, stopped) as step:
        stop_pilot(step)
    for trajectory_id in (stopped, logged(house)):
        ends(house, trajectory_id)
    with house.session() as session:
        assert not planned(session, NOTICE_LESSON)


def test_the_plan_is_brought_to_who_may_read_it_alone(house_on_each: House) -> None:
    """A colleague knows of the pilot, not of its plan; what is no pilot has none."""
    house = house_on_each
    trajectory_id = made(house, shared=True)
    sends(house, trajectory_id, Sheet.PLAN, **PLAN)
    sends(house, trajectory_id, Sheet.FIT, learns="ja")
    view = brought(house, trajectory_id, BUYER)
    assert view.texts["learning_goals"] == "Blijven de masten heel?"
    assert view.answers == {FitQuestion.LEARNS: FitAnswer.YES}
    with pytest.raises(MayNotReadPilotPlanError):
        brought(house, trajectory_id, COLLEAGUE)
    with stepping(house, trajectory_id) as step:
        stop_pilot(step)
    with pytest.raises(NoPilotError):
        brought(house, trajectory_id, BUYER)


def brought(house: House, trajectory_id: int, user: str) -> PilotView:
    """What would be brought to somebody."""
    with house.session() as session:
        return readable_plan(session, **house.asked(session, user, trajectory_id))


def test_the_pilots_are_turned_page_by_page(house: House) -> None:
    """Each stands on one page; all of them are counted on every page."""
    made_ids = {made(house) for _ in range(12)}
    with house.session() as session:
        viewer = house.viewer(session, BUYER)
        pages = [
            pilot_list(session, here=house.here, viewer=viewer, page=number) for number in (1, 2, 3)
        ]
    assert [len(page.rows) for page in pages] == [10, 2, 2]
    assert [page.page.number for page in pages] == [1, 2, 2]
    assert {row.trajectory_id for page in pages[:2] for row in page.rows} == made_ids
    assert {counted(page)[2026] for page in pages} == {(12, 6)}
