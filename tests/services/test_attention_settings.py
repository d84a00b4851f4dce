"""Everybody chooses when they hear what; each change is an event, and nobody reads another's."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import Session

from bot.messages import attention_ids as ids
from bot.messages import journey_ids, trajectory_ids
from bot.messages.attention_view import AttentionForm, HeldLine, Snooze
from bot.policy.attention import Group, Wishes
from bot.services.attention import consider, heard_by, hearer_of, late_since, wishes_of, zone_named
from bot.services.attention_settings import (
    attention_view,
    problems_of,
    save_form,
    show_all,
    snooze_end,
)
from bot.services.recipients import ToChannel, ToPerson
from storage.attention import find_attention
from storage.deliveries import Envelope, arrived, open_delivery
from storage.notices import claim_due, plan_notice
from storage.tables import Notice
from storage.vocabulary import DeliveryMethod, NoticeState, Withheld
from tests.services.house import BUYER, CLIENT, NOW, TODAY, House, happened, planned

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
EVENING = NOW + timedelta(hours=11)
USUAL = AttentionForm(
    starts_at="08:30",
    ends_at="17:00",
    daily_at="09:00",
    snooze=Snooze.NOT,
    weekdays=("0", "1", "2", "3", "4"),
    wanted=tuple(Group),
)


def chosen(**fields: object) -> AttentionForm:
    """The form as it stands, with something chosen otherwise."""
    return AttentionForm(**{**vars(USUAL), **fields})


def saves(house: House, session: Session, form: AttentionForm, user: str = BUYER) -> bool:
    """Somebody sends the form in."""
    viewer = house.viewer(session, user)
    return save_form(session, here=house.here, viewer=viewer, form=form, now=NOW)


def recipient(house: House, session: Session, user: str = BUYER) -> str:
    return str(ToPerson(house.viewer(session, user).person_id))


def thanks(
    house: House, session: Session, whom: str, *, subject: int = 1, due: datetime = NOW
) -> None:
    """Something unasked is planned."""
    plan_notice(
        session,
        workspace_id=house.here.workspace_id,
        kind=journey_ids.NOTICE_THANKS,
        subject_kind=trajectory_ids.SUBJECT,
        subject_id=subject,
        occurrence="version 1",
        recipient=whom,
        due_at=due,
        now=due,
    )


def considered(house: House, session: Session, whom: str, now: datetime) -> list[Notice]:
    """What may be told of what is due."""
    due = claim_due(session, workspace_id=house.here.workspace_id, recipient=whom, now=now)
    return consider(session, due, hearer_of(session, here=house.here, recipient=whom), now=now)


def test_what_is_chosen_holds_and_is_logged_once(house_on_each: House) -> None:
    """What is as the profile has it is not kept."""
    with house_on_each.session() as session:
        assert not saves(house_on_each, session, USUAL)
        otherwise = chosen(starts_at="09:30", weekdays=("0", "3"), wanted=(Group.NEWS,))
        assert saves(house_on_each, session, otherwise)
        assert not saves(house_on_each, session, otherwise)
        viewer = house_on_each.viewer(session, BUYER)
        wishes = attention_view(session, here=house_on_each.here, viewer=viewer, now=NOW).wishes
        assert (f"{wishes.opens:%H:%M}", f"{wishes.closes:%H:%M}") == ("09:30", "17:00")
        assert wishes.weekdays == {0, 3}
        assert wishes.muted == set(Group) - {Group.NEWS}
        row = find_attention(
            session, workspace_id=house_on_each.here.workspace_id, person_id=viewer.person_id
        )
        assert row
        assert (row.ends_at, row.version) == (None, 1)
        events = [each for each in happened(session) if each.kind == ids.EVENT_CHANGED]
        assert [each.facts["starts_at"] for each in events] == [[None, "09:30"]]


def test_what_one_chooses_holds_for_nobody_else(house_on_each: House) -> None:
    with house_on_each.session() as session:
        saves(house_on_each, session, chosen(snooze=Snooze.WEEK, wanted=()))
        other = house_on_each.viewer(session, CLIENT)
        view = attention_view(session, here=house_on_each.here, viewer=other, now=NOW)
        assert view.snoozed_until is None
        assert view.wishes == wishes_of(None, here=house_on_each.here)


@pytest.mark.parametrize(
    ("form", "problem"),
    [
        (chosen(starts_at="17:00"), {"ends_at": "problem_hours"}),
        (chosen(weekdays=()), {"weekdays": "problem_weekdays"}),
        (chosen(absent_from=str(TODAY)), {"absent_until": "problem_absent_open"}),
        (chosen(absent_until=str(TODAY - timedelta(days=1))), {"absent_until": "problem_absent"}),
        (
            chosen(absent_from="2026-12-24", absent_until="2026-12-23"),
            {"absent_until": "problem_absent"},
        ),
        (chosen(absent_until="2028-01-01"), {"absent_until": "problem_absent_long"}),
        (chosen(absent_from="2026-12-24", absent_until="2027-01-03"), {}),
        (USUAL, {}),
    ],
)
def test_a_form_that_leaves_no_time_at_all_is_not_kept(
    form: AttentionForm, problem: dict[str, str]
) -> None:
    assert problems_of(form, today=TODAY) == problem


def test_a_snooze_that_stands_is_kept_and_one_that_is_over_is_no_change(
    house_on_each: House,
) -> None:
    with house_on_each.session() as session:
        assert saves(house_on_each, session, chosen(snooze=Snooze.HOUR))
        assert not saves(house_on_each, session, chosen(snooze=Snooze.KEEP))
        viewer = house_on_each.viewer(session, BUYER)
        later = NOW + timedelta(hours=2)
        here = house_on_each.here
        assert not save_form(session, here=here, viewer=viewer, form=USUAL, now=later)
        assert saves(house_on_each, session, USUAL)  # while it lasted it could be ended
        view = attention_view(session, here=here, viewer=viewer, now=NOW)
        assert view.snoozed_until is None


@pytest.mark.parametrize(
    ("choice", "until"),
    [
        (Snooze.NOT, None),
        (Snooze.HOUR, datetime(2026, 11, 25, 11, tzinfo=AMSTERDAM)),
        (Snooze.TOMORROW, datetime(2026, 11, 26, tzinfo=AMSTERDAM)),
        (Snooze.MONDAY, datetime(2026, 11, 30, tzinfo=AMSTERDAM)),
        (Snooze.WEEK, datetime(2026, 12, 2, tzinfo=AMSTERDAM)),
    ],
)
def test_a_snooze_ends_on_their_own_clock(
    house: House, choice: Snooze, until: datetime | None
) -> None:
    wishes = wishes_of(None, here=house.here)
    wednesday = datetime(2026, 11, 25, 10, tzinfo=AMSTERDAM)
    assert snooze_end(choice, wishes, now=wednesday) == until


def test_what_was_held_back_is_counted_by_sort_and_reason(house_on_each: House) -> None:
    """And comes at once for who wants to read it, in no budget."""
    with house_on_each.session() as session:
        whom = recipient(house_on_each, session)
        for subject in (1, 2):
            thanks(house_on_each, session, whom, subject=subject, due=EVENING)
            assert not considered(house_on_each, session, whom, EVENING)
        viewer = house_on_each.viewer(session, BUYER)
        asked: dict[str, Any] = {"here": house_on_each.here, "viewer": viewer, "now": EVENING}
        tuesday = datetime(2026, 11, 24, 9, tzinfo=AMSTERDAM)
        assert attention_view(session, **asked).held == [
            HeldLine(Group.NEWS, Withheld.DAILY, tuesday, 2)
        ]
        assert show_all(session, **asked) == 2
        assert not attention_view(session, **asked).held
        assert len(considered(house_on_each, session, whom, EVENING)) == 1
        assert [each.kind for each in happened(session)][-1] == ids.EVENT_SHOWN


def test_what_was_told_counts_unless_it_was_asked_for(house_on_each: House) -> None:
    with house_on_each.session() as session:
        whom = recipient(house_on_each, session)
        for subject, why in ((1, None), (2, Withheld.ASKED_FOR), (3, Withheld.DAILY)):
            thanks(house_on_each, session, whom, subject=subject)
            notice = planned(session)[-1]
            notice.withheld = why
            tell(house_on_each, session, [notice])
        hearer = hearer_of(session, here=house_on_each.here, recipient=whom)
        heard = heard_by(session, hearer, now=NOW)
        assert (heard.this_week, heard.today, heard.budget) == (2, 2, 2)
        next_week = heard_by(session, hearer, now=NOW + timedelta(days=7))
        assert (next_week.this_week, next_week.today) == (0, 0)


def tell(house: House, session: Session, notices: list[Notice]) -> None:
    """It was sent, and arrived."""
    delivery = open_delivery(
        session,
        workspace_id=house.here.workspace_id,
        token=f"token {notices[0].id}",
        envelope=Envelope(notices[0].recipient, DeliveryMethod.POST, "D1"),
        payload={},
        notices=notices,
        now=NOW,
        lease_until=NOW,
    )
    arrived(session, delivery_id=delivery.id or 0, ts="1.0", now=NOW)


def test_a_channel_has_the_hours_of_the_house_and_no_budget(house_on_each: House) -> None:
    """What would be unasked for a person waits for the opening there, and nothing else."""
    with house_on_each.session() as session:
        whom = str(ToChannel("bor"))
        thanks(house_on_each, session, whom, due=EVENING)
        assert not considered(house_on_each, session, whom, EVENING)
        (notice,) = planned(session)
        assert notice.due_at == datetime(2026, 11, 24, 8, 30, tzinfo=AMSTERDAM)
        assert notice.withheld is Withheld.HOURS
        assert considered(house_on_each, session, whom, notice.due_at) == [notice]
        assert notice.state is NoticeState.PLANNED
        hearer = hearer_of(session, here=house_on_each.here, recipient=whom)
        assert late_since(notice, hearer, now=notice.due_at + timedelta(hours=3)) is None


def test_an_unknown_zone_is_the_municipalitys(house: House) -> None:
    assert zone_named("America/New_York") == ZoneInfo("America/New_York")
    for nonsense in (None, "", "Mars/Phobos", "../etc"):
        assert zone_named(nonsense) is None
    assert isinstance(wishes_of(None, here=house.here), Wishes)
    assert wishes_of(None, here=house.here).zone == house.here.zone
