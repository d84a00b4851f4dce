"""From what colleagues recorded to a draft, on both databases."""

from datetime import timedelta

import pytest

from bot.messages import success_ids as ids
from bot.messages.journey_ids import Sheet
from bot.messages.success_view import Consent, SuccessParts
from bot.policy.successes import Hindrance
from bot.services.contract_checks import record_results
from bot.services.errors import NotAllowedError
from bot.services.form_states import FieldProblem
from bot.services.journey import leave, step_back
from bot.services.journey_input import take_step
from bot.services.success_drafts import (
    DraftOutcome,
    Edited,
    approve_success,
    drop_success,
    edit_success,
)
from bot.services.success_input import read_parts
from bot.services.success_reports import Report
from bot.services.success_signals import anchored, signals_now
from bot.services.success_views import success_list
from storage.vocabulary import NeedAnswer, Phase, SuccessSignal, SuccessState
from tests.services.celebrating import (
    completes,
    does,
    looks,
    reports,
    seen,
    shared,
    signed_success,
    to_sign,
    told_to_coordinators,
)
from tests.services.contracting import GOES, accepted, explains, manages, places, sign, told
from tests.services.house import (
    ADVISER,
    BUYER,
    CLIENT,
    COLLEAGUE,
    COORDINATOR,
    NOW,
    House,
    build_house,
    happened,
)
from tests.services.test_journey import goes, logged, says, stepping

BUSES = SuccessParts(title="Er rijden 12 elektrische bestelbussen", figure="31 ton CO2 per jaar")


def test_a_signed_contract_that_goes_further_becomes_one_draft(house_on_each: House) -> None:
    """Never before the signature, and once however often is looked."""
    house = house_on_each
    trajectory_id = to_sign(house)
    assert looks(house) == []
    goes(house, trajectory_id, Phase.TENDER)
    goes(house, trajectory_id, Phase.AWARD)
    assert looks(house) == []
    with stepping(house, trajectory_id) as step:
        step_back(step, version=step.record.trajectory.version)
    with stepping(house, trajectory_id) as step:
        step_back(step, version=step.record.trajectory.version)
    sign(house, trajectory_id)
    (draft,) = looks(house)
    assert (draft.signal, draft.state) == (SuccessSignal.SIGNED, SuccessState.DRAFT)
    assert draft.title == "Asfalt: het contract is getekend"
    assert "Met klimaat gaan we verder dan ons minimum" in (draft.text or "")
    assert "het eerste contract van Team BOR" in (draft.text or "")
    assert draft.figure is None
    assert len(looks(house)) == 1
    assert told_to_coordinators(house) == 1
    view = seen(house, draft.id or 0)
    assert [(each.user, each.consent) for each in view.people] == [(BUYER, Consent.NOT_ASKED)]
    assert {"signed", "promise_requirement", "promise_clause"} <= {e.phrase for e in view.evidence}


def test_what_is_not_shared_or_only_reaches_the_minimum_is_no_news(house_on_each: House) -> None:
    """A team's first contract with a promise is told as its own joy, beside no other team."""
    house = house_on_each
    trajectory_id = to_sign(house, level=3)
    sign(house, trajectory_id)
    (draft,) = looks(house)
    assert (draft.signal, draft.team) == (SuccessSignal.MILESTONE, "bor")
    assert draft.title == "Het eerste contract met een duurzame of sociale afspraak van Team BOR"
    second = to_sign(house, level=3)
    sign(house, second)
    assert len(looks(house)) == 1


def test_what_nobody_shared_stays_with_its_people(house_on_each: House) -> None:
    """Until it is shared: then it is drafted after all."""
    house = house_on_each
    trajectory_id = logged(house, phase=Phase.PREPARATION, themes={"klimaat"})
    with stepping(house, trajectory_id) as step:
        leave(step, exit_to=Phase.NOT_NEEDED, reason="Er staat nog genoeg", saved_cents=1_250_000)
    assert looks(house) == []
    shared(house, trajectory_id)
    (draft,) = looks(house)
    assert (draft.signal, draft.title) == (SuccessSignal.RESULT, "Asfalt: het was niet nodig")
    assert "12.500" not in f"{draft.title} {draft.text} {draft.figure}"
    assert [each.phrase for each in seen(house, draft.id or 0).evidence] == ["saved"]


