"""Sentences in which names are marked, and how well they are found.

    python -m tests.language.name_sentences           # the figures, and every mistake but
    python -m tests.language.name_sentences --held    # those in the third that is kept apart

Nobody looks at the mistakes in that third while improving the rules: it tells how they do
on sentences that they were not made for.
"""

import hashlib
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bot.language.names import possible_names

_FILE = Path(__file__).parent / "data" / "lesson_sentences.txt"
_MARKED = re.compile("⟦([^⟧]*)⟧")
_KEPT_APART = 3  # one in so many

KNOWN = (
    "Midden-Groningen",
    "gemeente Midden-Groningen",
    "MVOI",
    "Huis van Cultuur en Bestuur",
    "Servicepunt71",
    "De Kompanjie",
    "Inkoopplatform Noord-Nederland",
)
"""What a municipality would have told: its buildings and partners."""


@dataclass(frozen=True)
class Sentence:
    """A sentence, the names in it, and whether it is kept apart from tuning."""

    text: str
    names: tuple[str, ...]
    held: bool


@dataclass(frozen=True)
class Score:
    """How well names were found. `exact`: found as a whole, no more and no less."""

    names: int
    found: int
    exact: int
    pointed_out: int
    right: int
    sentences_without: int
    false_alarms: int

    @property
    def recall(self) -> float:
        """The share of the names that were found, or part of which was."""
        return self.found / self.names

    @property
    def precision(self) -> float:
        """The share of what was pointed out that belongs to a name."""
        return self.right / self.pointed_out


def sentences() -> list[Sentence]:
    """Every sentence of the file."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return [_sentence(line) for line in lines if line and not line.startswith("#")]


def score(chosen: Iterable[Sentence]) -> Score:
    """How well the names in these sentences are found."""
    names = found = exact = pointed_out = right = without = alarms = 0
    for sentence in chosen:
        given = possible_names(sentence.text, KNOWN)
        names += len(sentence.names)
        found += sum(_touches(name, given) for name in sentence.names)
        exact += sum(name in given for name in sentence.names)
        pointed_out += len(given)
        right += sum(_touches(name, sentence.names) for name in given)
        without += not sentence.names
        alarms += bool(given) and not sentence.names
    return Score(names, found, exact, pointed_out, right, without, alarms)


def _sentence(line: str) -> Sentence:
    held = hashlib.sha256(line.encode()).digest()[0] % _KEPT_APART == 0
    return Sentence(_MARKED.sub(r"\1", line), tuple(_MARKED.findall(line)), held)


def _touches(name: str, others: Iterable[str]) -> bool:
    return any(name in other or other in name for other in others)


def _print(title: str, chosen: list[Sentence]) -> None:
    it = score(chosen)
    print(  # noqa: T201  -- it is run to be read
        f"{title}: {len(chosen)} sentences, {it.names} names; recall {it.recall:.1%}"
        f" (as a whole {it.exact / it.names:.1%}), precision {it.precision:.1%},"
        f" {it.false_alarms} of {it.sentences_without} sentences without a name raise an alarm"
    )


def main(options: list[str]) -> None:
    """Print how well names are found."""
    held = [sentence for sentence in sentences() if sentence.held]
    others = [sentence for sentence in sentences() if not sentence.held]
    for sentence in held if "--held" in options else others:
        given = possible_names(sentence.text, KNOWN)
        if given != sentence.names:
            print(f"  {sentence.text}\n    {sentence.names} → {given}")  # noqa: T201  -- it is run to be read
    _print("used for tuning", others)
    _print("kept apart", held)


if __name__ == "__main__":
    main(sys.argv[1:])
