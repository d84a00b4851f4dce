"""Reading a planning: what people type, and everything that a form proposes."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.language.moments import parse_moment
from bot.messages.trajectory_view import Planning
from bot.services.planning_text import read_planning
from storage.vocabulary import Precision
from tests.messages.samples import days, plannings
from tests.services.house import TODAY


@settings(max_examples=150, deadline=None)
@given(planning=plannings(), today=days())
def test_every_span_of_its_own_is_read_back(planning: Planning, today: date) -> None:
    """To the day, whenever it is read."""
    span = Planning(planning.start, planning.end, Precision.PERIOD)
    again = read_planning(str(span), today)
    assert again is not None
    assert (again.start, again.end) == (span.start, span.end)
    assert str(again) == str(span)


@settings(max_examples=120, deadline=None)
@given(when=days(), precision=st.sampled_from(sorted(set(Precision) - {Precision.PERIOD})))
def test_every_calendar_unit_is_read_back(when: date, precision: Precision) -> None:
    """A week stays a week, a quarter a quarter."""
    written = str(Planning(when, when, precision))
    again = read_planning(written, TODAY)
    assert again is not None
    assert again.precision is precision
    assert again.start <= when <= again.end
    assert str(again) == written


@pytest.mark.parametrize(
    "typed",
    [
        *("begin maart 2027", "half juni", "eind maart 2027", "na de zomer", "begin 2028"),
        *("winter 2027", "rond de kerst", "week 12 2027", "Q2 2027", "2028", "15 maart 2027"),
        *("volgende week dinsdag", "begin week 12", "half 2027", "voor de bouwvak", "winter"),
        *("na de herfstvakantie", "maart - mei 2027", "maart 2027", "begin Q2", "voorjaar 2027"),
    ],
)
def test_what_people_type_is_proposed_in_words_that_are_read(typed: str) -> None:
    """From the command into the form and back."""
    moment = parse_moment(typed, TODAY)
    assert moment is not None
    proposed = str(Planning(moment.start, moment.end, moment.precision))
    again = read_planning(proposed, TODAY)
    assert again is not None
    assert (again.start, again.end) == (moment.start, moment.end)


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("1 juni tot en met 15 juli", "2027-06-01", "2027-07-15"),
        ("van 1 juni tot en met 15 juli 2028", "2028-06-01", "2028-07-15"),
        ("20 december tot en met 5 januari 2027", "2026-12-20", "2027-01-05"),
        ("1  oktober  tot en met\n30 november", "2026-10-01", "2026-11-30"),
        ("maart tot en met 10 mei 2027", "2027-03-01", "2027-05-10"),
    ],
)
def test_a_span_may_be_typed_too(typed: str, start: str, end: str) -> None:
    """The year may stand behind the last day alone, or nowhere."""
    planning = read_planning(typed, TODAY)
    assert planning == Planning(
        date.fromisoformat(start), date.fromisoformat(end), Precision.PERIOD
    )


@pytest.mark.parametrize(
    "typed",
    [
        *("ooit", "xx tot en met 3 mei", "3 mei tot en met xx", " tot en met ", "tot en met"),
        *("1 mei 2028 tot en met 3 mei 2027", "31 februari tot en met 3 maart 2027", ""),
    ],
)
def test_what_is_no_moment_is_not_guessed(typed: str) -> None:
    """Nor is a span that runs backwards."""
    assert read_planning(typed, TODAY) is None


@settings(deadline=None)
@given(st.text(max_size=60), days())
def test_any_text_can_be_asked(typed: str, today: date) -> None:
    """It is understood or not; it never breaks."""
    planning = read_planning(f"{typed} tot en met {typed}", today)
    assert planning is None or planning.start <= planning.end
