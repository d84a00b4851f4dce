"""A start form from its first step to the judgement: who may, what is kept, who hears."""

from dataclasses import replace
from typing import Any

import pytest
from sqlmodel import Session

from bot.messages import start_form_ids as ids
from bot.messages.start_form_steps import NOT_CHOSEN, StepState
from bot.policy.confidentiality import Audience
from bot.policy.start_form import FindingKind, Need
from bot.services import start_form_cases, start_forms, trajectories
from bot.services.errors import (
    MayNotChangeError,
    MayNotSeeError,
    NoStartFormsError,
    OnlyCoordinatorError,
    StartFormClosedError,
    StartFormNotNeededError,
)
from bot.services.homes import home_of
from bot.services.journey import answer_need
from bot.services.journey_writing import begin
from bot.services.maximal import write_maximal
from bot.services.start_form_fields import StartFormInput, ThemeAnswer, input_of
from bot.services.start_form_input import read_step
from bot.services.start_form_standing import Standing, standing_of
from bot.services.trajectory_phases import enter_phase
from storage import event_log
from storage.database import Database
from storage.journeys import find_need
from storage.start_forms import find_start_form
from storage.trajectories import find_trajectory
from storage.vocabulary import MunicipalRole, NeedAnswer, Phase, ProcessRole, StartFormState
from tests.messages.samples import texts_in
from tests.services.house import (
    ADVISER,
    BUYER,
    CLIENT,
    COLLEAGUE,
    COORDINATOR,
    NOW,
    TODAY,
    House,
    appoint,
    build_house,
    happened,
    planned,
)
from tests.services.start_forms import hands_in, judges, logged, reads, saves, told

MEANS = {
    FindingKind.OPPORTUNITIES_MISSING,
    FindingKind.BUDGET_HOLDER_MISSING,
    FindingKind.LIFETIME_MISSING,
}
SECRET = "Alleen de oude leverancier heeft nog onderdelen."
CHOSEN = StartFormInput(
    need="De oude zijn op.",
    themes={
        "klimaat": ThemeAnswer(chosen=True, level=3, motivation="Scheelt veel uitstoot."),
        "circulariteit": ThemeAnswer(reason="markt", explanation=SECRET),
    },
    purchase=1_000,
    yearly=0,
    years=1,
)


def standing(session: Session, house: House, trajectory_id: int) -> Standing:
    """What the journey would ask."""
    record = find_trajectory(
        session, workspace_id=house.here.workspace_id, trajectory_id=trajectory_id
    )
    assert record is not None
    return standing_of(session, record, here=house.here, day=TODAY)


def test_the_journey_is_told_how_far_it_is(house_on_each: House) -> None:
    house = house_on_each
    with house.session() as session:
        trajectory_id = logged(session, house)
        seen = []
        for doing in (
            lambda: None,
            lambda: saves(session, house, trajectory_id, CHOSEN),
            lambda: hands_in(session, house, trajectory_id),
            lambda: judges(session, house, trajectory_id, "Meer graag.", user=ADVISER),
            lambda: hands_in(session, house, trajectory_id),
            lambda: judges(session, house, trajectory_id, user=ADVISER, round_number=2),
        ):
            doing()
            now = standing(session, house, trajectory_id)
            assert now.asked
            people = {house.viewer(session, user).person_id: user for user in (BUYER, ADVISER)}
            seen.append((now.state, people.get(now.last_hand or 0), now.is_ready))
    assert seen == [
        (None, None, False),
        (StartFormState.DRAFT, BUYER, False),
        (StartFormState.HANDED_IN, BUYER, False),
        (StartFormState.MORE_ASKED, ADVISER, False),
        (StartFormState.HANDED_IN, BUYER, False),
        (StartFormState.SUFFICIENT, ADVISER, True),
    ]


