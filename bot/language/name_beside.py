"""What the words beside a word tell: that a company is named, or a place, a team, a person."""

import re
from collections.abc import Sequence

from bot.language.amount_words import words as each_of
from bot.language.name_tokens import SPACES, Word
from bot.language.name_words import is_everyday, is_field_term, is_official

LEGAL_FORM = re.compile(
    r"b\.v\.?|n\.v\.?|v\.o\.f\.?|u\.a\.|s\.a\.|bv|nv|vof|gmbh|ltd|llc|inc|bvba|plc"
)
_PARTICLES = frozenset(each_of("van de der den het ter ten te 't la le von"))
_MOST_PARTICLES = 3
_NO_SUPPLIER_BEHIND = frozenset(
    each_of(
        """
        gemeente gemeenten provincie regio wijk dorp stad buurt kern team teams afdeling domein
        programma cluster dienst werkgroep wethouder burgemeester collega collega's school
        basisschool sporthal zwembad gemeentehuis werkplein sportpark bedrijventerrein minister
        ministerie waterschap vliegveld station kasteel teamleider directeur adviseur mevrouw
        meneer heer raadslid omgevingsdienst natuurgebied polder locatie straat
        """
    )
)
_SUPPLIERS = frozenset(
    each_of(
        """
        leverancier leveranciers aannemer aannemers onderaannemer hoofdaannemer firma opdrachtnemer
        inschrijver winnaar fabrikant producent merk merken adviesbureau ingenieursbureau
        architectenbureau hovenier hoveniers installateur bouwbedrijf bedrijf bedrijven
        concurrent uitzendbureau software softwarepakket app apps marktpartij verhuurder dealer
        cateraar schoonmaakbedrijf groothandel wasserij drukker drukkerij accountant
        energieleverancier vervoerder afvalverwerker gebroeders gebr type combinatie keten
        webwinkel
        """
    )
)
_BEFORE_PARTIES = frozenset(each_of("van bij door met volgens namens via"))
_COMPANY_WORDS = frozenset(
    each_of(
        """
        groep group holding techniek infra installaties installatietechniek solutions services
        consultancy consulting ingenieurs adviseurs architecten partners facilities technologies
        international benelux wegenbouw betonwerken hoveniers schoonmaak
        """
    )
)
_FAMILY = frozenset(each_of("zn zonen zoon co partners"))


def is_legal_form(words: Sequence[Word], at: int) -> bool:
    """Whether a word says what kind of company the words before it name.

    ``bv`` in small letters is also short for *bijvoorbeeld*: then a real name stands before it.
    """
    if not at or words[at].gap not in SPACES or not LEGAL_FORM.fullmatch(words[at].low):
        return False
    before = words[at - 1]
    if before.known or is_field_term(before.low):
        return False
    if before.is_capitalised and not words[at].text.islower():
        return True
    return not is_everyday(before.low)


def is_family(words: Sequence[Word], at: int) -> bool:
    """Whether a word is the ``Zn.`` of ``Kuipers & Zn.``, or of ``Kuipers en Zn.``"""
    joined = at > 1 and words[at - 1].low in ("en", "and")
    joined = joined or (at > 0 and words[at].gap.strip() == "&")
    return joined and words[at].is_capitalised and words[at].low in _FAMILY


def is_company_word(words: Sequence[Word], at: int) -> bool:
    """Whether a word is the ``Groep`` of a name that stands before it."""
    if not at or words[at].gap not in SPACES or words[at].low not in _COMPANY_WORDS:
        return False
    before = words[at - 1]
    named = before.is_capitalised and not before.known and words[at].is_name_like
    return named and not (
        introduces_others(before) or is_particle(before) or is_field_term(before.low)
    )


def is_particle(word: Word) -> bool:
    """Whether a word only leads up to a name: the ``Van den`` of ``Van den Brink``."""
    return word.low in _PARTICLES


def introduces(word: Word) -> bool:
    """Whether a word introduces a name and is none itself."""
    return word.low in _SUPPLIERS or introduces_others(word)


def introduces_others(word: Word) -> bool:
    """Whether a word introduces a place, a team or a person."""
    return word.low in _NO_SUPPLIER_BEHIND


def is_about_others(words: Sequence[Word], at: int) -> bool:
    """Whether the word before says that a place, a team or a person is named."""
    before = reversed(words[max(at - _MOST_PARTICLES - 1, 0) : at])
    nearest = next((word for word in before if not is_particle(word)), None)
    return nearest is not None and introduces_others(nearest)


def is_about_supplier(words: Sequence[Word], at: int) -> bool:
    """Whether the word before says that a supplier or a brand is named."""
    return at > 0 and not words[at].gap.strip("\"'“‘„ ") and words[at - 1].low in _SUPPLIERS


def is_party(words: Sequence[Word], at: int) -> bool:
    """Whether somebody acts under this name: *door Bakker*, but not *door Inkoop*."""
    acts = at > 0 and words[at].gap in SPACES and words[at - 1].low in _BEFORE_PARTIES
    return acts and not is_official(words[at].low) and not is_particle(words[at])
