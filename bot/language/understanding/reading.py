"""Understanding a text: everything together."""

from collections.abc import Iterator
from datetime import date

from bot.language.understanding.found import Found, find
from bot.language.understanding.intents import choose
from bot.language.understanding.model import Because, Fields, Intent, Key, Understanding
from bot.language.understanding.money import Value
from bot.language.understanding.names import Names
from bot.language.understanding.rules import Choice
from bot.language.understanding.subject import title_of
from bot.language.understanding.text import LONGEST, said_in
from bot.language.understanding.when import When

_WITH_MONEY = (Intent.TRAJECTORY, Intent.SUCCESS)
_WITH_MOMENT = (Intent.TRAJECTORY, Intent.AGENDA, Intent.AGENDA_ITEM, Intent.CALENDAR)
_WITH_TITLE = (Intent.TRAJECTORY, Intent.LESSON, Intent.SUCCESS, Intent.AGENDA_ITEM, Intent.SEARCH)
_NEEDED = {
    Intent.TRAJECTORY: (Key.TITLE, Key.VALUE, Key.MONTH, Key.CATEGORY),
    Intent.LESSON: (Key.TITLE,),
    Intent.SUCCESS: (Key.TITLE,),
    Intent.AGENDA_ITEM: (Key.TITLE,),
}


def understand(
    text: str, *, today: date, names: Names, known: Intent | None = None
) -> Understanding:
    """What somebody wants, and what they say about it.

    Never raises; the same text gives the same answer.

    :param text: as typed, or as Slack sends it with its escapes undone.
    :param today: in the municipality's time zone; a month without a year is the next to come.
    :param known: what they want, where the place in which they type says so already.
    """
    said = said_in(names.mender.mended(text[:LONGEST]))
    found = find(said, today, names)
    choice = choose(said, found.facts) if known is None else Choice(known, ())
    if not choice.intent.is_for_the_bot:
        return Understanding(choice.intent, people=said.people, because=choice.because)
    return _understanding(choice, found)


def _understanding(choice: Choice, found: Found) -> Understanding:
    intent = choice.intent
    value = found.value if intent in _WITH_MONEY else None
    when = found.when if intent in _WITH_MOMENT else None
    fields = _fields(intent, found, value, when)
    missing = tuple(key for key in _NEEDED.get(intent, ()) if _is_absent(fields, key))
    unclear = {
        Key.VALUE: value is not None,
        Key.MONTH: when is not None,
        Key.CATEGORY: found.unclear_category,
    }
    return Understanding(
        intent=intent,
        fields=fields,
        missing=missing,
        unclear=tuple(key for key in missing if unclear.get(key)),
        number=found.number,
        people=found.said.people,
        amount=value.amount if value else None,
        moment=when.moment if when else None,
        because=(*choice.because, *_reasons(found, value, when)),
    )


def _fields(intent: Intent, found: Found, value: Value | None, when: When | None) -> Fields:
    """What of it counts for an intent: of a success the day on which it happened."""
    day, month = (when.day, when.month) if when else (None, None)
    if intent is Intent.SUCCESS and found.happened:
        day = found.happened.moment.start
        month = day.replace(day=1)
    return Fields(
        title=_title(intent, found) if intent in _WITH_TITLE else None,
        value=value.cents if value else None,
        month=month,
        day=day,
        category=found.category.slug if found.category else None,
        themes=tuple(topic.slug for topic in found.themes),
        team=found.teams[0].slug if len(found.teams) == 1 else None,
    )


def _is_absent(fields: Fields, key: Key) -> bool:
    needed = {
        Key.TITLE: fields.title,
        Key.VALUE: fields.value,
        Key.MONTH: fields.month,
        Key.CATEGORY: fields.category,
    }
    return needed[key] is None


def _title(intent: Intent, found: Found) -> str | None:
    spans = [(each.start, each.end) for each in (found.value, found.when) if each]
    about = found.category.words.split(", ") if found.category else []
    return title_of(intent, found.said.own, spans, about)


def _reasons(found: Found, value: Value | None, when: When | None) -> Iterator[Because]:
    text = found.said.own
    if value:
        yield Because(Key.VALUE, text[value.start : value.end], value.why)
    if when:
        yield Because(Key.MONTH, text[when.start : when.end], when.why)
    if found.category:
        yield Because(Key.CATEGORY, found.category.words, found.category.slug)
    for theme in found.themes:
        yield Because(Key.THEMES, theme.words, theme.slug)
    for team in found.teams:
        yield Because(Key.TEAM, team.words, team.slug)
