"""What holds for every amount, every day and every text."""

import time
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.language import (
    Amount,
    AmountProblem,
    find_amounts,
    find_moments,
    parse_amount,
    parse_moment,
    read_case,
)
from bot.language.amount_words import words
from bot.language.amounts import MAX_EUROS

MONTHS = words(
    """
    januari februari maart april mei juni juli augustus september oktober november december
    """
)

days = st.dates(date(2001, 1, 1), date(2097, 12, 31))
euros = st.integers(1, MAX_EUROS)
pieces = st.sampled_from(
    words(
        """
        4 2,5 € ton miljoen k euro - – , . ( ) in voor van na de zomer maart Q2 week 14 2027 over
        drie maanden half een en tussen à of tot per jaar excl btw zout eind begin morgen
        15-3-2027 ruim ca asfalt Slochteren 1.250.000 % #
        """
    )
)
texts = (
    st.text(max_size=80)
    | st.lists(pieces, max_size=14).map(" ".join)
    | st.lists(pieces, max_size=14).map("".join)
)


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _decimal(number: Decimal) -> str:
    return f"{number.normalize():f}".replace(".", ",")


@settings(deadline=None)
@given(number=euros, cents=st.integers(0, 99))
def test_every_way_to_write_a_number_of_euros_gives_it_back(number: int, cents: int) -> None:
    whole = Amount(number * 100, number * 100)
    group = _grouped(number)
    for text in (
        f"€ {number}",
        f"€{group}",
        f"€ {group},-",
        f"€ {group},00",
        f"{number} euro",
        f"{group} euro",
        f"EUR {group}",
        f"{group},- euro",
        f"€ {group.replace('.', ' ')}",
        f"{number}€",
    ):
        assert parse_amount(text) == whole, text
        assert [found.amount for found in find_amounts(f"laptops {text} voor de raad")] == [whole]
    total = number * 100 + cents
    if total <= MAX_EUROS * 100:
        assert parse_amount(f"€ {group},{cents:02d}") == Amount(total, total)


@settings(deadline=None)
@given(
    hundredths=st.integers(1, 99_999),
    scale=st.sampled_from(
        [
            ("ton", 100_000),
            ("k", 1_000),
            ("mille", 1_000),
            ("mln", 1_000_000),
            ("miljoen", 1_000_000),
        ]
    ),
)
def test_every_scale_gives_it_back(hundredths: int, scale: tuple[str, int]) -> None:
    word, factor = scale
    number = Decimal(hundredths) / 100
    cents = hundredths * factor
    written = _decimal(number)
    for text in (
        f"{written} {word}",
        f"€ {written} {word}",
        f"{written} {word} euro",
        f"{written}{word}",
    ):
        assert parse_amount(text) == Amount(cents, cents), text
        assert [found.amount for found in find_amounts(f"brug, {text}, in Leek")] == [
            Amount(cents, cents)
        ]


@settings(deadline=None)
@given(low=st.integers(1, 500), more=st.integers(1, 400))
def test_every_range_gives_both_ends(low: int, more: int) -> None:
    high = low + more
    for text in (f"tussen {low} en {high} ton", f"{low} à {high} ton", f"{low}-{high} ton"):
        assert parse_amount(text) == Amount(low * 10_000_000, high * 10_000_000), text


@settings(deadline=None)
@given(number=st.integers(1, 10**14))
def test_no_negative_and_no_absurd_amount_passes(number: int) -> None:
    assert parse_amount(f"€ -{number}") is AmountProblem.NEGATIVE
    assert parse_amount(f"-{number}") is AmountProblem.NEGATIVE
    if number > MAX_EUROS:
        assert parse_amount(f"€ {number}") is AmountProblem.TOO_LARGE


@settings(deadline=None)
@given(number=st.integers(2, 9_999), noun=st.sampled_from(["laptops", "inwoners", "bomen", "m2"]))
def test_what_is_counted_is_no_money(number: int, noun: str) -> None:
    assert find_amounts(f"{number} {noun} voor de raad") == []
    assert find_amounts(f"{_grouped(number)} {noun} voor de raad") == []


