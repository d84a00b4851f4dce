"""The agenda of a meeting of many holds what each of them may read."""

from datetime import UTC, datetime

import pytest

from bot.messages import meeting_ids as ids
from bot.policy.confidentiality import Audience
from bot.services.meetings import plan_meetings
from bot.services.occasion import Occasion
from bot.services.telling import tell
from bot.services.trajectories import share_trajectory
from storage.database import Database
from storage.tables import Meeting
from tests.services.house import BUYER, House, build_house, planned
from tests.support.colleagues import text_of

BEFORE = datetime(2027, 1, 11, 9, tzinfo=UTC)


@pytest.fixture
def leiden(migrated_sqlite_url: str) -> House:
    """Where there are network meetings."""
    return build_house(Database(migrated_sqlite_url), profile="leiden")


def test_a_channel_of_colleagues_reads_what_is_shared_and_one_with_guests_nothing(
    leiden: House,
) -> None:
    """What is not shared stands nowhere on it, not even for the coordinator."""
    house = leiden
    with house.session() as session:
        for title in ("Gedeelde lantaarns", "Stille gymzaal"):
            record = house.logs(session, title=title, team="stedelijk-beheer")
            if title.startswith("Gedeelde"):
                share_trajectory(
                    session, **house.asked(session, BUYER, record.trajectory.id or 0), now=BEFORE
                )
        plan_meetings(session, here=house.here, now=BEFORE)
        session.commit()
    with house.session() as session:
        notices = [
            each
            for each in planned(session, ids.NOTICE_AGENDA)
            if session.get_one(Meeting, each.subject_id).rhythm == "netwerkbijeenkomst"
        ]
        shown = {}
        for notice in notices:
            for audience in Audience:
                telling = tell(Occasion(session, [notice], house.here, audience, BEFORE))
                assert telling is not None
                blocks = list(telling.message.blocks)
                shown[notice.recipient.partition(":")[0], audience] = text_of(blocks)
    assert len(shown) == 2 * len(Audience)
    assert not [each for each in shown.values() if "Stille gymzaal" in each]
    for (_, audience), told in shown.items():
        assert ("Gedeelde lantaarns" in told) is (audience is not Audience.EXPOSED_CHANNEL)
        assert "Beoordeel" not in told
