"""Questions to experts as people read them: never with the value of a trajectory."""

from sqlmodel import Session

from bot.messages.expertise_view import RequestLine
from bot.policy.confidentiality import Viewer, oversees
from bot.services.errors import NotFoundError
from bot.services.municipality import Municipality
from storage.expertise import OPEN, expertise_requests, find_expertise
from storage.people import people_by_id
from storage.tables import ExpertiseRequest
from storage.trajectories import find_trajectory
from storage.vocabulary import Sharing


def request_line(session: Session, request: ExpertiseRequest, *, here: Municipality) -> RequestLine:
    """A question with its trajectory by name and number, and who has to do with it."""
    record = find_trajectory(
        session, workspace_id=here.workspace_id, trajectory_id=request.trajectory_id
    )
    if record is None:
        raise NotFoundError
    stored, profile = record.trajectory, here.profile
    people = people_by_id(
        session,
        workspace_id=here.workspace_id,
        ids={request.asked_by_id, request.asked_id or 0},
    )
    asked = people.get(request.asked_id or 0)
    return RequestLine(
        request_id=request.id or 0,
        trajectory_id=stored.id or 0,
        number=stored.number,
        title=stored.title,
        theme=next((t.label for t in profile.themes if t.slug == request.theme), request.theme),
        question=request.question or "",
        asker=people[request.asked_by_id].slack_user_id,
        asked=asked.slack_user_id if asked else "",
        state=request.state,
        since=request.asked_at.astimezone(here.zone).date(),
        category=next((c.label for c in profile.categories if c.slug == stored.category), None),
        shared=stored.sharing is Sharing.TEAM,
    )


def request_by_id(session: Session, *, here: Municipality, request_id: int) -> RequestLine:
    """The question with this id, to who just answered it. :raises NotFoundError: there is none."""
    request = find_expertise(session, workspace_id=here.workspace_id, request_id=request_id)
    if request is None:
        raise NotFoundError
    return request_line(session, request, here=here)


def listed_requests(
    session: Session, *, here: Municipality, viewer: Viewer
) -> tuple[RequestLine, ...]:
    """Every open question to coordinator and adviser; others read what they asked or were asked."""
    everything = oversees(viewer)
    found = expertise_requests(
        session,
        workspace_id=here.workspace_id,
        states=OPEN,
        concerning_id=None if everything else viewer.person_id,
    )
    return tuple(request_line(session, each, here=here) for each in found)
