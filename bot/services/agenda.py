"""What stands on the agenda of a meeting, for whoever reads it where it is read."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.messages import (
    expertise_ids,
    meeting_ids,
    start_form_ids,
    tender_ids,
    trajectory_ids,
    watch_ids,
)
from bot.messages.agenda import PAGE as AGENDA
from bot.messages.agenda_view import (
    AgendaView,
    FormLine,
    IgnoredLine,
    MeetingView,
    NewCase,
    SilentLine,
)
from bot.messages.escaping import Mrkdwn
from bot.messages.expertise_view import RequestLine
from bot.messages.start_form_beside import finding_lines
from bot.messages.watch_view import DevelopmentView
from bot.messages.wording import Wording
from bot.policy.confidentiality import Audience, Viewer, oversees
from bot.policy.meetings import by_invitation, for_every_colleague, overseen
from bot.policy.phases import BEFORE_PUBLICATION
from bot.policy.rhythms import prepared_on
from bot.profile.rhythms import Rhythm
from bot.services.agenda_figures import counts
from bot.services.agenda_lines import action_lines, attendance_of, own_lines
from bot.services.expertise_views import request_line
from bot.services.meetings import rhythm_in_force
from bot.services.municipality import Municipality
from bot.services.representatives import expert_lines
from bot.services.silence import silent_trajectories
from bot.services.start_form_cases import Case
from bot.services.start_form_views import start_form_view
from bot.services.tender_nudges import ignored_tenders
from bot.services.watch_views import developments_of
from storage.agenda import (
    agenda_items_for,
    agenda_marks,
    forms_to_judge,
    logged_since,
    marked_elsewhere,
)
from storage.expertise import OPEN, expertise_requests
from storage.journeys import find_need
from storage.meetings import meeting_before
from storage.start_forms import find_start_form
from storage.tables import Meeting, Trajectory
from storage.trajectories import find_trajectory
from storage.vocabulary import Sharing

_FIRST_TIME, _FIRST_TIME_TOGETHER = timedelta(weeks=4), timedelta(weeks=13)
"""So far back the first agenda looks, where there was no meeting before it."""


@dataclass(frozen=True)
class AgendaPoint:
    """One point to deal with in a meeting.

    ``subject_kind`` and ``subject_id`` name what it is about; ``title`` was typed by somebody,
    ``said`` is what is told of it, safe mrkdwn; only for who sees it. ``comes_back``: whether
    it comes back at every meeting; None for what has its turn once.
    """

    subject_kind: str
    subject_id: int
    title: str
    said: Mrkdwn | None = None
    comes_back: bool | None = None


@dataclass(frozen=True)
class Reader:
    """Where an agenda is read, and whether by somebody who oversees everything."""

    audience: Audience
    is_overseer: bool = False

    @property
    def reads_everything(self) -> bool:
        """Whether nothing is left out."""
        return self.is_overseer and self.audience is Audience.PERSON


def meeting_view(meeting: Meeting, rhythm: Rhythm, *, here: Municipality) -> MeetingView:
    """A meeting as people read it."""
    return MeetingView(
        meeting_id=meeting.id or 0,
        label=rhythm.label,
        starts_at=meeting.starts_at,
        zone=here.zone,
        place=meeting.place or "",
        because=meeting.because or "",
        emphasis=meeting.emphasis or "",
    )


def agenda_view(
    session: Session,
    *,
    here: Municipality,
    meeting: Meeting,
    rhythm: Rhythm,
    reader: Reader,
    now: datetime,
) -> AgendaView:
    """Everything on it, as it may be read here.

    What is not shared yet, and small numbers, are for who oversees everything, in private; what
    waits for a judgement or for an expert also for a private channel. A meeting of more people
    has neither, wherever it is read.
    """
    if not overseen(rhythm.kind):
        return _together(session, here, meeting, rhythm, audience=reader.audience, now=now)
    told = counts(session, here, everything=reader.reads_everything, now=now)
    inner = reader.reads_everything or reader.audience is Audience.PRIVATE_CHANNEL
    return AgendaView(
        meeting=meeting_view(meeting, rhythm, here=here),
        new=tuple(_new(session, here, meeting, rhythm, reader)),
        forms=tuple(_forms(session, here, reader, now)) if inner else (),
        requests=tuple(_requests(session, here, reader)) if inner else (),
        actions=tuple(action_lines(session, here, now)),
        own=tuple(own_lines(session, here, meeting, rhythm)),
        developments=developments_of(session, here=here, meeting=meeting, kind=rhythm.kind),
        silent=tuple(_silent(session, here, now)) if reader.reads_everything else (),
        ignored=tuple(_ignored(session, here, meeting, now)) if reader.reads_everything else (),
        quarter=told[0],
        last_quarter=told[1],
    )


def _together(
    session: Session,
    here: Municipality,
    meeting: Meeting,
    rhythm: Rhythm,
    *,
    audience: Audience,
    now: datetime,
) -> AgendaView:
    """What every colleague may read; who comes, and who stands for what.

    No judgements, and where every colleague reads along nobody's promises.
    """
    everybody, is_open = Reader(Audience.TEAM_CHANNEL), for_every_colleague(rhythm.kind)
    chosen = by_invitation(rhythm.kind)
    told = counts(session, here, everything=False, now=now)
    return AgendaView(
        meeting=meeting_view(meeting, rhythm, here=here),
        new=() if chosen else tuple(_new(session, here, meeting, rhythm, everybody)),
        requests=() if chosen else tuple(_requests(session, here, everybody)),
        actions=() if is_open else tuple(action_lines(session, here, now, shared_only=True)),
        own=tuple(own_lines(session, here, meeting, rhythm)),
        developments=developments_of(session, here=here, meeting=meeting, kind=rhythm.kind),
        quarter=None if chosen else told[0],
        last_quarter=None if chosen else told[1],
        attendance=attendance_of(session, here=here, meeting=meeting, audience=audience),
        represented=() if chosen else expert_lines(session, here=here),
        is_open=is_open,
    )


def agenda_points(
    session: Session, *, here: Municipality, meeting: Meeting, viewer: Viewer, now: datetime
) -> list[AgendaPoint]:
    """Every line that this person may read, in private; what was dealt with in it stays."""
    rhythm = rhythm_in_force(session, here=here, slug=meeting.rhythm)
    if rhythm is None:
        return []
    reader = Reader(Audience.PERSON, oversees(viewer))
    view = agenda_view(session, here=here, meeting=meeting, rhythm=rhythm, reader=reader, now=now)
    own = agenda_items_for(session, workspace_id=here.workspace_id, meeting=meeting)
    asked = expertise_ids.SUBJECT_REQUEST
    return [
        *(AgendaPoint(trajectory_ids.SUBJECT, e.trajectory_id, e.title) for e in view.new),
        *(AgendaPoint(start_form_ids.SUBJECT, e.trajectory_id, e.title) for e in view.forms),
        *(AgendaPoint(asked, e.request_id, e.title) for e in view.requests),
        *(AgendaPoint(tender_ids.SUBJECT, e.tender_id, e.title) for e in view.ignored),
        *(_development(each, here.words) for each in view.developments),
        *(AgendaPoint(meeting_ids.SUBJECT_ITEM, e.id or 0, e.text) for e in own),
    ]


def _development(view: DevelopmentView, words: Wording) -> AgendaPoint:
    why = words.mrkdwn(AGENDA, "own_line", text=view.why) if view.why else None
    every_time = view.day is None
    return AgendaPoint(watch_ids.SUBJECT, view.development_id, view.text, why, every_time)


def _new(
    session: Session, here: Municipality, meeting: Meeting, rhythm: Rhythm, reader: Reader
) -> Iterator[NewCase]:
    """What was logged since the agenda before this one was made, and was not dealt with then."""
    before = meeting_before(
        session,
        workspace_id=here.workspace_id,
        rhythm=meeting.rhythm,
        before=meeting.starts_at,
    )
    since = meeting.starts_at - (_FIRST_TIME if overseen(rhythm.kind) else _FIRST_TIME_TOGETHER)
    dealt_with = {}
    if before is not None:
        day = before.starts_at.astimezone(here.zone).date()
        since = prepared_on(day, rhythm.prepared_days, here.profile.calendar, here.zone)
        dealt_with = agenda_marks(session, meeting_id=before.id or 0)
    for stored in logged_since(
        session, workspace_id=here.workspace_id, since=since, phases=BEFORE_PUBLICATION
    ):
        if _may_stand(stored, reader) and (trajectory_ids.SUBJECT, stored.id) not in dealt_with:
            yield _new_case(session, stored, here)


def _new_case(session: Session, stored: Trajectory, here: Municipality) -> NewCase:
    profile = here.profile
    record = find_trajectory(session, workspace_id=here.workspace_id, trajectory_id=stored.id or 0)
    chosen = set(record.themes) if record else set()
    category = next((c for c in profile.categories if c.slug == stored.category), None)
    fitting = set(category.themes) if category else set()
    need = find_need(session, trajectory_id=stored.id or 0)
    return NewCase(
        trajectory_id=stored.id or 0,
        number=stored.number,
        title=stored.title,
        team=next((team.label for team in profile.teams if team.slug == stored.team), ""),
        chosen=tuple(theme.label for theme in profile.themes if theme.slug in chosen),
        suggested=tuple(t.label for t in profile.themes if t.slug in fitting - chosen),
        asked=need is not None,
    )


def _forms(
    session: Session, here: Municipality, reader: Reader, now: datetime
) -> Iterator[FormLine]:
    day = now.astimezone(here.zone).date()
    for trajectory_id in forms_to_judge(session, workspace_id=here.workspace_id):
        record = find_trajectory(
            session, workspace_id=here.workspace_id, trajectory_id=trajectory_id
        )
        if record is None or not _may_stand(record.trajectory, reader):
            continue
        form = find_start_form(session, workspace_id=here.workspace_id, trajectory_id=trajectory_id)
        case = Case(record, form, find_need(session, trajectory_id=trajectory_id))
        view = start_form_view(session, case, here=here, viewer=Viewer(0), day=day)
        yield FormLine(
            trajectory_id=trajectory_id,
            number=view.number,
            title=view.title,
            findings=tuple(Mrkdwn(each) for each in finding_lines(view, here.words)),
        )


def _requests(session: Session, here: Municipality, reader: Reader) -> Iterator[RequestLine]:
    for request in expertise_requests(session, workspace_id=here.workspace_id, states=OPEN):
        line = request_line(session, request, here=here)
        if reader.reads_everything or line.shared:
            yield line


def _silent(session: Session, here: Municipality, now: datetime) -> Iterator[SilentLine]:
    for each in silent_trajectories(session, here=here, now=now):
        yield SilentLine(each.trajectory_id, each.number, each.title, each.heard_on)


def _ignored(
    session: Session, here: Municipality, meeting: Meeting, now: datetime
) -> Iterator[IgnoredLine]:
    """Tenders whose people did not answer; not again once they had their turn in a meeting."""
    had = marked_elsewhere(
        session,
        workspace_id=here.workspace_id,
        meeting_id=meeting.id or 0,
        subject_kind=tender_ids.SUBJECT,
    )
    teams = {each.slug: each.label for each in here.profile.teams}
    for each in ignored_tenders(session, here=here, now=now):
        if each.tender_id not in had:
            called = f"{tender_ids.NUMBER_PREFIX}{each.number}"
            team = teams.get(each.team or "", "")
            yield IgnoredLine(each.tender_id, called, each.title, each.asked_on, team)


def _may_stand(stored: Trajectory, reader: Reader) -> bool:
    return reader.reads_everything or stored.sharing is Sharing.TEAM
