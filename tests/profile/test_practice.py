"""The 22 practice examples of the Nulmeting, word for word as they stand there."""

import hashlib
from collections import Counter

import pytest
from pydantic import ValidationError

from bot.messages.lesson_form import TEXT_LENGTH, TITLE_LENGTH
from bot.profile import Profile, load_profile
from bot.profile.practice import Practice, PracticeExample

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
def practice(profile: Profile) -> Practice:
    assert profile.practice is not None
    return profile.practice


def test_there_are_22_in_six_themes(practice: Practice, profile: Profile) -> None:
    assert Counter(example.theme for example in practice.examples) == PER_THEME
    assert len(practice.examples) == 22
    assert set(PER_THEME) == {theme.slug for theme in profile.themes}


def test_they_stand_there_word_for_word(practice: Practice) -> None:
    found = {
        example.title: hashlib.sha256(f"{example.title}: {example.text}".encode()).hexdigest()[:16]
        for example in practice.examples
    }
    assert found == AS_THEY_STAND
    assert list(found) == list(AS_THEY_STAND)


def test_they_say_where_they_come_from(practice: Practice) -> None:
    assert practice.source.title == "MVOI-actieplan"
    assert practice.article == "bijlage 1, Nulmeting"


def test_each_has_a_name_of_its_own_that_stays(practice: Practice) -> None:
    counted = Counter[str]()
    for example in practice.examples:
        counted[example.theme] += 1
        assert example.slug == f"nulmeting-{example.theme}-{counted[example.theme]}"


def test_a_profile_takes_what_a_lesson_holds(practice: Practice) -> None:
    """A longer one could be kept, and not be changed in Slack any more."""
    example = practice.examples[0].model_dump()
    PracticeExample(**example | {"title": "t" * TITLE_LENGTH, "text": "t" * TEXT_LENGTH})
    for field, longest in (("title", TITLE_LENGTH), ("text", TEXT_LENGTH)):
        with pytest.raises(ValidationError):
            PracticeExample(**example | {field: "t" * (longest + 1)})
