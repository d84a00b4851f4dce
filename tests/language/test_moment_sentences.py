"""Moments inside sentences, and sentences in which there are none."""

from datetime import date

import pytest

from bot.language import find_moments

TODAY = date(2026, 11, 18)

FOUND: list[tuple[str, list[tuple[str, str]]]] = [
    ("asfalt Slochteren 1,2 miljoen in Q2", [("in Q2", "2027-04-01")]),
    ("laptops voor de raad, € 85.000, maart 2027", [("maart 2027", "2027-03-01")]),
    ("we willen in maart aanbesteden", [("in maart", "2027-03-01")]),
    ("het contract loopt tot eind mei", [("eind mei", "2027-05-21")]),
    ("in het tweede kwartaal gaan we los", [("in het tweede kwartaal", "2027-04-01")]),
    ("oplevering week 14", [("week 14", "2027-04-05")]),
    ("over drie maanden begint de gunning", [("over drie maanden", "2027-02-01")]),
    ("dat komt volgende maand wel", [("volgende maand", "2026-12-01")]),
    ("start bouw begin 2028", [("begin 2028", "2028-01-01")]),
    ("inschrijven kan tot 15 mrt", [("15 mrt", "2027-03-15")]),
    (
        "gunning 15-3-2027, start 1-4-2027",
        [("15-3-2027", "2027-03-15"), ("1-4-2027", "2027-04-01")],
    ),
    ("pas na de zomer", [("na de zomer", "2027-09-01")]),
    ("brug, 3 ton, 2027-08", [("2027-08", "2027-08-01")]),
    ("brug, 3 ton, 8-2027", [("8-2027", "2027-08-01")]),
    ("brug, 3 ton, 15/3", [("15/3", "2027-03-15")]),
    ("brug, 3 ton, 2028", [("2028", "2028-01-01")]),
    ("we beginnen over 3 mnd", [("over 3 mnd", "2027-02-01")]),
    ("de laptops komen na Pasen", [("na Pasen", "2027-04-04")]),
    ("rond carnaval 2028", [("rond carnaval 2028", "2028-02-27")]),
    ("voor Sinterklaas", [("voor Sinterklaas", "2026-11-07")]),
    ("pas in het nieuwe jaar", [("in het nieuwe jaar", "2027-01-01")]),
    ("liefst voor de bouwvak klaar", [("voor de bouwvak", "2027-06-01")]),
    ("Kun je dinsdag?", [("dinsdag", "2026-11-24")]),
    ("morgen praten we verder", [("morgen", "2026-11-19")]),
    ("het moet uiterlijk in juni af", [("uiterlijk in juni", "2027-06-01")]),
    ("vanaf 2028 doen we het zelf", [("vanaf 2028", "2028-01-01")]),
    ("in de loop van 2027", [("in de loop van 2027", "2027-01-01")]),
    ("ergens in het voorjaar", [("ergens in het voorjaar", "2027-03-01")]),
    ("voorjaar 2027: speeltuinen", [("voorjaar 2027", "2027-03-01")]),
    ("van maart tot en met mei", [("van maart tot en met mei", "2027-03-01")]),
    ("aanbesteding mei/juni", [("mei/juni", "2027-05-01")]),
    ("we doen het eind volgend jaar", [("eind volgend jaar", "2027-10-01")]),
    ("in jan. of zo", [("in jan.", "2027-01-01")]),
    ("week 2 - 4 ton", [("week 2", "2027-01-11")]),
    ("MAART!", [("MAART", "2027-03-01")]),
    ("op\u00a015\u00a0maart", [("op\u00a015\u00a0maart", "2027-03-15")]),
    ("Q3 of Q4 2027", [("Q3 of Q4 2027", "2027-07-01")]),
    ("tegen de zomer", [("tegen de zomer", "2027-06-01")]),
    ("overleg op vrijdag over de brug", [("op vrijdag", "2026-11-20")]),
]

NONE = [
    "",
    "hoi",
    "goedemorgen",
    "Jan van Inkoop weet het",
    "vraag het jan even",
    "het hele jaar door",
    "24/7 bereikbaar",
    "zaak 2026-08123",
    "de maand erna",
    "per week 3 uur",
    "elke maand",
    "jaarlijks onderhoud",
    "2 weken",
    "contract van 4 jaar",
    "€ 50.000 per jaar",
    "A7",
    "Kerkstraat 12",
    "14 laptops",
    "2-3 ton",
    "op 2-3 ton",
    "zomerfeest in het park",
    "winterbanden",
    "Zomer en zo",
    "maartse buien",
    "meivakantie",
    "een kwartaaloverleg",
    "dinsdagmarkt",
    "jaarplan 2027",
    "versie 2.0",
    "06-12345678",
    "0598-123456",
    "om 14:00 uur",
    "half acht",
    "kwartaalrapportage 2026",
    "TED 2027/S 012-345678",
    "de week van de circulaire economie",
    "in 12 stappen",
    "zo snel mogelijk",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_found(text: str, expected: list[tuple[str, str]]) -> None:
    found = find_moments(text, TODAY)
    assert [(text[f.start : f.end], str(f.moment.start)) for f in found] == expected


@pytest.mark.parametrize("text", NONE)
def test_nothing_found(text: str) -> None:
    assert find_moments(text, TODAY) == []
