"""Amounts inside sentences, and sentences in which there are none."""

import pytest

from bot.language import find_amounts

FOUND: list[tuple[str, list[tuple[str, int]]]] = [
    ("vervanging straatverlichting 4 ton", [("4 ton", 400_000)]),
    ("asfalt Slochteren 1,2 miljoen in Q2", [("1,2 miljoen", 1_200_000)]),
    ("laptops voor de raad, € 85.000, maart 2027", [("€ 85.000", 85_000)]),
    ("We gaan voor twee ton nieuwe bushokjes kopen", [("twee ton", 200_000)]),
    ("nee, 3 ton", [("3 ton", 300_000)]),
    ("het wordt ruim een half miljoen denk ik", [("ruim een half miljoen", 500_000)]),
    ("Budget is €250.000,- excl. btw voor vier jaar", [("€250.000,- excl. btw", 250_000)]),
    ("de gymzaal: tussen 2 en 3 ton", [("tussen 2 en 3 ton", 200_000)]),
    ("nieuwe website (40.000 euro)", [("40.000 euro", 40_000)]),
    ("riolering Kerkstraat 12, 350.000, Q3", [("350.000", 350_000)]),
    ("laptops 85.000 voor de raad", [("85.000", 85_000)]),
    ("Aanschaf 14 laptops voor 20 mille", [("20 mille", 20_000)]),
    ("aanleg fietspad N33, 2,3 mln, volgend jaar", [("2,3 mln", 2_300_000)]),
    ("budget 4 ton asfalt", [("4 ton", 400_000)]),
    ("4 ton voor asfalt", [("4 ton", 400_000)]),
    ("laptops 40k en telefoons 25k", [("40k", 40_000), ("25k", 25_000)]),
    ("inkopen boven de 25.000 euro", [("boven de 25.000 euro", 25_000)]),
    ("jeugdhulp 2027 2,4 miljoen", [("2,4 miljoen", 2_400_000)]),
    (
        "schoonmaak, honderdvijftigduizend euro per jaar",
        [("honderdvijftigduizend euro per jaar", 150_000)],
    ),
    ("groenonderhoud 80 à 90.000 euro", [("80 à 90.000 euro", 80_000)]),
    ("inhuur projectleider 85000", [("85000", 85_000)]),
    ("Fase 2 - 4 ton", [("4 ton", 400_000)]),
    ("riolering Kerkstraat 2 - 4 ton", [("4 ton", 400_000)]),
    ("week 14: 4 ton", [("4 ton", 400_000)]),
    ("gunning op 15-3-2027 voor 3 ton", [("3 ton", 300_000)]),
    ("bel 0598-123456, het gaat om 60.000 euro", [("60.000 euro", 60_000)]),
    ("5% van 2 miljoen euro", [("2 miljoen euro", 2_000_000)]),
    ("asfalt voor de A7: een kwart miljoen", [("een kwart miljoen", 250_000)]),
    ("nieuwe brug\n1,5 miljoen\nQ2", [("1,5 miljoen", 1_500_000)]),
    ("telefonie 4 ton, excl. btw, vier jaar", [("4 ton, excl. btw", 400_000)]),
    ("€ 50.000 per jaar voor de adviseur", [("€ 50.000 per jaar", 50_000)]),
    ("KOSTEN: EUR 40.000!", [("EUR 40.000", 40_000)]),
    ("1 miljoen en 2 ton voor de sporthal", [("1 miljoen en 2 ton", 1_200_000)]),
    ("een ton of vier voor het zwembad", [("een ton of vier", 400_000)]),
    ("12 elektrische bestelbussen, zes ton", [("zes ton", 600_000)]),
]

NONE = [
    "",
    "hoi",
    "goedemorgen allemaal",
    "Kerkstraat 12",
    "overleg om 14:00 uur",
    "van 9.30 tot 11.00 uur",
    "14 laptops voor de raad",
    "1.250 laptops",
    "85.000 inwoners",
    "de gemeente heeft 62.000 inwoners",
    "2 miljoen liter water",
    "250k volgers",
    "5 duizend bomen",
    "duizend dank!",
    "A7 en N33",
    "2 ton zout",
    "3 ton strooizout",
    "10 ton puingranulaat",
    "2 ton aan grof afval",
    "31 ton CO2 per jaar",
    "31 ton minder CO2",
    "een halve ton zand",
    "vrachtwagens van 3,5 ton",
    "aslast 10 ton",
    "week 14",
    "week 14-16",
    "Q2 2027",
    "in 2027",
    "15-3-2027",
    "15/3",
    "2027-03-15",
    "06-12345678",
    "06 12 34 56 78",
    "bel 0598 123 456",
    "5%",
    "12,5 procent korting",
    "1.500 m2 tapijt",
    "perceel 12.345",
    "zaaknummer 2027123456",
    "nr. 45.678",
    "#12345",
    "artikel 2.127",
    "een 4K-scherm",
    "een paar ton",
    "tonnen geld",
    "miljoenen",
    "postcode 9601 AB",
    "fase 2 van perceel 3",
    "drie laptops en vier schermen",
    "half acht",
    "anderhalf jaar",
    "20 uur per week",
    "versie 2.0",
    "https://example.nl/zaak/85000",
    "piet85000@example.nl",
    "één van de drie",
    "0,3 fte",
    "nummer 14",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_found(text: str, expected: list[tuple[str, int]]) -> None:
    found = find_amounts(text)
    assert [(text[f.start : f.end], f.amount.low // 100) for f in found] == expected


@pytest.mark.parametrize("text", NONE)
def test_nothing_found(text: str) -> None:
    assert find_amounts(text) == []
