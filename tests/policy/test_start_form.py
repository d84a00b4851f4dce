"""When a start form is needed, and what is found in one."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.policy.ambition import OrganisationLevel
from bot.policy.start_form import (
    SOCIAL_RETURN,
    FindingKind,
    Means,
    Need,
    ThemeChoice,
    asks_social_return,
    findings,
    may_still_change,
    start_form_need,
)
from bot.policy.total_cost import Costs, lifetime_cost
from bot.profile import Profile, load_profile
from storage.vocabulary import Phase, StartFormState
from tests.profile.samples import EVERY_OPTION

DAY = date(2026, 11, 23)
MIDDEN_GRONINGEN, LEIDEN = load_profile("midden-groningen"), load_profile("leiden")
EVERY = load_profile(EVERY_OPTION)
GOOD = "Dit past bij het beleid van de gemeente."

cents = st.none() | st.integers(0, 10**12)
texts = st.sampled_from(("", "n.v.t.", GOOD))
MEANS = st.builds(
    Means,
    opportunities=texts,
    has_budget_holder=st.booleans(),
    costs=st.builds(Costs, *(st.none() | st.integers(0, 100),) * 3),
    extra_budget=st.none() | st.booleans(),
    extra_budget_for=texts,
)
profiles = st.sampled_from((MIDDEN_GRONINGEN, LEIDEN, EVERY))


def choices_of(profile: Profile) -> st.SearchStrategy[list[ThemeChoice]]:
    """An answer to every theme."""
    levels = [None, *(OrganisationLevel(each.number) for each in profile.levels)]
    each = [
        st.builds(
            ThemeChoice,
            theme=st.just(theme.slug),
            chosen=st.booleans(),
            level=st.sampled_from(levels),
            motivation=texts,
            has_reason=st.booleans(),
            explanation=texts,
        )
        for theme in profile.themes
    ]
    return st.tuples(*each).map(list)


@pytest.mark.parametrize(
    ("euros", "need"),
    [(24_999, Need.NONE), (25_000, Need.NONE), (25_001, Need.NEEDED), (200_001, Need.NEEDED)],
)
def test_exactly_the_threshold_needs_none(euros: int, need: Need) -> None:
    assert start_form_need(MIDDEN_GRONINGEN, euros * 100, DAY) is need


def test_a_cent_more_than_the_threshold_needs_one() -> None:
    assert start_form_need(MIDDEN_GRONINGEN, 2_500_001, DAY) is Need.NEEDED


@given(cents)
def test_a_municipality_without_the_threshold_has_no_start_form(value: int | None) -> None:
    assert start_form_need(LEIDEN, value, DAY) is Need.NO_FORMS


@given(profiles, st.integers(0, 10**12), st.integers(0, 10**12))
def test_a_larger_purchase_never_needs_less(profile: Profile, one: int, other: int) -> None:
    low, high = sorted((one, other))
    if start_form_need(profile, low, DAY) is Need.NEEDED:
        assert start_form_need(profile, high, DAY) is Need.NEEDED
    if asks_social_return(profile, low, DAY):
        assert asks_social_return(profile, high, DAY)


@pytest.mark.parametrize(("euros", "asked"), [(200_000, False), (200_001, True)])
def test_social_return_is_asked_above_its_threshold(euros: int, asked: bool) -> None:
    assert asks_social_return(MIDDEN_GRONINGEN, euros * 100, DAY) is asked


@given(
    profiles.flatmap(lambda p: st.tuples(st.just(p), choices_of(p))),
    texts,
    st.booleans(),
    MEANS,
    cents,
)
def test_every_finding_is_about_something_that_is_not_right(
    given_form: tuple[Profile, list[ThemeChoice]],
    need: str,
    is_needed: bool,
    means: Means,
    value: int | None,
) -> None:
    profile, choices = given_form
    by_theme = {choice.theme: choice for choice in choices}
    found = findings(
        profile, choices, need=need, is_needed=is_needed, means=means, cents=value, day=DAY
    )
    for finding in found:
        choice = by_theme.get(finding.theme or "")
        match finding.kind:
            case FindingKind.NEED_MISSING | FindingKind.NEED_WHY_MISSING:
                assert need != GOOD
                assert is_needed is (finding.kind is FindingKind.NEED_WHY_MISSING)
            case FindingKind.LEVEL_UNDER_MINIMUM:
                assert choice is not None
                assert choice.level is not None
                assert finding.lowest is not None
                assert choice.level < finding.lowest
            case FindingKind.MOTIVATION_MISSING | FindingKind.MOTIVATION_EMPTY:
                assert choice is not None
                assert choice.chosen
                assert choice.motivation != GOOD
            case FindingKind.EXPLANATION_MISSING | FindingKind.EXPLANATION_EMPTY:
                assert choice is not None
                assert not (choice.chosen)
                assert not (choice.has_reason)
                assert choice.explanation != GOOD
            case FindingKind.SOCIAL_RETURN_MISSING:
                assert choice is not None
                assert choice.theme == SOCIAL_RETURN
                assert not choice.chosen
            case FindingKind.OPPORTUNITIES_MISSING:
                assert means.opportunities != GOOD
            case FindingKind.BUDGET_HOLDER_MISSING:
                assert not means.has_budget_holder
            case FindingKind.LIFETIME_MISSING:
                assert lifetime_cost(means.costs) is None


@given(profiles, MEANS)
def test_whatever_is_missing_of_money_and_people_is_found(profile: Profile, means: Means) -> None:
    found = {each.kind for each in findings(profile, [], need=GOOD, means=means, cents=0, day=DAY)}
    assert (FindingKind.OPPORTUNITIES_MISSING in found) is (means.opportunities != GOOD)
    assert (FindingKind.BUDGET_HOLDER_MISSING in found) is not means.has_budget_holder
    assert (FindingKind.EXTRA_BUDGET_MISSING in found) is (means.extra_budget is None)
    what_for = means.extra_budget is True and means.extra_budget_for != GOOD
    assert (FindingKind.EXTRA_BUDGET_FOR_MISSING in found) is what_for
    assert (FindingKind.LIFETIME_MISSING in found) is (lifetime_cost(means.costs) is None)
    half = replace(means, costs=Costs(yearly_cents=100))
    kinds = [each.kind for each in findings(profile, [], need=GOOD, means=half, cents=0, day=DAY)]
    assert FindingKind.LIFETIME_MISSING in kinds, "the yearly cost without the years is no sum"


@given(profiles.flatmap(lambda p: st.tuples(st.just(p), choices_of(p))))
def test_a_form_that_says_everything_has_no_findings(
    given_form: tuple[Profile, list[ThemeChoice]],
) -> None:
    profile, choices = given_form
    top = max((OrganisationLevel(each.number) for each in profile.levels), default=None)
    full = [
        replace(each, chosen=True, level=top, motivation=GOOD)
        if each.theme == SOCIAL_RETURN
        else replace(each, level=top, motivation=GOOD, explanation=GOOD)
        for each in choices
    ]
    whole = Means(GOOD, has_budget_holder=True, costs=Costs(0), extra_budget=False)
    for means in (whole, replace(whole, extra_budget=True, extra_budget_for=GOOD)):
        assert findings(profile, full, need=GOOD, means=means, cents=10**10, day=DAY) == ()


@given(st.sampled_from(Phase), st.none() | st.sampled_from(StartFormState))
def test_nothing_changes_while_it_is_judged_or_once_the_tender_runs(
    phase: Phase, state: StartFormState | None
) -> None:
    before = phase in {Phase.IDEA, Phase.START_FORM, Phase.INTAKE, Phase.PREPARATION}
    theirs = state not in {StartFormState.HANDED_IN, StartFormState.SUFFICIENT}
    assert may_still_change(phase, state) is (before and theirs)
