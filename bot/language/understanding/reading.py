"""Understanding a text: everything together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.language.amounts import FoundAmount, find_amounts
from bot.language.cases import moments_apart_from
from bot.language.moments import FoundMoment, find_moments
from bot.language.understanding.intents import Choice, Facts, choose
from bot.language.understanding.model import Because, Fields, Intent, Key, Understanding
from bot.language.understanding.money import Value, value_in
from bot.language.understanding.names import Names
from bot.language.understanding.subject import title_of
from bot.language.understanding.text import Said, plain, said_in
from bot.language.understanding.topics import Topic, category_in, themes_in
from bot.language.understanding.when import When, said_day, when_in

_NUMBER = re.compile(r"(?:traject\w*|casus|nummer|nr\.?|no\.?)\s*(?:nr\.?|nummer|#)?\s*(\d{1,6})\b|#(\d{1,6})\b", re.I)
_CAPITAL = re.compile(r"(?<=[a-z,;)] )[A-Z][a-z]+|\((?P<bracket>[A-Z]\w+)\)")
_WORTH_BUYING = 100_000
"""Cents: with less than € 1.000 an amount says little about a purchase."""

_WITH_MONEY = (Intent.TRAJECTORY, Intent.SUCCESS)
_WITH_MOMENT = (Intent.TRAJECTORY, Intent.AGENDA, Intent.AGENDA_ITEM, Intent.CALENDAR)
_WITH_TITLE = (Intent.TRAJECTORY, Intent.LESSON, Intent.SUCCESS, Intent.AGENDA_ITEM, Intent.SEARCH)
_NEEDED = {
    Intent.TRAJECTORY: (Key.TITLE, Key.VALUE, Key.MONTH, Key.CATEGORY),
    Intent.LESSON: (Key.TITLE,),
    Intent.SUCCESS: (Key.TITLE,),
    Intent.AGENDA_ITEM: (Key.TITLE,),
}


@dataclass(frozen=True)
class _Found:
    """Everything that stands in a text, before the intent says what of it counts."""

    said: Said
    amounts: list[FoundAmount]
    moments: list[FoundMoment]
    value: Value | None
    when: When | None
    category: Topic | None
    unclear_category: bool
    themes: list[Topic]
    teams: tuple[str, ...]
    team_words: str


def understand(text: str, *, today: date, names: Names) -> Understanding:
    """What somebody wants, and what they say about it.

    :param text: as typed, or as Slack sends it with its escapes undone.
    :param today: in the municipality's time zone; a month without a year is the next to come.
    """
    said = said_in(names.mender.mended(text[:20_000]))
    found = _find(said, today, names)
    choice = choose(said, _facts(found))
    if not choice.intent.is_for_the_bot:
        return Understanding(choice.intent, people=said.people, because=choice.because)
    return _understanding(choice, found, today)


def _find(said: Said, today: date, names: Names) -> _Found:
    amounts = find_amounts(said.own)
    moments = moments_apart_from(amounts, said.own, today)
    words = plain(said.own).split()
    words = [word for word in words if word[0].isalnum()]
    capitals = frozenset(
        folded for match in _CAPITAL.findall(said.own) for folded in plain(match or "").split()[1:-1]
    )
    capitals |= frozenset(w.lower() for w in re.findall(r"(?<=[a-z,;(] )[A-Z]\w+|(?<=\()[A-Z]\w+", said.own))
    teams = names.teams.find(words, capitals)
    rest = _without(words, [(hit.start, hit.end) for hit in teams])
    category, unclear = category_in(rest, names.categories)
    return _Found(
        said=said,
        amounts=amounts,
        moments=moments,
        value=value_in(said.own, amounts),
        when=when_in(said.own, moments, today),
        category=category,
        unclear_category=unclear,
        themes=themes_in(rest, names.themes),
        teams=tuple(dict.fromkeys(hit.slug for hit in teams)),
        team_words=", ".join(" ".join(words[hit.start : hit.end]) for hit in teams),
    )


def _without(words: list[str], spans: list[tuple[int, int]]) -> list[str]:
    gone = {at for start, end in spans for at in range(start, end)}
    return ["" if at in gone else word for at, word in enumerate(words)]


def _facts(found: _Found) -> Facts:
    amount = found.value.amount if found.value else None
    worth = amount is not None and amount.high >= _WORTH_BUYING
    return Facts(
        money=worth,
        small_money=amount is not None and not worth,
        moment=found.when is not None,
        category=found.category is not None or found.unclear_category,
        themes=bool(found.themes),
    )


def _understanding(choice: Choice, found: _Found, today: date) -> Understanding:
    intent = choice.intent
    value = found.value if intent in _WITH_MONEY else None
    when = found.when if intent in _WITH_MOMENT else None
    day = when.day if when else None
    month = when.month if when else None
    if intent is Intent.SUCCESS and (happened := said_day(found.said.own, found.moments)):
        day = happened.moment.start
        month = day.replace(day=1)
    fields = Fields(
        title=_title(choice.intent, found) if intent in _WITH_TITLE else None,
        value=value.cents if value else None,
        month=month,
        day=day,
        category=found.category.slug if found.category else None,
        themes=tuple(topic.slug for topic in found.themes),
        team=found.teams[0] if len(found.teams) == 1 else None,
    )
    missing = tuple(key for key in _NEEDED.get(intent, ()) if _value(fields, key) is None)
    unclear = {
        Key.VALUE: value is not None,
        Key.MONTH: when is not None,
        Key.CATEGORY: found.unclear_category,
    }
    number = _NUMBER.search(found.said.own)
    return Understanding(
        intent=intent,
        fields=fields,
        missing=missing,
        unclear=tuple(key for key in missing if unclear.get(key)),
        number=int(number[1] or number[2]) if number else None,
        people=found.said.people,
        amount=value.amount if value else None,
        moment=when.moment if when else None,
        because=(*choice.because, *_reasons(found, value, when)),
    )


def _value(fields: Fields, key: Key) -> object:
    match key:
        case Key.TITLE:
            return fields.title
        case Key.VALUE:
            return fields.value
        case Key.MONTH:
            return fields.month
        case _:
            return fields.category


def _title(intent: Intent, found: _Found) -> str | None:
    spans = [(found.value.start, found.value.end)] if found.value else []
    spans += [(found.when.start, found.when.end)] if found.when else []
    about = found.category.words.split(", ") if found.category else []
    return title_of(intent, found.said.own, spans, about)


def _reasons(found: _Found, value: Value | None, when: When | None) -> Iterator[Because]:
    text = found.said.own
    if value:
        yield Because(Key.VALUE, text[value.start : value.end], value.why)
    if when:
        yield Because(Key.MONTH, text[when.start : when.end], when.why)
    if found.category:
        yield Because(Key.CATEGORY, found.category.words, found.category.slug)
    for theme in found.themes:
        yield Because(Key.THEMES, theme.words, theme.slug)
    if found.teams:
        yield Because(Key.TEAM, found.team_words, ", ".join(found.teams))
