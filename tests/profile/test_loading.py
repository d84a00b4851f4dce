"""Profiles come by name or from a file of one's own."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.profile import Profile, ProfileError, ProfileProblem, load_profile, profile_names
from tests.profile.samples import DATA, EVERY_OPTION


def mistake(name_or_path: str | Path) -> ProfileProblem:
    with pytest.raises(ProfileError) as caught:
        load_profile(name_or_path)
    (problem,) = caught.value.problems
    return problem


def test_two_profiles_ship() -> None:
    assert profile_names() == ["leiden", "midden-groningen"]


@pytest.mark.parametrize("name", ["leiden", "midden-groningen"])
def test_a_shipped_profile_is_called_by_its_slug(name: str) -> None:
    assert load_profile(name).slug == name


def test_a_profile_of_ones_own_comes_from_a_path() -> None:
    assert load_profile(EVERY_OPTION).slug == "voorbeeldstad"
    assert load_profile(str(EVERY_OPTION)) == load_profile(EVERY_OPTION)


def test_a_profile_does_not_change() -> None:
    profile = load_profile("leiden")
    with pytest.raises(ValidationError, match="frozen"):
        profile.command = "/iets"  # type: ignore[misc]  # that it cannot be set is the point


def test_what_a_profile_says_can_be_read_back() -> None:
    profile = load_profile(EVERY_OPTION)
    assert Profile.model_validate(profile.model_dump()) == profile


def test_an_unknown_name() -> None:
    problem = mistake("midden-groninge")
    assert problem.file == "midden-groninge"
    assert "did you mean 'midden-groningen'?" in problem.expected


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    problem = mistake(tmp_path / "weg.toml")
    assert problem.file == str(tmp_path / "weg.toml")
    assert problem.problem == "cannot be read"


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    file = tmp_path / "oud.toml"
    file.write_bytes('name = "Coördinatie"'.encode("latin-1"))
    assert mistake(file).expected == "a file saved as UTF-8"


def test_a_mistake_in_the_toml_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "fout.toml"
    file.write_text('slug = "dorp"\nname = Dorp\n')
    assert "line 2" in mistake(file).problem


@pytest.mark.parametrize(
    ("more", "key"),
    [
        ('\n[categories.gww]\nlabel = "Nog een keer"\n', "categories.gww"),
        ('\n[teams."bor"]\nlabel = "Nog een keer"\n', "teams.bor"),
    ],
)
def test_a_slug_used_twice(tmp_path: Path, more: str, key: str) -> None:
    file = tmp_path / "dubbel.toml"
    text = (DATA / "minimal.toml").read_text("utf-8")
    file.write_text(text + more, "utf-8")
    problem = mistake(file)
    assert problem.key == key
    assert f"line {text.count(chr(10)) + 2}" in problem.problem
    assert problem.expected == "each slug once"
