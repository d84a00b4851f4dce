"""Which words are plain Dutch, words of the field or places, and so no names of suppliers.

The dictionary holds names as well, in small letters like everything else. A name hardly ever
comes back in the texts that its counts were made from, so a word that does is trusted; of the
others only what is built as Dutch builds its words.
"""

import unicodedata
from functools import lru_cache
from importlib import resources

from bot.language.amount_words import words as each_of
from bot.language.dictionary import word_counts

_UNCOUNTED = 50
"""What the dictionary gives a word that it never counted."""

_SHORTEST_COMPOUND = 7
_LONGEST = 50
_SHORTEST_PART = 3
_SHORTEST_HEAD = 3
_MOST_PARTS = 3
_ACUTE = "\u0301"
_INFLECTIONS = each_of("en e s er ers ere ste st t d de te ing ingen heid je jes n")
_LEARNED = each_of(
    """
    atie aties tie ties iteit iteiten heid heden eren eert eerd eerde erende ering eringen lijk
    lijke baar bare isch ische matig matige loos loze ief ieve ent ente entie enties isme ities
    ieel iele aliteit ologie ureaus ement ementen schap schappen ling lingen
    """
)
_VOWELS_APART = frozenset("äëïöüéè")
_MUNICIPAL_HEADS = each_of(
    """
    aanpak adviseur adviseurs akkoord agenda bedrijf beheer beleid besluit bestek commissie
    criteria criterium dag dienst diensten domein fonds formulier gebouw gemeente groep hal huis
    inkoop inkopen instrument kaart kader kalender kamer kantoor ladder leider leidraad lijst loket
    manager manifest methode monitor norm nota overleg paspoort plan platform programma protocol
    provincie punt raad regeling regio richtlijn school team verordening visie week werk wet
    wetgeving zaken
    """
)
"""What municipal words with a capital end in: Inkoopbeleid, Klimaatakkoord, Servicepunt."""

_PLACE_ENDINGS = each_of("brug gracht kade kanaal laan meer plein polder singel straat straatweg")
_PLAIN_LISTS = ("everyday_words", "town_hall_words", "places")


@lru_cache
def _dictionary() -> tuple[frozenset[str], frozenset[str]]:
    """Words that were counted somewhere, and those that were not; inflected ones too.

    No word that begins with *aa* was, for some reason: those are trusted.
    """
    counts = word_counts()
    trusted = (w for w, count in counts.items() if count > _UNCOUNTED or w.startswith("aa"))
    return frozenset(trusted), frozenset(w for w, count in counts.items() if count <= _UNCOUNTED)


@lru_cache
def listed(name: str) -> frozenset[str]:
    """The entries of one of the lists beside this file, in small letters."""
    text = (resources.files("bot.language") / "name_lists" / f"{name}.txt").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    entries = (entry.strip() for line in lines for entry in line.split(","))
    return frozenset(entry.casefold() for entry in entries if entry)


@lru_cache
def phrases(name: str) -> frozenset[str]:
    """The entries of a list that are of several words."""
    return frozenset(entry for entry in listed(name) if " " in entry)


def is_field_term(low: str) -> bool:
    """Whether the field itself calls something so: a law, a body, a label, a method."""
    return low in listed("field_terms")


def is_official(low: str) -> bool:
    """Whether town halls write it with a capital: a department, a paper, a place."""
    return low in listed("town_hall_words") or low in listed("places") or is_municipal(low)


def is_everyday(low: str) -> bool:
    """Whether a word in small letters is plain Dutch, or a place."""
    return _is_plain(low) or _is_plain(_without_stress(low))


@lru_cache(maxsize=4096)
def is_compound(low: str, parts: int = _MOST_PARTS) -> bool:
    """Whether a word is two or three everyday words written together, as Dutch does."""
    if not _SHORTEST_COMPOUND <= len(low) <= _LONGEST or parts <= 1:
        return False
    return any(
        _is_modifier(low[:cut]) and (is_everyday(low[cut:]) or is_compound(low[cut:], parts - 1))
        for cut in range(_SHORTEST_PART, len(low) - _SHORTEST_HEAD + 1)
    )


def is_municipal(low: str) -> bool:
    """Whether it is a compound that town halls write with a capital, or a street or water."""
    return (low.endswith(_MUNICIPAL_HEADS) and is_compound(low)) or (
        low.endswith(_PLACE_ENDINGS) and low not in _PLACE_ENDINGS
    )


def _is_plain(low: str) -> bool:
    trusted, doubtful = _dictionary()
    if low in trusted or any(low in listed(name) for name in _PLAIN_LISTS):
        return True
    return low in doubtful and (
        low.endswith(_LEARNED)
        or not _VOWELS_APART.isdisjoint(low)
        or _is_inflected(low, trusted)
        or is_compound(low)
    )


def _is_inflected(low: str, trusted: frozenset[str]) -> bool:
    stems = {low.removesuffix(ending) for ending in _INFLECTIONS if low.endswith(ending)}
    stems |= {stem[:-1] for stem in stems if stem[-2:-1] == stem[-1:]}  # pannen, pann, pan
    return any(len(stem) >= _SHORTEST_PART and stem in trusted for stem in stems)


def _is_modifier(part: str) -> bool:
    linked = part.removesuffix("s")
    return is_everyday(part) or (len(linked) >= _SHORTEST_PART and is_everyday(linked))


def _without_stress(low: str) -> str:
    """``wél`` as ``wel``: an accent that only says how to read it aloud."""
    apart = unicodedata.normalize("NFD", low)
    return unicodedata.normalize("NFC", apart.replace(_ACUTE, ""))
