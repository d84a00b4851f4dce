"""When a tender is brought up, and when a contract asks for a new one."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.policy.tenders import (
    CONTRACT,
    Dates,
    Deadline,
    Stage,
    deadline_of,
    follow_up_on,
    is_of_the_running_contract,
    moments_of,
    stage_of,
)
from bot.policy.working_days import is_working_day
from bot.profile.loading import load_profile
from storage.vocabulary import ContractMoment, NudgeQuestion, TenderState

CALENDAR = load_profile("midden-groningen").tender_calendar
EUROPEAN = "europees"
DAYS = st.dates(date(2026, 1, 1), date(2035, 12, 31))
MAYBE = st.none() | DAYS
ANY_DATES = st.builds(Dates, MAYBE, MAYBE, MAYBE, MAYBE, MAYBE, MAYBE)


def moments(dates: Dates, procedure: str | None = EUROPEAN) -> list[tuple[str, date]]:
    """The moments by their names."""
    found = moments_of(dates, CALENDAR, procedure=procedure, country="NL")
    return [(each.slug, each.day) for each in found]


def test_the_first_moment_counts_back_from_the_contract_and_the_others_from_publication() -> None:
    dates = Dates(publication=date(2027, 9, 1), current_ends_on=date(2028, 1, 31))
    assert moments(dates) == [
        (CONTRACT, date(2027, 2, 1)),
        ("weeks-26", date(2027, 3, 3)),
        ("weeks-13", date(2027, 6, 2)),
        ("weeks-4", date(2027, 8, 4)),
    ]


def test_without_a_procedure_the_default_lead_time_counts() -> None:
    dates = Dates(current_ends_on=date(2028, 1, 31))
    assert moments(dates, None) == moments(dates)
    assert moments(dates, "nationaal") == moments(dates), "nobody said how long that takes"


def test_the_questions_come_in_their_order_wherever_the_row_begins() -> None:
    dates = Dates(publication=date(2027, 9, 1))
    found = moments_of(dates, CALENDAR, procedure=EUROPEAN, country="NL")
    assert [each.question for each in found] == [
        NudgeQuestion.NEED,
        NudgeQuestion.THEMES,
        NudgeQuestion.INTAKE,
    ]


@given(ANY_DATES)
def test_every_moment_is_a_working_day_of_its_own_before_what_it_counts_back_from(
    dates: Dates,
) -> None:
    found = moments_of(dates, CALENDAR, procedure=EUROPEAN, country="NL")
    days = [each.day for each in found]
    assert days == sorted(set(days))
    assert all(is_working_day(day, country="NL") for day in days)
    for each in found:
        counted_from = dates.current_ends_on if each.slug == CONTRACT else dates.publication
        assert counted_from is not None
        assert each.day < counted_from


@given(ANY_DATES, st.integers(1, 400))
def test_a_later_date_never_brings_a_moment_forward(dates: Dates, later: int) -> None:
    if dates.publication is None:
        return
    moved = replace(dates, publication=dates.publication + timedelta(days=later))
    before, after = dict(moments(dates)), dict(moments(moved))
    for slug in before.keys() & after.keys():
        assert after[slug] >= before[slug]


def test_the_first_day_that_decides_about_a_contract_is_its_deadline() -> None:
    dates = Dates(
        contract_end=date(2028, 1, 1), notice_on=date(2027, 7, 1), option_on=date(2027, 10, 1)
    )
    assert deadline_of(dates) == Deadline(date(2027, 7, 1), ContractMoment.NOTICE)
    assert deadline_of(Dates(publication=date(2027, 1, 1))) is None


@given(DAYS)
def test_a_follow_up_stands_there_before_its_first_moment(end: date) -> None:
    appears = follow_up_on(Deadline(end, ContractMoment.END), CALENDAR, procedure=EUROPEAN)
    (_, first), *_ = moments(Dates(current_ends_on=end))
    assert appears < first


def test_the_end_of_a_contract_in_a_file_is_of_the_one_that_runs_where_that_is_clear() -> None:
    new = Dates(date(2027, 1, 1), date(2027, 6, 1), date(2031, 6, 1))
    assert not is_of_the_running_contract(new, 52)
    assert is_of_the_running_contract(replace(new, contract_end=date(2027, 6, 1)), 52)
    unknown_start = Dates(date(2027, 1, 1), None, date(2027, 9, 1))
    assert is_of_the_running_contract(unknown_start, 52)
    assert not is_of_the_running_contract(Dates(contract_end=date(2027, 9, 1)), 52)


def test_where_a_tender_is() -> None:
    today = date(2027, 3, 1)
    coming = Dates(date(2027, 9, 1), date(2028, 1, 1), date(2032, 1, 1))
    day_by_stage = {
        Stage.COMING: today,
        Stage.OUT: date(2027, 10, 1),
        Stage.RUNNING: date(2029, 1, 1),
        Stage.ENDED: date(2033, 1, 1),
    }
    assert {
        stage: stage_of(TenderState.OPEN, coming, day) for stage, day in day_by_stage.items()
    } == {stage: stage for stage in day_by_stage}
    assert stage_of(TenderState.DROPPED, coming, today) is Stage.CLOSED
    assert stage_of(TenderState.OPEN, Dates(contract_end=date(2028, 1, 1)), today) is Stage.RUNNING
