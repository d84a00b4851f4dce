"""The community in the database: joining by taking part, a profile of one's own, leaving."""

from datetime import timedelta

import pytest
from sqlmodel import Session, col, select

from bot.messages import community_ids as ids
from bot.messages.community_view import ProfileForm
from bot.policy.confidentiality import Audience
from bot.policy.figures import PeriodKind, period_of
from bot.services.community import (
    community_unjoined,
    join_who_took_part,
    problem_of,
    profile_view,
    save_profile,
)
from bot.services.errors import NotAllowedError
from bot.services.figures import figures_of
from bot.services.occasion import Occasion
from bot.services.telling import tell
from storage.community import find_member
from storage.tables import CommunityMember, Lesson
from storage.trajectories import set_roles
from storage.vocabulary import JoinedBy, LessonOrigin, ProcessRole
from tests.services.house import (
    BUYER,
    CLIENT,
    COLLEAGUE,
    NOW,
    TODAY,
    House,
    happened,
    planned,
)
from tests.support.colleagues import text_of

SAYS = ProfileForm(("klimaat",), ("gww",), "Laadpalen kopen", shown=True)


def looks(house: House, session: Session, *, days: int = 0) -> bool:
    """The job looks, and does what is wanted. :returns: whether there was anything."""
    now = NOW + timedelta(days=days)
    wanted = community_unjoined(session, here=house.here, now=now)
    if wanted:
        join_who_took_part(session, here=house.here, now=now)
    return wanted


def saves(house: House, session: Session, user: str, form: ProfileForm) -> bool:
    """Somebody sends in their profile."""
    viewer = house.viewer(session, user)
    return save_profile(session, here=house.here, viewer=viewer, form=form, now=NOW)


def member(house: House, session: Session, user: str) -> CommunityMember | None:
    """How somebody stands in the community."""
    person_id = house.viewer(session, user).person_id
    return find_member(session, workspace_id=house.here.workspace_id, person_id=person_id)


def tells_lesson(house: House, session: Session, user: str, *, anonymous: bool = False) -> None:
    """Somebody tells a lesson."""
    number = len(session.exec(select(Lesson.id)).all()) + 1
    session.add(
        Lesson(
            workspace_id=house.here.workspace_id,
            number=number,
            origin=LessonOrigin.FORM,
            title="Laadpalen: vraag naar het net",
            insight="Bel eerst de netbeheerder.",
            told_by_id=house.viewer(session, user).person_id,
            anonymous=anonymous,
            created_at=NOW,
            updated_at=NOW,
        )
    )
    session.flush()


def occasion(house: House, session: Session, kind: str, *, outsider: bool = False) -> Occasion:
    """The moment at which the newest notice of a kind is told."""
    notice = planned(session, kind)[-1]
    return Occasion(session, [notice], house.here, Audience.PERSON, NOW, outsider=outsider)


def test_who_takes_part_joins_once_and_is_welcomed_once(house_on_each: House) -> None:
    house = house_on_each
    with house.session() as session:
        trajectory_id = house.logs(session).trajectory.id or 0
        client = house.viewer(session, CLIENT).person_id
        set_roles(session, trajectory_id=trajectory_id, roles={ProcessRole.CLIENT: client})
        tells_lesson(house, session, COLLEAGUE)
        assert looks(house, session)
        assert not looks(house, session, days=1)
        found = {user: member(house, session, user) for user in (BUYER, CLIENT, COLLEAGUE)}
        because = {user: each.because for user, each in found.items() if each}
        assert because == {
            BUYER: JoinedBy.TRAJECTORY,
            CLIENT: JoinedBy.TRAJECTORY,
            COLLEAGUE: JoinedBy.LESSON,
        }
        assert not any(each.shown for each in found.values() if each)
        assert len(planned(session, ids.NOTICE_WELCOME)) == 3
        told = tell(occasion(house, session, ids.NOTICE_WELCOME))
        assert told is not None
        assert "Fijn dat je meedoet" in told.message.text


def test_who_told_a_lesson_without_their_name_is_left_alone(house_on_each: House) -> None:
    house = house_on_each
    with house.session() as session:
        tells_lesson(house, session, COLLEAGUE, anonymous=True)
        assert not looks(house, session)
        assert member(house, session, COLLEAGUE) is None


