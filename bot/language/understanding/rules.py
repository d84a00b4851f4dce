"""Which intent a text has by rules: cues are added up; what is not clear enough is `unknown`."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.language.understanding.evidence import about_of, evidence_in
from bot.language.understanding.kindness import is_kind, is_short_and_kind
from bot.language.understanding.manner import Manner, by_manner
from bot.language.understanding.model import Because, Intent
from bot.language.understanding.others import is_for_another, tells_of_others
from bot.language.understanding.text import Said
from bot.language.understanding.weighing import FAILED, OF_A_PERSON, PAST, Facts, plans

ENOUGH = 3.0
"""What the cues of an intent have to add up to."""

_LITTLE = {
    Intent.LESSON: 1.0,
    Intent.SUCCESS: 1.0,
    Intent.TRAJECTORY: 2.0,
    Intent.SEARCH: 2.5,
    Intent.PROGRESS: 2.5,
} | dict.fromkeys((Intent.CALENDAR, Intent.AGENDA, Intent.AGENDA_ITEM), 2.0)
"""What is enough in a text about buying that nothing speaks against."""

LONGEST = 1500
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

_OF_A_REQUEST = 5.0
_SHORT = 8
"""Words."""

_LINKS_OF_SPAM = 3.0
_OF_OTHERS = 9.0

Scores = defaultdict[Intent, float]


@dataclass(frozen=True, slots=True)
class Choice:
    """The intent and every cue that counted."""

    intent: Intent
    because: tuple[Because, ...]


def by_rules(said: Said, facts: Facts) -> Choice:
    """The intent of a text as far as cues tell; what is not for the bot comes before all else.

    What speaks against an intent counts as much as what speaks for it: an intent has to be
    `ENOUGH`, and more than all that says that the text is not for the bot.
    """
    plain = said.plain[:LONGEST]
    parts = by_manner(plain)
    about = about_of(plain, facts)
    found = evidence_in(plain, parts, about)
    scores = _weighed(found, plain, parts, facts)
    if scores[Intent.HELP] < ENOUGH and is_kind(said):
        return alone(Intent.SMALLTALK, said, "nothing but kindness")
    unknown = scores.pop(Intent.UNKNOWN, 0.0) + _LINKS_OF_SPAM * bool(said.links)
    unknown += _OF_OTHERS * (is_for_another(said.own) or tells_of_others(said.own))
    best = max(_ORDER, key=lambda intent: scores[intent])
    enough = _enough(best, parts) if about.of_buying and not unknown else ENOUGH
    if scores[best] >= enough and scores[best] > unknown:
        return Choice(best, found)
    if not (unknown or about.on_topic) and is_short_and_kind(said):
        return alone(Intent.SMALLTALK, said, "kind, and hardly anything else")
    return Choice(Intent.UNKNOWN, found)


def _enough(best: Intent, parts: Mapping[Manner, str]) -> float:
    """What is enough in a text about buying; of a purchase only what stands there as a heading."""
    if best is Intent.TRAJECTORY and not _says(parts[Manner.HEADING]):
        return ENOUGH
    return _LITTLE.get(best, ENOUGH)


def alone(intent: Intent, said: Said, why: str) -> Choice:
    """An intent that one thing about the whole text decides."""
    return Choice(intent, (Because(intent, said.own[:60], why),))


def _weighed(
    found: Iterable[Because], plain: str, parts: Mapping[Manner, str], facts: Facts
) -> Scores:
    """What every intent has for it: cues, what was found, and what stands against it."""
    scores: Scores = defaultdict(float)
    for each in found:
        scores[Intent(each.what)] += each.weight
    scores[Intent.TRAJECTORY] += facts.of_a_trajectory
    if facts.money or (facts.small_money and facts.category):
        scores[Intent.TRAJECTORY] += plans(plain, parts[Manner.HEADING])
    _against_a_trajectory(scores, found, plain, parts, facts)
    if _says(parts[Manner.ASKING]) and scores[Intent.SEARCH]:
        scores[Intent.SEARCH] += 1.0 * facts.category + 1.0 * facts.themes
    if facts.money:
        for intent in (Intent.HELP, Intent.CALENDAR, Intent.AGENDA, Intent.PROGRESS, Intent.SEARCH):
            scores[intent] -= 3.0
    if FAILED.search(plain):
        scores[Intent.SUCCESS] -= 6.0
        scores[Intent.LESSON] += 2.0
    return scores


def _against_a_trajectory(
    scores: Scores,
    found: Iterable[Because],
    plain: str,
    parts: Mapping[Manner, str],
    facts: Facts,
) -> None:
    """What is over, what has neither money nor moment nor plan, and what is only asked."""
    scores[Intent.TRAJECTORY] -= 2.0 * bool(PAST.search(plain))
    planned = any(each.what == Intent.TRAJECTORY and each.weight >= _OF_A_PLAN for each in found)
    if not (facts.money or facts.moment or planned or _says(parts[Manner.HEADING])):
        scores[Intent.TRAJECTORY] -= 2.0
    hinted = any(each.what == Intent.TRAJECTORY for each in found) or facts.category
    if OF_A_PERSON.search(plain) and not (hinted or _says(parts[Manner.HEADING])):
        scores[Intent.TRAJECTORY] -= 1.0  # "ik ga in maart naar Japan, kost 4.000 euro"
    names_it = facts.money or facts.small_money or facts.category
    if not (names_it or _is_short(plain) or _says_so(found)):
        scores[Intent.TRAJECTORY] -= 3.0  # "wij willen verantwoord inkopen"
    only_asked = _says(parts[Manner.ASKING]) and not _says(parts[Manner.TELLING])
    if only_asked and not facts.money:
        scores[Intent.TRAJECTORY] -= 1.5


def _is_short(plain: str) -> bool:
    return sum(word[0].isalnum() for word in plain.split()) <= _SHORT


def _says_so(found: Iterable[Because]) -> bool:
    """Whether somebody says in so many words that it is a purchase to register."""
    return any(each.what == Intent.TRAJECTORY and each.weight >= _OF_A_REQUEST for each in found)


def _says(plain: str) -> bool:
    return any(map(str.isalnum, plain))
