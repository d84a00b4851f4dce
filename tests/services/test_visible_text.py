"""What nobody sees does not stand in a name."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.services.visible_text import visible_text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("As\u200bfalt", "Asfalt"),
        ("\u202etlafsA\u202c weg", "tlafsA weg"),
        ("\ufeffStoep\u00adtegels\u2060", "Stoeptegels"),
        ("Brug \u200d\u200c groen", "Brug groen"),
        ("a\u200db", "ab"),
        ("twee\nregels\x00", "twee regels"),
        ("Café\u0301", "Café\u0301"),
    ],
)
def test_what_nobody_sees_is_taken_out(typed: str, kept: str) -> None:
    """The rest stays as it was typed."""
    assert visible_text(typed) == kept


@pytest.mark.parametrize(
    "emoji",
    [
        "\U0001f469\u200d\U0001f4bb",  # woman with a laptop
        "\U0001f469\U0001f3fd\u200d\U0001f4bb",  # the same with a skin tone
        "\u2764\ufe0f\u200d\U0001f525",  # heart on fire
        "\U0001f3f3\ufe0f\u200d\U0001f308",  # rainbow flag
        "\U0001f642\u200d\u2194\ufe0f",  # head shaking
        "\U0001f468\u200d\U0001f469\u200d\U0001f467",  # family
    ],
)
def test_an_emoji_stays_whole(emoji: str) -> None:
    """Its joiner is no hidden character."""
    assert visible_text(f"Feest {emoji}") == f"Feest {emoji}"


@pytest.mark.parametrize(
    "typed",
    ["", "   ", "\u200b", "\u202e\u202c", "\u200d\u200d", "\u3164", "\u2800 \u200b", "\ufe0f"],
)
def test_a_name_of_which_nothing_shows_is_empty(typed: str) -> None:
    """However many characters it has."""
    assert visible_text(typed) == ""


@given(st.text())
def test_what_is_left_can_be_kept_and_read(text: str) -> None:
    """Taking out twice takes out nothing more."""
    kept = visible_text(text)
    assert visible_text(kept) == kept
    assert not {unicodedata.category(char) for char in kept.replace("\u200d", "")} & {
        "Cc",
        "Cf",
        "Cs",
    }
