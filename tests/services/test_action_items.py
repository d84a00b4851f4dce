"""Action items in the database: made, reminded, moved and given to somebody else."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.messages import meeting_ids as ids
from bot.policy.confidentiality import Audience
from bot.services.action_items import (
    ActionInput,
    Doer,
    finish_action,
    hand_over_action,
    make_action,
    postpone_action,
)
from bot.services.action_views import action_list, settleable
from bot.services.errors import ActionGoneError, MayNotSettleActionError, NotAllowedError
from bot.services.occasion import Occasion
from bot.services.telling import tell
from storage.tables import Notice
from storage.vocabulary import ActionKind
from tests.services.house import (
    ADVISER,
    BUYER,
    COLLEAGUE,
    COORDINATOR,
    NOW,
    TODAY,
    House,
    happened,
    planned,
)
from tests.support.colleagues import text_of

FRIDAY, NEXT = date(2026, 11, 27), date(2026, 12, 4)
LATER = datetime(2026, 12, 14, 9, tzinfo=UTC)


@contextmanager
def doing(house: House, user: str = COORDINATOR) -> Iterator[Doer]:
    """Somebody does something, kept when the block ends."""
    with house.session() as session:
        yield Doer(session, house.here, house.viewer(session, user), NOW)
        session.commit()


def made(house: House, owner: str = BUYER, by: str = COORDINATOR, **fields: Any) -> int:
    """The id of a new one."""
    with doing(house, by) as doer:
        owner_id = house.viewer(doer.session, owner).person_id
        wanted = {"text": "Markt bellen", "kind": ActionKind.SUPPORT, "due_on": FRIDAY, **fields}
        return make_action(doer, ActionInput(owner_id=owner_id, **wanted)).id or 0


def hears(house: House, user: str, kind: str) -> list[str]:
    """What somebody would hear of a kind by now."""
    with house.session() as session:
        recipient = f"person:{house.viewer(session, user).person_id}"
        told = [
            tell(Occasion(session, [each], house.here, Audience.PERSON, LATER))
            for each in planned(session, kind)
            if each.recipient == recipient
        ]
        return [text_of(list(each.message.blocks)) for each in told if each]


def due(house: House, kind: str) -> list[Notice]:
    """What is planned of a kind."""
    with house.session() as session:
        return planned(session, kind)


def test_an_owner_is_told_once_and_reminded_before_and_after(house_on_each: House) -> None:
    made(house_on_each)
    (given,) = hears(house_on_each, BUYER, ids.NOTICE_GIVEN)
    assert f"<@{COORDINATOR}> gaf je een actiepunt" in given
    (before,), (after,) = (
        due(house_on_each, ids.NOTICE_BEFORE),
        due(house_on_each, ids.NOTICE_AFTER),
    )
    assert before.due_at == datetime(2026, 11, 25, 7, 30, tzinfo=UTC)
    assert after.due_at == datetime(2026, 11, 30, 7, 30, tzinfo=UTC)


def test_what_somebody_makes_for_themselves_is_not_told_to_them(house_on_each: House) -> None:
    made(house_on_each, owner=BUYER, by=BUYER, due_on=TODAY)
    assert not due(house_on_each, ids.NOTICE_GIVEN)
    assert not due(house_on_each, ids.NOTICE_BEFORE)  # its moment is past
    assert len(due(house_on_each, ids.NOTICE_AFTER)) == 1


def test_a_moved_date_moves_the_reminders_there_and_back(house_on_each: House) -> None:
    item = made(house_on_each)
    for day in (NEXT, FRIDAY, NEXT):
        with doing(house_on_each, BUYER) as doer:
            assert postpone_action(doer, item, due_on=day)
    (told,) = hears(house_on_each, BUYER, ids.NOTICE_BEFORE)
    assert "Voor 4 december 2026" in told
    assert len(hears(house_on_each, BUYER, ids.NOTICE_AFTER)) == 1


def test_who_takes_it_over_hears_the_note_and_the_first_owner_nothing_more(
    house_on_each: House,
) -> None:
    item = made(house_on_each)
    with doing(house_on_each, BUYER) as doer:
        owner_id = house_on_each.viewer(doer.session, COLLEAGUE).person_id
        assert hand_over_action(doer, item, owner_id=owner_id, note="Zie de map.")
    (given,) = hears(house_on_each, COLLEAGUE, ids.NOTICE_GIVEN)
    assert "Erbij gezegd: Zie de map." in given
    assert len(hears(house_on_each, COLLEAGUE, ids.NOTICE_BEFORE)) == 1
    for kind in (ids.NOTICE_GIVEN, ids.NOTICE_BEFORE, ids.NOTICE_AFTER):
        assert not hears(house_on_each, BUYER, kind)


def test_what_is_done_is_not_asked_again_and_nothing_moves_it(house_on_each: House) -> None:
    item = made(house_on_each)
    with doing(house_on_each, BUYER) as doer:
        assert finish_action(doer, item)
    with doing(house_on_each, COORDINATOR) as doer:
        assert not finish_action(doer, item)
        assert not postpone_action(doer, item, due_on=NEXT)
        assert not hand_over_action(doer, item, owner_id=doer.viewer.person_id)
        assert [event.kind for event in happened(doer.session)] == ["made", "done"]
    for kind in (ids.NOTICE_GIVEN, ids.NOTICE_BEFORE, ids.NOTICE_AFTER):
        assert not hears(house_on_each, BUYER, kind)


def test_a_colleague_makes_none_for_others_and_settles_none_of_theirs(house: House) -> None:
    with pytest.raises(NotAllowedError):
        made(house, owner=BUYER, by=COLLEAGUE)
    item = made(house)
    with doing(house, COLLEAGUE) as doer:
        with pytest.raises(MayNotSettleActionError):
            finish_action(doer, item)
        with pytest.raises(ActionGoneError):
            finish_action(doer, item + 1)


def test_what_is_late_is_seen_by_its_owner_and_who_oversees_all(house: House) -> None:
    item = made(house)
    made(house, owner=ADVISER, text="Eis schrijven", due_on=None)
    with house.session() as session:
        for user, texts in (
            (BUYER, ["Markt bellen"]),
            (COLLEAGUE, []),
            (COORDINATOR, ["Markt bellen", "Eis schrijven"]),
            (ADVISER, ["Eis schrijven", "Markt bellen"]),
        ):
            viewer = house.viewer(session, user)
            found = action_list(session, here=house.here, viewer=viewer, today=LATER.date())
            assert [row.text for row in found.rows] == texts
            assert all(row.overdue is (row.item_id == item) for row in found.rows)
        viewer = house.viewer(session, COLLEAGUE)
        with pytest.raises(MayNotSettleActionError):
            settleable(session, here=house.here, viewer=viewer, item_id=item, today=TODAY)
