"""Who explains, and whether an explanation says anything."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.policy.comply_or_explain import (
    _EMPTY,
    duty_on,
    is_empty_phrase,
    left_open,
    says_something,
    themes_asked,
)
from bot.profile import load_profile

MIDDEN_GRONINGEN = load_profile("midden-groningen")
LEIDEN = load_profile("leiden")
REASONS = (
    "het abonnement loopt nog",
    "de leverancier van nu levert alleen deze maat",
    "het contract eindigt binnen drie maanden",
)
GOAL = MIDDEN_GRONINGEN.goals[0].text
marks = st.sampled_from(("", " ", ".", "!", " -", "…", "\n"))


@given(st.sampled_from(_EMPTY), marks, marks, st.booleans())
def test_an_empty_phrase_is_empty_however_it_is_written(
    phrase: str, before: str, after: str, loud: bool
) -> None:
    written = before + (phrase.upper() if loud else phrase) + after
    assert not says_something(written)
    assert is_empty_phrase(written)


@pytest.mark.parametrize(
    "text", ["N.v.t.", "n.v.t", "NVT", "geen", "Niet van toepassing hier", "-", "geen kansen", "x"]
)
def test_what_people_write_to_get_past_a_field_says_nothing(text: str) -> None:
    assert is_empty_phrase(text)


@given(st.sampled_from(_EMPTY), st.sampled_from(REASONS))
def test_an_empty_phrase_with_a_reason_behind_it_says_something(phrase: str, reason: str) -> None:
    assert says_something(f"{phrase}, want {reason}.")


@pytest.mark.parametrize(
    "text", ["De oude zijn op.", "Er is geen tijd", "Geen budget", "Het past hier niet", GOAL]
)
def test_a_short_reason_is_a_reason(text: str) -> None:
    assert says_something(text)


@given(st.text(alphabet=" \t\n.,-–!?", max_size=20))
def test_signs_alone_say_nothing(text: str) -> None:
    assert not says_something(text)


@given(st.text(max_size=60))
def test_a_text_is_never_both_something_and_an_empty_phrase(text: str) -> None:
    assert not (says_something(text) and is_empty_phrase(text))


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(2024, 12, 31), None),
        (date(2025, 1, 1), 1),
        (date(2027, 12, 31), 1),
        (date(2028, 1, 1), 2),
        (date(2030, 12, 31), 2),
        (date(2031, 1, 1), 3),
    ],
)
def test_the_profile_says_which_phase_holds_where_two_share_a_year(
    day: date, number: int | None
) -> None:
    duty = duty_on(MIDDEN_GRONINGEN.development, day)
    assert (duty and duty.phase.number) == number


@given(st.dates(date(2025, 1, 1), date(2100, 1, 1)))
def test_in_every_phase_somebody_explains_and_the_source_is_known(day: date) -> None:
    duty = duty_on(MIDDEN_GRONINGEN.development, day)
    assert duty is not None
    assert "leg uit" in duty.phase.explains_what
    assert duty.citation


def test_a_municipality_without_phases_has_no_duty() -> None:
    assert duty_on(load_profile("leiden").development, date(2026, 1, 1)) is None


@given(st.dates())
def test_in_leiden_the_three_core_themes_are_asked_on_any_day(day: date) -> None:
    """It knows no phases; what is to be done where possible is not asked."""
    assert themes_asked(LEIDEN, day) == ("co2-reductie", "circulair", "social-return")


@given(st.dates())
def test_before_the_first_phase_nothing_is_asked(day: date) -> None:
    """From then on every core theme is."""
    slugs = tuple(theme.slug for theme in MIDDEN_GRONINGEN.themes if theme.core)
    assert themes_asked(MIDDEN_GRONINGEN, day) == (slugs if day.year >= 2025 else ())


slugs = st.lists(st.sampled_from("abcdefg"), unique=True)


@given(slugs, slugs, slugs)
def test_what_is_neither_chosen_nor_explained_is_open(
    asked: list[str], chosen: list[str], explained: list[str]
) -> None:
    found = left_open(asked, chosen=chosen, explained=explained)
    assert set(found) == set(asked) - set(chosen) - set(explained)
    assert list(found) == [theme for theme in asked if theme in found]
