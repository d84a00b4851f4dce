"""A field that holds one moment, read on Wednesday 18 November 2026."""

from datetime import date

import pytest

from bot.language import parse_moment
from storage.vocabulary import Precision

TODAY = date(2026, 11, 18)

DAY, WEEK, MONTH = Precision.DAY, Precision.WEEK, Precision.MONTH
QUARTER, PERIOD, YEAR = Precision.QUARTER, Precision.PERIOD, Precision.YEAR

MOMENTS: list[tuple[str, str, str, Precision]] = [
    ("vandaag", "2026-11-18", "2026-11-18", DAY),
    ("morgen", "2026-11-19", "2026-11-19", DAY),
    ("overmorgen", "2026-11-20", "2026-11-20", DAY),
    ("vrijdag", "2026-11-20", "2026-11-20", DAY),
    ("woensdag", "2026-11-25", "2026-11-25", DAY),
    ("komende vrijdag", "2026-11-20", "2026-11-20", DAY),
    ("a.s. vrijdag", "2026-11-20", "2026-11-20", DAY),
    ("volgende dinsdag", "2026-11-24", "2026-11-24", DAY),
    ("volgende week dinsdag", "2026-11-24", "2026-11-24", DAY),
    ("dinsdag volgende week", "2026-11-24", "2026-11-24", DAY),
    ("dinsdag over twee weken", "2026-12-08", "2026-12-08", DAY),
    ("15 mrt", "2027-03-15", "2027-03-15", DAY),
    ("15 mrt.", "2027-03-15", "2027-03-15", DAY),
    ("15 maart 2028", "2028-03-15", "2028-03-15", DAY),
    ("15e maart", "2027-03-15", "2027-03-15", DAY),
    ("maandag 15 maart 2027", "2027-03-15", "2027-03-15", DAY),
    ("18 november", "2026-11-18", "2026-11-18", DAY),
    ("17 november", "2027-11-17", "2027-11-17", DAY),
    ("1 jan", "2027-01-01", "2027-01-01", DAY),
    ("per 1 januari 2028", "2028-01-01", "2028-01-01", DAY),
    ("uiterlijk 1 mei", "2027-05-01", "2027-05-01", DAY),
    ("voor 1 mei", "2027-05-01", "2027-05-01", DAY),
    ("29 februari", "2028-02-29", "2028-02-29", DAY),
    ("15-3-2027", "2027-03-15", "2027-03-15", DAY),
    ("15/03/2027", "2027-03-15", "2027-03-15", DAY),
    ("15.3.2027", "2027-03-15", "2027-03-15", DAY),
    ("1-1-28", "2028-01-01", "2028-01-01", DAY),
    ("2027-03-15", "2027-03-15", "2027-03-15", DAY),
    ("op 15/3", "2027-03-15", "2027-03-15", DAY),
    ("over 10 dagen", "2026-11-28", "2026-11-28", DAY),
    ("15 t/m 20 maart", "2027-03-15", "2027-03-20", PERIOD),
    ("week 14", "2027-04-05", "2027-04-11", WEEK),
    ("week 47", "2026-11-16", "2026-11-22", WEEK),
    ("wk 50", "2026-12-07", "2026-12-13", WEEK),
    ("week 53", "2026-12-28", "2027-01-03", WEEK),
    ("week 14 2028", "2028-04-03", "2028-04-09", WEEK),
    ("week 14 van 2027", "2027-04-05", "2027-04-11", WEEK),
    ("deze week", "2026-11-16", "2026-11-22", WEEK),
    ("volgende week", "2026-11-23", "2026-11-29", WEEK),
    ("over twee weken", "2026-11-30", "2026-12-06", WEEK),
    ("over een week of drie", "2026-12-07", "2026-12-13", WEEK),
    ("week 14-16", "2027-04-05", "2027-04-25", PERIOD),
    ("in de week van 15 maart", "2027-03-15", "2027-03-21", WEEK),
    ("eerste week van maart", "2027-03-01", "2027-03-07", PERIOD),
    ("de laatste week van mei 2028", "2028-05-25", "2028-05-31", PERIOD),
    ("ergens volgend jaar", "2027-01-01", "2027-12-31", YEAR),
    ("in de meivakantie", "2027-04-26", "2027-05-05", PERIOD),
    ("eind volgende week", "2026-11-26", "2026-11-27", PERIOD),
    ("in maart", "2027-03-01", "2027-03-31", MONTH),
    ("Maart", "2027-03-01", "2027-03-31", MONTH),
    ("november", "2026-11-01", "2026-11-30", MONTH),
    ("oktober", "2027-10-01", "2027-10-31", MONTH),
    ("jan", "2027-01-01", "2027-01-31", MONTH),
    ("maart 2027", "2027-03-01", "2027-03-31", MONTH),
    ("mrt '28", "2028-03-01", "2028-03-31", MONTH),
    ("maart-2027", "2027-03-01", "2027-03-31", MONTH),
    ("maart volgend jaar", "2027-03-01", "2027-03-31", MONTH),
    ("deze maand", "2026-11-01", "2026-11-30", MONTH),
    ("volgende maand", "2026-12-01", "2026-12-31", MONTH),
    ("over drie maanden", "2027-02-01", "2027-02-28", MONTH),
    ("over 3 maanden", "2027-02-01", "2027-02-28", MONTH),
    ("over ongeveer drie maanden", "2027-02-01", "2027-02-28", MONTH),
    ("over een half jaar", "2027-05-01", "2027-05-31", MONTH),
    ("over anderhalf jaar", "2028-05-01", "2028-05-31", MONTH),
    ("eind mei", "2027-05-21", "2027-05-31", PERIOD),
    ("begin mei", "2027-05-01", "2027-05-10", PERIOD),
    ("half juni", "2027-06-11", "2027-06-20", PERIOD),
    ("medio juni 2028", "2028-06-11", "2028-06-20", PERIOD),
    ("begin november", "2027-11-01", "2027-11-10", PERIOD),
    ("eind volgende maand", "2026-12-21", "2026-12-31", PERIOD),
    ("eind van de maand", "2026-11-21", "2026-11-30", PERIOD),
    ("tweede helft van mei", "2027-05-16", "2027-05-31", PERIOD),
    ("maart/april", "2027-03-01", "2027-04-30", PERIOD),
    ("maart of april", "2027-03-01", "2027-04-30", PERIOD),
    ("tussen maart en mei 2028", "2028-03-01", "2028-05-31", PERIOD),
    ("eind maart - begin april", "2027-03-21", "2027-04-10", PERIOD),
    ("december - januari", "2026-12-01", "2027-01-31", PERIOD),
    ("Q2", "2027-04-01", "2027-06-30", QUARTER),
    ("q4", "2026-10-01", "2026-12-31", QUARTER),
    ("Q2 2028", "2028-04-01", "2028-06-30", QUARTER),
    ("2027-Q3", "2027-07-01", "2027-09-30", QUARTER),
    ("tweede kwartaal", "2027-04-01", "2027-06-30", QUARTER),
    ("het tweede kwartaal van 2028", "2028-04-01", "2028-06-30", QUARTER),
    ("2e kwartaal 2027", "2027-04-01", "2027-06-30", QUARTER),
    ("kwartaal 3", "2027-07-01", "2027-09-30", QUARTER),
    ("eerste kwartaal volgend jaar", "2027-01-01", "2027-03-31", QUARTER),
    ("volgend kwartaal", "2027-01-01", "2027-03-31", QUARTER),
    ("begin Q3", "2027-07-01", "2027-07-31", PERIOD),
    ("Q1/Q2 2027", "2027-01-01", "2027-06-30", PERIOD),
    ("eerste helft 2027", "2027-01-01", "2027-06-30", PERIOD),
    ("tweede helft van 2027", "2027-07-01", "2027-12-31", PERIOD),
    ("eerste halfjaar 2028", "2028-01-01", "2028-06-30", PERIOD),
    ("H2 2027", "2027-07-01", "2027-12-31", PERIOD),
    ("2028", "2028-01-01", "2028-12-31", YEAR),
    ("in de loop van 2028", "2028-01-01", "2028-12-31", YEAR),
    ("dit jaar", "2026-01-01", "2026-12-31", YEAR),
    ("volgend jaar", "2027-01-01", "2027-12-31", YEAR),
    ("over twee jaar", "2028-01-01", "2028-12-31", YEAR),
    ("begin 2028", "2028-01-01", "2028-03-31", PERIOD),
    ("medio 2027", "2027-05-01", "2027-08-31", PERIOD),
    ("eind 2027", "2027-10-01", "2027-12-31", PERIOD),
    ("eind dit jaar", "2026-10-01", "2026-12-31", PERIOD),
    ("eind van het jaar", "2026-10-01", "2026-12-31", PERIOD),
    ("begin volgend jaar", "2027-01-01", "2027-03-31", PERIOD),
    ("voorjaar 2027", "2027-03-01", "2027-05-31", PERIOD),
    ("lente", "2027-03-01", "2027-05-31", PERIOD),
    ("in de zomer", "2027-06-01", "2027-08-31", PERIOD),
    ("dit najaar", "2026-09-01", "2026-11-30", PERIOD),
    ("volgend najaar", "2027-09-01", "2027-11-30", PERIOD),
    ("eind zomer 2027", "2027-08-01", "2027-08-31", PERIOD),
    ("winter", "2026-12-01", "2027-02-28", PERIOD),
    ("na de zomer", "2027-09-01", "2027-10-31", PERIOD),
    ("na de zomer van 2028", "2028-09-01", "2028-10-31", PERIOD),
    ("voor de zomervakantie", "2027-05-01", "2027-06-30", PERIOD),
    ("voor de bouwvak", "2027-06-01", "2027-07-15", PERIOD),
    ("vóór de bouwvak", "2027-06-01", "2027-07-15", PERIOD),
    ("na de bouwvak", "2027-08-16", "2027-09-30", PERIOD),
    ("voor de kerst", "2026-12-01", "2026-12-24", PERIOD),
    ("na de jaarwisseling", "2027-01-01", "2027-01-31", PERIOD),
    ("rond de kerst", "2026-12-20", "2027-01-05", PERIOD),
    ("over een paar weken", "2026-12-02", "2026-12-16", PERIOD),
    ("binnen drie maanden", "2026-11-18", "2027-02-18", PERIOD),
    ("de komende twee maanden", "2026-11-18", "2027-01-18", PERIOD),
]