def test_what_is_filled_in_is_read_back_as_it_was(house_on_each: House) -> None:
    house = house_on_each
    with house.session() as session:
        trajectory_id = logged(session, house)
        saves(session, house, trajectory_id, CHOSEN)
        session.commit()
    with house.session() as session:
        view = reads(session, house, trajectory_id)
    klimaat, circular = (
        next(theme for theme in view.themes if theme.slug == slug)
        for slug in ("klimaat", "circulariteit")
    )
    assert (klimaat.chosen, klimaat.level, klimaat.lowest) == (True, 3, 3)
    assert (circular.reason, circular.explanation) == ("De markt biedt dit nog niet", SECRET)
    assert circular.explained_by == BUYER
    assert circular.explained_at.startswith("23 november 2026")
    assert not klimaat.explained_by
    assert view.lifetime_cents == 1_000
    about = {finding.theme for finding in view.findings if finding.theme}
    assert about == {
        "Milieu & biodiversiteit",
        "Ketenverantwoordelijkheid",
        "Diversiteit & inclusie",
        "Social return",
    }


def test_what_doing_it_fully_means_is_shown_for_the_kind_of_purchase(house: House) -> None:
    with house.session() as session:
        trajectory_id = logged(session, house, category="gww")
        written = (("gww", "Zonder uitstoot bouwen."), ("", "Zonder uitstoot."))
        for category, text in written:
            assert write_maximal(
                session,
                here=house.here,
                viewer=house.viewer(session, COORDINATOR),
                theme="klimaat",
                category=category,
                seen=0,
                text=text,
                now=NOW,
            )
        themes = {each.slug: each.maximal for each in reads(session, house, trajectory_id).themes}
    assert themes.pop("klimaat") == "Zonder uitstoot bouwen."
    assert not any(themes.values())


def test_who_explained_stays_who_explained(house: House) -> None:
    """Until somebody explains it in another way."""
    with house.session() as session:
        trajectory_id = logged(session, house)
        saves(session, house, trajectory_id, CHOSEN)
        saves(session, house, trajectory_id, replace(CHOSEN, remarks="Haast."), user=ADVISER)
        assert explainers(reads(session, house, trajectory_id)) == {BUYER}
        other = ThemeAnswer(explanation="De levertijd is te lang.")
        wanted = replace(CHOSEN, themes={**CHOSEN.themes, "circulariteit": other})
        saves(session, house, trajectory_id, wanted, user=ADVISER)
        assert explainers(reads(session, house, trajectory_id)) == {ADVISER}


def test_a_theme_that_was_chosen_since_is_explained_anew_in_the_form(house: House) -> None:
    """Also by whoever explained it before: what they said was of another moment."""
    with house.session() as session:
        trajectory_id = logged(session, house)
        wanted = saves(session, house, trajectory_id, CHOSEN).start_form
        assert wanted is not None
        for level, user in (("2", BUYER), (NOT_CHOSEN, ADVISER)):
            read = read_step(
                session,
                StepState({"level_circulariteit": level}),
                fields=("level_circulariteit",),
                start=input_of(wanted),
                here=house.here,
                now=NOW,
            )
            assert isinstance(read, StartFormInput)
            wanted = saves(session, house, trajectory_id, read, user=user).start_form
            assert wanted is not None
        assert not input_of(wanted).answer("circulariteit").explanation
        assert explainers(reads(session, house, trajectory_id)) == set()
        again = ThemeAnswer(reason=CHOSEN.themes["circulariteit"].reason)
        read = replace(CHOSEN, themes={**CHOSEN.themes, "circulariteit": again})
        saves(session, house, trajectory_id, read, user=ADVISER)
        assert explainers(reads(session, house, trajectory_id)) == {ADVISER}


def explainers(view: Any) -> set[str]:
    """Everybody who explained a theme."""
    return {theme.explained_by for theme in view.themes if theme.explained_by}


