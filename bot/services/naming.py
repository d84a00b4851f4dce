"""Whether people want to be named when a success is celebrated: asked once, changed any time."""

from datetime import datetime

from sqlmodel import Session

from bot.messages import success_ids as ids
from bot.policy.confidentiality import Viewer
from bot.services.municipality import Municipality
from bot.services.recipients import ToPerson
from storage import event_log
from storage.notices import plan_notice
from storage.successes import ask_naming_once, consents_of, find_consent, success_people
from storage.tables import Success

_ONCE = "named"


def ask_to_be_named(
    session: Session, stored: Success, *, here: Municipality, now: datetime
) -> None:
    """Ask who was never asked."""
    for person_id in success_people(session, success_id=stored.id or 0):
        if not ask_naming_once(
            session, person_id=person_id, workspace_id=here.workspace_id, now=now
        ):
            continue
        plan_notice(
            session,
            workspace_id=here.workspace_id,
            kind=ids.NOTICE_CONSENT,
            subject_kind=ids.SUBJECT,
            subject_id=stored.id or 0,
            occurrence=_ONCE,
            recipient=str(ToPerson(person_id)),
            due_at=now,
            now=now,
        )


def asked_last(session: Session, stored: Success) -> datetime | None:
    """When anybody who did it was last asked and did not answer; None where nobody waits."""
    people = success_people(session, success_id=stored.id or 0)
    said = consents_of(session, person_ids=people)
    return max((each.asked_at for each in said.values() if each.agreed is None), default=None)


def naming_of(session: Session, *, here: Municipality, viewer: Viewer) -> bool | None:
    """What somebody said themselves; None where they did not answer."""
    found = find_consent(session, workspace_id=here.workspace_id, person_id=viewer.person_id)
    return found.agreed if found else None


def answer_naming(
    session: Session, *, here: Municipality, viewer: Viewer, agreed: bool, now: datetime
) -> bool:
    """Keep what somebody wants. :returns: False when they had said so before."""
    ask_naming_once(session, person_id=viewer.person_id, workspace_id=here.workspace_id, now=now)
    found = find_consent(
        session, workspace_id=here.workspace_id, person_id=viewer.person_id, lock=True
    )
    if found is None or found.agreed is agreed:
        return False
    before, found.agreed = found.agreed, agreed
    found.answered_at = now
    session.add(found)
    session.flush()
    event_log.record(
        session,
        workspace_id=here.workspace_id,
        subject_kind=ids.SUBJECT_CONSENT,
        subject_id=viewer.person_id,
        kind="answered",
        actor_id=viewer.person_id,
        now=now,
        facts={"agreed": [before, agreed]},
    )
    return True
