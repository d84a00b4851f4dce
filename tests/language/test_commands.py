"""What stands behind the slash command: its first word, a number, a slip of the finger."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.commands import (
    NO_SUCH_NUMBER,
    nearest,
    read_number,
    read_step,
    read_trajectory,
    split_command,
)

KNOWN = ("help", "hulp", "traject", "trajecten")


@pytest.mark.parametrize("space", [" ", "\n", "\t", "\r\n", "\u00a0", " \n "])
def test_any_white_space_parts_the_first_word_from_the_rest(space: str) -> None:
    assert split_command(f"traject{space}lampen 4 ton ") == ("traject", "lampen 4 ton")


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_nothing_has_no_first_word(text: str) -> None:
    assert split_command(text) == ("", "")


@given(st.text())
def test_no_word_is_lost(text: str) -> None:
    assert " ".join(split_command(text)).split() == text.split()


@pytest.mark.parametrize(
    "text",
    ["1", "#1", "# 1", "nr 1", "nr. 1", "nr.1", "Nr. 1", "NR1", "no. 1", "nummer 1", "1.", "001"],
)
def test_a_number_is_written_in_many_ways(text: str) -> None:
    assert read_number(text) == 1


@pytest.mark.parametrize(
    "text", ["", "#", "1 lamp", "lamp 1", "1,5", "1.5", "2 ton", "nr", "nummers 1", "²", "1 2"]
)
def test_what_only_holds_a_number_is_a_title(text: str) -> None:
    assert read_number(text) is None


@pytest.mark.parametrize(
    "text",
    [
        *("14", "voor traject 14", "van het traject nr. 14", "bij #14", "Traject: 14"),
        *("trajectnummer 14", "T-14", "t14", "traject-14", "voor T-14"),
    ],
)
def test_words_before_it_say_that_a_number_is_that_of_a_trajectory(text: str) -> None:
    assert read_trajectory(text) == 14


@pytest.mark.parametrize(
    "text",
    ["", "voor traject", "voor de gymzaal", "14 ton zand", "voor 2 ton", "T-shirts", "A t14"],
)
def test_what_else_stands_there_is_no_number_of_a_trajectory(text: str) -> None:
    assert read_trajectory(text) is None


@pytest.mark.parametrize("text", ["-1", "- 1", "nr. -1", "9" * 5000, "0"])
def test_some_numbers_nothing_can_have(text: str) -> None:
    assert read_number(text) == NO_SUCH_NUMBER


@given(st.integers(1, 10**12))
def test_every_number_is_read_back(number: int) -> None:
    assert read_number(f"#{number}") == number


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("trajekt", "traject"),
        ("trajct", "traject"),
        ("Tarject", "traject"),
        ("trajecten.", "trajecten"),
        ("trajekten", "trajecten"),
        ("hlp", "help"),
        ("heelp", "help"),
    ],
)
def test_a_slip_of_the_finger_is_understood(word: str, meant: str) -> None:
    assert nearest(word, KNOWN) == meant


@pytest.mark.parametrize("word", ["", "lampen", "hele", "project", "tractor", "14", "!?"])
def test_another_word_is_another_word(word: str) -> None:
    assert nearest(word, KNOWN) is None


@pytest.mark.parametrize(
    "text", ["14 stap", "stap 14", "nr. 14 volgende stap", "14 Stappen", "stap voor traject 14"]
)
def test_a_number_with_a_step_asks_where_it_stands(text: str) -> None:
    assert read_step(text) == 14


@pytest.mark.parametrize("text", ["14", "stap", "volgende stap", "14 traptreden", "", "fase 2"])
def test_without_either_it_asks_for_no_step(text: str) -> None:
    assert read_step(text) is None