def test_every_change_is_written_down_and_what_was_typed_can_be_blanked(
    house_on_each: House,
) -> None:
    house = house_on_each
    with house.session() as session:
        trajectory_id = logged(session, house)
        form = saves(session, house, trajectory_id, CHOSEN).start_form
        assert form is not None
        saves(session, house, trajectory_id, CHOSEN)  # nothing new
        hands_in(session, house, trajectory_id)
        judges(session, house, trajectory_id, SECRET, user=ADVISER)
        about: dict[str, Any] = {"subject_kind": ids.SUBJECT, "subject_id": form.form.id or 0}
        events = event_log.history(session, workspace_id=house.here.workspace_id, **about)
        assert [event.kind for event in events] == ["begun", "handed_in", "more_asked"]
        assert [event.facts["version"] for event in events] == [1, 2, 3]
        assert not any(SECRET in str(event.facts) for event in events)
        assert sum(SECRET in str(event.texts) for event in events) == 2
        event_log.redact(
            session, workspace_id=house.here.workspace_id, **about, actor_id=None, now=NOW
        )
        assert not any(SECRET in str(event.texts) for event in happened(session))


def test_handing_in_makes_themes_levels_and_budget_holder_those_of_the_trajectory(
    house_on_each: House,
) -> None:
    house = house_on_each
    with house.session() as session:
        trajectory_id = logged(session, house, themes=frozenset({"circulariteit"}))
        holder = house.viewer(session, CLIENT).person_id
        saves(session, house, trajectory_id, replace(CHOSEN, budget_holder=holder))
        record = find_trajectory(
            session, workspace_id=house.here.workspace_id, trajectory_id=trajectory_id
        )
        assert record is not None
        assert set(record.themes) == {"circulariteit"}, "a draft changes nothing yet"
        hands_in(session, house, trajectory_id)
        record = find_trajectory(
            session, workspace_id=house.here.workspace_id, trajectory_id=trajectory_id
        )
    assert record is not None
    assert record.themes == {"klimaat": 3}
    assert record.roles[ProcessRole.BUDGET_HOLDER] == holder


def test_a_form_begins_with_what_the_trajectory_tells(house: House) -> None:
    with house.session() as session:
        trajectory_id = logged(session, house, themes=frozenset({"klimaat"}))
        view = reads(session, house, trajectory_id)
    chosen = {theme.slug: theme.level for theme in view.themes if theme.chosen}
    assert chosen == {"klimaat": 3}
    assert view.state is None


@pytest.mark.parametrize(
    ("answer", "reason", "finding"),
    [
        (None, None, FindingKind.NEED_MISSING),
        (NeedAnswer.UNKNOWN, None, FindingKind.NEED_MISSING),
        (NeedAnswer.YES, None, FindingKind.NEED_WHY_MISSING),
        (NeedAnswer.LESS, "Twee zijn genoeg.", None),
    ],
)
def test_the_form_knows_what_was_answered_to_the_first_question(
    house: House, answer: NeedAnswer | None, reason: str | None, finding: FindingKind | None
) -> None:
    """The form and the adviser never say that nobody answered, where somebody did."""
    about_need = {FindingKind.NEED_MISSING, FindingKind.NEED_WHY_MISSING}
    with house.session() as session:
        trajectory_id = logged(session, house)
        if answer is not None:
            step = begin(session, now=NOW, **house.asked(session, BUYER, trajectory_id))
            answer_need(step, answer=answer, reason=reason)
        before = reads(session, house, trajectory_id)
        saves(session, house, trajectory_id, StartFormInput(need=before.need))
        hands_in(session, house, trajectory_id)
        (notice,) = planned(session, ids.NOTICE_HANDED_IN)
        telling = told(session, house, notice)
    assert before.need == (reason or "")
    assert telling is not None
    found = {each.kind for each in before.findings} & about_need
    assert found == ({finding} if finding else set())
    noticed = "\n".join(texts_in(telling.message.blocks, "mrkdwn"))
    assert ("is niet beantwoord" in noticed) is (finding is FindingKind.NEED_MISSING)
    assert ("Het is nodig; waarom" in noticed) is (finding is FindingKind.NEED_WHY_MISSING)


