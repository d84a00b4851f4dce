"""Questions to experts in the database: asked, taken up, passed on, not now."""

from typing import Any

import pytest

from bot.messages import expertise_ids as ids
from bot.messages.expertise import expertise_answered, expertise_asked, requests_listed
from bot.policy.confidentiality import Audience
from bot.services.category_help import help_view
from bot.services.errors import (
    MayNotAskExpertError,
    NotCoordinatorError,
    NotFoundError,
    NotYourQuestionError,
)
from bot.services.expertise import accept, ask_expert, decline, pass_on
from bot.services.expertise_views import listed_requests
from bot.services.occasion import Occasion
from bot.services.people import person_id_of
from bot.services.representatives import (
    expert_lines,
    named_in,
    pack_named,
    set_representative,
)
from bot.services.telling import tell
from bot.services.trajectories import share_trajectory
from storage.expertise import find_expertise
from storage.tables import ExpertiseRequest
from storage.vocabulary import ExpertiseState, MunicipalRole, RepresentedKind
from tests.services.house import (
    ADVISER,
    BUYER,
    CLIENT,
    COLLEAGUE,
    COORDINATOR,
    NOW,
    SECOND_COORDINATOR,
    House,
    appoint,
    build_house,
    happened,
    planned,
)

EXPERT = "U0EXPERT"
QUESTION = "Welke eis past bij <!here> & klimaat?"


def appoints(house: House, user: str | None = EXPERT, *, by: str = COORDINATOR) -> None:
    """Somebody says who the expert of klimaat is."""
    with house.session() as session:
        set_representative(
            session,
            here=house.here,
            viewer=house.viewer(session, by),
            kind=RepresentedKind.THEME,
            slug="klimaat",
            slack_user_id=user,
            now=NOW,
        )
        session.commit()


def asks(house: House, *, user: str = BUYER) -> int:
    """The buyer logs a purchase of 4 ton and asks for help; the id of the question."""
    with house.session() as session:
        trajectory_id = house.logs(session, value_cents=40_000_000).trajectory.id or 0
        share_trajectory(session, now=NOW, **house.asked(session, BUYER, trajectory_id))
        request = ask_expert(
            session,
            theme="klimaat",
            question=QUESTION,
            now=NOW,
            **house.asked(session, user, trajectory_id),
        )
        session.commit()
        return request.id or 0


def answers(
    house: House, request_id: int, user: str, *, to: str | None = None, no: bool = False
) -> bool:
    """Somebody answers: takes it up, passes it on or says no."""
    with house.session() as session:
        asked: dict[str, Any] = {
            "here": house.here,
            "viewer": house.viewer(session, user),
            "request_id": request_id,
            "now": NOW,
        }
        if to:
            done = pass_on(session, slack_user_id=to, **asked)
        else:
            done = (decline if no else accept)(session, **asked)
        session.commit()
        return done


def stands(house: House, request_id: int) -> tuple[ExpertiseState, str | None]:
    """How far a question is, and who has it."""
    with house.session() as session:
        found = find_expertise(session, workspace_id=house.here.workspace_id, request_id=request_id)
        assert isinstance(found, ExpertiseRequest)
        users = {
            person_id_of(session, here=house.here, slack_user_id=user, now=NOW): user
            for user in (EXPERT, COLLEAGUE, COORDINATOR, SECOND_COORDINATOR, BUYER)
        }
        return found.state, users.get(found.asked_id or 0)


def told(house: House) -> list[tuple[str, str]]:
    """What would be told by now about questions: to whom, and the first line."""
    with house.session() as session:
        people = {
            f"person:{person_id_of(session, here=house.here, slack_user_id=user, now=NOW)}": user
            for user in (EXPERT, COLLEAGUE, COORDINATOR, SECOND_COORDINATOR, BUYER)
        }
        messages = []
        for notice in planned(session):
            if notice.kind in {ids.NOTICE_ASKED, ids.NOTICE_NEWS}:
                occasion = Occasion(session, [notice], house.here, Audience.PERSON, NOW)
                telling = tell(occasion)
                if telling:
                    messages.append((people[notice.recipient], str(telling.message)))
        return messages


