"""A field that holds one amount: what is read, and why something is not."""

import pytest

from bot.language import Amount, AmountProblem, parse_amount

EUROS: list[tuple[str, int]] = [
    ("4 ton", 400_000),
    ("4ton", 400_000),
    ("2,5 ton", 250_000),
    ("2.5 ton", 250_000),
    ("2½ ton", 250_000),
    ("twee ton", 200_000),
    ("een ton", 100_000),
    ("een halve ton", 50_000),
    ("halve ton", 50_000),
    ("anderhalve ton", 150_000),
    ("tweeënhalve ton", 250_000),
    ("twee en een halve ton", 250_000),
    ("2 en een half miljoen", 2_500_000),
    ("vijfentwintig ton", 2_500_000),
    ("anderhalf miljoen", 1_500_000),
    ("een half miljoen", 500_000),
    ("half miljoen", 500_000),
    ("een kwart miljoen", 250_000),
    ("kwart miljoen", 250_000),
    ("drie kwart miljoen", 750_000),
    ("driekwart miljoen euro", 750_000),
    ("2 miljoen euro", 2_000_000),
    ("een miljoen", 1_000_000),
    ("één miljoen", 1_000_000),
    ("een miljoen tweehonderdduizend", 1_200_000),
    ("1 miljoen en 2 ton", 1_200_000),
    ("2,3 mln", 2_300_000),
    ("€ 2,3 mln.", 2_300_000),
    ("1,2M", 1_200_000),
    ("€1,2m", 1_200_000),
    ("1.2 mio", 1_200_000),
    ("0,8 milj.", 800_000),
    ("250k", 250_000),
    ("250 K", 250_000),
    ("€ 12,5k", 12_500),
    ("85 k€", 85_000),
    ("30 mille", 30_000),
    ("dertig mille", 30_000),
    ("85 duizend", 85_000),
    ("vijftigduizend euro", 50_000),
    ("vijftig duizend euro", 50_000),
    ("honderdvijftigduizend", 150_000),
    ("twaalfhonderd euro", 1_200),
    ("€ 85.000,-", 85_000),
    ("€85.000,--", 85_000),
    ("€ 85.000,=", 85_000),
    ("€ 85.000.-", 85_000),
    ("€ 85.000", 85_000),
    ("85.000€", 85_000),
    ("85.000", 85_000),
    ("85000", 85_000),
    ("€ 85 000", 85_000),
    ("€\u00a085.000", 85_000),
    ("1.250.000", 1_250_000),
    ("1 250 000", 1_250_000),
    ("1,250,000", 1_250_000),
    ("1,250,000.00", 1_250_000),
    ("eur 40.000", 40_000),
    ("EUR 40.000", 40_000),
    ("EUR40.000,00", 40_000),
    ("40.000 euro's", 40_000),
    ("Budget: 4 ton", 400_000),
    ("4 ton in totaal.", 400_000),
    ("750", 750),
    ("€ 7,50", 7.5),  # type: ignore[list-item]  # half euros
    ("nul", 0),
    ("0", 0),
    ("€ 0,-", 0),
    ("1 miljard", 1_000_000_000),
]


@pytest.mark.parametrize(("text", "euros"), EUROS)
def test_exact_amount(text: str, euros: float) -> None:
    assert parse_amount(text) == Amount(round(euros * 100), round(euros * 100))


@pytest.mark.parametrize(
    ("text", "cents"), [("€85.000,50", 8_500_050), ("€ 99.999,99", 9_999_999), ("12,05", 1_205)]
)
def test_cents(text: str, cents: int) -> None:
    assert parse_amount(text) == Amount(cents, cents)


APPROXIMATE: list[tuple[str, int]] = [
    ("ruim een half miljoen", 500_000),
    ("ongeveer 4 ton", 400_000),
    ("ca. € 85.000", 85_000),
    ("ca 85k", 85_000),
    ("circa 2,3 mln", 2_300_000),
    ("bijna een miljoen", 1_000_000),
    ("zo'n 40.000 euro", 40_000),
    ("rond de 4 ton", 400_000),
    ("om en nabij de 3 ton", 300_000),
    ("een kleine ton", 100_000),
    ("een dikke 2 ton", 200_000),
    ("± 60.000", 60_000),
    ("+/- 60.000", 60_000),
    ("~4 ton", 400_000),
    ("maximaal 2 ton", 200_000),
    ("max. 2 ton", 200_000),
    ("meer dan 25.000 euro", 25_000),
    ("4 ton of zo", 400_000),
    ("een ton of vier", 400_000),
    ("pakweg 30 mille", 30_000),
]


@pytest.mark.parametrize(("text", "euros"), APPROXIMATE)
def test_approximate_amount(text: str, euros: int) -> None:
    assert parse_amount(text) == Amount(euros * 100, euros * 100, approximate=True)