@settings(deadline=None)
@given(
    number=st.integers(1, 10**9),
    name=st.sampled_from(words("zaaknummer inkoopnummer ordernr dossier kvk cpv iso postcode nr")),
)
def test_what_is_numbered_is_no_money(number: int, name: str) -> None:
    assert find_amounts(f"laptops, {name} {number}, in maart") == []
    assert find_amounts(f"laptops ({name}: {number})") == []


@settings(deadline=None)
@given(number=st.integers(1, 999))
def test_thousands_are_read_before_and_behind(number: int) -> None:
    whole = Amount(number * 100_000, number * 100_000)
    for text in (f"k€ {number}", f"k€{number}", f"{number}k", f"€ {number}k", f"{number} dzd"):
        assert [each.amount for each in find_amounts(f"een brug, {text}, mei")] == [whole], text


@settings(deadline=None)
@given(today=days, year=st.integers(2002, 2090), number=st.integers(1, 12))
def test_a_month_in_digits_is_that_month(today: date, year: int, number: int) -> None:
    for text in (f"{year}-{number:02d}", f"{number:02d}-{year}", f"{number}/{year}"):
        moment = parse_moment(text, today)
        assert moment is not None, text
        assert (moment.start.year, moment.start.month, moment.start.day) == (year, number, 1)
        assert moment.end.month == number


@settings(deadline=None)
@given(when=days, today=days)
def test_every_way_to_write_a_day_gives_it_back(when: date, today: date) -> None:
    month = MONTHS[when.month - 1]
    for text in (
        f"{when:%d-%m-%Y}",
        f"{when.day}-{when.month}-{when.year}",
        f"{when.day}/{when.month}/{when.year}",
        when.isoformat(),
        f"{when.day} {month} {when.year}",
        f"{when.day} {month[:3]} {when.year}"
        if month != "maart"
        else f"{when.day} mrt {when.year}",
    ):
        moment = parse_moment(text, today)
        assert moment is not None
        assert (moment.start, moment.end) == (when, when), text
        found = find_moments(f"gunning {text} in Leek", today)
        assert [each.moment for each in found] == [moment]


@settings(deadline=None)
@given(today=days, month=st.sampled_from(MONTHS))
def test_a_month_is_never_before_this_month(today: date, month: str) -> None:
    moment = parse_moment(month, today)
    assert moment is not None
    assert moment.start >= today.replace(day=1)
    assert moment.end < today.replace(day=1) + timedelta(days=366)


@settings(deadline=None)
@given(today=days, number=st.integers(1, 52))
def test_a_week_is_never_over(today: date, number: int) -> None:
    moment = parse_moment(f"week {number}", today)
    assert moment is not None
    assert moment.end >= today
    assert (moment.end - moment.start).days == 6
    assert moment.start.isocalendar().week == number


@settings(deadline=None)
@given(today=days, number=st.integers(1, 4))
def test_a_quarter_is_never_over(today: date, number: int) -> None:
    moments = {parse_moment(text, today) for text in (f"Q{number}", f"{number}e kwartaal")}
    (moment,) = moments
    assert moment is not None
    assert today <= moment.end
    assert moment.start.month == 3 * number - 2


@given(text=texts, today=days)
@example(text="1 ton en " * 300, today=date(2026, 11, 18))
@example(text="ruim " * 300, today=date(2026, 11, 18))
@settings(max_examples=400, deadline=None)
def test_no_text_breaks_anything(text: str, today: date) -> None:
    parse_amount(text)
    parse_moment(text, today)
    last = 0
    for amount in find_amounts(text):
        assert last <= amount.start < amount.end <= len(text)
        assert 0 <= amount.amount.low <= amount.amount.high
        last = amount.end
    last = 0
    for moment in find_moments(text, today):
        assert last <= moment.start < moment.end <= len(text)
        assert moment.moment.start <= moment.moment.end
        last = moment.end
    title = read_case(text, today).title
    assert title == title.strip()


@pytest.mark.parametrize(
    "word", ["ruim", "in de", "een", "1 ton en", "van", "over", "(in", "1-", "€"]
)
def test_long_nonsense_stays_cheap(word: str) -> None:
    started = time.perf_counter()
    read_case(f"{word} " * 1500, date(2026, 11, 18))
    assert time.perf_counter() - started < 3
