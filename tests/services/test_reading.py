"""Reading what somebody typed: every mistake at once, each at its field, in words that help."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.messages.trajectory_form import TITLE_LENGTH, FormState
from bot.messages.trajectory_view import Planning
from bot.profile import Profile
from bot.services.form_states import FieldProblem
from bot.services.municipality import Municipality
from bot.services.trajectory_fields import TrajectoryInput
from bot.services.trajectory_input import read_fields
from storage.vocabulary import Precision, ProcessRole
from tests.messages.samples import house as paper_house
from tests.messages.samples import states
from tests.services.house import CLIENT, COLLEAGUE, NOW, TODAY, House

RIGHT = FormState(title="Asfalt", category="gww")

MISTAKES: Mapping[str, tuple[str, Mapping[str, Any], str]] = {
    "title_missing": ("title", {"title": "  \n "}, "in een paar woorden"),
    "title_too_long": ("title", {"title": "x" * (TITLE_LENGTH + 1)}, f"{TITLE_LENGTH} tekens"),
    "category_missing": ("category", {"category": None}, "uit de lijst"),
    "category_unknown": ("category", {"category": "weg"}, "niet meer in de lijst"),
    "team_unknown": ("team", {"team": "weg"}, "een ander team"),
    "team_needed": ("team", {"category": "veiligheid"}, "meerdere teams: "),
    "theme_unknown": ("themes", {"themes": ("klimaat", "weg")}, "Kies opnieuw"),
    "value_unclear": ("value", {"value": " veel & meer "}, '"veel & meer" herken ik niet'),
    "value_range": ("value", {"value": "2 à 3 ton"}, 'twee bedragen in "2 à 3 ton"'),
    "value_with_vat": ("value", {"value": "50.000 incl. btw"}, "zonder btw"),
    "value_per_period": ("value", {"value": "50.000 per jaar"}, "niet per jaar"),
    "value_negative": ("value", {"value": "-5"}, "onder nul"),
    "value_too_large": ("value", {"value": "12345678901234"}, "een nul te veel"),
    "publication_unclear": ("publication", {"publication": " ooit "}, '"ooit" herken ik niet'),
    "contract_order": (
        "contract_end",
        {"contract_start": "2027-02-01", "contract_end": "2027-01-31"},
        "eindigt voor het begint",
    ),
}


def reads(
    house: House, state: FormState, here: Municipality | None = None
) -> TrajectoryInput | list[FieldProblem]:
    """What becomes of a form."""
    with house.session() as session:
        return read_fields(session, state, here=here or house.here, today=TODAY, now=NOW)


@pytest.mark.parametrize("phrase", MISTAKES)
def test_a_mistake_is_told_at_its_field(house: House, phrase: str) -> None:
    """With what to do, and what was typed as it was typed."""
    name, typed, told = MISTAKES[phrase]
    problems = reads(house, replace(RIGHT, **typed))
    assert isinstance(problems, list)
    assert [(problem.name, problem.phrase) for problem in problems] == [(name, phrase)]
    text = house.here.words.plain("trajectory_problems", phrase, **problems[0].data)
    assert told in text
    assert text.endswith(".")


def test_every_phrase_about_a_mistake_can_be_reached() -> None:
    """And there is no mistake without words."""
    phrases = paper_house("midden-groningen").words.pages()["trajectory_problems"]
    assert set(phrases) == set(MISTAKES)


def test_all_mistakes_are_told_at_once(house: House) -> None:
    """Nobody mends one to find the next."""
    wrong = FormState(
        title="",
        category=None,
        team="weg",
        value="veel",
        publication="ooit",
        contract_start="2028-01-01",
        contract_end="2027-01-01",
        themes=("weg",),
    )
    problems = reads(house, wrong)
    assert isinstance(problems, list)
    assert [problem.name for problem in problems] == [
        *("title", "category", "team", "value", "publication", "themes", "contract_end")
    ]


def test_everything_right_is_read(house: House) -> None:
    """As values that the rest of the program computes with."""
    state = FormState(
        title="  Vervanging \n straatverlichting\t",
        category="gww",
        team="facilitair",
        value="4 ton",
        publication="na de zomer",
        contract_start="2027-12-01",
        contract_end="2027-12-01",
        themes=("klimaat", "social-return"),
        people={ProcessRole.CLIENT: CLIENT, ProcessRole.BUYER: COLLEAGUE},
    )
    with house.session() as session:
        read = read_fields(session, state, here=house.here, today=TODAY, now=NOW)
        people = {
            role: house.viewer(session, user).person_id for role, user in state.people.items()
        }
    assert read == TrajectoryInput(
        title="Vervanging straatverlichting",
        category="gww",
        team="facilitair",
        value_cents=40_000_000,
        publication=Planning(date(2027, 9, 1), date(2027, 10, 31), Precision.PERIOD),
        contract_start=date(2027, 12, 1),
        contract_end=date(2027, 12, 1),
        themes=frozenset({"klimaat", "social-return"}),
        people=people,
    )


def test_the_least_is_enough(house: House) -> None:
    """A title and a category; the team follows from it."""
    assert reads(house, RIGHT) == TrajectoryInput(title="Asfalt", category="gww", team="bor")


def categories_of(profile: Profile, teams: int) -> list[str]:
    """The categories with so many teams."""
    return [each.slug for each in profile.categories if len(each.teams) == teams]


def test_the_team_follows_from_the_category(house: House) -> None:
    """Where there is one; where there are more, the bot asks and never guesses."""
    profile = house.here.profile
    single = categories_of(profile, 1)
    assert len(single) >= 5
    for slug in single:
        read = reads(house, replace(RIGHT, category=slug))
        assert isinstance(read, TrajectoryInput)
        assert read.team == profile.category(slug).teams[0]
    several = [each.slug for each in profile.categories if len(each.teams) > 1]
    assert "veiligheid" in several
    for slug in several:
        asked = reads(house, replace(RIGHT, category=slug))
        assert isinstance(asked, list)
        assert asked[0].data["teams"] == [
            profile.team(team).label for team in profile.category(slug).teams
        ]
        chosen = profile.category(slug).teams[-1]
        read = reads(house, replace(RIGHT, category=slug, team=chosen))
        assert isinstance(read, TrajectoryInput)
        assert read.team == chosen


def test_a_chosen_team_beats_the_category(house: House) -> None:
    """A team may buy what usually another one buys."""
    read = reads(house, replace(RIGHT, team="facilitair"))
    assert isinstance(read, TrajectoryInput)
    assert read.team == "facilitair"


def test_a_category_without_a_team_has_none(house: House) -> None:
    """Its card goes to the default channel."""
    profile = house.here.profile
    gww = profile.category("gww").model_copy(update={"teams": ()})
    here = replace(house.here, profile=profile.model_copy(update={"categories": (gww,)}))
    assert reads(house, RIGHT, here) == TrajectoryInput(title="Asfalt", category="gww")


def test_a_municipality_without_categories_is_not_asked_for_one(house: House) -> None:
    """Nor does one that was chosen before stand in the way."""
    profile = house.here.profile.model_copy(update={"categories": ()})
    here = replace(house.here, profile=profile)
    assert reads(house, FormState(title="Asfalt"), here) == TrajectoryInput(title="Asfalt")
    with house.session() as session:
        start = TrajectoryInput(title="Asfalt", category="gww")
        read = read_fields(
            session,
            RIGHT,
            here=here,
            today=TODAY,
            now=NOW,
            fields=frozenset({"title"}),
            start=start,
        )
    assert read == start


def test_only_the_touched_fields_are_read(house: House) -> None:
    """A mistake in another one is not this person's."""
    start = TrajectoryInput(title="Asfalt", category="gww", team="bor", value_cents=100)
    state = replace(RIGHT, title="Beton", value="veel", publication="ooit")
    with house.session() as session:
        read = read_fields(
            session,
            state,
            here=house.here,
            today=TODAY,
            now=NOW,
            fields=frozenset({"title"}),
            start=start,
        )
    assert read == replace(start, title="Beton")