@pytest.mark.parametrize(("text", "start", "end", "precision"), MOMENTS)
def test_moment(text: str, start: str, end: str, precision: Precision) -> None:
    moment = parse_moment(text, TODAY)
    assert moment is not None
    assert (str(moment.start), str(moment.end), moment.precision) == (start, end, precision)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ooit",
        "hallo",
        "zo snel mogelijk",
        "4 ton",
        "3 weken",
        "31-2-2027",
        "30 februari",
        "45 maart",
        "week 54",
        "week 0",
        "Q5",
        "15-13-2027",
        "half acht",
        "over veel maanden",
        "over 9999 jaar",
        "maart en nog wat",
        "14 laptops",
        "1850",
    ],
)
def test_no_moment(text: str) -> None:
    assert parse_moment(text, TODAY) is None


def test_the_same_words_on_other_days() -> None:
    in_december = parse_moment("na de kerst", date(2026, 12, 27))
    assert in_december is not None
    assert in_december.start == date(2027, 1, 1)
    in_january = parse_moment("winter", date(2027, 1, 20))
    assert in_january is not None
    assert in_january.start == date(2026, 12, 1)
    last_of_march = parse_moment("over een maand", date(2027, 1, 31))
    assert last_of_march is not None
    assert last_of_march.start == date(2027, 2, 1)
    within = parse_moment("binnen een maand", date(2027, 1, 31))
    assert within is not None
    assert within.end == date(2027, 2, 28)
