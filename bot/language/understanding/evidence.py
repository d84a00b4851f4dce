"""Which cues and hints stand in a text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.language.amount_words import words
from bot.language.understanding.cues import cues, hints
from bot.language.understanding.manner import Manner
from bot.language.understanding.model import Because
from bot.language.understanding.weighing import Facts

_MOST_HINTS = 4

_BUYING_WORD = re.compile(
    "(?<= )(?:"
    + "|".join(
        words(
            r"""
            \S*inkoop\S* inkopen \S*aanbested\S* tenders? bestek\S* gunning\S* gegund criteri\S*
            eis eisen mki mvoi mvi duurza\S* verduurza\S* leveranciers? contract\S*
            startformulier\S* traject\S* uitvraag markt\S* keurmerk\S* productenpaspoort
            raamovereenkomst\S* inschrijv\S* offerte\S* opdrachtnemers? aannemers? perce\S* pilots?
            maatschappelijk\S*
            """
        )
    )
    + ") "
)


@dataclass(frozen=True, slots=True)
class About:
    """Whether a text names something of buying (a theme counts), or at least a category."""

    of_buying: bool
    on_topic: bool


def about_of(plain: str, facts: Facts) -> About:
    """What a plain text is about."""
    of_buying = facts.themes or bool(_BUYING_WORD.search(plain))
    return About(of_buying, of_buying or facts.category)


def evidence_in(plain: str, parts: Mapping[Manner, str], about: About) -> tuple[Because, ...]:
    """Every cue in a plain text, and what single words hint at."""
    return (*_cues_in(plain, parts, about), *_hints_in(plain, parts, about))


def _cues_in(plain: str, parts: Mapping[Manner, str], about: About) -> Iterator[Because]:
    for cue in cues():
        if (cue.on_topic and not about.on_topic) or (cue.of_buying and not about.of_buying):
            continue
        match = cue.pattern.search(parts[cue.says] if cue.says else plain)
        if match:
            yield Because(cue.intent, match[0].strip(), cue.why, cue.weight)


def _hints_in(plain: str, parts: Mapping[Manner, str], about: About) -> Iterator[Because]:
    """A question has to name a theme or something of buying: "staat de vrachtwagen er nog?"."""
    for hint in hints():
        enough = about.on_topic if hint.says is Manner.TELLING else about.of_buying
        if hint.says and not enough:
            continue
        said = (parts[hint.says] if hint.says else plain).split()
        found = [word for word in dict.fromkeys(said) if word in hint.words][:_MOST_HINTS]
        if found:
            why = "words that hint at it"
            yield Because(hint.intent, ", ".join(found), why, hint.weight * len(found))
