"""How people ask for what a command opens: patterns over folded words, by what is asked.

Subjects with many sentences have a file of their own beside this one.
"""

from collections.abc import Mapping

from bot.language import plain_teams
from bot.language.naming_sentences import NAMED, NOT_NAMED
from bot.language.people_questions import COVERAGE, PROFILE, WHO_HELPS
from bot.language.plain import Plain
from bot.language.plain_gatherings import asking_what_comes, signing_up
from bot.language.plain_words import CAN as _CAN
from bot.language.plain_words import CAN_YOU as _CAN_YOU
from bot.language.plain_words import SHOW as _SHOW
from bot.language.plain_words import TOPIC as _TOPIC
from bot.language.plain_words import WANT as _WANT
from bot.language.prize_words import PRIZE_FORMS

_TRAJECTORY = r"(?:(?:het |mijn |ons )?(?:traject|nummer|nr|no) ?)+(?P<number>\d{1,18})"
_PLAN = (
    r"(?:het|ons|dit|ons eigen) (?:(?:mvoi|mvi) ?)?(?:actie ?)?plan(?: van (?:de|onze) gemeente)?"
)
_ABOUT = rf"(?:over|voor|bij|op het gebied van|rond|van) {_TOPIC}"
_EXPERT = r"(?:(?:thema ?)?expert|deskundige)"
_FIELD = r"(?:(?:op het gebied van|voor|over|op|in|van|met verstand van) )?"
_OF = rf"(?: {_FIELD}(?:het thema )?{_TOPIC})?"
_AT = rf"(?: (?:bij|voor|in) {_TRAJECTORY})?"
_AT_LAST = _AT.replace("number", "later")
_MAXIMAL = rf"maximaal(?: mvo?i)?(?: (?:bij|voor|op|in) {_TOPIC})?"
_THRESHOLD = (
    r"(?:europese|eu) ?(?:aanbestedings ?)?drempel(?:s|bedrag|bedragen|waarde|waarden)?"
    r"(?: voor (?:leveringen|diensten|leveringen en diensten|werken|concessies))?"
)
_MEETING = (
    r"(?:(?:(?:mvo?i ?)|kwartaal|netwerk|tweewekelijks |tweewekelijkse )?(?:overleg|bijeenkomst)"
    r"|vergadering)"
)
_NEXT = r"(?:(?:volgende|eerstvolgende|eerst volgende|komende|nieuwe) )?"
_FORM = r"(?:(?:het|een|mijn|ons) )?start ?formulier"
_MOMENT = r"[a-z0-9-]+(?: [a-z0-9-]+){0,3}"
_UNTIL = rf"(?P<through>tot en met|t/m|t m) (?P<last>{_MOMENT})|tot (?P<until>{_MOMENT})"
_FROM = rf"(?:(?:van|vanaf) (?P<since>{_MOMENT}?) )?"
_AWAY = (
    r"(?:ik ben (?:met |op )?(?:vakantie|verlof|afwezig|weg|vrij|er niet|niet aanwezig|ziek)"
    r"|ik heb (?:vakantie|verlof)|ik werk niet)"
)
_NOTHING = r"(?:niets|niks|geen berichten?|geen meldingen)"
_SORT = (
    r"(?P<topic>herinnering(?:en)?|bedankjes?|nieuws|weekbericht(?:en)?"
    r"|vragen over (?:lopende )?(?:contracten|aanbestedingen|lessen|leerervaringen|puzzelstukjes))"
)

