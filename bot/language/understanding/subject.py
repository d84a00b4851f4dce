"""What it is about, in a few words: a title for a person to correct."""

import re
from collections.abc import Iterable, Sequence

from bot.language.titles import capitalised, title_without
from bot.language.understanding.model import Intent

_LONGEST = 120
_WE = r"(?:we|wij|ik|men|ons team|team \S+|wij van \S+|wij als [^,]{3,30}|onze \S+|(?:de )?afdeling \S+|het college)"
_WANT = r"(?:wil(?:len)?|ga(?:an|at)?|moet(?:en)?|kun(?:nen)?|kan|zou(?:den)?|zijn|ben|zoek(?:en|t)?|heb(?:ben)?|start(?:en)?|begin(?:nen)?|overwe(?:eg|gen)|zit(?:ten)?|mag)"
_SMALL = r"(?:graag|ook|even|nog|nu|dus|dan|er|toch|binnenkort|opnieuw|eens|weer|zo|wel|misschien|van plan|voornemens|bezig|om|met|mee|aan|de aanbesteding van|de aanbesteding voor|het|dat|denk ik|een traject|een aanbesteding|een inkoop)"
_LEADS = [
    r"(?:(?:hoi|hallo|hey|hee|hi|dag|moi|goede?(?:n)?\s?(?:morgen|middag|avond)|beste|geachte|l\.s\.)\b[^,.!\n]{0,30}[,.!\n]+\s*)",
    r"(?:(?:fyi|ps|nb|update|vraagje|verzoek|aanmelden inkoop|melding|memo|vraag)\s*[:,]\s*)",
    r"(?:(?:nieuwe?|graag een|een)?\s*(?:traject|inkooptraject|aanbesteding|inkoop|casus|inkoopverzoek)\s*[:,]\s*)",
    r"(?:(?:nieuwe?|graag een|een)\s+(?:traject|inkooptraject|casus|inkoopverzoek)\s+(?:voor\s+)?)",
    r"(?:(?:traject|aanmelden inkoop)\s+(?!\d))",
    r"(?:(?:kun|kan|wil|zou|mag) (?:je|jij|u|ik) [^,.:]{0,40}?(?:noteren|vastleggen|registreren|melden|aanmelden|starten|aanmaken|opvoeren)(?:\s+dat|\s+voor|\s*:|\?)?\s*)",
    r"(?:(?:ik|we|wij) wil(?:len)?(?: graag| even)? [^,.:]{0,40}?(?:noteren|vastleggen|registreren|melden|aanmelden|delen)(?:\s+dat|\s+voor|\s+over|\s*:)?\s*)",
    r"(?:hierbij meld(?:en)? [^,.:]{0,30}? (?:de inkoop van|de aanbesteding van)\s*)",
    r"(?:het gaat om\s+)",
    rf"(?:{_WE}\s+{_WANT}(?:\s+{_WE})?(?:\s+{_SMALL})*\s+)",
    rf"(?:{_WANT}\s+{_WE}(?:\s+{_SMALL})*\s+)",
    r"(?:er (?:moet|moeten|komt|komen)(?: er)?(?: een)?(?: (?:nieuwe?|aanbesteding aan voor|europese aanbesteding aan voor))?\s+)",
    r"(?:het contract (?:voor|van)\s+)",
    r"(?:(?:en|maar|dus|ook|dat|om|voor|een|de|het|ff melden|even|aub|svp|graag|registreren|zo'n|nieuw(?=e? traject))\s*[:,]?\s+)",
]
_TAIL = re.compile(
    r"(?:[\s,;:.\-–]+(?:(?:te\s+)?(?:in|aan)?\s?(?:te\s+)?(?:kopen|inkopen|aanschaffen|schaffen|aanbesteden|besteden|bestellen|vervangen|"
    r"vernieuwen|tenderen|uitvragen|leasen|huren|inhuren|regelen|contracteren|zoeken|opvragen|doen|nodig(?: hebben)?|"
    r"gaan|moeten|willen|worden|denk ik|aub|svp|graag|a\.u\.b\.|budget|raming|kosten|is|zijn|dat|opnieuw|en|dus|of|met een|voor|"
    r"met|van|gaat om|bedrag|liefst|wordt|start|wens|waarde|omvang|loopt|af)))+[\s,.;:!?\-–]*$",
    re.IGNORECASE,
)
_LEAD = {
    Intent.AGENDA_ITEM: [
        r"(?:[^:]{0,60}(?:agenda|agendapunt|bespreekpunt|overleg|agenderen|erop|punt|ap|rondvraag|netwerkbijeenkomst)[^:]{0,30}:\s*)",
        r"(?:(?:nieuw |extra )?agendapunt[,\s]+(?:over\s+)?)",
        r"(?:agenderen(?:\s+svp|\s+aub)?\s*(?:->|:|-)?\s*)",
        r"(?:(?:kan|kun|mag|mogen|kunnen|wil)(?: je| ik| we| wij)?(?: het)?(?: over)?\s+)",
        r"(?:(?:zet|plaats|voeg)(?: even)?(?: op de agenda| aan de agenda)?(?: toe)?\s*[:,]?\s*)",
    ],
    Intent.SEARCH: [
        r"(?:.{0,60}?\b(?:lessen|les|leerervaringen|puzzelstukjes?|ervaringe?n?|voorbeelden|praktijkvoorbeelden|tips|bekend|inspiratie|geleerd|valkuilen|documentatie)\b[^.?!]{0,30}?\s(?:over|van|met|rond|bij|voor|op|uit|in)\s+)",
        r"(?:(?:zoek(?:en)?|vind|toon|laat|geef)(?: me| mij)?(?: alle)?(?: lessen| leerervaringen| puzzelstukjes)?\s*:?\s+)",
        r"(?:wat weten we (?:al )?(?:van|over)\s+)",
        r"(?:(?:wie|iemand) weet (?:meer|iets) over\s+)",
        r"(?:(?:leerervaringen|lessen|puzzelstukjes|voorbeelden)\s+)",
    ],
    Intent.LESSON: [
        r"(?:(?:noteer als |nieuwe? |mijn |onze )?(?:les(?: \d)?|leerpunt|tip|valkuil|puzzelstukje|leermoment|geleerd|ter lering|nabrander|leerervaring)(?: voor de volgende keer)?\s*[:!]\s*)",
        r"(?:(?:we|wij|ik) (?:hebben|heb) (?:geleerd|gemerkt|ervaren|ontdekt) dat\s+)",
    ],
    Intent.SUCCESS: [
        r"(?:(?:succes|mijlpaal|hoera|yes|trots|goed nieuws|gelukt|ik wil een succes melden)\s*[:!,]+\s*)",
    ],
}
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=\S)|\n+")