@pytest.mark.parametrize(
    ("typed", "cents"),
    [("", None), ("  ", None), ("0", 0), ("€ 1.234,56", 123_456), ("2,5 ton", 25_000_000)],
)
def test_amounts(house: House, typed: str, cents: int | None) -> None:
    """Nothing is nothing, not zero."""
    read = reads(house, replace(RIGHT, value=typed))
    assert isinstance(read, TrajectoryInput)
    assert read.value_cents == cents


def test_a_title_loses_only_what_no_database_keeps(house_on_each: House) -> None:
    """Control characters and broken halves go; everything that people type stays."""
    house = house_on_each
    for typed, title in (
        ("As\x00fa\x07lt", "Asfalt"),
        ("As\ud83dfalt", "Asfalt"),
        ("As\tfalt\x0b op\r\nweg", "As falt op weg"),
        ("👩‍👩‍👧 & <b>thema's</b>", "👩‍👩‍👧 & <b>thema's</b>"),
    ):
        with house.session() as session:
            state = replace(RIGHT, title=typed)
            read = read_fields(session, state, here=house.here, today=TODAY, now=NOW)
            assert isinstance(read, TrajectoryInput)
            assert house.logs(session, **vars(read)).trajectory.title == title


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_any_form_is_read_or_told_what_is_wrong(house: House, data: st.DataObject) -> None:
    """Whatever Slack sends: values, or a known mistake at a known field, never a crash."""
    state = data.draw(states(house.here.profile))
    outcome = reads(house, state)
    if isinstance(outcome, TrajectoryInput):
        assert 0 < len(outcome.title) <= TITLE_LENGTH
        return
    assert outcome
    for problem in outcome:
        assert problem.name in state.field_values()
        assert MISTAKES[problem.phrase][0] == problem.name
        assert house.here.words.plain("trajectory_problems", problem.phrase, **problem.data)
