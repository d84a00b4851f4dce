"""What helps at a trajectory, in the database: proposals, tools, outcomes, the maximum."""

from typing import Any

import pytest

from bot.messages.category_help import help_modal
from bot.messages.expertise_view import HelpView
from bot.profile import load_profile
from bot.services.category_help import help_view
from bot.services.errors import (
    MayNotChangeError,
    MayNotSeeError,
    NotCoordinatorError,
    NotFoundError,
    OnlyColleaguesError,
)
from bot.services.journey_writing import begin
from bot.services.maximal import current_text, maximal_view, write_maximal
from bot.services.tool_outcomes import blank_outcome, record_outcome
from bot.services.trajectories import share_trajectory, visible
from bot.services.trajectory_phases import enter_phase
from bot.services.trajectory_views import view_for_person
from storage.plans import lock_plan_entry
from storage.vocabulary import Phase
from tests.profile.samples import EVERY_OPTION
from tests.services.house import (
    BUYER,
    COLLEAGUE,
    COORDINATOR,
    NOW,
    TODAY,
    House,
    build_house,
    happened,
)

RESULT = "Het team kiest voor circulair."


def logged(house: House, *, phase: Phase = Phase.IDEA, **fields: Any) -> int:
    """A shared trajectory of the buyer, in this phase."""
    with house.session() as session:
        trajectory_id = house.logs(session, **fields).trajectory.id or 0
        asked = house.asked(session, BUYER, trajectory_id)
        share_trajectory(session, now=NOW, **asked)
        enter_phase(session, phase=phase, now=NOW, **asked)
        session.commit()
        return trajectory_id


def helped(
    house: House, trajectory_id: int, user: str = BUYER, *, outsider: bool = False
) -> HelpView:
    """What somebody reads."""
    with house.session() as session:
        viewer = house.viewer(session, user, outsider=outsider)
        record = visible(session, here=house.here, viewer=viewer, trajectory_id=trajectory_id)
        return help_view(session, record, here=house.here, viewer=viewer, today=TODAY)


def records(house: House, trajectory_id: int, tool: str = "ambitieweb", user: str = BUYER) -> int:
    """Somebody keeps what a tool gave."""
    with house.session() as session:
        step = begin(session, now=NOW, **house.asked(session, user, trajectory_id))
        outcome = record_outcome(step, tool=tool, result=RESULT, on=TODAY)
        session.commit()
        return outcome.id or 0


def writes(
    house: House, text: str, *, seen: int, category: str = "gww", user: str = COORDINATOR
) -> bool:
    """Somebody writes what maximal means for klimaat."""
    with house.session() as session:
        done = write_maximal(
            session,
            here=house.here,
            viewer=house.viewer(session, user),
            theme="klimaat",
            category=category,
            seen=seen,
            text=text,
            now=NOW,
        )
        session.commit()
        return done


def test_a_category_proposes_by_the_profile_and_names_no_person(house: House) -> None:
    view = helped(house, logged(house))
    assert set(view.themes) == {"Milieu & biodiversiteit", "Klimaat", "Circulariteit"}
    assert view.teams == ("Team BOR",)
    assert view.domains
    assert view.roles == ("MVOI-teamlid",)
    assert view.representative == ""
    assert not view.decided
    assert view.may_change
    assert not helped(house, view.trajectory_id, COLLEAGUE).may_change


@pytest.mark.parametrize(
    ("phase", "now", "later"),
    [
        (Phase.IDEA, {"Ambitieweb"}, 2),
        (
            Phase.PREPARATION,
            {
                "MVI-criteriatool",
                "Ambitieweb",
                "Milieukostenindicator (MKI)",
                "Productenpaspoort",
            },
            0,
        ),
        (Phase.EXECUTION, {"Productenpaspoort"}, 0),
    ],
)
def test_tools_come_at_their_moment(house: House, phase: Phase, now: set[str], later: int) -> None:
    view = helped(house, logged(house, phase=phase))
    assert {tool.label for tool in view.tools} == now
    assert len(view.later) == later
    criteria = [tool for tool in view.tools if tool.levels]
    assert all(tool.clusters == ("GWW",) and tool.url for tool in criteria)


def test_nobody_reads_of_the_criteria_tool_twice(house: House) -> None:
    """Without criteria the help leads to the tool itself: it is not named for later as well."""
    view = helped(house, logged(house, phase=Phase.IDEA))
    assert view.fitting is not None
    assert "MVI-criteriatool" not in view.later
    assert str(help_modal(view, house.here.words)).count("MVI-criteriatool") == 1


def test_a_municipality_without_proposals_says_nothing_it_does_not_know(house: House) -> None:
    leiden = build_house(house.database, team_id="T0002", profile="leiden")
    view = helped(leiden, logged(leiden, team=None, phase=Phase.PREPARATION))
    assert (view.themes, view.teams, view.domains, view.roles) == ((), (), (), ())
    assert [theme.label for theme in view.maximum] == [
        "CO2-reductie",
        "Circulair",
        "Social return (SROI)",
    ]
    assert [tool.label for tool in view.tools] == ["MVI-criteriatool"]
    assert not view.may_record
    assert view.criteria == ()