FORMS: Mapping[Plain, tuple[str, ...]] = {
    Plain.NAME_NO: NOT_NAMED,
    Plain.NAME_YES: NAMED,
    Plain.SILENCE: (
        rf"(?:stuur|geef|vertel) (?:me|mij) (?:een tijdje )?{_NOTHING}(?: meer)?(?: (?:{_UNTIL}))?",
        rf"{_NOTHING}(?: meer)? (?:{_UNTIL})",
        rf"laat (?:me|mij) met rust(?: (?:{_UNTIL}))?",
        rf"laat (?:me|mij) (?:{_UNTIL}) met rust",
        rf"{_WANT} {_NOTHING}(?: meer)? (?:horen|krijgen|ontvangen)(?: (?:{_UNTIL}))?",
    ),
    Plain.ABSENCE: (
        rf"{_AWAY} {_FROM}(?:{_UNTIL})",
        rf"ik ben {_FROM}(?:{_UNTIL}) (?:met |op )?(?:vakantie|verlof|afwezig|weg|vrij|er niet)",
    ),
    Plain.MUTE: (
        rf"(?:stuur (?:me|mij) )?geen {_SORT} meer(?: sturen)?",
        rf"{_WANT} geen {_SORT}(?: meer)?(?: (?:krijgen|ontvangen))?(?: meer)?",
        rf"{_WANT} geen {_SORT} meer (?:krijgen|ontvangen)",
    ),
    Plain.NOTIFICATIONS: (
        r"(?:toon |laat )?(?:mijn|de|alle) meldingen(?: zien| wijzigen| instellen| aanpassen)?",
        r"wat (?:heb|hield) je tegen ?gehouden|wat hield je tegen",
        rf"(?:{_CAN_YOU} )?wat (?:stuur je|krijg ik) (?:me |mij )?(?:van je )?en wanneer",
        r"welke (?:meldingen|berichten) (?:krijg ik|stuur je(?: me| mij)?)",
        (
            rf"(?:{_WANT}|{_CAN}|hoe (?:kan|stel|wijzig) ik) (?:mijn |de )?meldingen"
            r"(?: (?:zien|wijzigen|instellen|aanpassen|in))?"
        ),
    ),
    Plain.PLAN: (
        rf"(?:{_CAN_YOU} )?wat (?:zegt|schrijft|vindt|vraagt|wil) {_PLAN}(?: {_ABOUT})?",
        rf"(?:{_CAN_YOU} )?wat {_PLAN} {_ABOUT} (?:zegt|schrijft|vraagt)",
        rf"(?:{_CAN_YOU} )?wat staat er in {_PLAN}(?: {_ABOUT})?",
        rf"(?:{_CAN_YOU} )?wat staat er (?:over|voor|bij) {_TOPIC} in {_PLAN}",
        rf"{_SHOW} {_PLAN}(?: zien)?(?: {_ABOUT})?",
        rf"(?:{_WANT}|{_CAN}) {_PLAN}(?: {_ABOUT})? (?:lezen|zien|bekijken)",
        rf"{_PLAN} over {_TOPIC}",
    ),
    Plain.PILOTS: (
        r"(?:de |alle |onze )?pilots(?: bekijken)?",
        (
            rf"(?:{_CAN_YOU} )?(?:welke|hoeveel|wat voor) pilots (?:lopen|zijn|draaien|doen|hebben)"
            r"(?: (?:er|we|wij))?(?: (?:bezig|gepland|dit jaar|op dit moment))?"
        ),
        (
            rf"(?:{_CAN_YOU} )?(?:welke|hoeveel) pilots (?:er|we|wij)"
            r"(?: (?:bezig|gepland|dit jaar|op dit moment))?(?: (?:lopen|zijn|draaien|doen|hebben))"
        ),
        r"(?:lopen|zijn) er pilots(?: bezig)?",
        rf"{_SHOW} (?:de |alle |onze )?pilots(?: zien)?",
        r"(?:een )?(?:lijst|overzicht) van (?:de |alle |onze )?pilots",
        rf"(?:{_WANT}|{_CAN}) (?:de |alle |onze )?pilots (?:zien|bekijken)",
    ),
    Plain.EXPERT: (
        rf"(?:ik|we|wij) (?:heb|hebben) (?:hulp|advies) nodig van een {_EXPERT}{_OF}{_AT}",
        rf"(?:ik|we|wij) (?:heb|hebben) een {_EXPERT}{_OF}{_AT} nodig{_AT_LAST}",
        rf"(?:ik|we|wij) (?:heb|hebben) een {_EXPERT} nodig{_OF}{_AT}",
        rf"(?:ik|we|wij) (?:zoek|zoeken) een {_EXPERT}{_OF}{_AT}",
        rf"{_WANT} een {_EXPERT}{_OF}{_AT} (?:vragen|spreken)",
        rf"{_CAN} een {_EXPERT}{_OF}{_AT} (?:vragen|spreken|krijgen)",
        rf"(?:vraag )?hulp van een {_EXPERT}{_OF}{_AT}",
        r"(?:ik|we|wij) (?:zoek|zoeken) een (?P<topic>[a-z]+?) ?expert" + _AT,
    ),
    Plain.WHO: (
        rf"wie (?:is|zijn) (?:de|onze|hier de) {_EXPERT}(?:s|en)?{_OF}",
        r"wie is (?:de|onze) (?P<topic>[a-z]+?) ?expert",
        rf"(?:welke|wat voor) {_EXPERT}(?:s|en) (?:zijn er|hebben we|hebben wij)",
    ),
    Plain.MAXIMAL: (
        rf"(?:{_CAN_YOU} )?wat (?:is|betekent) {_MAXIMAL}",
        rf"(?:{_CAN_YOU} )?wat {_MAXIMAL} (?:is|betekent)",
    ),
    Plain.CRITERIA: (
        rf"(?:{_CAN_YOU} )?welke criteria (?:passen|horen) (?:er )?(?:bij|voor) {_TOPIC}",
        rf"(?:{_CAN_YOU} )?welke criteria (?:er )?(?:bij|voor) {_TOPIC} (?:passen|horen)",
        rf"welke criteria (?:passen|horen) (?:er )?(?:bij|voor) {_TRAJECTORY}",
    ),
    Plain.THRESHOLDS: (
        rf"(?:{_CAN_YOU} )?wat (?:is|zijn) (?:de|het) {_THRESHOLD}",
        rf"(?:{_CAN_YOU} )?wat (?:de|het) {_THRESHOLD} (?:is|zijn)",
        rf"(?:hoe hoog|hoeveel) (?:is|zijn) de {_THRESHOLD}",
        rf"{_SHOW} de {_THRESHOLD}(?: zien)?",
    ),
    Plain.ACTIONS: (
        rf"(?:{_CAN_YOU} )?wat staat er op (?:de|mijn|onze) actielijst",
        r"(?:welke|hoeveel) (?:actiepunten|acties) (?:staan|zijn) er(?: nog)?(?: open)?",
        r"(?:welke|hoeveel) (?:actiepunten|acties) (?:heb ik|hebben we)(?: nog)?(?: open)?",
        r"(?:welke|hoeveel) (?:actiepunten|acties) staan(?: nog)? open",
        rf"{_SHOW} (?:de |mijn |onze |alle )?(?:actielijst|actiepunten|acties)(?: zien)?",
        r"(?:de |mijn |onze |alle )?(?:actielijst|actiepunten)(?: bekijken)?",
    ),
    Plain.MINUTES: (
        r"(?:maak|schrijf|stuur) (?:het |een )?verslag(?: van (?:het|ons|dit) overleg)?",
        rf"{_SHOW} (?:het )?verslag van (?:het|ons|dit) overleg(?: zien)?",
    ),
    Plain.COORDINATOR: (
        (
            rf"(?:{_CAN_YOU} )?wie (?:is|zijn) (?:de|onze|hier de) "
            r"(?:mvo?i ?)?coordinator(?:en|s)?(?: mvo?i)?"
        ),
    ),
    Plain.COVERAGE: COVERAGE,
    Plain.TEAM: plain_teams.TEAM,
    Plain.TALK: plain_teams.TALK,
    Plain.COVERAGE: (
        r"wie doet (?:er )?wat(?: (?:in|bij) (?:het|ons) (?:mvo?i ?)?team)?",
        r"wie staat (?:er )?(?:voor welk thema|waarvoor)",
        r"waar (?:is|staat|hebben (?:we|wij)) (?:er )?(?:nog )?niemand voor",
        r"welke thema ?s (?:zijn|hebben) (?:er )?(?:nog )?(?:niet gedekt|niemand)",
    ),
    Plain.PRIZE: PRIZE_FORMS,
    Plain.MEETINGS: (
        rf"(?:{_CAN_YOU} )?wanneer (?:is|valt|begint) (?:(?:het|de|ons|onze) )?{_NEXT}{_MEETING}",
        rf"(?:{_CAN_YOU} )?wanneer (?:het|de|ons|onze) {_NEXT}{_MEETING} is",
        rf"(?:hoe laat|waar|op welke dag) is (?:het|de|ons|onze) {_NEXT}{_MEETING}",
        rf"wanneer (?:hebben|zitten|komen) (?:we|wij) (?:weer )?(?:{_NEXT}{_MEETING}|bij elkaar)",
        (
            r"welke (?:overleggen|bijeenkomsten|vergaderingen) (?:komen|zijn|staan) (?:er )?"
            r"(?:aan|eraan|gepland|nog)"
        ),
    ),
    Plain.WHO_HELPS: WHO_HELPS,
    Plain.PROFILE: PROFILE,
    Plain.GATHERINGS: asking_what_comes(_CAN_YOU, _SHOW, _NEXT),
    Plain.SIGN_UP: signing_up(_WANT, _CAN, _TOPIC),
    Plain.START_FORM: (
        rf"{_FORM}(?: (?:voor|van|bij))? {_TRAJECTORY}(?: (?:openen|invullen|afmaken|bekijken))?",
        rf"{_SHOW} {_FORM} (?:voor|van|bij) {_TRAJECTORY}(?: zien)?",
        rf"open {_FORM} (?:voor|van|bij) {_TRAJECTORY}",
        (
            rf"(?:{_WANT}|{_CAN}) {_FORM} (?:voor|van|bij) {_TRAJECTORY}"
            r" (?:invullen|openen|zien|lezen|afmaken|maken|bekijken|verder invullen)"
        ),
    ),
}
"""Every form of every question; the whole sentence has to be of one of them."""
