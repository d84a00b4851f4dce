"""The tender calendar as somebody may read it, filtered as they asked."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlmodel import Session

from bot.language.cases import read_case
from bot.language.folding import folded
from bot.language.list_filters import Kind
from bot.language.moments import Moment
from bot.language.tender_filters import read_tender_filters, without_names
from bot.language.understanding import Intent
from bot.messages.list_parts import Doubts
from bot.messages.list_state import MINE, fitting
from bot.messages.tender_form import TenderFormState
from bot.messages.tender_list import TenderListing
from bot.messages.tender_list_state import (
    Shown,
    TenderListState,
    quarter_slug,
    quarter_span,
    quarters_from,
)
from bot.messages.tender_view import TenderView
from bot.policy.confidentiality import Audience, Viewer, permitted
from bot.policy.paging import page_of
from bot.policy.permissions import Act
from bot.policy.tenders import Stage, comes_up, stage_of
from bot.services.conversation_understanding import understand
from bot.services.filter_names import names_of
from bot.services.municipality import Municipality
from bot.services.planning_text import planning_at
from bot.services.tender_access import involved_in
from bot.services.tender_fields import dates_of
from bot.services.tender_views import tender_view
from bot.services.trajectory_forms import amount_as_said
from storage.tables import Tender
from storage.tenders import TenderCriteria, tenders_of
from storage.vocabulary import Precision

PAGE_SIZE = 10
"""Rows on one page: what fits on a screen, and far within Slack's limits."""
QUARTERS = 8
"""So many quarters can be chosen: two years."""

_KINDS = (Kind.TEAM, Kind.CATEGORY)


def typed_state(text: str, *, here: Municipality, today: date) -> tuple[TenderListState, Doubts]:
    """The calendar that somebody asks for behind the command, and what was not understood."""
    wanted = read_tender_filters(text, names_of(here, _KINDS), today)
    words, left_out = fitting(wanted.words)
    state = TenderListState(
        team=wanted.chosen.get(Kind.TEAM, ""),
        category=wanted.chosen.get(Kind.CATEGORY, ""),
        quarter=_within(wanted.within) if wanted.within else "",
        mine=MINE if wanted.mine else "",
        words=words,
    )
    return state, Doubts(wanted.unknown, left_out)


def asked_state(text: str, *, here: Municipality, today: date) -> TenderListState:
    """The calendar that a sentence asks for: its other words look for nothing."""
    return replace(typed_state(text, here=here, today=today)[0], words="")


def typed_tender(text: str, *, here: Municipality, today: date) -> TenderFormState:
    """The form filled with what stands behind the command: ``straatverlichting bor Q2 2 ton``."""
    draft, names = read_case(text, today), names_of(here, _KINDS)
    chosen = read_tender_filters(draft.title, names, today).chosen
    title = without_names(draft.title, names[Kind.TEAM], at_start=True)
    meant = understand(text, here=here, today=today, known=Intent.TRAJECTORY).fields
    return TenderFormState(
        title=without_names(title, {slug: slug for slug in names[Kind.CATEGORY].values()}),
        team=chosen.get(Kind.TEAM) or meant.team,
        category=chosen.get(Kind.CATEGORY) or meant.category,
        value=amount_as_said(draft.amount) if draft.amount else "",
        publication=str(planning_at(draft.moment)) if draft.moment else "",
    )


def tender_listing(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    state: TenderListState,
    today: date,
    doubts: Doubts | None = None,
) -> TenderListing:
    """The page that is asked for, as this person may see it; the nearest first."""
    found = matching(session, here=here, viewer=viewer, state=state, today=today)
    page = page_of(len(found), size=PAGE_SIZE, wanted=state.page)
    shown = found[page.first : page.last]
    rows = tender_rows(session, shown, here=here, viewer=viewer, today=today)
    quarters = quarters_from(today, QUARTERS)
    return TenderListing(
        state=state.at(page.number),
        rows=rows,
        page=page,
        total=len(found),
        doubts=doubts or Doubts(),
        may_add=permitted(viewer, Act.ADD_TENDER),
        quarters=tuple(sorted({*quarters, state.quarter} - {""})),
    )


def matching(
    session: Session, *, here: Municipality, viewer: Viewer, state: TenderListState, today: date
) -> list[Tender]:
    """The tenders that are asked for and that this person may see, the nearest first."""
    begins, ends = quarter_span(state.quarter) if state.quarter else (None, None)
    wanted = TenderCriteria(
        team=state.team or None, category=state.category or None, begins=begins, ends=ends
    )
    words = state.words.split()
    return [
        each
        for each in tenders_of(session, workspace_id=here.workspace_id, criteria=wanted)
        if permitted(viewer, Act.READ_TENDERS, involved=involved_in(each, viewer))
        and (not state.mine or involved_in(each, viewer))
        and _is_shown(each, state.shown, today)
        and all(word in folded(each.title) for word in words)
    ]


def _within(moment: Moment) -> str:
    """A year, or the quarter in which a moment begins."""
    if moment.precision is Precision.YEAR:
        return str(moment.start.year)
    return quarter_slug(moment.start)


def _is_shown(stored: Tender, shown: str, today: date) -> bool:
    dates = dates_of(stored)
    coming = comes_up(stored.state, dates, today)
    running = stage_of(stored.state, dates, today) in {Stage.OUT, Stage.RUNNING}
    match shown:
        case "":
            return coming
        case Shown.RUNNING:
            return running
        case _:
            return not coming and not running


def tender_rows(
    session: Session, found: Sequence[Tender], *, here: Municipality, viewer: Viewer, today: date
) -> tuple[TenderView, ...]:
    """One line of each: never with an amount."""
    views = (
        tender_view(session, each, here=here, viewer=viewer, audience=Audience.PERSON, today=today)
        for each in found
    )
    return tuple(replace(view, value_cents=None) for view in views)
