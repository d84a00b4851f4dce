"""What somebody types about a value: an amount, wages, a trajectory, or something else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.services.value_words import read_return_words, read_value_fields, read_value_words
from handlers import procedure


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
        ("200.001 loon 29%", 20_000_100, 290),
        ("200.001 29% loon", 20_000_100, 290),
    ],
)
def test_an_amount_and_wages_are_read(text: str, cents: int, permille: int | None) -> None:
    said = read_value_words(text)
    assert (said.value_cents, said.wage_permille) == (cents, permille)
    assert (said.number, said.problems, said.left) == (None, (), "")


@pytest.mark.parametrize(
    "text", ["traject 14", "14", "#14", "nr. 14", "Traject nr 14?", "T-14", "traject: 14"]
)
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
        ("200.001 loon 120%", "wages_unclear"),
        ("1 mln 20", "value_unclear"),
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


@pytest.mark.parametrize("text", ["1 mln 20", "1,5 miljoen 25", "3 ton 20"])
def test_two_digits_behind_a_value_may_be_wages_and_are_asked_about(text: str) -> None:
    """Nothing is reckoned with 1,2 million for who meant 20 per cent."""
    said = read_return_words(text)
    assert said.value_cents is None
    assert [each.phrase for each in said.problems] == ["value_unclear"]
    assert said.left == ""
    assert read_return_words(f"{text}%").wage_permille in (200, 250)


@pytest.mark.parametrize(
    "text", ["", "6 mln werk", "250.000 maart 2028", "werk 6 mln", "1 mln 20", "2 ton Dorpsstraat"]
)
def test_what_explains_an_amount_keeps_a_threshold_a_threshold(text: str) -> None:
    assert procedure.is_asked(text)


@pytest.mark.parametrize("text", ["aanleggen in de Dorpsstraat 2 ton", "Dorpsstraat", "3 cm hoog"])
def test_a_speed_bump_is_no_threshold_of_a_value(text: str) -> None:
    assert not procedure.is_asked(text)


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
