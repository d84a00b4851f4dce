"""A lesson out of what somebody typed: a short title, and what was learnt."""

import re
from dataclasses import dataclass

from bot.language.titles import capitalised

_LONGEST_TITLE = 70
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|[;:]\s+|\n+|\s[-–—]\s")
_AT_THE_END = " .,;:!-–—"
# Only in front, with a sign behind it: elsewhere it belongs to the sentence.
_TRAJECTORY = re.compile(
    r"^\s*(?:bij|van|uit|voor)\s+traject\s+(?:#|nr\.?\s*|nummer\s+)?(\d{1,9})\s*(?:[:,;–-]|$)\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class LessonDraft:
    """What was read; a person sees it before anything is kept.

    ``trajectory`` is the number of the trajectory that was named, if one was.
    """

    title: str
    insight: str
    trajectory: int | None = None


def read_lesson(text: str) -> LessonDraft:
    """A lesson from a message or from what stands behind the command."""
    named = _TRAJECTORY.search(text)
    if named is not None:
        text = text[: named.start()] + text[named.end() :]
    insight = text.strip()
    return LessonDraft(title_of(insight), capitalised(insight), int(named[1]) if named else None)


def title_of(text: str) -> str:
    """The first sentence, or as many of its words as fit; with a capital, without a stop."""
    lines = text.strip().strip("•*-– ")
    first = _SENTENCE_END.split(lines, maxsplit=1)[0]
    return capitalised(_fitting(" ".join(first.split())).rstrip(_AT_THE_END))


def _fitting(text: str) -> str:
    if len(text) <= _LONGEST_TITLE:
        return text
    return text[: _LONGEST_TITLE + 1].rpartition(" ")[0] or text[:_LONGEST_TITLE]
