"""What holds for every text, every amount and every month."""

import time
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.language.spans import month as month_of
from bot.language.understanding import Intent, Understanding, understand
from bot.language.understanding.text import LONGEST
from bot.profile import MONTHS
from tests.language.understanding.sentences import TODAY, names_for, read

NAMES = names_for("midden-groningen")
WORDS = [
    *sorted({word for sentence in read("tuning") for word in sentence.text.split()}),
    *[
        "?",
        "!",
        ":",
        ",",
        ".",
        "\n",
        ">",
        "-",
        "€",
        "%",
        "#",
        "<@U123ABC>",
        ":tada:",
        "🎉",
        "؟",
        "مرحبا",
        "Ω",
        "ß",
        "﷽",
        "\u202e",
        "\u200d",
        "\x00",
    ],
]
texts = (
    st.text(max_size=200)
    | st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
    | st.lists(st.sampled_from(WORDS), max_size=20).map("".join)
)
days = st.dates(date(2001, 1, 1), date(2090, 12, 31))


def read_text(text: str, today: date = TODAY) -> Understanding:
    return understand(text, today=today, names=NAMES)


@settings(deadline=None)
@given(text=texts, today=days)
@example(text="\u202easfalt 4 ton", today=TODAY)
@example(text="<@U1> <#C1> <!here> <https://a.b|", today=TODAY)
@example(text="(((((((((", today=TODAY)
def test_any_text_has_an_answer_and_always_the_same(text: str, today: date) -> None:
    first = read_text(text, today)
    assert first == read_text(text, today)
    assert first.intent in set(Intent)
    assert set(first.unclear) <= set(first.missing)
    assert first.fields.month is None or first.fields.month.day == 1
    assert first.fields.value is None or first.fields.value >= 0
    if not first.intent.is_for_the_bot:
        assert first.fields == type(first.fields)()
        assert first.missing == ()


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _decimal(number: Decimal) -> str:
    return f"{number.normalize():f}".replace(".", ",")


@settings(deadline=None)
@given(number=st.integers(1, 90_000))
def test_ten_ways_to_write_an_amount_say_the_same(number: int) -> None:
    """Of tens of thousands: "1,001 miljoen" may be a thousand and one million."""
    euros, thousands = number * 10_000, number * 10
    millions, hundreds = Decimal(euros) / 1_000_000, Decimal(euros) / 100_000
    for amount in (
        f"€ {_thousands(euros)}",
        f"€{_thousands(euros)},-",
        f"€ {euros}",
        f"{_thousands(euros)} euro",
        f"EUR {_thousands(euros)},00",
        f"{thousands}k",
        f"{thousands} mille",
        f"{thousands} duizend euro",
        f"{_decimal(hundreds)} ton",
        f"{_decimal(millions)} miljoen euro excl. btw",
        f"€ {_decimal(millions)} mln",
        f"ongeveer {_thousands(euros)} euro",
    ):
        found = read_text(f"wij willen voor {amount} nieuw asfalt inkopen")
        assert (found.intent, found.fields.value) == (Intent.TRAJECTORY, euros * 100), amount


@settings(deadline=None)
@given(number=st.integers(1, 12), ahead=st.integers(1, 5), today=days, day=st.integers(1, 28))
def test_ten_ways_to_write_a_month_say_the_same(
    number: int, ahead: int, today: date, day: int
) -> None:
    year, name = today.year + ahead, MONTHS[number - 1]
    first = month_of(year, number).start
    for moment in (
        f"in {name} {year}",
        f"{name} {year}",
        f"{name.capitalize()} '{year % 100:02}",
        f"begin {name} {year}",
        f"eind {name} van {year}",
        f"vanaf {day} {name} {year}",
        f"op {day}-{number}-{year}",
        f"per {day:02}-{number:02}-{year}",
        f"uiterlijk {year}-{number:02}-{day:02}",
        f"half {name} {year}",
    ):
        found = read_text(f"we gaan {moment} nieuw asfalt inkopen", today)
        assert (found.intent, found.fields.month) == (Intent.TRAJECTORY, first), moment


@settings(deadline=None)
@given(number=st.integers(1, 12), today=days)
def test_a_month_without_a_year_is_the_next_one_to_come(number: int, today: date) -> None:
    found = read_text(f"we gaan in {MONTHS[number - 1]} nieuw asfalt inkopen", today)
    year = today.year + (number < today.month)
    assert found.fields.month == date(year, number, 1)


LONG = [
    "asfalt 4 ton in maart " * 500,
    "a" * 10_000,
    "? " * 5_000,
    " , . : ; - " * 1_000,
    "     " * 2_000 + "asfalt",
    "wij willen " * 1_000,
    "wat hoe wie " * 1_000,
    "4 " * 5_000,
    "€" * 10_000,
    "tussen 2 en " * 1_000,
    "🎉" * 10_000,
    "(" * 10_000,
    "<" * 10_000,
    "> " * 5_000,
    "van: x\n" * 1_500,
    "groet\n" * 1_500,
    "de " * 3_000 + "zoek lessen over de " * 300,
    "goedemorgen, " * 1_000,
    "goedemorgen " * 1_000,
    "asfalt\n" * 1_500,
    "kopen, inkopen, " * 700,
]


@pytest.mark.parametrize("text", LONG, ids=range(len(LONG)))
def test_a_long_text_is_read_about_as_fast_as_a_short_one(text: str) -> None:
    """No pattern runs wild: time on the processor, with more room than is ever needed."""
    read_text("asfalt 4 ton")
    start = time.process_time()
    read_text(text)
    assert time.process_time() - start < 2


def test_what_is_said_behind_a_whole_book_is_not_looked_at() -> None:
    book = "x " * LONGEST
    assert read_text(book + "asfalt 4 ton") == read_text(book)
