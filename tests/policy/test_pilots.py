"""Pilots: whether a purchase suits one, how far one is, and which count."""

from hypothesis import given
from hypothesis import strategies as st

from bot.policy.phases import is_open
from bot.policy.pilots import (
    FitQuestion,
    PilotStatus,
    Verdict,
    counts,
    fit_of,
    status_of,
)
from storage.vocabulary import FitAnswer, Phase, PilotStage

ANSWERS = st.dictionaries(st.sampled_from(FitQuestion), st.sampled_from(FitAnswer))
ALL_YES = dict.fromkeys(FitQuestion, FitAnswer.YES)


@given(ANSWERS)
def test_a_judgement_always_says_why(answers: dict[FitQuestion, FitAnswer]) -> None:
    fit = fit_of(answers)
    assert bool(fit.reasons) is (fit.verdict is not Verdict.SUITED)
    for question in fit.reasons:
        assert answers.get(question) is not FitAnswer.YES


@given(ANSWERS)
def test_a_question_without_an_answer_leaves_it_open(answers: dict[FitQuestion, FitAnswer]) -> None:
    assert (fit_of(answers).verdict is Verdict.OPEN) is (len(answers) < len(FitQuestion))


@given(st.fixed_dictionaries({each: st.sampled_from(FitAnswer) for each in FitQuestion}))
def test_only_what_makes_it_no_pilot_makes_it_unsuited(
    answers: dict[FitQuestion, FitAnswer],
) -> None:
    decisive = {FitQuestion.LEARNS, FitQuestion.ROOM}
    refused = {each for each, answer in answers.items() if answer is FitAnswer.NO}
    assert (fit_of(answers).verdict is Verdict.UNSUITED) is bool(refused & decisive)


def test_what_is_not_known_is_a_reason_for_care() -> None:
    fit = fit_of({**ALL_YES, FitQuestion.REPEATS: FitAnswer.UNKNOWN})
    assert fit.verdict is Verdict.WITH_CARE
    assert fit.reasons == (FitQuestion.REPEATS,)


@given(st.sampled_from(PilotStage), st.sampled_from([each for each in Phase if is_open(each)]))
def test_as_long_as_a_purchase_goes_on_people_say_how_far_it_is(
    stage: PilotStage, phase: Phase
) -> None:
    assert status_of(stage, phase).name == stage.name


@given(st.sampled_from([each for each in Phase if not is_open(each)]))
def test_what_ran_counts_also_when_its_purchase_ended_early(phase: Phase) -> None:
    status = status_of(PilotStage.RUNNING, phase)
    assert status is PilotStatus.COMPLETED
    assert counts(status)


@given(st.sampled_from([Phase.NOT_NEEDED, Phase.WITHDRAWN, Phase.STOPPED]))
def test_what_never_began_does_not_count(phase: Phase) -> None:
    assert not counts(status_of(PilotStage.PLANNED, phase))


@given(st.sampled_from(Phase))
def test_an_exploration_never_counts(phase: Phase) -> None:
    assert not counts(status_of(PilotStage.EXPLORING, phase))
