"""Champions in the database: who fits, who is asked, and who is asked to thank."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.messages import champion_ids as ids
from bot.policy.confidentiality import Audience
from bot.services.champion_invites import answer_invite, invite_champion, stand_behind
from bot.services.champion_prompts import (
    plan_prompts,
    prompts_unplanned,
    thanked,
)
from bot.services.champions import backing_view, behind, champion_list
from bot.services.errors import (
    MayNotChangeError,
    MayNotSeeError,
    NotAllowedError,
    NotFoundError,
    NotYourQuestionError,
)
from bot.services.occasion import Occasion
from bot.services.people import person_id_of
from bot.services.representatives import set_representative
from bot.services.successes import Signal, note_success
from bot.services.telling import tell
from bot.services.trajectories import share_trajectory
from storage.champions import invites, prompts
from storage.tables import Delivery, NameConsent, Notice, Success
from storage.vocabulary import (
    AskState,
    DeliveryMethod,
    DeliveryState,
    MunicipalRole,
    NoticeState,
    Phase,
    RepresentedKind,
    SuccessSignal,
    SuccessState,
)
from tests.services.house import (
    BUYER,
    CLIENT,
    COLLEAGUE,
    COORDINATOR,
    NOW,
    House,
    appoint,
    happened,
    planned,
)

DIRECTOR, ALDERMAN = "U0DIRECTOR", "U0ALDERMAN"
DAY = timedelta(days=1)


def appoints(house: House) -> None:
    """Two champions, of whom the director stands for team BOR."""
    with house.session() as session:
        appoint(session, house.here, MunicipalRole.CHAMPION, [DIRECTOR, ALDERMAN])
        set_representative(
            session,
            here=house.here,
            viewer=house.viewer(session, COORDINATOR),
            kind=RepresentedKind.TEAM,
            slug="bor",
            slack_user_id=DIRECTOR,
            now=NOW,
        )
        session.commit()


def logs(house: House, *, shared: bool = True, phase: Phase | None = None) -> int:
    """The buyer logs a purchase of 4 ton for team BOR."""
    with house.session() as session:
        record = house.logs(session, value_cents=40_000_000)
        trajectory_id = record.trajectory.id or 0
        if shared:
            share_trajectory(session, now=NOW, **house.asked(session, BUYER, trajectory_id))
        if phase:
            record.trajectory.phase = phase
            session.add(record.trajectory)
        session.commit()
        return trajectory_id


def asks(house: House, trajectory_id: int, champion: str = DIRECTOR, by: str = BUYER) -> bool:
    """Somebody asks a champion to stand behind it."""
    with house.session() as session:
        done = invite_champion(
            session,
            champion_id=known(house, session, champion),
            why="Omdat jij <!here> ruimte geeft",
            now=NOW,
            **house.asked(session, by, trajectory_id),
        )
        session.commit()
        return done


def answers(house: House, user: str = DIRECTOR, *, version: int = 1, joins: bool = True) -> bool:
    """Somebody answers the only invitation there is."""
    with house.session() as session:
        (invite,) = invites(session, workspace_id=house.here.workspace_id)
        done = answer_invite(
            session,
            here=house.here,
            viewer=house.viewer(session, user),
            invite_id=invite.id or 0,
            version=version,
            joins=joins,
            now=NOW,
        )
        session.commit()
        return done


def known(house: House, session: Any, user: str) -> int:
    """The id of a person."""
    return person_id_of(session, here=house.here, slack_user_id=user, now=NOW)


def told(house: House, kind: str, *, now: datetime = NOW) -> list[tuple[str, str]]:
    """What would be told by now of a kind: to whom, and everything in it."""
    with house.session() as session:
        people = {
            f"person:{known(house, session, user)}": user
            for user in (DIRECTOR, ALDERMAN, BUYER, CLIENT, COORDINATOR, COLLEAGUE)
        }
        found = []
        for notice in planned(session, kind):
            telling = tell(Occasion(session, [notice], house.here, Audience.PERSON, now))
            if telling:
                found.append((people.get(notice.recipient, notice.recipient), str(telling)))
        return found


def test_a_champion_fits_what_they_stand_for_and_colleagues_read_it(house_on_each: House) -> None:
    house = house_on_each
    appoints(house)
    logs(house)
    logs(house, shared=False)
    with house.session() as session:
        viewer = house.viewer(session, COLLEAGUE)
        found = champion_list(session, here=house.here, viewer=viewer)
        fitting = {each.user: [c.number for c in each.fitting] for each in found.champions}
        assert fitting == {DIRECTOR: [1], ALDERMAN: []}
        own = champion_list(session, here=house.here, viewer=house.viewer(session, DIRECTOR))
        assert own.mine is not None
        assert [each.user for each in own.champions] == [ALDERMAN]
        outsider = house.viewer(session, COLLEAGUE, outsider=True)
        with pytest.raises(NotAllowedError):
            champion_list(session, here=house.here, viewer=outsider)


def test_a_champion_is_asked_says_yes_and_the_team_hears_it(house_on_each: House) -> None:
    house = house_on_each
    appoints(house)
    trajectory_id = logs(house)
    assert asks(house, trajectory_id)
    assert not asks(house, trajectory_id)  # once is enough
    [(who, message)] = told(house, ids.NOTICE_INVITE)
    assert (who, "Omdat jij <!here> ruimte geeft" in message) == (DIRECTOR, True)
    assert "400" not in message
    assert answers(house)
    assert told(house, ids.NOTICE_INVITE) == []
    [(who, message)] = told(house, ids.NOTICE_NEWS)
    assert (who, f"<@{DIRECTOR}> staat achter" in message) == (BUYER, True)
    with house.session() as session:
        standing = behind(session, here=house.here, trajectory_id=trajectory_id)
        assert standing == (known(house, session, DIRECTOR),)
        kinds = [e.kind for e in happened(session) if e.subject_kind == ids.SUBJECT_INVITE]
    assert kinds == ["asked", "accepted"]


def test_a_press_on_an_old_message_changes_nothing(house_on_each: House) -> None:
    house = house_on_each
    appoints(house)
    asks(house, logs(house))
    assert answers(house, joins=False)
    assert not answers(house, version=1, joins=True)
    assert answers(house, version=2, joins=True)  # they thought better of it
    with house.session() as session:
        (invite,) = invites(session, workspace_id=house.here.workspace_id)
        assert (invite.state, invite.version) == (AskState.ACCEPTED, 3)


def test_only_its_people_ask_and_only_who_was_asked_answers(house: House) -> None:
    appoints(house)
    trajectory_id = logs(house)
    with pytest.raises(MayNotChangeError):
        asks(house, trajectory_id, by=COLLEAGUE)
    assert not asks(house, trajectory_id, champion=COLLEAGUE)  # no champion
    asks(house, trajectory_id)
    for user in (ALDERMAN, BUYER):
        with pytest.raises(NotYourQuestionError):
            answers(house, user)


def test_who_is_no_champion_any_more_stands_behind_nothing(house: House) -> None:
    appoints(house)
    trajectory_id = logs(house)
    asks(house, trajectory_id)
    answers(house)
    with house.session() as session:
        appoint(session, house.here, MunicipalRole.CHAMPION, [ALDERMAN])
        session.commit()
        assert behind(session, here=house.here, trajectory_id=trajectory_id) == ()


def test_a_champion_stands_up_without_being_asked(house_on_each: House) -> None:
    house = house_on_each
    appoints(house)
    trajectory_id = logs(house)
    for expected in (True, False):
        with house.session() as session:
            asked = house.asked(session, ALDERMAN, trajectory_id)
            assert stand_behind(session, now=NOW, **asked) is expected
            session.commit()
    assert [who for who, _ in told(house, ids.NOTICE_NEWS)] == [BUYER]
    with house.session() as session, pytest.raises(NotYourQuestionError):
        stand_behind(session, now=NOW, **house.asked(session, COLLEAGUE, trajectory_id))


def test_what_is_not_shared_is_for_its_people(house: House) -> None:
    appoints(house)
    trajectory_id = logs(house, shared=False)
    with house.session() as session:
        with pytest.raises(MayNotSeeError):
            backing_view(session, **house.asked(session, DIRECTOR, trajectory_id))
        view = backing_view(session, **house.asked(session, BUYER, trajectory_id))
        assert [(each.user, bool(each.because)) for each in view.candidates] == [
            (DIRECTOR, True),
            (ALDERMAN, False),
        ]


def celebrates(house: House, trajectory_id: int, *, people: tuple[str, ...] = (BUYER,)) -> int:
    """A success of a purchase was celebrated."""
    with house.session() as session:
        stored = note_success(
            session,
            here=house.here,
            signal=Signal(
                SuccessSignal.COMPLETED,
                f"traject {trajectory_id}",
                "Asfalt zonder uitstoot",
                trajectory_id=trajectory_id,
                people=[known(house, session, user) for user in people],
            ),
            state=SuccessState.CELEBRATED,
            reported_by_id=None,
            now=NOW,
        )
        assert stored is not None
        stored.celebrated_at = NOW
        session.add(stored)
        session.commit()
        return stored.id or 0


def looks(house: House, now: datetime = NOW) -> int:
    """The job looks whom to ask. :returns: how many are asked."""
    with house.session() as session:
        wanted = prompts_unplanned(session, here=house.here, now=now)
        assert plan_prompts(session, here=house.here, now=now) == len(wanted)
        session.commit()
        return len(wanted)


def test_a_champion_that_fits_is_asked_to_thank_once_in_a_month(house_on_each: House) -> None:
    house = house_on_each
    appoints(house)
    first = celebrates(house, logs(house, phase=Phase.COMPLETED))
    assert looks(house) == 1
    assert looks(house) == 0
    celebrates(house, logs(house, phase=Phase.COMPLETED))
    assert looks(house, NOW + DAY) == 0
    [(who, message)] = told(house, ids.NOTICE_PROMPT, now=NOW + DAY)
    assert (who, "Asfalt zonder uitstoot" in message) == (DIRECTOR, True)
    assert BUYER not in message  # nobody said that they may be named
    with house.session() as session:
        assert [each.success_id for each in prompts(session, workspace_id=1)] == [first]
        (notice,) = planned(session, ids.NOTICE_PROMPT)
        assert notice.due_at.date() == (NOW + DAY).date()  # the next working day


def test_the_second_celebration_is_for_the_next_month(house: House) -> None:
    appoints(house)
    celebrates(house, logs(house, phase=Phase.COMPLETED))
    celebrates(house, logs(house, phase=Phase.COMPLETED))
    assert looks(house) == 1
    in_december = NOW + 8 * DAY
    assert looks(house, in_december) == 1
    assert told(house, ids.NOTICE_PROMPT, now=NOW + 45 * DAY) == []  # held back too long


@pytest.mark.parametrize("phase", [Phase.PREPARATION, Phase.TENDER, Phase.AWARD])
def test_nobody_is_asked_to_thank_before_the_signature(house: House, phase: Phase) -> None:
    appoints(house)
    celebrates(house, logs(house, phase=phase))
    assert looks(house) == 0


def test_who_did_it_is_not_asked_to_thank_themselves(house: House) -> None:
    appoints(house)
    celebrates(house, logs(house, phase=Phase.COMPLETED), people=(DIRECTOR,))
    assert looks(house) == 0


def test_what_was_taken_back_is_told_no_more(house: House) -> None:
    appoints(house)
    success_id = celebrates(house, logs(house, phase=Phase.COMPLETED))
    looks(house)
    with house.session() as session:
        stored = session.get(Success, success_id)
        assert stored is not None
        stored.state = SuccessState.TAKEN_BACK
        session.add(stored)
        session.commit()
    assert told(house, ids.NOTICE_PROMPT, now=NOW + DAY) == []


def thanks(house: House, success_id: int, user: str = DIRECTOR, *, in_thread: bool = True) -> bool:
    """Somebody presses a button of the request."""
    with house.session() as session:
        done = thanked(
            session,
            here=house.here,
            viewer=house.viewer(session, user),
            success_id=success_id,
            now=NOW + DAY,
            in_thread=in_thread,
        )
        session.commit()
        return done


def stands_in_channel(house: House, success_id: int) -> None:
    """The celebration stands in a channel, as the ledger keeps it."""
    with house.session() as session:
        delivery = Delivery(
            workspace_id=house.here.workspace_id,
            token="feest",
            recipient="channel:mvoi",
            method=DeliveryMethod.POST,
            channel_id="C0001",
            message_ts="1.0001",
            state=DeliveryState.SENT,
            claimed_at=NOW,
        )
        session.add(delivery)
        session.flush()
        session.add(
            Notice(
                workspace_id=house.here.workspace_id,
                kind="success_celebrated",
                subject_kind="success",
                subject_id=success_id,
                occurrence="",
                recipient="channel:mvoi",
                due_at=NOW,
                planned_at=NOW,
                state=NoticeState.TOLD,
                delivery_id=delivery.id,
            )
        )
        session.commit()


def test_the_bot_says_in_the_thread_who_thanks_with_names_that_may_be_said(
    house_on_each: House,
) -> None:
    house = house_on_each
    appoints(house)
    success_id = celebrates(
        house, logs(house, phase=Phase.COMPLETED), people=(BUYER, CLIENT, COLLEAGUE)
    )
    looks(house)
    assert not thanks(house, success_id)  # nobody knows where it stands
    stands_in_channel(house, success_id)
    with house.session() as session:
        for user, agreed in ((BUYER, True), (CLIENT, False)):
            session.add(
                NameConsent(
                    person_id=known(house, session, user),
                    workspace_id=house.here.workspace_id,
                    agreed=agreed,
                    asked_at=NOW,
                )
            )
        session.commit()
    [(_, request)] = told(house, ids.NOTICE_PROMPT, now=NOW + DAY)
    assert thanks(house, success_id)
    assert not thanks(house, success_id)
    [(where, message)] = told(house, ids.NOTICE_THANKS, now=NOW + DAY)
    assert where == "conversation:C0001:1.0001"
    assert f"<@{DIRECTOR}> bedankt <@{BUYER}> voor *Asfalt zonder uitstoot*" in message
    for said in (request, message):
        assert BUYER in said
        assert CLIENT not in said
        assert COLLEAGUE not in said


def test_only_who_was_asked_says_that_they_thanked(house: House) -> None:
    appoints(house)
    success_id = celebrates(house, logs(house, phase=Phase.COMPLETED))
    looks(house)
    with pytest.raises(NotFoundError):
        thanks(house, success_id, ALDERMAN, in_thread=False)
    assert thanks(house, success_id, in_thread=False)
    assert not thanks(house, success_id, in_thread=False)
