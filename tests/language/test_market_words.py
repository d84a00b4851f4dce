"""Whether a text speaks of talking with the market, and not of a market on a square."""

import pytest

from bot.language.market_words import says_nothing, speaks_of_market


@pytest.mark.parametrize(
    "text",
    [
        "Marktconsultatie gehouden",
        "Is er een marktverkenning gedaan?",
        "We spraken vooraf met de markt.",
        "Drie marktpartijen dachten mee",
        "De markt-dialoog gaf ruimte",
    ],
)
def test_a_talk_with_the_market_is_seen(text: str) -> None:
    assert speaks_of_market(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mensen met een afstand tot de arbeidsmarkt",
        "Bestrating van het marktplein",
        "Kramen voor de weekmarkt op de markt",
        "De markt biedt dit nog niet",
        "Supermarkt met statiegeld",
        "",
    ],
)
def test_another_market_is_not(text: str) -> None:
    assert not speaks_of_market(text)


@pytest.mark.parametrize("answer", ["Nee.", "nvt", "n.v.t.", "-", "weet ik nog niet", "Geen", " "])
def test_a_plain_no_says_nothing(answer: str) -> None:
    assert says_nothing(answer)


@pytest.mark.parametrize("answer", ["Ja", "Nee, maar wel drie partijen gebeld", "In mei"])
def test_an_answer_says_something(answer: str) -> None:
    assert not says_nothing(answer)
