"""The forms of a word, the words in a compound, and what a slip of the finger meant."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.compounds import parts_of
from bot.language.mending import mendings_of
from bot.language.stems import is_word, stems_of
from bot.language.synonyms import phrase_of, synonyms_of

LETTERS = "abcdefghijklmnopqrstuvwxyz"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("lamp", "lampen"),
        ("dak", "daken"),
        ("weg", "wegen"),
        ("boom", "bomen"),
        ("bus", "bussen"),
        ("kind", "kinderen"),
        ("wagen", "wagens"),
        ("laptop", "laptops"),
        ("stoel", "stoelen"),
        ("verlichten", "verlichting"),
        ("besparing", "besparen"),
        ("circulair", "circulaire"),
        ("groen", "groene"),
        ("duurzaam", "duurzame"),
        ("herbruikbaar", "herbruikbare"),
        ("handhaver", "handhaving"),
        ("bewakers", "bewaking"),
    ],
)
def test_forms_of_a_word_have_a_stem_in_common(one: str, other: str) -> None:
    assert set(stems_of(one)) & set(stems_of(other))


@pytest.mark.parametrize(
    ("one", "other"), [("bom", "boom"), ("led", "leden"), ("auto", "automaat"), ("gas", "gast")]
)
def test_other_words_have_none(one: str, other: str) -> None:
    assert not set(stems_of(one)) & set(stems_of(other))


@pytest.mark.parametrize(
    ("compound", "parts"),
    [
        ("straatverlichting", {"straat", "verlichting"}),
        ("ledlampen", {"led", "lampen"}),
        ("bestelbussen", {"bestel", "bussen"}),
        ("gladheidsbestrijding", {"gladheid", "bestrijding"}),
        ("leerlingenvervoer", {"leerlingen", "vervoer"}),
        ("dagschoonmaak", {"dag", "schoonmaak"}),
        ("energiebespaarbox", {"energie", "bespaar", "box"}),
        ("straatverlichtng", {"straat", "verlichtng"}),
    ],
)
def test_a_compound_falls_apart(compound: str, parts: set[str]) -> None:
    assert parts <= set(parts_of(compound))


@pytest.mark.parametrize(
    "word", ["led", "lamp", "papier", "kantoor", "planten", "bomen", "gunning", "xyzzy", "gemeente"]
)
def test_a_plain_word_does_not(word: str) -> None:
    assert parts_of(word) == ()


@given(st.text(alphabet=LETTERS, max_size=60))
def test_parts_stand_in_the_word(word: str) -> None:
    assert all(part in word and part != word for part in parts_of(word))


def test_the_longest_word_costs_no_time() -> None:
    began = time.perf_counter()
    parts_of("en" * 20)
    parts_of("dak" * 13)
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("asfelt", "asfalt"),
        ("aplicatie", "applicatie"),
        ("jeudgzorg", "jeugdzorg"),
        ("straatverlichtng", "straatverlichting"),
        ("lamepn", "lampen"),
    ],
)
def test_a_slip_of_the_finger_is_understood(typed: str, meant: str) -> None:
    assert meant in mendings_of(typed, ["asfalt", "applicatie", "lampen", "lantaarn"])


@pytest.mark.parametrize("typed", ["asfelt", "aplicatie"])
def test_nothing_near_is_nothing_meant(typed: str) -> None:
    assert "lantaarn" not in mendings_of(typed, ["lantaarn"])


@given(st.text(alphabet=LETTERS, min_size=5, max_size=12), st.data())
def test_two_letters_that_swapped_places_are_one_slip(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(word) - 2))
    typed = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    assert word in mendings_of(typed, [word])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("wc", "toilet"),
        ("social return", "afstand tot de arbeidsmarkt"),
        ("e-bike", "elektrische fiets"),
        ("refurbished", "tweedehands"),
        ("wagenpark", "voertuigen"),
    ],
)
def test_synonyms_find_each_other(one: str, other: str) -> None:
    assert phrase_of(other) in synonyms_of(phrase_of(one))
    assert phrase_of(one) in synonyms_of(phrase_of(other))


@pytest.mark.parametrize(("one", "other"), [("wagens", "auto"), ("bewakers", "beveiliging")])
def test_every_form_of_a_word_has_its_synonyms(one: str, other: str) -> None:
    assert phrase_of(other) in synonyms_of(phrase_of(one))


def test_a_kind_answers_better_than_what_it_is_a_kind_of() -> None:
    broad, narrow = phrase_of("voertuig"), phrase_of("bestelbus")
    assert synonyms_of(broad)[narrow] > synonyms_of(narrow)[broad]


def test_what_is_no_word_is_none() -> None:
    assert is_word("lamp")
    assert not is_word("lapm")
