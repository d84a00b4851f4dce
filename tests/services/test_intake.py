"""The intake talk: prepared, recorded once, read by its people alone, or passed over with why."""

from collections.abc import Mapping
from typing import Any

import pytest

from bot.messages import intake_ids as ids
from bot.messages.intake_sheet import (
    HELD_ON,
    answer_field,
    due_field,
    owner_field,
    what_field,
)
from bot.messages.intake_view import IntakeView
from bot.messages.journey_ids import Sheet
from bot.policy.confidentiality import Audience
from bot.policy.journey import Lack
from bot.services.form_states import FieldProblem
from bot.services.intake import EVENT_INTAKE, record_talk
from bot.services.intake_views import filled_sheet
from bot.services.journey import step_back
from bot.services.journey_input import take_step
from bot.services.journey_writing import Outcome
from bot.services.recipients import ToPerson
from bot.services.trajectories import share_trajectory, visible
from bot.services.trajectory_views import view_for_channel, view_for_person
from storage.vocabulary import NeedAnswer, Phase
from tests.messages.samples import texts_in
from tests.services.contracting import edits, person, told
from tests.services.house import (
    ADVISER,
    BUYER,
    CLIENT,
    COLLEAGUE,
    COORDINATOR,
    NOW,
    TODAY,
    House,
    build_house,
    happened,
    planned,
)
from tests.services.start_forms import hands_in, judges, saves
from tests.services.test_journey import LIMIT, goes, logged, says, seen, stepping

SECRET = "Masten uit het oude park opnieuw gebruiken."
HELD = "2026-11-20"
TALK = {
    HELD_ON: HELD,
    answer_field("kansen"): SECRET,
    answer_field("nodig"): "Iemand die de markt kent.",
}
CALL = {what_field(0): "De markt bellen", owner_field(0): CLIENT, due_field(0): "2026-12-04"}


def waiting(house: House) -> int:
    """A purchase whose start form is sufficient, in the phase of the intake talk."""
    trajectory_id = logged(house, value_cents=LIMIT + 1)
    says(house, trajectory_id, NeedAnswer.YES)
    goes(house, trajectory_id, Phase.START_FORM)
    with house.session() as session:
        saves(session, house, trajectory_id)
        hands_in(session, house, trajectory_id)
        judges(session, house, trajectory_id, user=ADVISER)
        session.commit()
    assert goes(house, trajectory_id, Phase.INTAKE) is Outcome.DONE
    return trajectory_id


def records(
    house: House,
    trajectory_id: int,
    values: Mapping[str, Any],
    *,
    user: str = BUYER,
    behind: int = 0,
) -> Outcome | FieldProblem:
    """Somebody sends in the form. ``behind``: so many versions ago it was opened."""
    with stepping(house, trajectory_id, user) as step:
        return record_talk(step, values, version=step.record.trajectory.version - behind)


def talk(house: House, trajectory_id: int, user: str = BUYER) -> IntakeView | None:
    """The talk in the details, as somebody reads it."""
    with house.session() as session:
        record = visible(session, **house.asked(session, user, trajectory_id))
        viewer = house.viewer(session, user)
        view = view_for_person(session, record, here=house.here, viewer=viewer, today=TODAY)
        return view.intake


def heard(house: House, kind: str) -> list[str]:
    """Who is told something of a kind."""
    with house.session() as session:
        return [notice.recipient for notice in planned(session, kind)]


def to(house: House, *users: str) -> set[str]:
    """These people as recipients."""
    return {str(ToPerson(person(house, user))) for user in users}


def test_the_preparation_waits_for_the_talk_until_it_is_recorded(house_on_each: House) -> None:
    house = house_on_each
    trajectory_id = waiting(house)
    assert seen(house, trajectory_id).missing == (Lack.INTAKE,)
    assert goes(house, trajectory_id, Phase.PREPARATION) is Outcome.REFUSED
    assert records(house, trajectory_id, {**TALK, **CALL}, user=ADVISER) is Outcome.DONE
    view = talk(house, trajectory_id)
    assert view is not None
    assert (view.held_on and view.held_on.isoformat(), view.by) == (HELD, ADVISER)
    assert [(each.asked, each.by) for each in view.answers] == [
        ("Welke kansen zie je?", ADVISER),
        ("Wat heb je van ons nodig?", ADVISER),
    ]
    (agreement,) = view.agreements
    assert (agreement.what, agreement.owner) == ("De markt bellen", CLIENT)
    assert goes(house, trajectory_id, Phase.PREPARATION) is Outcome.DONE
    assert seen(house, trajectory_id).may_talk, "a talk is completed until publication"
    assert goes(house, trajectory_id, Phase.TENDER) is Outcome.DONE
    assert records(house, trajectory_id, {**TALK, HELD_ON: "2026-11-19"}) is Outcome.REFUSED
    view = talk(house, trajectory_id)
    assert view is not None
    assert not view.may_change


