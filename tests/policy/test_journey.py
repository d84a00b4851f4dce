"""The journey of a purchase: rules that hold wherever it stands."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.policy.award import (
    AwardFacts,
    AwardStep,
    earliest_end,
    may_register_objection,
    next_step,
)
from bot.policy.journey import (
    EXITS,
    REQUIREMENTS,
    WAY,
    JourneyFacts,
    Lack,
    asks_need,
    exits_of,
    may_move,
    missing_for,
    next_phase,
    phase_before,
    takes_explanations,
    takes_intake,
    takes_promises,
    way_of,
)
from bot.policy.phases import is_awarded, is_open, shown_phase
from storage.vocabulary import NeedAnswer, Phase

days = st.dates(date(2020, 1, 1), date(2040, 1, 1))
awards = st.builds(
    AwardFacts,
    decision_on=st.none() | days,
    standstill_until=st.none() | days,
    objection_runs=st.booleans(),
    final_on=st.none() | days,
    signed_on=st.none() | days,
)
facts_of_all = st.builds(
    JourneyFacts,
    phase=st.sampled_from(Phase),
    today=days,
    start_form_asked=st.none() | st.booleans(),
    start_form_ready=st.booleans(),
    need=st.none() | st.sampled_from(NeedAnswer),
    unexplained=st.integers(0, 3),
    unplaced=st.integers(0, 3),
    intake_asked=st.booleans(),
    intake_settled=st.booleans(),
    award=awards,
)


@given(facts_of_all)
def test_a_step_leads_to_the_next_phase_on_the_way_alone(facts: JourneyFacts) -> None:
    """Nothing is jumped over that belongs to this purchase."""
    allowed = [phase for phase in Phase if may_move(facts, phase)]
    assert len(allowed) <= 1
    for target in allowed:
        way = way_of(facts)
        assert way.index(target) == way.index(facts.phase) + 1


@given(facts_of_all)
def test_the_way_is_in_order_and_holds_where_it_stands(facts: JourneyFacts) -> None:
    way = way_of(facts)
    assert list(way) == sorted(way, key=WAY.index)
    assert set(WAY) - set(way) <= {Phase.START_FORM, Phase.INTAKE}
    assert facts.phase in way or facts.phase in EXITS


@given(facts_of_all)
def test_a_step_back_undoes_a_step_forward(facts: JourneyFacts) -> None:
    """But not past an objection that runs."""
    target = next_phase(facts)
    if target is None or (target is Phase.AWARD and facts.award.objection_runs):
        return
    there = JourneyFacts(target, facts.today, facts.start_form_asked, award=facts.award)
    back = phase_before(there)
    assert back is facts.phase or facts.phase in {Phase.START_FORM, Phase.INTAKE}


@given(facts_of_all)
def test_nothing_goes_on_before_it_is_said_to_be_needed(facts: JourneyFacts) -> None:
    """The first key question comes before everything else."""
    if asks_need(facts):
        assert missing_for(facts)[0] is Lack.NEED


@given(facts_of_all)
def test_above_the_threshold_nothing_is_published_without_a_start_form(
    facts: JourneyFacts,
) -> None:
    if facts.start_form_asked is not False and not facts.start_form_ready:
        assert not may_move(facts, Phase.TENDER)


@given(facts_of_all)
def test_nothing_is_published_before_every_theme_has_its_place(facts: JourneyFacts) -> None:
    """And nothing else waits for that."""
    if facts.unplaced:
        assert not may_move(facts, Phase.TENDER)
    assert (Lack.PROMISES in missing_for(facts)) is (
        next_phase(facts) is Phase.TENDER and facts.unplaced > 0
    )
    assert takes_promises(facts) is (facts.phase in WAY[:4])


@given(facts_of_all)
def test_nothing_is_published_while_a_theme_is_neither_chosen_nor_explained(
    facts: JourneyFacts,
) -> None:
    """And a start form that is still to come asks it itself."""
    if facts.unexplained:
        assert not may_move(facts, Phase.TENDER)
    asked = Lack.THEMES in missing_for(facts)
    form_will_ask = facts.start_form_asked is not False and not facts.start_form_ready
    assert asked is (
        next_phase(facts) is Phase.TENDER and facts.unexplained > 0 and not form_will_ask
    )
    assert takes_explanations(facts) is (facts.phase in WAY[:4])


@given(facts_of_all)
def test_the_preparation_waits_for_the_intake_talk_or_for_a_word_why_not(
    facts: JourneyFacts,
) -> None:
    """Where the municipality asks something there; no other step waits for it."""
    asked = Lack.INTAKE in missing_for(facts)
    open_still = facts.intake_asked and not facts.intake_settled
    assert asked is (facts.phase is Phase.INTAKE and open_still)
    if asked:
        assert not may_move(facts, Phase.PREPARATION)
        assert takes_intake(facts), "what is missing can be mended"
        settled = replace(facts, intake_settled=True)
        assert missing_for(settled) == tuple(
            each for each in missing_for(facts) if each is not Lack.INTAKE
        )


@given(facts_of_all)
def test_a_talk_is_recorded_from_its_phase_until_publication(facts: JourneyFacts) -> None:
    """On the way of a purchase that has one, in a municipality that asks something there."""
    on_the_way = facts.intake_asked and Phase.INTAKE in way_of(facts)
    here = facts.phase in {Phase.INTAKE, Phase.PREPARATION}
    assert takes_intake(facts) is (on_the_way and here)


@given(facts_of_all)
def test_execution_begins_only_with_a_signed_contract(facts: JourneyFacts) -> None:
    if may_move(facts, Phase.EXECUTION):
        assert facts.award.signed_on is not None
        assert not facts.award.objection_runs
        until = facts.award.standstill_until
        assert until is None or facts.today > until


@given(facts_of_all)
def test_what_ended_takes_no_step_and_no_other_exit(facts: JourneyFacts) -> None:
    if not is_open(facts.phase):
        assert next_phase(facts) is None
        assert missing_for(facts) == ()
        assert exits_of(facts.phase) == ()


@given(facts_of_all, st.sampled_from(Phase))
def test_what_ended_goes_back_to_where_it_came_from(facts: JourneyFacts, before: Phase) -> None:
    if facts.phase in EXITS:
        assert phase_before(facts, before) is before


@given(st.sampled_from(Phase))
def test_what_is_published_cannot_be_called_not_needed(phase: Phase) -> None:
    """It is withdrawn; what is signed is stopped."""
    ways_out = exits_of(phase)
    assert (Phase.NOT_NEEDED in ways_out) is (phase in WAY[:4])
    assert (Phase.WITHDRAWN in ways_out) is (phase in WAY[:6])
    assert (Phase.STOPPED in ways_out) is (phase in WAY[:7])


@given(st.sampled_from(Phase))
def test_only_the_people_of_a_purchase_know_that_an_award_is_near(phase: Phase) -> None:
    assert shown_phase(phase, inside=True) is phase
    outside = shown_phase(phase, inside=False)
    assert outside is not Phase.AWARD
    assert is_awarded(outside) is is_awarded(phase)


@given(awards, days)
def test_an_objection_blocks_whatever_the_day(award: AwardFacts, today: date) -> None:
    if award.decision_on is not None and award.objection_runs:
        assert next_step(award, today) is AwardStep.OBJECTION
        assert not may_register_objection(award)


@given(awards, days)
def test_nothing_is_final_on_the_last_day_of_the_term(award: AwardFacts, today: date) -> None:
    if award.standstill_until is not None and today <= award.standstill_until:
        assert next_step(award, today) not in {AwardStep.FINAL, AwardStep.SIGNATURE, None}


@given(days, st.integers(0, 60))
def test_the_day_of_sending_does_not_count(sent: date, length: int) -> None:
    assert earliest_end(sent, length) - sent == timedelta(days=length)


@given(facts_of_all)
def test_every_requirement_looks_forward_only(facts: JourneyFacts) -> None:
    """Each of them answers for every step that there is."""
    target = next_phase(facts)
    if target is not None:
        found = {requirement(facts, target) for requirement in REQUIREMENTS} - {None}
        assert set(missing_for(facts)) == found
