"""Everything of one team as somebody may read it, and the teams to choose from."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from sqlmodel import Session

from bot.language.folding import folded
from bot.language.list_filters import Kind
from bot.messages.team_view import TeamChoice, TeamLine, TeamView, ThemeLine
from bot.policy import action_items as action_policy
from bot.policy import ambition
from bot.policy.confidentiality import (
    Audience,
    Viewer,
    may_see_award,
    may_see_costs,
    oversees,
)
from bot.policy.cost_centres import differ
from bot.policy.figures import ThemeCount
from bot.policy.figures_told import levels_told
from bot.policy.phases import is_open
from bot.policy.team_talks import may_keep, may_read
from bot.profile.organisation import Team
from bot.services.action_views import action_views
from bot.services.cost_rows import line_of
from bot.services.errors import NotFoundError
from bot.services.filter_names import names_of
from bot.services.involved import involvement
from bot.services.municipality import Municipality
from bot.services.team_talk_views import talk_views
from bot.services.tender_views import tender_row
from bot.services.trajectory_views import view_for_row
from storage.costs import all_costs
from storage.expertise import represented
from storage.tables import Tender
from storage.team_talks import last_talks, open_action_items_of, talks_of
from storage.tenders import TenderCriteria, tenders_of
from storage.trajectories import TrajectoryRecord
from storage.trajectory_lists import Criteria, list_trajectories, trajectory_records
from storage.vocabulary import Phase, RepresentedKind, TenderState

SHOWN = {"tenders": 8, "trajectories": 10, "actions": 8, "talks": 60}
"""As many of each as one looks at in a talk; the lists have the rest."""

_AHEAD = timedelta(days=365)
_LONGEST_PERIOD = timedelta(days=366)
"""A purchase that is published some day of a year stands on the calendar from its first day."""

_SAID_ALONG = "team"


def team_typed(text: str, *, here: Municipality) -> str | None:
    """The slug of the team with this name, alias, label or slug; None where there is none."""
    typed = folded(text)
    names = names_of(here, [Kind.TEAM])[Kind.TEAM]
    return names.get(typed) or names.get(typed.removeprefix(_SAID_ALONG).strip())


def team_choice(
    session: Session, *, here: Municipality, viewer: Viewer, unknown: str = ""
) -> TeamChoice:
    """The teams, first the one that this person stands for."""
    standing = represented(session, workspace_id=here.workspace_id)
    keeps = may_keep(viewer)
    talks = last_talks(session, workspace_id=here.workspace_id) if keeps else {}
    lines = [
        TeamLine(
            each.slug,
            each.label,
            own=standing.get((RepresentedKind.TEAM, each.slug)) == viewer.person_id,
            last_talk=talks.get(each.slug),
        )
        for each in here.profile.teams
    ]
    return TeamChoice(tuple(sorted(lines, key=lambda line: not line.own)), unknown, keeps)


def team_view(
    session: Session, *, here: Municipality, viewer: Viewer, slug: str, today: date
) -> TeamView:
    """What comes up for a team, what runs, how far it goes, and what was agreed.

    :raises NotFoundError: there is no such team in the profile.
    """
    team = _team(here, slug)
    records = _running(session, here, viewer, slug)
    tenders = _coming(session, here, slug, today)
    trajectory_ids = [each.trajectory.id or 0 for each in records]
    items = [
        each
        for each in open_action_items_of(
            session, workspace_id=here.workspace_id, team=slug, trajectory_ids=trajectory_ids
        )
        if action_policy.may_settle(viewer, each.owner_id)
    ]
    talks = talks_of(session, workspace_id=here.workspace_id, team=slug)
    readable = [each for each in talks if may_read(viewer, each.kept_by_id)]
    return TeamView(
        slug=slug,
        label=team.label,
        name=team.name,
        tenders=tuple(
            tender_row(each, here=here, audience=Audience.PERSON, today=today)
            for each in tenders[: SHOWN["tenders"]]
        ),
        trajectories=tuple(
            view_for_row(each, here=here, viewer=viewer)
            for each in records[: SHOWN["trajectories"]]
        ),
        themes=_themes(records, here=here, viewer=viewer, slug=slug, today=today),
        actions=action_views(
            session, items[: SHOWN["actions"]], here=here, today=today, viewer=viewer
        ),
        apart=_apart(session, records, here=here, viewer=viewer),
        talks=talk_views(
            session, readable[: SHOWN["talks"]], here=here, viewer=viewer, today=today
        ),
        last_talk=talks[0].held_on if talks else None,
        keeps_talks=may_keep(viewer),
        totals={
            "tenders": len(tenders),
            "trajectories": len(records),
            "actions": len(items),
            "talks": len(readable),
        },
    )


def _team(here: Municipality, slug: str) -> Team:
    found = next((each for each in here.profile.teams if each.slug == slug), None)
    if found is None:
        raise NotFoundError
    return found


def _running(
    session: Session, here: Municipality, viewer: Viewer, slug: str
) -> list[TrajectoryRecord]:
    """What is still going on and this person may see, from idea to execution."""
    criteria = Criteria(seen_by=None if oversees(viewer) else viewer.person_id, team=slug)
    found = list_trajectories(session, workspace_id=here.workspace_id, criteria=criteria)
    wanted = [each.trajectory_id for each in found if is_open(each.phase)]
    records = trajectory_records(session, workspace_id=here.workspace_id, ids=wanted)
    order = list(Phase)

    def place(record: TrajectoryRecord) -> int:
        """An award that this person may not know of stands among the tenders."""
        phase = record.trajectory.phase
        inside = may_see_award(viewer, involvement(record), Audience.PERSON)
        return order.index(Phase.TENDER if phase is Phase.AWARD and not inside else phase)

    return sorted(records, key=place)


def _coming(session: Session, here: Municipality, slug: str, today: date) -> list[Tender]:
    """What is to be published, or ends, within a year; what became a trajectory is not here."""
    criteria = TenderCriteria(
        team=slug,
        states={TenderState.OPEN},
        begins=today - _LONGEST_PERIOD,
        ends=today + _AHEAD,
    )
    found = tenders_of(session, workspace_id=here.workspace_id, criteria=criteria)
    return [each for each in found if _is_ahead(each, today)]


def _is_ahead(tender: Tender, today: date) -> bool:
    days = (tender.publication_until or tender.publication_from, tender.current_ends_on)
    return any(today <= day < today + _AHEAD for day in days if day is not None)


def _themes(
    records: Sequence[TrajectoryRecord],
    *,
    here: Municipality,
    viewer: Viewer,
    slug: str,
    today: date,
) -> tuple[ThemeLine, ...]:
    """The themes that are in them or that the team aspires to, in the order of the profile."""
    profile = here.profile
    lines = []
    for theme in profile.themes:
        levels = Counter(each.themes[theme.slug] for each in records if theme.slug in each.themes)
        wish = ambition.aspiration(profile.ambition, team=slug, theme=theme.slug, day=today)
        if not levels and wish is None:
            continue
        counted = ThemeCount(theme.slug, levels.total(), dict(levels))
        told = counted if oversees(viewer) else levels_told(counted)
        lines.append(
            ThemeLine(
                theme.label,
                counted.count,
                told.levels if told.levels or not counted.count else None,
                ambition.minimum(profile.ambition, theme.slug, today),
                wish.level if wish else None,
            )
        )
    return tuple(lines)


def _apart(
    session: Session, records: Sequence[TrajectoryRecord], *, here: Municipality, viewer: Viewer
) -> tuple[int, ...]:
    """The numbers of those where others pay than benefit, as far as this person may know."""
    costs = all_costs(session, workspace_id=here.workspace_id)
    return tuple(
        sorted(
            each.trajectory.number
            for each in records
            if (rows := costs.get(each.trajectory.id or 0))
            and differ([line_of(row) for row in rows])
            and may_see_costs(viewer, involvement(each), Audience.PERSON, recorded=True)
        )
    )
