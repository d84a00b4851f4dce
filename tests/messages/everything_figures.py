"""The figures in each of their forms, so that every phrase of them is used."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.messages.figures import figures
from bot.messages.figures_told import figures_here, main_figures
from bot.messages.figures_view import Cited, FiguresView
from bot.messages.message import Block, Message
from bot.messages.pilot_view import YearLine
from bot.messages.wording import Wording
from bot.policy.figures import (
    Figures,
    Growth,
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
from bot.policy.figures_told import for_colleagues
from bot.policy.targets import Progress
from bot.profile import Profile
from bot.services.figure_goals import (
    baseline,
    labels_of,
    level_goals,
    pilots_beside,
    trajectory_goal,
    year_goals,
)
from storage.vocabulary import SmallChoice

DAY = date(2026, 11, 23)
GOAL = Cited("De helft van de trajecten & <!channel>", "Plan, 3", ("40: Veertig trajecten (6)",))

AHEAD = Progress(2026, 30, 2026, 25)
PROGRESS = (
    Progress(2026, 12, 2026, 25),
    Progress(2026, 1, 2026, 70, 50, is_about=True),
    Progress(2027, 0, 2025, 140, 100, is_about=True),
    Progress(2026, 12, 2026, None, 50, is_about=True),
)
"""A number, a percentage, the year after the plan, and a percentage of nobody knows how many."""


def figures_messages(profile: Profile, words: Wording) -> Iterator[Message]:
    """What a question how it goes is answered with."""
    for view in _views(profile):
        yield main_figures(view, words)
    for kind in PeriodKind:
        yield figures_here(kind, words)


def figures_modals(profile: Profile, words: Wording) -> Iterator[Block]:
    """Every period, with much, with little and with nothing in it."""
    for view in _views(profile):
        yield figures(view, words)


def _views(profile: Profile) -> Iterator[FiguresView]:
    for kind in PeriodKind:
        nothing = Figures(period_of(kind, DAY))
        for found in (nothing, _full(profile, kind), for_colleagues(_few(profile, kind))):
            yield _view(profile, found)
    full = _view(profile, _full(profile, PeriodKind.QUARTER))
    yield replace(full, unknown="vorige eeuw & <!channel>", filled_goals="Twee routes gasloos")
    yield replace(full, goal=GOAL, progress=AHEAD, baseline=GOAL, year_goals=(("klimaat", GOAL),))
    yield replace(full, asks_start_forms=True, figures=_few(profile, PeriodKind.QUARTER))
    for found in (_uneven(profile, 6), _uneven(profile, 1)):
        yield replace(full, asks_start_forms=True, figures=for_colleagues(found))
    for progress in PROGRESS:
        yield replace(full, goal=GOAL, progress=progress)
    yield replace(full, pilots=YearLine(2026, 1, 6, "Plan", ("4: Vier pilots",)))


def _view(profile: Profile, found: Figures) -> FiguresView:
    year = found.period.year
    return FiguresView(
        figures=found,
        pilots=pilots_beside(profile, year, found.pilots),
        labels=labels_of(profile),
        asks_start_forms=any(each.rule == "start-form" for each in profile.thresholds),
        level_goals=level_goals(profile, year),
        goal=trajectory_goal(profile, year),
        baseline=baseline(profile),
        year_goals=tuple(year_goals(profile, year)),
    )


def _full(profile: Profile, kind: PeriodKind) -> Figures:
    """A busy period: every theme, explained with every reason, and one that has left."""
    themes = [*(theme.slug for theme in profile.themes), "verdwenen-thema"]
    given = {each.slug: 12 for each in profile.explanations.reasons} if profile.explanations else {}
    return Figures(
        period_of(kind, DAY),
        logged=41,
        with_theme=38,
        running=1,
        signed=6,
        pilots=3,
        themes=tuple(ThemeCount(each, 9, {None: 2, 1: 3, 3: 4}) for each in themes),
        savings=Savings(5, 4, Sum(123_456_700, 7, 9)),
        start_forms=StartForms(13, 8, 2, 8),
        explained=tuple(ThemeReasons(each, given, 3, 1) for each in themes),
        left_out=tuple(ThemeReasons(each, {"weg": 5}, 1) for each in themes),
        tools=ToolOutcomes({each.slug: 3 for each in profile.tools} | {"weg": 2}),
        small=SmallPurchases(
            dict.fromkeys(SmallChoice, 1_200),
            Sum(45_600_050, 3_000, 3_600),
            categories={each.slug: 90 for each in profile.categories} | {"": 7, "weg": 1},
        ),
        community=Growth(12, 240),
    )


def _uneven(profile: Profile, most: int) -> Figures:
    """Enough of everything, with so small parts that a colleague is told them together."""
    theme = profile.themes[0].slug
    return Figures(
        period_of(PeriodKind.QUARTER, DAY),
        logged=most + 4,
        with_theme=most + 4,
        themes=(ThemeCount(theme, most + 4, {None: most, 3: 4}),),
        savings=Savings(most, 4),
        start_forms=StartForms(most + 4, most, 4, chances=most),
        explained=(ThemeReasons(theme, {"markt": 7} if most > 4 else {}, 4, most),),
        tools=ToolOutcomes({"mki": most, "weg": 4}),
        small=SmallPurchases(
            {SmallChoice.LOOKED: most, SmallChoice.NOT_LOOKED: 4},
            categories={"gww": most, "": 4},
        ),
    )


def _few(profile: Profile, kind: PeriodKind) -> Figures:
    """So little that a colleague is not told how many."""
    theme = profile.themes[0].slug
    return Figures(
        period_of(kind, DAY),
        logged=1,
        with_theme=1,
        themes=(ThemeCount(theme, 1, {None: 1}),),
        savings=Savings(1, 0, Sum(400_000, 1, 1)),
        start_forms=StartForms(1),
        explained=(ThemeReasons(theme, {}, 1),),
        tools=ToolOutcomes({"mki": 1}),
        small=SmallPurchases({SmallChoice.LOOKED: 1}, Sum(0, 0, 1)),
        community=Growth(1, 1),
    )
