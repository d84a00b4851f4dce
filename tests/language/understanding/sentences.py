"""Sentences with what should be understood of them, read from ``data/*.txt``."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from bot.language.understanding import Fields, Intent, Key, Names, names_of
from bot.profile import load_profile

TODAY = date(2026, 11, 18)
DATA = Path(__file__).parent / "data"
TUNING, HELD = "tuning", "held"
USUAL = "midden-groningen"


@dataclass(frozen=True)
class Example:
    """A text and its intent, all that the classifier learns from."""

    text: str
    profile: str
    intent: Intent


@dataclass(frozen=True)
class Sentence:
    """A text, and what should come of it. ``title`` is None when it does not matter."""

    text: str
    profile: str
    intent: Intent
    fields: Fields
    unclear: frozenset[Key]
    title: str | None
    line: int


def examples_in(path: Path) -> Iterator[Example]:
    """The sentences of a file, that may have no more than an intent."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            intent, text, *expected = (part.strip() for part in f"{line} ".split("||"))
            profile = _pairs(" ".join(expected)).get("profile", USUAL)
            yield Example(text.replace("\\n", "\n"), profile, Intent(intent))


@cache
def names_for(profile: str) -> Names:
    """The names in a profile that ships."""
    return names_of(load_profile(profile))


def read(name: str) -> list[Sentence]:
    """The sentences of a file."""
    lines = (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [
        _sentence(line, number)
        for number, line in enumerate(lines, start=1)
        if line.strip() and not line.startswith("#")
    ]


def _sentence(line: str, number: int) -> Sentence:
    intent, text, expected = (part.strip() for part in (line + " ").split("||"))
    said = _pairs(expected)
    profile = said.get("profile", USUAL)
    return Sentence(
        text=text.replace("\\n", "\n"),
        profile=profile,
        intent=Intent(intent),
        fields=Fields(
            value=round(float(said["value"]) * 100) if "value" in said else None,
            month=date.fromisoformat(said["month"] + "-01") if "month" in said else None,
            day=date.fromisoformat(said["date"]) if "date" in said else None,
            category=said.get("category"),
            themes=tuple(filter(None, said.get("themes", "").split(","))),
            team=_team(said.get("team"), profile),
        ),
        unclear=frozenset(map(Key, filter(None, said.get("missing", "").split(",")))),
        title=said.get("title"),
        line=number,
    )


def _pairs(text: str) -> Mapping[str, str]:
    rest, _, title = text.partition("title=")
    pairs = dict(part.split("=", 1) for part in rest.split())
    return pairs | ({"title": title.strip()} if title else {})


def _team(name: str | None, profile: str) -> str | None:
    if name is None:
        return None
    slugs = {each: slug for slug, each in names_for(profile).team_names.items()}
    return slugs[name.replace("_", " ")]
