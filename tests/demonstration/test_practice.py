"""The 22 practice examples of the Nulmeting, word for word as they stand there."""

import hashlib
from collections.abc import Iterator

import pytest

from bot.demonstration import examples_of, posts_of
from bot.demonstration.data import PracticeExample, PracticeTheme
from bot.profile import Profile, load_profile

PER_THEME = {
    "klimaat": 5,
    "social-return": 3,
    "ketenverantwoordelijkheid": 3,
    "circulariteit": 5,
    "milieu-biodiversiteit": 3,
    "diversiteit-inclusie": 3,
}

# The first 16 digits of the SHA-256 of "title: text" as the Nulmeting has it, in the order
# that it has, with every run of white space made one space.
AS_THEY_STAND = {
    "Eerste hulp bij onderhoud": "551d45ecc85e9267",
    "Groene en lokale energiecontracten": "119615cd2a4298d5",
    "Efficiëntere openbare verlichting": "481c85fadb582417",
    "Huis van Cultuur en Bestuur": "634b00742df3d155",
    "Elektrisch wagenpark": "83e2c25b5ed7e0f3",
    "Bouwprojecten": "35b6d026a4d1d25c",
    "Beveiliging": "4051d19bab699cf0",
    "BWRI werkbedrijf": "ef8694e3a23b6bda",
    "Fairtrade paaseieren": "d9ea601ad22c57d3",
    "Lokale groene energie": "2ac8c3178a441ab0",
    "Duurzame bedrijfskleding": "a5d83ca236c06857",
    "Herbruikbare straatlantaarns": "97f5b25e7f4ed4d4",
    "Abonnementenbeheer voor tijdschriften en boeken": "6809743ba784f9d0",
    "Nieuwbouw BWRI": "cfaeb748515395ea",
    "Werkbank BWRI werkbedrijf": "cfc418c4587c9e95",
    "Gereconditioneerde trapliften": "9611079367e177f4",
    "Strooien met pekelwater": "b40bdae353e74aec",
    "Milieuvriendelijke schoonmaak": "eacb23e98fa14d49",
    "Voedselarme bermen": "149f8ace6db9bf55",
    "Genderneutraal toilet": "40efe1ba2b43f5df",
    "Re-integratie BWRI": "8fdbe70794419881",
    "Energiebespaarbox": "57ef6bb5d91ad3cc",
}


@pytest.fixture(scope="module")
def profile() -> Profile:
    return load_profile("midden-groningen")


@pytest.fixture(scope="module")
def themes(profile: Profile) -> tuple[PracticeTheme, ...]:
    practice = examples_of(profile).practice
    assert practice is not None
    return practice.themes


def examples(themes: tuple[PracticeTheme, ...]) -> Iterator[PracticeExample]:
    """Every example of every theme."""
    for theme in themes:
        yield from theme.examples


def test_there_are_22_in_six_themes(themes: tuple[PracticeTheme, ...], profile: Profile) -> None:
    assert {theme.theme: len(theme.examples) for theme in themes} == PER_THEME
    assert sum(PER_THEME.values()) == 22
    assert set(PER_THEME) == {theme.slug for theme in profile.themes}


def test_they_stand_there_word_for_word(themes: tuple[PracticeTheme, ...]) -> None:
    found = {
        example.title: hashlib.sha256(f"{example.title}: {example.text}".encode()).hexdigest()[:16]
        for example in examples(themes)
    }
    assert found == AS_THEY_STAND
    assert list(found) == list(AS_THEY_STAND)


def test_one_post_per_theme_holds_all_its_examples(
    themes: tuple[PracticeTheme, ...], profile: Profile
) -> None:
    told = [post for post in posts_of(profile) if post.channel == profile.channels.community]
    for theme in themes:
        label = profile.theme(theme.theme).label
        (post,) = [post for post in told if post.text.startswith(f"*{label}*")]
        for example in theme.examples:
            assert f"• *{example.title}*: {example.text}" in post.text.splitlines()
