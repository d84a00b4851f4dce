"""``vaandel search``: what a script reads, and what a person does."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bot.cli import build
from bot.services.lesson_fields import LessonInput
from bot.services.lessons import Origin, keep_lesson
from storage.database import Database
from storage.migrate import upgrade
from storage.vocabulary import LessonOrigin
from tests.services.house import NOW, build_house

PROFILE = "midden-groningen"


@pytest.fixture
def url(tmp_path: Path) -> str:
    """A database with two lessons: one from a file, one that a person told."""
    database = Database(f"sqlite:///{tmp_path / 'vaandel.db'}")
    upgrade(database)
    house = build_house(database, profile=PROFILE)
    origin = Origin(kind=LessonOrigin.IMPORT, ref="nul-12")
    with house.session() as session:
        for wanted, comes_from in (
            (LessonInput("Herbruikbare straatlantaarns", "Masten op straat."), origin),
            (LessonInput("Strooien met pekelwater", "Zoutarm, op straat."), None),
        ):
            keep_lesson(
                session, here=house.here, teller_id=None, wanted=wanted, now=NOW, origin=comes_from
            )
        session.commit()
    database.close()
    return f"sqlite:///{tmp_path / 'vaandel.db'}"


def run(*arguments: str, url: str) -> Result:
    """The command, as somebody types it."""
    return CliRunner().invoke(build(), ["search", *arguments, "--database-url", url])


def found(*arguments: str, url: str) -> list[dict[str, Any]]:
    """What a script reads."""
    result = run(*arguments, "--json", url=url)
    assert result.exit_code == 0, result.output
    read = json.loads(result.stdout)
    assert isinstance(read, list)
    return read


def test_a_script_reads_ref_title_and_score(url: str) -> None:
    (only,) = found("lantaarnpalen", url=url)
    assert only.keys() == {"ref", "title", "score"}
    assert (only["ref"], only["title"]) == ("nul-12", "Herbruikbare straatlantaarns")
    assert only["score"] > 0


def test_a_lesson_without_a_ref_is_called_by_its_number(url: str) -> None:
    assert [each["ref"] for each in found("zout", url=url)] == ["les-2"]


def test_the_best_comes_first_and_the_limit_holds(url: str) -> None:
    both = found("straat pekelwater", url=url)
    assert [each["ref"] for each in both] == ["les-2", "nul-12"]
    assert both[0]["score"] > both[1]["score"]
    assert found("straat", "pekelwater", "--limit", "1", url=url) == both[:1]


def test_nothing_found_is_an_answer_too(url: str) -> None:
    assert found("olifant", url=url) == []
    result = run("olifant", url=url)
    assert (result.exit_code, result.stdout) == (0, "Nothing found.\n")


def test_an_empty_text_lists_the_newest(url: str) -> None:
    assert [each["ref"] for each in found("", url=url)] == ["les-2", "nul-12"]


def test_a_person_reads_a_list(url: str) -> None:
    lines = run("straat pekelwater", url=url).stdout.splitlines()
    assert [line.split(maxsplit=2)[1:] for line in lines] == [
        ["les-2", "Strooien met pekelwater"],
        ["nul-12", "Herbruikbare straatlantaarns"],
    ]


@pytest.mark.parametrize("wrong", [("x", "--limit", "0"), (), ("x", "--workspace", "T9999")])
def test_wrong_use_ends_with_two(url: str, wrong: tuple[str, ...]) -> None:
    assert run(*wrong, url=url).exit_code == 2


def test_an_empty_database_is_made_ready(tmp_path: Path) -> None:
    assert found("lamp", url=f"sqlite:///{tmp_path / 'new.db'}") == []
