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
| a team | hoe staat BOR ervoor? · wat speelt er bij team BOR? |
| a talk with a team | leg een gesprek met BOR vast |
| who can help | wie kan me helpen met laadpalen? · wie deed dit eerder? |
| one's own profile | mijn profiel · ik doe niet meer mee aan de community |
| who does what | wie doet wat? · waar hebben we nog niemand voor? |
| hearing nothing | stuur me even niets tot maandag · ik ben met vakantie tot 3 augustus |
| never hearing it | geen herinneringen meer |
| what it tells when | mijn meldingen · wat heb je tegengehouden? |
| masterclasses | welke masterclasses zijn er? |
| signing up for one | meld me aan voor de masterclass marktconsultaties |
| a case for a prize | welke casus sturen we in voor de koopwijsprijs? |
| a start form | startformulier voor traject 14 · ik wil het startformulier van nr. 14 invullen |
"""

import re

from bot.language.action_words import asked_action
from bot.language.folding import folded
from bot.language.plain import Plain, PlainQuestion
from bot.language.plain_forms import FORMS

LONGEST = 120
"""Characters: who says more than that, tells something."""
LONGEST_ACTION = 300
"""Only what is put on the list of action items is longer."""

_STOPS = re.compile(r"[.!?;\n]+")
_GREETING = re.compile(
    r"(?:hoi|hallo|hey|hee|dag|goedemorgen|goedemiddag|goedenavond)(?: (?:allemaal|vaandel))?"
)
_FILLERS = {
    *("graag", "even", "eens", "alsjeblieft", "alstublieft", "aub", "svp", "eigenlijk", "alweer"),
    *("ook", "toch", "nou", "dan", "nu", "al", "momenteel", "allemaal", "misschien"),
}
"""Words that change nothing; in a topic they would only be in the way."""
_READERS = tuple((asks, re.compile(form)) for asks, forms in FORMS.items() for form in forms)


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
