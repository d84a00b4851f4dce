"""What is put on the watch list, and asked of it, in plain Dutch."""

import pytest

from bot.language.plain_questions import plain_question
from bot.language.watch_words import LONGEST, asked_watch, asks_for_list
from tests.language.test_plain_questions import SENTENCES


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("zet de MKI-plicht op de volglijst", "de MKI-plicht"),
        ("Wil je even de nieuwe wet op onze volglijst zetten?", "de nieuwe wet"),
        ("Zet de nieuwe aanbestedingswet graag op de volglijst.", "de nieuwe aanbestedingswet"),
        ("op de volglijst: de Europese richtlijn", "de Europese richtlijn"),
        ("zet op de volglijst dat de norm verandert", "de norm verandert"),
        ("volg: de tariefherziening van het Rijk", "de tariefherziening van het Rijk"),
        ("zet de masten op de agenda", None),
        ("zet op de volglijst", None),
        ("zet " + "x" * LONGEST + " op de volglijst", None),
    ],
)
def test_what_is_to_be_followed_is_read(said: str, what: str | None) -> None:
    assert asked_watch(said) == what


@pytest.mark.parametrize(
    "said",
    [
        "wat volgen we?",
        "Wat staat er op de volglijst?",
        "laat de volglijst zien",
        "welke ontwikkelingen volgen we",
        "volglijst",
    ],
)
def test_the_list_is_asked_for(said: str) -> None:
    assert asks_for_list(said)
    assert plain_question(said) is None


def test_no_other_sentence_is_taken_for_it() -> None:
    taken = [each for each in SENTENCES if asked_watch(each) or asks_for_list(each)]
    assert taken == []
