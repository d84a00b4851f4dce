"""Choices that are typed: names, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.choosing import read_choices
from bot.language.folding import folded

NAMES = {
    "klimaat": "klimaat",
    "circulair": "circulariteit",
    "circulariteit": "circulariteit",
    "social return": "social-return",
    "return": "retour",
    "ict": "ict",
    "het ging goed": "goed",
    "goed": "goed",
}


@pytest.mark.parametrize(
    ("typed", "slugs"),
    [
        ("klimaat", ("klimaat",)),
        (
            "Klimaat, circulariteit en social return.",
            ("klimaat", "circulariteit", "social-return"),
        ),
        ("Klimaat, Circulair", ("klimaat", "circulariteit")),
        ("klimaat en social return", ("klimaat", "social-return")),
        ("circulair / circulariteit", ("circulariteit",)),
        ("thema's klimaat", None),
        ("thema klimaat", ("klimaat",)),
        ("het ging goed", ("goed",)),
        ("goed", ("goed",)),
        ("klimat", ("klimaat",)),
        ("klimat en ict", None),
        ("klimaat, geen idee", None),
        ("en", None),
        ("", None),
    ],
)
def test_names_are_read_and_nothing_is_guessed(typed: str, slugs: tuple[str, ...] | None) -> None:
    assert read_choices(typed, NAMES) == slugs


@given(st.lists(st.sampled_from(sorted(NAMES)), min_size=1, max_size=5))
def test_whatever_is_named_is_chosen_once(named: list[str]) -> None:
    chosen = read_choices(", ".join(named), NAMES)
    assert chosen is not None
    assert len(chosen) == len(set(chosen))
    assert set(chosen) <= set(NAMES.values())


@given(st.text(max_size=60))
def test_any_text_is_choices_or_none(text: str) -> None:
    chosen = read_choices(text, NAMES)
    assert chosen is None or set(chosen) <= set(NAMES.values())
    if not folded(text):
        assert chosen is None