def test_the_expert_is_asked_once_and_reads_no_value(house_on_each: House) -> None:
    appoints(house_on_each)
    request_id = asks(house_on_each)
    assert stands(house_on_each, request_id) == (ExpertiseState.ASKED, EXPERT)
    [(who, message)] = told(house_on_each)
    assert who == EXPERT
    assert "traject 1" in message
    assert "400" not in message
    assert "klasse" not in message


def test_who_takes_it_up_helps_and_who_asked_hears_it(house_on_each: House) -> None:
    appoints(house_on_each)
    request_id = asks(house_on_each)
    assert answers(house_on_each, request_id, EXPERT)
    assert stands(house_on_each, request_id) == (ExpertiseState.ACCEPTED, EXPERT)
    [(who, message)] = told(house_on_each)
    assert (who, f"<@{EXPERT}> helpt je met klimaat" in message) == (BUYER, True)
    assert not answers(house_on_each, request_id, COORDINATOR)


def test_it_is_passed_on_to_another_who_takes_it_up(house_on_each: House) -> None:
    appoints(house_on_each)
    request_id = asks(house_on_each)
    assert answers(house_on_each, request_id, EXPERT, to=COLLEAGUE)
    assert not answers(house_on_each, request_id, EXPERT)
    assert {who for who, _ in told(house_on_each)} == {BUYER, COLLEAGUE}
    assert answers(house_on_each, request_id, COLLEAGUE)
    assert stands(house_on_each, request_id) == (ExpertiseState.ACCEPTED, COLLEAGUE)
    with house_on_each.session() as session:
        kinds = [e.kind for e in happened(session) if e.subject_kind == ids.SUBJECT_REQUEST]
    assert kinds == ["asked", "passed_on", "accepted"]


def test_it_is_not_passed_on_to_who_has_it_or_asks(house: House) -> None:
    appoints(house)
    request_id = asks(house)
    assert not answers(house, request_id, EXPERT, to=EXPERT)
    assert not answers(house, request_id, EXPERT, to=BUYER)
    assert stands(house, request_id) == (ExpertiseState.ASKED, EXPERT)


def test_a_no_goes_to_the_coordinators_and_then_waits_on_their_list(house_on_each: House) -> None:
    house = house_on_each
    with house.session() as session:
        appoint(session, house.here, MunicipalRole.COORDINATOR, [COORDINATOR, SECOND_COORDINATOR])
        session.commit()
    appoints(house)
    request_id = asks(house)
    assert answers(house, request_id, EXPERT, no=True)
    assert {who for who, _ in told(house)} == {BUYER, COORDINATOR, SECOND_COORDINATOR}
    assert answers(house, request_id, COORDINATOR, no=True)
    assert stands(house, request_id) == (ExpertiseState.UNANSWERED, None)
    assert [who for who, _ in told(house)] == [BUYER]
    assert answers(house, request_id, COORDINATOR, no=True)  # again: nothing is told twice
    assert [who for who, _ in told(house)] == [BUYER]
    assert answers(house, request_id, SECOND_COORDINATOR, to=COLLEAGUE)
    assert stands(house, request_id) == (ExpertiseState.ASKED, COLLEAGUE)


def test_without_an_expert_the_coordinator_is_asked(house: House) -> None:
    request_id = asks(house)
    assert stands(house, request_id) == (ExpertiseState.ASKED, None)
    assert [who for who, _ in told(house)] == [COORDINATOR]


def test_only_its_people_ask_and_who_asks_does_not_answer(house: House) -> None:
    with pytest.raises(MayNotAskExpertError):
        asks(house, user=COLLEAGUE)
    request_id = asks(house)
    with pytest.raises(NotYourQuestionError):
        answers(house, request_id, BUYER)
    assert not answers(house, request_id, COLLEAGUE)


def test_what_is_open_is_listed_for_overseers_and_for_who_asked(house: House) -> None:
    request_id = asks(house)
    with house.session() as session:
        for user, seen in ((COORDINATOR, 1), (ADVISER, 1), (BUYER, 1), (CLIENT, 0)):
            viewer = house.viewer(session, user)
            assert len(listed_requests(session, here=house.here, viewer=viewer)) == seen
    answers(house, request_id, COORDINATOR)
    with house.session() as session:
        viewer = house.viewer(session, COORDINATOR)
        assert listed_requests(session, here=house.here, viewer=viewer) == ()


