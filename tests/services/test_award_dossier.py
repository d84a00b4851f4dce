"""The cases of last year for a prize: what is recorded, who chooses, who is named."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.messages import award_ids as ids
from bot.messages.award_view import AwardList, Dossier
from bot.policy.award_dossier import Criterion, Reason
from bot.policy.confidentiality import Audience
from bot.profile import load_profile
from bot.services.award_cases import award_list
from bot.services.award_dossier import choose_case, dossier_of, withdraw_choice
from bot.services.award_notices import plan_prize
from bot.services.contract_checks import record_results
from bot.services.errors import NotCoordinatorError, NotFoundError
from bot.services.lesson_fields import LessonInput
from bot.services.lessons import keep_lesson
from bot.services.occasion import Occasion, Telling
from bot.services.successes import Signal, note_success
from bot.services.telling import tell
from storage.journeys import find_award
from storage.lessons import note_reuse
from storage.tables import NameConsent, TrajectoryAward, TrajectoryIntakeAnswer
from storage.trajectories import set_theme_levels
from storage.vocabulary import (
    MunicipalRole,
    ObjectionKind,
    ProcessRole,
    SuccessSignal,
    SuccessState,
)
from tests.services.contracting import GOES, accepted, person, prepared, signed
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
from tests.services.test_journey import stepping

YEAR = 2027
"""The prize of next year is for the cases of this one."""
AUGUST = datetime(2027, 8, 2, 6, 30, tzinfo=UTC)
"""Half past eight on the first working day of the month: the first is a Sunday."""


def with_prize(house: House) -> House:
    """The same municipality, with the prize of Leiden; this one has levels and minimums."""
    profile = house.here.profile.model_copy(update={"award": load_profile("leiden").award})
    return House(house.database, replace(house.here, profile=profile))


@pytest.fixture
def entering(house_on_each: House) -> tuple[House, int]:
    """A municipality with a prize, and a case whose contract was signed."""
    house = with_prize(house_on_each)
    _, trajectory_id = prepared(house)
    signed(house, trajectory_id)
    return house, trajectory_id


def listed(house: House, user: str = COORDINATOR, *, year: int = YEAR, page: int = 1) -> AwardList:
    """The list, as somebody gets it."""
    with house.session() as session:
        viewer = house.viewer(session, user)
        return award_list(session, here=house.here, viewer=viewer, year=year, page=page)


def reasons(found: AwardList, criterion: Criterion, *, place: int = 0) -> set[Reason]:
    """What speaks for a case."""
    scored = dict(found.cases[place].jury)[criterion.value]
    assert scored is not None
    return set(scored.reasons)


def chooses(house: House, trajectory_id: int, *, seen: int, **other: Any) -> bool:
    """The coordinator chooses a case."""
    wanted = {"why": "Omdat het werkt", "user": COORDINATOR, "year": YEAR, **other}
    with house.session() as session:
        done = choose_case(
            session,
            here=house.here,
            viewer=house.viewer(session, wanted["user"]),
            year=wanted["year"],
            trajectory_id=trajectory_id,
            why=wanted["why"],
            seen=seen,
            now=NOW,
        )
        session.commit()
    return done


def withdraws(house: House, *, seen: int) -> bool:
    """The coordinator takes the choice back."""
    with house.session() as session:
        viewer = house.viewer(session, COORDINATOR)
        done = withdraw_choice(
            session, here=house.here, viewer=viewer, year=YEAR, seen=seen, now=NOW
        )
        session.commit()
    return done


def dossier(house: House, trajectory_id: int) -> Dossier:
    """What the document is made of."""
    with house.session() as session:
        viewer = house.viewer(session, COORDINATOR)
        return dossier_of(
            session, here=house.here, viewer=viewer, year=YEAR, trajectory_id=trajectory_id
        )


def celebrated(house: House, trajectory_id: int, *people: str, **more: Any) -> None:
    """A success of a case that a coordinator let pass, by these people."""
    ids_of = [person(house, user) for user in people]
    fields = {"kind": SuccessSignal.RESULT, "occurrence": "x", "title": "31 ton minder", **more}
    with house.session() as session:
        signal = Signal(trajectory_id=trajectory_id, people=ids_of, **fields)
        note_success(
            session,
            here=house.here,
            signal=signal,
            state=SuccessState.CELEBRATED,
            reported_by_id=None,
            now=NOW,
        )
        session.commit()


def says(house: House, user: str, *, agreed: bool | None) -> None:
    """Somebody was asked whether they want to be named."""
    known = person(house, user)
    with house.session() as session:
        session.add(
            NameConsent(
                person_id=known, workspace_id=house.here.workspace_id, agreed=agreed, asked_at=NOW
            )
        )
        session.commit()


def test_what_is_recorded_of_a_case_speaks_for_it(entering: tuple[House, int]) -> None:
    """Each criterion by its own evidence; a part of a promise that does not go well is said."""
    house, trajectory_id = entering
    bare = listed(house)
    assert bare.of_year == 2026
    assert reasons(bare, Criterion.AMBITION) == {Reason.THEMES, Reason.SEVERAL_THEMES}
    assert reasons(bare, Criterion.ANCHORING) == {Reason.PLACED}
    assert reasons(bare, Criterion.EFFECT) == reasons(bare, Criterion.MARKET) == set()
    assert bare.cases[0].would_help is Reason.WELL

    accepted(house, trajectory_id)
    with stepping(house, trajectory_id, CLIENT) as step:
        record_results(step, GOES, moment=1)
    celebrated(house, trajectory_id, figure="31 ton CO2", figure_of="per jaar")
    celebrated(house, trajectory_id, kind=SuccessSignal.LESSON, title="Nu gewoon")
    teller, reader = person(house, BUYER), person(house, COLLEAGUE)
    with house.session() as session:
        set_theme_levels(session, trajectory_id=trajectory_id, levels={"klimaat": 5})
        lesson = LessonInput(
            title="Marktconsultatie loont", insight="Vraag het eerst.", trajectory_id=trajectory_id
        )
        kept = keep_lesson(session, here=house.here, teller_id=teller, wanted=lesson, now=NOW)
        note_reuse(session, lesson_id=kept.lesson.id or 0, person_id=reader, now=NOW)
        for question, answer in (("markt", "Drie partijen gesproken"), ("markt-2", "nee")):
            session.add(
                TrajectoryIntakeAnswer(
                    trajectory_id=trajectory_id,
                    question=question,
                    asked="Is er een marktconsultatie?",
                    answer=answer,
                    answered_by_id=teller,
                    answered_at=NOW,
                )
            )
        session.commit()
    full = listed(house)
    assert Reason.ABOVE_MINIMUM in reasons(full, Criterion.AMBITION)
    anchored = {Reason.PLACED, Reason.HANDED_OVER, Reason.ANCHORED, Reason.REUSED}
    assert reasons(full, Criterion.ANCHORING) == anchored
    effect = {Reason.WELL, Reason.FIGURE, Reason.SOCIAL_RETURN}
    assert reasons(full, Criterion.EFFECT) == effect
    assert reasons(full, Criterion.MARKET) == {Reason.MARKET_ANSWER, Reason.MARKET_LESSON}
    facts = full.cases[0].facts
    assert facts.not_well == ("Social return",)
    assert (facts.people, facts.hours, facts.social_cents) == (3, 1200, 1_250_000)
    assert facts.figures == ("31 ton CO2 (per jaar)",)
    assert len(facts.market_answers) == 1


def test_only_signed_contracts_of_last_year_without_an_objection_are_there(
    entering: tuple[House, int],
) -> None:
    house, trajectory_id = entering
    _, early = prepared(house)
    assert [case.trajectory_id for case in listed(house).cases] == [trajectory_id]
    assert listed(house, year=2026).total == 0
    assert listed(house, year=2028).total == 1  # it still runs
    with house.session() as session:
        award = find_award(session, trajectory_id=trajectory_id)
        assert award is not None
        award.objection = ObjectionKind.OBJECTION
        session.add(award)
        session.commit()
    assert listed(house).total == 0
    with pytest.raises(NotFoundError):
        chooses(house, early, seen=0)


def test_another_municipality_sees_nothing_of_it(entering: tuple[House, int]) -> None:
    house, _ = entering
    other = build_house(house.database, team_id="T0002", profile="leiden")
    assert listed(other).total == 0


@pytest.mark.parametrize("user", [ADVISER, BUYER, COLLEAGUE])
def test_it_is_for_the_coordinator_alone(entering: tuple[House, int], user: str) -> None:
    house, trajectory_id = entering
    with pytest.raises(NotCoordinatorError):
        listed(house, user)
    with pytest.raises(NotCoordinatorError):
        chooses(house, trajectory_id, seen=0, user=user)


def test_a_choice_is_made_changed_and_taken_back_and_a_stale_one_changes_nothing(
    entering: tuple[House, int],
) -> None:
    house, trajectory_id = entering
    _, second = prepared(house)
    signed(house, second)
    assert chooses(house, trajectory_id, seen=0)
    assert chooses(house, trajectory_id, seen=1)  # the same once more is nothing new
    assert not chooses(house, second, seen=0)
    assert chooses(house, second, seen=1, why=None)
    found = listed(house).chosen
    assert found is not None
    assert (found.trajectory_id, found.why, found.version) == (second, "", 2)
    assert not withdraws(house, seen=1)
    assert withdraws(house, seen=2)
    assert withdraws(house, seen=2)
    assert listed(house).chosen is None
    assert chooses(house, second, seen=0)
    found = listed(house).chosen
    assert found is not None
    assert found.version == 4  # a form from before the withdrawal stays stale
    assert not chooses(house, trajectory_id, seen=1)
    with house.session() as session:
        events = [each for each in happened(session) if each.subject_kind == ids.SUBJECT]
        assert [each.kind for each in events] == ["chosen", "chosen", "withdrawn", "chosen"]
        assert [each.facts["trajectory"] for each in events] == [
            [None, trajectory_id],
            [trajectory_id, second],
            [second, None],
            [None, second],
        ]
        assert events[0].texts == {"why": [None, "Omdat het werkt"]}


def test_nobody_is_named_in_the_dossier_without_a_yes(entering: tuple[House, int]) -> None:
    house, trajectory_id = entering
    with pytest.raises(NotFoundError):
        dossier(house, trajectory_id)  # nothing is chosen yet
    chooses(house, trajectory_id, seen=0, why="Samen met Jansen Wegenbouw BV")
    celebrated(house, trajectory_id, BUYER, CLIENT, COLLEAGUE)
    assert set((dossier(house, trajectory_id).people or {}).values()) == {""}
    says(house, CLIENT, agreed=True)
    says(house, COLLEAGUE, agreed=True)
    says(house, BUYER, agreed=False)
    found = dossier(house, trajectory_id)
    assert found.people == {ProcessRole.CONTRACT_MANAGER: CLIENT}
    assert found.others == (COLLEAGUE,)
    assert found.signed_on == "23 november 2026"
    assert any("Jansen" in name for name in found.to_check)


def test_a_chosen_case_that_stopped_is_still_shown_and_no_document_comes(
    entering: tuple[House, int],
) -> None:
    house, trajectory_id = entering
    chooses(house, trajectory_id, seen=0)
    with house.session() as session:
        session.delete(session.get_one(TrajectoryAward, trajectory_id))
        session.commit()
    found = listed(house)
    assert found.total == 0
    assert found.chosen is not None
    assert not found.chosen.still_fits
    with pytest.raises(NotFoundError):
        dossier(house, trajectory_id)


def plans(house: House, now: datetime = NOW) -> int:
    """Look whether the prize was planned to be told."""
    with house.session() as session:
        made = plan_prize(session, here=house.here, now=now)
        session.commit()
    return made


def told(house: House, at: datetime = AUGUST) -> Telling | None:
    """What it says at a moment."""
    with house.session() as session:
        notice = planned(session, ids.NOTICE)[0]
        return tell(Occasion(session, [notice], house.here, Audience.PERSON, at))


def test_it_is_planned_once_a_year_for_the_first_working_day_of_the_month(
    entering: tuple[House, int],
) -> None:
    house, _ = entering
    assert (plans(house), plans(house), plans(house, AUGUST)) == (1, 0, 0)
    assert plans(house, AUGUST.replace(month=9)) == 1
    with house.session() as session:
        (first, second) = planned(session, ids.NOTICE)
        assert first.due_at == AUGUST
        assert (second.due_at.year, second.occurrence) == (2028, "2028-08")


def test_it_is_told_with_the_cases_until_one_was_chosen(entering: tuple[House, int]) -> None:
    house, trajectory_id = entering
    plans(house)
    telling = told(house)
    assert telling is not None
    assert "De beste casussen van vorig jaar" in telling.message.text
    assert "Asfalt" in str(telling.message.blocks)
    assert told(house, AUGUST.replace(month=7)) is None
    assert told(house, AUGUST.replace(year=2028)) is None
    chooses(house, trajectory_id, seen=0)
    assert told(house) is None


def test_it_is_told_to_no_one_who_does_not_coordinate(entering: tuple[House, int]) -> None:
    house, _ = entering
    plans(house)
    with house.session() as session:
        appoint(session, house.here, MunicipalRole.COORDINATOR, [SECOND_COORDINATOR])
        session.commit()
    assert told(house) is None


def test_without_a_prize_nothing_is_planned_and_nothing_is_told(
    entering: tuple[House, int],
) -> None:
    house, _ = entering
    plans(house)
    profile = house.here.profile.model_copy(update={"award": None})
    without = House(house.database, replace(house.here, profile=profile))
    assert plans(without, AUGUST.replace(year=2028)) == 0
    assert told(without) is None
    with pytest.raises(NotFoundError):
        listed(without)
