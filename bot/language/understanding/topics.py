"""What a text is about: one category, and every theme that it names or implies."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.language.amount_words import words
from bot.language.understanding.lexicon import Hit, Lexicon

_PLACED = 0.55
"""What counts less behind "voor", "op", "in": "laptops voor de school" are no school."""

_FIRST = 0.12
_AGAIN = 0.15
_MOST_AGAIN = 2
_AHEAD = 0.1
"""How far the best category has to be ahead."""

_PLACING = frozenset(
    words("voor van op in bij aan langs naar door over uit naast tegen rond met bovenop")
)
_BETWEEN = frozenset(
    words(
        """
        de het een onze ons alle alles nieuwe nieuw oude eigen hele elke deze die dit dat mijn hun
        meer zijn diverse verschillende twee drie vier vijf gehele gemeentelijke gemeente lokale
        kleine grote
        """
    )
)
_WEAK = frozenset(
    words(
        """
        school scholen schoolgebouw gemeentehuis stadhuis stadskantoor raadzaal sporthal sportzaal
        gymzaal gymlokaal zwembad bibliotheek museum theater schouwburg kindcentrum wijkcentrum
        dorpshuis buurthuis gemeentewerf werf loods pand panden gebouw gebouwen park plein straat
        begraafplaats sportveld speeltuin haven parkeergarage brandweerkazerne kantoor personeel
        inhuren systeem inrichting adviseur adviseurs ouderen statushouders app evaluatie
        voedselbank kledingbank jongeren senioren vrijwilligers nieuwkomers daklozen binnenstad
        dorpskern bedrijventerrein industrieterrein winkelstraat stadspark entree balie magazijn
        depot basisschool basisscholen kindcentra sportpark jachthaven buurtcentrum wijkgebouw
        dorpshuizen gymzalen sporthallen zwembaden stationsplein dorpsplein kinderboerderij
        straten platform verkenning materialen koelkast kelder laaggeletterden bureau
        """
    )
)
"""Places, people and words for anything: beside another word they say where, for whom or how."""

_WEIGHING = frozenset(words("te laten mee zwaarder meer minder zwaar moet moeten"))
_OF_SEEING_TO = frozenset(words("dat voor ervoor je jij ik we wij er eerst altijd"))
_BESIDE = frozenset({"en", "of", "plus"})
_NOTHING = frozenset({"zonder", "geen"})
_TO = frozenset(words("van voor met naar over aan"))
_MONEY = frozenset(words("euro ton miljoen mln mille k duizend"))
_BUYING = frozenset(
    words(
        """
        aanbesteding traject tender inkoop aankoop aanschaf vervanging vervangen levering onderhoud
        contract contracten raamovereenkomst raamcontract overeenkomst renovatie nieuwbouw bouw
        aanleg les lessen leerervaring leerervaringen puzzelstukje puzzelstukjes ervaring
        ervaringen voorbeeld voorbeelden tips tip casus opdracht uitvraag inkopen aanbesteden kopen
        bezig status stand zaken voortgang agenda offerte offertes partij leverancier aannemer
        budget evaluatie inhuren huren leasen bestellen aanschaffen zoeken zoek
        """
    )
)
"""What stands behind "voor" or "van" after one of these is what it is about."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A category or theme, and the words that led to it."""

    slug: str
    words: str


def category_in(said: Sequence[str], lexicon: Lexicon) -> tuple[Topic | None, bool]:
    """The category, and whether the text points at several without choosing."""
    hits = [hit for hit in lexicon.find(said) if not _is_meant_otherwise(said, hit)]
    if not hits:
        return None, False
    scores: dict[str, float] = {}
    ranked: dict[str, list[float]] = {}
    first = min(hit.start for hit in hits)
    places = _places(said, hits)
    for hit, place in zip(hits, places, strict=True):
        weight = hit.weight * place + _FIRST * (hit.start == first)
        ranked.setdefault(hit.slug, []).append(weight)
    for slug, weights in ranked.items():
        scores[slug] = max(weights) + _AGAIN * min(len(weights) - 1, _MOST_AGAIN)
    best, *others = sorted(scores, key=lambda slug: -scores[slug])
    if others and scores[best] - scores[others[0]] < _AHEAD:
        return None, True
    return Topic(best, _words(said, (hit for hit in hits if hit.slug == best))), False