def test_what_was_asked_of_somebody_stands_on_their_list_to_answer(house_on_each: House) -> None:
    house = house_on_each
    appoints(house)
    asks(house)
    with house.session() as session:
        viewer = house.viewer(session, EXPERT)
        lines = listed_requests(session, here=house.here, viewer=viewer)
    told_here = requests_listed(lines, house.here.words, overseer=False, reader=EXPERT)
    assert ids.ACCEPT in str(told_here.blocks)
    others = requests_listed(lines, house.here.words, overseer=False, reader=BUYER)
    assert ids.ACCEPT not in str(others.blocks)


@pytest.mark.parametrize("phrase", ["outsider", "same"])
def test_who_chooses_somebody_who_cannot_have_it_still_reads_the_question(
    house: House, phrase: str
) -> None:
    """Below the refusal, with its answers: else it would be gone."""
    appoints(house)
    asks(house)
    with house.session() as session:
        viewer = house.viewer(session, EXPERT)
        [line] = listed_requests(session, here=house.here, viewer=viewer)
    refused = expertise_answered(line, house.here.words, phrase=phrase)
    question = expertise_asked(line, house.here.words, as_coordinator=False)
    assert refused.blocks[1:] == question.blocks
    assert "Kies iemand anders" in str(refused.blocks[0])


def test_the_adviser_takes_up_what_is_on_the_list(house: House) -> None:
    request_id = asks(house)
    assert answers(house, request_id, ADVISER)
    assert stands(house, request_id)[0] is ExpertiseState.ACCEPTED


def test_another_municipality_knows_nothing_of_it(house: House) -> None:
    request_id = asks(house)
    other = build_house(house.database, team_id="T0002", profile="leiden")
    with pytest.raises(NotFoundError):
        answers(other, request_id, COORDINATOR)


def test_the_coordinator_alone_says_who_the_expert_is(house_on_each: House) -> None:
    for user in (BUYER, ADVISER):
        with pytest.raises(NotCoordinatorError):
            appoints(house_on_each, by=user)
    appoints(house_on_each)
    appoints(house_on_each, COLLEAGUE)
    with house_on_each.session() as session:
        lines = expert_lines(session, here=house_on_each.here)
    assert {line.slug: line.user for line in lines if line.user} == {"klimaat": COLLEAGUE}
    appoints(house_on_each, None)
    with house_on_each.session() as session:
        assert not any(line.user for line in expert_lines(session, here=house_on_each.here))


def test_a_pack_of_the_profile_has_a_face_that_a_colleague_finds_at_a_trajectory(
    house_on_each: House,
) -> None:
    """A main theme of a kind of purchase; gaps stand beside it, in the same overview."""
    house = house_on_each
    with house.session() as session:
        set_representative(
            session,
            here=house.here,
            viewer=house.viewer(session, COORDINATOR),
            kind=RepresentedKind.PACK,
            slug="gww.klimaat",
            slack_user_id=EXPERT,
            now=NOW,
        )
        packs = [
            line
            for line in expert_lines(session, here=house.here)
            if line.kind is RepresentedKind.PACK
        ]
        assert [line.slug for line in packs if line.user] == ["gww.klimaat"]
        assert len(packs) == sum(len(each.themes) for each in house.here.profile.categories)
        found = {}
        for category in ("gww", "ict"):
            record = house.logs(session, category=category)
            view = help_view(
                session,
                record,
                here=house.here,
                viewer=house.viewer(session, BUYER),
                today=NOW.date(),
            )
            found[category] = [line.user for line in view.experts if line.user]
        assert found == {"gww": [EXPERT], "ict": []}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("gww klimaat", "gww.klimaat"),
        ("KLIMAAT gww @iemand", "gww.klimaat"),
        ("gww", None),
        ("klimaat", None),
        ("", None),
    ],
)
def test_a_pack_is_read_where_its_purchase_and_theme_are_named(
    house: House, typed: str, found: str | None
) -> None:
    assert pack_named(typed, here=house.here) == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("klimaat @iemand", [(RepresentedKind.THEME, "klimaat")]),
        ("KLIMAAT gww", [(RepresentedKind.THEME, "klimaat"), (RepresentedKind.CATEGORY, "gww")]),
        ("<@U123>", []),
        ("iets anders", []),
        ("", []),
    ],
)
def test_themes_and_categories_are_read_and_people_are_left(
    house: House, typed: str, found: list[tuple[RepresentedKind, str]]
) -> None:
    assert list(named_in(typed, here=house.here)) == found
