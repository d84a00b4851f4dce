"""A meeting that is kept, and its minutes: to each what they may read, once."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session

from bot.messages import meeting_ids as ids
from bot.messages.meeting_view import PointPlace, SheetPlace
from bot.policy.confidentiality import Audience
from bot.services.errors import NoMeetingError, NotAtTableError
from bot.services.held_meetings import meeting_at_hand
from bot.services.meeting_points import add_point, find_point, mark_point, print_of, sheet_of
from bot.services.meetings import plan_meetings
from bot.services.minutes import make_minutes, minutes_of
from bot.services.occasion import Occasion
from bot.services.telling import tell
from storage.agenda import put_agenda_mark
from storage.meetings import meetings_between
from storage.tables import AgendaItem
from storage.vocabulary import AgendaState, MeetingState
from tests.services.house import ADVISER, BUYER, COORDINATOR, NOW, House, planned
from tests.support.colleagues import text_of

DAY = NOW + timedelta(days=1)


@pytest.fixture
def meeting_id(house_on_each: House) -> int:
    """The meeting of the next day, with a point on its agenda."""
    house = house_on_each
    with house.session() as session:
        plan_meetings(session, here=house.here, now=NOW)
        meeting = meetings_between(
            session, workspace_id=house.here.workspace_id, begins=NOW, ends=NOW + timedelta(days=2)
        )[0]
        session.add(
            AgendaItem(
                workspace_id=house.here.workspace_id,
                rhythm=meeting.rhythm,
                text="Hergebruik van masten",
                brought_by_id=house.viewer(session, BUYER).person_id,
                created_at=NOW,
                updated_at=NOW,
            )
        )
        session.commit()
        return meeting.id or 0


def asked(house: House, session: Session, user: str = COORDINATOR) -> dict[str, Any]:
    """What every use case of a meeting wants to know."""
    return {"here": house.here, "viewer": house.viewer(session, user), "now": DAY}


def decides(house: House, meeting_id: int, outcome: str, *, base: str = "open ") -> bool:
    """The coordinator decides about the point."""
    place = PointPlace(SheetPlace(meeting_id), ids.SUBJECT_ITEM, 1)
    wanted = (AgendaState.DECIDED, outcome)
    with house.session() as session:
        done = mark_point(session, place=place, wanted=wanted, base=base, **asked(house, session))
        session.commit()
    return done


def concludes(house: House, meeting_id: int) -> dict[str, str]:
    """Make the minutes; what each is told, by recipient, in a closed channel."""
    with house.session() as session:
        make_minutes(session, meeting_id=meeting_id, **asked(house, session))
        session.commit()
        return {
            notice.recipient: said(house, session, notice.recipient, closed=True)
            for notice in planned(session, ids.NOTICE_MINUTES)
        }


def said(house: House, session: Session, recipient: str, *, closed: bool) -> str:
    """What a recipient reads."""
    notice = next(
        each for each in planned(session, ids.NOTICE_MINUTES) if each.recipient == recipient
    )
    channel = Audience.PRIVATE_CHANNEL if closed else Audience.TEAM_CHANNEL
    audience = Audience.PERSON if recipient.startswith("person") else channel
    telling = tell(Occasion(session, [notice], house.here, audience, DAY))
    return text_of(list(telling.message.blocks)) if telling else ""


def test_a_decision_and_a_new_point_stand_in_the_minutes_of_who_sat_there(
    house_on_each: House, meeting_id: int
) -> None:
    house = house_on_each
    assert decides(house, meeting_id, "We hergebruiken ze.")
    with house.session() as session:
        wanted = (AgendaState.DISCUSSED, "")
        more = asked(house, session)
        add_point(session, meeting_id=meeting_id, title="Koffie", wanted=wanted, **more)
        session.commit()
    told = concludes(house, meeting_id)
    assert len(told) == 3
    assert all("We hergebruiken ze." in each and "Koffie" in each for each in told.values())
    with house.session() as session:
        meeting = meeting_at_hand(session, **asked(house, session, ADVISER))
        assert (meeting.id, meeting.state) == (meeting_id, MeetingState.HELD)
        public = said(house, session, "channel:mvoi-overleg", closed=False)
        assert public == (
            "Het tweewekelijks overleg van 24 november 2026 is geweest: "
            "2 punten besproken, 1 besluit, 0 actiepunten."
        )


def test_of_two_who_decide_the_second_sees_what_the_first_wrote(
    house_on_each: House, meeting_id: int
) -> None:
    assert decides(house_on_each, meeting_id, "Ja.")
    assert not decides(house_on_each, meeting_id, "Nee.")
    with house_on_each.session() as session:
        place = PointPlace(SheetPlace(meeting_id), ids.SUBJECT_ITEM, 1)
        point = find_point(session, place=place, **asked(house_on_each, session))
        assert point is not None
        assert point.outcome == "Ja."
    assert decides(house_on_each, meeting_id, "Toch niet.", base=print_of(point))


def test_what_only_overseers_read_is_counted_elsewhere(
    house_on_each: House, meeting_id: int
) -> None:
    """A line of the bot that left the agenda: a judgement, say."""
    house = house_on_each
    with house.session() as session:
        put_agenda_mark(
            session,
            meeting_id=meeting_id,
            subject=("start_form", 9),
            state=AgendaState.DECIDED,
            outcome="Te duur.",
            marked_by_id=house.viewer(session, COORDINATOR).person_id,
            now=DAY,
        )
        session.commit()
    told = concludes(house, meeting_id)
    channel = told.pop("channel:mvoi-overleg")
    assert "Te duur." not in channel
    assert "1 punt over wat vertrouwelijk is" in channel
    assert all("Te duur." in each for each in told.values())


def test_only_who_sits_there_keeps_it_and_not_before_its_day(
    house_on_each: House, meeting_id: int
) -> None:
    house = house_on_each
    with house.session() as session:
        with pytest.raises(NotAtTableError):
            meeting_at_hand(session, **asked(house, session, BUYER))
        early = {**asked(house, session), "now": NOW}
        with pytest.raises(NoMeetingError):
            make_minutes(session, meeting_id=meeting_id, **early)
        meeting = meeting_at_hand(session, **early)
        assert meeting.id == meeting_id
        sheet = sheet_of(session, meeting=meeting, page=1, **early)
        assert not sheet.may_conclude
        assert minutes_of(session, meeting=meeting, **early).left == len(sheet.points) == 1