@pytest.mark.parametrize(("cents", "needed"), [(2_499_900, False), (2_500_000, False)])
def test_up_to_the_threshold_there_is_nothing_to_fill_in(
    house: House, cents: int, needed: bool
) -> None:
    with house.session() as session:
        trajectory_id = logged(session, house, value_cents=cents)
        with pytest.raises(StartFormNotNeededError) as refused:
            reads(session, house, trajectory_id)
        assert refused.value.data["amount"] == 2_500_000
        assert offered(session, house, trajectory_id, BUYER) is needed


def test_a_form_that_was_begun_stays_when_the_estimate_becomes_less(house: House) -> None:
    with house.session() as session:
        trajectory_id = logged(session, house)
        saves(session, house, trajectory_id)
        record = house.asked(session, BUYER, trajectory_id)
        stored = trajectories.changeable(session, **record).trajectory
        stored.value_cents = 100
        assert reads(session, house, trajectory_id).state is StartFormState.DRAFT


def offered(session: Session, house: House, trajectory_id: int, user: str) -> object:
    """What the details offer somebody."""
    viewer = house.viewer(session, user)
    record = find_trajectory(
        session, workspace_id=house.here.workspace_id, trajectory_id=trajectory_id
    )
    assert record is not None
    return start_form_cases.offered(session, record, here=house.here, viewer=viewer, day=TODAY)


def test_a_municipality_without_start_forms_says_so(migrated_sqlite_url: str) -> None:
    database = Database(migrated_sqlite_url)
    house = build_house(database, profile="leiden")
    with house.session() as session:
        trajectory_id = logged(session, house, category=None, team=None)
        assert offered(session, house, trajectory_id, BUYER) is False
        assert standing(session, house, trajectory_id).need is Need.NO_FORMS
        with pytest.raises(NoStartFormsError):
            saves(session, house, trajectory_id)
    database.close()


def test_only_the_people_of_the_trajectory_and_who_oversees_it_read_it(house: House) -> None:
    with house.session() as session:
        trajectory_id = logged(session, house)
        saves(session, house, trajectory_id)
        for user in (BUYER, ADVISER, COORDINATOR):
            assert reads(session, house, trajectory_id, user=user).need
            assert offered(session, house, trajectory_id, user) is StartFormState.DRAFT
        assert offered(session, house, trajectory_id, COLLEAGUE) is False
        with pytest.raises(MayNotSeeError):
            reads(session, house, trajectory_id, user=COLLEAGUE)
        asked = house.asked(session, BUYER, trajectory_id)
        trajectories.share_trajectory(session, **asked, now=NOW)
        with pytest.raises(MayNotChangeError):
            reads(session, house, trajectory_id, user=COLLEAGUE)
        assert offered(session, house, trajectory_id, COLLEAGUE) is False


def test_the_adviser_hears_of_it_and_nobody_else(house_on_each: House) -> None:
    house = house_on_each
    with house.session() as session:
        trajectory_id = logged(session, house)
        saves(session, house, trajectory_id, CHOSEN)
        hands_in(session, house, trajectory_id)
        (notice,) = planned(session, ids.NOTICE_HANDED_IN)
        assert notice.recipient == f"person:{house.viewer(session, ADVISER).person_id}"
        telling = told(session, house, notice)
        assert telling is not None
        said = " ".join(texts_in(telling.message.blocks, "mrkdwn"))
        assert "Social return: niet gekozen, niet uitgelegd" in said
        for audience in (Audience.TEAM_CHANNEL, Audience.EXPOSED_CHANNEL):
            assert told(session, house, notice, audience) is None


def test_what_is_missing_of_money_and_people_is_told_on_both_sides(house: House) -> None:
    with house.session() as session:
        trajectory_id = logged(session, house)
        saves(session, house, trajectory_id)
        missing = {each.kind for each in reads(session, house, trajectory_id).findings} & MEANS
        assert missing == MEANS
        holder = house.viewer(session, CLIENT).person_id
        named = replace(CHOSEN, budget_holder=holder, opportunities="Oude masten houden.")
        saves(session, house, trajectory_id, named)
        left = {each.kind for each in reads(session, house, trajectory_id).findings}
        assert not left & MEANS
        assert left