def test_criteria_come_from_the_profile_alone_with_their_source(house: House) -> None:
    town = build_house(house.database, team_id="T0003", profile=str(EVERY_OPTION))
    view = helped(town, logged(town, category="vijvers", team="werf"))
    [criterion] = view.criteria
    assert criterion.text == "Bagger wordt hergebruikt."
    assert criterion.source
    assert helped(house, logged(house, phase=Phase.PREPARATION)).criteria == ()


@pytest.mark.parametrize("name", ["leiden", "midden-groningen"])
def test_every_cluster_of_a_category_is_one_of_a_tool(name: str) -> None:
    profile = load_profile(name)
    known = {cluster for tool in profile.tools for cluster in tool.clusters}
    assert {each for category in profile.categories for each in category.clusters} <= known


def test_a_guest_without_a_role_gets_no_help(house: House) -> None:
    with pytest.raises(MayNotSeeError):
        helped(house, logged(house), COLLEAGUE, outsider=True)


def test_what_a_tool_gave_is_for_its_people_and_is_logged(house_on_each: House) -> None:
    house = house_on_each
    trajectory_id = logged(house)
    records(house, trajectory_id)
    [line] = helped(house, trajectory_id).outcomes
    assert (line.tool, line.result, line.on, line.by) == ("Ambitieweb", RESULT, TODAY, BUYER)
    assert helped(house, trajectory_id, COLLEAGUE).outcomes == ()
    with house.session() as session:
        for user, seen in ((BUYER, 1), (COORDINATOR, 1), (COLLEAGUE, 0)):
            viewer = house.viewer(session, user)
            record = visible(session, here=house.here, viewer=viewer, trajectory_id=trajectory_id)
            view = view_for_person(session, record, here=house.here, viewer=viewer, today=TODAY)
            assert len(view.outcomes) == seen
            assert ("tool_outcome" in {each.kind for each in view.history}) == bool(seen)
    with pytest.raises(MayNotChangeError):
        records(house, trajectory_id, user=COLLEAGUE)


def test_a_text_that_is_taken_away_is_gone_from_the_log_as_well(house_on_each: House) -> None:
    house = house_on_each
    trajectory_id = logged(house)
    outcome_id = records(house, trajectory_id)
    other = logged(house)
    with house.session() as session:
        step = begin(session, now=NOW, **house.asked(session, BUYER, other))
        with pytest.raises(NotFoundError):
            blank_outcome(step, outcome_id=outcome_id)
    with house.session() as session:
        step = begin(session, now=NOW, **house.asked(session, BUYER, trajectory_id))
        blank_outcome(step, outcome_id=outcome_id)
        session.commit()
        assert RESULT not in str([(e.texts, e.facts) for e in happened(session)])
    [line] = helped(house, trajectory_id).outcomes
    assert line.result is None


def test_only_tools_of_which_something_is_kept_take_an_outcome(house: House) -> None:
    with pytest.raises(KeyError):
        records(house, logged(house), "criteriatool")
    with pytest.raises(KeyError):
        records(house, logged(house, category="kantoor", team="facilitair"), "mki")


def test_what_maximal_means_keeps_its_versions(house_on_each: House) -> None:
    house = house_on_each
    assert writes(house, "Zonder uitstoot", seen=0)
    assert writes(house, "Zonder uitstoot, ook in de keten", seen=1)
    assert writes(house, "Zonder uitstoot, ook in de keten", seen=1)  # the same form once more
    assert not writes(house, "Iets anders", seen=1)
    with house.session() as session:
        viewer = house.viewer(session, COLLEAGUE)
        view = maximal_view(
            session, here=house.here, viewer=viewer, theme="klimaat", category="gww"
        )
    assert [(v.number, v.text, v.by, v.on) for v in view.versions] == [
        (2, "Zonder uitstoot, ook in de keten", COORDINATOR, TODAY),
        (1, "Zonder uitstoot", COORDINATOR, TODAY),
    ]
    assert not view.may_write


def test_what_holds_for_every_kind_shows_where_nothing_else_stands(house: House) -> None:
    assert writes(house, "Voor alles", seen=0, category="")
    with house.session() as session:
        viewer = house.viewer(session, COORDINATOR)
        asked: dict[str, Any] = {"here": house.here, "theme": "klimaat", "category": "gww"}
        view = maximal_view(session, viewer=viewer, **asked)
        assert view.versions == ()
        assert view.general is not None
        assert current_text(session, **asked) == "Voor alles"
        guest = house.viewer(session, COLLEAGUE, outsider=True)
        with pytest.raises(OnlyColleaguesError):
            maximal_view(session, viewer=guest, **asked)
    with pytest.raises(NotCoordinatorError):
        writes(house, "Van mij", seen=0, user=BUYER)


def test_an_address_that_the_coordinator_filled_in_is_shown_with_its_host(house: House) -> None:
    trajectory_id = logged(house)

    def ambitieweb(note: str) -> tuple[str | None, str]:
        with house.session() as session:
            entry = lock_plan_entry(
                session,
                workspace_id=house.here.workspace_id,
                key="blank:tools.ambitieweb.url",
                now=NOW,
            )
            entry.note = note
            session.add(entry)
            session.commit()
        [tool] = helped(house, trajectory_id).tools
        assert tool.about
        return tool.url, tool.host

    web = "https://www.ambitieweb.example/start"
    assert ambitieweb(web) == (web, "ambitieweb.example")
    assert ambitieweb("staat op intranet") == (None, "")
    assert ambitieweb("http://ambitieweb.example") == (None, "")
