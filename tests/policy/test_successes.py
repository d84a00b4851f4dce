"""What may be celebrated, and which milestones there are."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.policy.ambition import OrganisationLevel
from bot.policy.award import AwardFacts
from bot.policy.successes import (
    Hindrance,
    PurchaseFacts,
    ThemeFacts,
    hindrance,
    is_notable,
    milestone_due,
    milestones,
)
from storage.vocabulary import Phase, Sharing

DAY = date(2027, 3, 1)
SIGNED = AwardFacts(decision_on=DAY, final_on=DAY, signed_on=DAY)

days = st.none() | st.just(DAY)
awards = st.builds(
    AwardFacts,
    decision_on=days,
    standstill_until=days,
    objection_runs=st.booleans(),
    final_on=days,
    signed_on=days,
)
purchases = st.builds(PurchaseFacts, st.sampled_from(Phase), st.sampled_from(Sharing), awards)
levels = st.integers(1, 5)
wanted = st.none() | st.integers(0, 200)


@given(purchases)
def test_nothing_is_told_before_the_signature_or_while_somebody_objects(
    facts: PurchaseFacts,
) -> None:
    """But for what was not bought at all: that is nothing of an award."""
    if hindrance(facts) is None:
        signed = facts.phase in {Phase.EXECUTION, Phase.COMPLETED} and facts.award.signed_on
        assert signed or facts.phase is Phase.NOT_NEEDED
        assert not facts.award.objection_runs
        assert facts.sharing is Sharing.TEAM


def test_what_hangs_on_no_purchase_may_be_told() -> None:
    """Nobody waits for a signature then."""
    assert hindrance(None) is None
    assert hindrance(PurchaseFacts(Phase.EXECUTION, Sharing.TEAM, SIGNED)) is None


def test_why_something_waits_is_told() -> None:
    """A signature that was taken back, an objection, a purchase that stopped or is not shared."""
    unsigned = AwardFacts(decision_on=DAY)
    objected = AwardFacts(decision_on=DAY, objection_runs=True)
    for phase, sharing, award, why in (
        (Phase.AWARD, Sharing.TEAM, unsigned, Hindrance.NOT_SIGNED),
        (Phase.AWARD, Sharing.TEAM, objected, Hindrance.OBJECTION),
        (Phase.EXECUTION, Sharing.TEAM, unsigned, Hindrance.NOT_SIGNED),
        (Phase.STOPPED, Sharing.TEAM, SIGNED, Hindrance.STOPPED),
        (Phase.WITHDRAWN, Sharing.TEAM, objected, Hindrance.STOPPED),
        (Phase.COMPLETED, Sharing.PRIVATE, SIGNED, Hindrance.NOT_SHARED),
    ):
        assert hindrance(PurchaseFacts(phase, sharing, award)) is why


@given(st.booleans(), levels, levels)
def test_a_theme_is_worth_telling_above_the_minimum_alone(
    core: bool, level: int, lowest: int
) -> None:
    """What only reaches it is what everybody does; what stands nowhere was a wish."""
    asked = OrganisationLevel(lowest)
    assert is_notable(ThemeFacts(True, core, level, asked)) is (level > lowest)
    assert not is_notable(ThemeFacts(True, core, None, asked))
    assert not is_notable(ThemeFacts(False, core, level, asked))


def test_where_there_are_no_levels_a_core_theme_is_worth_telling() -> None:
    """As in a town whose plan has core themes alone."""
    assert is_notable(ThemeFacts(promised=True, core=True))
    assert not is_notable(ThemeFacts(promised=True, core=False))


def test_a_year_has_its_milestones() -> None:
    """Ten and twenty-five, half of the target and all of it; who has no target has the first."""
    assert [each.count for each in milestones(None)] == [10, 25]
    assert [(each.count, each.share) for each in milestones(25)] == [
        (10, None),
        (13, 50),
        (25, 100),
    ]
    assert [each.count for each in milestones(0)] == [10, 25]


@given(wanted, st.lists(st.integers(0, 200), max_size=30))
def test_a_milestone_is_noted_once_and_never_a_lower_one_after_it(
    target: int | None, counts: list[int]
) -> None:
    """However the count goes up and down."""
    noted: list[str] = []
    told: list[int] = []
    for count in counts:
        due = milestone_due(count, wanted=target, year=2027, noted=noted)
        if due is not None:
            assert due.count <= count
            noted.append(due.occurrence(2027))
            told.append(due.count)
    assert told == sorted(set(told))
    assert len(noted) == len(set(noted))
    highest = max(
        (each.count for each in milestones(target) if each.count <= max(counts, default=0)),
        default=0,
    )
    assert max(told, default=0) == highest


def test_another_year_begins_anew() -> None:
    """What was reached last year says nothing of this one."""
    noted = ["2026 10"]
    due = milestone_due(10, wanted=None, year=2027, noted=noted)
    assert due is not None
    assert due.occurrence(2027) == "2027 10"
