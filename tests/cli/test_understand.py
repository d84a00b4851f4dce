"""``vaandel understand``: what a script reads, and what a person does."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bot.cli import build

KEYS = ["title", "value_eur", "month", "date", "category", "themes", "team"]
NOW = ("--now", "2026-11-18T09:00")


@pytest.fixture(autouse=True)
def _nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No database and no settings are needed, and none is made."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VAANDEL_PROFILE", raising=False)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(build(), ["understand", *arguments])


def read(*arguments: str) -> Any:
    result = run(*arguments, "--json")
    assert result.exit_code == 0
    return json.loads(result.stdout)


def test_a_case_in_one_line() -> None:
    found = read("asfalt Slochteren 1,2 miljoen in Q2", *NOW, "--profile", "midden-groningen")
    assert found == {
        "intent": "trajectory",
        "fields": {
            "title": "Asfalt Slochteren",
            "value_eur": 1200000,
            "month": "2027-04",
            "date": None,
            "category": "gww",
            "themes": [],
            "team": None,
        },
        "missing": [],
    }


@pytest.mark.parametrize("text", ["", "hoi", "!!", "zoek lessen over asfalt", "wat komt eraan?"])
def test_every_key_is_always_there(text: str) -> None:
    found = read(text)
    assert list(found) == ["intent", "fields", "missing"]
    assert list(found["fields"]) == KEYS


def test_a_range_is_asked() -> None:
    found = read("asfalt tussen 2 en 3 ton, 15 maart 2027", *NOW)
    assert found["fields"]["value_eur"] is None
    assert found["fields"]["date"] == "2027-03-15"
    assert found["missing"] == ["value_eur"]


def test_cents_stay_cents() -> None:
    assert read("asfalt voor € 12.345,67")["fields"]["value_eur"] == 12345.67


def test_words_need_no_quotes_and_a_dash_is_no_option() -> None:
    assert read("team", "BOR", "wil", "asfalt,", "4", "ton")["fields"]["team"] == "BOR"
    assert read("-", "asfalt", "4", "ton")["fields"]["category"] == "gww"
    assert read("-asfalt 4 ton")["fields"]["category"] == "gww"


def test_another_municipality_has_its_own_words() -> None:
    found = read("zonnepanelen van Leidse bedrijven, 4 ton", "--profile", "leiden")
    assert found["fields"]["themes"] == ["co2-reductie", "lokale-economie"]


def test_the_day_is_that_of_the_municipality() -> None:
    """Just before midnight in London it is the first of December in Groningen."""
    found = read("asfalt 4 ton, deze maand", "--now", "2026-11-30T23:30:00+00:00")
    assert found["fields"]["month"] == "2026-12"


def test_it_explains_itself() -> None:
    shown = run("asfalt tussen 2 en 3 ton, 15 maart 2027", *NOW).stdout
    assert "intent: trajectory" in shown
    assert "category: gww" in shown
    assert "said, but not clearly: value_eur" in shown
    assert "'tussen 2 en 3 ton': a range: asked" in shown


def test_not_for_me_is_an_answer_too() -> None:
    assert run("de printer is stuk").exit_code == 0
    assert read("de printer is stuk")["intent"] == "unknown"


def test_wrong_use_is_told() -> None:
    assert run("asfalt", "--now", "straks").exit_code == 2
    assert run("asfalt", "--profile", "nergens").exit_code == 2
    assert run().exit_code == 2


def test_nothing_is_written(tmp_path: Path) -> None:
    run("asfalt 4 ton")
    assert list(tmp_path.iterdir()) == []
