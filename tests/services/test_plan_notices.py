"""The manifest is recalled once a year, by the profile's day, to who is coordinator then."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.messages import plan_ids as ids
from bot.policy.confidentiality import Audience
from bot.services.occasion import Occasion, Telling
from bot.services.plan_notices import manifest_moment, plan_manifest
from bot.services.telling import tell
from storage.database import Database
from storage.tables import Notice
from storage.vocabulary import MunicipalRole, PlanStatus
from tests.services.house import (
    COLLEAGUE,
    COORDINATOR,
    NOW,
    SECOND_COORDINATOR,
    House,
    appoint,
    build_house,
    planned,
)
from tests.services.test_plans import BOR, keeps

ZONE = ZoneInfo("Europe/Amsterdam")
FIRST = datetime(2027, 2, 1, 8, 30, tzinfo=ZONE)
"""Signed on the 30th of January, which is a Saturday then."""


def plans(house: House, *, now: datetime = NOW) -> int:
    """Look whether the next time is planned."""
    with house.session() as session:
        made = plan_manifest(session, here=house.here, now=now)
        session.commit()
    return made


def told(house: House, kind: str) -> Telling | None:
    """What the last notice of a kind says by now."""
    with house.session() as session:
        notice: Notice = planned(session, kind)[-1]
        return tell(Occasion(session, [notice], house.here, Audience.PERSON, NOW))


def test_it_is_planned_once_for_each_year(house_on_each: House) -> None:
    house = house_on_each
    assert (plans(house), plans(house)) == (1, 0)
    assert plans(house, now=FIRST) == 1
    with house.session() as session:
        moments = [each.due_at for each in planned(session, ids.NOTICE_MANIFEST)]
    assert moments == [FIRST, datetime(2028, 1, 31, 8, 30, tzinfo=ZONE)]


def test_a_second_coordinator_hears_it_too(house: House) -> None:
    plans(house)
    with house.session() as session:
        both = (COORDINATOR, SECOND_COORDINATOR)
        appoint(session, house.here, MunicipalRole.COORDINATOR, both)
        session.commit()
    assert plans(house) == 1


def test_it_says_what_was_promised_and_how_that_goes(house: House) -> None:
    plans(house)
    telling = told(house, ids.NOTICE_MANIFEST)
    assert telling is not None
    assert "3 jaar manifest" in telling.message.text
    assert "concreet actieplan" in str(telling.message.blocks)
    assert "Nog niet begonnen" in str(telling.message.blocks)


def test_who_is_no_coordinator_any_more_hears_nothing(house: House) -> None:
    plans(house)
    with house.session() as session:
        appoint(session, house.here, MunicipalRole.COORDINATOR, [SECOND_COORDINATOR])
        session.commit()
    assert told(house, ids.NOTICE_MANIFEST) is None


def test_a_day_that_was_mended_in_the_profile_takes_the_place_of_the_old(house: House) -> None:
    plans(house)
    profile = house.here.profile
    assert profile.manifest is not None
    assert profile.manifest.signed_on is not None
    day = profile.manifest.signed_on + timedelta(days=40)
    manifest = profile.manifest.model_copy(update={"signed_on": day})
    mended = profile.model_copy(update={"manifest": manifest})
    later = House(house.database, type(house.here)(**{**vars(house.here), "profile": mended}))
    assert told(later, ids.NOTICE_MANIFEST) is None
    assert plans(later) == 1


def test_without_a_day_there_is_no_reminder(migrated_sqlite_url: str) -> None:
    database = Database(migrated_sqlite_url)
    leiden = build_house(database, profile="leiden")
    assert manifest_moment(leiden.here, after=NOW) is None
    assert plans(leiden) == 0
    database.close()


def test_an_owner_reads_what_is_theirs_and_nothing_once_it_is_not(house: House) -> None:
    keeps(house, BOR, owner=COLLEAGUE)
    telling = told(house, ids.NOTICE_OWNER)
    assert telling is not None
    assert "Team BOR" in str(telling.message.blocks)
    keeps(house, BOR, status=PlanStatus.RUNNING, version=1)
    assert told(house, ids.NOTICE_OWNER) is None


@pytest.mark.parametrize("days", [0, 1, 400])
def test_the_next_moment_is_always_later(house: House, days: int) -> None:
    after = FIRST + timedelta(days=days)
    moment = manifest_moment(house.here, after=after)
    assert moment is not None
    assert moment > after
