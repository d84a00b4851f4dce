"""What is told around an intake talk: its questions before it, and who has something to do."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from bot.messages import intake_ids as ids
from bot.messages import trajectory_ids
from bot.messages.intake import agreed, talk_ahead
from bot.policy.confidentiality import Audience, Viewer, may_see
from bot.services.intake_views import agreement_lines, talk_questions, whole_talk
from bot.services.involved import involvement
from bot.services.municipality import Municipality
from bot.services.occasion import Occasion, Telling
from bot.services.recipients import ToPerson, parse_recipient
from bot.services.start_form_notices import judges
from storage.intake import agreements_of, find_intake
from storage.notices import plan_notice
from storage.people import roles_of
from storage.tables import Trajectory
from storage.trajectories import TrajectoryRecord, find_trajectory
from storage.vocabulary import Phase, ProcessRole

_ONCE = "ahead"
_AT = "version "
_INVITED = (ProcessRole.CLIENT, ProcessRole.PROCUREMENT_ADVISER)


def plan_ahead(
    session: Session, record: TrajectoryRecord, *, here: Municipality, now: datetime
) -> None:
    """To who logged it, its client and its adviser: what the talk will ask. Once."""
    if not here.profile.questions_at("intake"):
        return
    stored = record.trajectory
    people = {stored.logged_by_id}
    people |= {record.roles[role] for role in _INVITED if role in record.roles}
    if ProcessRole.PROCUREMENT_ADVISER not in record.roles:
        people.update(judges(session, workspace_id=here.workspace_id))
    for person_id in sorted(people):
        _plan(session, stored, ids.NOTICE_AHEAD, occurrence=_ONCE, person_id=person_id, now=now)


def plan_agreed(
    session: Session, stored: Trajectory, *, owners: Iterable[int], now: datetime
) -> None:
    """To who has something to do by a day: what was agreed at this version."""
    at = f"{_AT}{stored.version}"
    for person_id in sorted(owners):
        _plan(session, stored, ids.NOTICE_AGREED, occurrence=at, person_id=person_id, now=now)


def tell_ahead(occasion: Occasion) -> Telling | None:
    """The questions; nothing once the talk is over, or the purchase went on."""
    record = _record(occasion)
    if record is None or record.trajectory.phase is not Phase.INTAKE:
        return None
    stored, here = record.trajectory, occasion.here
    questions = talk_questions(here.profile)
    if not questions or find_intake(occasion.session, trajectory_id=stored.id or 0) is not None:
        return None
    return Telling(
        talk_ahead(
            questions,
            here.words,
            trajectory_id=stored.id or 0,
            number=stored.number,
            title=stored.title,
        )
    )


def tell_agreed(occasion: Occasion) -> Telling | None:
    """What this person does by when; nothing where it was agreed otherwise meanwhile.

    Of a trajectory that they may not see, they read its number and what is asked of them.
    """
    record = _record(occasion)
    notice = occasion.notices[0]
    recipient = parse_recipient(notice.recipient)
    if record is None or not isinstance(recipient, ToPerson):
        return None
    person_id, version = recipient.person_id, int(notice.occurrence.removeprefix(_AT))
    session, here = occasion.session, occasion.here
    mine = [
        row
        for row in agreements_of(session, trajectory_id=occasion.subject_id)
        if row.version == version and row.owner_id == person_id and row.due_on is not None
    ]
    if not mine:
        return None
    viewer = Viewer(person_id, roles_of(session, person_id=person_id))
    may_open = may_see(viewer, involvement(record))
    view = whole_talk(session, record, here=here)
    view = replace(
        view,
        title=view.title if may_open else "",
        agreements=agreement_lines(session, mine, here=here),
    )
    return Telling(agreed(view, here.words, may_open=may_open))


def _record(occasion: Occasion) -> TrajectoryRecord | None:
    if occasion.audience is not Audience.PERSON:
        return None
    return find_trajectory(
        occasion.session,
        workspace_id=occasion.here.workspace_id,
        trajectory_id=occasion.subject_id,
    )


def _plan(
    session: Session,
    stored: Trajectory,
    kind: str,
    *,
    occurrence: str,
    person_id: int,
    now: datetime,
) -> None:
    plan_notice(
        session,
        workspace_id=stored.workspace_id,
        kind=kind,
        subject_kind=trajectory_ids.SUBJECT,
        subject_id=stored.id or 0,
        occurrence=occurrence,
        recipient=str(ToPerson(person_id)),
        due_at=now,
        now=now,
    )
