"""Comply or explain before publication: nothing goes out without a theme or a reason."""

import pytest

from bot.messages.contract_view import Filled
from bot.messages.explaining_view import APPLIES, OTHERWISE, ExplainedView
from bot.policy.journey import Lack
from bot.services.explaining import record_explanations
from bot.services.explanation_views import explain_sheet, explained_view, explanations_filled
from bot.services.form_states import FieldProblem
from bot.services.journey_writing import Outcome
from bot.services.start_form_fields import StartFormInput, ThemeAnswer
from bot.services.trajectories import share_trajectory, visible
from bot.services.trajectory_views import view_for_person
from storage.vocabulary import NeedAnswer, Phase
from tests.services.contracting import REASON, edits, explains, places
from tests.services.house import ADVISER, BUYER, COLLEAGUE, NOW, TODAY, House, build_house, happened
from tests.services.start_forms import hands_in, judges, saves
from tests.services.test_journey import LIMIT, goes, logged, says, seen, stepping

CORE = {
    "midden-groningen": {
        "milieu-biodiversiteit",
        "klimaat",
        "circulariteit",
        "ketenverantwoordelijkheid",
        "diversiteit-inclusie",
        "social-return",
    },
    "leiden": {"co2-reductie", "circulair", "social-return"},
}


FORM = StartFormInput(themes={"klimaat": ThemeAnswer(chosen=True, motivation="Led.")})


@pytest.fixture(params=CORE)
def preparing(house_on_each: House, request: pytest.FixtureRequest) -> tuple[House, int, set[str]]:
    """A purchase without a theme and without a start form, before publication, in both towns."""
    profile = request.param
    house = build_house(house_on_each.database, team_id="T0002", profile=profile)
    trajectory_id = logged(house, phase=Phase.PREPARATION, themes=frozenset(), value_cents=LIMIT)
    says(house, trajectory_id, NeedAnswer.YES)
    return house, trajectory_id, CORE[profile]


def explained(house: House, trajectory_id: int, user: str = BUYER) -> ExplainedView:
    """The lines in the details, as somebody reads them."""
    with house.session() as session:
        record = visible(session, **house.asked(session, user, trajectory_id))
        viewer = house.viewer(session, user)
        return explained_view(session, record, here=house.here, viewer=viewer, today=TODAY)


def asked(house: House, trajectory_id: int) -> set[str]:
    """The themes that the form asks about; each with its policy goal, if the profile has one."""
    with house.session() as session:
        record = visible(session, **house.asked(session, BUYER, trajectory_id))
        sheet = explain_sheet(session, record, here=house.here, today=TODAY)
        assert all(theme.reasons for theme in sheet.themes)
        for theme in sheet.themes:
            has_goal = bool(house.here.profile.goals_for(theme.theme))
            assert bool(theme.goal) is bool(theme.goal_source) is has_goal
        return {theme.theme for theme in sheet.themes}


def filled(house: House, trajectory_id: int) -> Filled:
    """What the form holds before anybody types."""
    with house.session() as session:
        record = visible(session, **house.asked(session, BUYER, trajectory_id))
        return explanations_filled(session, record)


def test_nothing_is_published_without_a_theme_and_without_an_explanation(
    preparing: tuple[House, int, set[str]],
) -> None:
    """Each core theme, no other; who explained and when stays with it."""
    house, trajectory_id, core = preparing
    assert seen(house, trajectory_id).missing == (Lack.THEMES,)
    assert goes(house, trajectory_id, Phase.TENDER) is Outcome.REFUSED
    assert asked(house, trajectory_id) == core
    assert explains(house, trajectory_id) is Outcome.DONE
    view = explained(house, trajectory_id)
    assert len(view.lines) == len(core)
    assert {line.by for line in view.lines} == {BUYER}
    assert all(line.at.startswith("23 november 2026") for line in view.lines)
    assert view.may_change
    assert goes(house, trajectory_id, Phase.TENDER) is Outcome.DONE
    assert explains(house, trajectory_id) is Outcome.REFUSED
    assert not explained(house, trajectory_id).may_change


def test_a_theme_that_is_taken_along_is_chosen_and_asks_for_its_place(
    preparing: tuple[House, int, set[str]],
) -> None:
    house, trajectory_id, core = preparing
    explains(house, trajectory_id)
    assert explains(house, trajectory_id, **{"social-return": APPLIES}) is Outcome.DONE
    assert len(explained(house, trajectory_id).lines) == len(core) - 1
    assert seen(house, trajectory_id).missing == (Lack.PROMISES,)
    with house.session() as session:
        record = visible(session, **house.asked(session, BUYER, trajectory_id))
        assert set(record.themes) == {"social-return"}


