"""The words around an amount: what makes a number money, and what makes it something else."""

from decimal import Decimal
from typing import Literal


def words(text: str) -> tuple[str, ...]:
    """Make a list of words from lines of text."""
    return tuple(text.split())


CURRENCY = frozenset(words("€ eur euro euro's euros"))

SCALES = {
    "k": Decimal(1_000),
    "mille": Decimal(1_000),
    "duizend": Decimal(1_000),
    "dzd": Decimal(1_000),
    "ton": Decimal(100_000),
    "tonnetje": Decimal(100_000),
    "tonnetjes": Decimal(100_000),
    "m": Decimal(1_000_000),
    "mio": Decimal(1_000_000),
    "mln": Decimal(1_000_000),
    "milj": Decimal(1_000_000),
    "miljoen": Decimal(1_000_000),
    "miljoentje": Decimal(1_000_000),
    "mrd": Decimal(1_000_000_000),
    "mld": Decimal(1_000_000_000),
    "miljard": Decimal(1_000_000_000),
}
ABBREVIATED = frozenset(words("mio mln milj mrd mld dzd"))
"""May be followed by a point."""

APPROXIMATORS: tuple[tuple[str, ...], ...] = tuple(
    words(line)
    for line in """
        in de orde van
        in de buurt van
        iets meer dan
        iets minder dan
        om en nabij
        niet meer dan
        naar schatting
        meer dan
        minder dan
        net onder
        net geen
        nog geen
        net boven
        ten minste
        ten hoogste
        tot maximaal
        een kleine
        een dikke
        een goede
        een krappe
        een ruime
        een slordige
        max .
        min .
        plm .
        ca .
        + / -
        + -
    """.strip().splitlines()
) + tuple(
    (word,)
    for word in words(
        """
        ruim ongeveer circa ca plm bijna rond omstreeks zo'n zowat pakweg grofweg globaal krap dik
        max maximaal minimaal hooguit minstens tenminste onder boven tegen richting tot vanaf
        ± ~ ≈ < >
        """
    )
)
AFTERTHOUGHTS: tuple[tuple[str, ...], ...] = (
    ("of", "zo"),
    ("of", "meer"),
    ("of", "minder"),
    ("ongeveer",),
    ("maximaal",),
    ("max",),
    ("plus",),
)
"""What makes an amount approximate when it stands behind it."""

SIZED = frozenset(words("kleine dikke goede krappe ruime slordige geen"))
"""After these, "ton" and "miljoen" need no number: "een kleine ton"."""

Vat = Literal["excl", "incl"]

VAT_SIDES: dict[str, Vat] = {
    "excl": "excl",
    "exclusief": "excl",
    "ex": "excl",
    "zonder": "excl",
    "incl": "incl",
    "inclusief": "incl",
    "inc": "incl",
    "met": "incl",
}
VAT_ALONE = frozenset(words("excl exclusief incl inclusief"))
"""Mean VAT behind an amount, also without the word "btw"."""

PERIODS_IN_SHORT: dict[tuple[str, ...], str] = {
    ("p", "/", "j"): "jaar",
    ("p", ".", "j", "."): "jaar",
    ("p", "/", "m"): "maand",
    ("p", ".", "m", "."): "maand",
    ("p", ".", "p", "."): "persoon",
    ("pp",): "persoon",
    ("per", "jr"): "jaar",
    ("jaarlijks",): "jaar",
    ("elk", "jaar"): "jaar",
    ("ieder", "jaar"): "jaar",
    ("op", "jaarbasis"): "jaar",
}
PERIODS = frozenset(words("jaar maand kwartaal week dag uur stuk keer persoon inwoner"))

LABELS = frozenset(
    words(
        """
        nr nummer no zaak zaaknummer dossier dossiernummer kenmerk ref referentie perceel kavel lot
        fase artikel art postbus tel telefoon telefoonnummer mobiel kvk bsn iban id ticket
        bestelnummer ordernummer factuur factuurnummer week wk kwartaal jaar huisnummer kamer
        lokaal blok bouwblok pagina blz paragraaf bijlage versie model type route lijn weg
        iso nen cpv pin pincode code kwh btw-nummer rekening
        jan feb mrt apr jun jul aug sep okt nov dec
        """
    )
)
"""A number after one of these names something: no amount by itself, no start of a range."""

