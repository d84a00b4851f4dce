"""What happens after the yes: turns, names, congratulations and taking back, on both databases."""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from sqlmodel import Session

from bot.messages import success_ids as ids
from bot.messages.success_view import SuccessParts
from bot.policy.celebrations import SAME_PURCHASE
from bot.policy.confidentiality import Audience
from bot.services.celebration_changes import (
    Joined,
    celebrations_unsettled,
    choose_naming,
    join_in,
    settle_celebrations,
)
from bot.services.errors import NotAllowedError
from bot.services.journey import step_back
from bot.services.occasion import Occasion, Telling
from bot.services.recipients import ToPerson
from bot.services.success_drafts import (
    DraftOutcome,
    Edited,
    approve_success,
    drop_success,
    edit_success,
    take_back,
)
from bot.services.success_reports import Report
from bot.services.successes import who_may_be_named
from bot.services.telling import tell
from storage.deliveries import Envelope, arrived, open_delivery
from storage.holding import drop
from storage.successes import find_success
from storage.tables import Notice, Success
from storage.vocabulary import DeliveryMethod, NoticeState, SuccessState, Withheld
from tests.services.celebrating import completes, does, looks, reports, signed_success
from tests.services.contracting import sign
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
from tests.services.test_journey import stepping

BUSES = SuccessParts(title="Er rijden 12 bestelbussen", figure="31 ton CO2 per jaar")
DAY = timedelta(days=1)


def stored(house: House, success_id: int) -> Success:
    """A success as it is by now."""
    with house.session() as session:
        found = find_success(session, workspace_id=house.here.workspace_id, success_id=success_id)
        assert found is not None
        session.expunge(found)
        return found


def told(
    house: House, at: datetime, audience: Audience = Audience.TEAM_CHANNEL
) -> list[tuple[str, Telling]]:
    """Everything that is due by then is told, as the rounds do; with the kind of each."""
    said = []
    with house.session() as session:
        for notice in planned(session):
            if notice.state is not NoticeState.PLANNED or notice.due_at > at:
                continue
            where = Audience.PERSON if notice.recipient.startswith("person") else audience
            telling = tell(Occasion(session, [notice], house.here, where, at))
            if telling is None:
                drop(session, notice, why=Withheld.OUTDATED)
                continue
            _stands(house, session, notice, telling, at)
            said.append((notice.kind, telling))
        session.commit()
    return said


def _stands(house: House, session: Session, notice: Notice, telling: Telling, at: datetime) -> None:
    replaced = telling.replaces
    delivery = open_delivery(
        session,
        workspace_id=house.here.workspace_id,
        token=f"token {notice.id}",
        envelope=Envelope(
            notice.recipient,
            DeliveryMethod.UPDATE if replaced else DeliveryMethod.POST,
            "C1",
            message_ts=replaced.message_ts if replaced else None,
        ),
        payload={},
        notices=[notice],
        now=at,
        lease_until=at,
    )
    ts = (replaced.message_ts if replaced else None) or f"1795420800.{notice.id:06}"
    arrived(session, delivery_id=delivery.id or 0, ts=ts, now=at)


def text_of(said: list[tuple[str, Telling]], kind: str = ids.NOTICE_CELEBRATION) -> str:
    """What was told of a kind, last."""
    (*_, telling) = [telling for each, telling in said if each == kind]
    return json.dumps(telling.message.blocks, ensure_ascii=False)


def approved(house: House, title: str = BUSES.title, *users: str) -> int:
    """Somebody told of a success that these people had part in; the coordinator approved it."""
    with house.session() as session:
        people = [house.viewer(session, user).person_id for user in users]
        session.commit()
    kept = reports(house, Report(replace(BUSES, title=title), title, None, people))
    version = stored(house, kept.success_id).version
    assert does(house, approve_success, kept.success_id, version=version) is DraftOutcome.DONE
    return kept.success_id


def says(house: House, user: str, *, agreed: bool, at: datetime = NOW) -> None:
    """Somebody answers whether they want to be named."""
    with house.session() as session:
        viewer = house.viewer(session, user)
        choose_naming(session, here=house.here, viewer=viewer, agreed=agreed, now=at)
        session.commit()


def joins(house: House, success_id: int, user: str) -> Joined:
    """Somebody congratulates."""
    with house.session() as session:
        viewer = house.viewer(session, user)
        outcome = join_in(
            session, here=house.here, viewer=viewer, success_id=success_id, now=NOW + DAY
        )
        session.commit()
        return outcome


