"""The coordinator keeps a masterclass; who waits longest gets the seat that comes free."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.messages import gathering_ids as ids
from bot.messages.gathering_view import GatheringView
from bot.policy.confidentiality import Audience
from bot.services.errors import NotAllowedError, OnlyColleaguesError
from bot.services.gathering_guests import announce, sign_up, stay_away
from bot.services.gathering_views import gathering_list, gathering_view
from bot.services.gatherings import (
    GatheringInput,
    add_gathering,
    cancel_gathering,
    change_gathering,
)
from bot.services.occasion import Occasion, Telling
from bot.services.outreach_errors import GatheringGoneError
from bot.services.telling import tell
from storage.vocabulary import GatheringKind, SignUp
from tests.services.house import (
    BUYER,
    CLIENT,
    COLLEAGUE,
    COORDINATOR,
    NOW,
    House,
    happened,
    planned,
)
from tests.services.talking import Chat

BEGINS = datetime(2026, 12, 10, 9, tzinfo=UTC)
ONE_SEAT = GatheringInput(
    GatheringKind.MASTERCLASS, "Marktconsultaties", BEGINS, 90, place="Raadzaal", seats=1
)


def adds(house: House, wanted: GatheringInput = ONE_SEAT, user: str = COORDINATOR) -> int:
    """Somebody adds one. :returns: its id."""
    with house.session() as session:
        viewer = house.viewer(session, user)
        found = add_gathering(session, here=house.here, viewer=viewer, wanted=wanted, now=NOW)
        session.commit()
    return found


def does(house: House, step: Any, gathering_id: int, user: str, **more: Any) -> Any:
    """Somebody does something with it."""
    with house.session() as session:
        asked: dict[str, Any] = {
            "here": house.here,
            "viewer": house.viewer(session, user),
            "gathering_id": gathering_id,
            "now": NOW,
        }
        found = step(session, **{**asked, **more})
        session.commit()
    return found


def sees(house: House, gathering_id: int, user: str) -> GatheringView:
    """What somebody sees of it."""
    found: GatheringView = does(house, gathering_view, gathering_id, user)
    return found


def told(house: House, kind: str) -> Telling | None:
    """What the last notice of a kind says by now."""
    with house.session() as session:
        notice = planned(session, kind)[-1]
        audience = (
            Audience.PERSON if notice.recipient.startswith("person") else Audience.TEAM_CHANNEL
        )
        return tell(Occasion(session, [notice], house.here, audience, NOW))


def test_who_waits_longest_gets_the_seat_that_comes_free_and_hears_it(
    house_on_each: House,
) -> None:
    house = house_on_each
    gathering_id = adds(house)
    places = [does(house, sign_up, gathering_id, each) for each in (BUYER, CLIENT, COLLEAGUE)]
    assert places == [SignUp.COMES, SignUp.WAITS, SignUp.WAITS]
    assert does(house, sign_up, gathering_id, CLIENT) is SignUp.WAITS  # twice is once
    does(house, stay_away, gathering_id, BUYER)
    assert sees(house, gathering_id, CLIENT).mine is SignUp.COMES
    assert sees(house, gathering_id, COLLEAGUE).mine is SignUp.WAITS
    with house.session() as session:
        client = house.viewer(session, CLIENT).person_id
        heard = planned(session, ids.NOTICE_MOVED_UP)
        assert [each.recipient for each in heard] == [f"person:{client}"]
    said = told(house, ids.NOTICE_MOVED_UP)
    assert said is not None
    assert "je kunt naar Marktconsultaties" in said.message.text
    does(house, stay_away, gathering_id, CLIENT)
    assert sees(house, gathering_id, COLLEAGUE).mine is SignUp.COMES


def test_more_seats_let_in_who_waits(house_on_each: House) -> None:
    house = house_on_each
    gathering_id = adds(house)
    for user in (BUYER, CLIENT):
        does(house, sign_up, gathering_id, user)
    more = replace(ONE_SEAT, seats=2)
    assert does(house, change_gathering, gathering_id, COORDINATOR, wanted=more, version=1)
    assert sees(house, gathering_id, CLIENT).mine is SignUp.COMES
    fewer = replace(ONE_SEAT, seats=1)
    assert does(house, change_gathering, gathering_id, COORDINATOR, wanted=fewer, version=2)
    assert sees(house, gathering_id, CLIENT).mine is SignUp.COMES  # nobody is put out
    with house.session() as session:
        assert not planned(session, ids.NOTICE_CHANGED)  # seats are nobody's business


def test_a_stale_change_is_not_written(house: House) -> None:
    gathering_id = adds(house)
    first, second = replace(ONE_SEAT, title="Eerst"), replace(ONE_SEAT, title="Later")
    assert does(house, change_gathering, gathering_id, COORDINATOR, wanted=first, version=1)
    assert not does(house, change_gathering, gathering_id, COORDINATOR, wanted=second, version=1)
    assert sees(house, gathering_id, BUYER).title == "Eerst"
    with house.session() as session:
        kinds = [each.kind for each in happened(session) if each.subject_kind == ids.SUBJECT]
        assert kinds == [ids.EVENT_ADDED, ids.EVENT_CHANGED]


def test_guests_are_reminded_of_the_day_that_holds(house: House) -> None:
    gathering_id = adds(house)
    does(house, sign_up, gathering_id, BUYER)
    assert told(house, ids.NOTICE_BEFORE) is not None
    later = replace(ONE_SEAT, starts_at=BEGINS + timedelta(days=7))
    does(house, change_gathering, gathering_id, COORDINATOR, wanted=later, version=1)
    with house.session() as session:
        old, new = planned(session, ids.NOTICE_BEFORE)
        assert new.due_at - old.due_at == timedelta(days=7)
        assert tell(Occasion(session, [old], house.here, Audience.PERSON, NOW)) is None
        assert tell(Occasion(session, [new], house.here, Audience.PERSON, NOW)) is not None
    moved = told(house, ids.NOTICE_CHANGED)
    assert moved is not None
    assert "donderdag 17 december" in moved.message.text
    does(house, stay_away, gathering_id, BUYER)
    assert told(house, ids.NOTICE_BEFORE) is None


def test_who_signed_up_hears_that_it_is_off_and_nobody_signs_up_any_more(house: House) -> None:
    gathering_id = adds(house)
    for user in (BUYER, CLIENT):
        does(house, sign_up, gathering_id, user)
    does(house, cancel_gathering, gathering_id, COORDINATOR)
    does(house, cancel_gathering, gathering_id, COORDINATOR)
    with house.session() as session:
        assert len(planned(session, ids.NOTICE_CANCELLED)) == 2
        viewer = house.viewer(session, BUYER)
        assert not gathering_list(session, here=house.here, viewer=viewer, now=NOW).rows
    assert told(house, ids.NOTICE_BEFORE) is None
    with pytest.raises(GatheringGoneError):
        does(house, sign_up, gathering_id, COLLEAGUE)


def test_only_who_keeps_it_sees_who_comes(house: House) -> None:
    with house.session() as session:
        owner_id = house.viewer(session, CLIENT).person_id
        session.commit()
    gathering_id = adds(house, replace(ONE_SEAT, owner_id=owner_id))
    does(house, sign_up, gathering_id, BUYER)
    assert sees(house, gathering_id, COORDINATOR).guests == (BUYER,)
    assert sees(house, gathering_id, CLIENT).guests == (BUYER,)
    assert sees(house, gathering_id, COLLEAGUE).guests == ()
    assert sees(house, gathering_id, COLLEAGUE).coming == 1


def test_it_is_announced_once_without_names_or_a_place(house: House) -> None:
    gathering_id = adds(house, replace(ONE_SEAT, link="https://overleg.example/1"))
    does(house, sign_up, gathering_id, BUYER)
    assert does(house, announce, gathering_id, COORDINATOR)
    assert not does(house, announce, gathering_id, COORDINATOR)
    said = told(house, ids.NOTICE_ANNOUNCED)
    assert said is not None
    everything = str(said.message)
    assert "Marktconsultaties" in everything
    assert BUYER not in everything
    assert "Raadzaal" not in everything
    assert "overleg.example" not in everything


def test_a_guest_from_outside_sees_nothing_and_a_colleague_keeps_nothing(house: House) -> None:
    gathering_id = adds(house)
    with pytest.raises(NotAllowedError):
        adds(house, user=BUYER)
    for step in (cancel_gathering, announce):
        with pytest.raises(NotAllowedError):
            does(house, step, gathering_id, BUYER)
    with house.session() as session:
        outsider = house.viewer(session, "U0GUEST", outsider=True)
        asked: dict[str, Any] = {"here": house.here, "viewer": outsider, "now": NOW}
        with pytest.raises(OnlyColleaguesError):
            gathering_list(session, **asked)
        with pytest.raises(OnlyColleaguesError):
            sign_up(session, gathering_id=gathering_id, **asked)


def test_who_says_which_one_they_want_gets_its_button(house: House) -> None:
    """Where others read along only the first one is told, and nobody's own answer."""
    adds(house)
    adds(house, replace(ONE_SEAT, title="Social return in de praktijk"))
    chat = Chat(house)
    chat.says("meld me aan voor de masterclass over social return")
    heard = chat.hears("Bedoel je deze?")
    assert "Marktconsultaties" not in heard.text
    assert heard.action_of("Aanmelden") == ids.SIGN_UP
    chat.says("welke masterclasses zijn er?")
    assert "Marktconsultaties" in chat.hears().text
