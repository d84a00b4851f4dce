"""What somebody types of an action item is read as far as it is clear."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.action_words import ActionWords, asked_action, read_action

MONDAY = date(2026, 11, 23)
FRIDAY = date(2026, 11, 27)

READ = {
    "markt bellen voor vrijdag": ActionWords("markt bellen", FRIDAY),
    "MKI uitzoeken uiterlijk 4 december": ActionWords("MKI uitzoeken", date(2026, 12, 4)),
    "eis schrijven bij traject 14": ActionWords("eis schrijven", number=14),
    "dat <@U0PIET> voor vrijdag de markt belt": ActionWords("de markt belt", FRIDAY, "U0PIET"),
    "dat Piet voor vrijdag de markt belt": ActionWords(
        "Piet de markt belt", FRIDAY, for_another=True
    ),
    "dat ik de markt bel": ActionWords("ik de markt bel"),
    "volgende week de lampen tellen": ActionWords("de lampen tellen", date(2026, 12, 4)),
    "ooit eens opruimen in mei": ActionWords("ooit eens opruimen in mei"),
}


@pytest.mark.parametrize("text", READ)
def test_the_date_the_owner_and_the_trajectory_are_read(text: str) -> None:
    assert read_action(text, MONDAY) == READ[text]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("zet op de actielijst dat Piet voor vrijdag belt", "dat Piet voor vrijdag belt"),
        ("Zet even op de actielijst: markt bellen", "markt bellen"),
        ("maak een actiepunt: markt bellen voor vrijdag", "markt bellen voor vrijdag"),
        ("zet de masten op de agenda", None),
        ("maak een traject aan", None),
    ],
)
def test_what_is_put_on_the_list_is_what_stands_behind(text: str, what: str | None) -> None:
    assert asked_action(text) == what


@given(st.text(max_size=300), st.dates(date(2020, 1, 1), date(2090, 1, 1)))
def test_any_text_can_be_read(text: str, today: date) -> None:
    assert len(read_action(text, today).text) <= len(text)
    assert asked_action(text) is None or asked_action(text)
