"""What is asked about a tender goes by what was asked before, and never comes in a burst."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.policy.tender_nudges import (
    AHEAD,
    QUIET,
    Asked,
    ahead,
    in_force,
    is_ignored,
    later_days,
    line_week,
    next_question,
    still_fits,
    to_plan,
)
from bot.policy.tenders import Dates, Moment, moments_of
from bot.policy.working_days import is_working_day
from bot.profile.loading import load_profile
from storage.vocabulary import NudgeAnswer, NudgeQuestion

CALENDAR = load_profile("midden-groningen").tender_calendar
TODAY = date(2026, 11, 23)
DAYS = st.dates(date(2026, 1, 1), date(2029, 12, 31))
DATES = st.builds(
    lambda publication, ends: Dates(publication=publication, current_ends_on=ends),
    st.none() | DAYS,
    st.none() | DAYS,
)
ANSWERS = st.none() | st.sampled_from(NudgeAnswer)


def moments(dates: Dates) -> tuple[Moment, ...]:
    """The moments of a tender."""
    return moments_of(dates, CALENDAR, procedure="europees", country="NL")


def asked(
    moment: str,
    day: date,
    answer: NudgeAnswer | None = None,
    question: NudgeQuestion = NudgeQuestion.NEED,
    *,
    told: bool = True,
) -> Asked:
    """Something that was brought up."""
    return Asked(moment, day, question, answer, told)


@given(DATES, DAYS, st.lists(st.integers(1, 200), max_size=30))
def test_whenever_somebody_looks_a_moment_is_planned_once_and_what_was_missed_never_in_a_burst(
    dates: Dates, first: date, steps: list[int]
) -> None:
    """However long nobody looked: each moment at most once, never for a day that is past."""
    known: list[Asked] = []
    today = first
    for step in [0, *steps]:
        today += timedelta(days=step)
        planned = to_plan(moments(dates), known, today=today, country="NL")
        assert all(today <= each.day for each in planned)
        assert all(is_working_day(each.day, country="NL") for each in planned)
        known += map(_as, planned)
        assert to_plan(moments(dates), known, today=today, country="NL") == ()
    slugs = [each.moment for each in known]
    assert len(slugs) == len(set(slugs))
    made_up = [each for each in known if not any(m.day == each.due_on for m in moments(dates))]
    for each in made_up:
        others = [other for other in known if other is not each]
        assert all(abs(other.due_on - each.due_on) >= QUIET - AHEAD for other in others)


def _as(moment: Moment) -> Asked:
    return Asked(moment.slug, moment.day, moment.question)


@given(DATES, DAYS)
def test_whoever_looks_every_day_misses_no_moment_to_come(dates: Dates, first: date) -> None:
    known: list[Asked] = []
    for number in range(0, 900, 3):
        today = first + timedelta(days=number)
        known += map(_as, to_plan(moments(dates), known, today=today, country="NL"))
    coming = {each.slug for each in moments(dates) if first <= each.day < today}
    assert coming <= {each.moment for each in known}
    assert len(known) <= len(coming) + 1 + sum(each.day >= today for each in moments(dates))


@given(st.lists(st.tuples(st.sampled_from(NudgeQuestion), ANSWERS), max_size=6))
def test_a_question_that_was_answered_or_ignored_is_not_asked_again(
    had: list[tuple[NudgeQuestion, NudgeAnswer | None]],
) -> None:
    """But what somebody wanted to hear later, or another team is to hear, is."""
    known = [asked(str(n), TODAY, answer, question) for n, (question, answer) in enumerate(had)]
    question = next_question(known)
    again = {NudgeAnswer.LATER, NudgeAnswer.OTHER_TEAM}
    settled = {each.question for each in known if each.answer not in again}
    assert question not in settled or question is NudgeQuestion.EXPERTISE


def test_the_questions_come_in_their_order_and_a_talk_is_not_asked_for_twice() -> None:
    assert next_question([]) is NudgeQuestion.NEED
    assert next_question([asked("a", TODAY)]) is NudgeQuestion.THEMES
    talked = [
        asked("a", TODAY, NudgeAnswer.TALK),
        asked("b", TODAY, question=NudgeQuestion.THEMES),
    ]
    assert next_question(talked) is NudgeQuestion.EXPERTISE


def test_what_somebody_wants_to_hear_later_takes_the_place_of_everything_before_it() -> None:
    dates = Dates(publication=TODAY + timedelta(weeks=30))
    chosen = TODAY + timedelta(weeks=20)
    found = in_force(moments(dates), later_on=chosen, country="NL")
    assert [each.slug for each in found] == [f"later-{chosen}", "weeks-4"]
    assert in_force(moments(dates), later_on=None, country="NL") == moments(dates)


def test_a_moment_that_was_moved_away_does_not_fit_any_more() -> None:
    day = TODAY + timedelta(days=3)
    planned = asked("weeks-26", day, told=False)
    here = Moment("weeks-26", day, NudgeQuestion.NEED)
    past = Moment("weeks-26", TODAY - timedelta(days=9), NudgeQuestion.NEED)
    away = Moment("weeks-26", day + timedelta(days=60), NudgeQuestion.NEED)
    assert still_fits(planned, [here], today=TODAY)
    assert still_fits(planned, [past], today=TODAY)
    assert not still_fits(planned, [away], today=TODAY)
    assert not still_fits(planned, [], today=TODAY)
    assert still_fits(asked("moved-2", day), [], today=TODAY)


def test_who_did_not_answer_twice_in_a_row_is_left_alone_until_somebody_does() -> None:
    first, second, third = (TODAY + timedelta(weeks=number) for number in (0, 13, 22))
    told = [asked("a", first), asked("b", second), asked("c", third, told=False)]
    assert not is_ignored(told[:1], today=second)
    assert not is_ignored(told, today=third - timedelta(days=1))
    assert is_ignored(told, today=third)
    answered = [told[0], asked("b", second, NudgeAnswer.GOES_ON), told[2]]
    assert not is_ignored(answered, today=third)
    not_told = [told[0], asked("b", second, told=False), told[2]]
    assert not is_ignored(not_told, today=third)
    late = [*told[:2], asked("c", third, NudgeAnswer.TALK)]
    assert not is_ignored(late, today=third)


def test_what_is_planned_after_the_line_of_its_week_stands_in_the_next() -> None:
    def line_at(week: date) -> datetime:
        return datetime(week.year, week.month, week.day, 8, tzinfo=UTC)

    thursday = TODAY + timedelta(days=3)
    assert line_week(thursday, line_at(TODAY), line_at) == TODAY
    assert line_week(thursday, line_at(TODAY) + timedelta(hours=1), line_at) == (
        TODAY + timedelta(days=7)
    )


@given(DAYS, st.none() | DAYS)
def test_only_a_working_day_before_publication_can_be_chosen(
    today: date, before: date | None
) -> None:
    for day in later_days(today, before=before, country="NL").values():
        assert day > today
        assert is_working_day(day, country="NL")
        assert before is None or day < before


def test_next_quarter_begins_with_its_first_working_day() -> None:
    days = later_days(TODAY, before=None, country="NL")
    assert days["quarter"] == date(2027, 1, 4)
    assert days["weeks_2"] == date(2026, 12, 7)


@given(DATES, DAYS)
def test_what_is_promised_is_what_comes(dates: Dates, first: date) -> None:
    """The details say on which days it is brought up, and what is asked then."""
    found = moments(dates)
    promised = ahead(found, (), today=first, country="NL")
    asked: list[Asked] = []
    last = max((first, *(each.day for each in found)))
    for days in range((last - first).days + 1):
        today = first + timedelta(days=days)
        asked += [
            Asked(each.slug, each.day, each.question, NudgeAnswer.GOES_ON, told=True)
            for each in to_plan(found, asked, today=today, country="NL")
        ]
    came = [(each.moment, each.due_on, each.question) for each in asked]
    assert [(each.slug, each.day, each.question) for each in promised] == came


def test_who_is_left_alone_is_promised_nothing() -> None:
    found = moments(Dates(publication=date(2027, 9, 1)))
    asked = [Asked(each.slug, each.day, each.question, told=True) for each in found[:3]]
    assert ahead(found, asked[:1], today=asked[0].due_on, country="NL")
    assert not ahead(found, asked, today=asked[2].due_on, country="NL")
