"""The cues are written right: each can be found, and none is found in everything."""

import re
import tomllib
from importlib import resources

import pytest

from bot.language.understanding import Intent
from bot.language.understanding.cues import cues, hints, kindness
from bot.language.understanding.phrases import pattern_of
from bot.language.understanding.text import plain

FOLDER = resources.files("bot") / "language" / "understanding" / "cues"
FILES = {
    entry.name.removesuffix(".toml"): tomllib.loads(entry.read_text("utf-8"))
    for entry in FOLDER.iterdir()
    if entry.name.endswith(".toml")
}
LISTS = FILES["lists"]
PHRASES = {
    name: [
        phrase
        for group in [*file.get("cue", []), file]
        for phrase in [*group.get("phrases", []), *group.get("fillers", [])]
    ]
    for name, file in FILES.items()
    if name not in ("lists", "words")
}
each_file = pytest.mark.parametrize("phrases", PHRASES.values(), ids=PHRASES.keys())
PIECE = re.compile(r"(?:\[[^\]]*\]|\S)+")


def test_there_is_a_file_for_every_intent() -> None:
    assert set(FILES) == {intent.value for intent in Intent} | {"lists", "words"}


@each_file
def test_phrases_are_written_right(phrases: list[str]) -> None:
    for phrase in phrases:
        pieces = PIECE.findall(phrase)
        for piece in pieces:
            assert piece.count("(") == piece.count(")"), phrase
            assert piece.count("[") == piece.count("]"), phrase
            assert ("(" in piece) == (piece[0] == "(" and piece[-1] == ")"), phrase
        assert any(each[0] != "(" and each not in ("..", "...", "^", "$") for each in pieces), (
            phrase
        )
        assert pieces[-1] not in ("..", "..."), phrase


@each_file
def test_phrases_are_not_found_in_just_anything(phrases: list[str]) -> None:
    for phrase in phrases:
        pattern = pattern_of([phrase], LISTS)
        assert not pattern.search(plain("Xyzzy plugh. Xyzzy plugh xyzzy plugh, xyzzy!")), phrase
        assert not pattern.search(plain("")), phrase


@pytest.mark.parametrize("name", sorted(set(LISTS)))
def test_every_list_is_used(name: str) -> None:
    written = [each for rows in (*PHRASES.values(), *LISTS.values()) for each in rows]
    assert any(f"{{{name}}}" in each for each in written)


@pytest.mark.parametrize(
    ("phrase", "said", "found"),
    [
        ("heeft iemand", "Heeft iemand ervaring?", True),
        ("heeft iemand", "Heeft er iemand ervaring?", False),
        ("heeft .. iemand", "Heeft er nu toch iemand ervaring?", True),
        ("heeft .. iemand", "Heeft hij. Is er iemand", False),
        ("les|tip :", "Tip: begin op tijd", True),
        ("les|tip :", "Tip begin op tijd", False),
        ("(een) goed idee", "goed idee", True),
        ("[op de rol / gepland]", "Wat staat er op de rol?", True),
        ("gaan|[op de rol / gepland]", "Wat is er gepland?", True),
        ("aanbested*", "de aanbestedingen", True),
        ("*onderhoud", "groenonderhoud", True),
        ("^ agenda $", "Agenda", True),
        ("^ agenda $", "De agenda", False),
        ("traject # $", "traject 14", True),
        ("traject # $", "traject veertien", False),
        ("geïsoleerd", "Geïsoleerd", False),
        ("geisoleerd", "Geïsoleerd", True),
        ("boa", "De boa's", True),
    ],
)
def test_a_phrase_is_found(phrase: str, said: str, found: bool) -> None:
    assert bool(pattern_of([phrase], LISTS).search(plain(said))) is found


def test_everything_can_be_read() -> None:
    assert len(cues()) > len(Intent)
    assert {hint.intent for hint in hints()} >= {Intent.LESSON, Intent.SEARCH, Intent.UNKNOWN}
    assert all(pattern.search(plain("bedankt hoor")) for pattern in kindness())