def test_a_long_signed_contract_is_no_news(house_on_each: House) -> None:
    """The first look at a full database does not draft years."""
    house = house_on_each
    sign(house, to_sign(house))
    assert looks(house, now=NOW + timedelta(days=200)) == []


def test_a_completed_contract_tells_what_was_counted(house_on_each: House) -> None:
    """Its totals are the figure; what was told of the signature does not stand in its way."""
    house = house_on_each
    trajectory_id = to_sign(house)
    manages(house, trajectory_id, CLIENT)
    sign(house, trajectory_id)
    accepted(house, trajectory_id)
    (draft,) = looks(house)
    does(house, drop_success, draft.id, version=draft.version, reason="Later")
    with stepping(house, trajectory_id, CLIENT) as step:
        record_results(step, GOES, moment=1)
    completes(house, trajectory_id)
    newest, _ = looks(house)
    assert (newest.signal, newest.state) == (SuccessSignal.COMPLETED, SuccessState.DRAFT)
    assert newest.figure == "3 mensen aan het werk"
    assert (
        newest.figure_of == "Social return, opgegeven bij het contractgesprek van 23 november 2026"
    )
    assert newest.text == "Afgesproken en afgerond: klimaat."
    assert len(looks(house)) == 2


def test_one_thing_at_a_time_is_told_of_a_purchase(house_on_each: House) -> None:
    """A result waits until the coordinator decided of the signature."""
    house = house_on_each
    trajectory_id = to_sign(house)
    manages(house, trajectory_id, CLIENT)
    sign(house, trajectory_id)
    accepted(house, trajectory_id)
    (signature,) = looks(house)
    with stepping(house, trajectory_id, CLIENT) as step:
        record_results(step, GOES, moment=1)
    assert len(looks(house)) == 1
    does(house, drop_success, signature.id, version=signature.version)
    newest, _ = looks(house)
    assert (newest.signal, newest.figure) == (SuccessSignal.RESULT, "3 mensen aan het werk")


def test_where_there_are_no_levels_a_core_theme_is_told(house: House) -> None:
    """Leiden has core themes and no levels."""
    leiden = build_house(house.database, team_id="T0002", profile="leiden")
    with leiden.session() as session:
        assert signals_now(session, here=leiden.here, now=NOW) == []
    trajectory_id = logged(
        leiden, phase=Phase.PREPARATION, themes={"circulair"}, team=None, category=None
    )
    shared(leiden, trajectory_id)
    places(leiden, trajectory_id, {"place_circulair": "eis"})
    says(leiden, trajectory_id, NeedAnswer.YES)
    explains(leiden, trajectory_id)
    sign(leiden, trajectory_id)
    (draft,) = looks(leiden)
    assert draft.signal is SuccessSignal.SIGNED
    assert draft.text == "In het contract: circulair."


def test_the_tenth_of_a_year_is_a_milestone(house_on_each: House) -> None:
    """Counted as the figures count it; it names no purchase."""
    house = house_on_each
    for _ in range(9):
        logged(house, themes={"klimaat"})
    assert looks(house) == []
    logged(house, themes={"klimaat"})
    (draft,) = looks(house)
    assert draft.title == "Al 10 trajecten met een thema in 2026"
    assert (draft.trajectory_id, draft.figure) == (None, "10 trajecten")


def test_an_early_report_waits_for_the_signature(house_on_each: House) -> None:
    """And becomes a draft by itself; then the signature itself is not told once more."""
    house = house_on_each
    trajectory_id = to_sign(house)
    kept = reports(house, Report(BUSES, "form 1"), trajectory_id)
    assert kept.hindered is Hindrance.NOT_SIGNED
    assert reports(house, Report(BUSES, "form 1"), trajectory_id).success_id == kept.success_id
    (waiting,) = looks(house)
    assert (waiting.state, told_to_coordinators(house)) == (SuccessState.WAITING, 0)
    outcome = does(house, approve_success, waiting.id, version=waiting.version)
    assert outcome is DraftOutcome.STALE
    sign(house, trajectory_id)
    (draft,) = looks(house)
    assert (draft.state, told_to_coordinators(house)) == (SuccessState.DRAFT, 1)
    assert len(looks(house)) == 1


