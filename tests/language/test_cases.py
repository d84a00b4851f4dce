"""What stands behind the command that logs a case, typed on Wednesday 18 November 2026."""

from datetime import date

import pytest

from bot.language import CaseDraft, read_case

TODAY = date(2026, 11, 18)

# text, title, euros (lowest), first day
CASES: list[tuple[str, str, int | None, str | None]] = [
    ("", "", None, None),
    ("vervanging straatverlichting 4 ton", "Vervanging straatverlichting", 400_000, None),
    ("• vervanging\nstraatverlichting\t4 ton", "Vervanging straatverlichting", 400_000, None),
    ('"straatverlichting" 4 ton', "Straatverlichting", 400_000, None),
    ("* „straatverlichting 4 ton”", "Straatverlichting", 400_000, None),
    ('"groen" en "grijs" 4 ton', '"groen" en "grijs"', 400_000, None),
    ("asfalt Slochteren 1,2 miljoen in Q2", "Asfalt Slochteren", 1_200_000, "2027-04-01"),
    ("laptops voor de raad, € 85.000, maart 2027", "Laptops voor de raad", 85_000, "2027-03-01"),
    ("4 ton voor straatverlichting", "Straatverlichting", 400_000, None),
    ("in maart 4 ton voor nieuwe laptops", "Nieuwe laptops", 400_000, "2027-03-01"),
    ("straatverlichting van 4 ton in Slochteren", "Straatverlichting in Slochteren", 400_000, None),
    ("laptops voor € 85.000 voor de raad", "Laptops voor de raad", 85_000, None),
    ("laptops (85.000 euro excl. btw) in maart", "Laptops", 85_000, "2027-03-01"),
    (
        "gymzaal (4 ton, gunning door het college)",
        "Gymzaal (gunning door het college)",
        400_000,
        None,
    ),
    ("asfalt Slochteren, 1,2 miljoen, deklaag", "Asfalt Slochteren, deklaag", 1_200_000, None),
    (
        "A7-brug Midden-Groningen - ca. 2,5 mln - na de zomer",
        "A7-brug Midden-Groningen",
        2_500_000,
        "2027-09-01",
    ),
    (
        "'t Zandt speeltuin ongeveer 60.000 voor de bouwvak",
        "'t Zandt speeltuin",
        60_000,
        "2027-06-01",
    ),
    (
        "renovatie gymzaal met een budget van 4 ton, start volgende maand",
        "Renovatie gymzaal",
        400_000,
        "2026-12-01",
    ),
    ("Nieuwe bushokjes; raming € 350.000; Q3 2027", "Nieuwe bushokjes", 350_000, "2027-07-01"),
    (
        "onderhoud groen geraamd op 2 ton vanaf 1 januari 2028",
        "Onderhoud groen",
        200_000,
        "2028-01-01",
    ),
    ("inhuur 14 laptops week 14 2027 30 mille", "Inhuur 14 laptops", 30_000, "2027-04-05"),
    ("gemeentehuis: 1,5 miljoen (tussen maart en mei)", "Gemeentehuis", 1_500_000, "2027-03-01"),
    ("het gaat om 4 ton voor asfalt in mei", "Asfalt", 400_000, "2027-05-01"),
    ("nieuwe website - 40.000 - Q1", "Nieuwe website", 40_000, "2027-01-01"),
    (
        "vervanging cv-ketels sporthal De Bongerd; ongeveer een half miljoen; eind 2027.",
        "Vervanging cv-ketels sporthal De Bongerd",
        500_000,
        "2027-10-01",
    ),
    (
        "groenonderhoud wijk Leek-Oost 80 à 90.000 euro over drie maanden",
        "Groenonderhoud wijk Leek-Oost",
        80_000,
        "2027-02-01",
    ),
    ("15 mrt asfalt 4 ton", "Asfalt", 400_000, "2027-03-15"),
    ("riolering Kerkstraat 2 - 4 ton", "Riolering Kerkstraat 2", 400_000, None),
    ("Kerkstraat 2 riolering 4 ton", "Kerkstraat 2 riolering", 400_000, None),
    ("jeugdhulp 2027 2,4 miljoen", "Jeugdhulp 2027", 2_400_000, None),
    ("jaarplan 2027 eind dit jaar 20k", "Jaarplan 2027", 20_000, "2026-10-01"),
    ("iPads voor de raad 40k", "iPads voor de raad", 40_000, None),
    ("e-bikes 12.500 euro", "E-bikes", 12_500, None),
    ("ijsbaan 3 ton", "IJsbaan", 300_000, None),
    ("€ 85.000", "", 85_000, None),
    ("maart 2027", "", None, "2027-03-01"),
    ("4 ton in maart", "", 400_000, "2027-03-01"),
    ("Straatverlichting", "Straatverlichting", None, None),
    ("voor de raad nieuwe stoelen", "Voor de raad nieuwe stoelen", None, None),
    ("schoonmaak 2 ton over 4 jaar", "Schoonmaak over 4 jaar", 200_000, None),
    ("gladheidsbestrijding: 2 ton zout", "Gladheidsbestrijding: 2 ton zout", None, None),
    ("gladheidsbestrijding 2 ton zout, 40k", "Gladheidsbestrijding 2 ton zout", 40_000, None),
    ("laptops 85.000 en telefoons 40.000", "Laptops 85.000 en telefoons 40.000", None, None),
    ("inhuur van maart tot mei 2 ton", "Inhuur", 200_000, "2027-03-01"),
    ("gunning 1-3-2027, start 1-5-2027, 2 ton", "Gunning 1-3-2027, start 1-5-2027", 200_000, None),
    ("Jan Steenstraat herinrichting 3 ton", "Jan Steenstraat herinrichting", 300_000, None),
    ("bankjes in het park, € 7.500", "Bankjes in het park", 7_500, None),
    ("aanschaf   zoutstrooier\n 1,5 ton euro", "Aanschaf zoutstrooier", 150_000, None),
    ("Wmo-hulpmiddelen & tilliften 3 miljoen", "Wmo-hulpmiddelen & tilliften", 3_000_000, None),
    (
        "laptops (€ 18.750) voor de griffie, levering uiterlijk 1 februari",
        "Laptops voor de griffie",
        18_750,
        "2027-02-01",
    ),
    ("Dienstauto's vervangen in 2027: 9 ton", "Dienstauto's vervangen", 900_000, "2027-01-01"),
    (
        "Bouwrijp maken De Vosholen fase 3, 1.850.000",
        "Bouwrijp maken De Vosholen fase 3",
        1_850_000,
        None,
    ),
    ("twintigduizend voor een nieuwe website", "Een nieuwe website", 20_000, None),
    ("80% circulair asfalt 4 ton", "80% circulair asfalt", 400_000, None),
]


@pytest.mark.parametrize(("text", "title", "euros", "start"), CASES)
def test_case(text: str, title: str, euros: int | None, start: str | None) -> None:
    draft = read_case(text, TODAY)
    assert draft.title == title
    assert (draft.amount.low if draft.amount else None) == (None if euros is None else euros * 100)
    assert (str(draft.moment.start) if draft.moment else None) == start


def test_a_range_stays_a_range() -> None:
    draft = read_case("gymzaal tussen 2 en 3 ton", TODAY)
    assert draft.amount is not None
    assert (draft.title, draft.amount.cents) == ("Gymzaal", None)


def test_nothing_to_read() -> None:
    assert read_case("  ", TODAY) == CaseDraft("", None, None)
