"""What a text is found by: its words, the words in its compounds, and pieces."""

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.search_words import LONGEST, asked_words, search_words
from bot.language.terms import (
    ANALYSIS,
    PIECE,
    label_term,
    part_term,
    stem_in,
    terms_of,
    word_term,
    word_terms_from,
)

TEXT = """
We vervangen de straatverlichting door ledlampen en dimmen die 's nachts. De dienstauto's en
bestelbussen van de buitendienst rijden elektrisch; eerst kwamen de laadpalen. Daken, wegen,
bomen, kinderen en scholen: overal kan hergebruik. Sociale werkvoorziening, re-integratie en
leerlingenvervoer horen bij het sociaal domein. Gunningscriteria, raamovereenkomsten en
marktconsultaties helpen de inkoopadviseur. CO₂-uitstoot, MKI en B1 blijven heel.
"""
FINGERPRINT = {3: 3289453137}
"""What the present analysis makes of that."""

_COLUMN = 60


def test_other_terms_are_another_analysis() -> None:
    """Who changes the terms, or takes in another dictionary or stemmer, raises ANALYSIS."""
    terms = terms_of(TEXT)
    made = zlib.crc32(" ".join(f"{term}={terms[term]}" for term in sorted(terms)).encode())
    assert {ANALYSIS: made} == FINGERPRINT


def test_a_compound_is_found_by_its_words() -> None:
    terms = terms_of("straatverlichting")
    assert part_term("straat") in terms
    assert terms_of("verlichting").keys() & {word_term("verlicht")}
    assert part_term("verlicht") in terms


def test_two_compounds_with_a_word_in_common_find_each_other() -> None:
    common = terms_of("straatverlichting").keys() & terms_of("straatlantaarns").keys()
    assert part_term("straat") in common


@pytest.mark.parametrize("code", ["CO2", "ict", "gww", "led", "wmo", "B1", "MKI", "2030"])
def test_a_short_code_stays_whole(code: str) -> None:
    assert terms_of(code) == {word_term(code.lower()): 1}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("CO₂", "co2"),
        ("Energiecoöperatie", "ENERGIECOOPERATIE"),
        ("auto's", "auto"),
        ("auto’s", "auto"),
        ("zzp'ers", "zzp"),
        ("de lamp, en het licht!", "lamp licht"),
    ],
)
def test_how_it_is_written_makes_no_difference(one: str, other: str) -> None:
    assert terms_of(one) == terms_of(other)


@pytest.mark.parametrize("hyphened", ["re-integratie", "zonne-energie", "e-bike", "cv-ketel"])
def test_what_has_a_hyphen_is_found_without(hyphened: str) -> None:
    assert hyphened.replace("-", "") in search_words(hyphened)


def test_what_says_nothing_is_left_out() -> None:
    assert search_words("wat hebben wij er van de een aan gehad?") == []


def test_asking_for_lessons_is_not_what_they_are_about() -> None:
    assert asked_words("tips en voorbeelden over lampen en lampen") == ["lampen"]
    assert asked_words("tips") == ["tips"]


@pytest.mark.parametrize("letter", ["a", "m", "y", "z", "w"])
def test_the_terms_of_a_letter_lie_together(letter: str) -> None:
    first, end = word_terms_from(letter)
    inside = [word_term(f"{letter}{rest}") for rest in ("a", "zzz", "2", "m")]
    outside = [
        word_term("b"),
        part_term(f"{letter}a"),
        label_term("theme", f"{letter}a"),
        f"p:{letter}aaaa",
    ]
    assert all(first <= term < end for term in inside)
    assert not any(first <= term < end for term in outside)


@given(st.text(max_size=200))
def test_every_term_fits_its_column(text: str) -> None:
    assert all(0 < len(term) <= _COLUMN for term in terms_of(text))


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=PIECE, max_size=LONGEST))
def test_a_slip_of_the_finger_leaves_pieces_in_common(word: str) -> None:
    """With one letter too many in front, every piece is still there."""
    pieces = {term for term in terms_of(word) if term.startswith("p:")}
    longer = {term for term in terms_of(f"q{word}"[:LONGEST]) if term.startswith("p:")}
    assert len(pieces - longer) <= 1


@given(st.text(max_size=60), st.text(max_size=60))
def test_two_lines_are_found_by_what_each_is_found_by(one: str, other: str) -> None:
    assert terms_of(f"{one}\n{other}") == terms_of(one) + terms_of(other)


def test_only_the_term_of_a_word_gives_its_stem_back() -> None:
    assert stem_in(word_term("lamp")) == "lamp"
    assert stem_in(part_term("lamp")) is None