def themes_in(said: Sequence[str], lexicon: Lexicon) -> list[Topic]:
    """Every theme that is named or implied, in the order of the text."""
    found: dict[str, list[Hit]] = {}
    for hit in lexicon.find(said):
        found.setdefault(hit.slug, []).append(hit)
    return [Topic(slug, _words(said, hits)) for slug, hits in found.items()]


def _words(said: Sequence[str], hits: Iterable[Hit]) -> str:
    return ", ".join(dict.fromkeys(" ".join(said[hit.start : hit.end]) for hit in hits))


def _is_meant_otherwise(said: Sequence[str], hit: Hit) -> bool:
    """Whether it is what something is without, or another word that is written the same."""
    before = said[hit.start - 1] if hit.start else ""
    behind = said[hit.end] if hit.end < len(said) else ""
    match said[hit.start]:
        case "advies":
            return behind in (":", "aan", "voor")
        case "wegen":
            return before in _WEIGHING
        case "tafel":
            return before == "op"
        case "zorg":
            return behind in _OF_SEEING_TO or before in ("ik", "je", "we", "wij", "geen", ".")
        case "scholen":
            return before == "voor"  # "sportmaterialen voor scholen"
    return before in _NOTHING


def _places(said: Sequence[str], hits: Sequence[Hit]) -> list[float]:
    """What every hit counts where it stands; of hits that all stand behind something the first."""
    taken = frozenset(at for hit in hits for at in range(hit.start, hit.end))
    places = [_place(said, hit, taken) for hit in hits]
    if len({hit.slug for hit in hits}) > 1:
        places = [
            min(place, _PLACED + 0.1)
            if said[hit.start] in _WEAK and hit.end == hit.start + 1
            else place
            for hit, place in zip(hits, places, strict=True)
        ]
    for at in range(1, len(hits)):
        if said[hits[at - 1].start] not in _WEAK and _hangs_on(said, hits[at - 1], hits[at]):
            less = at - 1 if len(said[hits[at - 1].start]) <= _SHORT else at  # "ict-advies"
            places[less] = min(places[less], _PLACED)
    if 1.0 not in places:
        places = [
            1.0 if hit.start == hits[0].start else place
            for hit, place in zip(hits, places, strict=True)
        ]
    return places


def _hangs_on(said: Sequence[str], one: Hit, other: Hit) -> bool:
    """Whether it says more of what stands before it: "inhuur projectleider riolering"."""
    between = said[one.end : other.start]
    return len(between) <= 1 and not any(
        word in _BESIDE or word in _PLACING or not word[:1].isalnum() for word in between
    )


def _place(said: Sequence[str], hit: Hit, taken: frozenset[int]) -> float:
    """What a hit counts for by what leads up to it; ``taken`` are the places of all the hits."""
    at = hit.start - 1
    while at >= 0 and _may_stand_between(said[at]):
        if hit.start - at > _MOST_BETWEEN or said[at] in _BUYING or at in taken:
            return 1.0
        at -= 1
    if at < 0 or said[at] not in _PLACING:
        return 1.0
    before = said[at - 1] if at else ""
    bought = before in _BUYING and said[at] in _TO
    return 1.0 if bought or before[:1].isdigit() or before in _MONEY else _PLACED


_MOST_BETWEEN = 4
_SHORT = 3


def _may_stand_between(word: str) -> bool:
    """An article, a number or, for all we know, an adjective: "op de nieuwe lage school"."""
    return word in _BETWEEN or (word.endswith(("e", "en")) and word not in _PLACING)
