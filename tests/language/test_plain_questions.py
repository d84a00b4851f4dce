"""A few sentences open what a command opens; everything else is left alone."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.language.folding import folded
from bot.language.plain import Plain, PlainQuestion
from bot.language.plain_questions import LONGEST, LONGEST_ACTION, plain_question
from bot.language.understanding import Intent
from tests.language.understanding.sentences import DATA, read

FILES = sorted(file.stem for file in DATA.glob("*.txt"))
SENTENCES = [
    sentence.text
    for name in FILES
    for sentence in read(name)
    if sentence.intent is not Intent.SMALLTALK  # who greets first may ask afterwards
]
ASKED = {
    "wat zegt het plan over klimaat?": PlainQuestion(Plain.PLAN, "klimaat"),
    "wanneer is het volgende overleg?": PlainQuestion(Plain.MEETINGS),
    "Hoi! Wanneer hebben we weer kwartaaloverleg?": PlainQuestion(Plain.MEETINGS),
    "hoe laat is het overleg": PlainQuestion(Plain.MEETINGS),
    "welke bijeenkomsten komen eraan": PlainQuestion(Plain.MEETINGS),
    "Hoi Vaandel! Wat staat er in ons MVOI-actieplan over social return?": PlainQuestion(
        Plain.PLAN, "social return"
    ),
    "kun je me laten zien wat het plan over circulariteit zegt": PlainQuestion(
        Plain.PLAN, "circulariteit"
    ),
    "laat het plan eens zien": PlainQuestion(Plain.PLAN),
    "Ik wil graag het plan lezen": PlainQuestion(Plain.PLAN),
    "welke pilots lopen er?": PlainQuestion(Plain.PILOTS),
    "Welke pilots hebben we nu?": PlainQuestion(Plain.PILOTS),
    "kun je me vertellen welke pilots er lopen?": PlainQuestion(Plain.PILOTS),
    "hoeveel pilots zijn er dit jaar?": PlainQuestion(Plain.PILOTS),
    "pilots": PlainQuestion(Plain.PILOTS),
    "ik heb hulp nodig van een expert circulariteit": PlainQuestion(Plain.EXPERT, "circulariteit"),
    "Ik zoek een expert op het gebied van milieu & biodiversiteit": PlainQuestion(
        Plain.EXPERT, "milieu biodiversiteit"
    ),
    "ik zoek een expert bij traject 14": PlainQuestion(Plain.EXPERT, number=14),
    "ik heb een expert nodig bij traject 14": PlainQuestion(Plain.EXPERT, number=14),
    "we zoeken een themaexpert klimaat voor traject #14": PlainQuestion(
        Plain.EXPERT, "klimaat", 14
    ),
    "Ik zoek een klimaatexpert": PlainQuestion(Plain.EXPERT, "klimaat"),
    "wie is de expert voor klimaat?": PlainQuestion(Plain.WHO, "klimaat"),
    "wie is onze klimaatexpert": PlainQuestion(Plain.WHO, "klimaat"),
    "wat is maximaal mvoi bij gww?": PlainQuestion(Plain.MAXIMAL, "gww"),
    "Kun je me vertellen wat maximaal MVI is?": PlainQuestion(Plain.MAXIMAL),
    "welke criteria passen bij gww?": PlainQuestion(Plain.CRITERIA, "gww"),
    "Welke criteria passen bij traject 14?": PlainQuestion(Plain.CRITERIA, number=14),
    "wat is de Europese drempel?": PlainQuestion(Plain.THRESHOLDS),
    "hoe hoog zijn de EU-drempelbedragen": PlainQuestion(Plain.THRESHOLDS),
    "welke masterclasses zijn er?": PlainQuestion(Plain.GATHERINGS),
    "Wanneer is de volgende masterclass": PlainQuestion(Plain.GATHERINGS),
    "meld me aan voor de masterclass marktconsultaties": PlainQuestion(
        Plain.SIGN_UP, "marktconsultaties"
    ),
    "ik wil graag naar de masterclass over social return": PlainQuestion(
        Plain.SIGN_UP, "social return"
    ),
    "wie is de coördinator?": PlainQuestion(Plain.COORDINATOR),
    "wie is onze MVOI-coördinator?": PlainQuestion(Plain.COORDINATOR),
    "zet op de actielijst dat Piet voor vrijdag de markt belt": PlainQuestion(Plain.ACTION),
    "wat staat er op mijn actielijst?": PlainQuestion(Plain.ACTIONS),
    "Welke actiepunten staan er nog open?": PlainQuestion(Plain.ACTIONS),
    "maak het verslag van het overleg": PlainQuestion(Plain.MINUTES),
    "Wie doet wat?": PlainQuestion(Plain.COVERAGE),
    "Wie kan me helpen met circulair bouwen?": PlainQuestion(Plain.WHO_HELPS, "circulair bouwen"),
    "Hoi! Wie helpt ons bij de laadpalen?": PlainQuestion(Plain.WHO_HELPS, "de laadpalen"),
    "wie kan mij even helpen": PlainQuestion(Plain.WHO_HELPS),
    "Wie deed dit al eerder?": PlainQuestion(Plain.WHO_HELPS),
    "Ik zoek een collega met verstand van asfalt": PlainQuestion(Plain.WHO_HELPS, "asfalt"),
    "ik zoek iemand die me kan helpen met klimaat": PlainQuestion(Plain.WHO_HELPS, "klimaat"),
    "laat mijn profiel zien": PlainQuestion(Plain.PROFILE),
    "Ik doe niet meer mee aan de community": PlainQuestion(Plain.PROFILE),
    "Welke casus sturen we in voor de Koopwijsprijs?": PlainQuestion(Plain.PRIZE),
    "wat zijn de beste casussen van vorig jaar": PlainQuestion(Plain.PRIZE),
    "laat de beste casussen zien": PlainQuestion(Plain.PRIZE),
    "waar hebben we nog niemand voor?": PlainQuestion(Plain.COVERAGE),
    "Hoe staat BOR ervoor?": PlainQuestion(Plain.TEAM, "bor"),
    "hoe staat team sociaal beleid er voor": PlainQuestion(Plain.TEAM, "sociaal beleid"),
    "Wat speelt er bij BOR?": PlainQuestion(Plain.TEAM, "bor"),
    "wat speelt er bij het team stedelijk beheer?": PlainQuestion(Plain.TEAM, "stedelijk beheer"),
    "leg een gesprek met BOR vast": PlainQuestion(Plain.TALK, "bor"),
    "Ik wil het accountgesprek met team BOR vastleggen": PlainQuestion(Plain.TALK, "bor"),
    "ik ben met vakantie tot 3 augustus": PlainQuestion(Plain.ABSENCE, until="3 augustus"),
    "Hoi! Ik ben afwezig van 1 juli tot en met 3 augustus.": PlainQuestion(
        Plain.ABSENCE, since="1 juli", until="3 augustus", through=True
    ),
    "ik ben tot maandag weg": PlainQuestion(Plain.ABSENCE, until="maandag"),
    "stuur me even niets tot maandag": PlainQuestion(Plain.SILENCE, until="maandag"),
    "Stuur mij geen berichten t/m vrijdag": PlainQuestion(
        Plain.SILENCE, until="vrijdag", through=True
    ),
    "laat me tot morgen met rust": PlainQuestion(Plain.SILENCE, until="morgen"),
    "stuur me niets": PlainQuestion(Plain.SILENCE),
    "geen herinneringen meer": PlainQuestion(Plain.MUTE, "herinneringen"),
    "Ik wil geen vragen over contracten meer krijgen": PlainQuestion(
        Plain.MUTE, "vragen over contracten"
    ),
    "mijn meldingen": PlainQuestion(Plain.NOTIFICATIONS),
    "Wat heb je tegengehouden?": PlainQuestion(Plain.NOTIFICATIONS),
    "noem mij niet meer bij successen": PlainQuestion(Plain.NAME_NO),
    "Ik wil niet genoemd worden bij een succes.": PlainQuestion(Plain.NAME_NO),
    "noem me niet als we iets vieren": PlainQuestion(Plain.NAME_NO),
    "je mag me wel noemen bij successen": PlainQuestion(Plain.NAME_YES),
    "noem mij weer bij successen": PlainQuestion(Plain.NAME_YES),
    "startformulier voor traject 14": PlainQuestion(Plain.START_FORM, number=14),
    "Ik wil het startformulier van nr. 14 invullen.": PlainQuestion(Plain.START_FORM, number=14),
    "open het startformulier van #7 svp": PlainQuestion(Plain.START_FORM, number=7),
}
TOLD = (
    "ik ben weg tot 1 december, regel jij traject 14?",
    "we hebben geen herinneringen meer aan het oude contract",
    "meldingen openbare ruimte, 4 ton in mei",
    "stuur me niets over de markt tot de gunning van traject 14 rond is",
    "we gaan in mei het plan over klimaat aanbesteden, 3 ton",
    "startformulier voor de koffieautomaten",
    "startformulier voor 14 ton zand",
    "hoe gaat het met de pilots",
    "wat is maximaal 3 ton waard",
    "welke criteria gebruiken we bij catering",
    "wie is de coördinator van de werkplaats",
    "wat is de drempel in de Dorpsstraat",
    "zet de pilots op de agenda",
    "wanneer is de aanbesteding van de straatverlichting",
    "wanneer is het overleg met de leverancier",
    "in het overleg is besloten om te wachten",
    "ik heb hulp nodig",
    "wie wordt themaexpert klimaat",
    "wat zegt het plan over klimaat? en meld ook asfalt aan, 4 ton",
    "inhuur expert circulariteit 85.000",
    "de expert klimaat heeft me geholpen",
    "hoe staat het ervoor?",
    "hoe staat de straatverlichting ervoor",
    "hoe staat de aanbesteding asfalt Dorpsstraat ervoor",
    "wat speelt er bij de aanbesteding van de lampen",
    "leg uit waarom het gesprek met de leverancier vast ging",
    "hoi",
    "dankjewel voor je hulp",
)


@pytest.mark.parametrize("text", ASKED)
def test_it_is_read_what_is_asked_for(text: str) -> None:
    assert plain_question(text) == ASKED[text]


@pytest.mark.parametrize("text", TOLD)
def test_what_says_something_else_is_left_alone(text: str) -> None:
    assert plain_question(text) is None


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_taken_of_the_sentences_that_mean_something_else(name: str) -> None:
    """Trajectories, lessons, searches, points for an agenda, small talk: none of it.

    Who says that they are away was not understood before there was something to do with it; and
    when the meetings are is asked of the calendar, of which these sentences know the agenda alone.
    Who asks for somebody to help looked in lessons before there was anybody to find.
    """
    taken = {each: plain_question(each.text) for each in read(name)}
    asked = {each: found.asks for each, found in taken.items() if found is not None}
    away = [each for each, asks in asked.items() if asks is Plain.ABSENCE]
    days = [each for each, asks in asked.items() if asks is Plain.MEETINGS]
    assert len(away) <= 1
    assert all(each.intent is Intent.AGENDA for each in days)
    people = [each for each, asks in asked.items() if asks is Plain.WHO_HELPS]
    assert len(people) <= 1
    assert all(each.intent is Intent.SEARCH for each in people)
    assert len(asked) == len(away) + len(days) + len(people)


@given(st.sampled_from(SENTENCES), st.sampled_from(list(ASKED)), st.booleans())
def test_beside_another_sentence_it_is_left_to_the_understanding(
    other: str, asked: str, first: bool
) -> None:
    assume(folded(other))
    assert plain_question(f"{other}. {asked}" if first else f"{asked}. {other}") is None


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    found = plain_question(text)
    assert found is None or len(text) <= (LONGEST_ACTION if found.asks is Plain.ACTION else LONGEST)


@given(st.sampled_from(list(ASKED)), st.sampled_from(["", " ", "!", "??", " graag", " svp."]))
def test_how_it_is_typed_makes_no_difference(text: str, tail: str) -> None:
    assert plain_question(text.upper() + tail) == ASKED[text]
