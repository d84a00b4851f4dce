"""What somebody types about a value: an amount, wages, a trajectory, or something else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.services.value_words import read_value_fields, read_value_words


@pytest.mark.parametrize(
    ("text", "cents", "permille"),
    [
        ("2,5 ton 25%", 25_000_000, 250),
        ("25% 2,5 ton", 25_000_000, 250),
        ("bij 3 ton?", 30_000_000, None),
        ("200000", 20_000_000, None),
        ("€ 0", 0, None),
        ("0", 0, None),
        ("300.000 euro met 27,5 procent loonkosten", 30_000_000, 275),
    ],
)
def test_an_amount_and_wages_are_read(text: str, cents: int, permille: int | None) -> None:
    said = read_value_words(text)
    assert (said.value_cents, said.wage_permille) == (cents, permille)
    assert (said.number, said.problems, said.left) == (None, (), "")


@pytest.mark.parametrize("text", ["traject 14", "14", "#14", "nr. 14", "Traject nr 14?"])
def test_a_trajectory_is_named_by_its_number(text: str) -> None:
    """A small bare number too: nobody estimates € 14."""
    said = read_value_words(text)
    assert (said.number, said.value_cents, said.problems) == (14, None, ())


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("veel", "value_unclear"),
        ("2 à 3 ton", "value_range"),
        ("-5000", "value_negative"),
        ("3 ton per jaar", "value_per_period"),
        ("3 ton incl. btw", "value_with_vat"),
        ("99999999999999999999", "value_too_large"),
        ("3 ton 120%", "wages_unclear"),
    ],
)
def test_what_cannot_be_read_is_told(text: str, phrase: str) -> None:
    assert [each.phrase for each in read_value_words(text).problems] == [phrase]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("toepassen bij de schoonmaak, 3 ton", "toepassen schoonmaak"),
        ("Slochteren", "Slochteren"),
        ("verhogen in de Dorpsstraat 2 ton", "verhogen Dorpsstraat"),
    ],
)
def test_words_about_something_else_are_left(text: str, left: str) -> None:
    """By them a command sees that it is another sentence."""
    assert read_value_words(text).left == left


def test_every_mistake_in_the_form_is_told_at_once() -> None:
    problems = read_value_fields("veel", "alles").problems
    assert [each.name for each in problems] == ["value", "wages"]


@settings(deadline=None)
@given(st.text(max_size=80) | st.text("0123456789.,% €tonmlej-", max_size=30))
def test_any_text_is_taken(text: str) -> None:
    said = read_value_words(text)
    assert said.wage_permille is None or 0 <= said.wage_permille <= 1000
    assert said.value_cents is None or said.value_cents >= 0
    assert said.number is None or said.value_cents is None