def test_a_draft_says_when_the_signature_was_taken_back(house_on_each: House) -> None:
    """It cannot be approved then; once it is signed again it can."""
    house = house_on_each
    trajectory_id, draft = signed_success(house)
    with stepping(house, trajectory_id) as step:
        step_back(step, version=step.record.trajectory.version)
    assert seen(house, draft.id or 0).hindrance is Hindrance.NOT_SIGNED
    outcome = does(house, approve_success, draft.id, version=draft.version)
    assert outcome is DraftOutcome.HINDERED
    message = told(house, ids.NOTICE_DRAFT)
    assert message is not None
    assert "niet (meer) getekend" in str(message.blocks)
    assert ids.APPROVE not in str(message.blocks)
    with stepping(house, trajectory_id) as step:
        take_step(
            step,
            Sheet.SIGNATURE,
            {"signed_on": NOW.date().isoformat()},
            version=step.record.trajectory.version,
        )
    outcome = does(house, approve_success, draft.id, version=draft.version)
    assert outcome is DraftOutcome.DONE
    assert does(house, approve_success, draft.id, version=draft.version) is DraftOutcome.BEFORE


def test_the_coordinator_changes_what_nobody_else_changed_meanwhile(house_on_each: House) -> None:
    """An older version writes nothing; what happened stands in the log."""
    house = house_on_each
    _, draft = signed_success(house)
    wanted = Edited(SuccessParts(title="Asfalt, maar dan groener"), channel="mvoi", people=())
    assert does(house, edit_success, draft.id, wanted, version=draft.version) is DraftOutcome.DONE
    again = does(house, edit_success, draft.id, wanted, version=draft.version)
    assert again is DraftOutcome.STALE
    view = seen(house, draft.id or 0)
    assert (view.parts, view.channel, view.people) == (wanted.parts, "mvoi", ())
    stale = does(house, approve_success, draft.id, version=draft.version)
    assert stale is DraftOutcome.STALE
    assert does(house, approve_success, draft.id, version=view.version) is DraftOutcome.DONE
    assert told(house, ids.NOTICE_DRAFT) is None
    with house.session() as session:
        kinds = [each.kind for each in happened(session) if each.subject_kind == ids.SUBJECT]
    assert kinds == ["noted", "edited", "approved"]


@pytest.mark.parametrize("user", [ADVISER, BUYER, COLLEAGUE])
def test_only_the_coordinator_decides(house: House, user: str) -> None:
    """Others read what was celebrated, and nothing that is still to be decided."""
    _, draft = signed_success(house)
    for what in (approve_success, drop_success):
        with pytest.raises(NotAllowedError):
            does(house, what, draft.id, version=draft.version, user=user)
    with pytest.raises(NotAllowedError):
        seen(house, draft.id or 0, user)
    with house.session() as session:
        for reader, count in ((user, 0), (COORDINATOR, 1)):
            viewer = house.viewer(session, reader)
            assert len(success_list(session, here=house.here, viewer=viewer).rows) == count


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("title", "We besparen € 12.500"),
        ("figure", "2 ton euro"),
        ("difference", "Scheelt 30.000 euro"),
    ],
)
def test_an_amount_is_told_at_its_field(field: str, typed: str) -> None:
    """A success comes in a channel."""
    found = read_parts({"title": "Bussen", field: typed})
    assert isinstance(found, FieldProblem)
    assert (found.name, found.phrase) == (field, "amount")


def test_a_weight_or_a_count_is_no_amount() -> None:
    """Nor is what an MKI comes to."""
    typed = {"title": "12 bussen", "figure": "31 ton CO2", "figure_of": "MKI van 12.300"}
    assert read_parts(typed) == SuccessParts(
        title="12 bussen", figure="31 ton CO2", figure_of="MKI van 12.300"
    )


def test_a_lesson_that_is_anchored_can_be_noted_once(house: House) -> None:
    """Nothing anchors lessons yet: who does, has the signal."""
    signal = anchored(lesson_id=3, title="Eerst de laadpalen", here=house.here)
    assert signal.title == "Eerst de laadpalen: zo doen we het voortaan"
    assert signal.occurrence == "lesson 3"
