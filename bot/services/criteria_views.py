"""The criteria of the national tool, as one person may see them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sqlmodel import Session

from bot.messages.criteria_view import (
    CriteriaView,
    CriterionChoices,
    CriterionVersion,
    CriterionView,
    Refusal,
    SuggestedLine,
    ToolHome,
)
from bot.messages.form_fields import Option
from bot.policy.confidentiality import Viewer
from bot.policy.criteria import (
    Candidate,
    host_of,
    is_old,
    may_keep_criteria,
    may_read_criteria,
    suggested,
)
from bot.profile import Profile
from bot.profile.knowledge import Tool
from bot.profile.organisation import Category
from bot.services.criteria import criteria_tool, keepable
from bot.services.errors import OnlyColleaguesError
from bot.services.municipality import Municipality
from storage.criteria import (
    FitCount,
    KeptCriterion,
    criteria_of,
    fit_counts,
    refusals_of,
    versions_of,
)
from storage.people import people_by_id
from storage.tables import ToolCriterionVersion

SHOWN_REFUSALS = 3


def criteria_view(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    category: str,
    themes: Sequence[str] = (),
    today: date,
) -> CriteriaView:
    """At most three for a kind of purchase; all of them beside that for who keeps them.

    :param themes: slugs of the themes to look at; empty: those of the kind of purchase.
    :raises OnlyColleaguesError: this is a guest or somebody of another organisation.
    :raises NoCriteriaToolError: the profile knows no criteria tool.
    :raises KeyError: the profile has no such kind of purchase.
    """
    if not may_read_criteria(viewer):
        raise OnlyColleaguesError
    tool, profile = criteria_tool(here), here.profile
    chosen = profile.category(category)
    kept = criteria_of(session, workspace_id=here.workspace_id, category=category)
    wanted = tuple(theme.slug for theme in profile.themes if theme.slug in themes)
    keeps = may_keep_criteria(viewer)
    counts = fit_counts(session, workspace_id=here.workspace_id) if keeps else {}
    shown = choose(kept, themes=wanted or themes_of(profile, chosen), tool=tool)
    every = [each for each in kept if not wanted or each.said.theme in wanted]
    return CriteriaView(
        category=chosen.label,
        category_slug=chosen.slug,
        tool=tool_home(tool, chosen),
        themes=tuple(profile.theme(slug).label for slug in wanted),
        lines=tuple(line_of(each, here, today) for each in shown),
        everything=tuple(
            line_of(each, here, today, counts.get(each.row.id or 0))
            for each in sorted(every, key=lambda each: each.row.withdrawn_at is not None)
        )
        if keeps
        else (),
        may_keep=keeps,
        has_ladder=bool(profile.levels),
    )


def criterion_view(
    session: Session, *, here: Municipality, viewer: Viewer, criterion_id: int, today: date
) -> CriterionView:
    """One criterion with its versions and what was answered, for who keeps them.

    :raises MayNotKeepCriteriaError: this person does not.
    :raises CriterionGoneError: there is no such criterion here.
    """
    kept = keepable(session, here=here, viewer=viewer, criterion_id=criterion_id)
    rows = versions_of(session, criterion_id=criterion_id)
    people = people_by_id(
        session, workspace_id=here.workspace_id, ids={row.written_by_id for row in rows}
    )
    slack_ids = {person_id: person.slack_user_id for person_id, person in people.items()}
    newest, *older = (_version(row, slack_ids, here) for row in rows)
    refused = refusals_of(session, workspace_id=here.workspace_id, criterion_id=criterion_id)
    count = fit_counts(session, workspace_id=here.workspace_id).get(criterion_id)
    labels = {each.slug: each.label for each in here.profile.categories}
    return CriterionView(
        line=line_of(kept, here, today, count),
        category=labels.get(kept.said.category, kept.said.category),
        category_slug=kept.said.category,
        current=newest,
        older=tuple(older),
        refusals=tuple(
            Refusal(
                trajectory.number, row.reason or "", row.answered_at.astimezone(here.zone).date()
            )
            for trajectory, row in refused[:SHOWN_REFUSALS]
        ),
    )


def criterion_choices(here: Municipality) -> CriterionChoices:
    """What the form of a criterion offers. :raises NoCriteriaToolError: there is no tool."""
    tool, profile = criteria_tool(here), here.profile
    return CriterionChoices(
        categories=tuple(Option(each.slug, each.label) for each in profile.categories),
        themes=tuple(Option(each.slug, each.label) for each in profile.themes),
        levels=tuple(Option(level, level) for level in tool.levels),
        kinds=tuple(Option(kind, kind) for kind in tool.kinds),
    )


def choose(
    kept: Iterable[KeptCriterion],
    *,
    themes: Sequence[str],
    tool: Tool,
    taken: int = 0,
    without: Iterable[int] = (),
) -> tuple[KeptCriterion, ...]:
    """The ones to suggest, by the rule; what was withdrawn or answered already is not.

    :param taken: how many were accepted already.
    :param without: ids of criteria that were answered.
    """
    answered = set(without)
    known = {
        each.row.id or 0: each
        for each in kept
        if each.row.withdrawn_at is None and each.row.id not in answered
    }
    found = suggested(
        (
            Candidate(number, each.said.theme, each.said.level, each.said.looked_up_on)
            for number, each in known.items()
        ),
        themes=themes,
        levels=tool.levels,
        taken=taken,
    )
    return tuple(known[each.criterion_id] for each in found)


def themes_of(profile: Profile, category: Category) -> tuple[str, ...]:
    """The themes that a kind of purchase proposes, else all of them; in the profile's order."""
    known = tuple(theme.slug for theme in profile.themes)
    return tuple(slug for slug in known if slug in category.themes) or known


def tool_home(tool: Tool, category: Category | None) -> ToolHome:
    """The tool, with the clusters in which to look at this kind of purchase."""
    why = tool.proportionality
    source = (why.source.citation, why.article) if why else ()
    return ToolHome(
        label=tool.label,
        url=tool.url or "",
        clusters=tuple(each for each in category.clusters if each in tool.clusters)
        if category
        else (),
        levels=tool.levels,
        why=why.text if why else "",
        source=", ".join(part for part in source if part),
    )


def line_of(
    kept: KeptCriterion, here: Municipality, today: date, count: FitCount | None = None
) -> SuggestedLine:
    """A criterion as people read it. A theme that the profile lost stays by its slug."""
    said, counted = kept.said, count or FitCount()
    labels = {theme.slug: theme.label for theme in here.profile.themes}
    return SuggestedLine(
        criterion_id=kept.row.id or 0,
        version=kept.row.version,
        theme=labels.get(said.theme, said.theme),
        level=said.level,
        kind=said.kind,
        text=said.text,
        link=said.link,
        host=host_of(said.link),
        looked_up_on=said.looked_up_on,
        old=is_old(said.looked_up_on, today),
        withdrawn=kept.row.withdrawn_at is not None,
        yes=counted.yes,
        no=counted.no,
    )


def _version(
    row: ToolCriterionVersion, slack_ids: Mapping[int, str], here: Municipality
) -> CriterionVersion:
    return CriterionVersion(
        row.number,
        row.level,
        row.kind,
        row.text,
        slack_ids[row.written_by_id],
        row.written_at.astimezone(here.zone).date(),
    )
