"""All texts of the bot on one page, to review: ``python -m tests.messages.overview``."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain

from bot.messages.wording import Wording
from tests.messages.everything import loose_phrases, messages, modals
from tests.messages.samples import house
from tests.support.checkout import ROOT

PAGE = ROOT / "docs" / "teksten.md"
PROFILE = "midden-groningen"
EXAMPLES = 3

TITLES = {
    "help": "Hulp",
    "small_talk": "Praatjes",
    "conversation": "In gewone taal: een gesprek",
    "asked": "Wat de bot niet begreep",
    "trajectory_form": "Een traject aanmelden of wijzigen",
    "trajectory_problems": "Wat er mis kan zijn in een formulier",
    "trajectory_card": "De kaart in het kanaal",
    "trajectory_details": "Een traject bekijken, en wat ermee gebeurde",
    "tender_list": "De aanbestedingskalender",
    "tender_details": "Een aanbesteding op de kalender",
    "tender_form": "Een aanbesteding op de kalender zetten, wijzigen of verschuiven",
    "journey": "De stappen van een traject",
    "intake": "Het intakegesprek",
    "contract": "Van keuze naar contract",
    "champions": "Wie achter een traject staat, en een bedankje",
    "room": "Ruimte vragen, en wat er besloten is",
    "silence": "Het is lang stil rond een traject",
    "nudge": "Wat komt eraan: vroege vragen",
    "celebrations": "Een succes in het kanaal, en wie genoemd wordt",
    "success_drafts": "Wat er in een concept van een succes staat",
    "successes": "Successen",
    "category_help": "Hulp bij een traject, met hulpmiddelen",
    "expertise": "Een expert vragen, en wie waar van weet",
    "maximal": "Wat maximaal is, per thema en soort inkoop",
    "criteria": "Criteria uit de criteriatool",
    "pilot": "Pilots, en wat ze leren",
    "costs": "Wie betaalt en wie profiteert",
    "plain_routes": "Antwoord op een gewone vraag, met een knop",
    "pilot_document": "Het pilotplan als document",
    "agenda": "De agenda van een overleg",
    "invitation": "De uitnodiging voor een overleg",
    "meeting_calendar": "Een overleg in je eigen agenda",
    "tender_feed": "De kalender in je eigen agenda: bestand en adres",
    "coverage": "Wie doet wat, en wat nog niemand doet",
    "selection": "Een selectie van mensen bij elkaar roepen",
    "calendar": "Wanneer er overleg is, en een andere dag kiezen",
    "month": "Wat een maand brengt, voor de coördinator",
    "digest": "Het weekbericht, voor de coördinator",
    "money": "Is er geld nodig voor duurzaam inkopen?",
    "gatherings": "Masterclasses en bijeenkomsten",
    "gathering_calendar": "Een masterclass of bijeenkomst in je eigen agenda",
    "communication": "Het communicatieplan",
    "communication_text": "Teksten voor nieuwsbrief en intranet",
    "communication_file": "Een tekst als bestand",
    "plan": "Het plan van de gemeente",
    "figures": "De cijfers",
    "actions": "Actiepunten",
    "team": "Een team in één oogopslag",
    "team_talk": "Een gesprek met een team vastleggen",
    "hand_over": "Overdragen wat bij iemand hoort",
    "watch": "De volglijst: wat er op ons afkomt",
    "minutes": "Een overleg bijhouden, en het verslag",
    "minutes_document": "Het verslag als document",
    "award": "De beste casus voor een prijs",
    "award_document": "Het dossier voor de prijs als document",
    "trajectory_list": "De lijst van trajecten",
    "social_return": "Social return uitrekenen en vastleggen",
    "procedure": "Europese drempels, en wat de waarde betekent",
    "splitting": "Horen deze inkopen bij elkaar?",
    "small_purchase": "Een kleine inkoop melden",
    "start_form": "Het startformulier invullen",
    "start_form_check": "Het startformulier nakijken en inleveren",
    "start_form_problems": "Wat er mis kan zijn in het startformulier",
    "start_form_judging": "Het startformulier beoordelen",
    "start_form_document": "Het startformulier als document",
    "start_form_reading": "Een startformulier als document terugsturen",
    "tender_file": "Een bestand met aanbestedingen",
    "tender_file_reasons": "Waarom een rij uit een bestand niet mee kan",
    "lesson_form": "Een les bewaren of wijzigen",
    "lesson_problems": "Wat er mis kan zijn in het formulier van een les",
    "lesson_kept": "Een les is bewaard",
    "lesson_request": "Vragen of een bericht een les mag worden",
    "interview": "De korte vragen na een les",
    "lesson_details": "Een les lezen",
    "lesson_list": "Lessen zoeken",
    "lesson_files": "Bestanden bij een les",
    "lesson_merge": "Dubbele lessen samenvoegen",
    "home": "De Home-tab",
    "lists": "Wat alle lijsten delen",
    "vocabulary": "Namen van fasen, rollen en soorten",
    "roles": "Wie welke rol heeft, en wie wat mag",
    "community": "De community, en je eigen profiel",
    "colleagues": "Een collega vinden die helpt, en het vragen",
    "attention": "Wat je krijgt en wanneer, en wat is tegengehouden",
    "bundle": "Meer dingen in één bericht, en berichten die later komen",
    "problems": "Als iets niet kan of misgaat",
    "delivery_problem": "Als een bericht niet aankomt",
    "slack_text": "Wat van een bericht in Slack getoond wordt",
}
"""Each page of templates, in the order of the overview, as a reviewer would call it."""

_INTRODUCTION = """\
# Alle teksten

