"""Successes as one person may read them: a draft with where its facts come from, and the list."""

from collections.abc import Iterator
from datetime import date, datetime

from sqlmodel import Session

from bot.messages.formatting import euros
from bot.messages.success_view import (
    PARTS,
    Consent,
    DraftView,
    Evidence,
    SuccessList,
    SuccessParts,
    SuccessRow,
    Who,
)
from bot.policy.confidentiality import Viewer, permitted
from bot.policy.permissions import Act
from bot.services.errors import NotAllowedError, NotFoundError
from bot.services.municipality import Municipality
from bot.services.success_facts import what_hinders
from storage.contracts import promises_of, results_of
from storage.expertise import tool_outcomes
from storage.journeys import find_award, find_need
from storage.people import people_by_id
from storage.successes import consents_of, find_success, success_people, successes_of
from storage.tables import Success
from storage.trajectories import find_trajectory
from storage.vocabulary import SuccessState

SHOWN_ROWS = 8
"""Of each state; what is left is counted."""

_FOR_ALL = (SuccessState.CELEBRATED,)
_FOR_COORDINATOR = (
    SuccessState.DRAFT,
    SuccessState.WAITING,
    SuccessState.APPROVED,
    SuccessState.CELEBRATED,
)
_CONSENT = {True: Consent.YES, False: Consent.NO, None: Consent.ASKED}


def draft_view(
    session: Session, *, here: Municipality, viewer: Viewer, success_id: int
) -> DraftView:
    """A draft with everything in it, for the coordinator alone.

    :raises NotAllowedError: only the coordinator reads drafts.
    :raises NotFoundError: there is no such success here.
    """
    if not permitted(viewer, Act.KEEP_SUCCESSES):
        raise NotAllowedError(Act.KEEP_SUCCESSES)
    stored = find_success(session, workspace_id=here.workspace_id, success_id=success_id)
    if stored is None:
        raise NotFoundError
    return view_of(session, stored, here=here)


def view_of(session: Session, stored: Success, *, here: Municipality) -> DraftView:
    """The same, for who knows that its reader is a coordinator."""
    success_id = stored.id or 0
    reporter = stored.reported_by_id
    people = success_people(session, success_id=success_id)
    known = people_by_id(
        session,
        workspace_id=here.workspace_id,
        ids={*people, *([] if reporter is None else [reporter])},
    )
    said = consents_of(session, person_ids=people)
    record = (
        find_trajectory(session, workspace_id=here.workspace_id, trajectory_id=stored.trajectory_id)
        if stored.trajectory_id
        else None
    )
    return DraftView(
        success_id=success_id,
        version=stored.version,
        state=stored.state,
        signal=stored.signal,
        parts=SuccessParts(**{name: getattr(stored, name) or "" for name in PARTS}),
        channel=channel_of(stored, here),
        people=tuple(
            Who(
                known[each].slack_user_id,
                _CONSENT[said[each].agreed] if each in said else Consent.NOT_ASKED,
            )
            for each in people
            if each in known
        ),
        evidence=tuple(_evidence(session, stored, here)),
        hindrance=what_hinders(session, stored),
        trajectory_id=stored.trajectory_id,
        number=record.trajectory.number if record else None,
        reported_by=known[reporter].slack_user_id if reporter in known else None,
        picture=stored.picture,
        on=_day(stored.celebrated_at or stored.celebrate_at, here),
    )


def channel_of(stored: Success, here: Municipality) -> str:
    """The name of the channel in which a success is told."""
    return stored.channel if stored.channel in channels(here) else channels(here)[0]


def channels(here: Municipality) -> tuple[str, ...]:
    """The channels to choose from, first the one in which the municipality celebrates."""
    own = here.profile.channels
    names = (own.celebrations, own.default, own.community)
    return tuple(dict.fromkeys(name for name in names if name))


def success_list(session: Session, *, here: Municipality, viewer: Viewer) -> SuccessList:
    """What was celebrated; for the coordinator also what is still to be decided.

    :raises NotAllowedError: this is a guest or somebody of another organisation.
    """
    if not permitted(viewer, Act.REPORT_SUCCESS):
        raise NotAllowedError(Act.REPORT_SUCCESS)
    keeps = permitted(viewer, Act.KEEP_SUCCESSES)
    rows, more = [], {}
    for state in _FOR_COORDINATOR if keeps else _FOR_ALL:
        found = successes_of(session, workspace_id=here.workspace_id, states=[state])
        rows += [_row(session, each, here, keeps=keeps) for each in found[:SHOWN_ROWS]]
        more[state] = max(len(found) - SHOWN_ROWS, 0)
    return SuccessList(tuple(rows), more, keeps)


def _row(session: Session, stored: Success, here: Municipality, *, keeps: bool) -> SuccessRow:
    undecided = stored.state in {SuccessState.DRAFT, SuccessState.APPROVED}
    return SuccessRow(
        success_id=stored.id or 0,
        title=stored.title,
        state=stored.state,
        figure=stored.figure,
        on=_day(stored.celebrated_at, here),
        hindered=keeps and undecided and what_hinders(session, stored) is not None,
    )


def _evidence(session: Session, stored: Success, here: Municipality) -> Iterator[Evidence]:
    """What stands with its purchase; amounts too, for only the coordinator reads it."""
    trajectory_id = stored.trajectory_id
    if trajectory_id is None:
        return
    award = find_award(session, trajectory_id=trajectory_id)
    if award is not None and award.signed_on is not None:
        yield Evidence("signed", {"on": award.signed_on})
    labels = {each.slug: each.label for each in here.profile.themes}
    for theme, promise in promises_of(session, trajectory_id=trajectory_id).items():
        data = {"theme": labels.get(theme, theme), "document": promise.document}
        yield Evidence(f"promise_{promise.place.name.lower()}", data)
    for row in results_of(session, trajectory_id=trajectory_id):
        yield Evidence(
            f"result_{row.answer.name.lower()}",
            {
                "theme": labels.get(row.theme, row.theme),
                "on": row.said_on,
                "people": row.people,
                "hours": row.hours,
                "amount": euros(row.cents) if row.cents is not None else None,
            },
        )
    need = find_need(session, trajectory_id=trajectory_id)
    if need is not None and need.saved_cents:
        yield Evidence("saved", {"amount": euros(need.saved_cents)})
    tools = {each.slug: each.label for each in here.profile.tools}
    for outcome in tool_outcomes(
        session, workspace_id=here.workspace_id, trajectory_id=trajectory_id
    ):
        if outcome.result:
            data = {"tool": tools.get(outcome.tool, outcome.tool), "result": outcome.result}
            yield Evidence("outcome", {**data, "on": outcome.on})


def _day(moment: datetime | None, here: Municipality) -> date | None:
    return moment.astimezone(here.zone).date() if moment else None
