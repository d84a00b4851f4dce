"""The list of trajectories that somebody may see, filtered as they asked."""

from collections.abc import Iterable
from dataclasses import replace

from sqlmodel import Session

from bot.language.folding import folded
from bot.language.list_filters import Kind, meant_by, read_filters
from bot.messages.list_parts import Doubts
from bot.messages.list_state import MINE, ListState, fitting
from bot.messages.trajectory_list import Listing
from bot.messages.trajectory_view import TrajectoryView
from bot.policy.confidentiality import Viewer, lists_shared, oversees
from bot.policy.paging import page_of
from bot.services.filter_names import names_of
from bot.services.municipality import Municipality
from bot.services.trajectory_views import view_for_row
from storage.trajectory_lists import Criteria, Listed, list_trajectories, trajectory_records
from storage.vocabulary import Phase

PAGE_SIZE = 10
"""Rows on one page: what fits on a screen, and far within Slack's limits."""


def typed_state(text: str, *, here: Municipality) -> tuple[ListState, Doubts]:
    """The list that somebody asks for behind the command, and what was not understood."""
    wanted = read_filters(text, names_of(here, Kind))
    words, left_out = fitting(wanted.words)
    state = ListState(
        team=wanted.chosen.get(Kind.TEAM, ""),
        phase=wanted.chosen.get(Kind.PHASE, ""),
        category=wanted.chosen.get(Kind.CATEGORY, ""),
        theme=wanted.chosen.get(Kind.THEME, ""),
        mine=MINE if wanted.mine else "",
        words=words,
    )
    return state, Doubts(wanted.unknown, left_out)


def listing(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    state: ListState,
    doubts: Doubts | None = None,
) -> Listing:
    """The page that is asked for, as this person may see it."""
    found = _matching(session, here, viewer, state)
    page = page_of(len(found), size=PAGE_SIZE, wanted=state.page)
    shown = [each.trajectory_id for each in found[page.first : page.last]]
    return Listing(
        state=state.at(page.number),
        rows=rows_of(session, here=here, viewer=viewer, ids=shown),
        page=page,
        total=len(found),
        doubts=doubts or Doubts(),
        hints=() if found else tuple(meant_by(state.words.split(), names_of(here, Kind))),
    )


def rows_of(
    session: Session, *, here: Municipality, viewer: Viewer, ids: Iterable[int]
) -> tuple[TrajectoryView, ...]:
    """Trajectories as this person may read them in a list: never with an amount."""
    records = trajectory_records(session, workspace_id=here.workspace_id, ids=list(ids))
    return tuple(view_for_row(each, here=here, viewer=viewer) for each in records)


def _matching(
    session: Session, here: Municipality, viewer: Viewer, state: ListState
) -> list[Listed]:
    wanted = Criteria(
        seen_by=None if oversees(viewer) else viewer.person_id,
        belonging_to=viewer.person_id if state.mine or not lists_shared(viewer) else None,
        team=state.team or None,
        phase=state.phase or None,
        category=state.category or None,
        theme=state.theme or None,
    )
    found = list_trajectories(session, workspace_id=here.workspace_id, criteria=wanted)
    if not oversees(viewer):
        found = _in_known_phase(session, here, viewer, wanted, found)
    words = state.words.split()
    return [each for each in found if _holds(each.title, words)]


def _in_known_phase(
    session: Session, here: Municipality, viewer: Viewer, wanted: Criteria, found: list[Listed]
) -> list[Listed]:
    """The same for who oversees nothing: to them an award of others is a tender that runs."""
    if wanted.phase not in {Phase.TENDER, Phase.AWARD}:
        return found

    def listed(criteria: Criteria) -> list[Listed]:
        return list_trajectories(session, workspace_id=here.workspace_id, criteria=criteria)

    awards = replace(wanted, phase=Phase.AWARD)
    own = listed(replace(awards, belonging_to=viewer.person_id))
    if wanted.phase == Phase.AWARD:
        return own
    others = [each for each in listed(awards) if each not in own]
    return sorted([*found, *others], key=lambda each: -each.number)


def _holds(title: str, words: Iterable[str]) -> bool:
    """Whether every word stands in the title, also inside a longer word.

    Compared here and not in the database: SQLite knows no capitals outside ASCII.
    """
    text = folded(title)
    return all(word in text for word in words)
