"""The figures on both databases: counted in the right period, told to the right people."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import event as on
from sqlmodel import Session

from bot.messages.figures_view import FiguresView
from bot.policy.confidentiality import Audience
from bot.policy.figures import (
    Figures,
    Period,
    PeriodKind,
    Savings,
    SmallPurchases,
    StartForms,
    Sum,
    ThemeCount,
    ThemeReasons,
    ToolOutcomes,
    period_of,
)
from bot.policy.targets import Progress
from bot.services.errors import OnlyColleaguesError
from bot.services.figures import figures_of, figures_view
from bot.services.small_purchases import SmallInput, keep_small
from storage.plans import lock_plan_entry
from storage.tables import (
    Pilot,
    StartForm,
    StartFormTheme,
    ToolOutcome,
    Trajectory,
    TrajectoryAward,
    TrajectoryExplanation,
    TrajectoryNeed,
    TrajectoryPromise,
)
from storage.trajectories import set_theme_levels, set_themes
from storage.vocabulary import (
    NeedAnswer,
    Phase,
    PilotStage,
    PromisePlace,
    Sharing,
    SmallChoice,
    StartFormState,
)
from tests.profile.samples import EVERY_OPTION
from tests.services.house import (
    ADVISER,
    BUYER,
    COLLEAGUE,
    COORDINATOR,
    NOW,
    TODAY,
    House,
    build_house,
)

QUARTER = period_of(PeriodKind.QUARTER, TODAY)
LAST_QUARTER = period_of(PeriodKind.LAST_QUARTER, TODAY)
YEAR = period_of(PeriodKind.YEAR, TODAY)
LAST_MOMENT = datetime(2026, 9, 30, 21, 59, tzinfo=UTC)
"""One minute before midnight here: still in the third quarter."""

FIRST_MOMENT = datetime(2026, 9, 30, 22, 0, tzinfo=UTC)


def logs(session: Session, house: House, *, at: datetime = NOW, **values: Any) -> Trajectory:
    """A purchase, shared unless told otherwise; themes with their levels."""
    themes = values.pop("themes", {})
    stored = house.logs(session).trajectory
    stored.created_at = at
    for name, value in {"sharing": Sharing.TEAM, **values}.items():
        setattr(stored, name, value)
    session.add(stored)
    session.flush()
    set_themes(session, trajectory_id=stored.id or 0, themes=list(themes))
    set_theme_levels(session, trajectory_id=stored.id or 0, levels=themes)
    return stored


def form_of(
    session: Session,
    house: House,
    stored: Trajectory,
    *,
    state: StartFormState = StartFormState.HANDED_IN,
    at: datetime = NOW,
    chosen: tuple[str, ...] = (),
    explained: Mapping[str, tuple[str | None, bool]] | None = None,
) -> None:
    """A start form: chosen themes, and of others the reason and whether anything was explained."""
    form = StartForm(
        workspace_id=house.here.workspace_id,
        trajectory_id=stored.id or 0,
        state=state,
        handed_in_at=None if state is StartFormState.DRAFT else at,
        started_by_id=stored.logged_by_id,
        created_at=at,
        updated_at=at,
    )
    session.add(form)
    session.flush()
    for theme in chosen:
        session.add(StartFormTheme(start_form_id=form.id or 0, theme=theme, chosen=True))
    for theme, (reason, given) in (explained or {}).items():
        moment = at if given else None
        session.add(
            StartFormTheme(
                start_form_id=form.id or 0, theme=theme, reason=reason, explained_at=moment
            )
        )
    session.flush()


def needs(
    session: Session,
    stored: Trajectory,
    answer: NeedAnswer,
    cents: int | None = None,
    *,
    at: datetime = NOW,
) -> None:
    """What was answered to whether it is needed."""
    session.add(
        TrajectoryNeed(
            trajectory_id=stored.id or 0,
            answer=answer,
            saved_cents=cents,
            answered_by_id=stored.logged_by_id,
            answered_at=at,
        )
    )
    session.flush()


def counted(session: Session, house: House, period: Period = QUARTER) -> Figures:
    """Everything, as a report reads it."""
    return figures_of(session, here=house.here, period=period)


def read(session: Session, house: House, user: str, **changed: Any) -> FiguresView:
    """The figures as somebody reads them in private."""
    asked: dict[str, Any] = {
        "here": house.here,
        "viewer": house.viewer(session, user),
        "audience": Audience.PERSON,
        "period": QUARTER,
    }
    return figures_view(session, **{**asked, **changed})


@contextmanager
def statements(session: Session) -> Iterator[Callable[[], int]]:
    """How many statements went to the database."""
    seen: list[str] = []

    def note(*facts: Any) -> None:
        seen.append(facts[2])

    engine = session.get_bind()
    on.listen(engine, "before_cursor_execute", note)
    try:
        yield lambda: len(seen)
    finally:
        on.remove(engine, "before_cursor_execute", note)


def test_a_purchase_counts_in_the_quarter_of_its_day_here(house_on_each: House) -> None:
    """Not of its day in Greenwich."""
    house = house_on_each
    with house.session() as session:
        logs(session, house, at=LAST_MOMENT)
        logs(session, house, at=FIRST_MOMENT, themes={"klimaat": None})
        logs(session, house, at=datetime(2025, 12, 31, 22, 59, tzinfo=UTC))
        for period, logged, themed in ((LAST_QUARTER, 1, 0), (QUARTER, 1, 1), (YEAR, 2, 1)):
            found = counted(session, house, period)
            assert (found.logged, found.with_theme, found.running) == (logged, themed, 3)


def test_themes_are_counted_with_their_levels_and_what_was_stopped_is_left_out(
    house_on_each: House,
) -> None:
    house = house_on_each
    with house.session() as session:
        logs(session, house, themes={"social-return": 5, "klimaat": 3})
        logs(session, house, themes={"klimaat": 3})
        logs(session, house, themes={"klimaat": None})
        logs(session, house, themes={"klimaat": 1}, phase=Phase.STOPPED)
        found = counted(session, house)
    assert found.themes == (
        ThemeCount("klimaat", 3, {3: 2, None: 1}),
        ThemeCount("social-return", 1, {5: 1}),
    )
    assert (found.logged, found.running) == (4, 3)


def test_what_was_saved_is_added_up_over_what_is_not_needed_or_less(house_on_each: House) -> None:
    """Not over what was withdrawn later, nor over what is simply needed."""
    house = house_on_each
    with house.session() as session:
        needs(session, logs(session, house, phase=Phase.NOT_NEEDED), NeedAnswer.NOT_NEEDED, 4_000)
        needs(session, logs(session, house, phase=Phase.NOT_NEEDED), NeedAnswer.NOT_NEEDED)
        needs(session, logs(session, house), NeedAnswer.LESS, 5_000_000_000_000)
        needs(session, logs(session, house, phase=Phase.WITHDRAWN), NeedAnswer.LESS, 1_000)
        needs(session, logs(session, house), NeedAnswer.YES)
        needs(session, logs(session, house), NeedAnswer.LESS, 1_000, at=LAST_MOMENT)
        found = counted(session, house)
    assert found.savings == Savings(2, 1, Sum(5_000_000_004_000, told=2, of=3))


def test_start_forms_are_counted_once_handed_in_with_why_a_theme_was_not_chosen(
    house_on_each: House,
) -> None:
    house = house_on_each
    market, own, nothing = ("markt", True), (None, True), (None, False)
    states = (StartFormState.SUFFICIENT, StartFormState.MORE_ASKED, StartFormState.HANDED_IN)
    with house.session() as session:
        for state in states:
            form_of(
                session,
                house,
                logs(session, house),
                state=state,
                chosen=("klimaat", "circulariteit") if state is states[0] else (),
                explained={"social-return": market},
            )
        explained = {"social-return": own, "klimaat": nothing}
        form_of(
            session, house, logs(session, house), chosen=("circulariteit",), explained=explained
        )
        form_of(
            session,
            house,
            logs(session, house),
            state=StartFormState.DRAFT,
            chosen=("circulariteit",),
            explained={"klimaat": market},
        )
        form_of(session, house, logs(session, house), at=LAST_MOMENT, explained={"klimaat": market})
        found = counted(session, house)
    assert found.start_forms == StartForms(4, sufficient=1, more_asked=1, chances=2)
    assert found.start_forms.waiting == 2
    assert found.explained == (
        ThemeReasons("klimaat", {}, unexplained=1),
        ThemeReasons("social-return", {"markt": 3}, own_words=1),
    )


def test_what_was_explained_without_a_start_form_is_counted_with_it(house_on_each: House) -> None:
    """Once: not what a form counts already, nor what was chosen after all."""
    house = house_on_each

    def explains(stored: Trajectory, reason: str | None, at: datetime = NOW) -> None:
        session.add(
            TrajectoryExplanation(
                trajectory_id=stored.id or 0,
                theme="klimaat",
                reason=reason,
                explanation=None if reason else "Het past niet.",
                explained_by_id=stored.logged_by_id,
                explained_at=at,
            )
        )

    with house.session() as session:
        for reason in ("markt", "markt", None):
            explains(logs(session, house), reason)
        explains(logs(session, house), "markt", LAST_MOMENT)
        explains(logs(session, house, themes={"klimaat": 2}), "markt")
        counted_in_form = logs(session, house)
        form_of(session, house, counted_in_form, explained={"klimaat": ("markt", True)})
        explains(counted_in_form, "kosten")
        session.flush()
        found = counted(session, house)
    assert found.explained == (ThemeReasons("klimaat", {"markt": 3}, own_words=1),)


def test_a_theme_that_is_left_out_of_the_papers_is_counted_with_its_reason(
    house_on_each: House,
) -> None:
    house = house_on_each
    with house.session() as session:
        for place, reason in (
            (PromisePlace.NOWHERE, "markt"),
            (PromisePlace.NOWHERE, None),
            (PromisePlace.CLAUSE, None),
        ):
            stored = logs(session, house)
            session.add(
                TrajectoryPromise(
                    trajectory_id=stored.id or 0,
                    theme="klimaat",
                    place=place,
                    reason_choice=reason,
                    said_by_id=stored.logged_by_id,
                    said_at=NOW,
                )
            )
        found = counted(session, house)
    assert found.left_out == (ThemeReasons("klimaat", {"markt": 1}, own_words=1),)


def test_pilots_count_for_their_year_beside_the_target_of_the_plan(house_on_each: House) -> None:
    """What is only explored does not, nor one that stopped."""
    house = house_on_each
    with house.session() as session:
        for year, stage, stopped in (
            (2026, PilotStage.PLANNED, None),
            (2026, PilotStage.EXPLORING, None),
            (2026, PilotStage.RUNNING, NOW),
            (2027, PilotStage.PLANNED, None),
        ):
            stored = logs(session, house)
            session.add(
                Pilot(
                    trajectory_id=stored.id or 0,
                    year=year,
                    stage=stage,
                    made_by_id=stored.logged_by_id,
                    made_at=NOW,
                    stopped_at=stopped,
                )
            )
        session.flush()
        view = read(session, house, COORDINATOR)
    assert (view.pilots.year, view.pilots.count, view.pilots.target) == (2026, 1, 6)
    assert view.pilots.source == "MVOI-actieplan, 5.1, activiteit 7"
    assert "jaarplan 2026" in view.pilots.also[0]


def test_small_purchases_contracts_and_outcomes_of_tools_are_counted_on_their_day(
    house_on_each: House,
) -> None:
    house = house_on_each
    last_day = LAST_QUARTER.last
    with house.session() as session:
        actor = house.viewer(session, BUYER).person_id
        for choice, cents, now in (
            (SmallChoice.SUSTAINABLE, 8_000, NOW),
            (SmallChoice.SUSTAINABLE, None, FIRST_MOMENT),
            (SmallChoice.LOOKED, 2_000, NOW),
            (SmallChoice.LOOKED, 9_000, LAST_MOMENT),
        ):
            category = "kantoor" if cents else None
            wanted = SmallInput(choice, category, value_cents=cents)
            keep_small(session, here=house.here, actor_id=actor, wanted=wanted, now=now)
        for day in (last_day, QUARTER.first, QUARTER.last):
            stored = logs(session, house, phase=Phase.EXECUTION)
            session.add(TrajectoryAward(trajectory_id=stored.id or 0, signed_on=day))
            session.add(
                ToolOutcome(
                    workspace_id=house.here.workspace_id,
                    trajectory_id=stored.id or 0,
                    tool="mki",
                    on=day,
                    recorded_by_id=actor,
                    recorded_at=NOW,
                )
            )
        found, before = counted(session, house), counted(session, house, LAST_QUARTER)
    assert found.small == SmallPurchases(
        {SmallChoice.SUSTAINABLE: 2, SmallChoice.LOOKED: 1},
        Sum(10_000, told=2, of=3),
        categories={"kantoor": 2, "": 1},
    )
    assert (found.signed, found.tools) == (2, ToolOutcomes({"mki": 2}))
    assert (before.signed, before.tools) == (1, ToolOutcomes({"mki": 1}))


def test_another_municipality_counts_for_nothing(house_on_each: House) -> None:
    house = house_on_each
    there = build_house(house.database, team_id="T0002", profile="midden-groningen")
    with house.session() as session:
        stored = logs(session, there, themes={"klimaat": 1})
        needs(session, stored, NeedAnswer.LESS, 1_000)
        form_of(session, there, stored, explained={"klimaat": ("markt", True)})
        wanted = SmallInput(SmallChoice.LOOKED)
        keep_small(session, here=there.here, actor_id=stored.logged_by_id, wanted=wanted, now=NOW)
        session.flush()
        nothing = Figures(QUARTER, savings=Savings(0, 0, Sum(0, 0, 0)))
        nothing = replace(nothing, small=SmallPurchases({}, Sum(0, 0, 0)))
        assert counted(session, house) == nothing
        assert counted(session, there).logged == 1


def test_only_who_oversees_everything_reads_sums_and_small_counts(house_on_each: House) -> None:
    """And nobody does where others read along."""
    house = house_on_each
    with house.session() as session:
        stored = logs(session, house)
        needs(session, stored, NeedAnswer.LESS, 1_000)
        form_of(session, house, stored, explained={"klimaat": ("markt", True)})
        for user in (COORDINATOR, ADVISER):
            found = read(session, house, user).figures
            assert found.sees_all
            assert found.savings == Savings(0, 1, Sum(1_000, told=1, of=1))
            assert found.explained
        for user, audience in ((COLLEAGUE, Audience.PERSON), (COORDINATOR, Audience.TEAM_CHANNEL)):
            found = read(session, house, user, audience=audience).figures
            assert (found.sees_all, found.logged) == (False, 1)
            assert (found.savings, found.start_forms, found.explained) == (None, None, ())
            assert found.kept_back


def test_from_five_up_a_colleague_reads_the_count_and_no_euros(house: House) -> None:
    with house.session() as session:
        for _ in range(5):
            stored = logs(session, house)
            needs(session, stored, NeedAnswer.LESS, 1_000)
            form_of(session, house, stored, explained={"klimaat": ("markt", True)})
        found = read(session, house, COLLEAGUE).figures
    assert found.savings == Savings(0, 5)
    assert found.start_forms == StartForms(5)
    assert found.explained == (ThemeReasons("klimaat", {"markt": 5}),)


def test_a_year_tells_a_colleague_nothing_that_a_quarter_would_betray(
    house_on_each: House,
) -> None:
    """Seven in the year beside five in this quarter would tell of the two before it."""
    house = house_on_each
    with house.session() as session:
        actor = house.viewer(session, BUYER).person_id
        for category, many, at in (("kantoor", 5, NOW), ("gww", 2, LAST_MOMENT)):
            for _ in range(many):
                wanted = SmallInput(SmallChoice.LOOKED, category)
                keep_small(session, here=house.here, actor_id=actor, wanted=wanted, now=at)
        quarter = read(session, house, COLLEAGUE).figures.small
        before = read(session, house, COLLEAGUE, period=LAST_QUARTER).figures.small
        year = read(session, house, COLLEAGUE, period=YEAR).figures
        whole = read(session, house, ADVISER, period=YEAR).figures.small
    assert quarter == SmallPurchases({SmallChoice.LOOKED: 5}, categories={"kantoor": 5})
    assert (before, year.small, year.kept_back) == (None, None, True)
    assert whole is not None
    assert whole.categories == {"kantoor": 5, "gww": 2}


def test_what_is_not_shared_counts_for_its_own_people_only(house: House) -> None:
    with house.session() as session:
        logs(session, house, sharing=Sharing.PRIVATE, themes={"klimaat": None})
        for user, logged in ((BUYER, 1), (COORDINATOR, 1), (COLLEAGUE, 0)):
            found = read(session, house, user).figures
            assert (found.logged, found.running, len(found.themes)) == (logged,) * 3


def test_a_guest_reads_no_figures(house: House) -> None:
    with house.session() as session:
        guest = house.viewer(session, COLLEAGUE, outsider=True)
        with pytest.raises(OnlyColleaguesError):
            read(session, house, COLLEAGUE, viewer=guest)


def test_goals_stand_beside_the_figures_of_their_year_with_their_source(house: House) -> None:
    leiden = build_house(house.database, team_id="T0002", profile="leiden")
    example = build_house(house.database, team_id="T0003", profile=str(EVERY_OPTION))
    with house.session() as session:
        view = read(session, house, COLLEAGUE)
        assert view.level_goals is not None
        assert (view.level_goals.until, view.level_goals.levels["klimaat"]) == (2027, 3)
        assert view.baseline is not None
        assert "maximaal 20%" in view.baseline.text
        assert (view.asks_start_forms, view.goal, view.progress) == (True, None, None)
        then = read(session, leiden, COLLEAGUE, period=period_of(PeriodKind.YEAR, date(2023, 5, 5)))
        assert then.goal is not None
        assert then.goal.text == "In 2023 richten we ons op 25 inkooptrajecten."
        assert then.progress == Progress(2023, 0, 2023, 25)
        now = read(session, leiden, COLLEAGUE)
        assert now.goal is not None
        assert now.goal.text.startswith("In 2025 zijn al onze inkooptrajecten")
        assert now.progress == Progress(2026, 0, 2025, 140, 100, is_about=True)
        assert (then.asks_start_forms, then.level_goals, then.pilots.target) == (False, None, None)
        theirs = read(session, example, COLLEAGUE)
        assert [(theme, goal.text) for theme, goal in theirs.year_goals] == [
            ("water", "Drie pilots")
        ]
        assert theirs.goal is not None
        assert (theirs.pilots.target, len(theirs.goal.also)) == (3, 1)


def test_what_has_a_theme_and_goes_on_counts_for_the_target_of_the_year(
    house_on_each: House,
) -> None:
    """Of the whole year, whatever quarter is open; and over what each may see."""
    leiden = build_house(house_on_each.database, team_id="T0002", profile="leiden")
    climate: dict[str, None] = {"klimaat": None}
    with leiden.session() as session:
        logs(session, leiden, themes={"klimaat": None, "circulariteit": None})
        logs(session, leiden, themes=climate, at=LAST_MOMENT, sharing=Sharing.PRIVATE)
        logs(session, leiden, themes=climate, at=datetime(2025, 12, 31, 22, 59, tzinfo=UTC))
        logs(session, leiden, themes=climate, phase=Phase.WITHDRAWN)
        logs(session, leiden)
        for user, count in ((COORDINATOR, 2), (COLLEAGUE, 1)):
            found = read(session, leiden, user).progress
            assert found == Progress(2026, count, 2025, 140, 100, is_about=True)


def test_the_year_goals_that_the_coordinator_filled_in_stand_there_too(house: House) -> None:
    with house.session() as session:
        assert read(session, house, COLLEAGUE).filled_goals == ""
        row = lock_plan_entry(
            session, workspace_id=house.here.workspace_id, key="blank:plan.year_goals", now=NOW
        )
        row.note = "Twee routes gasloos"
        session.add(row)
        session.flush()
        assert read(session, house, COLLEAGUE).filled_goals == "Twee routes gasloos"


def test_however_much_there_is_it_takes_as_many_questions_to_the_database(house: House) -> None:
    with house.session() as session:
        asked: list[int] = []
        for many in (1, 12):
            for _ in range(many):
                stored = logs(session, house, themes={"klimaat": 3})
                needs(session, stored, NeedAnswer.LESS, 1_000)
                form_of(session, house, stored, explained={"klimaat": ("markt", True)})
            with statements(session) as counter:
                counted(session, house)
            asked.append(counter())
    assert asked[0] == asked[1] == 15
