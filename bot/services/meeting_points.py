"""The points of a meeting while it is kept: what became of each, and what came up there."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlmodel import Session

from bot.messages import meeting_ids as ids
from bot.messages import trajectory_ids, watch_ids
from bot.messages.meeting_view import MeetingSheet, PointPlace, PointView, SheetPlace
from bot.policy.confidentiality import Viewer
from bot.policy.minutes import may_conclude
from bot.policy.paging import page_of
from bot.services.action_views import agreed_in
from bot.services.agenda import AgendaPoint, agenda_points
from bot.services.errors import NoMeetingError
from bot.services.held_meetings import held_meeting, label_of
from bot.services.municipality import Municipality
from bot.services.watch import Watcher, discussed
from storage import event_log
from storage.agenda import (
    agenda_items_for,
    agenda_marks,
    find_agenda_item,
    put_agenda_mark,
)
from storage.meetings import lock_meeting
from storage.tables import AgendaItem, Meeting
from storage.trajectory_lists import trajectory_records
from storage.vocabulary import AgendaState, MeetingState

PAGE_SIZE = 8
"""Points on a page: each takes a line and its buttons."""

_Outcome = tuple[AgendaState, str]


def sheet_of(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    meeting: Meeting,
    page: int,
    now: datetime,
) -> MeetingSheet:
    """The meeting as somebody who sits there keeps it: a page of its points."""
    points = points_of(session, here=here, viewer=viewer, meeting=meeting, now=now)
    shown = page_of(len(points), size=PAGE_SIZE, wanted=page)
    begins, today = meeting.starts_at.astimezone(here.zone), now.astimezone(here.zone).date()
    return MeetingSheet(
        place=SheetPlace(meeting.id or 0, shown.number),
        label=label_of(session, here=here, meeting=meeting),
        day=begins.date(),
        at=begins.strftime("%H:%M"),
        points=tuple(points[shown.first : shown.last]),
        page=shown,
        total=len(points),
        dealt_with=sum(each.state is not AgendaState.OPEN for each in points),
        agreed=agreed_in(session, here=here, meeting_id=meeting.id or 0, today=today),
        may_conclude=may_conclude(begins.date(), today),
        is_held=meeting.state is MeetingState.HELD,
    )


def points_of(
    session: Session, *, here: Municipality, viewer: Viewer, meeting: Meeting, now: datetime
) -> list[PointView]:
    """Every point that this person may read, with what became of it."""
    found = agenda_points(session, here=here, meeting=meeting, viewer=viewer, now=now)
    outcomes = outcomes_of(session, here=here, meeting=meeting)
    numbers = _numbers(session, here, found)
    return [_view(each, outcomes, numbers) for each in found]


def outcomes_of(
    session: Session, *, here: Municipality, meeting: Meeting
) -> dict[tuple[str, int], _Outcome]:
    """What became of every point that had its turn in this meeting, by what it is about."""
    outcomes: dict[tuple[str, int], _Outcome] = {
        subject: (mark.state, mark.outcome or "")
        for subject, mark in agenda_marks(session, meeting_id=meeting.id or 0).items()
    }
    for item in agenda_items_for(session, workspace_id=here.workspace_id, meeting=meeting):
        if item.state is not AgendaState.OPEN:
            outcomes[ids.SUBJECT_ITEM, item.id or 0] = (item.state, item.outcome or "")
    return outcomes


def mark_point(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    place: PointPlace,
    wanted: _Outcome,
    base: str,
    now: datetime,
    comes_back: bool | None = None,
) -> bool:
    """Write down what became of a point.

    :param comes_back: whether the next meeting has it again, where it is of the watch list and
        that was chosen.
    :param base: :func:`print_of` the point as this person saw it.
    :returns: False when it is not there any more, or somebody else dealt with it meanwhile:
        then nothing is written.
    """
    meeting_id = place.sheet.meeting_id
    held_meeting(session, here=here, viewer=viewer, meeting_id=meeting_id)
    meeting = lock_meeting(session, workspace_id=here.workspace_id, meeting_id=meeting_id)
    if meeting is None:
        raise NoMeetingError
    point = find_point(session, here=here, viewer=viewer, place=place, now=now)
    if point is None or print_of(point) != base:
        return False
    state, outcome = wanted
    if place.subject_kind == ids.SUBJECT_ITEM:
        _settle_item(session, meeting, place.subject_id, wanted, now)
    else:
        put_agenda_mark(
            session,
            meeting_id=meeting_id,
            subject=place.subject,
            state=state,
            outcome=outcome or None,
            marked_by_id=viewer.person_id,
            now=now,
        )
    if place.subject_kind == watch_ids.SUBJECT:
        day = meeting.starts_at.astimezone(here.zone).date()
        doing = Watcher(session, here, viewer, now)
        discussed(doing, place.subject_id, on=day, comes_back=comes_back, note=outcome)
    _log_marked(session, (here.workspace_id, meeting_id, viewer.person_id), point, wanted, now)
    return True


def add_point(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    meeting_id: int,
    title: str,
    wanted: _Outcome,
    now: datetime,
) -> None:
    """Something that came up in the meeting itself, with what became of it."""
    meeting = held_meeting(session, here=here, viewer=viewer, meeting_id=meeting_id)
    state, outcome = wanted
    item = AgendaItem(
        workspace_id=here.workspace_id,
        rhythm=meeting.rhythm,
        text=title,
        brought_by_id=viewer.person_id,
        state=state,
        meeting_id=meeting_id,
        outcome=outcome or None,
        created_at=now,
        updated_at=now,
    )
    session.add(item)
    session.flush()
    _log_marked(
        session,
        (here.workspace_id, meeting_id, viewer.person_id),
        PointView(ids.SUBJECT_ITEM, item.id or 0, title),
        wanted,
        now,
    )


def find_point(
    session: Session, *, here: Municipality, viewer: Viewer, place: PointPlace, now: datetime
) -> PointView | None:
    """One of the points, as it stands; None once it is not on the agenda any more."""
    meeting = held_meeting(session, here=here, viewer=viewer, meeting_id=place.sheet.meeting_id)
    points = points_of(session, here=here, viewer=viewer, meeting=meeting, now=now)
    return next(
        (each for each in points if (each.subject_kind, each.subject_id) == place.subject), None
    )


def print_of(point: PointView) -> str:
    """What tells whether somebody else dealt with it meanwhile."""
    return f"{point.state.value} {point.outcome}"


def _log_marked(
    session: Session,
    where: tuple[int, int, int],
    point: PointView,
    wanted: _Outcome,
    now: datetime,
) -> None:
    """``where``: the ids of the workspace, of the meeting, and of who did it."""
    workspace_id, meeting_id, actor_id = where
    state, outcome = wanted
    event_log.record(
        session,
        workspace_id=workspace_id,
        subject_kind=ids.SUBJECT,
        subject_id=meeting_id,
        kind=ids.EVENT_MARKED,
        actor_id=actor_id,
        now=now,
        facts={
            "about": [point.subject_kind, point.subject_id],
            "state": [point.state.value, state.value],
        },
        texts={"outcome": [point.outcome, outcome]} if outcome != point.outcome else None,
    )


def _settle_item(
    session: Session, meeting: Meeting, item_id: int, wanted: _Outcome, now: datetime
) -> None:
    item = find_agenda_item(session, workspace_id=meeting.workspace_id, item_id=item_id, lock=True)
    if item is None:
        raise NoMeetingError
    item.state, item.outcome = wanted[0], wanted[1] or None
    item.meeting_id = meeting.id
    item.version += 1
    item.updated_at = now
    session.add(item)
    session.flush()


def _numbers(session: Session, here: Municipality, found: Iterable[AgendaPoint]) -> dict[int, int]:
    """The numbers of the trajectories that points are about, by their ids."""
    wanted = {each.subject_id for each in found if each.subject_kind == trajectory_ids.SUBJECT}
    records = trajectory_records(session, workspace_id=here.workspace_id, ids=list(wanted))
    return {record.trajectory.id or 0: record.trajectory.number for record in records}


def _view(
    point: AgendaPoint,
    outcomes: Mapping[tuple[str, int], _Outcome],
    numbers: Mapping[int, int],
) -> PointView:
    subject = (point.subject_kind, point.subject_id)
    state, outcome = outcomes.get(subject, (AgendaState.OPEN, ""))
    about = point.subject_kind == trajectory_ids.SUBJECT
    return PointView(
        *subject,
        point.title,
        point.said,
        state,
        outcome,
        numbers.get(point.subject_id) if about else None,
        point.comes_back,
    )
