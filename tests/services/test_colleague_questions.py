"""Finding a colleague who may help and asking them: in the database, on both."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from sqlmodel import Session

from bot.messages import community_ids as ids
from bot.messages.community_view import PersonFound, ProfileForm
from bot.policy.community import MOST_OPEN, OPEN_FOR, Hindrance, Way
from bot.policy.confidentiality import Audience
from bot.services.colleague_questions import answer_colleague, ask_colleague
from bot.services.community import save_profile
from bot.services.errors import NotAllowedError, NotYourQuestionError
from bot.services.finding_people import find_people
from bot.services.lesson_index import index_lesson
from bot.services.occasion import Occasion
from bot.services.representatives import set_representative
from bot.services.telling import tell
from storage.lessons import find_lesson
from storage.tables import Lesson
from storage.trajectories import set_roles, set_themes
from storage.vocabulary import LessonOrigin, Phase, ProcessRole, RepresentedKind, Sharing
from tests.services.house import ADVISER, BUYER, CLIENT, COLLEAGUE, COORDINATOR, NOW, House, planned
from tests.support.colleagues import text_of

EXPERT, BUILDER, TELLER = "U0EXPERT", "U0BUILDER", "U0TELLER"
ABOUT = "klimaat gww"


def finds(house: House, session: Session, about: str, *, user: str = BUYER) -> list[PersonFound]:
    """Somebody looks for help."""
    viewer = house.viewer(session, user)
    return list(find_people(session, here=house.here, viewer=viewer, text=about))


def users(found: Sequence[PersonFound]) -> list[str]:
    """Who they are."""
    return [each.user for each in found]


def wants_to_help(
    house: House, session: Session, user: str, text: str = "", *, shown: bool = True
) -> None:
    """Somebody fills in their profile."""
    form = ProfileForm(themes=() if text else ("klimaat",), helps_with=text, shown=shown)
    viewer = house.viewer(session, user)
    save_profile(session, here=house.here, viewer=viewer, form=form, now=NOW)


def bought(
    house: House,
    session: Session,
    *,
    by: str = BUILDER,
    phase: Phase = Phase.COMPLETED,
    sharing: Sharing = Sharing.TEAM,
) -> None:
    """A purchase of gww with klimaat in it, and who led it."""
    record = house.logs(session, user=COLLEAGUE, title="Fietspad")
    stored = record.trajectory
    stored.phase, stored.sharing = phase, sharing
    session.add(stored)
    trajectory_id = stored.id or 0
    set_themes(session, trajectory_id=trajectory_id, themes=["klimaat"])
    leader = house.viewer(session, by).person_id
    set_roles(session, trajectory_id=trajectory_id, roles={ProcessRole.CLIENT: leader})


def tells(house: House, session: Session, *, anonymous: bool = False) -> None:
    """Somebody tells what they learnt of charging points."""
    lesson = Lesson(
        workspace_id=house.here.workspace_id,
        number=1,
        origin=LessonOrigin.FORM,
        title="Laadpalen: vraag naar het net",
        insight="Bel eerst de netbeheerder.",
        told_by_id=house.viewer(session, TELLER).person_id,
        anonymous=anonymous,
        created_at=NOW,
        updated_at=NOW,
    )
    session.add(lesson)
    session.flush()
    record = find_lesson(session, workspace_id=house.here.workspace_id, lesson_id=lesson.id or 0)
    assert record is not None
    index_lesson(session, record, here=house.here)


def represents(house: House, session: Session, user: str = EXPERT) -> None:
    """The coordinator says who stands for klimaat."""
    set_representative(
        session,
        here=house.here,
        viewer=house.viewer(session, COORDINATOR),
        kind=RepresentedKind.THEME,
        slug="klimaat",
        slack_user_id=user,
        now=NOW,
    )


def asks(
    house: House,
    session: Session,
    asked: str,
    *,
    user: str = BUYER,
    about: str = ABOUT,
    days: int = 0,
) -> Hindrance | None:
    """Somebody asks a colleague."""
    return ask_colleague(
        session,
        here=house.here,
        viewer=house.viewer(session, user),
        asked_id=house.viewer(session, asked).person_id,
        about=about,
        text="Kijk je <!here> mee?",
        now=NOW + timedelta(days=days),
    )


def answers(house: House, session: Session, user: str, *, helps: bool) -> bool:
    """Somebody answers the newest question."""
    return answer_colleague(
        session,
        here=house.here,
        viewer=house.viewer(session, user),
        question_id=planned(session, ids.NOTICE_ASKED)[-1].subject_id,
        helps=helps,
        now=NOW,
    )


def told(house: House, session: Session, kind: str) -> str:
    """What the newest notice of a kind says; empty where nothing is told."""
    notice = planned(session, kind)[-1]
    telling = tell(Occasion(session, [notice], house.here, Audience.PERSON, NOW))
    return text_of(list(telling.message.blocks)) if telling else ""


def test_the_expert_comes_first_then_who_wants_to_help_then_who_did_it(
    house_on_each: House,
) -> None:
    house = house_on_each
    with house.session() as session:
        bought(house, session)
        wants_to_help(house, session, CLIENT)
        represents(house, session)
        found = finds(house, session, ABOUT)
        assert users(found) == [EXPERT, CLIENT, BUILDER]
        assert [each.way for each in found] == [Way.EXPERT, Way.MEMBER, Way.DID_BEFORE]


def test_whoever_did_not_choose_it_is_not_found_by_their_profile(house_on_each: House) -> None:
    house = house_on_each
    with house.session() as session:
        wants_to_help(house, session, CLIENT, shown=False)
        assert finds(house, session, ABOUT) == []
        wants_to_help(house, session, CLIENT, "Ik weet veel van laadpalen")
        assert users(finds(house, session, "laadpalen")) == [CLIENT]
        assert finds(house, session, "laadpalen", user=CLIENT) == []
        assert finds(house, session, "koffie") == []


@pytest.mark.parametrize(
    ("phase", "sharing"),
    [(Phase.TENDER, Sharing.TEAM), (Phase.AWARD, Sharing.TEAM), (Phase.COMPLETED, Sharing.PRIVATE)],
)
def test_nobody_is_pointed_to_a_purchase_that_runs_or_is_not_shared(
    house_on_each: House, phase: Phase, sharing: Sharing
) -> None:
    house = house_on_each
    with house.session() as session:
        bought(house, session, phase=phase, sharing=sharing)
        assert finds(house, session, ABOUT) == []


def test_who_left_is_found_by_nothing_they_did(house_on_each: House) -> None:
    house = house_on_each
    with house.session() as session:
        bought(house, session)
        wants_to_help(house, session, BUILDER)
        viewer = house.viewer(session, BUILDER)
        leaves = ProfileForm(leaves=True)
        save_profile(session, here=house.here, viewer=viewer, form=leaves, now=NOW)
        assert finds(house, session, ABOUT) == []


def test_who_told_a_lesson_is_found_unless_without_their_name(house_on_each: House) -> None:
    house = house_on_each
    with house.session() as session:
        tells(house, session)
        [found] = finds(house, session, "laadpalen")
        assert (found.user, found.way, found.number) == (TELLER, Way.TOLD, 1)
        session.rollback()
        tells(house, session, anonymous=True)
        assert finds(house, session, "laadpalen") == []


def test_outsiders_cannot_look(house_on_each: House) -> None:
    house = house_on_each
    with house.session() as session:
        guest = house.viewer(session, BUYER, outsider=True)
        with pytest.raises(NotAllowedError):
            find_people(session, here=house.here, viewer=guest, text=ABOUT)


def test_after_a_yes_both_know_each_other(house_on_each: House) -> None:
    house = house_on_each
    with house.session() as session:
        represents(house, session)
        assert asks(house, session, EXPERT) is None
        question = told(house, session, ids.NOTICE_ASKED)
        assert f"<@{BUYER}>" in question
        assert "Kijk je <!here> mee?" in question
        with pytest.raises(NotYourQuestionError):
            answers(house, session, ADVISER, helps=True)
        assert answers(house, session, EXPERT, helps=True)
        assert not answers(house, session, EXPERT, helps=False)
        assert told(house, session, ids.NOTICE_ASKED) == ""
        assert f"<@{EXPERT}> helpt je" in told(house, session, ids.NOTICE_NEWS)


def test_after_a_no_the_next_is_offered_and_at_last_the_coordinator(house_on_each: House) -> None:
    house = house_on_each
    with house.session() as session:
        represents(house, session)
        wants_to_help(house, session, CLIENT)
        asks(house, session, EXPERT)
        answers(house, session, EXPERT, helps=False)
        assert f"<@{CLIENT}>" in told(house, session, ids.NOTICE_NEWS)
        asks(house, session, CLIENT)
        answers(house, session, CLIENT, helps=False)
        assert f"<@{COORDINATOR}>" in told(house, session, ids.NOTICE_NEWS)


def test_the_same_is_not_asked_twice_at_a_time(house_on_each: House) -> None:
    house = house_on_each
    with house.session() as session:
        represents(house, session)
        assert asks(house, session, EXPERT) is None
        assert asks(house, session, EXPERT) is Hindrance.WAITS
        assert asks(house, session, EXPERT, about="klimaat") is None
        later = OPEN_FOR.days + 1
        assert asks(house, session, EXPERT, days=later) is None


def test_nobody_is_asked_more_than_they_can_bear_or_for_what_they_do_not_show(
    house_on_each: House,
) -> None:
    house = house_on_each
    with house.session() as session:
        represents(house, session)
        assert asks(house, session, CLIENT) is Hindrance.NOT_FOUND
        assert asks(house, session, EXPERT, user=EXPERT) is Hindrance.SELF
        for number in range(MOST_OPEN):
            assert asks(house, session, EXPERT, user=f"U0ASKER{number}") is None
        assert asks(house, session, EXPERT) is Hindrance.BUSY
        answers(house, session, EXPERT, helps=True)
        assert asks(house, session, EXPERT) is None
