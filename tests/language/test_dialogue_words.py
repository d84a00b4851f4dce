"""A word about a question: yes, no, stop, not yet; and what is left of a correction."""

import pytest

from bot.language.dialogue_words import (
    announced,
    is_request,
    named_title,
    names_something,
    pleasantry,
    without_correcting,
    without_label,
)
from bot.language.replies import Reply, read_reply


@pytest.mark.parametrize(
    ("said", "reply"),
    [
        ("ja", Reply.YES),
        ("Ja, klopt!", Reply.YES),
        ("ja hoor", Reply.YES),
        ("Oké, doe maar.", Reply.YES),
        (":+1:", Reply.YES),
        ("👍", Reply.YES),
        ("nee", Reply.NO),
        ("Dat klopt niet", Reply.NO),
        ("toch niet", Reply.STOP),
        ("Nee, laat maar...", Reply.STOP),
        ("STOP", Reply.STOP),
        ("weet ik nog niet", Reply.SKIP),
        ("geen idee", Reply.SKIP),
        ("eerst dit", Reply.FIRST),
        ("het nieuwe", Reply.SECOND),
    ],
)
def test_a_whole_message_can_be_one_word(said: str, reply: Reply) -> None:
    assert read_reply(said) is reply


@pytest.mark.parametrize(
    "said",
    ["", "1", "ja, maar 3 ton", "nee, 3 ton", "toch in mei", "stop met asfalt", "goed asfalt"],
)
def test_what_says_more_is_no_such_word(said: str) -> None:
    assert read_reply(said) is None


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("nee, 3 ton", "3 ton"),
        ("nee ict", "ict"),
        ("toch in mei", "in mei"),
        ("ja, maar 3 ton", "3 ton"),
        ("het moet 3 ton zijn", "3 ton"),
        ("maak er 2 ton van", "2 ton"),
        ("nee, het bedrag is 3 ton", "3 ton"),
        ("sorry, ik bedoel team BOR", "team BOR"),
        ("niet mei maar juni", "juni"),
        ("nee niet in mei, maar in juni", "in juni"),
        ("in mei graag", "in mei"),
        ("doe toch maar september", "september"),
    ],
)
def test_what_only_says_that_it_is_otherwise_is_left_out(said: str, left: str) -> None:
    assert without_correcting(said) == (left, True)


@pytest.mark.parametrize(
    "said", ["3 ton", "asfalt in mei", "neem contact op", "tochten door de wijk"]
)
def test_what_corrects_nothing_stays_whole(said: str) -> None:
    assert without_correcting(said) == (said, False)


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("noem het Asfalt N33", "Asfalt N33"),
        ('de titel is "Asfalt N33"', "Asfalt N33"),
        ("nee, titel: asfalt", "asfalt"),
        ("asfalt N33", ""),
    ],
)
def test_a_title_is_given_in_so_many_words(said: str, title: str) -> None:
    assert named_title(said) == title


@pytest.mark.parametrize(
    "said",
    [
        "hoeveel trajecten lopen er?",
        "zoek lessen over asfalt",
        "hoe staat het met traject 14",
        "Ik wil een traject aanmelden: laptops",
        "zet laadpalen op de agenda",
    ],
)
def test_a_request_asks_something_of_the_bot(said: str) -> None:
    assert is_request(said)


@pytest.mark.parametrize(
    "said", ["We gaan laptops kopen voor 2 ton.", "Het was te duur.", "Alles was oud."]
)
def test_what_tells_something_is_no_request(said: str) -> None:
    assert not is_request(said)


@pytest.mark.parametrize("title", ["Ik wil graag een traject aanmelden", "Iets", "Traject", ""])
def test_that_something_is_bought_is_no_title(title: str) -> None:
    assert not names_something(title)
    assert names_something(f"{title} asfalt")


@pytest.mark.parametrize(
    ("said", "about"),
    [
        ("Ik wil graag een leerervaring delen", ""),
        ("ik heb een les", ""),
        (
            "Ik wil graag een leerervaring delen over de inkoop van groene stroom",
            "de inkoop van groene stroom",
        ),
    ],
)
def test_a_lesson_can_be_announced_only(said: str, about: str) -> None:
    assert announced(said) == about


@pytest.mark.parametrize(
    ("said", "learnt"),
    [
        ("les: vraag naar de MKI", "vraag naar de MKI"),
        ("Tip! Vraag naar het productenpaspoort", "Vraag naar het productenpaspoort"),
        ("Geleerd: begin eerder.", "begin eerder."),
        ("We hebben geleerd dat masten herbruikbaar zijn", None),
    ],
)
def test_the_word_that_says_it_is_a_lesson_is_left_out(said: str, learnt: str | None) -> None:
    assert announced(said) is None
    assert without_label(said) == (learnt or said)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Goedemorgen!", "greeting"),
        ("dank je wel", "thanks"),
        ("fijn weekend allemaal", "bye"),
        ("haha", "chat"),
    ],
)
def test_small_talk_is_answered_in_kind(said: str, kind: str) -> None:
    assert pleasantry(said) == kind


def test_long_rows_of_signs_take_no_time() -> None:
    """Somebody pastes a mail with rulers; here it would not come to an end."""
    for text in ("tabel " + "-" * 50_000 + " x", "naam" + " " * 50_000 + "bedrag", "!" * 50_000):
        without_correcting(text)
        named_title(text)
        is_request(text)
        announced(text)
        read_reply(text)