def test_who_comes_to_the_talk_reads_its_questions_once(house: House) -> None:
    trajectory_id = waiting(house)
    assert set(heard(house, ids.NOTICE_AHEAD)) == to(house, BUYER, ADVISER)
    message = told(house, ids.NOTICE_AHEAD)
    assert message is not None
    said = " ".join(texts_in(message.blocks, "mrkdwn"))
    assert "Dit vragen we je straks" in said
    assert "Welke kansen zie je?" in said
    assert "Wat heb je van ons nodig?" in said
    with stepping(house, trajectory_id) as step:
        step_back(step, version=step.record.trajectory.version)
    assert told(house, ids.NOTICE_AHEAD) is None
    assert goes(house, trajectory_id, Phase.INTAKE) is Outcome.DONE
    assert len(heard(house, ids.NOTICE_AHEAD)) == 2
    records(house, trajectory_id, TALK)
    assert told(house, ids.NOTICE_AHEAD) is None, "the talk is over"


def test_who_does_something_by_a_day_hears_it_once(house_on_each: House) -> None:
    """What stays as it was is not told again, and keeps who wrote it."""
    house = house_on_each
    trajectory_id = waiting(house)
    undated = {what_field(1): "Foto's maken", owner_field(1): COLLEAGUE}
    records(house, trajectory_id, {**TALK, **CALL, **undated})
    assert set(heard(house, ids.NOTICE_AGREED)) == to(house, CLIENT)
    message = told(house, ids.NOTICE_AGREED)
    assert message is not None
    said = " ".join(texts_in(message.blocks, "mrkdwn"))
    assert "De markt bellen" in said
    assert "4 december 2026" in said
    assert "Foto's" not in said
    assert "Asfalt" not in said, "it is not shared, and they have no role in it"
    dated = {**undated, due_field(1): "2026-12-11"}
    assert records(house, trajectory_id, {**TALK, **CALL, **dated}, user=ADVISER) is Outcome.DONE
    assert heard(house, ids.NOTICE_AGREED)[1:] == list(to(house, COLLEAGUE))
    view = talk(house, trajectory_id)
    assert view is not None
    assert [each.by for each in view.agreements] == [BUYER, ADVISER]
    records(house, trajectory_id, TALK)
    assert told(house, ids.NOTICE_AGREED) is None, "it was taken away before it was told"


def test_who_may_read_the_trajectory_reads_its_name_too(house: House) -> None:
    trajectory_id = waiting(house)
    with house.session() as session:
        share_trajectory(session, now=NOW, **house.asked(session, BUYER, trajectory_id))
        session.commit()
    records(house, trajectory_id, {**TALK, **CALL})
    message = told(house, ids.NOTICE_AGREED)
    assert message is not None
    assert "Asfalt" in message.text


def test_nobody_outside_the_purchase_reads_the_talk(house: House) -> None:
    trajectory_id = waiting(house)
    records(house, trajectory_id, TALK)
    with house.session() as session:
        share_trajectory(session, now=NOW, **house.asked(session, BUYER, trajectory_id))
        session.commit()
    for reader in (BUYER, ADVISER, COORDINATOR):
        assert talk(house, trajectory_id, reader) is not None
    assert talk(house, trajectory_id, COLLEAGUE) is None
    with house.session() as session:
        record = visible(session, **house.asked(session, COLLEAGUE, trajectory_id))
        viewer = house.viewer(session, COLLEAGUE)
        view = view_for_person(session, record, here=house.here, viewer=viewer, today=TODAY)
        assert EVENT_INTAKE not in {line.kind for line in view.history}
        for audience in (Audience.TEAM_CHANNEL, Audience.EXPOSED_CHANNEL):
            assert view_for_channel(record, here=house.here, audience=audience).intake is None
    with stepping(house, trajectory_id) as step:
        edits_seen = view_for_person(
            step.session, step.record, here=house.here, viewer=step.viewer, today=TODAY
        )
        assert EVENT_INTAKE in {line.kind for line in edits_seen.history}