Dit is alles wat Vaandel tegen mensen zegt, met voorbeelden zoals een collega ze leest. De pagina
is gemaakt uit de teksten zelf; namen, bedragen en steden zijn verzonnen. Sterretjes maken vet,
streepjes schuin, en een gek teken als `&lt;` komt uit een voorbeeld dat expres vreemd is.

Iets anders zeggen? Schrijf bij de *naam* wat er moet staan, en geef dat aan de beheerder. Die zet
het in een eigen map (`VAANDEL_TEMPLATES`, zie [Settings](settings.md)), of stelt het voor aan de
makers. De voorbeelden zijn die van de gemeente Midden-Groningen.
"""


class Noting(Wording):
    """Real wording that notes what came out of each phrase."""

    def __init__(self) -> None:
        self.heard: defaultdict[tuple[str, str], dict[str, None]] = defaultdict(dict)
        super().__init__(house(PROFILE).words._common)

    def _render(self, page: str, phrase: str, *, safe: bool, data: Mapping[str, object]) -> str:
        text = super()._render(page, phrase, safe=safe, data=data)
        self.heard[page, phrase].setdefault(text)
        return text


def page() -> str:
    """The whole page."""
    profile, words = house(PROFILE).profile, Noting()
    for _ in chain(messages(profile, words), modals(profile, words), loose_phrases(words)):
        pass
    return _INTRODUCTION + "".join(f"{line}\n" for line in _lines(words))


def _lines(words: Noting) -> Iterator[str]:
    pages = words.pages()
    for name, title in TITLES.items():
        yield from (
            "",
            f"## {title}",
            "",
            f"Bestand: `{name}.j2`",
            "",
            "| Naam | Zo staat het er |",
        )
        yield "|---|---|"
        for phrase in pages[name]:
            yield f"| `{phrase}` | {_examples(words.heard[name, phrase])} |"


def _examples(texts: Mapping[str, None]) -> str:
    """The shortest, the longest and one between, rather without strange signs."""
    ordinary = [text for text in texts if not {"<", "&"} & set(text)]
    ranked = sorted(ordinary or texts, key=lambda text: (len(text), text))
    middle = len(ranked) // 2
    chosen = ranked if len(ranked) <= EXAMPLES else [ranked[0], ranked[middle], ranked[-1]]
    return "<br>· ".join(_cell(text) for text in chosen)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", "<br>")


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), "utf-8")


if __name__ == "__main__":
    main()
