"""The figures of the monitoring, counted for somebody, with the goals that the profile has."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from sqlmodel import Session

from bot.messages.figures_view import FiguresView
from bot.policy.confidentiality import Audience, Viewer, may_read_figures, may_read_sums
from bot.policy.figures import (
    BOUGHT,
    SAVING,
    Figures,
    Growth,
    Period,
    PeriodKind,
    Savings,
    SmallPurchases,
    StartForms,
    Sum,
    ThemeCount,
    ThemeReasons,
    ToolOutcomes,
    quarters_of,
)
from bot.policy.figures_told import for_colleagues
from bot.policy.figures_year import year_for_colleagues
from bot.policy.phases import is_open
from bot.policy.thresholds import standing
from bot.services.errors import OnlyColleaguesError
from bot.services.figure_goals import (
    baseline,
    labels_of,
    level_goals,
    pilots_beside,
    trajectory_goal,
    year_goals,
)
from bot.services.figure_progress import pilots_in, year_progress
from bot.services.municipality import Municipality
from bot.services.plan_blanks import BLANK
from storage import figures as counting
from storage.community import community_growth
from storage.figures import Amounts, Scope
from storage.plans import find_plan_entry
from storage.small_purchases import amounts_by_choice, counts_by_category
from storage.tender_figures import tender_needs
from storage.vocabulary import NeedAnswer, StartFormState

Each = TypeVar("Each")

_YEAR_GOALS = f"{BLANK}plan.year_goals"


def figures_of(
    session: Session, *, here: Municipality, period: Period, seen_by: int | None = None
) -> Figures:
    """Everything that is counted over a period, with sums and small counts.

    For the reports of whoever oversees everything; whoever else reads it gets it through
    :func:`~bot.policy.figures_told.for_colleagues`, a year through
    :func:`~bot.policy.figures_year.year_for_colleagues`.

    :param seen_by: a person id; of trajectories only what is shared or theirs.
    """
    since, before = period.moments(here.zone)
    scope = Scope(here.workspace_id, period.first, period.last, since, before, seen_by)
    logged, with_theme = counting.logged_trajectories(session, scope)
    by_phase = counting.trajectories_by_phase(session, scope)
    order = [theme.slug for theme in here.profile.themes]
    return Figures(
        period=period,
        logged=logged,
        with_theme=with_theme,
        running=sum(count for phase, count in by_phase.items() if is_open(phase)),
        signed=counting.signed_contracts(session, scope),
        pilots=pilots_in(session, scope, period.year),
        themes=tuple(_in_order(_themes(session, scope), order)),
        savings=_savings(session, scope),
        start_forms=_start_forms(session, scope),
        explained=tuple(_in_order(_explained(session, scope), order)),
        left_out=tuple(_in_order(_left_out(session, scope), order)),
        tools=ToolOutcomes(counting.tool_outcomes(session, scope)),
        small=_small(session, scope),
        community=Growth(
            *community_growth(session, workspace_id=here.workspace_id, since=since, before=before)
        ),
    )


def figures_view(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    audience: Audience,
    period: Period,
    unknown: str = "",
) -> FiguresView:
    """The figures as this person may read them here.

    :raises OnlyColleaguesError: this is a guest or somebody of another organisation.
    """
    if not may_read_figures(viewer):
        raise OnlyColleaguesError
    seen_by = None if may_read_sums(viewer, audience) else viewer.person_id
    found = _told(session, here, period, seen_by)
    profile = here.profile
    filled = None
    if profile.plan is not None and not profile.plan.year_goals:
        filled = find_plan_entry(session, workspace_id=here.workspace_id, key=_YEAR_GOALS)
    return FiguresView(
        figures=found,
        pilots=pilots_beside(profile, period.year, found.pilots),
        labels=labels_of(profile),
        asks_start_forms=standing(profile.thresholds, "start-form", period.last) is not None,
        level_goals=level_goals(profile, period.year),
        goal=trajectory_goal(profile, period.year),
        progress=year_progress(session, here=here, year=period.year, seen_by=seen_by),
        baseline=baseline(profile),
        year_goals=tuple(year_goals(profile, period.year)),
        filled_goals=(filled.note or "") if filled else "",
        unknown=unknown,
    )


def _told(session: Session, here: Municipality, period: Period, seen_by: int | None) -> Figures:
    found = figures_of(session, here=here, period=period, seen_by=seen_by)
    if seen_by is None:
        return found
    if period.kind is not PeriodKind.YEAR:
        return for_colleagues(found)
    quarters = quarters_of(period.year)
    each = [figures_of(session, here=here, period=one, seen_by=seen_by) for one in quarters]
    return year_for_colleagues(found, each)


def _savings(session: Session, scope: Scope) -> Savings:
    """Of trajectories, and of tenders that were stopped or made smaller before there was one."""
    found = (
        counting.needs(session, scope, phases=SAVING),
        tender_needs(session, scope),
    )
    none = Amounts(0, 0, 0)
    avoided = [each.get(NeedAnswer.NOT_NEEDED, none) for each in found]
    reduced = [each.get(NeedAnswer.LESS, none) for each in found]
    return Savings(
        sum(each.count for each in avoided),
        sum(each.count for each in reduced),
        _added((*avoided, *reduced)),
    )


def _start_forms(session: Session, scope: Scope) -> StartForms:
    found = counting.start_forms(session, scope)
    states = {state: found.get(state, (0, 0))[0] for state in StartFormState}
    return StartForms(
        count=sum(states.values()),
        sufficient=states[StartFormState.SUFFICIENT],
        more_asked=states[StartFormState.MORE_ASKED],
        chances=sum(chances for _, chances in found.values()),
    )


def _themes(session: Session, scope: Scope) -> dict[str, ThemeCount]:
    levels: defaultdict[str, dict[int | None, int]] = defaultdict(dict)
    for theme, level, count in counting.theme_levels(session, scope, phases=BOUGHT):
        levels[theme][level] = count
    return {theme: ThemeCount(theme, sum(each.values()), each) for theme, each in levels.items()}


def _explained(session: Session, scope: Scope) -> dict[str, ThemeReasons]:
    reasons: defaultdict[str, dict[str, int]] = defaultdict(dict)
    without: dict[str, tuple[int, int]] = {}
    for theme, reason, count, given in counting.explained(session, scope):
        if reason is None:
            without[theme] = (given, count - given)
        else:
            reasons[theme][reason] = count
    for theme, reason, count in counting.explained_apart(session, scope):
        if reason is None:
            own_words, unexplained = without.get(theme, (0, 0))
            without[theme] = (own_words + count, unexplained)
        else:
            reasons[theme][reason] = reasons[theme].get(reason, 0) + count
    return {
        theme: ThemeReasons(theme, reasons[theme], *without.get(theme, (0, 0)))
        for theme in reasons.keys() | without.keys()
    }


def _left_out(session: Session, scope: Scope) -> dict[str, ThemeReasons]:
    reasons: defaultdict[str, dict[str, int]] = defaultdict(dict)
    own_words: dict[str, int] = {}
    for theme, reason, count in counting.left_out(session, scope):
        if reason is None:
            own_words[theme] = count
        else:
            reasons[theme][reason] = count
    return {
        theme: ThemeReasons(theme, reasons[theme], own_words.get(theme, 0))
        for theme in reasons.keys() | own_words.keys()
    }


def _small(session: Session, scope: Scope) -> SmallPurchases:
    found = amounts_by_choice(session, scope)
    choices = {choice: each.count for choice, each in found.items()}
    categories = counts_by_category(session, scope)
    named = {slug or "": count for slug, count in categories.items()}
    return SmallPurchases(choices, _added(found.values()), categories=named)


def _added(parts: Iterable[Amounts]) -> Sum:
    given = list(parts)
    return Sum(
        cents=sum(each.cents for each in given),
        told=sum(each.told for each in given),
        of=sum(each.count for each in given),
    )


def _in_order(found: Mapping[str, Each], order: list[str]) -> Iterator[Each]:
    """In the profile's order, then what has left it: no figure ranks anybody."""
    left = sorted(found.keys() - set(order))
    return (found[slug] for slug in (*order, *left) if slug in found)