RANGES: list[tuple[str, int, int]] = [
    ("tussen 2 en 3 ton", 200_000, 300_000),
    ("tussen de 2 en 3 ton", 200_000, 300_000),
    ("tussen twee en drie ton", 200_000, 300_000),
    ("tussen vijf en tien miljoen", 5_000_000, 10_000_000),
    ("tussen 1,5 miljoen en 2 miljoen", 1_500_000, 2_000_000),
    ("tussen € 150.000 en € 200.000", 150_000, 200_000),
    ("tussen de 200 en 300 duizend", 200_000, 300_000),
    ("2 à 3 ton", 200_000, 300_000),
    ("2 a 3 ton", 200_000, 300_000),
    ("2-3 ton", 200_000, 300_000),
    ("2 – 3 ton", 200_000, 300_000),
    ("2 of 3 ton", 200_000, 300_000),
    ("van 2 tot 3 ton", 200_000, 300_000),
    ("€ 2-3 mln", 2_000_000, 3_000_000),
    ("8 ton à 1 miljoen", 800_000, 1_000_000),
    ("80 à 90.000 euro", 80_000, 90_000),
    ("50k-75k", 50_000, 75_000),
    ("2 t/m 3 ton", 200_000, 300_000),
    ("van 2 tot en met 3 ton", 200_000, 300_000),
    ("minimaal € 100.000 en maximaal € 150.000", 100_000, 150_000),
    ("minimaal 1, maximaal 2 ton", 100_000, 200_000),
]


@pytest.mark.parametrize(("text", "low", "high"), RANGES)
def test_range(text: str, low: int, high: int) -> None:
    reading = parse_amount(text)
    assert reading == Amount(low * 100, high * 100)
    assert reading.cents is None


VAT: list[tuple[str, str]] = [
    ("85.000 excl. btw", "excl"),
    ("85.000 ex btw", "excl"),
    ("€ 85.000 (excl. BTW)", "excl"),
    ("85.000, exclusief btw", "excl"),
    ("85.000 excl.", "excl"),
    ("85.000 zonder btw", "excl"),
    ("85.000 excl. 21% btw", "excl"),
    ("ex btw € 85.000", "excl"),
    ("85.000 euro incl btw", "incl"),
    ("85.000 inclusief BTW", "incl"),
]


@pytest.mark.parametrize(("text", "vat"), VAT)
def test_vat(text: str, vat: str) -> None:
    reading = parse_amount(text)
    assert isinstance(reading, Amount)
    assert (reading.cents, reading.vat) == (8_500_000, vat)


def test_an_amount_each_year_is_not_the_whole_value() -> None:
    reading = parse_amount("€ 50.000 per jaar excl. btw")
    assert reading == Amount(5_000_000, 5_000_000, vat="excl", per="jaar")


PROBLEMS: list[tuple[str, AmountProblem]] = [
    ("", AmountProblem.EMPTY),
    ("   ", AmountProblem.EMPTY),
    ("veel", AmountProblem.NOT_AN_AMOUNT),
    ("nog niet bekend", AmountProblem.NOT_AN_AMOUNT),
    ("euro", AmountProblem.NOT_AN_AMOUNT),
    ("een paar ton", AmountProblem.NOT_AN_AMOUNT),
    ("5%", AmountProblem.NOT_AN_AMOUNT),
    ("5 procent", AmountProblem.NOT_AN_AMOUNT),
    ("14 laptops", AmountProblem.NOT_AN_AMOUNT),
    ("2 ton zout", AmountProblem.NOT_AN_AMOUNT),
    ("31 ton CO2", AmountProblem.NOT_AN_AMOUNT),
    ("A7", AmountProblem.NOT_AN_AMOUNT),
    ("week 14", AmountProblem.NOT_AN_AMOUNT),
    ("15-3-2027", AmountProblem.NOT_AN_AMOUNT),
    ("2027-03-15", AmountProblem.NOT_AN_AMOUNT),
    ("06-12345678", AmountProblem.NOT_AN_AMOUNT),
    ("0612345678", AmountProblem.NOT_AN_AMOUNT),
    ("14:00", AmountProblem.NOT_AN_AMOUNT),
    ("4 ton en 3 laptops", AmountProblem.NOT_AN_AMOUNT),
    ("-5", AmountProblem.NEGATIVE),
    ("- 4 ton", AmountProblem.NEGATIVE),
    ("min 4 ton", AmountProblem.NEGATIVE),
    ("€ -500", AmountProblem.NEGATIVE),
    ("-€ 500", AmountProblem.NEGATIVE),
    ("9 miljard", AmountProblem.TOO_LARGE),
    ("€ 1.000.000.001", AmountProblem.TOO_LARGE),
    ("9" * 400, AmountProblem.TOO_LARGE),
    ("1,250", AmountProblem.UNCLEAR),
    ("1.250 mln", AmountProblem.UNCLEAR),
    ("2027", AmountProblem.UNCLEAR),
]


@pytest.mark.parametrize(("text", "problem"), PROBLEMS)
def test_no_amount(text: str, problem: AmountProblem) -> None:
    assert parse_amount(text) is problem
