"""The cues in ``cues/*.toml``: phrases that say what somebody wants, each with a weight."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from bot.language.understanding.manner import Manner
from bot.language.understanding.model import Intent
from bot.language.understanding.phrases import pattern_of

_SMALLTALK = Intent.SMALLTALK.value
_LETTERS = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Cue:
    """Phrases that say the same. They count once, however often they stand there."""

    intent: Intent
    why: str
    weight: float
    pattern: re.Pattern[str]
    says: Manner | None
    """Only in sentences that are said so; in all of them when None."""


@cache
def cues() -> tuple[Cue, ...]:
    """Every cue but those of small talk; read once."""
    lists = _file("lists")
    return tuple(
        Cue(
            intent=intent,
            why=each["why"],
            weight=float(each["weight"]),
            pattern=pattern_of(each["phrases"], lists),
            says=Manner(each["says"]) if "says" in each else None,
        )
        for intent in Intent
        if intent is not Intent.SMALLTALK
        for each in _file(intent.value)["cue"]
    )


@cache
def kindness() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What people say to be kind, and the words that may stand beside it."""
    words = _file(_SMALLTALK)
    return pattern_of(words["phrases"], {}), pattern_of(words["fillers"], {})


@cache
def words_in_cues() -> frozenset[str]:
    """Every word that stands in a cue as a whole, to know a slip of the finger by."""
    return frozenset(
        word
        for intent in Intent
        if intent is not Intent.UNKNOWN
        for text in _texts(_file(intent.value))
        for piece in re.split(r"[ |()]", text)
        if "*" not in piece and "{" not in piece
        for word in _LETTERS.findall(piece)
    ) | frozenset(word for text in _texts(_file("lists")) for word in _LETTERS.findall(text))


def _texts(node: Any) -> Iterator[str]:
    match node:
        case str():
            yield node
        case Mapping():
            for name, value in node.items():
                if name not in ("why", "says"):
                    yield from _texts(value)
        case list():
            for value in node:
                yield from _texts(value)


@cache
def _file(name: str) -> Mapping[str, Any]:
    folder = resources.files("bot") / "language" / "understanding" / "cues"
    return tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