def test_taking_every_theme_away_again_asks_why(house_on_each: House) -> None:
    """Else nothing would have a place in the papers, and nobody would have said why."""
    house = house_on_each
    core = CORE["midden-groningen"]
    trajectory_id = logged(house, phase=Phase.PREPARATION, themes=core, value_cents=LIMIT)
    says(house, trajectory_id, NeedAnswer.YES)
    assert seen(house, trajectory_id).missing == (Lack.PROMISES,)
    places(house, trajectory_id, {f"place_{theme}": "eis" for theme in core})
    assert seen(house, trajectory_id).missing == ()
    edits(house, trajectory_id, themes=frozenset())
    assert seen(house, trajectory_id).missing == (Lack.THEMES,)
    assert goes(house, trajectory_id, Phase.TENDER) is Outcome.REFUSED


def test_a_theme_that_was_chosen_since_is_explained_anew(house_on_each: House) -> None:
    """An old reason was given by somebody else at another moment; the log still has it."""
    house = house_on_each
    trajectory_id = logged(house, phase=Phase.PREPARATION, themes=frozenset(), value_cents=LIMIT)
    says(house, trajectory_id, NeedAnswer.YES)
    explains(house, trajectory_id)
    edits(house, trajectory_id, themes=frozenset({"klimaat"}))
    edits(house, trajectory_id, themes=frozenset())
    assert "klimaat" in asked(house, trajectory_id)
    assert "apply_klimaat" not in filled(house, trajectory_id).values
    assert seen(house, trajectory_id).missing == (Lack.THEMES,)
    assert len(explained(house, trajectory_id).lines) == len(CORE["midden-groningen"]) - 1


def test_what_the_start_form_left_out_is_not_asked_again(house_on_each: House) -> None:
    """What it chose and was taken away afterwards is."""
    house = house_on_each
    trajectory_id = logged(house, phase=Phase.PREPARATION, value_cents=LIMIT + 1)
    says(house, trajectory_id, NeedAnswer.YES)
    with house.session() as session:
        saves(session, house, trajectory_id, FORM)
        hands_in(session, house, trajectory_id)
        session.commit()
    assert Lack.THEMES not in seen(house, trajectory_id).missing  # the form will ask
    with house.session() as session:
        judges(session, house, trajectory_id, user=ADVISER)
        session.commit()
    assert Lack.THEMES not in seen(house, trajectory_id).missing
    edits(house, trajectory_id, themes=frozenset())
    assert asked(house, trajectory_id) == {"klimaat"}
    assert seen(house, trajectory_id).missing == (Lack.THEMES,)


def test_words_that_say_nothing_are_no_explanation(
    preparing: tuple[House, int, set[str]],
) -> None:
    house, trajectory_id, core = preparing
    theme = min(core)
    for choice, words, problem in (
        (None, "Dit raakt het thema niet.", (f"apply_{theme}", "apply_missing")),
        (OTHERWISE, "n.v.t.", (f"explanation_{theme}", "explanation_missing")),
        ("weggehaald", "", (f"explanation_{theme}", "explanation_missing")),
    ):
        with stepping(house, trajectory_id) as step:
            values = {f"apply_{theme}": choice, f"explanation_{theme}": words}
            found = record_explanations(step, values, version=step.record.trajectory.version)
        assert isinstance(found, FieldProblem)
        assert (found.name, found.phrase) == problem
    assert explained(house, trajectory_id).lines == ()


def test_own_words_stand_in_the_details_and_apart_in_the_log(
    preparing: tuple[House, int, set[str]],
) -> None:
    house, trajectory_id, core = preparing
    theme, *others = sorted(core)
    values = {f"apply_{each}": REASON for each in others}
    own = {f"apply_{theme}": OTHERWISE, f"explanation_{theme}": "Er wordt niets gemaakt."}
    with stepping(house, trajectory_id) as step:
        old = step.record.trajectory.version - 1
        assert record_explanations(step, own, version=old) is Outcome.STALE
        assert record_explanations(step, {**values, **own}, version=old + 1) is Outcome.DONE
    with house.session() as session:
        event = next(event for event in happened(session) if event.kind == "explained")
    expected = {**dict.fromkeys(others, REASON), theme: "own-words"}
    assert event.facts["explanations"] == [None, expected]
    assert event.texts == {"explanation_texts": [None, {theme: "Er wordt niets gemaakt."}]}
    assert filled(house, trajectory_id).chosen(f"apply_{theme}") == OTHERWISE
    with house.session() as session:
        share_trajectory(session, now=NOW, **house.asked(session, BUYER, trajectory_id))
        session.commit()
    for user, reads in ((BUYER, True), (COLLEAGUE, False)):
        with house.session() as session:
            record = visible(session, **house.asked(session, user, trajectory_id))
            viewer = house.viewer(session, user)
            view = view_for_person(session, record, here=house.here, viewer=viewer, today=TODAY)
        assert ("Er wordt niets gemaakt." in repr(view)) is reads
        assert ("in eigen woorden" in repr(view.history)) is reads


def test_the_same_explanation_twice_is_written_once(
    preparing: tuple[House, int, set[str]],
) -> None:
    house, trajectory_id, _ = preparing
    for _again in range(2):
        assert explains(house, trajectory_id) is Outcome.DONE
    with house.session() as session:
        assert [event.kind for event in happened(session)].count("explained") == 1
