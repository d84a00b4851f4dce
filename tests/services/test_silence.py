"""A silent purchase: its owner is asked once, what they answer counts, and a tender sleeps."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import Session

from bot.messages import silence_ids as ids
from bot.messages.message import Message
from bot.policy.confidentiality import Audience
from bot.services import start_form_cases, start_forms
from bot.services.expertise import ask_expert
from bot.services.journey_writing import Outcome
from bot.services.lesson_fields import LessonInput
from bot.services.lesson_reuse import say_reuse
from bot.services.lessons import keep_lesson
from bot.services.occasion import Occasion
from bot.services.recipients import ToPerson
from bot.services.silence import plan_silence, silence_unplanned, silent_trajectories
from bot.services.silence_answers import keep_running, rest_until
from bot.services.start_form_fields import StartFormInput
from bot.services.telling import tell
from bot.services.trajectories import share_trajectory
from storage.tables import Notice
from storage.vocabulary import NoticeState, Phase, ProcessRole
from tests.services.contracting import accepted, edits, notices, person, prepared, signed
from tests.services.house import (
    BUYER,
    CLIENT,
    COLLEAGUE,
    NOW,
    TODAY,
    House,
    build_house,
    happened,
    planned,
)
from tests.services.test_journey import logged, stepping

ZONE = ZoneInfo("Europe/Amsterdam")
FIRST = datetime(2027, 1, 18, 8, 30, tzinfo=ZONE)
"""Eight weeks after everything that a house does: a Monday, as the day begins."""

HALFWAY = NOW + timedelta(weeks=4)
NIGHT = FIRST - timedelta(hours=6)


def looks(house: House, *, now: datetime = NIGHT) -> list[Notice]:
    """Plan what is to be asked at a moment, and look again; every question so far."""
    with house.session() as session:
        plan_silence(session, here=house.here, now=now)
        session.commit()
    with house.session() as session:
        assert not silence_unplanned(session, here=house.here, now=now)
    return notices(house, ids.NOTICE)


def told(house: House, *, audience: Audience = Audience.PERSON) -> Message | None:
    """What the last question says by now."""
    with house.session() as session:
        notice = planned(session, ids.NOTICE)[-1]
        telling = tell(Occasion(session, [notice], house.here, audience, FIRST))
        return telling.message if telling else None


def arrives(house: House) -> None:
    """Every question was brought."""
    with house.session() as session:
        for notice in planned(session, ids.NOTICE):
            notice.state = NoticeState.TOLD
            session.add(notice)
        session.commit()


def mark(house: House) -> int:
    """The last thing that happened."""
    with house.session() as session:
        return happened(session)[-1].id or 0


def runs(house: House, trajectory_id: int, seen: int) -> Outcome:
    """The buyer presses that it goes on."""
    with stepping(house, trajectory_id) as step:
        return keep_running(step, mark=seen)


def rests(house: House, trajectory_id: int, seen: int, day: date) -> Outcome:
    """The buyer chooses until when it rests."""
    with stepping(house, trajectory_id) as step:
        return rest_until(step, mark=seen, day=day)


def silent(house: House, *, now: datetime = FIRST + timedelta(days=7)) -> list[int]:
    """The numbers of what the coordinator sees of it."""
    with house.session() as session:
        return [each.number for each in silent_trajectories(session, here=house.here, now=now)]


def test_its_owner_is_asked_once_in_the_morning_and_in_private(house_on_each: House) -> None:
    house = house_on_each
    logged(house)
    assert looks(house, now=NIGHT - timedelta(days=1)) == []
    (notice,) = looks(house)
    assert notice.due_at == FIRST
    assert notice.recipient == str(ToPerson(person(house, BUYER)))
    message = told(house)
    assert message is not None
    assert "Hoe staat het met *Asfalt* (traject 1)? Sinds 23 november 2026" in message.text
    assert told(house, audience=Audience.TEAM_CHANNEL) is None
    assert len(looks(house, now=FIRST + timedelta(weeks=30))) == 1


def test_the_client_is_asked_where_there_is_one(house: House) -> None:
    client = person(house, CLIENT)
    logged(house, people={ProcessRole.CLIENT: client})
    (notice,) = looks(house)
    assert notice.recipient == str(ToPerson(client))


def test_who_was_not_there_for_a_week_is_asked_in_working_hours(house: House) -> None:
    """The bot comes back on a Friday evening, past the week after."""
    logged(house)
    (notice,) = looks(house, now=datetime(2027, 1, 29, 17, tzinfo=ZONE))
    assert notice.due_at == datetime(2027, 2, 1, 8, 30, tzinfo=ZONE)


def lesson(session: Session, house: House, trajectory_id: int) -> None:
    """Somebody tells what they learnt."""
    wanted = LessonInput(title="Masten", insight="Herbruikbaar", trajectory_id=trajectory_id)
    teller_id = house.viewer(session, COLLEAGUE).person_id
    keep_lesson(session, here=house.here, teller_id=teller_id, wanted=wanted, now=HALFWAY)


def expert(session: Session, house: House, trajectory_id: int) -> None:
    """Somebody asks for help."""
    asked = house.asked(session, BUYER, trajectory_id)
    ask_expert(session, theme="klimaat", question="?", now=HALFWAY, **asked)


def start_form(session: Session, house: House, trajectory_id: int) -> None:
    """Somebody fills in a part of the start form."""
    asked = house.asked(session, BUYER, trajectory_id)
    case = start_form_cases.changeable(session, **asked, day=TODAY)
    start_forms.save_answers(
        session,
        here=house.here,
        viewer=asked["viewer"],
        case=case,
        wanted=StartFormInput(need="De oude zijn op."),
        now=HALFWAY,
    )


def sharing(session: Session, house: House, trajectory_id: int) -> None:
    """Somebody shares it."""
    share_trajectory(session, now=HALFWAY, **house.asked(session, BUYER, trajectory_id))


@pytest.mark.parametrize("does", [lesson, expert, start_form, sharing])
def test_whatever_somebody_does_for_it_begins_anew(
    house_on_each: House, does: Callable[[Session, House, int], None]
) -> None:
    house = house_on_each
    trajectory_id = logged(house, value_cents=40_000_000)
    with house.session() as session:
        does(session, house, trajectory_id)
        session.commit()
    assert looks(house) == []
    assert len(looks(house, now=NIGHT + timedelta(weeks=4))) == 1


def test_who_uses_its_lesson_elsewhere_does_nothing_for_it(house: House) -> None:
    trajectory_id = logged(house)
    with house.session() as session:
        lesson(session, house, trajectory_id)
        viewer = house.viewer(session, CLIENT)
        later = HALFWAY + timedelta(weeks=2)
        say_reuse(session, here=house.here, viewer=viewer, lesson_id=1, uses=True, now=later)
        session.commit()
    assert len(looks(house, now=NIGHT + timedelta(weeks=4))) == 1


def test_between_publication_and_award_and_after_the_end_nobody_is_asked(
    house_on_each: House,
) -> None:
    for phase in Phase:
        logged(house_on_each, phase=phase)
    asked = looks(house_on_each, now=NOW + timedelta(weeks=60))
    with house_on_each.session() as session:
        listed = silent_trajectories(session, here=house_on_each.here, now=NOW)
    assert {each.subject_id for each in asked} == {
        number
        for number, phase in enumerate(Phase, start=1)
        if phase in list(Phase)[:4] or phase is Phase.EXECUTION
    }
    assert listed == ()


def test_while_the_contract_runs_its_manager_is_asked_long_after_the_talk(house: House) -> None:
    _, trajectory_id = prepared(house)
    signed(house, trajectory_id)
    accepted(house, trajectory_id)
    talk = datetime(2027, 2, 23, 3, tzinfo=ZONE)
    assert looks(house, now=talk + timedelta(weeks=26) - timedelta(days=1)) == []
    (notice,) = looks(house, now=talk + timedelta(weeks=26))
    assert notice.recipient == str(ToPerson(person(house, CLIENT)))


def test_what_happened_meanwhile_is_not_asked_about(house: House) -> None:
    trajectory_id = logged(house)
    looks(house)
    edits(house, trajectory_id, title="Klinkers", now=NIGHT)
    assert told(house) is None


def test_it_runs_counts_once_and_only_for_a_while(house_on_each: House) -> None:
    house = house_on_each
    trajectory_id = logged(house)
    looks(house)
    seen = mark(house)
    assert runs(house, trajectory_id, seen) is Outcome.DONE
    answered = mark(house)
    assert runs(house, trajectory_id, seen) is Outcome.DONE
    assert rests(house, trajectory_id, seen, TODAY + timedelta(days=9)) is Outcome.STALE
    assert mark(house) == answered
    assert told(house) is None
    assert len(looks(house)) == 2  # the answer was given at the hour of everything here


def test_it_rests_until_a_day_whatever_happens_before_it(house_on_each: House) -> None:
    house = house_on_each
    trajectory_id, until = logged(house), date(2027, 6, 5)
    seen = mark(house)
    for wrong in (TODAY, TODAY + timedelta(days=1000)):
        assert rests(house, trajectory_id, seen, wrong) is Outcome.REFUSED
    assert rests(house, trajectory_id, seen, until) is Outcome.DONE
    assert looks(house, now=datetime(2027, 6, 6, 12, tzinfo=ZONE)) == []
    (notice,) = looks(house, now=datetime(2027, 6, 7, 3, tzinfo=ZONE))  # that day is a Saturday
    assert notice.due_at == datetime(2027, 6, 7, 8, 30, tzinfo=ZONE)
    message = told(house)
    assert message is not None
    assert "Het zou stilliggen tot 5 juni 2027" in message.text
    edits(house, trajectory_id, title="Klinkers", now=datetime(2027, 3, 1, 9, tzinfo=UTC))
    assert told(house) is None
    assert len(looks(house, now=datetime(2027, 6, 7, 3, tzinfo=ZONE))) == 2
    message = told(house)
    assert message is not None
    assert "Sinds 1 maart 2027 hoorde ik er niets over" in message.text


def test_the_coordinator_sees_what_was_asked_and_not_answered(house_on_each: House) -> None:
    house = house_on_each
    first = logged(house, title="Asfalt")
    seen = mark(house)
    logged(house, title="Lampen")
    looks(house)
    assert silent(house) == []
    arrives(house)
    assert silent(house) == [1, 2]
    runs(house, first, seen)
    assert silent(house) == [2]


def test_another_municipality_is_asked_about_its_own_and_none_without_a_rule(house: House) -> None:
    logged(house)
    leiden = build_house(house.database, team_id="T0002", profile="leiden")
    assert looks(leiden) == []
    assert silent(leiden) == []
    profile = house.here.profile.model_copy(update={"silence": None})
    without = House(house.database, type(house.here)(**{**vars(house.here), "profile": profile}))
    assert looks(without) == []
