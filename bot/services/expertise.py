"""Asking an expert for help at a trajectory: asked, taken up, passed on, or not now."""

from datetime import datetime

from sqlmodel import Session

from bot.messages import expertise_ids as ids
from bot.policy.confidentiality import Viewer
from bot.policy.expertise import Standing, after_no, first_asked, may_answer, may_get
from bot.services.errors import (
    MayNotAskExpertError,
    MayNotChangeError,
    NotFoundError,
    NotYourQuestionError,
)
from bot.services.expertise_notices import plan_asked, plan_news
from bot.services.municipality import Municipality
from bot.services.people import person_id_of
from bot.services.trajectories import changeable
from storage import event_log
from storage.expertise import find_expertise, represented
from storage.people import people_with_role
from storage.tables import ExpertiseRequest
from storage.trajectories import TrajectoryRecord
from storage.vocabulary import ExpertiseState, MunicipalRole, RepresentedKind


def may_be_asked_about(
    session: Session, *, here: Municipality, viewer: Viewer, trajectory_id: int
) -> TrajectoryRecord:
    """The trajectory, if this person may ask an expert about it.

    :raises MayNotAskExpertError: they may see it, and have no role in it.
    """
    try:
        return changeable(session, here=here, viewer=viewer, trajectory_id=trajectory_id)
    except MayNotChangeError:
        raise MayNotAskExpertError from None


def ask_expert(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    trajectory_id: int,
    theme: str,
    question: str,
    now: datetime,
) -> ExpertiseRequest:
    """Ask who stands for a theme, else the coordinators. For the people of the trajectory.

    :raises MayNotAskExpertError: this person is none of them.
    :raises KeyError: the profile has no such theme.
    """
    may_be_asked_about(session, here=here, viewer=viewer, trajectory_id=trajectory_id)
    standing = first_asked(
        asker=viewer.person_id,
        expert=represented(session, workspace_id=here.workspace_id).get(
            (RepresentedKind.THEME, here.profile.theme(theme).slug)
        ),
        coordinators=_coordinators(session, here),
    )
    request = ExpertiseRequest(
        workspace_id=here.workspace_id,
        trajectory_id=trajectory_id,
        theme=theme,
        question=question or None,
        asked_by_id=viewer.person_id,
        asked_id=standing.asked,
        state=standing.state,
        asked_at=now,
    )
    session.add(request)
    session.flush()
    _record(session, request, "asked", viewer=viewer, now=now, texts={"question": [None, question]})
    _plan_asking(session, here, request, now)
    return request


def accept(
    session: Session, *, here: Municipality, viewer: Viewer, request_id: int, now: datetime
) -> bool:
    """Somebody helps. :returns: False when the question was answered before."""
    request = _answerable(session, here, viewer, request_id)
    if request is None:
        return False
    request.asked_id = viewer.person_id
    _answer(session, request, ExpertiseState.ACCEPTED, "accepted", viewer=viewer, now=now)
    return True


def pass_on(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    request_id: int,
    slack_user_id: str,
    now: datetime,
) -> bool:
    """Let another colleague have the question. That it is one is checked before.

    :returns: False when the question was answered before, or nobody else was chosen.
    """
    request = _answerable(session, here, viewer, request_id)
    if request is None:
        return False
    person_id = person_id_of(session, here=here, slack_user_id=slack_user_id, now=now)
    if not may_get(person_id, _standing(request)):
        return False
    request.asked_id = person_id
    _answer(session, request, ExpertiseState.ASKED, "passed_on", viewer=viewer, now=now)
    _plan_asking(session, here, request, now)
    return True


def decline(
    session: Session, *, here: Municipality, viewer: Viewer, request_id: int, now: datetime
) -> bool:
    """Somebody cannot help now: the coordinators are asked, or it waits on their list.

    :returns: False when the question was answered before.
    """
    request = _answerable(session, here, viewer, request_id)
    if request is None:
        return False
    standing = after_no(viewer, _standing(request), _coordinators(session, here))
    if standing == _standing(request):
        return True  # it waits on the list already; who asked knows
    request.asked_id = standing.asked
    _answer(session, request, standing.state, "declined", viewer=viewer, now=now)
    if standing.state is ExpertiseState.ASKED:
        _plan_asking(session, here, request, now, except_for=viewer.person_id)
    return True


def _answerable(
    session: Session, here: Municipality, viewer: Viewer, request_id: int
) -> ExpertiseRequest | None:
    """The question if this person may answer it now; None when somebody was faster.

    :raises NotYourQuestionError: it was never theirs.
    """
    request = find_expertise(
        session, workspace_id=here.workspace_id, request_id=request_id, lock=True
    )
    if request is None:
        raise NotFoundError
    if may_answer(viewer, _standing(request)):
        return request
    if viewer.person_id == request.asked_by_id:
        raise NotYourQuestionError
    return None


def _standing(request: ExpertiseRequest) -> Standing:
    return Standing(request.state, request.asked_by_id, request.asked_id)


def _coordinators(session: Session, here: Municipality) -> frozenset[int]:
    found = people_with_role(
        session, workspace_id=here.workspace_id, role=MunicipalRole.COORDINATOR
    )
    return frozenset(person.id for person in found if person.id is not None)


def _answer(
    session: Session,
    request: ExpertiseRequest,
    state: ExpertiseState,
    kind: str,
    *,
    viewer: Viewer,
    now: datetime,
) -> None:
    """Write down what came of it, and tell who asked."""
    request.state, request.answered_at = state, now
    request.version += 1
    session.add(request)
    session.flush()
    _record(session, request, kind, viewer=viewer, now=now)
    plan_news(session, request, now=now)


def _plan_asking(
    session: Session,
    here: Municipality,
    request: ExpertiseRequest,
    now: datetime,
    except_for: int = 0,
) -> None:
    """To who has it now: one person, or the coordinators."""
    if request.state is not ExpertiseState.ASKED:
        return
    asked = {request.asked_id} if request.asked_id else _coordinators(session, here)
    for person_id in sorted(asked - {except_for, request.asked_by_id}):
        plan_asked(session, request, person_id=person_id, now=now)


def _record(
    session: Session,
    request: ExpertiseRequest,
    kind: str,
    *,
    viewer: Viewer,
    now: datetime,
    texts: dict[str, list[str | None]] | None = None,
) -> None:
    event_log.record(
        session,
        workspace_id=request.workspace_id,
        subject_kind=ids.SUBJECT_REQUEST,
        subject_id=request.id or 0,
        kind=kind,
        actor_id=viewer.person_id,
        now=now,
        facts={
            "version": request.version,
            "theme": request.theme,
            "trajectory": request.trajectory_id,
            "asked": request.asked_id,
            "state": request.state.value,
        },
        texts=texts,
    )
