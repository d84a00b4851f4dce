"""How the sentences of a text are said: asking, telling, or as a heading without a verb."""

import re
from collections.abc import Mapping
from enum import StrEnum

_VERBS = (
    "is|zijn|was|waren|heeft|hebben|hebt|heb|kan|kun|kunnen|kunt|mag|mogen|moet|moeten|wil|willen"
    "|zal|zou|gaat|gaan|komt|komen|staat|staan|loopt|lopen|ligt|liggen|zit|zitten|weet|weten|doet"
    "|doen|doe|wordt|worden|werkt|vindt|kost|begint|bespreken|kent|kennen|kon|had|halen|redden"
)
_BEFORE = "(?:in|op|van|voor|met|bij|uit|aan|om|tot) "
_SUBJECTS = "je|jij|u|we|wij|ik|iemand|er|jullie|het|de|mijn|onze|ons|dat|dit|deze|die|een|alle|traject|team|hier|nog|al|andere|collega|onze|jouw"
_OPENINGS = r"(?:(?:en|maar|dus|ok|oke|goh|zeg|vraagje|vraag|hoi|hallo|goedemorgen|goedemiddag|dag) [,:]? ?)?"
_ASKING = re.compile(
    rf"{_OPENINGS}(?:(?:wie|wat|waar\S*|wanneer|hoe\S*) (?:\S+ )?(?:{_VERBS}) |(?:{_BEFORE})?welke? "
    rf"|(?:{_VERBS}) (?:{_SUBJECTS}) "
    r"|(?:laat|toon|geef|stuur|vertel) (?:me|mij|ons|eens|even|zien|de|alle|een|mijn|graag)? ?)"
)
_FINITE = re.compile(
    rf"(?<![^ ])(?:{_VERBS}|werd|werden|hadden|lag|bleek|bleken|deed|deden|kwam|kwamen|ging|gingen|leverde|werkte"
    r"|zat|vind|vonden|vond|zoek|ben|ga) "
)
_SENTENCE = re.compile(r"[^.?!]+[.?!]*")
_LONGEST_HEADING = 8
"""Words."""


class Manner(StrEnum):
    """How a sentence is said. A heading is told, too."""

    ASKING = "asking"
    TELLING = "telling"
    HEADING = "heading"


def by_manner(plain: str) -> Mapping[Manner, str]:
    """The sentences of a plain text that are said in each manner, as one plain text."""
    found: dict[Manner, list[str]] = {manner: [] for manner in Manner}
    for match in _SENTENCE.finditer(plain):
        sentence = match[0].strip()
        if not any(map(str.isalnum, sentence)):
            continue
        if "?" in sentence or _ASKING.match(sentence):
            found[Manner.ASKING].append(sentence)
            continue
        found[Manner.TELLING].append(sentence)
        if len(sentence.split()) <= _LONGEST_HEADING and not _FINITE.search(sentence):
            found[Manner.HEADING].append(sentence)
    return {manner: _joined(sentences) for manner, sentences in found.items()}


def _joined(sentences: list[str]) -> str:
    """Sentences, each with its sign, and a full stop before and behind."""
    return " ".join([".", *(each if each[-1] in ".?!" else f"{each} ." for each in sentences), "."])
