"""Criteria of the national tool in the database: put in, changed, suggested and answered."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.messages.criteria_view import CriteriaView, FittingView
from bot.services.category_help import help_view
from bot.services.criteria import (
    CriterionInput,
    add_criterion,
    change_criterion,
    read_criterion,
    set_withdrawn,
)
from bot.services.criteria_views import criteria_view, criterion_view
from bot.services.errors import (
    CriterionGoneError,
    MayNotChangeError,
    MayNotKeepCriteriaError,
    MayNotSeeError,
    NoCriteriaToolError,
    OnlyColleaguesError,
)
from bot.services.journey_writing import Outcome, begin
from bot.services.trajectories import share_trajectory, visible
from bot.services.trajectory_criteria import fitting_view, record_fit
from bot.services.trajectory_phases import enter_phase
from bot.services.trajectory_views import view_for_person
from storage.vocabulary import Phase
from tests.profile.samples import EVERY_OPTION
from tests.services.house import (
    ADVISER,
    BUYER,
    COLLEAGUE,
    COORDINATOR,
    NOW,
    TODAY,
    House,
    build_house,
    happened,
)

WANTED = CriterionInput(
    category="gww",
    theme="klimaat",
    level="basis",
    kind="eis",
    text="Het materieel rijdt zonder uitstoot.",
    link="https://www.mvicriteria.nl/nl/eis/1",
    looked_up_on=date(2026, 11, 2),
)
TYPED: dict[str, Any] = {**vars(WANTED), "looked_up_on": "2026-11-02"}
REASON = "Te zwaar voor twee weken werk"


def keeps(house: House, user: str = COORDINATOR, **other: Any) -> int:
    """Somebody puts a criterion in."""
    with house.session() as session:
        viewer = house.viewer(session, user)
        wanted = replace(WANTED, **other)
        found = add_criterion(session, here=house.here, viewer=viewer, wanted=wanted, now=NOW)
        session.commit()
        return found


def changes(house: House, criterion_id: int, *, seen: int, **other: Any) -> bool:
    """The adviser changes one."""
    with house.session() as session:
        done = change_criterion(
            session,
            here=house.here,
            viewer=house.viewer(session, ADVISER),
            criterion_id=criterion_id,
            seen=seen,
            wanted=replace(WANTED, **other),
            now=NOW,
        )
        session.commit()
        return done


def withdraws(house: House, criterion_id: int, *, withdrawn: bool = True) -> None:
    """The coordinator takes one out of use, or back into it."""
    with house.session() as session:
        viewer = house.viewer(session, COORDINATOR)
        asked: dict[str, Any] = {"here": house.here, "viewer": viewer, "now": NOW}
        set_withdrawn(session, criterion_id=criterion_id, withdrawn=withdrawn, **asked)
        session.commit()


def read(
    house: House, user: str = COLLEAGUE, *, category: str = "gww", **other: Any
) -> CriteriaView:
    """What somebody reads for a kind of purchase."""
    with house.session() as session:
        viewer = house.viewer(session, user)
        return criteria_view(
            session, here=house.here, viewer=viewer, category=category, today=TODAY, **other
        )


def logged(house: House, *, phase: Phase = Phase.PREPARATION, **fields: Any) -> int:
    """A shared trajectory of the buyer, about klimaat, in this phase."""
    with house.session() as session:
        trajectory_id = house.logs(session, **{"themes": ("klimaat",), **fields}).trajectory.id or 0
        asked = house.asked(session, BUYER, trajectory_id)
        share_trajectory(session, now=NOW, **asked)
        enter_phase(session, phase=phase, now=NOW, **asked)
        session.commit()
        return trajectory_id


def fitting(
    house: House, trajectory_id: int, user: str = BUYER, *, outsider: bool = False
) -> FittingView:
    """What somebody reads at a purchase."""
    with house.session() as session:
        viewer = house.viewer(session, user, outsider=outsider)
        record = visible(session, here=house.here, viewer=viewer, trajectory_id=trajectory_id)
        return fitting_view(session, record, here=house.here, viewer=viewer, today=TODAY)


def answers(
    house: House,
    trajectory_id: int,
    criterion_id: int,
    *,
    fits: bool = True,
    seen: int = 1,
    user: str = BUYER,
) -> Outcome:
    """Somebody says whether a criterion suits the purchase."""
    with house.session() as session:
        step = begin(session, now=NOW, **house.asked(session, user, trajectory_id))
        reason = None if fits else REASON
        outcome = record_fit(step, criterion_id=criterion_id, seen=seen, fits=fits, reason=reason)
        session.commit()
        return outcome


def problems(house: House, **typed: Any) -> set[str]:
    """The fields of the form in which there is a mistake."""
    found = read_criterion({**TYPED, **typed}, here=house.here, today=TODAY)
    return set() if isinstance(found, CriterionInput) else {each.name for each in found}


def test_adviser_and_coordinator_put_criteria_in_and_nobody_else(house_on_each: House) -> None:
    house = house_on_each
    first = keeps(house)
    assert keeps(house) == first  # the same once more is the same one
    second = keeps(house, ADVISER, theme="circulariteit")
    with pytest.raises(MayNotKeepCriteriaError):
        keeps(house, BUYER, theme="milieu-biodiversiteit")
    view = read(house)
    assert [line.criterion_id for line in view.lines] == [first, second]
    assert (view.may_keep, view.everything) == (False, ())
    assert view.lines[0].host == "mvicriteria.nl"
    assert len(read(house, ADVISER).everything) == 2


def test_a_colleague_gets_at_most_three_spread_over_the_themes(house_on_each: House) -> None:
    house = house_on_each
    for number in range(4):
        keeps(house, text=f"Zonder uitstoot, versie {number}")
    keeps(house, theme="circulariteit", level="ambitieus")
    keeps(house, theme="milieu-biodiversiteit")
    assert {line.theme for line in read(house).lines} == {
        "Klimaat",
        "Circulariteit",
        "Milieu & biodiversiteit",
    }
    only = read(house, themes=("klimaat",))
    assert len(only.lines) == 3
    assert {line.theme for line in only.lines} == {"Klimaat"}
    assert read(house, category="kantoor").lines == ()


def test_a_change_is_a_next_version_and_a_stale_one_writes_nothing(house_on_each: House) -> None:
    house = house_on_each
    criterion_id = keeps(house)
    assert changes(house, criterion_id, seen=1, level="significant")
    assert changes(house, criterion_id, seen=1, level="significant")  # the same form once more
    assert not changes(house, criterion_id, seen=1, level="ambitieus")
    with house.session() as session:
        asked: dict[str, Any] = {"here": house.here, "today": TODAY, "criterion_id": criterion_id}
        view = criterion_view(session, viewer=house.viewer(session, ADVISER), **asked)
        assert (view.current.level, view.current.by, view.current.number) == (
            "significant",
            ADVISER,
            2,
        )
        assert [(each.level, each.by) for each in view.older] == [("basis", COORDINATOR)]
        with pytest.raises(MayNotKeepCriteriaError):
            criterion_view(session, viewer=house.viewer(session, BUYER), **asked)
        kinds = [e.kind for e in happened(session) if e.subject_kind == "tool_criterion"]
    assert kinds == ["added", "changed"]


def test_what_is_withdrawn_is_suggested_to_nobody_and_can_come_back(house_on_each: House) -> None:
    house = house_on_each
    criterion_id = keeps(house)
    trajectory_id = logged(house)
    for _ in range(2):
        withdraws(house, criterion_id)
    assert read(house).lines == ()
    assert fitting(house, trajectory_id).lines == ()
    [line] = read(house, ADVISER).everything
    assert line.withdrawn
    with pytest.raises(CriterionGoneError):
        answers(house, trajectory_id, criterion_id)
    withdraws(house, criterion_id, withdrawn=False)
    assert len(read(house).lines) == 1


def test_only_a_link_into_the_tool_a_text_and_a_day_that_was_are_taken(house: House) -> None:
    assert problems(house) == set()
    assert problems(house, link="https://elders.example/eis") == {"link"}
    assert problems(house, link="http://www.mvicriteria.nl") == {"link"}
    assert problems(house, text="\u200b ", looked_up_on="2026-11-24") == {"text", "looked_up_on"}
    with pytest.raises(KeyError):
        problems(house, level="3")  # a level of the organisation is none of the tool


def test_how_old_it_is_is_said_after_a_year(house: House) -> None:
    keeps(house, looked_up_on=date(2025, 11, 22))
    keeps(house, theme="circulariteit", looked_up_on=date(2025, 11, 23))
    assert {line.theme: line.old for line in read(house).lines} == {
        "Klimaat": True,
        "Circulariteit": False,
    }


def test_an_answer_is_kept_counted_and_makes_way_for_the_next(house_on_each: House) -> None:
    house = house_on_each
    ids = [keeps(house, text=f"Zonder uitstoot, versie {number}") for number in range(5)]
    trajectory_id = logged(house)
    assert [line.criterion_id for line in fitting(house, trajectory_id).lines] == ids[:3]
    assert answers(house, trajectory_id, ids[0]) is Outcome.DONE
    assert answers(house, trajectory_id, ids[1], fits=False) is Outcome.DONE
    view = fitting(house, trajectory_id)
    assert [line.criterion_id for line in view.lines] == [ids[2], ids[3]]
    assert [(fit.fits, fit.reason, fit.by, fit.may_take_over) for fit in view.answered] == [
        (True, "", BUYER, True),
        (False, REASON, BUYER, False),
    ]
    for criterion_id in ids[2:4]:
        answers(house, trajectory_id, criterion_id)
    assert fitting(house, trajectory_id).lines == ()  # three suit: no more are suggested
    answers(house, logged(house), ids[1])
    counts = {each.criterion_id: (each.yes, each.no) for each in read(house, ADVISER).everything}
    assert counts[ids[1]] == (1, 1)
    assert counts[ids[4]] == (0, 0)


def test_the_same_answer_twice_is_written_once_and_may_be_given_anew(house_on_each: House) -> None:
    house = house_on_each
    criterion_id, trajectory_id = keeps(house), logged(house)
    for fits in (True, True, False):
        answers(house, trajectory_id, criterion_id, fits=fits)
    [fit] = fitting(house, trajectory_id).answered
    assert (fit.fits, fit.reason) == (False, REASON)
    with house.session() as session:
        written = [e for e in happened(session) if e.kind == "criterion_fit"]
        assert [e.facts["criterion_fit"][1] for e in written] == [
            {"klimaat": True},
            {"klimaat": False},
        ]
        assert REASON not in str([e.facts for e in written])


def test_answers_are_for_the_people_of_the_purchase_and_no_guest(house: House) -> None:
    criterion_id, trajectory_id = keeps(house), logged(house)
    answers(house, trajectory_id, criterion_id)
    assert len(fitting(house, trajectory_id, ADVISER).answered) == 1
    other = fitting(house, trajectory_id, COLLEAGUE)
    assert (other.answered, other.may_answer, len(other.lines)) == ((), False, 1)
    with pytest.raises(MayNotChangeError):
        answers(house, trajectory_id, criterion_id, user=COLLEAGUE)
    with pytest.raises(MayNotSeeError):
        fitting(house, trajectory_id, COLLEAGUE, outsider=True)
    with house.session() as session:
        for user, seen in ((BUYER, True), (COLLEAGUE, False)):
            viewer = house.viewer(session, user)
            record = visible(session, here=house.here, viewer=viewer, trajectory_id=trajectory_id)
            view = view_for_person(session, record, here=house.here, viewer=viewer, today=TODAY)
            assert ("criterion_fit" in {each.kind for each in view.history}) is seen
        guest = house.viewer(session, COLLEAGUE, outsider=True)
        with pytest.raises(OnlyColleaguesError):
            criteria_view(session, here=house.here, viewer=guest, category="gww", today=TODAY)


def test_a_text_that_changed_is_read_again_and_an_older_answer_says_so(house: House) -> None:
    criterion_id, trajectory_id, other = keeps(house), logged(house), logged(house)
    answers(house, trajectory_id, criterion_id)
    changes(house, criterion_id, seen=1, text="Al het materieel rijdt zonder uitstoot.")
    assert answers(house, other, criterion_id) is Outcome.STALE
    assert fitting(house, other).answered == ()
    [fit] = fitting(house, trajectory_id).answered
    assert fit.changed


def test_after_publication_nothing_is_answered(house: House) -> None:
    criterion_id, trajectory_id = keeps(house), logged(house, phase=Phase.AWARD)
    assert answers(house, trajectory_id, criterion_id) is Outcome.REFUSED
    assert not fitting(house, trajectory_id).may_answer


def test_another_kind_of_purchase_or_theme_is_not_asked_about(house: House) -> None:
    criterion_id = keeps(house)
    office = logged(house, category="kantoor", team="facilitair")
    assert fitting(house, office).lines == ()
    with pytest.raises(CriterionGoneError):
        answers(house, office, criterion_id)
    assert fitting(house, logged(house, themes=("social-return",))).lines == ()
    proposed = fitting(house, logged(house, themes=()))  # the themes of its kind of purchase
    assert len(proposed.lines) == 1
    assert not any(fit.may_take_over for fit in proposed.answered)


@pytest.mark.parametrize(
    ("kind", "offered"), [("eis", True), ("contractbepaling", True), ("selectiecriterium", False)]
)
def test_only_what_the_contract_can_hold_is_taken_over(
    house: House, kind: str, offered: bool
) -> None:
    criterion_id, trajectory_id = keeps(house, kind=kind), logged(house)
    answers(house, trajectory_id, criterion_id)
    [fit] = fitting(house, trajectory_id).answered
    assert fit.may_take_over is offered


def test_help_brings_them_at_the_moment_of_the_tool(house: House) -> None:
    keeps(house)

    def helped(here: House, **fields: Any) -> Any:
        with here.session() as session:
            viewer = here.viewer(session, BUYER)
            found = logged_in(here, session, **fields)
            record = visible(session, here=here.here, viewer=viewer, trajectory_id=found)
            return help_view(session, record, here=here.here, viewer=viewer, today=TODAY)

    def logged_in(here: House, session: Any, **fields: Any) -> int:
        phase = fields.pop("phase")
        found = here.logs(session, **fields).trajectory.id or 0
        enter_phase(session, phase=phase, now=NOW, **here.asked(session, BUYER, found))
        return found

    view = helped(house, phase=Phase.PREPARATION).fitting
    assert (view.now, len(view.lines), view.may_keep) == (True, 1, False)
    assert "proportionaliteit" in view.tool.why
    assert view.tool.source == "MVOI-actieplan (2025), 7.4"
    assert not helped(house, phase=Phase.IDEA).fitting.now
    assert helped(house, phase=Phase.EXECUTION).fitting is None
    town = build_house(house.database, team_id="T0003", profile=str(EVERY_OPTION))
    whole = helped(town, phase=Phase.PREPARATION, category="vijvers", team="werf")
    assert len(whole.criteria) == 1  # the profile's own, as long as there are fewer than three
    for number in range(3):
        keeps(
            town,
            category="vijvers",
            theme="water",
            text=f"Eis {number}",
            link="https://voorbeeldstad.example/meetlat/1",
        )
    whole = helped(town, phase=Phase.PREPARATION, category="vijvers", team="werf")
    assert (len(whole.fitting.lines), whole.criteria) == (3, ())


def test_a_municipality_without_the_tool_is_told_so(house: House) -> None:
    bare = replace(
        house,
        here=replace(house.here, profile=house.here.profile.model_copy(update={"tools": ()})),
    )
    with pytest.raises(NoCriteriaToolError):
        read(bare)


def test_nothing_is_read_or_changed_across_municipalities(house: House) -> None:
    criterion_id = keeps(house)
    leiden = build_house(house.database, team_id="T0002", profile="leiden")
    assert read(leiden).lines == ()
    with pytest.raises(CriterionGoneError):
        withdraws(leiden, criterion_id)
    there = logged(leiden, team=None, themes=("co2-reductie",))
    with pytest.raises(CriterionGoneError):
        answers(leiden, there, criterion_id)
