"""Which champion fits which purchase, and when they are asked to thank: once in a month."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.policy.award import AwardFacts
from bot.policy.champions import (
    PROMPT_DAYS,
    Cause,
    Party,
    first_of_month,
    fits,
    may_answer,
    may_be_thanked,
    nearest_first,
    party_to_thank,
    reads_all_room,
    reads_room,
)
from bot.policy.confidentiality import Viewer
from storage.vocabulary import MunicipalRole, Phase, RepresentedKind, Sharing

SLUGS = st.sampled_from(("een", "twee", "drie"))
STANDS = st.lists(st.tuples(st.sampled_from(RepresentedKind), SLUGS), unique=True)
CAUSES = st.builds(
    Cause,
    themes=st.frozensets(SLUGS),
    team=st.none() | SLUGS,
    domains=st.frozensets(SLUGS),
    category=st.none() | SLUGS,
)
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
PARTIES = st.lists(
    st.builds(Party, success_id=st.integers(1, 9), celebrated_on=DAYS, joined=st.booleans())
)
CHAMPION = Viewer(5, frozenset({MunicipalRole.CHAMPION}))
COLLEAGUE = Viewer(6)


@given(STANDS, CAUSES)
def test_why_a_champion_fits_is_what_the_purchase_is_about(
    stands: list[tuple[RepresentedKind, str]], cause: Cause
) -> None:
    found = fits(stands, cause)
    assert set(found) == {each for each in stands if cause.holds(each)}
    assert fits((), cause) == ()
    assert fits(stands, Cause()) == ()


@given(STANDS, CAUSES, STANDS)
def test_who_stands_for_more_never_fits_less(
    stands: list[tuple[RepresentedKind, str]],
    cause: Cause,
    more: list[tuple[RepresentedKind, str]],
) -> None:
    assert set(fits(stands, cause)) <= set(fits([*stands, *more], cause))


def test_who_leads_the_team_is_nearer_than_who_stands_for_its_theme() -> None:
    cause = Cause(frozenset({"klimaat"}), team="bor")
    theme, team = (RepresentedKind.THEME, "klimaat"), (RepresentedKind.TEAM, "bor")
    assert fits((theme, team), cause) == (team, theme)
    assert nearest_first([(1, (theme,)), (2, (team,)), (3, ())]) == (2, 1)


@given(PARTIES, st.lists(DAYS, min_size=1, max_size=60))
def test_a_champion_is_asked_once_in_a_month_and_once_for_each_success(
    parties: list[Party], looks: list[date]
) -> None:
    """However often it is looked at."""
    asked: list[tuple[date, int]] = []
    for today in sorted(looks):
        month = first_of_month(today)
        found = party_to_thank(
            parties,
            today=today,
            month=month,
            asked_in={each for each, _ in asked},
            asked_for={each for _, each in asked},
        )
        if found is not None:
            assert timedelta(0) <= today - found.celebrated_on <= timedelta(days=PROMPT_DAYS)
            asked.append((month, found.success_id))
    assert len({month for month, _ in asked}) == len(asked)
    assert len({success for _, success in asked}) == len(asked)


def test_what_they_stand_behind_goes_before_what_only_fits() -> None:
    today = date(2026, 12, 10)
    newer = Party(2, today)
    own = Party(1, today - timedelta(days=3), joined=True)
    months = {"today": today, "month": first_of_month(today)}
    assert party_to_thank([newer, own], **months, asked_in=(), asked_for=()) == own
    assert party_to_thank([newer, own], **months, asked_in=(), asked_for=[1]) == newer


def test_nobody_is_thanked_before_the_signature_or_while_an_objection_runs() -> None:
    nothing, shared = AwardFacts(), Sharing.TEAM
    thanked = {phase for phase in Phase if may_be_thanked(phase, nothing, shared)}
    assert thanked == {Phase.EXECUTION, Phase.COMPLETED, Phase.NOT_NEEDED}
    assert not may_be_thanked(Phase.EXECUTION, AwardFacts(objection_runs=True), shared)
    assert not may_be_thanked(Phase.EXECUTION, nothing, Sharing.PRIVATE)


def test_a_champion_answers_for_themselves_alone() -> None:
    assert may_answer(CHAMPION, CHAMPION.person_id)
    assert not may_answer(CHAMPION, COLLEAGUE.person_id)
    assert not may_answer(COLLEAGUE, COLLEAGUE.person_id)


def test_room_is_read_by_who_has_to_do_with_it() -> None:
    assert reads_room(COLLEAGUE, involved=True)
    assert not reads_room(COLLEAGUE, involved=False)
    assert not reads_room(CHAMPION, involved=False)
    assert reads_all_room(CHAMPION)
    assert not reads_all_room(COLLEAGUE)
