"""Every kind of mistake is told with file, key and what would be right."""

import datetime as dt
import tomllib
from typing import Any

import pytest

from bot.profile import ProfileError, ProfileProblem, parse_profile
from tests.profile.samples import DATA, drop, minimal, put

MISTAKES = tomllib.loads((DATA / "mistakes.toml").read_text("utf-8"))["mistakes"]
each_mistake = pytest.mark.parametrize(
    "mistake", MISTAKES, ids=lambda m: f"{m['told_at']}:{m['wrong']}"
)


def problems(data: dict[str, Any]) -> list[ProfileProblem]:
    with pytest.raises(ProfileError) as caught:
        parse_profile(data, "dorp.toml")
    return caught.value.problems


def test_the_sample_is_right() -> None:
    assert parse_profile(minimal()).slug == "dorp"


@each_mistake
def test_a_mistake_is_told(mistake: dict[str, Any]) -> None:
    data = minimal()
    put(data, mistake["key"], mistake["value"])
    found = [problem for problem in problems(data) if problem.key == mistake["told_at"]]
    assert len(found) == 1, problems(data)
    assert found[0].file == "dorp.toml"
    assert mistake["wrong"] in found[0].problem
    assert mistake["right"] in found[0].expected


@each_mistake
def test_one_mistake_is_told_once(mistake: dict[str, Any]) -> None:
    data = minimal()
    put(data, mistake["key"], mistake["value"])
    if mistake["key"] != "themes":  # without themes, whatever names one is wrong as well
        assert [problem.key for problem in problems(data)] == [mistake["told_at"]]


@pytest.mark.parametrize(
    ("key", "right"),
    [
        ("slug", "the profile's own name, such as 'midden-groningen' (a text in quotes)"),
        ("command", "the slash command, such as '/mvoi' (a text in quotes)"),
        ("themes.klimaat.label", "the name as people read it, such as 'Klimaat'"),
        ("channels", "a table with at least default"),
        ("channels.default", "where everything goes"),
        ("thresholds.formulier.amount", "whole euros"),
        ("thresholds.formulier.source", "the slug of one of the [sources.*] tables"),
        ("sources.kader.title", "the document's name"),
    ],
)
def test_a_missing_key_is_told(key: str, right: str) -> None:
    data = minimal()
    drop(data, key)
    found = problems(data)
    assert [problem.key for problem in found] == [key]
    assert found[0].problem == "this key is missing"
    assert right in found[0].expected


def test_all_mistakes_are_told_at_once() -> None:
    data = minimal()
    put(data, "categories.gww.themes", ["klimat"])
    put(data, "thresholds.formulier.amount", "veel")
    put(data, "colour", "blue")
    drop(data, "acronym")
    assert {problem.key for problem in problems(data)} == {
        "categories.gww.themes[0]",
        "thresholds.formulier.amount",
        "colour",
        "acronym",
    }


def test_a_threshold_that_ends_before_it_starts() -> None:
    data = minimal()
    put(data, "thresholds.formulier.valid_from", dt.date(2026, 1, 1))
    put(data, "thresholds.formulier.valid_until", dt.date(2025, 12, 31))
    (found,) = problems(data)
    assert found.key == "thresholds.formulier.valid_until"
    assert found.expected == "2026-01-01 or later"


def test_a_mistake_reads_as_one_line() -> None:
    data = minimal()
    put(data, "categories.gww.teams", ["bro"])
    with pytest.raises(ProfileError) as caught:
        parse_profile(data, "dorp.toml")
    assert str(caught.value) == (
        "dorp.toml: categories.gww.teams[0]: 'bro' is not in [teams]; "
        "expected one of: bor; did you mean 'bor'?"
    )
