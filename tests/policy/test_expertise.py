"""Who is asked for help and who may answer; which tools fit when."""

from hypothesis import given
from hypothesis import strategies as st

from bot.policy.confidentiality import Viewer, oversees
from bot.policy.expertise import Standing, after_no, first_asked, may_answer, may_appoint, may_get
from bot.policy.journey import EXITS, WAY
from bot.policy.tools import Moment, moment_of
from storage.vocabulary import ExpertiseState, MunicipalRole, Phase

PEOPLE = st.integers(1, 4)
COORDINATORS = st.frozensets(PEOPLE, max_size=3)
STANDINGS = st.builds(
    Standing, st.sampled_from(ExpertiseState), PEOPLE, st.one_of(st.none(), PEOPLE)
)
VIEWERS = st.builds(Viewer, PEOPLE, st.frozensets(st.sampled_from(MunicipalRole)), st.booleans())
PHASES = st.frozensets(st.sampled_from(Phase))
CATEGORIES = st.frozensets(st.sampled_from(["gww", "ict", "kantoor"]))


@given(PEOPLE, st.one_of(st.none(), PEOPLE), COORDINATORS)
def test_nobody_is_asked_what_they_ask_themselves(
    asker: int, expert: int | None, coordinators: frozenset[int]
) -> None:
    standing = first_asked(asker=asker, expert=expert, coordinators=coordinators)
    assert standing.asked != asker
    if expert is not None and expert != asker:
        assert standing.asked == expert
    elif coordinators - {asker}:
        assert standing == Standing(ExpertiseState.ASKED, asker, None)
    else:
        assert standing.state is ExpertiseState.UNANSWERED


@given(VIEWERS, STANDINGS)
def test_only_who_has_it_and_overseers_answer_and_never_who_asks(
    viewer: Viewer, standing: Standing
) -> None:
    may = may_answer(viewer, standing)
    if may:
        assert standing.state is not ExpertiseState.ACCEPTED
        assert viewer.person_id != standing.asker
    assert may == (
        standing.state is not ExpertiseState.ACCEPTED
        and viewer.person_id != standing.asker
        and (viewer.person_id == standing.asked or oversees(viewer))
    )


@given(VIEWERS, STANDINGS, COORDINATORS)
def test_a_no_never_comes_back_to_who_said_it_and_is_never_lost(
    viewer: Viewer, standing: Standing, coordinators: frozenset[int]
) -> None:
    after = after_no(viewer, standing, coordinators)
    assert after.asker == standing.asker
    assert after.asked is None
    others = coordinators - {viewer.person_id, standing.asker}
    waits = oversees(viewer) or not others
    assert after.state is (ExpertiseState.UNANSWERED if waits else ExpertiseState.ASKED)


@given(PEOPLE, STANDINGS)
def test_it_is_passed_on_to_somebody_new(person: int, standing: Standing) -> None:
    assert may_get(person, standing) == (person not in {standing.asker, standing.asked})


@given(PHASES, CATEGORIES, st.sampled_from(Phase), st.sampled_from(["gww", "ict", None]))
def test_a_tool_helps_in_its_phases_and_kinds_of_purchase_alone(
    phases: frozenset[Phase], categories: frozenset[str], phase: Phase, category: str | None
) -> None:
    moment = moment_of(phases=phases, categories=categories, phase=phase, category=category)
    if phase in EXITS or (categories and category not in categories):
        assert moment is None
    elif not phases or phase in phases:
        assert moment is Moment.NOW
    else:
        to_come = set(WAY[WAY.index(phase) + 1 :]) & phases
        assert moment is (Moment.LATER if to_come else None)


@given(VIEWERS)
def test_the_coordinator_alone_says_who_stands_for_what(viewer: Viewer) -> None:
    assert may_appoint(viewer) == (MunicipalRole.COORDINATOR in viewer.roles)
