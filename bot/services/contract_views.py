"""The promises of a contract, as one person may see them."""

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session

from bot.messages.contract_view import (
    ContractView,
    ContractWait,
    Filled,
    PromiseLine,
    ReasonList,
    Wait,
)
from bot.messages.form_fields import Option
from bot.policy import confidentiality
from bot.policy.confidentiality import Audience, Viewer
from bot.policy.promises import contract_runs, is_asked, may_answer, may_record
from bot.profile import Profile
from bot.services.contract_places import said_so_far
from bot.services.involved import involvement
from bot.services.municipality import Municipality
from storage.contracts import find_handover, not_taken_over, of_manager, results_of
from storage.people import people_by_id
from storage.tables import Trajectory, TrajectoryHandover, TrajectoryResult
from storage.trajectories import TrajectoryRecord
from storage.vocabulary import HandoverState, Phase

_WAITS = {
    HandoverState.NOBODY: Wait.NOBODY,
    HandoverState.ASKED: Wait.ASKED,
    HandoverState.DECLINED: Wait.DECLINED,
}


def contract_view(
    session: Session, record: TrajectoryRecord, *, here: Municipality, viewer: Viewer
) -> ContractView:
    """Where the themes stand, who keeps them and how they go; nothing for who is not of it."""
    stored = record.trajectory
    plain = ContractView(stored.id or 0, stored.number, stored.title)
    involved = involvement(record)
    if not confidentiality.may_see_promises(viewer, involved, Audience.PERSON):
        return plain
    return whole_view(
        session, record, here=here, themes=said_so_far(session, record), viewer=viewer
    )


def whole_view(
    session: Session,
    record: TrajectoryRecord,
    *,
    here: Municipality,
    themes: Iterable[str],
    viewer: Viewer | None = None,
) -> ContractView:
    """Everything about these themes, for somebody who may read it.

    :param viewer: who may press something; None for a message, whose buttons are its own.
    """
    stored = record.trajectory
    lines = _lines(session, record, here.profile, themes)
    row = find_handover(session, trajectory_id=stored.id or 0)
    view = ContractView(stored.id or 0, stored.number, stored.title, lines)
    if row is None or stored.phase not in {Phase.EXECUTION, Phase.COMPLETED}:
        return view
    return _with_handover(session, view, row, stored, viewer)


def places_filled(session: Session, record: TrajectoryRecord) -> Filled:
    """What the form of places and reasons is filled with before anybody types."""
    values: dict[str, object] = {}
    for theme, said in said_so_far(session, record).items():
        values[f"place_{theme}"] = said.place.value
        values[f"document_{theme}"] = said.document
        values[f"choice_{theme}"] = said.reason_choice
        values[f"reason_{theme}"] = said.reason
    return Filled(values)


def reason_list(profile: Profile) -> ReasonList:
    """The reasons of the profile to choose from."""
    options = tuple(Option(each.slug, each.label) for each in profile.promises.reasons)
    return ReasonList(options, profile.promises.proposal)


def waits_of(
    session: Session, *, here: Municipality, viewer: Viewer, today: date
) -> tuple[ContractWait, ...]:
    """What waits in somebody's Home: for them as contract manager, then for them as client."""
    whose = {"workspace_id": here.workspace_id, "person_id": viewer.person_id}
    managed = of_manager(session, **whose)
    country = here.profile.calendar.country
    theirs = [(_as_manager(stored, row, today, country), stored) for stored, row in managed]
    for stored, row in not_taken_over(session, **whose):
        if row.manager_id != viewer.person_id:
            theirs.append((_WAITS[row.state], stored))
    return tuple(
        ContractWait(wait, stored.id or 0, stored.number, stored.title)
        for wait, stored in theirs
        if wait is not None
    )


def _as_manager(
    stored: Trajectory, row: TrajectoryHandover, today: date, country: str
) -> Wait | None:
    runs = contract_runs(stored.phase, stored.contract_end, today)
    if is_asked(row.state, row.next_on, today, contract_runs=runs, country=country):
        return Wait.CHECK
    return Wait.TAKE_OVER if row.state is HandoverState.ASKED else None


def _with_handover(
    session: Session,
    view: ContractView,
    row: TrajectoryHandover,
    stored: Trajectory,
    viewer: Viewer | None,
) -> ContractView:
    people = people_by_id(
        session, workspace_id=stored.workspace_id, ids=[row.manager_id] if row.manager_id else []
    )
    person = viewer.person_id if viewer else 0
    runs = viewer is not None and stored.phase is Phase.EXECUTION
    return ContractView(
        view.trajectory_id,
        view.number,
        view.title,
        view.lines,
        state=row.state,
        manager=people[row.manager_id].slack_user_id if row.manager_id in people else "",
        next_on=_next_on(stored, row),
        remark=row.remark or "",
        may_answer=runs and may_answer(person, row.manager_id, row.state),
        may_record=runs and may_record(person, row.manager_id, row.state),
        may_name=runs,
    )


def _next_on(stored: Trajectory, row: TrajectoryHandover) -> date | None:
    """The next talk; none once the contract is over by then."""
    if row.next_on is None:
        return None
    return row.next_on if contract_runs(stored.phase, stored.contract_end, row.next_on) else None


def _lines(
    session: Session, record: TrajectoryRecord, profile: Profile, themes: Iterable[str]
) -> tuple[PromiseLine, ...]:
    labels = {theme.slug: theme.label for theme in profile.themes}
    reasons = {each.slug: each.label for each in profile.promises.reasons}
    said = said_so_far(session, record)
    newest: dict[str, TrajectoryResult] = {
        row.theme: row for row in results_of(session, trajectory_id=record.trajectory.id or 0)
    }
    lines = []
    for theme in themes:
        known, result = said.get(theme), newest.get(theme)
        why = [reasons.get(known.reason_choice or "", ""), known.reason] if known else []
        lines.append(
            PromiseLine(
                theme=theme,
                label=labels.get(theme, theme),
                place=known.place if known else None,
                document=(known.document if known else None) or "",
                reason_choice=(known.reason_choice if known else None) or "",
                reason=". ".join(each for each in why if each),
                answer=result.answer if result else None,
                answered_on=result.said_on if result else None,
                remark=(result.remark if result else None) or "",
                people=result.people if result else None,
                hours=result.hours if result else None,
                cents=result.cents if result else None,
                counts=theme in profile.promises.totals,
            )
        )
    return tuple(lines)
