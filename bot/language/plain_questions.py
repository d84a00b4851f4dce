"""Sentences that ask for one thing that a command opens: the plan, the pilots, an expert, a form.

Narrow on purpose: the whole sentence has to be of one of these forms, so that nothing is taken
of what somebody tells, looks for or wants on an agenda. Asked before the general understanding.

| asks for | such as |
|---|---|
| the plan | wat zegt het plan over klimaat? · laat het plan zien |
| the pilots | welke pilots lopen er? · hoeveel pilots hebben we? |
| an expert | ik heb hulp nodig van een expert circulariteit · ik zoek een expert bij traject 14 |
| who is the expert | wie is de expert voor klimaat? |
| doing it fully | wat is maximaal mvoi bij gww? |
| criteria | welke criteria passen bij gww? |
| the thresholds | wat is de Europese drempel? |
| the coordinator | wie is de coördinator? |
| the meetings | wanneer is het volgende overleg? · wanneer hebben we kwartaaloverleg? |
| an action item | zet op de actielijst dat Piet voor vrijdag de markt belt |
| the action items | wat staat er op mijn actielijst? · welke actiepunten staan open? |
| the minutes | maak het verslag van het overleg |
| who does what | wie doet wat? · waar hebben we nog niemand voor? |
| hearing nothing | stuur me even niets tot maandag · ik ben met vakantie tot 3 augustus |
| never hearing it | geen herinneringen meer |
| what it tells when | mijn meldingen · wat heb je tegengehouden? |
| a start form | startformulier voor traject 14 · ik wil het startformulier van nr. 14 invullen |
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.language.action_words import asked_action
from bot.language.folding import folded
from bot.language.naming_sentences import NAMED, NOT_NAMED

LONGEST = 120
"""Characters: who says more than that, tells something."""
LONGEST_ACTION = 300
"""Only what is put on the list of action items is longer."""


class Plain(StrEnum):
    """What is asked for."""

    PLAN = "plain_plan"
    PILOTS = "plain_pilots"
    EXPERT = "plain_expert"
    WHO = "plain_who_is_expert"
    START_FORM = "plain_start_form"
    MAXIMAL = "plain_maximal"
    CRITERIA = "plain_criteria"
    THRESHOLDS = "plain_thresholds"
    COORDINATOR = "plain_coordinator"
    MEETINGS = "plain_meetings"
    ACTION = "plain_action"
    ACTIONS = "plain_actions"
    MINUTES = "plain_minutes"
    COVERAGE = "plain_coverage"
    SILENCE = "plain_silence"
    ABSENCE = "plain_absence"
    MUTE = "plain_mute"
    NOTIFICATIONS = "plain_notifications"
    NAME_YES = "plain_name_yes"
    NAME_NO = "plain_name_no"


@dataclass(frozen=True)
class PlainQuestion:
    """What is asked for; ``topic`` folded, as it was typed, ``number`` that of a trajectory.

    ``since`` and ``until`` are moments as they were typed; ``through``: the last one counts.
    """

    asks: Plain
    topic: str = ""
    number: int | None = None
    since: str = ""
    until: str = ""
    through: bool = False


_STOPS = re.compile(r"[.!?;\n]+")
_GREETING = re.compile(
    r"(?:hoi|hallo|hey|hee|dag|goedemorgen|goedemiddag|goedenavond)(?: (?:allemaal|vaandel))?"
)
_FILLERS = {
    *("graag", "even", "eens", "alsjeblieft", "alstublieft", "aub", "svp", "eigenlijk", "alweer"),
    *("ook", "toch", "nou", "dan", "nu", "al", "momenteel", "allemaal", "misschien"),
}
"""Words that change nothing; in a topic they would only be in the way."""

_NO_TOPIC = r"(?!(?:bij|voor|van|over|op|in|traject|nummer|nr|no)\b)"
_TOPIC = rf"(?P<topic>{_NO_TOPIC}[a-z][a-z0-9]*(?: {_NO_TOPIC}[a-z0-9]+){{0,3}})"
_TRAJECTORY = r"(?:(?:het |mijn |ons )?(?:traject|nummer|nr|no) ?)+(?P<number>\d{1,18})"
_SHOW = r"(?:laat|toon|geef)(?: (?:me|mij|ons))?"
_WANT = r"(?:ik|we|wij) (?:wil|willen|zou|zouden)(?: willen)?"
_CAN = r"(?:kan|mag|kunnen|mogen) (?:ik|we|wij)"
_CAN_YOU = (
    r"(?:kun|kan|wil|kunt) (?:je|u|jij)(?: (?:me|mij|ons))?(?: (?:laten zien|vertellen|zeggen))?"
)
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
    r"(?P<topic>herinnering(?:en)?|bedankjes?|nieuws"
    r"|vragen over (?:lopende )?(?:contracten|lessen|leerervaringen|puzzelstukjes))"
)

_FORMS = {
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
    Plain.COVERAGE: (
        r"wie doet (?:er )?wat(?: (?:in|bij) (?:het|ons) (?:mvo?i ?)?team)?",
        r"wie staat (?:er )?(?:voor welk thema|waarvoor)",
        r"waar (?:is|staat|hebben (?:we|wij)) (?:er )?(?:nog )?niemand voor",
        r"welke thema ?s (?:zijn|hebben) (?:er )?(?:nog )?(?:niet gedekt|niemand)",
    ),
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
_READERS = tuple((asks, re.compile(form)) for asks, forms in _FORMS.items() for form in forms)


def plain_question(text: str) -> PlainQuestion | None:
    """What a sentence asks for; None for one that says anything else."""
    if len(text) > LONGEST_ACTION:
        return None
    sentences = [words for part in _STOPS.split(_joined(text)) if (words := _words(part))]
    if sentences and _GREETING.fullmatch(sentences[0]):
        del sentences[0]
    if len(sentences) != 1:
        return None
    if asked_action(text) is not None:
        return PlainQuestion(Plain.ACTION)
    if len(text) > LONGEST:
        return None
    for asks, form in _READERS:
        if found := form.fullmatch(sentences[0]):
            return _question(asks, found.groupdict())
    return None


def _question(asks: Plain, said: dict[str, str | None]) -> PlainQuestion:
    number = said.get("number") or said.get("later")
    return PlainQuestion(
        asks,
        said.get("topic") or "",
        int(number) if number else None,
        since=said.get("since") or "",
        until=said.get("until") or said.get("last") or "",
        through=bool(said.get("through")),
    )


def _joined(text: str) -> str:
    """``nr. 14`` is no end of a sentence, and ``#14`` is a number."""
    return re.sub(r"\b(nr|no)\.", r"\1 ", text.replace("#", " nummer "), flags=re.IGNORECASE)


def _words(sentence: str) -> str:
    return " ".join(word for word in folded(sentence).split() if word not in _FILLERS)