def asked(house: House) -> list[str]:
    """Who was asked whether they want to be named."""
    with house.session() as session:
        return [each.recipient for each in planned(session, ids.NOTICE_CONSENT)]


def test_it_waits_a_day_for_who_is_asked_and_not_when_everybody_answered(
    house_on_each: House,
) -> None:
    house = house_on_each
    success_id = approved(house, BUSES.title, BUYER, CLIENT)
    assert stored(house, success_id).celebrate_at == NOW + DAY
    assert len(asked(house)) == 2
    assert [kind for kind, _ in told(house, NOW)].count(ids.NOTICE_CONSENT) == 2
    says(house, BUYER, agreed=True)
    assert stored(house, success_id).celebrate_at == NOW + DAY
    says(house, CLIENT, agreed=False)
    assert stored(house, success_id).celebrate_at == NOW
    party = text_of(told(house, NOW))
    assert BUYER in party
    assert CLIENT not in party
    assert stored(house, success_id).state is SuccessState.CELEBRATED


def test_who_does_not_answer_is_not_named_and_never_asked_again(house_on_each: House) -> None:
    house = house_on_each
    approved(house, "De eerste", BUYER)
    told(house, NOW)
    second = approved(house, "De tweede", BUYER)
    assert len(asked(house)) == 1
    party = text_of(told(house, NOW + 2 * DAY))
    assert BUYER not in party
    assert "*Dit deed* het team" in party
    with house.session() as session:
        assert who_may_be_named(session, second) == []


def test_two_are_never_celebrated_within_an_hour_even_after_a_standstill(
    house_on_each: House,
) -> None:
    """What was due while nothing ran comes one by one."""
    house = house_on_each
    for title in ("Een", "Twee", "Drie"):
        approved(house, title)
    with house.session() as session:
        due = [each.due_at for each in planned(session, ids.NOTICE_CELEBRATION)]
    assert due == [NOW, NOW + timedelta(hours=1), NOW + timedelta(hours=2)]
    moments = []
    at = NOW + timedelta(hours=4)
    for _ in range(40):
        said = told(house, at)
        moments += [at for kind, _ in said if kind == ids.NOTICE_CELEBRATION]
        at += timedelta(minutes=20)
    assert len(moments) == 3
    assert all(later - each >= timedelta(hours=1) for each, later in pairwise(moments))


def test_a_name_goes_when_somebody_changes_their_mind(house_on_each: House) -> None:
    house = house_on_each
    says(house, BUYER, agreed=True)
    approved(house, BUSES.title, BUYER)
    assert asked(house) == []
    assert BUYER in text_of(told(house, NOW))
    says(house, BUYER, agreed=False, at=NOW + DAY)
    changed = told(house, NOW + DAY)
    assert BUYER not in text_of(changed, ids.NOTICE_CELEBRATION_CHANGED)
    (standing,) = [each for kind, each in changed if kind == ids.NOTICE_CELEBRATION_CHANGED]
    assert standing.replaces is not None


def test_where_outsiders_read_along_nobody_is_named(house_on_each: House) -> None:
    house = house_on_each
    says(house, BUYER, agreed=True)
    approved(house, BUSES.title, BUYER)
    party = text_of(told(house, NOW, Audience.EXPOSED_CHANNEL))
    assert BUYER not in party
    assert "31 ton CO2 per jaar" in party


def test_a_congratulation_counts_once_and_not_after_it_was_taken_back(
    house_on_each: House,
) -> None:
    house = house_on_each
    success_id = approved(house)
    assert joins(house, success_id, COLLEAGUE) is Joined.CLOSED
    told(house, NOW)
    assert joins(house, success_id, COLLEAGUE) is Joined.COUNTED
    assert joins(house, success_id, COLLEAGUE) is Joined.AGAIN
    assert joins(house, success_id, BUYER) is Joined.COUNTED
    party = text_of(told(house, NOW + DAY), ids.NOTICE_CELEBRATION_CHANGED)
    assert "2 collega's feliciteren" in party
    version = stored(house, success_id).version
    with pytest.raises(NotAllowedError):
        does(house, take_back, success_id, version=version, user=BUYER)
    assert does(house, take_back, success_id, version=version) is DraftOutcome.DONE
    assert does(house, take_back, success_id, version=version) is DraftOutcome.BEFORE
    gone = text_of(told(house, NOW + DAY), ids.NOTICE_CELEBRATION_CHANGED)
    assert "ingetrokken" in gone
    assert BUSES.title not in gone
    assert joins(house, success_id, COORDINATOR) is Joined.CLOSED
    with house.session() as session:
        kinds = [each.kind for each in happened(session) if each.subject_kind == ids.SUBJECT]
    assert kinds == ["noted", "approved", "celebrated", "taken_back"]


