"""What a category proposes at a trajectory: themes, people, tools, and what is meant by fully."""

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session

from bot.messages.criteria_view import FittingView
from bot.messages.expertise_view import (
    CriterionLine,
    DutyLine,
    ExpertLine,
    HelpView,
    ThemeMaximum,
    ToolLine,
)
from bot.policy import confidentiality
from bot.policy.confidentiality import Audience, Viewer
from bot.policy.criteria import MOST_SUGGESTED, host_of, web_link
from bot.policy.phases import shown_phase
from bot.policy.plan import has_come
from bot.policy.tools import Moment, moment_of
from bot.profile.knowledge import Duty, Tool
from bot.profile.organisation import Category, Criterion
from bot.services.criteria_tool import find_tool
from bot.services.errors import OnlyColleaguesError
from bot.services.expertise_views import request_line
from bot.services.involved import involvement
from bot.services.maximal import current_text
from bot.services.municipality import Municipality
from bot.services.plan_blanks import BLANK
from bot.services.plan_items import cited
from bot.services.representatives import expert_lines, pack_slug
from bot.services.tool_outcomes import outcome_lines, tools_with_outcome
from bot.services.trajectory_criteria import fitting_view
from storage.expertise import expertise_requests
from storage.plans import find_plan_entry
from storage.trajectories import TrajectoryRecord
from storage.vocabulary import Phase, RepresentedKind


def help_view(
    session: Session,
    record: TrajectoryRecord,
    *,
    here: Municipality,
    viewer: Viewer,
    today: date,
) -> HelpView:
    """What helps at a trajectory that this person may see. For colleagues and its own people.

    :raises OnlyColleaguesError: this is a guest without a role in it.
    """
    stored, involved = record.trajectory, involvement(record)
    if not confidentiality.reads_along(viewer, involved):
        raise OnlyColleaguesError
    category = _category(here, stored.category)
    themes = _themes(record, category, here)
    lines = expert_lines(session, here=here)
    inside = confidentiality.may_see_award(viewer, involved, Audience.PERSON)
    phase = shown_phase(stored.phase, inside=inside)
    own = confidentiality.may_see_outcomes(viewer, involved, Audience.PERSON)
    may_change = confidentiality.may_change(viewer, involved)
    now = _fitting(here, phase, stored.category, Moment.NOW)
    later = _fitting(here, phase, stored.category, Moment.LATER)
    national = (
        fitting_view(session, record, here=here, viewer=viewer, today=today)
        if find_tool(here.profile) in {*now, *later}
        else None
    )
    return HelpView(
        trajectory_id=stored.id or 0,
        number=stored.number,
        title=stored.title,
        category=category.label if category else None,
        category_slug=category.slug if category else "",
        decided=category is not None and not category.proposal,
        themes=tuple(here.profile.theme(slug).label for slug in category.themes)
        if category
        else (),
        teams=tuple(here.profile.team(slug).label for slug in category.teams) if category else (),
        domains=tuple(here.profile.domain(slug).label for slug in category.domains)
        if category
        else (),
        roles=tuple(role.label for role in here.profile.roles if role.represents),
        representative=next(
            (
                line.user
                for line in lines
                if line.kind is RepresentedKind.CATEGORY and line.slug == stored.category
            ),
            "",
        ),
        experts=tuple(
            line
            for line in lines
            if (line.kind is RepresentedKind.THEME and line.slug in themes)
            or _is_ambassador(line, category)
        ),
        tools=tuple(_tool_line(session, tool, category, here, today) for tool in now),
        later=tuple(tool.label for tool in later if not _is_named(tool, national, here)),
        criteria=_of_profile(category, national)
        if category and any(tool.kinds for tool in now)
        else (),
        fitting=national,
        outcomes=outcome_lines(session, here=here, trajectory_id=stored.id or 0) if own else (),
        requests=tuple(
            request_line(session, each, here=here)
            for each in expertise_requests(
                session, workspace_id=here.workspace_id, trajectory_id=stored.id or 0
            )
        )
        if own
        else (),
        maximum=tuple(
            ThemeMaximum(
                slug,
                here.profile.theme(slug).label,
                current_text(session, here=here, theme=slug, category=stored.category or ""),
            )
            for slug in themes
        ),
        has_ladder=bool(here.profile.levels),
        may_change=may_change,
        may_record=may_change and bool(tools_with_outcome(here, stored.category)),
    )


def _is_ambassador(line: ExpertLine, category: Category | None) -> bool:
    """Whether somebody is the face of a pack of this kind of purchase."""
    if line.kind is not RepresentedKind.PACK or not line.user or category is None:
        return False
    return line.slug in {pack_slug(category.slug, theme) for theme in category.themes}


def _category(here: Municipality, slug: str | None) -> Category | None:
    return next((each for each in here.profile.categories if each.slug == slug), None)


def _themes(
    record: TrajectoryRecord, category: Category | None, here: Municipality
) -> tuple[str, ...]:
    """The themes that were chosen, else those that the category proposes, else the core ones."""
    known = here.profile.themes
    for wanted in (set(record.themes), set(category.themes if category else ())):
        found = tuple(theme.slug for theme in known if theme.slug in wanted)
        if found:
            return found
    return tuple(theme.slug for theme in known if theme.core)


def _fitting(
    here: Municipality, phase: Phase, category: str | None, moment: Moment
) -> tuple[Tool, ...]:
    return tuple(
        tool
        for tool in here.profile.tools
        if moment
        is moment_of(phases=tool.phases, categories=tool.categories, phase=phase, category=category)
    )


def _is_named(tool: Tool, national: FittingView | None, here: Municipality) -> bool:
    """Whether the criteria themselves already lead to this tool: nobody reads that twice."""
    if tool != find_tool(here.profile) or national is None or national.category is None:
        return False
    return not national.lines and not national.answered


def _tool_line(
    session: Session, tool: Tool, category: Category | None, here: Municipality, today: date
) -> ToolLine:
    wanted: Iterable[str] = category.clusters if category else ()
    filled_in = None if tool.url else _filled_in(session, tool, here)
    return ToolLine(
        label=tool.label,
        url=tool.url or filled_in,
        host=host_of(filled_in) if filled_in else "",
        about=tool.text,
        clusters=tuple(each for each in wanted if each in tool.clusters),
        levels=tool.levels,
        duty=_duty_line(tool.duty, today) if tool.duty else None,
    )


def _duty_line(duty: Duty, today: date) -> DutyLine:
    return DutyLine(duty.from_year, cited(duty), has_come(duty.from_year, today))


def _filled_in(session: Session, tool: Tool, here: Municipality) -> str | None:
    """The address that the coordinator filled in where the plan is silent, if it is safe."""
    key = f"{BLANK}tools.{tool.slug}.url"
    entry = find_plan_entry(session, workspace_id=here.workspace_id, key=key)
    return web_link(entry.note or "") if entry is not None else None


def _of_profile(category: Category, national: FittingView | None) -> tuple[CriterionLine, ...]:
    """The profile's own criteria, as far as there are fewer than three without them."""
    others = 0
    if national is not None:
        others = len(national.lines) + sum(fit.fits for fit in national.answered)
    return tuple(_criterion(each) for each in category.criteria)[: max(0, MOST_SUGGESTED - others)]


def _criterion(each: Criterion) -> CriterionLine:
    return CriterionLine(each.text, each.source.citation, each.kind, each.level)
