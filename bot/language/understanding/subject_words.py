"""The words around a subject that are no part of it, as patterns."""

import re
from collections.abc import Mapping

from bot.language.understanding.model import Intent


def _any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in patterns), re.IGNORECASE)


_WE = (
    r"(?:we|wij|ik|men|jullie|ons team|team \S+|wij \(\S+\)|wij van \S+|wij als [^,]{3,30}"
    r"|onze \S+|(?:de )?afdeling \S+|het college|de gemeente)"
)
_WANT = (
    r"(?:wil(?:len)?|ga(?:an|at)?|moet(?:en)?|kun(?:nen)?|kan|zou(?:den)?|zijn|ben|zoek(?:en|t)?"
    r"|heb(?:ben)?|start(?:en)?|begin(?:nen)?|overwe(?:eg|gen)|zit(?:ten)?|mag|koop|kopen|koopt"
    r"|vervang(?:en|t)?|vernieuw(?:en|t)?|bestel(?:len|t)?|huren|huurt?|lease[nt]?)"
)
_JUST = (
    r"(?:graag|ook|even|nog|nu|dus|dan|er|toch|binnenkort|opnieuw|eens|weer|zo|wel|misschien"
    r"|van plan|voornemens|bezig|om|met|mee|aan|dat|denk ik|in|de aanbesteding (?:van|voor)"
    r"|een (?:traject|aanbesteding|inkoop)(?: starten)?(?: voor)?)"
)
_REGISTER = (
    r"(?:noteren|vastleggen|registreren|(?:aan|op)?melden|starten|aanmaken|opvoeren|toevoegen"
    r"|bijhouden|delen)"
)
_CASE = r"(?:traject|inkooptraject|aanbesteding|inkoop|casus|inkoopverzoek|opdracht|tender)"

LEADS = _any_of(
    r"(?:hoi|hallo|hey|hee|hi|dag|moi|goede?n?\s?(?:morgen|middag|avond)|beste|geachte|l\.s\."
    r"|collega's)\b[^,.!\n]{0,30}[,.!\n]+\s*",
    r"(?:fyi|ps|nb|update|vraag(?:je)?|verzoek|melding|memo|even ter info|ter info|plan|planning"
    r"|voorstel|nieuw|inkoopwens|wat denk je)\s*[:,]\s*",
    rf"(?:aanmelden|aanmelding|graag een|een|nieuwe?)?\s*(?:nieuwe?\s+)?{_CASE}\s*[:,]\s*",
    rf"(?:nieuwe?|graag een|een)\s+{_CASE}\s+(?:voor|van)\s+",
    r"(?:aanmelden )?(?:inkoop|traject)\s+(?!\d)",
    rf"(?:kun|kan|wil|zou|mag)(?:nen)? (?:je|jij|u|ik|jullie) [^,.:]{{0,40}}?{_REGISTER}"
    r"(?:\s+dat|\s+voor|\s*:|\?)?\s*",
    r"(?:kan|kun|wil|wie kan) (?:iemand|er iemand)\s+",
    r"(?:kun|kan)(?:nen)? (?:je|jij|u|jullie) (?:me |mij |ons )?helpen(?: met)?\s+",
    rf"(?:ik|we|wij) (?:wil(?:len)?|moet(?:en)?)(?: graag| even| ook)* [^,.:]{{0,40}}?{_REGISTER}"
    r"(?:\s+dat|\s+voor|\s+over|\s*:)?\s*",
    rf"graag {_REGISTER}\s*:?\s*",
    r"hierbij [^,.:]{0,30}? (?:van|voor) (?:de (?:inkoop|aanbesteding|vervanging) van\s+)?",
    r"(?:het )?gaat om\s+(?:circa\s+)?",
    rf"{_WE}\s+{_WANT}(?:\s+{_WE})?(?:\s+{_JUST})*\s+",
    rf"{_WANT}\s+{_WE}(?:\s+{_JUST})*\s+",
    r"er (?:moet|moeten|komt|komen)(?: er)?(?: een)?(?: (?:europese )?aanbesteding aan voor)?\s+",
    r"(?:binnenkort loopt )?het contract (?:voor|van)?\s*",
    r"(?:de )?(?:inkoop|aanbesteding|voorbereiding) van\s+(?:een aanbesteding voor\s+)?",
    r"(?:en|maar|dus|ook|dat|om|voor|een|de|het|ff|even|aub|svp|graag|zo'n)\s*[:,]?\s+",
)
SMALL = _any_of(
    rf"\s*(?:{_WE}|{_JUST}|een|de|het|onze|we|dat|voor|nieuw(?=e? {_CASE}))\b[\s,:]*(?=\S)",
)
FINITE = re.compile(
    r"\b(?:wil|willen|gaat|gaan|koopt|kopen(?= (?:we|wij|ik))|zoekt|zoeken|starten|krijgt|krijgen"
    r"|schaft|schaffen|moet|moeten|is|zijn|wordt|worden|loopt|lopen|heeft|hebben|lekt|kost|komt"
    r"|komen|laat|laten|huurt|vragen|reserveren|verwachten|overwegen|besteden|voldoet)\b",
    re.IGNORECASE,
)
TAIL = re.compile(
    r"(?:[\s,;:.\-–]+(?:(?:te\s+)?(?:in|aan)?\s?(?:te\s+)?(?:kopen|inkopen|aanschaffen|schaffen"
    r"|aanbesteden|besteden|bestellen|vervangen|vernieuwen|tenderen|uitvragen|leasen|huren|inhuren"
    r"|regelen|contracteren|zoeken|opvragen|doen|nodig(?: hebben)?|gaan|moeten|willen|worden"
    r"|denk ik|aub|svp|graag|budget|raming|kosten|is|zijn|dat|opnieuw|en|dus|of|met een|voor|met"
    r"|van|gaat om|bedrag|liefst|wordt|start|beginnen|wens|waarde|omvang|loopt|af|ong|samen"
    r"|komen|plaatsen|laten|ingangsdatum|publicatie)))+[\s,.;:!?\-–]*$",
    re.IGNORECASE,
)

