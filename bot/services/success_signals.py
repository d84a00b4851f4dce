"""What there is to celebrate: looked for in what colleagues recorded, nothing typed twice."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from sqlmodel import Session

from bot.language.told_amounts import tells_amount
from bot.messages.success_drafting import (
    Drafted,
    anchored_draft,
    completed_draft,
    first_draft,
    milestone_draft,
    outcome_draft,
    result_draft,
    saved_draft,
    signed_draft,
)
from bot.policy.figures import BOUGHT
from bot.policy.successes import hindrance, milestone_due
from bot.services.figure_progress import scope_of_year, year_progress
from bot.services.municipality import Municipality
from bot.services.success_facts import purchase_facts
from bot.services.success_look import LATELY, Look
from bot.services.successes import Signal
from storage import figures as counting
from storage.expertise import tool_outcomes
from storage.journeys import find_need
from storage.success_signals import changed_since, first_signed_of_teams
from storage.successes import occurrences_noted, successes_of
from storage.trajectory_lists import trajectory_records
from storage.vocabulary import NeedAnswer, Phase, SuccessSignal, SuccessState

_SIGNED = frozenset({Phase.EXECUTION, Phase.COMPLETED})
_LOOKED_AT = _SIGNED | {Phase.NOT_NEEDED}
_UNDECIDED = frozenset({SuccessState.WAITING, SuccessState.DRAFT, SuccessState.APPROVED})


def signals_now(session: Session, *, here: Municipality, now: datetime) -> list[Signal]:
    """Everything there is to note at this moment; of one purchase one thing at a time."""
    today = now.astimezone(here.zone).date()
    found = (
        next(filter(None, (signal(look) for signal in _OF_PURCHASE)), None)
        for look in _looks(session, here, now, today)
    )
    return [*filter(None, found), *_of_the_year(session, here, today)]


def anchored(*, lesson_id: int, title: str, here: Municipality) -> Signal:
    """That a lesson became the way of working, for whoever keeps that: nothing does yet."""
    draft = anchored_draft(title, here.words)
    return _signal(SuccessSignal.LESSON, f"lesson {lesson_id}", draft, lesson_id=lesson_id)


def _looks(session: Session, here: Municipality, now: datetime, today: date) -> Iterator[Look]:
    """Shared purchases of which something may be told by now and nothing waits to be decided."""
    workspace_id = here.workspace_id
    ids = changed_since(session, workspace_id=workspace_id, phases=_LOOKED_AT, since=now - LATELY)
    firsts = first_signed_of_teams(session, workspace_id=workspace_id, phases=_SIGNED)
    for record in trajectory_records(session, workspace_id=workspace_id, ids=ids):
        if hindrance(purchase_facts(session, record)) is not None:
            continue
        known = successes_of(session, workspace_id=workspace_id, trajectory_id=record.trajectory.id)
        if not any(each.state in _UNDECIDED for each in known):
            yield Look(session, here, record, today, known, firsts)


def _completed(look: Look) -> Signal | None:
    """It is done, with a theme worth telling or something that was counted."""
    occurrence = f"trajectory {look.trajectory_id}"
    if look.phase is not Phase.COMPLETED or look.was_noted(SuccessSignal.COMPLETED, occurrence):
        return None
    totals = look.totals
    if not look.notable and totals is None:
        return None
    draft = completed_draft(
        look.title, look.here.words, themes=look.labels(look.kept), totals=totals
    )
    return _about(look, SuccessSignal.COMPLETED, occurrence, draft)


def _signed(look: Look) -> Signal | None:
    """The contract is signed lately, with a theme in it that is worth telling."""
    occurrence = f"trajectory {look.trajectory_id}"
    if look.phase is not Phase.EXECUTION or not look.is_signed_lately or not look.notable:
        return None
    if look.is_told or look.was_noted(SuccessSignal.SIGNED, occurrence):
        return None
    draft = signed_draft(
        look.title,
        look.here.words,
        themes=look.labels(look.promised),
        beyond=look.labels(look.further),
        team=look.team if look.is_first_of_team else None,
    )
    return _about(look, SuccessSignal.SIGNED, occurrence, draft)


def _first_of_team(look: Look) -> Signal | None:
    """The team's first contract with a promise in it, where that was not told along already."""
    team, occurrence = look.team, f"first {look.record.trajectory.team}"
    if team is None or not look.is_signed_lately or not look.is_first_of_team or look.is_told:
        return None
    if look.was_noted(SuccessSignal.SIGNED, f"trajectory {look.trajectory_id}"):
        return None
    if not look.promised or occurrence in _milestones_noted(look.session, look.here):
        return None
    themes = look.labels(look.promised)
    draft = first_draft(look.title, look.here.words, team=team, themes=themes)
    return _about(look, SuccessSignal.MILESTONE, occurrence, draft)