NUMBERED = ("nummer", "nummers", "nr", "code")
"""Ends of words that name a number, as in "inkoopnummer 4500123"."""

STREETS = words("straat weg laan plein kade singel dijk pad hof dreef steeg gracht markt")
"""A number after a word with one of these endings is a house number."""

FUNCTION_WORDS = frozenset(
    words(
        """
        aan als bij binnen buiten dan dat de die dit door een en er gedurende het in incl inclusief
        is kan komt kost maar met na naar namelijk niet nodig of om ook op over per plus sinds te
        tegen tijdens tot tussen uit van vanaf volgens voor waarvan want was wel wordt zal zijn
        zonder excl exclusief ex btw begroot geraamd beschikbaar budget totaal raming graag
        ongeveer circa maximaal januari februari maart april mei juni juli augustus september
        oktober november december begin eind medio q1 q2 q3 q4 volgend volgende komend komende
        voorjaar najaar zomer herfst lente winter vóór week wk uiterlijk liefst start gepland jan
        feb febr mrt apr jun jul aug sep sept okt nov dec eerste tweede derde vierde laatste half
        medio halverwege team namens
        """
    )
)
"""After a bare number these leave it an amount; any other word is what is being counted."""

COUNTED = frozenset(
    words(
        """
        inwoners mensen personen bewoners medewerkers huishoudens gezinnen bezoekers leerlingen
        kinderen deelnemers reizigers klanten gebruikers stemmen kiezers woningen huizen gebouwen
        bomen planten bollen bloembollen lampen armaturen lichtmasten masten palen laptops
        telefoons stoelen bureaus tegels stenen zakken containers stuks exemplaren pagina's
        documenten dossiers meldingen foto's liter liters l kuub m2 m² m3 m³ km kilometer
        kilometers meter meters hectare ha kg kilo kilo's kilogram gram kwh mwh gwh wh watt kwp
        uur uren dagen weken maanden jaar keer maal procent % punten bytes gb mb tb scherm
        schermen monitor monitoren video camera camera's tv tv's televisie resolutie run lak
        volgers views stappen
        """
    )
)
"""What is counted in thousands and millions without being money."""

MATERIALS = words(
    """
    co2 co₂ uitstoot emissie emissies stikstof broeikasgas zout zand grind grond klei aarde asfalt
    beton cement puin granulaat steen stenen basalt staal ijzer metaal koper aluminium hout papier
    karton plastic glas textiel afval gft compost maaisel slib mest gras biomassa kolen olie
    diesel brandstof voedsel aardappelen bieten graan vracht lading aslast belasting laadvermogen
    draagvermogen gewicht vrachtwagen vrachtwagens vrachtauto's bestelbus bestelbussen kraan
    """
)
"""A word that is or ends in one of these turns "ton" into a weight: strooizout, betonpuin."""

WEIGHT_BEFORE = words(
    """
    gewicht aslast laadvermogen draagvermogen hijsvermogen tonnage belasting vrachtwagen
    vrachtwagens vrachtauto vrachtauto's bestelbus bestelbussen bestelwagen bestelwagens kraan
    kranen trekker trekkers voertuig voertuigen aanhanger aanhangers
    """
)
"""After a word that ends in one of these, "(van) 3,5 ton" is a weight."""

MONEY_BEFORE = frozenset(
    words("budget bedrag raming geraamd begroot begroting geschat kost kosten waarde prijs")
)
"""After one of these "ton" is money, whatever follows."""

FILLERS = frozenset(
    words(
        """
        in totaal totaalbedrag bedrag budget waarde raming geraamd geschat schatting begroot
        begroting kosten kost de het is van voor : = . , ; ! ( ) * " ' “ ”
        """
    )
)
"""May stand beside the amount in a field without changing it."""
