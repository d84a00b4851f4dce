"""The journey of a purchase in the database: steps, exits, and whether it is needed at all."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest
from sqlmodel import Session

from bot.messages.journey_ids import NOTICE_THANKS
from bot.messages.journey_view import JourneyView
from bot.policy.confidentiality import Audience
from bot.policy.journey import Lack
from bot.services.errors import MayNotChangeError, MayNotSeeError
from bot.services.intake import go_without
from bot.services.journey import answer_need, leave, move_on, step_back
from bot.services.journey_views import journey_view
from bot.services.journey_writing import Outcome, Step, begin
from bot.services.trajectories import share_trajectory, visible
from bot.services.trajectory_lists import listing, typed_state
from bot.services.trajectory_phases import enter_phase
from bot.services.trajectory_views import view_for_channel, view_for_person
from storage.journeys import find_need
from storage.vocabulary import NeedAnswer, Phase, StartFormState
from tests.services.house import (
    ADVISER,
    BUYER,
    COLLEAGUE,
    NOW,
    TODAY,
    House,
    build_house,
    happened,
    planned,
)
from tests.services.start_forms import hands_in, judges, saves

LIMIT = 2_500_000
"""Cents: the threshold for a start form in Midden-Groningen, itself free of one."""

YES = NeedAnswer.YES


@pytest.fixture
def leiden(house: House) -> House:
    """A municipality without a start form, in the same database."""
    return build_house(house.database, team_id="T0002", profile="leiden")


def logged(house: House, *, phase: Phase = Phase.IDEA, **fields: Any) -> int:
    """The id of a trajectory of the buyer, in this phase."""
    with house.session() as session:
        record = house.logs(session, **fields)
        asked = house.asked(session, BUYER, record.trajectory.id or 0)
        enter_phase(session, phase=phase, now=NOW, **asked)
        session.commit()
        return record.trajectory.id or 0


@contextmanager
def stepping(house: House, trajectory_id: int, user: str = BUYER) -> Iterator[Step]:
    """A step of somebody, kept when the block ends."""
    with house.session() as session:
        step = begin(session, now=NOW, **house.asked(session, user, trajectory_id))
        yield step
        session.commit()


def goes(house: House, trajectory_id: int, target: Phase) -> Outcome:
    """The buyer presses the button that leads to a phase."""
    with stepping(house, trajectory_id) as step:
        return move_on(step, target=target, version=step.record.trajectory.version)


def says(house: House, trajectory_id: int, answer: NeedAnswer, **more: Any) -> Outcome:
    """The buyer answers the first key question."""
    with stepping(house, trajectory_id) as step:
        return answer_need(step, answer=answer, **more)


def seen(house: House, trajectory_id: int, user: str = BUYER) -> JourneyView:
    """Where it stands, as somebody reads it."""
    with house.session() as session:
        record = visible(session, **house.asked(session, user, trajectory_id))
        viewer = house.viewer(session, user)
        return journey_view(session, record, here=house.here, viewer=viewer, today=TODAY)


@pytest.mark.parametrize(
    ("cents", "way"),
    [
        (LIMIT - 100, Phase.PREPARATION),
        (LIMIT, Phase.PREPARATION),
        (LIMIT + 1, Phase.START_FORM),
        (LIMIT + 100, Phase.START_FORM),
    ],
)
def test_a_start_form_is_on_the_way_above_the_threshold(
    house: House, cents: int, way: Phase
) -> None:
    """Exactly at the threshold needs none."""
    trajectory_id = logged(house, value_cents=cents)
    says(house, trajectory_id, YES)
    assert seen(house, trajectory_id).next is way
    assert goes(house, trajectory_id, way) is Outcome.DONE
    assert seen(house, trajectory_id).phase is way


@pytest.mark.parametrize("cents", [None, 0, LIMIT + 1, 10**11])
def test_without_a_threshold_in_the_profile_there_is_no_start_form(
    leiden: House, cents: int | None
) -> None:
    trajectory_id = logged(leiden, value_cents=cents)
    view = seen(leiden, trajectory_id)
    assert view.next is Phase.PREPARATION
    assert view.start_form is None
    assert Lack.VALUE not in view.missing


def test_an_unknown_value_is_asked_first(house: House) -> None:
    trajectory_id = logged(house, value_cents=None)
    says(house, trajectory_id, YES)
    assert seen(house, trajectory_id).missing == (Lack.VALUE,)
    assert goes(house, trajectory_id, Phase.START_FORM) is Outcome.REFUSED


def test_a_purchase_goes_on_once_its_start_form_is_sufficient(house_on_each: House) -> None:
    """Until then a refused step says how far the form is, and by whom."""
    house = house_on_each
    trajectory_id = logged(house, value_cents=LIMIT + 1)
    says(house, trajectory_id, YES)
    goes(house, trajectory_id, Phase.START_FORM)
    doings: list[Callable[[Session], Any]] = [
        lambda _: None,
        lambda session: saves(session, house, trajectory_id),
        lambda session: hands_in(session, house, trajectory_id),
        lambda session: judges(session, house, trajectory_id, "Meer graag.", user=ADVISER),
    ]
    told = []
    for doing in doings:
        with house.session() as session:
            doing(session)
            session.commit()
        assert goes(house, trajectory_id, Phase.INTAKE) is Outcome.REFUSED
        view = seen(house, trajectory_id)
        assert view.missing == (Lack.START_FORM,)
        told.append((view.form.state, view.form.by))
    assert told == [
        (None, ""),
        (StartFormState.DRAFT, BUYER),
        (StartFormState.HANDED_IN, BUYER),
        (StartFormState.MORE_ASKED, ADVISER),
    ]
    with house.session() as session:
        hands_in(session, house, trajectory_id)
        judges(session, house, trajectory_id, user=ADVISER, round_number=2)
        session.commit()
    assert goes(house, trajectory_id, Phase.INTAKE) is Outcome.DONE
    with stepping(house, trajectory_id) as step:
        assert go_without(step, reason="We spraken elkaar al.") is Outcome.DONE
    for phase in (Phase.PREPARATION, Phase.TENDER, Phase.AWARD):
        assert goes(house, trajectory_id, phase) is Outcome.DONE


@pytest.mark.parametrize(
    ("answer", "value", "before", "after"),
    [
        (YES, LIMIT + 1, Phase.IDEA, Phase.START_FORM),
        (None, LIMIT + 1, Phase.IDEA, Phase.START_FORM),  # the form says why it is needed
        (YES, None, Phase.IDEA, Phase.IDEA),
        (YES, LIMIT + 1, Phase.INTAKE, Phase.INTAKE),
        (YES, LIMIT + 1, Phase.PREPARATION, Phase.PREPARATION),
    ],
)
def test_an_idea_is_at_its_start_form_when_that_is_handed_in(
    house: House, answer: NeedAnswer | None, value: int | None, before: Phase, after: Phase
) -> None:
    """As long as nothing else is missing for that step; nothing else moves by itself."""
    trajectory_id = logged(house, value_cents=value, phase=before)
    if answer is not None:
        says(house, trajectory_id, answer)
    with house.session() as session:
        saves(session, house, trajectory_id)
        hands_in(session, house, trajectory_id)
        session.commit()
    assert seen(house, trajectory_id).phase is after
    with house.session() as session:
        moved = [event.facts["phase"] for event in happened(session) if event.kind == "phase"]
        assert (["idee", "startformulier"] in moved) is (before is not after)
        judges(session, house, trajectory_id, user=ADVISER)
        session.commit()
    assert seen(house, trajectory_id).phase is after
    assert Lack.START_FORM not in seen(house, trajectory_id).missing


def test_a_value_that_rises_asks_for_the_start_form_after_all(house: House) -> None:
    trajectory_id = logged(house, value_cents=LIMIT + 1, phase=Phase.PREPARATION)
    says(house, trajectory_id, YES)
    view = seen(house, trajectory_id)
    assert view.missing == (Lack.START_FORM,)
    assert view.back is Phase.INTAKE


@pytest.mark.parametrize("answer", [None, NeedAnswer.UNKNOWN])
def test_the_first_key_question_comes_before_every_step(
    house: House, answer: NeedAnswer | None
) -> None:
    trajectory_id = logged(house, value_cents=LIMIT)
    if answer is not None:
        says(house, trajectory_id, answer)
    view = seen(house, trajectory_id)
    assert view.asks_need
    assert view.missing == (Lack.NEED,)
    assert goes(house, trajectory_id, Phase.PREPARATION) is Outcome.REFUSED


def test_what_can_be_done_with_less_is_counted(house_on_each: House) -> None:
    house = house_on_each
    trajectory_id = logged(house, value_cents=LIMIT)
    less = {"saved_cents": 400_000, "reason": "Twee in plaats van drie"}
    for _ in range(2):
        assert says(house, trajectory_id, NeedAnswer.LESS, **less) is Outcome.DONE
    with house.session() as session:
        need = find_need(session, trajectory_id=trajectory_id)
        events = [event for event in happened(session) if event.kind == "need"]
    assert need is not None
    assert (need.answer, need.saved_cents, need.reason) == (NeedAnswer.LESS, *less.values())
    (event,) = events
    assert event.facts == {
        "version": 2,
        "need": [None, "minder"],
        "saved_cents": [None, 400_000],
    }
    assert event.texts == {"reason": [None, "Twee in plaats van drie"]}
    assert not seen(house, trajectory_id).asks_need


def test_a_wrong_answer_can_be_changed_until_publication(house: House) -> None:
    trajectory_id = logged(house, value_cents=LIMIT)
    assert not seen(house, trajectory_id).may_ask_again
    says(house, trajectory_id, NeedAnswer.LESS, saved_cents=400_000)
    assert seen(house, trajectory_id).may_ask_again
    assert says(house, trajectory_id, YES) is Outcome.DONE
    view = seen(house, trajectory_id)
    assert (view.need, view.saved_cents) == (YES, None)
    with stepping(house, trajectory_id) as step:
        step.enter(Phase.TENDER)
    assert not seen(house, trajectory_id).may_ask_again


def test_what_is_not_needed_ends_with_thanks_in_private(house_on_each: House) -> None:
    house = house_on_each
    trajectory_id = logged(house, value_cents=LIMIT)
    with stepping(house, trajectory_id, ADVISER) as step:
        outcome = leave(
            step, exit_to=Phase.NOT_NEEDED, reason="Er staat er nog een.", saved_cents=LIMIT
        )
    assert outcome is Outcome.DONE
    view = seen(house, trajectory_id)
    assert (view.phase, view.saved_cents, view.next) == (Phase.NOT_NEEDED, LIMIT, None)
    assert view.reason == "Er staat er nog een."
    with house.session() as session:
        (notice,) = planned(session, NOTICE_THANKS)
        assert notice.recipient == f"person:{house.viewer(session, BUYER).person_id}"
        assert happened(session)[-1].texts == {"reason": [None, "Er staat er nog een."]}


def test_a_step_back_from_not_needed_asks_again(house: House) -> None:
    trajectory_id = logged(house, value_cents=LIMIT, phase=Phase.PREPARATION)
    with stepping(house, trajectory_id) as step:
        leave(step, exit_to=Phase.NOT_NEEDED, reason="Nee", saved_cents=100)
    with stepping(house, trajectory_id) as step:
        assert step_back(step, version=step.record.trajectory.version) is Outcome.DONE
    view = seen(house, trajectory_id)
    assert (view.phase, view.need, view.saved_cents) == (
        Phase.PREPARATION,
        NeedAnswer.UNKNOWN,
        None,
    )


def test_what_is_published_is_withdrawn_and_not_called_needless(house: House) -> None:
    trajectory_id = logged(house, phase=Phase.TENDER)
    with stepping(house, trajectory_id) as step:
        assert leave(step, exit_to=Phase.NOT_NEEDED, reason="Nee") is Outcome.REFUSED
    with stepping(house, trajectory_id) as step:
        assert leave(step, exit_to=Phase.WITHDRAWN, reason="Geen budget") is Outcome.DONE
    assert seen(house, trajectory_id).phase is Phase.WITHDRAWN
    with house.session() as session:
        assert planned(session, NOTICE_THANKS) == []


def test_one_step_back_is_written_down(house: House) -> None:
    trajectory_id = logged(house, phase=Phase.TENDER)
    with stepping(house, trajectory_id) as step:
        assert step_back(step, version=step.record.trajectory.version) is Outcome.DONE
    with house.session() as session:
        assert happened(session)[-1].facts["phase"] == ["aanbesteding", "voorbereiding"]


def test_who_looked_at_an_older_version_moves_nothing(house: House) -> None:
    trajectory_id = logged(house, value_cents=LIMIT)
    says(house, trajectory_id, YES)
    with stepping(house, trajectory_id) as step:
        assert move_on(step, target=Phase.PREPARATION, version=1) is Outcome.STALE
        assert step_back(step, version=1) is Outcome.STALE
    assert seen(house, trajectory_id).phase is Phase.IDEA


def test_of_eight_steps_at_once_one_is_taken(house_on_each: House) -> None:
    """Forward or out: the others find that it was changed meanwhile."""
    house = house_on_each
    trajectory_id = logged(house, phase=Phase.TENDER)

    def goes_back(_number: int) -> Outcome:
        with stepping(house, trajectory_id) as step:
            return step_back(step, version=2)

    with ThreadPoolExecutor(8) as threads:
        outcomes = list(threads.map(goes_back, range(8)))
    assert sorted(outcomes) == [Outcome.DONE] + [Outcome.STALE] * 7
    assert seen(house, trajectory_id).phase is Phase.PREPARATION


def test_a_guest_reads_not_even_the_phase(house: House) -> None:
    trajectory_id = logged(house)
    with house.session() as session:
        share_trajectory(session, now=NOW, **house.asked(session, BUYER, trajectory_id))
        viewer = house.viewer(session, COLLEAGUE, outsider=True)
        whose: dict[str, Any] = {
            "here": house.here,
            "viewer": viewer,
            "trajectory_id": trajectory_id,
        }
        with pytest.raises(MayNotSeeError):
            visible(session, **whose)
        record = visible(session, **whose, at_card=True)
        view = journey_view(session, record, here=house.here, viewer=viewer, today=TODAY)
    assert view.phase is None
    assert not view.may_change


def test_the_same_step_twice_is_one_step(house: House) -> None:
    """A second click finds it done."""
    trajectory_id = logged(house, value_cents=LIMIT)
    says(house, trajectory_id, YES)
    for _ in range(2):
        with stepping(house, trajectory_id) as step:
            assert move_on(step, target=Phase.PREPARATION, version=2) is Outcome.DONE
    with house.session() as session:
        assert [event.kind for event in happened(session)].count("phase") == 1


def test_a_colleague_reads_the_phase_and_presses_nothing(house: House) -> None:
    """And to them a tender runs until the contract is signed."""
    trajectory_id = logged(house, phase=Phase.AWARD)
    with house.session() as session, pytest.raises(MayNotSeeError):
        begin(session, now=NOW, **house.asked(session, COLLEAGUE, trajectory_id))
    with house.session() as session:
        share_trajectory(session, now=NOW, **house.asked(session, BUYER, trajectory_id))
        session.commit()
    with house.session() as session, pytest.raises(MayNotChangeError):
        begin(session, now=NOW, **house.asked(session, COLLEAGUE, trajectory_id))
    view = seen(house, trajectory_id, COLLEAGUE)
    assert view.phase is Phase.TENDER
    shown = (view.may_change, view.way, view.missing, view.award, view.exits)
    assert not any(shown)
    assert seen(house, trajectory_id, ADVISER).phase is Phase.AWARD


@pytest.mark.parametrize(("user", "knows"), [(BUYER, True), (ADVISER, True), (COLLEAGUE, False)])
def test_lists_details_and_history_keep_an_award_among_its_people(
    house: House, user: str, *, knows: bool
) -> None:
    trajectory_id = logged(house, phase=Phase.TENDER, title="Veegwagens")
    with house.session() as session:
        asked = house.asked(session, BUYER, trajectory_id)
        share_trajectory(session, now=NOW, **asked)
        enter_phase(session, phase=Phase.AWARD, now=NOW, **asked)
        session.commit()
    found = {}
    with house.session() as session:
        viewer = house.viewer(session, user)
        for phase in ("aanbesteding", "gunning", ""):
            state, _ = typed_state(f"fase {phase}" if phase else "", here=house.here)
            found[phase] = listing(session, here=house.here, viewer=viewer, state=state).rows
        record = visible(session, **house.asked(session, user, trajectory_id))
        view = view_for_person(session, record, here=house.here, viewer=viewer, today=TODAY)
        card = view_for_channel(record, here=house.here, audience=Audience.TEAM_CHANNEL)
    assert len(found["gunning"]) == knows
    assert len(found["aanbesteding"]) == (not knows)
    shown = Phase.AWARD if knows else Phase.TENDER
    assert found[""][0].phase is view.phase is shown
    assert card.phase is Phase.TENDER
    assert ("Gunning" in repr(view.history)) is knows


def test_what_was_saved_and_why_is_for_the_people_of_a_purchase(house: House) -> None:
    trajectory_id = logged(house, value_cents=LIMIT)
    with house.session() as session:
        share_trajectory(session, now=NOW, **house.asked(session, BUYER, trajectory_id))
        session.commit()
    says(house, trajectory_id, NeedAnswer.LESS, saved_cents=12_300, reason="Geheim genoeg")
    with stepping(house, trajectory_id) as step:
        leave(step, exit_to=Phase.NOT_NEEDED, reason="Ook geheim", saved_cents=45_600)
    for user, reads in ((BUYER, True), (COLLEAGUE, False)):
        with house.session() as session:
            record = visible(session, **house.asked(session, user, trajectory_id))
            viewer = house.viewer(session, user)
            view = view_for_person(session, record, here=house.here, viewer=viewer, today=TODAY)
        for text in ("123", "456", "eheim"):
            assert (text in repr(view.history)) is reads
        assert "Niet nodig" in repr(view.history)