def title_of(
    intent: Intent, text: str, spans: Iterable[tuple[int, int]], about: Sequence[str]
) -> str | None:
    """A title; None when nothing is left that could be one.

    :param spans: what says how much and when, which is no part of it.
    :param about: words (in small letters) that the sentence with the subject has.
    """
    cut = _without(text, spans) if intent in (Intent.TRAJECTORY, Intent.SUCCESS) else text
    best = _sentence(cut, about)
    stripped = _stripped(best, _LEAD.get(intent, []) + (_LEADS if intent is Intent.TRAJECTORY else []))
    if intent is Intent.TRAJECTORY:
        stripped = _TAIL.sub("", stripped)
    title = capitalised(stripped.strip(" ,;:=-–—.?!\"'“”")[:_LONGEST].strip())
    return title if any(char.isalpha() for char in title) else None


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    lines = []
    at = 0
    spans = list(spans)
    for piece in _pieces(text):
        start, end = at, at + len(piece)
        inner = [(max(s, start) - start, min(e, end) - start) for s, e in spans if s < end and e > start]
        lines.append(title_without(piece, inner))
        at = end
    return "\n".join(filter(None, lines))


def _pieces(text: str) -> list[str]:
    ends = [match.end() for match in _SENTENCE.finditer(text)]
    starts = [0, *ends]
    return [text[start:end] for start, end in zip(starts, [*ends, len(text)], strict=True)]


def _sentence(text: str, about: Sequence[str]) -> str:
    sentences = [each.strip() for each in text.split("\n") if each.strip()]
    for sentence in sentences:
        low = sentence.lower()
        if any(word in low for word in about):
            return sentence
    return max(sentences, key=len, default="")


def _stripped(text: str, leads: Sequence[str]) -> str:
    pattern = re.compile("|".join(leads), re.IGNORECASE) if leads else None
    while pattern and (match := pattern.match(text)) and match.end() < len(text):
        if not match.end():
            break
        text = text[match.end() :]
    return text
