"""The event log as somebody may read it."""

import json
from dataclasses import replace
from datetime import date

import pytest

from bot.messages.trajectory_details import details
from bot.messages.trajectory_view import HistoryLine, PersonChange, Planning
from bot.services.trajectories import edit_trajectory, share_trajectory, visible
from bot.services.trajectory_fields import TrajectoryInput, input_of
from bot.services.trajectory_phases import enter_phase
from bot.services.trajectory_views import view_for_person
from storage.trajectories import TrajectoryRecord, find_trajectory
from storage.vocabulary import Phase, Precision, ProcessRole
from tests.services.house import (
    ADVISER,
    BUYER,
    CLIENT,
    COLLEAGUE,
    COORDINATOR,
    NOW,
    TODAY,
    House,
)

FOR_ITS_PEOPLE = {"contract_end"}
"""Of a contract that is not signed yet."""
MARCH = Planning(date(2027, 3, 1), date(2027, 3, 31), Precision.MONTH)


def lines_for(house: House, user: str, **changed: object) -> tuple[HistoryLine, ...]:
    """What somebody reads of a trajectory that was logged, shared and then changed."""
    with house.session() as session:
        record = house.logs(session, value_cents=10_000, publication=MARCH)
        buyer = house.viewer(session, BUYER)
        trajectory_id = record.trajectory.id or 0
        share_trajectory(
            session, here=house.here, viewer=buyer, trajectory_id=trajectory_id, now=NOW
        )
        wanted: TrajectoryInput = replace(input_of(record), **changed)  # type: ignore[arg-type]  # fields by name
        edit_trajectory(
            session,
            here=house.here,
            viewer=buyer,
            trajectory_id=trajectory_id,
            version=2,
            wanted=wanted,
            now=NOW,
        )
        found: TrajectoryRecord | None = find_trajectory(
            session, workspace_id=house.here.workspace_id, trajectory_id=trajectory_id
        )
        assert found is not None
        viewer = house.viewer(session, user)
        return view_for_person(session, found, here=house.here, viewer=viewer, today=TODAY).history


@pytest.mark.parametrize(
    ("changed", "field", "values"),
    [
        ({"title": "Beton"}, "title", ("Asfalt", "Beton")),
        ({"team": "hrm"}, "team", ("Team BOR", "Team HRM")),
        ({"team": "verdwenen"}, "team", ("Team BOR", "verdwenen")),
        (
            {"category": "kantoor"},
            "category",
            ("GWW (aanleg en onderhoud)", "Kantoorinrichting en benodigdheden"),
        ),
        ({"publication": None}, "publication", ("maart 2027", "")),
        ({"contract_end": date(2031, 5, 31)}, "contract_end", ("", "31 mei 2031")),
        (
            {"themes": frozenset({"klimaat", "social-return"})},
            "themes",
            ("", "Klimaat en Social return"),
        ),
    ],
)
def test_a_change_is_read_as_before_and_after(
    house: House, changed: dict[str, object], field: str, values: tuple[str, str]
) -> None:
    *_, line = lines_for(house, BUYER if field in FOR_ITS_PEOPLE else COLLEAGUE, **changed)
    assert line.fields == (field,)
    assert line.values == {field: values}


def test_dates_of_a_contract_that_is_not_signed_are_for_its_people(house: House) -> None:
    """Alone they are no line at all; beside something else, that is the line."""
    until = date(2031, 5, 31)
    assert [line.kind for line in lines_for(house, COLLEAGUE, contract_end=until)] == [
        "logged",
        "shared",
    ]
    *_, line = lines_for(house, COLLEAGUE, title="Beton", contract_end=until)
    assert line.values == {"title": ("Asfalt", "Beton")}


@pytest.mark.parametrize("user", [BUYER, COLLEAGUE])
def test_a_step_before_it_was_shared_tells_from_where_to_where(house: House, user: str) -> None:
    with house.session() as session:
        record = house.logs(session)
        asked = house.asked(session, BUYER, record.trajectory.id or 0)
        enter_phase(session, phase=Phase.PREPARATION, now=NOW, **asked)
        share_trajectory(session, now=NOW, **asked)
        record = visible(session, **asked)
        viewer = house.viewer(session, user)
        view = view_for_person(session, record, here=house.here, viewer=viewer, today=TODAY)
    _, step, _ = view.history
    assert step.values == {"phase": ("Idee", "Voorbereiding")}


@pytest.mark.parametrize(
    ("user", "sees"),
    [(BUYER, True), (ADVISER, True), (COORDINATOR, True), (COLLEAGUE, False), (CLIENT, False)],
)
def test_amounts_are_for_who_may_read_them(house: House, user: str, *, sees: bool) -> None:
    """Others read that the value changed, and nothing of how much."""
    lines = lines_for(house, user, value_cents=40_000_000)
    assert lines[-1].fields == ("value_cents",)
    assert lines[-1].values == ({"value_cents": ("€ 100", "€ 400.000")} if sees else {})
    assert sees or "400" not in repr(lines)


def test_people_are_slack_users(house: House) -> None:
    with house.session() as session:
        client = house.viewer(session, CLIENT).person_id
        session.commit()
    *_, line = lines_for(house, COLLEAGUE, people={ProcessRole.CLIENT: client})
    assert line.people == (PersonChange(ProcessRole.CLIENT, "", CLIENT),)
    assert line.values == {}


def test_everything_that_happened_is_there_oldest_first(house: House) -> None:
    kinds = [line.kind for line in lines_for(house, COLLEAGUE, title="Beton")]
    assert kinds == ["logged", "shared", "changed"]


@pytest.mark.parametrize(
    ("user", "belongs"),
    [(BUYER, True), (ADVISER, True), (COORDINATOR, True), (COLLEAGUE, False)],
)
def test_what_it_was_before_it_was_shared_is_for_who_belongs_to_it(
    house: House, user: str, *, belongs: bool
) -> None:
    """Others read that its name changed, and not from what: it was not shared under that."""
    with house.session() as session:
        record = house.logs(session, title="Ontslag directeur")
        asked = house.asked(session, BUYER, record.trajectory.id or 0)
        client = house.viewer(session, CLIENT).person_id
        people = {ProcessRole.CLIENT: client}
        for version, changed in ((1, {"title": "Advies"}), (3, {"title": "Advies organisatie"})):
            wanted = replace(input_of(record), people=people, **changed)  # type: ignore[arg-type]  # fields by name
            edit_trajectory(session, version=version, wanted=wanted, now=NOW, **asked)
            if version == 1:
                share_trajectory(session, now=NOW, **asked)
        record = visible(session, **asked)
        viewer = house.viewer(session, user)
        view = view_for_person(session, record, here=house.here, viewer=viewer, today=TODAY)
    _, before, _, after = view.history
    assert set(before.fields) == {"title", "roles"}
    assert before.values == ({"title": ("Ontslag directeur", "Advies")} if belongs else {})
    assert bool(before.people) is belongs
    assert after.values == {"title": ("Advies", "Advies organisatie")}
    modal = json.dumps(details(view, house.here.words), ensure_ascii=False)
    assert ("Ontslag directeur" in modal) is belongs
    assert "wijzigde" in modal
