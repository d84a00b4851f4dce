"""Percentages as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.percentages import find_percentage, parse_percentage


@pytest.mark.parametrize(
    ("text", "permille"),
    [
        ("25", 250),
        ("25%", 250),
        (" 27,5 % ", 275),
        ("27.5 procent", 275),
        ("0", 0),
        ("100 pct", 1000),
        ("100,1%", None),
        ("101", None),
        ("-5", None),
        ("veel", None),
        ("", None),
        ("25% loon", None),
    ],
)
def test_a_field_holds_one_percentage(text: str, permille: int | None) -> None:
    assert parse_percentage(text) == permille


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2,5 ton 25%", "25%"),
        ("25 procent loon bij 3 ton", "25 procent"),
        ("200.000", None),
        ("1.025%", None),
        ("120%", None),
    ],
)
def test_a_sentence_may_hold_one(text: str, found: str | None) -> None:
    """What is no part of a whole is left alone."""
    where = find_percentage(text)
    assert (text[where.start : where.end] if where else None) == found


@given(st.integers(0, 1000))
def test_every_part_of_a_whole_is_read_back(permille: int) -> None:
    whole, tenth = divmod(permille, 10)
    assert parse_percentage(f"{whole},{tenth}%") == permille


@given(st.text())
def test_any_text_is_taken(text: str) -> None:
    """Without failing, and never outside the whole."""
    for permille in (parse_percentage(text), getattr(find_percentage(text), "permille", None)):
        assert permille is None or 0 <= permille <= 1000