def _result(look: Look) -> Signal | None:
    """What was counted at the latest talk about a contract that runs."""
    totals = look.totals
    if look.phase is not Phase.EXECUTION or totals is None or not look.is_lately(totals.said_on):
        return None
    draft = result_draft(look.title, look.here.words, totals=totals)
    return _about(look, SuccessSignal.RESULT, look.talk, draft)


def _saved(look: Look) -> Signal | None:
    """Asking whether it is needed saved something; how much stays with who may know."""
    occurrence = f"need {look.trajectory_id}"
    need = find_need(look.session, trajectory_id=look.trajectory_id)
    if need is None or (need.saved_cents or 0) <= 0:
        return None
    if need.answer not in {NeedAnswer.LESS, NeedAnswer.NOT_NEEDED}:
        return None
    if look.was_noted(SuccessSignal.RESULT, occurrence):
        return None
    bought = look.phase is not Phase.NOT_NEEDED
    draft = saved_draft(look.title, look.here.words, bought=bought)
    return _about(look, SuccessSignal.RESULT, occurrence, draft)


def _outcome(look: Look) -> Signal | None:
    """What a tool gave, once the contract is signed; not where it is an amount."""
    rows = tool_outcomes(
        look.session, workspace_id=look.here.workspace_id, trajectory_id=look.trajectory_id
    )
    told = [row for row in rows if row.result and not tells_amount(row.result)]
    if not told or look.phase not in _SIGNED:
        return None
    row = told[0]
    occurrence = f"tool {row.id}"
    if look.was_noted(SuccessSignal.RESULT, occurrence):
        return None
    labels = [tool.label for tool in look.here.profile.tools if tool.slug == row.tool]
    draft = outcome_draft(
        look.title,
        look.here.words,
        tool=labels[0] if labels else row.tool,
        result=" ".join((row.result or "").split()),
        on=row.on,
    )
    return _about(look, SuccessSignal.RESULT, occurrence, draft)


_OF_PURCHASE = (_completed, _signed, _first_of_team, _result, _saved, _outcome)
"""What may be told of a purchase, the weightiest first."""


def _of_the_year(session: Session, here: Municipality, today: date) -> Iterator[Signal]:
    """So many purchases with a theme this year, counted as the figures count them."""
    year = today.year
    count = counting.with_theme(session, scope_of_year(here, year, None), phases=BOUGHT)
    progress = year_progress(session, here=here, year=year, seen_by=None)
    wanted = progress.wanted if progress else None
    noted = _milestones_noted(session, here)
    due = milestone_due(count, wanted=wanted, year=year, noted=noted)
    if due is not None:
        draft = milestone_draft(
            here.words, year=year, count=due.count, wanted=wanted, share=due.share
        )
        yield _signal(SuccessSignal.MILESTONE, due.occurrence(year), draft)


def _milestones_noted(session: Session, here: Municipality) -> set[str]:
    return occurrences_noted(
        session, workspace_id=here.workspace_id, signal=SuccessSignal.MILESTONE
    )


def _about(look: Look, kind: SuccessSignal, occurrence: str, draft: Drafted) -> Signal:
    """With who did it: who has a role in it, and who logged it."""
    stored = look.record.trajectory
    people = (*look.record.roles.values(), stored.logged_by_id)
    return _signal(
        kind, occurrence, draft, trajectory_id=stored.id, team=stored.team, people=people
    )


def _signal(
    kind: SuccessSignal,
    occurrence: str,
    draft: Drafted,
    *,
    trajectory_id: int | None = None,
    lesson_id: int | None = None,
    team: str | None = None,
    people: Sequence[int] = (),
) -> Signal:
    return Signal(
        kind=kind,
        occurrence=occurrence,
        title=draft.title,
        text=draft.text,
        figure=draft.figure,
        figure_of=draft.figure_of,
        trajectory_id=trajectory_id,
        lesson_id=lesson_id,
        team=team,
        people=people,
    )
