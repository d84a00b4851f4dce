"""What of the money, the moments and the words in a sentence counts, and what has to be asked."""

from datetime import date

import pytest

from bot.language.understanding import Intent, Key, Understanding, understand
from tests.language.understanding.sentences import TODAY, names_for

NAMES = names_for("midden-groningen")


def read(text: str, today: date = TODAY) -> Understanding:
    return understand(text, today=today, names=NAMES)


VALUES: list[tuple[str, int | None]] = [
    ("asfalt 4 ton", 400_000),
    ("asfalt, € 85.000,-", 85_000),
    ("asfalt 250k", 250_000),
    ("asfalt 30 mille excl. btw", 30_000),
    ("asfalt, anderhalf miljoen", 1_500_000),
    ("asfalt 4 ton, waarvan 2 ton subsidie, 4 ton totaal", 400_000),
    ("asfalt max 50 euro p.p., samen zo'n 40.000", 40_000),
    ("asfalt 50.000 per jaar, in totaal 200.000", 200_000),
    ("asfalt 4 ton. Dat scheelt 30.000 euro", 400_000),
    ("asfalt tussen 2 en 3 ton", None),
    ("asfalt 2 à 3 ton", None),
    ("asfalt 4 ton incl. btw", None),
    ("asfalt 50.000 per jaar", None),
    ("asfalt 50.000 jaarlijks", None),
    ("asfalt 2 ton en klinkers 3 ton", None),
]


@pytest.mark.parametrize(("text", "euros"), VALUES)
def test_value(text: str, euros: int | None) -> None:
    found = read(text)
    assert found.intent is Intent.TRAJECTORY
    assert found.fields.value == (None if euros is None else euros * 100)
    assert (Key.VALUE in found.missing) is (euros is None)
    assert (Key.VALUE in found.unclear) is (euros is None)
    assert found.amount is not None


MONTHS = [
    ("in maart", "2027-03"),
    ("eind mei", "2027-05"),
    ("half mei", "2027-05"),
    ("Q2", "2027-04"),
    ("tweede kwartaal", "2027-04"),
    ("in Q4", "2026-11"),
    ("4e kwartaal", "2026-11"),
    ("in het najaar", None),
    ("komend najaar", None),
    ("dit najaar", "2026-11"),
    ("najaar 2027", "2027-09"),
    ("volgend najaar", "2027-09"),
    ("in de winter", "2026-12"),
    ("komend voorjaar", "2027-03"),
    ("week 14", "2027-04"),
    ("over drie maanden", "2027-02"),
    ("volgende maand", "2026-12"),
    ("begin 2028", "2028-01"),
    ("medio 2028", "2028-06"),
    ("eind 2028", "2028-12"),
    ("15 mrt", "2027-03"),
    ("1-9-2027", "2027-09"),
    ("na de zomer", "2027-09"),
    ("voor de zomer", "2027-06"),
    ("voor de bouwvak", "2027-07"),
    ("voorjaar 2028", "2028-03"),
    ("volgend jaar juli", "2027-07"),
    ("uiterlijk in juni", "2027-06"),
    ("uitvraag in januari, klaar in juni", "2027-01"),
    ("contract loopt tot juli", "2027-07"),
    ("goedemorgen, in mei", "2027-05"),
    ("maart of april", None),
    ("tussen maart en juni", None),
    ("in 2028", None),
    ("volgend jaar", None),
    ("de komende drie maanden", None),
    ("het tweede halfjaar van 2027", None),
    ("start in januari of start in mei", None),
]


@pytest.mark.parametrize(("moment", "month"), MONTHS)
def test_month(moment: str, month: str | None) -> None:
    found = read(f"asfalt 4 ton, {moment}")
    assert found.fields.month == (month and date.fromisoformat(f"{month}-01"))
    assert (Key.MONTH in found.unclear) is (month is None)


def test_a_day_only_when_one_was_named() -> None:
    assert read("asfalt 4 ton, 15 maart 2027").fields.day == date(2027, 3, 15)
    assert read("asfalt 4 ton, maart 2027").fields.day is None
    assert read("gisteren is het contract asfalt getekend").fields.day == date(2026, 11, 17)


