"""Mistakes in a profile: each with file, key and what would be right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

MANY = 12


@dataclass(frozen=True, slots=True)
class ProfileProblem:
    """One mistake: where it stands, what is wrong, what would be right."""

    file: str
    key: str
    problem: str
    expected: str

    def __str__(self) -> str:
        """One line for a person at a terminal."""
        where = f"{self.file}: {self.key}" if self.key else self.file
        return f"{where}: {self.problem}; expected {self.expected}"


class ProfileError(Exception):
    """A profile that cannot be used; carries every mistake found."""

    def __init__(self, problems: Sequence[ProfileProblem]) -> None:
        """Keep the problems and write them out, a line each."""
        self.problems = list(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def nearest(word: object, known: Iterable[str]) -> str | None:
    """The known name that looks most like a word, if any does."""
    matches = get_close_matches(str(word).casefold(), list(known), n=1, cutoff=0.6)
    return matches[0] if matches else None


def one_of(word: object, known: Iterable[str]) -> str:
    """What would have been right instead of a word, and the nearest of those names."""
    names = list(known)
    if not names:
        return "nothing here: there are no names to choose from"
    listed = ", ".join(names[:MANY]) + (", …" if len(names) > MANY else "")
    close = nearest(word, names)
    return f"one of: {listed}; did you mean '{close}'?" if close else f"one of: {listed}"


def dotted(parts: Iterable[str | int]) -> str:
    """Write a path as a person reads it: ``categories.gww.teams[0]``."""
    key = ""
    for part in parts:
        if isinstance(part, int):
            key += f"[{part}]"
        else:
            key += f".{part}" if key else part
    return key
