"""Another moment for a meeting: the agenda moves along, and the others hear it once."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import Session

from bot.messages import calendar_ids
from bot.messages import meeting_ids as ids
from bot.policy.confidentiality import Audience
from bot.services.errors import NotCoordinatorError, NotFoundError
from bot.services.meeting_calendar import calendar_view
from bot.services.meeting_changes import (
    MeetingInput,
    cancel_meeting,
    change_meeting,
    restore_meeting,
)
from bot.services.meetings import meetings_unplanned
from bot.services.month_planning import months_unplanned, plan_months
from bot.services.occasion import Occasion, Telling
from bot.services.plans import whole_plan
from bot.services.rhythm_choices import RhythmInput, fix_rhythm
from bot.services.telling import tell
from storage.tables import Meeting, Notice
from storage.vocabulary import NoticeState
from tests.services.house import ADVISER, BUYER, COORDINATOR, NOW, House, happened, planned
from tests.services.test_meetings import agendas, coming, follows

RHYTHM = "tweewekelijks-overleg"
WEDNESDAY = datetime(2026, 12, 9, 12, tzinfo=UTC)


def second(session: Session) -> Meeting:
    """The meeting of the 8th of December."""
    return coming(session)[1]


def moves(
    house: House, session: Session, to: datetime = WEDNESDAY, *, version: int = 0, place: str = ""
) -> bool:
    """The coordinator lets it begin at another moment."""
    return change_meeting(
        session,
        here=house.here,
        viewer=house.viewer(session, COORDINATOR),
        meeting_id=second(session).id or 0,
        wanted=MeetingInput(to, 60, place),
        version=version,
        now=NOW,
    )


def told(house: House, session: Session, notice: Notice, now: datetime = NOW) -> Telling | None:
    """What is told, now."""
    channel = notice.recipient.startswith("channel:")
    audience = Audience.TEAM_CHANNEL if channel else Audience.PERSON
    return tell(Occasion(session, [notice], house.here, audience, now))


def test_a_moved_meeting_takes_its_agenda_along_and_is_told_once(house_on_each: House) -> None:
    house = house_on_each
    follows(house)
    with house.session() as session:
        meeting = second(session)
        assert moves(house, session)
        session.commit()
        assert meeting.starts_at == WEDNESDAY
        assert set(agendas(session, meeting).values()) == {datetime(2026, 12, 7, 7, 30, tzinfo=UTC)}
        notices = planned(session, ids.NOTICE_MOVED)
        assert len(notices) == 2  # the channel and the adviser; the coordinator did it
        assert {each.due_at for each in notices} == {NOW}
        for each in notices:
            said = told(house, session, each)
            assert said is not None
            assert "woensdag 9 december, 13:00" in said.message.text
    assert not follows(house)


def test_changed_twice_before_it_was_told_gives_one_message(house_on_each: House) -> None:
    house = house_on_each
    follows(house)
    with house.session() as session:
        assert moves(house, session)
        assert moves(house, session, WEDNESDAY + timedelta(days=1), version=1)
        session.commit()
        notices = planned(session, ids.NOTICE_MOVED)
        said = [each for each in notices if told(house, session, each) is not None]
        assert (len(notices), len(said)) == (4, 2)


def test_who_saw_something_else_changes_nothing(house_on_each: House) -> None:
    house = house_on_each
    follows(house)
    with house.session() as session:
        assert moves(house, session)
        assert not moves(house, session, WEDNESDAY + timedelta(days=1))
        assert second(session).starts_at == WEDNESDAY
        assert moves(house, session, version=1)  # the same again is no change
        kinds = [each.kind for each in happened(session)]
        assert kinds.count(calendar_ids.EVENT_MOVED) == 1


def test_only_the_emphasis_moves_nothing_and_tells_nobody(house_on_each: House) -> None:
    house = house_on_each
    follows(house)
    with house.session() as session:
        meeting = second(session)
        wanted = MeetingInput(meeting.starts_at, meeting.minutes, emphasis="wie doet wat")
        asked: dict[str, Any] = {
            "here": house.here,
            "viewer": house.viewer(session, COORDINATOR),
            "now": NOW,
        }
        assert change_meeting(
            session, meeting_id=meeting.id or 0, wanted=wanted, version=0, **asked
        )
        assert (meeting.chosen, meeting.emphasis) == (False, "wie doet wat")
        assert not planned(session, ids.NOTICE_MOVED)


def test_a_meeting_is_off_and_on_again(house_on_each: House) -> None:
    house = house_on_each
    follows(house)
    with house.session() as session:
        meeting = second(session)
        asked: dict[str, Any] = {
            "here": house.here,
            "viewer": house.viewer(session, COORDINATOR),
            "meeting_id": meeting.id or 0,
            "now": NOW,
        }
        assert cancel_meeting(session, **asked)
        assert not cancel_meeting(session, **asked)
        session.commit()
        assert all(told(house, session, each) is None for each in _agenda(session, meeting))
        said = told(house, session, planned(session, ids.NOTICE_MOVED)[0])
        assert said is not None
        assert "gaat niet door" in said.message.text
    assert not follows(house)
    with house.session() as session:
        view = calendar_view(session, here=house.here, viewer=house.viewer(session, BUYER), now=NOW)
        assert [each.is_off for each in view.rhythms[0].meetings[:3]] == [False, True, False]
        assert not view.may_change
        assert restore_meeting(session, **{**asked, "viewer": house.viewer(session, COORDINATOR)})
        session.commit()
        assert not second(session).chosen  # by its rhythm again
    assert not follows(house)


def test_an_agenda_that_was_left_out_is_sent_after_all_once_the_meeting_is_on_again(
    house_on_each: House,
) -> None:
    house = house_on_each
    follows(house)
    with house.session() as session:
        meeting = second(session)
        asked: dict[str, Any] = {
            "here": house.here,
            "viewer": house.viewer(session, COORDINATOR),
            "meeting_id": meeting.id or 0,
        }
        assert cancel_meeting(session, **asked, now=NOW)
        left_out = _agenda(session, meeting)
        for notice in left_out:
            notice.state = NoticeState.DROPPED
            session.add(notice)
        friday = datetime(2026, 12, 4, 9, tzinfo=UTC)
        assert restore_meeting(session, **asked, now=friday)
        again = [each for each in _agenda(session, meeting) if each not in left_out]
        assert {each.recipient for each in again} == {each.recipient for each in left_out}
        assert {each.due_at for each in again} == {friday}
        assert all(told(house, session, each, friday) is not None for each in again)


def test_a_fixed_day_moves_all_of_them_is_told_once_and_answers_the_plan(
    house_on_each: House,
) -> None:
    house = house_on_each
    follows(house)
    with house.session() as session:
        viewer = house.viewer(session, COORDINATOR)
        empty = _empty(session, house)
        wanted = RhythmInput(date(2026, 12, 3), "13:30", 45, "kamer 3", 1)
        asked: dict[str, Any] = {"here": house.here, "viewer": viewer, "slug": RHYTHM, "now": NOW}
        assert fix_rhythm(session, wanted=wanted, version=0, **asked)
        assert not fix_rhythm(session, wanted=wanted, version=0, **asked)
        later = replace(wanted, at="14:00")
        assert fix_rhythm(session, wanted=later, version=1, **asked)
        session.commit()
        first = coming(session)[0]
        assert first.starts_at == datetime(2026, 12, 3, 13, tzinfo=UTC)
        assert set(agendas(session, first).values()) == {datetime(2026, 12, 2, 7, 30, tzinfo=UTC)}
        said = [
            each.message.text
            for notice in planned(session, ids.NOTICE_FIXED)
            if (each := told(house, session, notice)) is not None
        ]
        assert len(said) == 2
        assert "donderdag 3 december, 14:00" in said[0]
        assert not planned(session, ids.NOTICE_MOVED)
        assert _empty(session, house) == empty - 1
        assert not meetings_unplanned(session, here=house.here, now=NOW)


def test_only_the_coordinator_changes_and_only_what_is_to_come(house_on_each: House) -> None:
    house = house_on_each
    follows(house)
    with house.session() as session:
        meeting_id = second(session).id or 0
        asked: dict[str, Any] = {"here": house.here, "meeting_id": meeting_id}
        for user in (ADVISER, BUYER):
            viewer = house.viewer(session, user)
            with pytest.raises(NotCoordinatorError):
                cancel_meeting(session, viewer=viewer, now=NOW, **asked)
            with pytest.raises(NotCoordinatorError):
                fix_rhythm(
                    session,
                    here=house.here,
                    viewer=viewer,
                    slug=RHYTHM,
                    wanted=RhythmInput(date(2026, 12, 3), "13:30", 45),
                    version=0,
                    now=NOW,
                )
        viewer = house.viewer(session, COORDINATOR)
        with pytest.raises(NotFoundError):
            cancel_meeting(session, viewer=viewer, now=NOW + timedelta(days=40), **asked)


def test_what_the_plan_has_for_a_month_is_told_on_its_first_working_day(
    house_on_each: House,
) -> None:
    """The evaluation of November is the only thing of its kind in this plan."""
    house, october = house_on_each, datetime(2027, 10, 4, 8, tzinfo=UTC)
    with house.session() as session:
        assert plan_months(session, here=house.here, now=october) == 1
        assert not months_unplanned(session, here=house.here, now=october)
        (notice,) = planned(session, ids.NOTICE_MONTH)
        assert notice.due_at == datetime(2027, 11, 1, 7, 30, tzinfo=UTC)
        said = told(house, session, notice, notice.due_at)
        assert said is not None
        assert "november" in said.message.text
        assert "Evaluatie en jaarplan" in str(said.message.blocks)
        assert told(house, session, notice, datetime(2027, 12, 1, 8, tzinfo=UTC)) is None


def _agenda(session: Session, meeting: Meeting) -> list[Notice]:
    return [each for each in planned(session, ids.NOTICE_AGENDA) if each.subject_id == meeting.id]


def _empty(session: Session, house: House) -> int:
    """How many questions of the plan are open."""
    viewer = house.viewer(session, COORDINATOR)
    view = whole_plan(session, here=house.here, viewer=viewer, now=NOW)
    return sum(line.empty for line in view.lines)