def test_without_an_adviser_the_coordinator_judges(house: House) -> None:
    with house.session() as session:
        appoint(session, house.here, MunicipalRole.ADVISER, [])
        trajectory_id = logged(session, house)
        saves(session, house, trajectory_id)
        hands_in(session, house, trajectory_id)
        (notice,) = planned(session, ids.NOTICE_HANDED_IN)
        assert notice.recipient == f"person:{house.viewer(session, COORDINATOR).person_id}"
        assert judges(session, house, trajectory_id, user=COORDINATOR)


def test_the_requester_hears_what_to_add_once_and_can_go_on(house_on_each: House) -> None:
    house = house_on_each
    with house.session() as session:
        trajectory_id = logged(session, house)
        saves(session, house, trajectory_id)
        hands_in(session, house, trajectory_id)
        with pytest.raises(StartFormClosedError):
            saves(session, house, trajectory_id, CHOSEN)
        assert judges(session, house, trajectory_id, SECRET, user=ADVISER)
        assert not judges(session, house, trajectory_id, "Nog iets.", user=ADVISER)
        (notice,) = planned(session, ids.NOTICE_JUDGED)
        assert notice.recipient == f"person:{house.viewer(session, BUYER).person_id}"
        telling = told(session, house, notice)
        assert telling is not None
        assert SECRET in " ".join(texts_in(telling.message.blocks, "plain_text"))
        saves(session, house, trajectory_id, CHOSEN)
        hands_in(session, house, trajectory_id)
        assert told(session, house, notice) is None, "it was handed in again: an old question"
        assert not judges(session, house, trajectory_id, user=ADVISER, round_number=1)


def test_only_who_oversees_purchases_judges(house: House) -> None:
    with house.session() as session:
        trajectory_id = logged(session, house)
        saves(session, house, trajectory_id)
        hands_in(session, house, trajectory_id)
        with pytest.raises(OnlyCoordinatorError):
            judges(session, house, trajectory_id, user=BUYER)


def test_what_changed_since_it_was_shown_is_not_handed_in(house: House) -> None:
    with house.session() as session:
        trajectory_id = logged(session, house)
        saves(session, house, trajectory_id)
        version = reads(session, house, trajectory_id).version
        saves(session, house, trajectory_id, CHOSEN, user=ADVISER)
        asked = house.asked(session, BUYER, trajectory_id)
        case, done = start_forms.hand_in(session, **asked, version=version, now=NOW)
        assert not done
        assert case.state is StartFormState.DRAFT


@pytest.mark.parametrize("phase", [Phase.TENDER, Phase.AWARD, Phase.EXECUTION, Phase.STOPPED])
def test_once_the_tender_runs_nothing_is_asked_or_changed(house: House, phase: Phase) -> None:
    with house.session() as session:
        trajectory_id = logged(session, house)
        saves(session, house, trajectory_id)
        hands_in(session, house, trajectory_id)
        judges(session, house, trajectory_id, SECRET, user=ADVISER)
        asked = house.asked(session, BUYER, trajectory_id)
        enter_phase(session, **asked, phase=phase, now=NOW)
        with pytest.raises(StartFormClosedError):
            saves(session, house, trajectory_id)
        assert reads(session, house, trajectory_id).need
        (notice,) = planned(session, ids.NOTICE_JUDGED)
        silent = phase in {Phase.TENDER, Phase.AWARD}
        assert (told(session, house, notice) is None) is silent
        home = home_of(session, here=house.here, viewer=asked["viewer"], today=NOW.date())
        assert home.start_forms == ()


