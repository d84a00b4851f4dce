"""Which intent a text has: cues are added up, and what is not clear enough is `unknown`."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.language.understanding.cues import cues, kindness
from bot.language.understanding.foreign import is_foreign
from bot.language.understanding.manner import Manner, by_manner
from bot.language.understanding.model import Because, Intent
from bot.language.understanding.text import Said

ENOUGH = 3.0
"""What the cues of an intent have to add up to."""

_LONGEST = 1500
"""Characters in which cues are looked for: who wants something says so by then."""

_ORDER = (
    Intent.HELP,
    Intent.AGENDA_ITEM,
    Intent.PROGRESS,
    Intent.SEARCH,
    Intent.CALENDAR,
    Intent.AGENDA,
    Intent.SUCCESS,
    Intent.LESSON,
    Intent.TRAJECTORY,
)
"""Who wins when two are as likely: first what changes nothing."""

_OF_A_PLAN = 2.0
"""What a cue of a trajectory weighs when it says that somebody is going to buy."""

_PAST = re.compile(
    r"(?<= )(?:was|waren|werd|werden|hadden|bleek|bleken|stond|stonden|zat|zaten|kreeg|kregen|kostte"
    r"|bespaarde|leverde|tekende|adviseerde|deden|kwamen|gingen|koos|kozen) "
)
_NOT_MANAGED = re.compile(
    r"(?<= )(?:(?:nog|helaas) )?niet (?:gelukt|getekend|gegund|rond|gehaald|geslaagd)(?= )"
)
_LINKS_OF_SPAM = 3.0


@dataclass(frozen=True, slots=True)
class Facts:
    """What was found in a text, apart from the way it is said."""

    money: bool = False
    """An amount worth a purchase."""
    small_money: bool = False
    moment: bool = False
    category: bool = False
    themes: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """The intent and every cue that counted."""

    intent: Intent
    because: tuple[Because, ...]


def choose(said: Said, facts: Facts) -> Choice:
    """The intent of a text."""
    if not said.words:
        return _without_words(said)
    if _is_kind(said):
        because = Because(Intent.SMALLTALK, said.own[:60], "nothing but kindness")
        return Choice(Intent.SMALLTALK, (because,))
    if is_foreign(said.words, said.own):
        because = Because(Intent.UNKNOWN, said.own[:60], "another language")
        return Choice(Intent.UNKNOWN, (because,))
    plain = said.plain[:_LONGEST]
    parts = by_manner(plain)
    found = [*_cues_in(plain, parts)]
    scores = _added(found)
    _weigh(scores, found, plain, parts, facts)
    unknown = scores.pop(Intent.UNKNOWN, 0.0) + _LINKS_OF_SPAM * bool(said.links)
    best = max(_ORDER, key=lambda intent: scores[intent])
    if scores[best] >= ENOUGH and scores[best] > unknown:
        return Choice(best, tuple(found))
    return Choice(Intent.UNKNOWN, tuple(found))


def _cues_in(plain: str, parts: Mapping[Manner, str]) -> Iterator[Because]:
    for cue in cues():
        match = cue.pattern.search(parts[cue.says] if cue.says else plain)
        if match:
            yield Because(cue.intent, match[0].strip(), cue.why, cue.weight)


def _added(found: Iterable[Because]) -> defaultdict[Intent, float]:
    scores: defaultdict[Intent, float] = defaultdict(float)
    for each in found:
        scores[Intent(each.what)] += each.weight
    return scores


def _weigh(
    scores: defaultdict[Intent, float],
    found: Iterable[Because],
    plain: str,
    parts: Mapping[Manner, str],
    facts: Facts,
) -> None:
    """Let what was found count, and what stands against it."""
    asks, tells = _says(parts[Manner.ASKING]), _says(parts[Manner.TELLING])
    scores[Intent.TRAJECTORY] += (
        2.0 * facts.money
        + 0.5 * facts.small_money
        + 1.0 * facts.moment
        + 1.5 * facts.category
        + 0.5 * facts.themes
    )
    scores[Intent.TRAJECTORY] -= 2.0 * bool(_PAST.search(plain))
    planned = any(
        each.what == Intent.TRAJECTORY and each.weight >= _OF_A_PLAN for each in found
    )
    if not (facts.money or facts.moment or planned or _says(parts[Manner.HEADING])):
        scores[Intent.TRAJECTORY] -= 2.0
    if asks and not tells and not facts.money:
        scores[Intent.TRAJECTORY] -= 1.5
    if asks and scores[Intent.SEARCH]:
        scores[Intent.SEARCH] += 1.0 * facts.category + 1.0 * facts.themes
    if facts.money:
        for intent in (Intent.HELP, Intent.CALENDAR, Intent.AGENDA, Intent.PROGRESS, Intent.SEARCH):
            scores[intent] -= 3.0
    if _NOT_MANAGED.search(plain):
        scores[Intent.SUCCESS] -= 6.0
        scores[Intent.LESSON] += 2.0


def _says(plain: str) -> bool:
    return any(map(str.isalnum, plain))


def _is_kind(said: Said) -> bool:
    phrases, fillers = kindness()
    left, kind = phrases.subn(" ", said.plain)
    if not kind:
        return False
    return not any(word[0].isalnum() for word in fillers.sub(" ", left).split())


def _without_words(said: Said) -> Choice:
    if said.emoji:
        return Choice(Intent.SMALLTALK, (Because(Intent.SMALLTALK, said.own, "a picture"),))
    if set(said.plain) & {"?"}:
        return Choice(Intent.HELP, (Because(Intent.HELP, "?", "a question mark alone"),))
    return Choice(Intent.UNKNOWN, ())
