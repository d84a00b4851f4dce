"""Finding is good enough, also at what it was not tuned on."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.database import Database
from tests.services.finding.collection import APART, PROFILE, TUNED, keep_all, lessons, queries
from tests.services.finding.measuring import (
    Find,
    as_the_bot,
    by_pieces,
    by_stems,
    by_words,
    quality,
    simply,
)
from tests.services.house import build_house


@pytest.fixture(scope="module")
def bot(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Find]:
    """Finding as the bot does it, among the whole collection."""
    file = shutil.copy(sqlite_template, tmp_path_factory.mktemp("finding") / "vaandel.db")
    database = Database(f"sqlite:///{file}")
    house = build_house(database, profile=PROFILE)
    with house.session() as session:
        yield as_the_bot(session, house.here, keep_all(session, house.here))
    database.close()


@pytest.mark.parametrize("file", [TUNED, APART])
def test_the_answer_is_among_the_first_three(bot: Find, file: str) -> None:
    found = quality(bot, queries(file))
    assert found.in_three >= 0.93
    assert found.first >= 0.82
    assert found.reciprocal >= 0.87


@pytest.mark.parametrize("file", [TUNED, APART])
def test_it_beats_each_of_its_means_alone(bot: Find, file: str) -> None:
    best = max(
        quality(simply(terms), queries(file)).in_three for terms in (by_words, by_stems, by_pieces)
    )
    assert quality(bot, queries(file)).in_three >= best + 0.1


@pytest.mark.parametrize("file", [TUNED, APART])
def test_every_answer_is_a_lesson(file: str) -> None:
    assert all(answers and answers <= lessons().keys() for answers in queries(file).values())


def test_what_is_kept_apart_is_not_tuned_on() -> None:
    assert not queries(TUNED).keys() & queries(APART).keys()
    assert len(queries(TUNED)) >= 120


@pytest.mark.parametrize(
    "text",
    [
        "vakantie spanje",
        "pannenkoekenrecept",
        "voetbalwedstrijd",
        "bruidsjurk",
        "tandarts",
        "olifant",
        "hypotheek",
        "aardbeienjam",
        "kapper",
        "bitcoin",
        "qwertyuiop",
        "lorem ipsum dolor",
    ],
)
def test_what_no_lesson_is_about_finds_nothing(bot: Find, text: str) -> None:
    assert bot(text) == []


@pytest.mark.parametrize("theme", ["klimaat", "social return", "ISV", "diversiteit en inclusie"])
def test_the_name_of_a_theme_finds_every_lesson_with_it(bot: Find, theme: str) -> None:
    slugs = {
        "klimaat": "klimaat",
        "social return": "social-return",
        "ISV": "ketenverantwoordelijkheid",
        "diversiteit en inclusie": "diversiteit-inclusie",
    }
    having_it = {name for name, lesson in lessons().items() if slugs[theme] in lesson.themes}
    assert having_it <= set(bot(theme))
