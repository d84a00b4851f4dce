"""Text that is meant for a colleague, or that tells what others bought."""

import pytest

from bot.language.understanding.others import is_for_another, tells_of_others


@pytest.mark.parametrize(
    "text",
    [
        "@Marieke kun jij de offerte betalen?",
        "Jan, heb jij de sleutel?",
        "Hoi Sandra, wil je de stoelen klaarzetten?",
        "Heb jij de offerte al getekend, Mark?",
    ],
)
def test_a_colleague_is_spoken_to_by_name(text: str) -> None:
    assert is_for_another(text)


@pytest.mark.parametrize(
    "text",
    [
        "@Vaandel kun jij een traject aanmaken?",
        "Vaandel, kun je dit noteren?",
        "Hoi allemaal, kun je dit noteren?",
        "Laptops, 3 ton, maart",
        "Hoi Jan, we gaan een brug aanbesteden voor 3 ton",
    ],
)
def test_the_bot_or_nobody_is_spoken_to(text: str) -> None:
    assert not is_for_another(text)


def test_what_others_bought_is_told_apart_from_what_we_plan() -> None:
    assert tells_of_others("De gemeente Groningen heeft voor 12 miljoen bussen besteld")
    assert tells_of_others("Heerenveen betaalt 2 miljoen voor een keeper")
    assert not tells_of_others("We hebben 12 miljoen voor bussen")
    assert not tells_of_others("Sociaal Beleid heeft 3 ton en wij gaan trapliften kopen")
