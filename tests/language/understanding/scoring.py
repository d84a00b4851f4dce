"""How well sentences are understood, per field."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.language.understanding import Intent, Key, Understanding, understand
from tests.language.understanding.sentences import TODAY, Sentence, names_for


@dataclass(frozen=True)
class Mistake:
    """What came out otherwise."""

    sentence: Sentence
    field: str
    expected: object
    got: object


@dataclass(frozen=True)
class Score:
    """Shares from 0 to 1. ``harm`` counts what would be done with text that is not for the bot.

    ``value``, ``month``, ``day``, ``category`` and ``team`` are counted over the sentences that
    ask something of the bot: also what is absent has to be absent.
    """

    sentences: int
    intent: float
    value: float
    month: float
    day: float
    category: float
    themes_f1: float
    team: float
    unclear: float
    title: float
    harm: int
    mistakes: tuple[Mistake, ...]


def read_all(sentences: Iterable[Sentence]) -> Iterator[tuple[Sentence, Understanding]]:
    """Every sentence with what was understood of it."""
    for sentence in sentences:
        yield (
            sentence,
            understand(sentence.text, today=TODAY, names=names_for(sentence.profile)),
        )


def score(sentences: Iterable[Sentence]) -> Score:
    """Score sentences."""
    read = list(read_all(sentences))
    mistakes = [mistake for sentence, got in read for mistake in _mistakes(sentence, got)]
    asking = [sentence for sentence, _ in read if sentence.intent.is_for_the_bot]

    def share(field: str, of: int) -> float:
        return 1 - sum(each.field == field for each in mistakes) / of if of else 1.0

    return Score(
        sentences=len(read),
        intent=share("intent", len(read)),
        value=share("value", len(asking)),
        month=share("month", len(asking)),
        day=share("day", len(asking)),
        category=share("category", len(asking)),
        themes_f1=_f1(read),
        team=share("team", len(asking)),
        unclear=share("unclear", len(asking)),
        title=share("title", sum(sentence.title is not None for sentence in asking)),
        harm=sum(
            not sentence.intent.is_for_the_bot and got.intent.is_for_the_bot
            for sentence, got in read
        ),
        mistakes=tuple(mistakes),
    )


def _mistakes(sentence: Sentence, got: Understanding) -> Iterator[Mistake]:
    if got.intent is not sentence.intent:
        yield Mistake(sentence, "intent", sentence.intent.value, got.intent.value)
    if not sentence.intent.is_for_the_bot:
        return
    for field in ("value", "month", "day", "category", "team"):
        expected, found = getattr(sentence.fields, field), getattr(got.fields, field)
        if expected != found:
            yield Mistake(sentence, field, expected, found)
    if set(sentence.fields.themes) != set(got.fields.themes):
        yield Mistake(sentence, "themes", sentence.fields.themes, got.fields.themes)
    if sentence.intent is Intent.TRAJECTORY:
        asked = sentence.unclear - {Key.CATEGORY}
        if asked - set(got.unclear) or not sentence.unclear <= set(got.missing):
            yield Mistake(sentence, "unclear", set(sentence.unclear), (got.unclear, got.missing))
    if sentence.title is not None and sentence.title != got.fields.title:
        yield Mistake(sentence, "title", sentence.title, got.fields.title)


def _f1(read: Iterable[tuple[Sentence, Understanding]]) -> float:
    """Of all themes together (micro), over the sentences that ask something of the bot."""
    right = said = found = 0
    for sentence, got in read:
        if sentence.intent.is_for_the_bot:
            expected, themes = set(sentence.fields.themes), set(got.fields.themes)
            right += len(expected & themes)
            said += len(expected)
            found += len(themes)
    return 2 * right / (said + found) if said + found else 1.0
