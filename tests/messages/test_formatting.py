"""Amounts, dates and lists as Dutch people write them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.messages import formatting
from storage.vocabulary import Precision


@pytest.mark.parametrize(
    ("cents", "written"),
    [
        (0, "€ 0"),
        (5, "€ 0,05"),
        (100, "€ 1"),
        (99_950, "€ 999,50"),
        (40_000_000, "€ 400.000"),
        (120_000_000, "€ 1.200.000"),
        (100_000_000_000, "€ 1.000.000.000"),
    ],
)
def test_euros(cents: int, written: str) -> None:
    """Points between thousands; cents only where there are any."""
    assert formatting.euros(cents) == written


@settings(deadline=None)
@given(st.integers(0, 10**13))
def test_no_cent_is_lost(cents: int) -> None:
    """What is written can be read back to the cent."""
    digits = formatting.euros(cents).removeprefix("€ ").replace(".", "")
    euros, _, rest = digits.partition(",")
    assert int(euros) * 100 + int(rest or 0) == cents
    assert len(rest) in (0, 2)


def test_a_day() -> None:
    """Without a zero before the number, the month in small letters."""
    assert formatting.day(date(2027, 3, 5)) == "5 maart 2027"


def test_a_moment_is_told_in_the_zone_of_the_reader() -> None:
    """Winter and summer time differ."""
    zone = ZoneInfo("Europe/Amsterdam")
    assert (
        formatting.day_and_time(datetime(2026, 11, 23, 8, 5, tzinfo=UTC), zone)
        == "23 november 2026, 09:05"
    )
    assert (
        formatting.day_and_time(datetime(2026, 7, 1, 22, 30, tzinfo=UTC), zone)
        == "2 juli 2026, 00:30"
    )


@pytest.mark.parametrize(
    ("start", "end", "precision", "written"),
    [
        ("2027-03-15", "2027-03-15", Precision.DAY, "15 maart 2027"),
        ("2027-03-22", "2027-03-28", Precision.WEEK, "week 12 van 2027"),
        ("2026-12-28", "2027-01-03", Precision.WEEK, "week 53 van 2026"),
        ("2027-03-01", "2027-03-31", Precision.MONTH, "maart 2027"),
        ("2027-04-01", "2027-06-30", Precision.QUARTER, "2e kwartaal 2027"),
        ("2027-10-01", "2027-12-31", Precision.QUARTER, "4e kwartaal 2027"),
        ("2028-01-01", "2028-12-31", Precision.YEAR, "2028"),
        ("2027-03-24", "2027-03-24", Precision.PERIOD, "24 maart 2027"),
        ("2027-03-01", "2027-03-10", Precision.PERIOD, "1 tot en met 10 maart 2027"),
        ("2027-03-21", "2027-03-31", Precision.PERIOD, "21 tot en met 31 maart 2027"),
        ("2027-06-01", "2027-07-15", Precision.PERIOD, "1 juni tot en met 15 juli 2027"),
        ("2027-04-01", "2027-04-30", Precision.PERIOD, "april 2027"),
        ("2027-09-01", "2027-10-31", Precision.PERIOD, "september tot en met oktober 2027"),
        ("2027-12-01", "2028-02-29", Precision.PERIOD, "december 2027 tot en met februari 2028"),
        (
            "2026-12-20",
            "2027-01-05",
            Precision.PERIOD,
            "20 december 2026 tot en met 5 januari 2027",
        ),
    ],
)
def test_a_period_is_told_as_exactly_as_it_is_known(
    start: str, end: str, precision: Precision, written: str
) -> None:
    """A month stays a month, and nothing is said twice."""
    span = date.fromisoformat(start), date.fromisoformat(end)
    assert formatting.period(*span, precision) == written


@pytest.mark.parametrize(
    ("count", "written"), [(0, "0 trajecten"), (1, "1 traject"), (2, "2 trajecten")]
)
def test_plural(count: int, written: str) -> None:
    """One is one; nothing is many."""
    assert formatting.plural(count, "traject", "trajecten") == written


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ([], ""),
        (["klimaat"], "klimaat"),
        (["klimaat", "milieu"], "klimaat en milieu"),
        (["klimaat", "milieu", "social return"], "klimaat, milieu en social return"),
    ],
)
def test_a_list(words: list[str], written: str) -> None:
    """Commas, and "en" before the last."""
    assert formatting.listed(words) == written


@pytest.mark.parametrize(
    ("label", "written"),
    [
        ("Klimaat", "klimaat"),
        ("Social return", "social return"),
        ("CO2-reductie", "CO2-reductie"),
        ("BOR", "BOR"),
        ("ICT en telefonie", "ICT en telefonie"),
        ("klimaat", "klimaat"),
        ("A", "A"),
        ("", ""),
    ],
)
def test_a_label_in_a_sentence(label: str, written: str) -> None:
    """Only an ordinary word loses its capital."""
    assert formatting.in_sentence(label) == written


def test_a_whole_number_has_points() -> None:
    assert formatting.number(1200) == "1.200"
    assert formatting.plural(1200, "rij", "rijen") == "1.200 rijen"