def test_what_was_not_said_is_missing_but_not_unclear() -> None:
    found = read("we gaan asfalt aanbesteden")
    assert found.missing == (Key.VALUE, Key.MONTH)
    assert found.unclear == ()


def test_a_month_without_a_year_is_the_next_one() -> None:
    assert read("asfalt 4 ton in mei", date(2027, 5, 31)).fields.month == date(2027, 5, 1)
    assert read("asfalt 4 ton in mei", date(2027, 6, 1)).fields.month == date(2028, 5, 1)


CATEGORIES = [
    ("schoonmaak gemeentehuis", "kantoor"),
    ("laptops voor de school", "ict"),
    ("renovatie van de school", "gebouwen"),
    ("inhuur projectleider riolering", "flexibele-arbeid"),
    ("software voor jeugdhulp", "ict"),
    ("advies over riolering", "advies-onderzoek"),
    ("schoolmeubilair", "kantoor"),
    ("fietsbrug", "gww"),
    ("rolstoelen", "sociaal-domein"),
    ("wegblokkade", None),
    ("gisteren 20 dingen", None),
]


@pytest.mark.parametrize(("text", "category"), CATEGORIES)
def test_category(text: str, category: str | None) -> None:
    assert read(f"traject: {text}, 4 ton").fields.category == category


THEMES: list[tuple[str, set[str]]] = [
    ("refurbished laptops", {"circulariteit"}),
    ("kleding zonder kinderarbeid", {"ketenverantwoordelijkheid"}),
    ("elektrische busjes van hergebruikt staal", {"klimaat", "circulariteit"}),
    ("asfalt inclusief onderhoud, exclusief btw", set()),
    ("een inclusieve speeltuin", {"diversiteit-inclusie"}),
    ("biodiversiteit in de berm", {"milieu-biodiversiteit"}),
    ("een klimaatinstallatie", set()),
    ("leden van de raad", set()),
]


@pytest.mark.parametrize(("text", "themes"), THEMES)
def test_themes(text: str, themes: set[str]) -> None:
    assert set(read(f"traject: {text}, 4 ton").fields.themes) == themes


TEAMS = [
    ("team BOR wil asfalt", "bor"),
    ("bor wil asfalt", "bor"),
    ("wij van inkoop willen asfalt", "inkoop"),
    ("Facilitair koopt asfalt", "facilitair"),
    ("de inkoop van asfalt", None),
    ("sociale teams willen asfalt", "sociale-teams"),
    ("BOR en HRM willen asfalt", None),
]


@pytest.mark.parametrize(("text", "team"), TEAMS)
def test_team(text: str, team: str | None) -> None:
    assert read(f"{text}, 4 ton in mei").fields.team == team


TITLES: list[tuple[str, str | None]] = [
    ("Ik wil graag een traject aanmelden: nieuwe laptops, 40k", "Nieuwe laptops"),
    ("We gaan in mei nieuwe laptops kopen voor ongeveer 2 ton.", "Nieuwe laptops"),
    ("Team BOR koopt in week 14 een elektrische veegwagen van 250k.", "Elektrische veegwagen"),
    ("De brug in Zuidbroek moet vervangen worden, 4 ton", "Brug in Zuidbroek"),
    ("asflt Slochteren 4 ton", "Asfalt Slochteren"),
    ("ik wil graag een traject aanmelden", None),
]


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_title(text: str, title: str | None) -> None:
    found = read(text)
    assert (found.intent, found.fields.title) == (Intent.TRAJECTORY, title)


def test_what_is_beside_the_fields() -> None:
    found = read("<@U012ABC> hoe staat het met traject 14?")
    assert (found.intent, found.number, found.people) == (Intent.PROGRESS, 14, ("U012ABC",))


def test_small_talk_has_no_fields() -> None:
    for text in ("Goedemorgen! Tot morgen", "Mijn laptop van 4 ton is stuk in mei"):
        found = read(text)
        assert not found.intent.is_for_the_bot
        assert found.fields == type(found.fields)()
        assert found.missing == ()


def test_it_tells_why() -> None:
    words = {each.words for each in read("asfalt van gerecycled beton, 4 ton, in mei").because}
    assert words >= {"asfalt", "gerecycled", "4 ton", "in mei"}
