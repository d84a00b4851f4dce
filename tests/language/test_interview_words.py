"""A word alone that stands for a button, and what only looks like one."""

import pytest

from bot.language.interview_words import Word, read_word


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("overslaan", Word.SKIP),
        ("Overslaan!", Word.SKIP),
        ("  sla over ", Word.SKIP),
        ("n.v.t.", Word.SKIP),
        ("Weet ik niet.", Word.SKIP),
        ("later", Word.LATER),
        ("Later verder", Word.LATER),
        ("STOP", Word.STOP),
        ("stoppen", Word.STOP),
        ("hulp", Word.HELP),
        ("?", Word.HELP),
        ("laat staan", Word.KEEP),
        ("Nee", Word.NO),
        ("Nee, laat staan", Word.KEEP),
        ("Ja.", Word.YES),
    ],
)
def test_a_word_alone_is_read_however_it_is_written(typed: str, word: Word) -> None:
    assert read_word(typed) is word


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "later bleek dat het duurder was",
        "stop met losse bestellingen",
        "we konden de keuring niet overslaan",
        "hulp van de beheerder was nodig",
        "nee, dat lukte niet",
        "ja, dat lukte",
    ],
)
def test_an_answer_with_such_a_word_in_it_is_an_answer(typed: str) -> None:
    assert read_word(typed) is None
