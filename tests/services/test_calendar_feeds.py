"""The private address of somebody's calendar: made, ended by a new one, revoked."""

from typing import Any

import pytest

from bot.services.calendar_feeds import (
    digest_of,
    feed_behind,
    make_feed,
    revoke_feeds,
    standing_feed,
)
from bot.services.errors import OnlyColleaguesError
from storage.tables import CalendarFeed
from tests.services.house import ADVISER, BUYER, COLLEAGUE, NOW, House, happened


def test_an_address_holds_until_there_is_a_new_one_or_it_is_revoked(house_on_each: House) -> None:
    """Of the secret only a digest is kept; what somebody else has stays."""
    house = house_on_each
    with house.session() as session:
        buyer, adviser = house.viewer(session, BUYER), house.viewer(session, ADVISER)
        common: dict[str, Any] = {"here": house.here, "now": NOW}
        first = make_feed(session, viewer=buyer, team="bor", **common)
        others = make_feed(session, viewer=adviser, team=None, **common)
        found = feed_behind(session, first)
        assert isinstance(found, CalendarFeed)
        assert (found.person_id, found.team) == (buyer.person_id, "bor")
        assert found.digest == digest_of(first) != first
        second = make_feed(session, viewer=buyer, team=None, **common)
        assert feed_behind(session, first) is None
        standing = standing_feed(session, here=house.here, viewer=buyer)
        assert standing == feed_behind(session, second)
        assert revoke_feeds(session, viewer=buyer, **common)
        assert not revoke_feeds(session, viewer=buyer, **common)
        assert feed_behind(session, second) is None
        assert standing_feed(session, here=house.here, viewer=buyer) is None
        assert feed_behind(session, others) is not None
        told = [(each.kind, each.actor_id == buyer.person_id) for each in happened(session)]
        assert told == [
            ("made", True),
            ("made", False),
            ("revoked", True),
            ("made", True),
            ("revoked", True),
        ]
        written = repr([(each.facts, each.texts) for each in happened(session)])
        assert not any(secret in written for secret in (first, second, others))


@pytest.mark.parametrize("wrong", ["", "x" * 43, "é" * 43, "x" * 5000, "../health"])
def test_what_is_no_secret_opens_nothing(house: House, wrong: str) -> None:
    with house.session() as session:
        assert feed_behind(session, wrong) is None


def test_an_outsider_gets_no_address(house: House) -> None:
    with house.session() as session:
        guest = house.viewer(session, COLLEAGUE, outsider=True)
        with pytest.raises(OnlyColleaguesError):
            make_feed(session, here=house.here, viewer=guest, team=None, now=NOW)
