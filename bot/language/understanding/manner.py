"""How the sentences of a text are said: asking, telling, or as a heading without a verb."""

import re
from collections.abc import Mapping
from enum import StrEnum

from bot.language.amount_words import words


def _either(text: str) -> str:
    return f"(?:{'|'.join(words(text))})"


_VERB = _either(
    """
    is zijn was waren heeft hebben hebt heb kan kun kunnen kunt mag mogen moet moeten wil willen zal
    zou gaat gaan komt komen staat staan loopt lopen ligt liggen zit zitten weet weten doet doen doe
    wordt worden werkt vindt kost begint bespreken kent kennen kon had halen redden
    """
)
_OTHER_VERB = _either(
    """
    werd werden hadden lag bleek bleken deed deden kwam kwamen ging gingen leverde werkte zat vind
    vonden vond zoek ben ga rijdt rijden zei zegt blijft bleef bevalt beviel bevielen klopt verspilt
    opent sluit gebruikt
    """
)
_SUBJECT = _either(
    """
    je jij u we wij ik iemand er jullie het de mijn onze ons dat dit deze die een alle alles traject
    team hier nog al andere collega jouw bor hrm
    """
)
_ASKING_WORD = (
    r"(?:wie|wat|waar(?:aan|bij|door|heen|in|mee|naar|om|onder|op|over|toe|uit|van|voor)?|wanneer"
    r"|hoe(?:ver|veel|zo|lang)?)"
)
_OPENING = _either(
    """
    hee hey he hi hai heej moi beste hoi hallo goedemorgen goedemiddag dag en maar dus ok oke goh
    zeg vraagje vraag
    """
)
_BEFORE = _either("in op van voor met bij uit aan om tot")

_ASKING = re.compile(
    rf"(?:{_OPENING} [,:]? ?)?(?:"
    rf"{_ASKING_WORD} (?!{_SUBJECT} )(?:\S+ ){{0,3}}{_VERB} "
    rf"|{_ASKING_WORD} (?!{_SUBJECT} )\S+ {_SUBJECT} "
    rf"|(?:{_BEFORE} )?welke? |(?!had ){_VERB} {_SUBJECT} "
    r"|(?:toon|geef|stuur|vertel) |laat (?:me|mij|ons|eens|even|zien) )"
)
_INDIRECT = re.compile(
    r"(?<![^ ])(?:"
    rf"{_either('wil willen wilde zou wou')} (?:\S+ ){{0,3}}(?:weten|zien|inzien)"
    r"|benieuwd|nieuwsgierig"
    rf"|{_either('vraag vroeg vragen afvroeg')} (?:me|mij|ons) (?:\S+ )?af"
    r"|me af(?:vraag|vroeg)|(?:laat|laten) (?:\S+ ){0,4}zien|op zoek naar"
    r"|(?:geef|toon|stuur|vertel) (?:me|mij|ons|eens|even)"
    rf"|graag (?:een )?{_either('overzicht lijst lijstje voorbeelden lessen ervaringen tips')}"
    r") "
)
_FINITE = re.compile(rf"(?<![^ ])(?:{_VERB}|{_OTHER_VERB}) ")
_SENTENCE = re.compile(r"[^.?!]+[.?!]*")
_LONGEST_HEADING = 8
"""Words."""


class Manner(StrEnum):
    """How a sentence is said. A heading is told, too."""

    ASKING = "asking"
    TELLING = "telling"
    HEADING = "heading"


def by_manner(plain: str) -> Mapping[Manner, str]:
    """The sentences of a plain text that are said in each manner, as one plain text.

    Asked is also what begins like a question and has no sign behind it, what somebody wants
    to know or to see, and what they are curious about.
    """
    found: dict[Manner, list[str]] = {manner: [] for manner in Manner}
    for match in _SENTENCE.finditer(plain):
        sentence = match[0].strip()
        if not any(map(str.isalnum, sentence)):
            continue
        if "?" in sentence or _ASKING.match(sentence) or _INDIRECT.search(sentence):
            found[Manner.ASKING].append(sentence)
            continue
        found[Manner.TELLING].append(sentence)
        length = sum(word[0].isalnum() for word in sentence.split())
        if length <= _LONGEST_HEADING and not _FINITE.search(sentence):
            found[Manner.HEADING].append(sentence)
    return {manner: _joined(sentences) for manner, sentences in found.items()}


def _joined(sentences: list[str]) -> str:
    """Sentences, each with its sign, and a full stop before and behind."""
    return " ".join([".", *(each if each[-1] in ".?!" else f"{each} ." for each in sentences), "."])