def test_a_corrected_figure_stands_there_with_the_word(house_on_each: House) -> None:
    house = house_on_each
    success_id = approved(house)
    told(house, NOW)
    now = stored(house, success_id)
    right = Edited(replace(BUSES, figure="13 ton CO2 per jaar"), channel="mvoi")
    assert does(house, edit_success, success_id, right, version=now.version) is DraftOutcome.DONE
    party = text_of(told(house, NOW), ids.NOTICE_CELEBRATION_CHANGED)
    assert "13 ton" in party
    assert "31 ton" not in party
    assert "Gecorrigeerd" in party
    assert stored(house, success_id).channel == now.channel


def test_a_signature_that_is_undone_takes_it_back_at_once(house_on_each: House) -> None:
    """And the coordinator hears why."""
    house = house_on_each
    trajectory_id, draft = signed_success(house)
    does(house, approve_success, draft.id, version=draft.version)
    assert "Lees hoe" in text_of(told(house, NOW + DAY))
    with stepping(house, trajectory_id) as step:
        step_back(step, version=step.record.trajectory.version)
    assert stored(house, draft.id or 0).state is SuccessState.TAKEN_BACK
    said = told(house, NOW + DAY)
    assert "ingetrokken" in text_of(said, ids.NOTICE_CELEBRATION_CHANGED)
    assert "niet meer getekend" in text_of(said, ids.NOTICE_ENDED)


def test_what_is_not_so_any_more_is_held_until_it_is(house_on_each: House) -> None:
    """Checked when it would be told: not celebrated, and asked of nobody."""
    house = house_on_each
    trajectory_id, draft = signed_success(house)
    success_id = draft.id or 0
    does(house, approve_success, success_id, version=draft.version)
    with stepping(house, trajectory_id) as step:
        step_back(step, version=step.record.trajectory.version)
    said = [kind for kind, _ in told(house, NOW + DAY)]
    assert not {ids.NOTICE_CELEBRATION, ids.NOTICE_CONSENT, ids.NOTICE_OPENING} & set(said)
    held = stored(house, success_id)
    assert (held.state, held.celebrate_at) == (SuccessState.APPROVED, None)
    with house.session() as session:
        assert not celebrations_unsettled(session, here=house.here, now=NOW)
    with stepping(house, trajectory_id) as step:
        step_back(step, version=step.record.trajectory.version)
    sign(house, trajectory_id)
    with house.session() as session:
        settle_celebrations(session, here=house.here, now=NOW)
        session.commit()
    moment = stored(house, success_id).celebrate_at
    assert moment is not None
    assert ids.NOTICE_CELEBRATION in [kind for kind, _ in told(house, moment)]


def test_one_purchase_is_celebrated_once_in_two_weeks(house_on_each: House) -> None:
    """A contract that is signed and over within days is one joy after the other."""
    house = house_on_each
    trajectory_id, draft = signed_success(house)
    does(house, approve_success, draft.id, version=draft.version)
    told(house, NOW + DAY)
    completes(house, trajectory_id)
    newest, *_ = looks(house)
    assert newest.id != draft.id
    does(house, approve_success, newest.id, version=newest.version)
    moment = stored(house, newest.id or 0).celebrate_at
    assert moment is not None
    assert moment >= NOW + DAY + SAME_PURCHASE


def test_who_was_not_asked_in_time_is_asked_another_time(house_on_each: House) -> None:
    """Nothing was asked of them, so the one time is not spent."""
    house = house_on_each
    success_id = approved(house, BUSES.title, BUYER)
    does(house, drop_success, success_id, version=stored(house, success_id).version)
    assert ids.NOTICE_CONSENT not in [kind for kind, _ in told(house, NOW)]
    approved(house, "Nog een", BUYER)
    with house.session() as session:
        person = str(ToPerson(house.viewer(session, BUYER).person_id))
    assert asked(house) == [person, person]
