"""Somebody hears that they were given a role, or that it went to somebody else."""

from datetime import datetime

from sqlmodel import Session

from bot.messages import role_ids as ids
from bot.messages.roles import role_told
from bot.services.municipality import Municipality
from bot.services.occasion import Occasion, Telling
from bot.services.recipients import ToPerson
from storage import event_log
from storage.notices import plan_notice
from storage.people import people_by_id, roles_of
from storage.vocabulary import MunicipalRole


def plan_role_told(
    session: Session,
    *,
    event_id: int,
    here: Municipality,
    person_id: int,
    now: datetime,
) -> None:
    """To whom it is about, in private."""
    plan_notice(
        session,
        workspace_id=here.workspace_id,
        kind=ids.NOTICE,
        subject_kind=ids.SUBJECT,
        subject_id=here.workspace_id,
        occurrence=f"event {event_id}",
        recipient=str(ToPerson(person_id)),
        due_at=now,
        now=now,
    )


def tell_role(occasion: Occasion) -> Telling | None:
    """What changed, and who did it; nothing once it was turned back."""
    here = occasion.here
    event_id = int(occasion.notices[0].occurrence.removeprefix("event "))
    happened = event_log.history(
        occasion.session,
        workspace_id=here.workspace_id,
        subject_kind=ids.SUBJECT,
        subject_id=here.workspace_id,
    )
    event = next(each for each in happened if each.id == event_id)
    role, person_id = MunicipalRole(event.facts["role"]), int(event.facts["person"])
    gives = event.kind == ids.EVENT_GIVEN
    if (role in roles_of(occasion.session, person_id=person_id)) is not gives:
        return None
    people = people_by_id(
        occasion.session, workspace_id=here.workspace_id, ids={event.actor_id or 0}
    )
    by = next((each.slack_user_id for each in people.values()), "")
    return Telling(role_told(role, by, here.words, gives=gives))
