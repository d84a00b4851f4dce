"""What a text is about: one category, and every theme that it names or implies."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.language.understanding.lexicon import Hit, Lexicon

_PLACED = 0.55
"""What counts less behind "voor", "op", "in": "laptops voor de school" are no school."""

_FIRST = 0.12
_AGAIN = 0.15
_MOST_AGAIN = 2
_AHEAD = 0.1
"""How far the best category has to be ahead."""

_PLACING = frozenset("voor van op in bij aan langs naar door over uit naast tegen rond met bovenop".split())
_BETWEEN = frozenset(
    """
    de het een onze ons alle alles nieuwe nieuw oude eigen hele elke deze die dit dat mijn hun meer
    zijn diverse verschillende twee drie vier vijf gehele gemeentelijke gemeente lokale kleine grote
    """.split()
)
_MONEY = frozenset("euro ton miljoen mln mille k duizend".split())
_BUYING = frozenset(
    """
    aanbesteding traject tender inkoop aankoop aanschaf vervanging vervangen levering onderhoud
    contract contracten raamovereenkomst raamcontract overeenkomst renovatie nieuwbouw bouw aanleg
    les lessen leerervaring leerervaringen puzzelstukje puzzelstukjes ervaring ervaringen voorbeeld
    voorbeelden tips tip casus opdracht uitvraag inkopen aanbesteden kopen bezig status stand zaken
    voortgang agenda offerte offertes partij leverancier aannemer budget
    """.split()
)


@dataclass(frozen=True, slots=True)
class Topic:
    """A category or theme, and the words that led to it."""

    slug: str
    words: str


def category_in(words: Sequence[str], lexicon: Lexicon) -> tuple[Topic | None, bool]:
    """The category, and whether the text points at several without choosing."""
    hits = list(lexicon.find(words))
    if not hits:
        return None, False
    scores: defaultdict[str, float] = defaultdict(float)
    ranked: dict[str, list[float]] = {}
    first = min(hit.start for hit in hits)
    places = _places(words, hits)
    for hit, place in zip(hits, places, strict=True):
        weight = hit.weight * place + _FIRST * (hit.start == first)
        ranked.setdefault(hit.slug, []).append(weight)
    for slug, weights in ranked.items():
        scores[slug] = max(weights) + _AGAIN * min(len(weights) - 1, _MOST_AGAIN)
    best, *others = sorted(scores, key=lambda slug: -scores[slug])
    if others and scores[best] - scores[others[0]] < _AHEAD:
        return None, True
    return Topic(best, _words(words, (hit for hit in hits if hit.slug == best))), False


def themes_in(words: Sequence[str], lexicon: Lexicon) -> list[Topic]:
    """Every theme that is named or implied, in the order of the text."""
    found: dict[str, list[Hit]] = {}
    for hit in lexicon.find(words, compounds=False):
        found.setdefault(hit.slug, []).append(hit)
    return [Topic(slug, _words(words, hits)) for slug, hits in found.items()]


def _words(words: Sequence[str], hits: Iterable[Hit]) -> str:
    return ", ".join(dict.fromkeys(" ".join(words[hit.start : hit.end]) for hit in hits))


def _places(words: Sequence[str], hits: Sequence[Hit]) -> list[float]:
    """What every hit counts where it stands; of hits that all stand behind something the first."""
    places = [_place(words, hit) for hit in hits]
    for at in range(1, len(hits)):
        if hits[at].start == hits[at - 1].end:
            places[at] = min(places[at], _PLACED)  # "schoonmaak gemeentehuis"
    if 1.0 not in places:
        places = [1.0 if hit.start == hits[0].start else place for hit, place in zip(hits, places, strict=True)]
    return places


def _place(words: Sequence[str], hit: Hit) -> float:
    at = hit.start - 1
    while at >= 0 and (words[at] in _BETWEEN or words[at].endswith(("e", "en")) and words[at] not in _PLACING):
        if hit.start - at > 4 or words[at] in _BUYING:  # noqa: PLR2004 -- a few words in between
            return 1.0
        at -= 1
    if at < 0 or words[at] not in _PLACING:
        return 1.0
    before = words[at - 1] if at else ""
    return 1.0 if before in _BUYING or before[:1].isdigit() or before in _MONEY else _PLACED