def test_who_leaves_leaves_nothing_behind_and_never_joins_again_by_itself(
    house_on_each: House,
) -> None:
    house = house_on_each
    with house.session() as session:
        house.logs(session)
        looks(house, session)
        assert saves(house, session, BUYER, SAYS)
        assert saves(house, session, BUYER, ProfileForm(leaves=True))
        assert not saves(house, session, BUYER, ProfileForm(leaves=True))
        house.logs(session, title="Nog een")
        assert not looks(house, session, days=3)
        left = member(house, session, BUYER)
        assert left is not None
        assert left.left_at is not None
        assert (left.shown, left.themes, left.categories, left.helps_with) == (False, [], [], None)
        assert "Laadpalen" not in str([(each.facts, each.texts) for each in happened(session)])
        assert tell(occasion(house, session, ids.NOTICE_WELCOME)) is None
        assert saves(house, session, BUYER, SAYS)
        back = member(house, session, BUYER)
        assert back is not None
        assert back.left_at is None


def test_a_profile_is_kept_as_it_was_sent_and_sent_again_changes_nothing(
    house_on_each: House,
) -> None:
    house = house_on_each
    with house.session() as session:
        assert saves(house, session, COLLEAGUE, SAYS)
        assert not saves(house, session, COLLEAGUE, SAYS)
        viewer = house.viewer(session, COLLEAGUE)
        view = profile_view(session, here=house.here, viewer=viewer, now=NOW)
        assert view.form == SAYS
        assert view.takes_part
        assert (view.joined, view.members) == (1, 1)
        kinds = [each.kind for each in happened(session) if each.subject_kind == ids.SUBJECT]
        assert kinds == ["joined", "profile"]


def test_nobody_is_found_by_nothing() -> None:
    assert problem_of(ProfileForm(shown=True)) is not None
    assert problem_of(ProfileForm(shown=True, leaves=True)) is None
    assert problem_of(ProfileForm()) is None
    assert problem_of(SAYS) is None


def test_the_community_is_for_colleagues(house_on_each: House) -> None:
    """A guest who logged something is out again before they knew."""
    house = house_on_each
    with house.session() as session:
        guest = house.viewer(session, BUYER, outsider=True)
        with pytest.raises(NotAllowedError):
            save_profile(session, here=house.here, viewer=guest, form=SAYS, now=NOW)
        house.logs(session)
        looks(house, session)
        assert tell(occasion(house, session, ids.NOTICE_WELCOME, outsider=True)) is None
        left = member(house, session, BUYER)
        assert left is not None
        assert left.left_at is not None
        assert not looks(house, session, days=1)


def test_the_channel_hears_how_many_came_and_never_who(house_on_each: House) -> None:
    house = house_on_each
    with house.session() as session:
        house.logs(session)
        tells_lesson(house, session, COLLEAGUE)
        looks(house, session)
        notices = planned(session, ids.NOTICE_NEWCOMERS)
        assert len(notices) == 1
        assert notices[0].recipient.startswith("channel:")
        assert notices[0].due_at.astimezone(house.here.zone).date().isoformat() == "2026-12-01"
        told = tell(occasion(house, session, ids.NOTICE_NEWCOMERS))
        assert told is not None
        said = text_of(list(told.message.blocks))
        assert "2 nieuwe gezichten" in said
        assert "<@" not in said
        saves(house, session, BUYER, ProfileForm(leaves=True))
        saves(house, session, COLLEAGUE, ProfileForm(leaves=True))
        assert tell(occasion(house, session, ids.NOTICE_NEWCOMERS)) is None


def test_who_took_part_long_ago_is_no_new_face(house_on_each: House) -> None:
    house = house_on_each
    with house.session() as session:
        stored = house.logs(session).trajectory
        stored.created_at = NOW - timedelta(days=400)
        session.add(stored)
        session.flush()
        assert looks(house, session)
        assert planned(session, ids.NOTICE_NEWCOMERS) == []
        quarter = period_of(PeriodKind.QUARTER, TODAY)
        grown = figures_of(session, here=house.here, period=quarter).community
        assert (grown.joined, grown.members) == (0, 1)
        joined = session.exec(
            select(CommunityMember.joined_at).order_by(col(CommunityMember.joined_at))
        )
        assert joined.first() == stored.created_at
