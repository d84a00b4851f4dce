"""The columns of tenders, and how municipalities call them.

A name is folded before it is compared: capitals, accents and punctuation make no difference.
"""

from dataclasses import dataclass
from enum import StrEnum


class Look(StrEnum):
    """What the cells of a column look like."""

    TEXT = "text"
    DATE = "date"
    AMOUNT = "amount"
    TEAM = "team"
    CATEGORY = "category"
    PROCEDURE = "procedure"
    CPV = "cpv"


@dataclass(frozen=True)
class TenderColumn:
    """A column that we know, other names of it, and what its cells look like."""

    name: str
    synonyms: tuple[str, ...]
    look: Look = Look.TEXT


COLUMNS = (
    TenderColumn(
        "ref",
        (
            *("referentie", "kenmerk", "nummer", "nr", "id", "volgnummer", "zaaknummer"),
            *("inkoopnummer", "projectnummer", "dossiernummer", "contractnummer", "code"),
            *("referentienummer", "contract id", "aanbestedingsnummer", "registratienummer"),
        ),
    ),
    TenderColumn(
        "titel",
        (
            *("naam", "omschrijving", "onderwerp", "aanbesteding", "project", "opdracht"),
            *("contract", "contractnaam", "projectnaam", "inkooptraject", "naam aanbesteding"),
            *("omschrijving opdracht", "naam opdracht", "titel aanbesteding", "inkoopproject"),
            *("contractomschrijving", "naam contract", "naam project", "korte omschrijving"),
        ),
    ),
    TenderColumn(
        "opdrachtgever",
        (
            *("contracteigenaar", "budgethouder", "aanvrager", "eigenaar", "projectleider"),
            *("contactpersoon", "interne opdrachtgever", "verantwoordelijke", "contractbeheerder"),
            *("behoeftesteller", "intern opdrachtgever", "aanspreekpunt"),
        ),
    ),
    TenderColumn(
        "team",
        ("afdeling", "cluster", "vakafdeling", "organisatieonderdeel", "unit", "eenheid"),
        Look.TEAM,
    ),
    TenderColumn(
        "categorie",
        ("inkoopcategorie", "inkooppakket", "segment", "inkoopsegment", "productgroep"),
        Look.CATEGORY,
    ),
    TenderColumn(
        "procedure",
        ("aanbestedingsprocedure", "soort procedure", "inkoopprocedure", "type procedure"),
        Look.PROCEDURE,
    ),
    TenderColumn(
        "waarde",
        (
            *("bedrag", "raming", "geraamde waarde", "contractwaarde", "opdrachtwaarde"),
            *("geschatte waarde", "inkoopwaarde", "totale waarde", "waarde excl btw", "budget"),
            *("raming excl btw", "totale contractwaarde", "geraamde opdrachtwaarde", "kosten"),
            *("waarde in euro", "waarde eur", "omvang"),
        ),
        Look.AMOUNT,
    ),
    TenderColumn(
        "publicatie",
        (
            *("publicatiedatum", "datum publicatie", "verwachte publicatie", "planning"),
            *("geplande publicatie", "publicatie gepland", "start aanbesteding", "aankondiging"),
            *("publicatie tenderned", "datum aankondiging", "startdatum aanbesteding"),
            *("verwachte publicatiedatum", "geplande publicatiedatum"),
        ),
        Look.DATE,
    ),
    TenderColumn(
        "start_contract",
        (
            *("startdatum", "ingangsdatum", "begindatum", "startdatum contract", "aanvang"),
            *("ingangsdatum contract", "begindatum contract", "contract start", "contract begin"),
            *("ingang contract", "start nieuw contract", "aanvangsdatum", "contractstart"),
            *("datum ingang", "begin contract", "startdatum nieuw contract"),
        ),
        Look.DATE,
    ),
    TenderColumn(
        "einde_contract",
        (
            *("einddatum", "einddatum contract", "contract einde", "einde", "expiratiedatum"),
            *(
                "afloopdatum",
                "looptijd tot",
                "contract einddatum",
                "contract eind",
                "eind contract",
            ),
            *("datum einde", "einde looptijd", "contract loopt af", "contracteinde", "afloop"),
        ),
        Look.DATE,
    ),
    TenderColumn(
        "einde_huidig_contract",
        (
            *("einddatum huidig contract", "einde lopend contract", "huidig contract tot"),
            *("einddatum lopend contract", "huidig contract einde", "einddatum huidige contract"),
            *("einde huidige contract", "huidig contract loopt af", "expiratie huidig contract"),
        ),
        Look.DATE,
    ),
    TenderColumn(
        "opzegdatum",
        (
            *("uiterste opzegdatum", "opzeggen voor", "opzegging", "opzegtermijn datum"),
            *("uiterlijk opzeggen", "datum opzegging", "opzeggen uiterlijk"),
        ),
        Look.DATE,
    ),
    TenderColumn(
        "optiedatum",
        (
            *("verlengen voor", "datum verlenging", "verlengdatum", "optie lichten voor"),
            *("datum optie", "uiterste verlengdatum", "beslisdatum verlenging", "verlengingsdatum"),
        ),
        Look.DATE,
    ),
    TenderColumn(
        "opties",
        (
            *("verlengingsopties", "optiejaren", "verlengopties", "verlengingen", "optie"),
            *("verlengingsmogelijkheden", "verlengingsoptie", "opties tot verlenging"),
        ),
    ),
    TenderColumn("cpv", ("cpv code", "cpv codes", "cpvcode", "cpvcodes", "hoofd cpv"), Look.CPV),
)
"""The order is that of a file made for us; the last columns are optional as all but the title."""

BY_NAME = {each.name: each for each in COLUMNS}
NAMES = tuple(BY_NAME)

REQUIRED = ("titel",)
"""Without a title there is nothing to know a tender by."""
