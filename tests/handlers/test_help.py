"""The help names every command that there is here, and none that there is not."""

import re

import pytest

from bot.messages.help import help_card
from bot.profile import load_profile
from bot.services.municipality import wording_for
from handlers.command_words import ALIASES, SUBCOMMANDS
from tests.messages.samples import houses
from tests.support.colleagues import text_of

LEFT_OUT = {
    "leiden": {"selectie", "sr", "startformulier"},
    "midden-groningen": {"prijs"},
}
"""What there is no rule for, by profile."""


def told(profile: str) -> str:
    """What the card says there."""
    return text_of(list(help_card(wording_for(load_profile(profile))).blocks))


@pytest.mark.parametrize("profile", houses())
def test_every_command_is_named_or_is_another_word_for_one(profile: str) -> None:
    command = load_profile(profile).command
    named = set(re.findall(rf"`{re.escape(command)} ([^\s`]+)", told(profile)))
    assert named == set(SUBCOMMANDS) - set(ALIASES) - LEFT_OUT.get(profile, set())


def test_another_word_asks_no_more_than_the_one_it_stands_for() -> None:
    for word, meant in ALIASES.items():
        assert meant not in ALIASES
        assert SUBCOMMANDS[word].act is SUBCOMMANDS[meant].act


def test_of_the_plan_only_what_stands_in_it_is_named() -> None:
    groningen, leiden = told("midden-groningen"), told("leiden")
    assert "ambities en het manifest" in groningen
    assert "Doelen en het manifest" in leiden
    assert "mbities" not in leiden


def test_what_is_no_command_is_said_above_the_card() -> None:
    words = wording_for(load_profile("leiden"))
    first = text_of(help_card(words, unknown="x").blocks[0])
    assert first == '"x" ken ik niet. Kies hieronder.'
