"""Which intent a text has: cues are added up, and what is not clear enough is `unknown`."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.language.understanding.cues import cues, kindness
from bot.language.understanding.foreign import is_foreign
from bot.language.understanding.model import Because, Intent
from bot.language.understanding.text import Said

ENOUGH = 3.0
"""What the cues of an intent have to add up to."""

_LONGEST = 1500
"""Characters in which cues are looked for: who wants something says so by then."""

_ORDER = (
    Intent.HELP,
    Intent.AGENDA_ITEM,
    Intent.SEARCH,
    Intent.PROGRESS,
    Intent.CALENDAR,
    Intent.AGENDA,
    Intent.SUCCESS,
    Intent.LESSON,
    Intent.TRAJECTORY,
)
"""Who wins when two are as likely: first what changes nothing."""

_VERB = (
    "is|zijn|was|waren|heeft|hebben|hebt|heb|kan|kun|kunnen|kunt|mag|mogen|moet|moeten|wil|willen"
    "|zal|zou|gaat|gaan|komt|komen|staat|staan|loopt|lopen|ligt|liggen|zit|zitten|weet|weten|doet"
    "|doen|doe|wordt|worden|werkt|vindt|kost|begint|bespreken|kent"
)
_QUESTION = re.compile(
    rf"^\. (?:(?:en|maar|dus|ok|oke) )?"
    rf"(?:(?:wie|wat|waar\S*|wanneer|hoe\S*) (?:\S+ )?(?:{_VERB})|welke?|(?:{_VERB})) "
)
_NOT_MANAGED = re.compile(r"(?<= )(?:(?:nog|helaas) )?niet (?:gelukt|getekend|gegund|rond|gehaald|geslaagd)(?= )")
_LINKS_OF_SPAM = 3.0
_MANY_LEFT = 0


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
    found = [*_cues_in(said.plain[:_LONGEST])]
    scores = _added(found)
    _weigh(scores, said, facts)
    unknown = scores.pop(Intent.UNKNOWN, 0.0) + _LINKS_OF_SPAM * bool(said.links)
    if is_foreign(said.words, said.own):
        because = Because(Intent.UNKNOWN, said.own[:40], "another language")
        return Choice(Intent.UNKNOWN, (because,))
    best = max(_ORDER, key=lambda intent: scores[intent])
    if scores[best] >= ENOUGH and scores[best] > unknown:
        return Choice(best, tuple(found))
    if not unknown and _is_kind(said):
        because = Because(Intent.SMALLTALK, said.own[:60], "nothing but kindness")
        return Choice(Intent.SMALLTALK, (because,))
    return Choice(Intent.UNKNOWN, tuple(found))


def _cues_in(plain: str) -> Iterator[Because]:
    for cue in cues():
        match = cue.pattern.search(plain)
        if match:
            yield Because(cue.intent, match[0].strip(), cue.why, cue.weight)


def _added(found: Iterable[Because]) -> defaultdict[Intent, float]:
    scores: defaultdict[Intent, float] = defaultdict(float)
    for each in found:
        scores[Intent(each.what)] += each.weight
    return scores


def _weigh(scores: defaultdict[Intent, float], said: Said, facts: Facts) -> None:
    """Let what was found count, and the way it is asked."""
    asks = "?" in said.plain or bool(_QUESTION.match(said.plain))
    scores[Intent.TRAJECTORY] += (
        2.0 * facts.money
        + 0.5 * facts.small_money
        + 1.0 * facts.moment
        + 1.5 * facts.category
        + 0.5 * facts.themes
    )
    if asks and _is_one_sentence(said.plain):
        scores[Intent.LESSON] -= 4.0
        scores[Intent.SUCCESS] -= 4.0
        if not facts.money:
            scores[Intent.TRAJECTORY] -= 1.5
    if not asks:
        for intent in (Intent.CALENDAR, Intent.AGENDA, Intent.PROGRESS):
            scores[intent] -= 2.0 * facts.money
    if _NOT_MANAGED.search(said.plain):
        scores[Intent.SUCCESS] -= 6.0
        scores[Intent.LESSON] += 2.0


def _is_one_sentence(plain: str) -> bool:
    return len([part for part in re.split(r" [.?!] ", f" {plain} ") if part.strip(" .?!,:")]) == 1


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
