"""The communication plan: made from the plan once, kept by the coordinator, with texts to copy."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.messages import communication_ids as ids
from bot.messages.communication_text import text_for
from bot.messages.communication_view import PlannedList
from bot.policy.confidentiality import Audience
from bot.services.communication_planning import messages_unplanned, plan_messages
from bot.services.communication_text import text_facts
from bot.services.communications import (
    PlannedInput,
    add_message,
    change_message,
    planned_list,
    settle_message,
)
from bot.services.errors import NotAllowedError
from bot.services.occasion import Occasion, Telling
from bot.services.telling import tell
from storage.database import Database
from storage.successes import set_success_people
from storage.tables import Lesson, NameConsent, PlannedMessage, TrajectoryAward
from storage.vocabulary import LessonOrigin, MessageState, Phase, SuccessState
from tests.services.house import (
    BUYER,
    CLIENT,
    COORDINATOR,
    NOW,
    House,
    build_house,
    happened,
    planned,
)
from tests.storage.making_successes import make_success

ZONE = ZoneInfo("Europe/Amsterdam")
WANTED = PlannedInput("Wat we leerden", date(2026, 12, 7), "intranetgroep", "opdrachtgevers")


def plans(house: House, *, now: datetime = NOW) -> int:
    """Look whether everything is planned."""
    with house.session() as session:
        made = plan_messages(session, here=house.here, now=now)
        session.commit()
    return made


def adds(house: House, wanted: PlannedInput = WANTED, user: str = COORDINATOR) -> int:
    """Somebody plans one. :returns: its id."""
    with house.session() as session:
        viewer = house.viewer(session, user)
        found = add_message(session, here=house.here, viewer=viewer, wanted=wanted, now=NOW)
        session.commit()
    return found


def does(house: House, step: Any, message_id: int, *, user: str = COORDINATOR, **more: Any) -> bool:
    """Somebody does something with it."""
    with house.session() as session:
        viewer = house.viewer(session, user)
        done = step(session, here=house.here, viewer=viewer, message_id=message_id, now=NOW, **more)
        session.commit()
    return bool(done)


def sees(house: House) -> PlannedList:
    """What the coordinator sees."""
    with house.session() as session:
        viewer = house.viewer(session, COORDINATOR)
        return planned_list(session, here=house.here, viewer=viewer, now=NOW)


def told(house: House) -> Telling | None:
    """What the last notice that one is ready says by now."""
    with house.session() as session:
        notice = planned(session, ids.NOTICE_READY)[-1]
        return tell(Occasion(session, [notice], house.here, Audience.PERSON, NOW))


def written(house: House, kind: str = "newsletter", **names: str) -> str:
    """The text that is made now."""
    message_id = adds(house)
    with house.session() as session:
        stored = session.get(PlannedMessage, message_id)
        assert stored is not None
        facts = text_facts(session, stored, here=house.here, now=NOW)
    return text_for(kind, facts, names, house.here.words)


def celebrates(house: House, title: str, *, agreed: bool = True, **fields: Any) -> None:
    """Something was celebrated, thanks to the client."""
    with house.session() as session:
        values = {"state": SuccessState.CELEBRATED, "celebrated_at": NOW, "title": title, **fields}
        success = make_success(house.here.workspace_id, title, **values)
        session.add(success)
        session.flush()
        client = house.viewer(session, CLIENT).person_id
        set_success_people(session, success_id=success.id or 0, people=[client])
        if session.get(NameConsent, client) is None:
            session.add(
                NameConsent(
                    person_id=client,
                    workspace_id=house.here.workspace_id,
                    agreed=agreed,
                    asked_at=NOW,
                )
            )
        session.commit()


def tells_lesson(house: House, number: int, title: str, **fields: Any) -> None:
    """Somebody told a lesson."""
    with house.session() as session:
        values = {"origin": LessonOrigin.FORM, "created_at": NOW, "updated_at": NOW, **fields}
        session.add(
            Lesson(
                workspace_id=house.here.workspace_id,
                number=number,
                title=title,
                insight="Zo doen we het.",
                **values,
            )
        )
        session.commit()


def test_what_the_plan_brings_is_made_once(house_on_each: House) -> None:
    house = house_on_each
    with house.session() as session:
        assert messages_unplanned(session, here=house.here, now=NOW)
    assert (plans(house), plans(house)) == (2, 0)
    assert [each.on for each in sees(house).planned] == [date(2027, 1, 4), date(2027, 4, 1)]
    with house.session() as session:
        assert not messages_unplanned(session, here=house.here, now=NOW)
        moments = [each.due_at for each in planned(session, ids.NOTICE_READY)]
        assert moments == [datetime(2026, 12, 31, 8, 30, tzinfo=ZONE)]


def test_after_a_report_there_is_one_for_each_medium(migrated_sqlite: Database) -> None:
    house = build_house(migrated_sqlite, profile="leiden")
    assert plans(house)
    found = sees(house).planned
    assert {each.kind for each in found} == {"newsletter", "intranet"}
    assert len({each.on for each in found}) * 2 == len(found)


def test_what_was_dropped_or_moved_does_not_come_back(house: House) -> None:
    plans(house)
    first, second = sees(house).planned
    assert does(
        house, settle_message, first.message_id, state=MessageState.DROPPED, version=first.version
    )
    moved = PlannedInput(second.title, date(2027, 4, 8), second.medium_slug)
    assert does(house, change_message, second.message_id, wanted=moved, version=1)
    assert plans(house) == 0
    assert [each.on for each in sees(house).planned] == [date(2027, 4, 8)]


def test_a_stale_change_is_not_written(house_on_each: House) -> None:
    house = house_on_each
    message_id = adds(house)
    one = PlannedInput("Eerst", WANTED.on)
    assert does(house, change_message, message_id, wanted=one, version=1)
    assert not does(house, change_message, message_id, wanted=WANTED, version=1)
    sent = {"state": MessageState.SENT}
    assert not does(house, settle_message, message_id, version=1, **sent)
    assert does(house, settle_message, message_id, version=2, **sent)
    assert does(house, settle_message, message_id, version=2, **sent)  # twice changes nothing
    assert [each.title for each in sees(house).sent] == ["Eerst"]
    with house.session() as session:
        kinds = [each.kind for each in happened(session) if each.subject_kind == ids.SUBJECT]
        assert kinds == [ids.EVENT_ADDED, ids.EVENT_CHANGED, ids.EVENT_STATE]


def test_the_coordinator_hears_that_it_is_ready_the_working_day_before(house: House) -> None:
    message_id = adds(house)
    with house.session() as session:
        (notice,) = planned(session, ids.NOTICE_READY)
        assert notice.due_at == datetime(2026, 12, 4, 8, 30, tzinfo=ZONE)  # it is for a Monday
    said = told(house)
    assert said is not None
    assert "staat klaar" in said.message.text
    does(house, settle_message, message_id, state=MessageState.SENT, version=1)
    assert told(house) is None


def test_an_owner_who_keeps_no_plan_reads_the_text_in_the_message(house: House) -> None:
    with house.session() as session:
        owner_id = house.viewer(session, BUYER).person_id
        session.commit()
    adds(house, PlannedInput("Nieuws", WANTED.on, "intranetgroep", owner_id=owner_id))
    with house.session() as session:
        assert [each.recipient for each in planned(session, ids.NOTICE_READY)] == [
            f"person:{owner_id}"
        ]
    said = told(house)
    assert said is not None
    assert "Ga je iets kopen?" in str(said.message)
    assert ids.ONE_OPEN not in str(said.message)


def test_a_text_names_only_who_agreed_and_tells_no_amount(house: House) -> None:
    celebrates(house, "Twaalf elektrische bussen", figure="31 ton CO2")
    celebrates(house, "Minder meubels", figure="€ 40.000")
    celebrates(house, "Zonnepanelen voor € 300.000")
    said = written(house, U0CLIENT="Kim de Vries")
    assert "Twaalf elektrische bussen (31 ton CO2). Met dank aan Kim de Vries." in said
    assert "Gelukt: Minder meubels." in said
    assert "€" not in said
    assert "Zonnepanelen" not in said


def test_who_did_not_agree_is_not_named(house: House) -> None:
    celebrates(house, "Twaalf elektrische bussen", agreed=False)
    for kind in ("newsletter", "intranet"):
        said = written(house, kind, U0CLIENT="Kim de Vries")
        assert "Twaalf elektrische bussen" in said
        assert "Kim" not in said


def test_nothing_is_told_of_an_award_before_the_signature(house: House) -> None:
    with house.session() as session:
        record = house.logs(session)
        trajectory_id = record.trajectory.id or 0
        record.trajectory.phase = Phase.AWARD
        session.add(TrajectoryAward(trajectory_id=trajectory_id, decision_on=NOW.date()))
        session.commit()
    celebrates(house, "Nieuw asfalt", trajectory_id=trajectory_id)
    tells_lesson(house, 1, "Asfalt met minder teer", trajectory_id=trajectory_id)
    said = written(house)
    assert "sfalt" not in said


def test_lessons_are_new_and_of_who_let_themselves_be_known(house: House) -> None:
    tells_lesson(house, 1, "Vraag het de markt")
    tells_lesson(house, 2, "Stil", anonymous=True)
    tells_lesson(house, 3, "Uit de Nulmeting", origin=LessonOrigin.PROFILE)
    tells_lesson(house, 4, "Lang geleden", created_at=NOW - timedelta(days=200))
    said = written(house)
    assert "Geleerd: Vraag het de markt." in said
    assert not any(each in said for each in ("Stil", "Nulmeting", "Lang geleden"))


def test_only_the_coordinator_keeps_it(house: House) -> None:
    with pytest.raises(NotAllowedError):
        adds(house, user=BUYER)
    with house.session() as session, pytest.raises(NotAllowedError):
        planned_list(session, here=house.here, viewer=house.viewer(session, BUYER), now=NOW)