_SOUGHT = (
    r"(?:lessen|les|leerervaringen|puzzelstukjes?|ervaringe?n?|voorbeelden?|praktijkvoorbeelden"
    r"|tips|bekend|inspiratie|geleerd|valkuilen|documentatie|iets|meer|kennis|info|informatie)"
)
LABELS: Mapping[Intent, re.Pattern[str]] = {
    Intent.AGENDA_ITEM: _any_of(
        r"[^:]{0,60}(?:agenda|agendapunt|bespreekpunt|overleg|agenderen|erop|punt|ap|rondvraag"
        r"|bijeenkomst|donderdag|dinsdag|keer|bespreken)[^:]{0,30}:\s*",
        r"(?:nieuw |extra )?agendapunt[,\s]+(?:over\s+)?",
        r"agenderen(?:\s+svp|\s+aub)?\s*(?:->|:|-)?\s*",
        r"(?:zet|plaats|voeg)(?: even)? (?:op|aan) de agenda(?: toe)?\s*[:,]?\s*",
        r"(?:kan|kun|mag|mogen|kunnen|wil|zou)(?: je| jij| ik| we| wij)?(?: het)?(?: over)?\s+",
        r"(?:zet|plaats|voeg|neem)(?: jij| je| even)?\s+",
    ),
    Intent.SEARCH: _any_of(
        rf".{{0,60}}?\b{_SOUGHT}\b[^.?!]{{0,30}}?\s(?:over|van|met|rond|bij|voor|op|uit|in)\s+",
        r"(?:zoek(?:en)?|vind|toon|laat|geef)(?: me| mij)?(?: alle| alles over)?(?: "
        rf"{_SOUGHT})?\s*:?\s+",
        r"wat weten we (?:al )?(?:van|over)\s+",
        r"(?:wie|iemand) weet (?:meer|iets) over\s+",
        rf"{_SOUGHT}\s+",
    ),
    Intent.LESSON: _any_of(
        r"(?:noteer als |nieuwe? |mijn |onze |geleerde )?(?:les(?: \d)?|leerpunt|tip|valkuil"
        r"|puzzelstukje|leermoment|geleerd|ter lering|nabrander|leerervaring|advies)"
        r"(?: voor de volgende keer)?\s*[:!]\s*",
        r"(?:we|wij|ik) (?:hebben|heb) (?:geleerd|gemerkt|ervaren|ontdekt) dat\s+",
    ),
    Intent.SUCCESS: _any_of(
        r"(?:succes(?:je)?|mijlpaal|hoera|yes|trots|goed nieuws|gelukt"
        r"|(?:ik wil )?een succes melden)\s*[:!,]+\s*",
    ),
}
"""What stands before the subject of other intents."""