def test_the_home_tab_holds_what_somebody_began(house_on_each: House) -> None:
    house = house_on_each
    with house.session() as session:
        trajectory_id = logged(session, house, title="Asfalt Slochteren")
        viewer = house.viewer(session, BUYER)
        assert home_of(session, here=house.here, viewer=viewer, today=NOW.date()).start_forms == ()
        saves(session, house, trajectory_id)
        (line,) = home_of(session, here=house.here, viewer=viewer, today=NOW.date()).start_forms
        assert (line.trajectory_id, line.title) == (trajectory_id, "Asfalt Slochteren")
        other = house.viewer(session, COLLEAGUE)
        assert home_of(session, here=house.here, viewer=other, today=NOW.date()).start_forms == ()
        hands_in(session, house, trajectory_id)
        assert home_of(session, here=house.here, viewer=viewer, today=NOW.date()).start_forms == ()


def test_a_level_of_the_criteria_tool_is_no_level_here(house: House) -> None:
    """Basis, significant and ambitieus are words of a tool; the form knows 1 to 5."""
    numbers = {level.number for level in house.here.profile.levels}
    tool = {word for each in house.here.profile.tools for word in each.levels}
    assert numbers == {1, 2, 3, 4, 5}
    assert tool
    assert not numbers & tool


def test_a_form_of_another_municipality_is_not_found(house: House) -> None:
    other = build_house(house.database, team_id="T0002", profile="midden-groningen")
    with house.session() as session:
        trajectory_id = logged(session, house)
        saves(session, house, trajectory_id)
        assert find_start_form(
            session, workspace_id=house.here.workspace_id, trajectory_id=trajectory_id
        )
        assert not find_start_form(
            session, workspace_id=other.here.workspace_id, trajectory_id=trajectory_id
        )


def test_social_return_is_missed_above_its_threshold(house: House) -> None:
    with house.session() as session:
        kinds = []
        for cents in (20_000_000, 20_000_100):
            trajectory_id = logged(session, house, value_cents=cents)
            saves(session, house, trajectory_id, CHOSEN)
            found = reads(session, house, trajectory_id).findings
            kinds.append({each.kind for each in found if each.theme == "Social return"})
    assert kinds == [{FindingKind.EXPLANATION_MISSING}, {FindingKind.SOCIAL_RETURN_MISSING}]


def test_why_it_is_needed_in_the_form_answers_the_first_key_question(house_on_each: House) -> None:
    """An empty phrase does not, and what was answered at the steps stays."""
    house = house_on_each
    with house.session() as session:
        trajectory_id = logged(session, house)
        saves(session, house, trajectory_id, StartFormInput(need="n.v.t."))
        assert find_need(session, trajectory_id=trajectory_id) is None
        saves(session, house, trajectory_id, StartFormInput(need="De oude zijn op."))
        answered = find_need(session, trajectory_id=trajectory_id)
        assert answered is not None
        assert (answered.answer, answered.reason) == (NeedAnswer.YES, "De oude zijn op.")
        answered.answer, answered.reason = NeedAnswer.LESS, "Twee in plaats van drie."
        session.add(answered)
        session.flush()
        saves(session, house, trajectory_id, StartFormInput(need="Toch drie."))
        kept = find_need(session, trajectory_id=trajectory_id)
        assert kept is not None
        assert kept.answer is NeedAnswer.LESS


def test_extra_budget_is_kept_with_what_for_and_no_is_an_answer(house_on_each: House) -> None:
    house = house_on_each
    with house.session() as session:
        trajectory_id = logged(session, house)
        asked = StartFormInput(extra_budget=True, extra_budget_for="Laadpalen.")
        saves(session, house, trajectory_id, asked)
        view = reads(session, house, trajectory_id)
        assert (view.extra_budget, view.extra_budget_for) == (True, "Laadpalen.")
        saves(session, house, trajectory_id, StartFormInput(extra_budget=False))
        view = reads(session, house, trajectory_id)
        assert (view.extra_budget, view.extra_budget_for) == (False, "")
        assert FindingKind.EXTRA_BUDGET_MISSING not in {each.kind for each in view.findings}
        last = [each for each in happened(session) if each.subject_kind == ids.SUBJECT][-1]
        assert last.facts["extra_budget"] == [True, False]
        assert last.texts == {"extra_budget_for": ["Laadpalen.", None]}
