"""What a text is about, in a few words: a title for a person to correct."""

import re
from collections.abc import Iterable, Sequence

from bot.language.titles import capitalised, title_without
from bot.language.understanding.model import Intent
from bot.language.understanding.subject_words import (
    FINITE,
    LABELS,
    LEADS,
    SMALL,
    TAIL,
)

_LONGEST = 120
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=\S)|\n+")
_AROUND = " ,;:=-–—.?!\"'“”"


def title_of(
    intent: Intent, text: str, spans: Iterable[tuple[int, int]], about: Sequence[str]
) -> str | None:
    """A title; None when nothing is left that could be one.

    :param spans: what says how much and when, which is no part of it.
    :param about: words (in small letters) of the sentence that it is in.
    """
    bought = intent is Intent.TRAJECTORY
    cut = _without(text, spans) if bought or intent is Intent.SUCCESS else text
    subject = _stripped(_sentence(cut, about), LABELS.get(intent))
    if bought:
        subject = TAIL.sub("", _stripped(_object(_stripped(subject, LEADS), about), SMALL))
    title = capitalised(_cut(subject.strip(_AROUND)))
    return title if any(char.isalpha() for char in title) else None


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text without the spans, sentence by sentence, each on a line."""
    cuts = [match.end() for match in _SENTENCE.finditer(text)]
    bounds = list(zip([0, *cuts], [*cuts, len(text)], strict=True))
    spans = list(spans)
    return "\n".join(
        title_without(
            text[start:end],
            [
                (max(a, start) - start, min(b, end) - start)
                for a, b in spans
                if a < end and b > start
            ],
        )
        for start, end in bounds
    )


def _sentence(text: str, about: Sequence[str]) -> str:
    """The first sentence that is about it, or else the longest."""
    sentences = [each.strip() for each in _SENTENCE.split(text) if each.strip()]
    for sentence in sentences:
        if _place(sentence, about) is not None:
            return sentence
    return max(sentences, key=len, default="")


def _object(text: str, about: Sequence[str]) -> str:
    """What stands on the side of the verb that it is about: "wij van BOR zoeken | een brug"."""
    verb, place = FINITE.search(text), _place(text, about)
    if verb is None or place is None:
        return text
    if place >= verb.end():
        return text[verb.end() :]
    before = text[: verb.start()]
    return before if place < verb.start() and len(before.split()) > 1 else text


def _place(text: str, about: Sequence[str]) -> int | None:
    low = text.lower()
    return min((low.find(word) for word in about if word in low), default=None)


def _stripped(text: str, leads: re.Pattern[str] | None) -> str:
    """Without what leads up to it, as often as it does."""
    while leads and (match := leads.match(f"{text} ")) and match.end():
        text = text[match.end() :]
    return text


def _cut(title: str) -> str:
    """As many of its words as fit."""
    if len(title) <= _LONGEST:
        return title
    return title[: _LONGEST + 1].rpartition(" ")[0] or title[:_LONGEST]