def test_what_was_typed_stands_in_the_log_as_text_that_can_be_blanked(house: House) -> None:
    trajectory_id = waiting(house)
    records(house, trajectory_id, {**TALK, **CALL})
    with house.session() as session:
        (event,) = [each for each in happened(session) if each.kind == EVENT_INTAKE]
        assert SECRET not in str(event.facts)
        assert "De markt bellen" not in str(event.facts)
        assert SECRET in str(event.texts)
        assert "De markt bellen" in str(event.texts)
        written = len(happened(session))
    records(house, trajectory_id, {**TALK, **CALL})
    with house.session() as session:
        assert len(happened(session)) == written, "nothing changed"


def test_it_goes_on_without_a_talk_when_somebody_says_why(house_on_each: House) -> None:
    """A talk after all takes the place of that."""
    house = house_on_each
    trajectory_id = waiting(house)

    def without(reason: str) -> Outcome | FieldProblem:
        with stepping(house, trajectory_id) as step:
            version = step.record.trajectory.version
            return take_step(step, Sheet.WITHOUT_TALK, {"reason": reason}, version=version)

    assert isinstance(without("  "), FieldProblem)
    assert without("We spraken elkaar al bij de vorige ronde.") is Outcome.DONE
    assert seen(house, trajectory_id).phase is Phase.PREPARATION
    view = talk(house, trajectory_id)
    assert view is not None
    assert (view.without, view.by) == ("We spraken elkaar al bij de vorige ronde.", BUYER)
    assert without("Nog eens.") is Outcome.REFUSED
    assert records(house, trajectory_id, TALK) is Outcome.DONE
    view = talk(house, trajectory_id)
    assert view is not None
    assert view.held_on is not None
    assert not view.without


@pytest.mark.parametrize(
    ("change", "field", "phrase"),
    [
        ({HELD_ON: None}, HELD_ON, "held_missing"),
        ({HELD_ON: "2026-11-24"}, HELD_ON, "held_future"),
        ({answer_field("nodig"): " \n "}, answer_field("nodig"), "answer_missing"),
        ({what_field(0): " "}, what_field(0), "what_missing"),
        ({due_field(0): "2026-11-19"}, due_field(0), "due_early"),
    ],
)
def test_a_mistake_is_told_at_its_field(
    house: House, change: dict[str, Any], field: str, phrase: str
) -> None:
    trajectory_id = waiting(house)
    problem = records(house, trajectory_id, {**TALK, **CALL, **change})
    assert isinstance(problem, FieldProblem)
    assert (problem.name, problem.phrase) == (field, phrase)
    assert talk(house, trajectory_id) == IntakeView(
        trajectory_id, number=1, title="Asfalt", may_change=True
    )


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(house: House) -> None:
    trajectory_id = waiting(house)
    records(house, trajectory_id, TALK, user=ADVISER)
    mine = {**TALK, answer_field("kansen"): "Iets anders."}
    assert records(house, trajectory_id, mine, behind=1) is Outcome.STALE
    view = talk(house, trajectory_id)
    assert view is not None
    assert view.answers[0].answer == SECRET


def test_the_form_shows_what_is_known_with_room_for_one_more(house: House) -> None:
    trajectory_id = waiting(house)
    with stepping(house, trajectory_id) as step:
        empty = filled_sheet(step.session, step.record, here=house.here, today=TODAY)
    assert (empty.rows, empty.values) == (1, {HELD_ON: TODAY.isoformat()})
    records(house, trajectory_id, {**TALK, **CALL})
    with stepping(house, trajectory_id) as step:
        sheet = filled_sheet(step.session, step.record, here=house.here, today=TODAY)
    assert sheet.rows == 2
    assert {name: sheet.values[name] for name in (*TALK, *CALL)} == {**TALK, **CALL}


def test_without_questions_of_the_municipality_there_is_no_talk(house: House) -> None:
    leiden = build_house(house.database, team_id="T0002", profile="leiden")
    trajectory_id = logged(leiden, phase=Phase.INTAKE, value_cents=LIMIT + 1)
    says(leiden, trajectory_id, NeedAnswer.YES)
    view = seen(leiden, trajectory_id)
    assert (view.missing, view.may_talk) == ((), False)
    assert records(leiden, trajectory_id, TALK) is Outcome.REFUSED
    assert goes(leiden, trajectory_id, Phase.PREPARATION) is Outcome.DONE
    assert talk(leiden, trajectory_id) is None
    assert heard(leiden, ids.NOTICE_AHEAD) == []


def test_a_purchase_below_the_threshold_has_no_talk(house: House) -> None:
    trajectory_id = logged(house, phase=Phase.PREPARATION, value_cents=LIMIT)
    edits(house, trajectory_id, title="Bankjes")
    assert talk(house, trajectory_id) is None
    assert records(house, trajectory_id, TALK) is Outcome.REFUSED
